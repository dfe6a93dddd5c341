use super::*;
use proptest::prelude::*;

fn anchor(before: &str, exact: &str, after: &str) -> Anchor {
    Anchor {
        before: before.to_owned(),
        exact: exact.to_owned(),
        after: after.to_owned(),
        ..Anchor::default()
    }
}

const TEXT: &str = "Step back. Say one line, then stop. Step back again. Breathe.";

#[test]
fn words_are_found_where_they_stand() {
    let range = find(TEXT, &anchor("Step back. ", "Say one line", ", then")).unwrap();
    assert_eq!(&TEXT[range], "Say one line");
}

#[test]
fn of_several_occurrences_the_one_with_the_kept_surroundings_is_meant() {
    let first = find(TEXT, &anchor("", "Step back", ". Say")).unwrap();
    let second = find(TEXT, &anchor("then stop.", "Step back", "again.")).unwrap();
    assert_eq!(
        (first.start, second.start),
        (0, TEXT.rfind("Step").unwrap())
    );
}

#[test]
fn words_that_are_gone_are_not_guessed_at() {
    assert_eq!(find(TEXT, &anchor("Step back.", "Say two lines", "")), None);
    assert_eq!(find(TEXT, &anchor("", "", "")), None);
    assert_eq!(find("", &anchor("", "Step", "")), None);
}

#[test]
fn a_line_broken_elsewhere_changes_nothing() {
    let range = find(TEXT, &anchor("", "Say one\n   line,\tthen", "")).unwrap();
    assert_eq!(&TEXT[range], "Say one line, then");
}

#[test]
fn words_that_overlap_themselves_are_told_apart() {
    let text = "no, no, no, no";
    let third = find(text, &anchor("no, no,", "no, no", "")).unwrap();
    assert_eq!(third.start, 8);
}

#[test]
fn what_is_kept_has_bounds_and_whole_letters() {
    let long = "ä ".repeat(3_000);
    let tidy = anchor(&format!("{long}z"), &long, &format!("a{long}")).tidy();
    assert_eq!(tidy.exact.chars().count(), LONGEST_QUOTATION);
    assert_eq!(tidy.before.chars().count(), LONGEST_CONTEXT);
    assert!(tidy.before.ends_with('z') && tidy.after.starts_with('a'));
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-dä]{1,4}", 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn a_quotation_survives_every_edit_around_it(
        before in prose(), exact in "[a-d]{2} [a-d]{3} z[a-d]{2}", after in prose(),
        new_before in prose(), new_after in prose(),
    ) {
        let kept = anchor(&before, &exact, &after).tidy();
        let edited = fold(&format!("{new_before} {exact} {new_after}"));
        let found = find(&edited, &kept).expect("the words are still there");
        prop_assert_eq!(&edited[found], exact.as_str());
    }

    #[test]
    fn whatever_is_looked_for_nothing_breaks(text in ".{0,60}", before in ".{0,9}", exact in ".{0,9}", after in ".{0,9}") {
        let text = fold(&text);
        if let Some(range) = find(&text, &anchor(&before, &exact, &after)) {
            prop_assert_eq!(fold(&text[range]), fold(&exact));
        }
    }
}
