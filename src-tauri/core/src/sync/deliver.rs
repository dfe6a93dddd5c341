//! Takes some statements to a record store and says of each what came of it.
//!
//! 1. They are posted together; [`decide::after_post`] says what next.
//! 2. What the store does not take together is posted in halves, down to the one it does not take.
//! 3. What it says it has, or what its answer leaves unclear, is asked for one by one and compared.
//!
//! Whatever is known is settled at once, so that nothing has to be done twice when the way breaks off.

use super::compare;
use super::decide::{self, Found, Next, Refusal, Trouble};
use super::transport::{Heard, Question, Transport};
use crate::base::Result;
use crate::base::error::LrsError;

/// A statement on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its place among the statements of this device.
    pub place: u64,
    /// Its id.
    pub id: String,
    /// Its frozen bytes.
    pub bytes: Vec<u8>,
}

/// What came of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The store has it.
    Given(How),
    /// The store will not have it.
    Refused(Refusal),
}

/// How a statement came to be in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It said so when it was given it.
    Stored,
    /// It was found there, the same.
    Found,
}

/// How much is posted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Statements, at most.
    pub statements: usize,
    /// Bytes, at most, unless one is longer by itself.
    pub bytes: usize,
}

impl Default for Limits {
    /// Well below the megabyte that web servers commonly take.
    fn default() -> Self {
        Self {
            statements: 200,
            bytes: 512 * 1024,
        }
    }
}

/// So many in a row, with none given between, mean that the store takes nothing.
const REFUSED_IN_A_ROW: u32 = 20;

/// How taking them ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Something is known of each.
    Settled,
    /// It could not go on; the rest has to be posted again, the same bytes.
    Trouble(Trouble),
    /// We were asked to stop.
    Halted,
}

/// One way to a store, with what was learnt on it.
pub struct Courier<'a> {
    transport: &'a dyn Transport,
    host: String,
    /// What may be posted together; shrinks when the store finds it too long.
    pub limits: Limits,
    refused_in_a_row: u32,
}

/// Says whether to stop before the next question.
pub type Halt<'a> = &'a dyn Fn() -> bool;

/// Is told of statements as soon as something is known of them.
pub type Settle<'a> = &'a mut dyn FnMut(&[(u64, Verdict)]) -> Result<()>;

impl<'a> Courier<'a> {
    /// To the store at `host`.
    pub fn new(transport: &'a dyn Transport, host: &str) -> Self {
        Self {
            transport,
            host: host.to_owned(),
            limits: Limits::default(),
            refused_in_a_row: 0,
        }
    }

    /// Takes these statements there.
    ///
    /// # Errors
    /// What `settle` returns.
    pub fn deliver(&mut self, items: &[Item], halt: Halt<'_>, settle: Settle<'_>) -> Result<Ended> {
        let mut parts: Vec<Vec<&Item>> = vec![items.iter().collect()];
        while let Some(part) = parts.pop() {
            if part.is_empty() {
                continue;
            }
            if halt() {
                return Ok(Ended::Halted);
            }
            let ids: Vec<String> = part.iter().map(|item| item.id.clone()).collect();
            let heard = self.transport.post(&together(&part));
            match decide::after_post(&self.host, &ids, &heard) {
                Next::Given => {
                    self.refused_in_a_row = 0;
                    settle(&all(&part, &Verdict::Given(How::Stored)))?;
                }
                Next::Split => parts.extend(halves(&part)),
                Next::Shorten => {
                    self.limits.statements = (part.len() / 2).max(1);
                    parts.extend(halves(&part));
                }
                Next::Compare => match self.compare(&part, halt, settle)? {
                    Compared::Ended(ended) => return Ok(ended),
                    Compared::Missing(missing) => {
                        let nothing_learnt = missing.len() == part.len();
                        match &heard {
                            Heard::Answer(answer) if nothing_learnt && answer.status != 409 => {
                                let error = decide::not_understood(&self.host, answer);
                                return Ok(Ended::Trouble(Trouble::Lasting(error)));
                            }
                            _ if nothing_learnt && part.len() == 1 => {
                                settle(&all(&part, &Verdict::Refused(Refusal::Hidden)))?;
                            }
                            _ if nothing_learnt => parts.extend(halves(&part)),
                            _ => parts.push(missing),
                        }
                    }
                },
                Next::Refuse(refusal) => {
                    self.refused_in_a_row += 1;
                    let too_many = self.refused_in_a_row >= REFUSED_IN_A_ROW;
                    if let (true, Refusal::Invalid { said }) = (too_many, &refusal) {
                        let error = LrsError::RefusesEverything {
                            host: self.host.clone(),
                            cause: said.clone(),
                        };
                        return Ok(Ended::Trouble(Trouble::Lasting(error)));
                    }
                    settle(&all(&part, &Verdict::Refused(refusal)))?;
                }
                Next::Trouble(trouble) => return Ok(Ended::Trouble(trouble)),
            }
        }
        Ok(Ended::Settled)
    }

    /// Asks for each and compares; gives back those that the store does not show.
    fn compare<'b>(
        &mut self,
        part: &[&'b Item],
        halt: Halt<'_>,
        settle: Settle<'_>,
    ) -> Result<Compared<'b>> {
        let mut missing = Vec::new();
        for item in part {
            if halt() {
                return Ok(Compared::Ended(Ended::Halted));
            }
            match self.ask(&item.id) {
                Found::Statement(theirs) => {
                    let verdict = if compare::same(&item.bytes, &theirs) {
                        self.refused_in_a_row = 0;
                        Verdict::Given(How::Found)
                    } else {
                        Verdict::Refused(Refusal::Clash)
                    };
                    settle(&[(item.place, verdict)])?;
                }
                Found::Nothing | Found::Forbidden => missing.push(*item),
                Found::Unclear(trouble) => {
                    return Ok(Compared::Ended(Ended::Trouble(trouble)));
                }
            }
        }
        Ok(Compared::Missing(missing))
    }

    /// Asks for a statement, and once more among those that were taken back.
    fn ask(&self, id: &str) -> Found {
        let ask = |question| decide::after_get(&self.host, id, &self.transport.get(question, id));
        match ask(Question::Statement) {
            Found::Nothing => ask(Question::Voided),
            found => found,
        }
    }
}

enum Compared<'b> {
    Missing(Vec<&'b Item>),
    Ended(Ended),
}

/// The frozen bytes of each, as one JSON array.
fn together(part: &[&Item]) -> Vec<u8> {
    let length: usize = part.iter().map(|item| item.bytes.len() + 1).sum();
    let mut body = Vec::with_capacity(length + 1);
    for item in part {
        body.push(if body.is_empty() { b'[' } else { b',' });
        body.extend_from_slice(&item.bytes);
    }
    body.push(b']');
    body
}

/// The two halves, the first one last, since parts are taken from the end.
fn halves<'b>(part: &[&'b Item]) -> [Vec<&'b Item>; 2] {
    let (first, second) = part.split_at(part.len() / 2);
    [second.to_vec(), first.to_vec()]
}

fn all(part: &[&Item], verdict: &Verdict) -> Vec<(u64, Verdict)> {
    part.iter()
        .map(|item| (item.place, verdict.clone()))
        .collect()
}

#[cfg(test)]
mod tests;
