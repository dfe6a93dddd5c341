use crate::markdown::problem::Problem;
use std::panic::resume_unwind;
use std::thread;

/// Does two pieces of work at the same time, on a processor each where there are two: half the text of a course need
/// not wait for the other half. Problems are put down in the same order as if one were done after the other.
pub(super) fn at_once<A: Send, B>(
    problems: &mut Vec<Problem>,
    one: impl FnOnce(&mut Vec<Problem>) -> A + Send,
    other: impl FnOnce(&mut Vec<Problem>) -> B,
) -> (A, B) {
    let mut of_other = Vec::new();
    let (made, mut of_one, also_made) = thread::scope(|scope| {
        let working = scope.spawn(|| {
            let mut problems = Vec::new();
            (one(&mut problems), problems)
        });
        let also_made = other(&mut of_other);
        let (made, problems) = working.join().unwrap_or_else(|panic| resume_unwind(panic));
        (made, problems, also_made)
    });
    problems.append(&mut of_one);
    problems.append(&mut of_other);
    (made, also_made)
}
