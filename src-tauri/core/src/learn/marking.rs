//! Whether an answer to a check or question is right.

use crate::base::{Error, Result};
use crate::course::Check;
use std::collections::BTreeSet;

/// What an answer is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Whether the answer names every right option and no other.
    pub right: bool,
}

/// Marks an answer: right exactly when the options chosen are the right ones, in any order, however often named.
/// Two options chosen where one is right is a wrong answer, not an error: what somebody chose is never thrown away.
///
/// # Errors
/// [`Error::NothingChosen`]; [`Error::OptionUnknown`] when an option is not one of the check's (it was reworded since).
pub fn mark(check: &Check, chosen: &[String]) -> Result<Mark> {
    if chosen.is_empty() {
        return Err(Error::NothingChosen);
    }
    let known = |id: &String| check.options.iter().any(|option| option.id == *id);
    if !chosen.iter().all(known) {
        return Err(Error::OptionUnknown);
    }
    let chosen: BTreeSet<&str> = chosen.iter().map(String::as_str).collect();
    let right: BTreeSet<&str> = check
        .options
        .iter()
        .filter(|option| option.right)
        .map(|option| option.id.as_str())
        .collect();
    Ok(Mark {
        right: chosen == right,
    })
}

/// `right` of `asked` in per cent, rounded down: nobody is told a pass mark was reached when it was not.
pub fn percent(right: u32, asked: u32) -> u32 {
    let share = u64::from(right) * 100 / u64::from(asked.max(1));
    u32::try_from(share).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Choice, ChoiceOption};

    fn check(choice: Choice, options: &[(&str, bool)]) -> Check {
        Check {
            id: "who-decides".to_owned(),
            question: Vec::new(),
            scene: Vec::new(),
            choice,
            options: options
                .iter()
                .map(|(id, right)| ChoiceOption {
                    id: (*id).to_owned(),
                    text: Vec::new(),
                    right: *right,
                    feedback: Vec::new(),
                })
                .collect(),
        }
    }

    fn answer(check: &Check, chosen: &[&str]) -> Result<bool> {
        let chosen: Vec<String> = chosen.iter().map(|id| (*id).to_owned()).collect();
        mark(check, &chosen).map(|mark| mark.right)
    }

    #[test]
    fn a_single_choice_is_right_only_with_the_one_right_option() {
        let check = check(Choice::Single, &[("a", false), ("b", true), ("c", false)]);
        assert!(answer(&check, &["b"]).unwrap());
        assert!(answer(&check, &["b", "b"]).unwrap(), "named twice is named");
        assert!(!answer(&check, &["a"]).unwrap());
        assert!(
            !answer(&check, &["a", "b"]).unwrap(),
            "hedging is not right"
        );
    }

    #[test]
    fn a_multiple_choice_is_right_only_with_exactly_the_right_set() {
        let check = check(Choice::Multiple, &[("a", true), ("b", true), ("c", false)]);
        for (chosen, right) in [
            (&["a", "b"][..], true),
            (&["b", "a"][..], true),
            (&["a"][..], false),
            (&["a", "b", "c"][..], false),
            (&["c"][..], false),
        ] {
            assert_eq!(answer(&check, chosen).unwrap(), right, "{chosen:?}");
        }
    }

    #[test]
    fn nothing_chosen_and_options_that_are_gone_are_told_apart() {
        let check = check(Choice::Single, &[("a", true), ("b", false)]);
        assert!(matches!(answer(&check, &[]), Err(Error::NothingChosen)));
        for chosen in [&["z"][..], &["a", "z"][..], &[""][..]] {
            assert!(matches!(answer(&check, chosen), Err(Error::OptionUnknown)));
        }
    }
}
