//! Which questions an attempt asks, and in which order their options stand.
//!
//! The generator is PCG XSH RR 64/32 (`rand_pcg::Pcg32`, O'Neill 2014) on one fixed stream, its state begun with the
//! seed; a number below n is the upper half of output × n. Both are written out here and pinned by a test, so that a
//! kept seed draws the same questions for ever.

use crate::course::Question;
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng as _;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const STREAM: u64 = 0x0a02_bdbf_7bb3_c0a7;

/// One question of an attempt, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Question id.
    pub question: String,
    /// Ids of its options in the order shown.
    pub options: Vec<String>,
}

/// Draws `count` questions from a bank, or all of them when there are fewer: at least one per outcome as far as `count`
/// allows (a random choice of outcomes when it does not), the rest at random, none twice, options shuffled. The same
/// bank, count and seed give the same draw.
pub fn draw(questions: &[Question], count: usize, seed: u64) -> Vec<Drawn> {
    let mut random = Random(Pcg32::new(seed, STREAM));
    let count = count.min(questions.len());

    let mut by_outcome: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, question) in questions.iter().enumerate() {
        by_outcome.entry(&question.outcome).or_default().push(index);
    }
    let mut outcomes: Vec<Vec<usize>> = by_outcome.into_values().collect();
    random.shuffle(&mut outcomes);
    let mut chosen: Vec<usize> = outcomes
        .iter()
        .take(count)
        .filter_map(|indices| indices.get(random.below(indices.len())).copied())
        .collect();

    let mut rest: Vec<usize> = (0..questions.len())
        .filter(|index| !chosen.contains(index))
        .collect();
    random.shuffle(&mut rest);
    chosen.extend(rest.into_iter().take(count - chosen.len()));
    random.shuffle(&mut chosen);

    chosen
        .into_iter()
        .filter_map(|index| questions.get(index))
        .map(|question| {
            let mut options: Vec<String> = question
                .check
                .options
                .iter()
                .map(|option| option.id.clone())
                .collect();
            random.shuffle(&mut options);
            Drawn {
                question: question.check.id.clone(),
                options,
            }
        })
        .collect()
}

struct Random(Pcg32);

impl Random {
    /// A number from 0 to `bound` - 1; 0 when `bound` is 0.
    fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.0.next_u32()) * bound as u128;
        usize::try_from(wide >> 32).unwrap_or(0)
    }

    /// Fisher and Yates, from the end.
    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests;
