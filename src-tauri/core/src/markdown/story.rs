//! Whether a branching story can be walked through. Pure: it knows steps by their numbers only.
//!
//! A story is given as, for each step, the steps its choices lead to. Step 0 is the beginning; a step that leads
//! nowhere is an ending.

/// Steps to which no way leads from the beginning.
pub fn unreachable(leads: &[Vec<usize>]) -> Vec<usize> {
    left_out(leads, (0..leads.len()).take(1))
}

/// Steps from which no ending can be reached.
pub fn without_ending(leads: &[Vec<usize>]) -> Vec<usize> {
    let mut back = vec![Vec::new(); leads.len()];
    for (from, next) in leads.iter().enumerate() {
        for &to in next {
            if let Some(back) = back.get_mut(to) {
                back.push(from);
            }
        }
    }
    let endings = (0..leads.len()).filter(|step| leads[*step].is_empty());
    left_out(&back, endings)
}

/// Steps that are not met when walking from `start` in every direction.
fn left_out(leads: &[Vec<usize>], start: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut met = vec![false; leads.len()];
    let mut open: Vec<usize> = start.collect();
    while let Some(step) = open.pop() {
        if let Some(met) = met.get_mut(step).filter(|met| !**met) {
            *met = true;
            open.extend(&leads[step]);
        }
    }
    (0..leads.len()).filter(|step| !met[*step]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_story_with_two_endings_is_walked_through() {
        let leads = [vec![1, 2], vec![2, 3], vec![], vec![]];
        assert!(unreachable(&leads).is_empty() && without_ending(&leads).is_empty());
    }

    #[test]
    fn a_step_to_which_nothing_leads_is_found_and_all_behind_it() {
        let leads = [vec![3, 3], vec![2, 3], vec![3, 1], vec![]];
        assert_eq!(unreachable(&leads), [1, 2]);
        assert!(without_ending(&leads).is_empty());
    }

    #[test]
    fn going_round_for_ever_is_found() {
        let leads = [vec![1, 4], vec![2, 2], vec![1, 3], vec![3, 1], vec![]];
        assert_eq!(without_ending(&leads), [1, 2, 3]);
        assert!(unreachable(&leads).is_empty());
    }

    #[test]
    fn no_story_and_a_story_without_an_ending_are_answered_too() {
        assert!(unreachable(&[]).is_empty() && without_ending(&[]).is_empty());
        assert_eq!(without_ending(&[vec![0]]), [0]);
        assert_eq!(unreachable(&[vec![9], vec![]]), [1]);
    }

    proptest! {
        /// The same, found in the slowest and plainest way: follow every choice as many times as there are steps.
        #[test]
        fn both_agree_with_walking_it_step_by_step(
            leads in prop::collection::vec(prop::collection::vec(0_usize..8, 0..3), 8)
        ) {
            let walked = |from: usize| {
                let mut met = std::collections::BTreeSet::from([from]);
                for _ in 0..leads.len() {
                    met = met.iter().flat_map(|step| leads[*step].iter().copied()).chain(met.iter().copied()).collect();
                }
                met
            };
            let from_start = walked(0);
            let missed: Vec<usize> = (0..8).filter(|step| !from_start.contains(step)).collect();
            prop_assert_eq!(unreachable(&leads), missed);
            let stuck: Vec<usize> = (0..8)
                .filter(|step| walked(*step).iter().all(|met| !leads[*met].is_empty()))
                .collect();
            prop_assert_eq!(without_ending(&leads), stuck);
        }
    }
}
