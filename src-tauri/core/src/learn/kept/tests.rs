use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn number(of: u8) -> Uuid {
    Uuid::from_u128(u128::from(of) + 1)
}

fn hand(learner: u8, device: u8) -> Hand {
    Hand {
        learner: LearnerId::from(number(learner)),
        device: DeviceId::from(number(device)),
    }
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_milliseconds(1_795_000_000_000 + minute * 60_000)
}

fn id(of: u8) -> KeptId {
    KeptId::from(number(of))
}

fn saying(text: &str) -> Content {
    Content {
        text: text.to_owned(),
        ..Content::default()
    }
}

fn field(place: &str) -> Spot {
    Spot {
        course: "https://example.org/course".to_owned(),
        kind: Kind::Plan,
        place: place.to_owned(),
    }
}

fn words<'a>(standing: &Standing<'a>) -> (Option<&'a str>, Vec<&'a str>) {
    (
        standing.current.map(|text| text.content.text.as_str()),
        standing
            .earlier
            .iter()
            .map(|text| text.content.text.as_str())
            .collect(),
    )
}

/// A copy in which texts are written.
#[derive(Debug, Clone, Default)]
struct Copy {
    texts: Texts,
}

impl Copy {
    fn of(&self, place: &str) -> Vec<&Kept> {
        self.texts
            .iter()
            .filter(|((spot, _), _)| spot.place == place)
            .map(|(_, text)| text)
            .collect()
    }

    fn write(&mut self, place: &str, who: Hand, text: &str, now: Timestamp, new: KeptId) {
        let text = written(self.of(place), who, saying(text), now, new);
        self.texts.insert((field(place), text.id), text);
    }
}

#[test]
fn one_hand_goes_on_with_its_own_text() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Door", at(0), id(1));
    copy.write("a", hand(1, 1), "Door, then", at(1), id(2));
    let all = copy.of("a");
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].id, all[0].revision), (id(1), 2));
    assert_eq!(words(&standing(all)), (Some("Door, then"), vec![]));
}

#[test]
fn whoever_replaces_the_words_of_another_leaves_them_beside_their_own() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Through the kitchen", at(0), id(1));
    copy.write("a", hand(2, 1), "Through the hall", at(1), id(2));
    copy.write("a", hand(2, 1), "Through the hall, quietly", at(2), id(3));
    assert_eq!(
        words(&standing(copy.of("a"))),
        (
            Some("Through the hall, quietly"),
            vec!["Through the kitchen"]
        )
    );
}

#[test]
fn whoever_adds_to_the_words_of_another_has_not_replaced_them() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Through  the\nkitchen", at(0), id(1));
    copy.write("a", hand(2, 1), "First: Through the kitchen.", at(1), id(2));
    assert_eq!(words(&standing(copy.of("a"))).1, Vec::<&str>::new());
}

#[test]
fn the_same_earlier_words_are_told_once_and_empty_ones_never() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Kitchen", at(0), id(1));
    copy.write("a", hand(2, 1), "  ", at(1), id(2));
    copy.write("a", hand(3, 1), "Kitchen", at(2), id(3));
    copy.write("a", hand(2, 1), "Hall", at(3), id(4));
    assert_eq!(
        words(&standing(copy.of("a"))),
        (Some("Hall"), vec!["Kitchen"])
    );
}

#[test]
fn a_clock_that_was_set_back_does_not_let_an_older_text_win() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Before", at(1_000), id(1));
    copy.write("a", hand(2, 1), "After", at(-500_000), id(2));
    assert_eq!(words(&standing(copy.of("a"))).0, Some("After"));
}

#[test]
fn what_was_taken_away_does_not_come_back_with_an_older_copy() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Door", at(0), id(1));
    let older = copy.texts.clone();
    let gone = copy.of("a")[0].taken_away(at(1));
    copy.texts.insert((field("a"), gone.id), gone);
    for merged in [
        merge(copy.texts.clone(), older.clone()),
        merge(older, copy.texts.clone()),
    ] {
        assert_eq!(standing(merged.values()), Standing::default());
    }
}

#[test]
fn a_change_beats_a_removal_that_did_not_know_of_it() {
    let mut here = Copy::default();
    here.write("a", hand(1, 1), "Door", at(0), id(1));
    let mut there = here.clone();
    let gone = here.of("a")[0].taken_away(at(9));
    here.texts.insert((field("a"), gone.id), gone);
    there.write("a", hand(1, 1), "Door and window", at(1), id(2));
    let merged = merge(here.texts, there.texts);
    assert_eq!(words(&standing(merged.values())).0, Some("Door and window"));
}

#[test]
fn putting_back_what_was_taken_away_wins_over_the_removal() {
    let mut copy = Copy::default();
    copy.write("a", hand(1, 1), "Door", at(0), id(1));
    let gone = copy.of("a")[0].taken_away(at(1));
    let back = gone.saying(gone.content.clone(), at(2));
    assert!(gone.supersedes(copy.of("a")[0]) && back.supersedes(&gone));
}

