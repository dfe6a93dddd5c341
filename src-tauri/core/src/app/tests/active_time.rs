use super::*;

#[test]
fn time_counts_while_the_window_is_in_front_and_touched() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 60);
    assert_eq!(study(&mut app, "toast", "opening", &[]).active_seconds, 60);
    app.leave_lesson().unwrap();
    assert_eq!(count(&app, "time-spent"), 1, "one stretch, one event");
    assert_eq!(app.home().unwrap().active_seconds, 60);
}

#[test]
fn nothing_counts_in_the_background_or_when_nobody_is_there() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    for (focused, idle_seconds) in [(false, 0), (true, 121)] {
        for _ in 0..12 {
            desk.wait(5);
            let beat = Heartbeat {
                focused,
                idle_seconds,
                ..heartbeat("toast", "opening", &[])
            };
            app.study(&beat).unwrap();
        }
    }
    app.leave_lesson().unwrap();
    assert_eq!(app.home().unwrap().active_seconds, 0);
}

#[test]
fn sleep_and_gaps_count_nothing() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 10);
    // The lid is closed: the clock goes on, forward-only time stands still.
    let morning = desk.clock.now().plus_milliseconds(8 * 3_600_000);
    desk.hands.set_wall(morning);
    desk.read_on(&mut app, "toast", "opening", 10);
    // The program hangs for five minutes.
    desk.wait(300);
    desk.read_on(&mut app, "toast", "opening", 10);
    app.leave_lesson().unwrap();
    assert_eq!(app.home().unwrap().active_seconds, 30);
}

#[test]
fn a_crash_costs_less_than_fifteen_seconds_of_reading() {
    for pause in [1, 3, 4, 5, 7] {
        let desk = Desk::new();
        let mut app = desk.with_sam();
        app.open_lesson("toast", None).unwrap();
        study(&mut app, "toast", "opening", &["opening"]);
        let mut read = 0;
        while read < 20 {
            desk.wait(pause);
            read += pause;
            study(&mut app, "toast", "opening", &[]);
        }
        drop(app);
        let kept = desk.open().home().unwrap().active_seconds;
        assert!(
            kept >= 9 && read - kept < 15,
            "{kept} of {read} at every {pause} s"
        );
    }
}

#[test]
fn time_that_a_crash_left_open_is_written_down_at_the_next_start_once() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 20);
    drop(app);
    for _ in 0..2 {
        let app = desk.open();
        assert_eq!(count(&app, "time-spent"), 1);
        drop(app);
    }
}

#[test]
fn time_is_kept_for_the_section_it_was_spent_in() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 20);
    desk.read_on(&mut app, "toast", "happened", 10);
    app.close().unwrap();
    let app = desk.open();
    let spent: Vec<(String, u64)> = events_of(&app)
        .into_iter()
        .filter_map(|event| match event.fact {
            crate::event::Fact::TimeSpent(spent) => Some((spent.section, spent.seconds)),
            _ => None,
        })
        .collect();
    assert_eq!(
        spent,
        [("opening".to_owned(), 20), ("happened".to_owned(), 10)]
    );
}

#[test]
fn a_clock_that_is_set_back_a_year_is_flagged_on_the_record_and_breaks_nothing() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    finish(&mut app, "toast");
    assert!(!app.record().unwrap().clock_doubt);
    desk.hands.set_wall(at("2025-11-23T14:02:00Z"));
    finish(&mut app, "keys");
    desk.read_on(&mut app, "keys", "door", 20);
    let outcome = take(&mut app, "mornings", 3);
    assert!(outcome.unit_done);
    app.close().unwrap();

    let mut app = desk.open();
    let record = app.record().unwrap();
    assert!(record.clock_doubt);
    assert_eq!(
        record.units[0].done_at,
        Some(at("2025-11-23T14:02:20Z")),
        "as the clock said"
    );
    assert_eq!(record.active_seconds, 20);
    let orders: Vec<i64> = events_of(&app).iter().map(|event| event.order).collect();
    assert!(orders.is_sorted(), "the order of things is kept");
    app.check_learners().unwrap();
}

#[test]
fn whoever_was_chosen_last_comes_back_even_if_the_clock_went_back() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    desk.hands.set_wall(at("2025-11-23T14:02:00Z"));
    begin(&mut app, "Rosa");
    app.close().unwrap();
    assert_eq!(desk.open().home().unwrap().person.name, "Rosa");
}

#[test]
fn a_clock_that_is_set_forward_counts_nothing_and_breaks_nothing() {
    let desk = Desk::new();
    let mut app = desk.with_sam();
    app.open_lesson("toast", None).unwrap();
    desk.read_on(&mut app, "toast", "opening", 10);
    desk.hands.set_wall(at("2036-11-23T14:02:00Z"));
    desk.read_on(&mut app, "toast", "opening", 10);
    finish(&mut app, "toast");
    let record = app.record().unwrap();
    assert_eq!(record.active_seconds, 20);
    assert!(!record.clock_doubt);
    // Someone puts it right again.
    desk.hands.set_wall(at("2026-11-23T15:00:00Z"));
    finish(&mut app, "keys");
    app.close().unwrap();
    let mut app = desk.open();
    assert!(app.record().unwrap().clock_doubt);
    assert_eq!(app.unit("mornings").unwrap().card.lessons_done, 2);
}
