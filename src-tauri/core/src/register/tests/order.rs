//! Whatever way events are dealt out to bundles, and in whatever order and however often these come: one register.

use super::*;
use proptest::prelude::*;

/// Everything in the register that does not say when or whence it came.
fn picture(register: &Register) -> Vec<String> {
    let mut all = Vec::new();
    for sql in [
        "SELECT json_array(hex(id), hex(learner), kind, body, at) FROM events ORDER BY id",
        "SELECT json_array(hex(learner), unit, state, started_at, done_at, hex(record), title, best, latest, attempts,
            lessons_done, lessons, active_seconds, refresher_due) FROM standings ORDER BY learner, unit",
        "SELECT json_array(hex(id), name, sort_name, units_done, units_due, units_missing, refresher_due, last_at,
            clock_doubt) FROM learners ORDER BY id",
        "SELECT json_array(hex(learner), course, lesson, at) FROM begun ORDER BY learner, course, lesson",
        "SELECT json_array(hex(learner), hex(digest)) FROM bundle_learners JOIN bundles ON place = bundle
            ORDER BY learner, digest",
    ] {
        let mut query = register.read().prepare(sql).unwrap();
        let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
        all.extend(rows.map(Result::unwrap));
    }
    all
}

/// Two people: one has finished everything, one the first unit, with a lesson taken back by their own computer.
fn everything() -> Vec<Event> {
    let (one, two) = (learner(1), learner(2));
    let mut events = mornings(0, one);
    events.extend([
        lesson(5, one, "evenings", "bedtime"),
        attempt(6, one, "evenings", 1),
        attempt(7, one, "evenings", 3),
        unit(8, one, "evenings"),
        whole(9, one),
    ]);
    events.extend(mornings(20, two));
    let voided = Fact::read(
        "voided",
        1,
        serde_json::json!({ "event": events[11].id, "reason": "a slip", "by": "two" }),
    );
    events.push(event(30, two, "lesson/toast", voided));
    events
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn bundles_in_any_order_and_any_number_of_times_make_the_same_register(
        dealt in prop::collection::vec(prop::collection::vec(0..17_usize, 1..9), 1..6),
        comings in prop::collection::vec(0..6_usize, 1..14),
        tampered in prop::collection::vec(0..6_usize, 0..4),
    ) {
        let events = everything();
        // Each event at least once, and some in several bundles.
        let bundles: Vec<Vec<u8>> = (0..)
            .zip(&dealt)
            .map(|(number, picked)| {
                let mut mine: Vec<Event> = picked.iter().map(|at| events[*at % events.len()].clone()).collect();
                mine.dedup_by_key(|event| event.id);
                Bundle { signer: number, made_at: now().plus_milliseconds(i64::from(number)), ..Bundle::of(mine) }.bytes()
            })
            .collect();
        let mut straight = Agency::new();
        for bundle in &bundles {
            straight.take(bundle).unwrap();
        }
        let mut crooked = Agency::new();
        for coming in &comings {
            let at = coming % bundles.len();
            if tampered.contains(coming) {
                let mut bad = bundles[at].clone();
                let middle = bad.len() / 3;
                bad[middle] ^= 1;
                // Whatever becomes of it, the others still come.
                let _ = crooked.take(&bad);
            }
            crooked.take(&bundles[at]).unwrap();
        }
        for bundle in bundles.iter().rev() {
            crooked.take(bundle).unwrap();
        }
        prop_assert_eq!(picture(&straight.register), picture(&crooked.register));
    }
}