#[test]
fn the_same_id_in_two_places_is_two_texts() {
    let mut one = Copy::default();
    one.write("a", hand(1, 1), "Door", at(0), id(1));
    let mut other = Copy::default();
    other.write("b", hand(1, 1), "Window", at(0), id(1));
    assert_eq!(merge(one.texts, other.texts).len(), 2);
}

fn any_kept() -> impl Strategy<Value = ((Spot, KeptId), Kept)> {
    (
        (0_u8..2, 0_u8..3, 0_u8..2, 0_u8..2),
        (1_u64..4, any::<bool>(), "[ab]{0,2}", 0_i64..3, 0_i64..3),
    )
        .prop_map(
            |((place, text, learner, device), (revision, removed, words, clock, order))| {
                let kept = Kept {
                    id: id(text),
                    hand: hand(learner, device),
                    revision,
                    removed,
                    content: saying(&words),
                    at: at(clock),
                    order,
                };
                ((field(if place == 0 { "a" } else { "b" }), kept.id), kept)
            },
        )
}

fn any_texts() -> impl Strategy<Value = Texts> {
    prop::collection::vec(any_kept(), 0..8).prop_map(|all| {
        all.into_iter()
            .fold(Texts::new(), |mut texts, (key, kept)| {
                take_in(&mut texts, key, kept);
                texts
            })
    })
}

/// What can be told apart: what a removed text once said cannot.
fn seen(texts: &Texts) -> Vec<((Spot, KeptId), Kept)> {
    texts
        .iter()
        .map(|(key, kept)| {
            let mut kept = kept.clone();
            if kept.removed {
                kept.content = Content::default();
            }
            (key.clone(), kept)
        })
        .collect()
}

/// What two carers on two devices do with one field.
#[derive(Debug, Clone)]
enum Step {
    Write(usize, String),
    TakeAway(usize),
    Carry { from: usize, to: usize },
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0_usize..3, "[a-c]{1,3}").prop_map(|(who, text)| Step::Write(who, text)),
        1 => (0_usize..3).prop_map(Step::TakeAway),
        3 => (0_usize..3, 0_usize..3).prop_map(|(from, to)| Step::Carry { from, to }),
    ]
}

proptest! {
    #[test]
    fn merging_in_any_order_any_number_of_times_gives_one_result(
        one in any_texts(), two in any_texts(), three in any_texts()
    ) {
        let left = merge(merge(one.clone(), two.clone()), three.clone());
        let right = merge(three.clone(), merge(two.clone(), one.clone()));
        prop_assert_eq!(seen(&left), seen(&right));
        let again = merge(merge(left.clone(), one), merge(two, left.clone()));
        prop_assert_eq!(seen(&left), seen(&again));
        prop_assert_eq!(
            standing(left.values()).current.map(|text| text.id),
            standing(right.values()).current.map(|text| text.id)
        );
    }

    #[test]
    fn no_text_is_lost_unless_its_own_hand_changed_it_or_it_was_taken_away(
        one in any_texts(), two in any_texts()
    ) {
        let merged = merge(one.clone(), two.clone());
        for (key, kept) in one.iter().chain(&two) {
            let now = &merged[key];
            prop_assert!(now == kept || now.supersedes(kept) || kept.removed && now.removed);
        }
    }

    /// Three copies, each of one carer: whatever they write and carry to each other, in the end all say the same, and
    /// the last words of everybody are the text that stands or one that is kept.
    #[test]
    fn carers_who_carry_files_to_each_other_end_with_one_plan(
        steps in prop::collection::vec(a_step(), 0..30)
    ) {
        let mut copies: Vec<Copy> = vec![Copy::default(); 3];
        let mut last_words: [Option<String>; 3] = [None, None, None];
        let mut taken_away = false;
        let mut ids = 10_u8;
        for (minute, step) in (0..).zip(steps) {
            match step {
                Step::Write(who, text) => {
                    let learner = u8::try_from(who).unwrap();
                    ids += 1;
                    copies[who].write("a", hand(learner, learner), &text, at(minute), id(ids));
                    last_words[who] = Some(text);
                }
                Step::TakeAway(who) => {
                    let current = standing(copies[who].of("a")).current.cloned();
                    if let Some(current) = current {
                        let gone = current.taken_away(at(minute));
                        copies[who].texts.insert((field("a"), gone.id), gone);
                        taken_away = true;
                    }
                }
                Step::Carry { from, to } => {
                    let carried = copies[from].texts.clone();
                    let before = std::mem::take(&mut copies[to].texts);
                    copies[to].texts = merge(before, carried);
                }
            }
        }
        let all = copies.iter().fold(Texts::new(), |all, copy| merge(all, copy.texts.clone()));
        for copy in &copies {
            prop_assert_eq!(seen(&merge(copy.texts.clone(), all.clone())), seen(&all));
        }
        if !taken_away {
            let standing = standing(all.values());
            let (current, earlier) = words(&standing);
            for text in last_words.iter().flatten() {
                let kept = current.into_iter().chain(earlier.iter().copied());
                prop_assert!(kept.clone().any(|other| other.contains(text.as_str())), "{text} of {kept:?}", kept = kept.collect::<Vec<_>>());
            }
        }
    }
}
