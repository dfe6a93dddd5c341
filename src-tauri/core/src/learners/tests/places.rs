//! Stories that were put down in the middle.

use super::*;
use crate::base::Error;
use crate::learners::scenario_places;

#[test]
fn a_place_in_a_story_is_its_learners_own_and_is_kept_until_it_is_forgotten() {
    let home = Home::new();
    let mut learners = home.open();
    let ruth = add(&mut learners, &home, "Ruth");
    let ben = add(&mut learners, &home, "Ben");
    let choices = |ids: &[&str]| -> Vec<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    let keep = |learners: &mut Learners, story: &str, made: &[&str]| {
        learners
            .write(|transaction| {
                let made = choices(made);
                scenario_places::keep(transaction, home.now(), ruth, COURSE, story, &made)
            })
            .unwrap();
    };
    keep(&mut learners, "stair", &["a"]);
    keep(&mut learners, "stair", &["a", "b"]);
    keep(&mut learners, "blazer", &["c"]);
    drop(learners);

    let mut learners = home.open();
    let load = |learners: &Learners, learner, story: &str| {
        scenario_places::load(learners.read(), learner, COURSE, story).unwrap()
    };
    assert_eq!(load(&learners, ruth, "stair"), Some(choices(&["a", "b"])));
    assert_eq!(load(&learners, ben, "stair"), None);
    assert_eq!(
        scenario_places::load(learners.read(), ruth, "another course", "stair").unwrap(),
        None
    );
    let begun = scenario_places::begun(learners.read(), ruth, COURSE).unwrap();
    assert_eq!(begun.into_iter().collect::<Vec<_>>(), ["blazer", "stair"]);
    for _ in 0..2 {
        learners
            .write(|transaction| scenario_places::forget(transaction, ruth, COURSE, "stair"))
            .unwrap();
    }
    assert_eq!(load(&learners, ruth, "stair"), None);
    assert!(load(&learners, ruth, "blazer").is_some());
}

#[test]
fn a_place_of_nobody_is_refused() {
    let home = Home::new();
    let mut learners = home.open();
    let nobody = LearnerId::new(home.now());
    let refused = learners.write(|transaction| {
        scenario_places::keep(transaction, home.now(), nobody, COURSE, "stair", &[])
    });
    assert!(matches!(refused, Err(Error::LearnerNotFound)));
}
