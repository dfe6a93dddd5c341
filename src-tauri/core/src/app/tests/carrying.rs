//! What learners wrote, in files: a plan carried to another device, a page to print, notes as Markdown.

use super::writing::desk;
use super::*;
use crate::app::plan_files::PlanPrint;
use crate::app::view::BroughtIn;
use crate::learn::anchor::Anchor;
use crate::learn::kept::Kind;

fn text(app: &mut App, id: &str) -> String {
    app.plan()
        .unwrap()
        .groups
        .iter()
        .flat_map(|group| &group.fields)
        .find(|field| field.id == id)
        .unwrap()
        .state
        .text
        .clone()
}

fn earlier(app: &mut App, id: &str) -> Vec<String> {
    let state = app.field(id).unwrap();
    state.earlier.into_iter().map(|text| text.text).collect()
}

fn counted(told: &BroughtIn) -> (u32, u32, u32, bool) {
    (told.filled, told.replaced, told.kept, told.undo.is_some())
}

/// Carries the plan from one device to another.
fn carry(desk: &Desk, from: &mut App, to: &mut App) -> BroughtIn {
    let path = desk.path("our.evenkeel-plan");
    from.save_plan_copy(&path).unwrap();
    to.bring_in_plan(&path).unwrap()
}

#[test]
fn two_devices_of_a_household_build_one_plan_and_no_text_is_lost() {
    let (here, there) = (desk(), desk());
    let mut rosa = here.open();
    begin(&mut rosa, "Rosa");
    let mut sam = there.with_sam();
    rosa.keep_plan_field("ways-out", "Through the kitchen")
        .unwrap();
    rosa.keep_plan_field("early-signs", "She hums.").unwrap();
    there.wait(60);
    sam.keep_plan_field("ways-out", "Through the hall").unwrap();

    let told = carry(&here, &mut rosa, &mut sam);
    assert_eq!(counted(&told), (1, 0, 1, true));
    assert_eq!(text(&mut sam, "early-signs"), "She hums.");
    assert_eq!(text(&mut sam, "ways-out"), "Through the hall");
    assert_eq!(earlier(&mut sam, "ways-out"), ["Through the kitchen"]);
    let again = carry(&here, &mut rosa, &mut sam);
    assert_eq!(counted(&again), (0, 0, 0, false), "nothing new");

    let told = carry(&there, &mut sam, &mut rosa);
    assert_eq!(counted(&told), (0, 1, 0, true));
    assert_eq!(text(&mut rosa, "ways-out"), "Through the hall");
    assert_eq!(earlier(&mut rosa, "ways-out"), ["Through the kitchen"]);

    // Both go on, and carry once more.
    here.wait(120);
    rosa.keep_plan_field("ways-out", "Through the hall, then left")
        .unwrap();
    there.wait(180);
    sam.keep_plan_field("who-we-ring", "Gran").unwrap();
    carry(&here, &mut rosa, &mut sam);
    carry(&there, &mut sam, &mut rosa);
    for app in [&mut rosa, &mut sam] {
        assert_eq!(text(app, "ways-out"), "Through the hall, then left");
        assert_eq!(text(app, "who-we-ring"), "Gran");
        assert_eq!(earlier(app, "ways-out"), ["Through the kitchen"]);
    }
}

#[test]
fn bringing_in_the_wrong_file_can_be_taken_back_whole() {
    let (here, there) = (desk(), desk());
    let mut stranger = there.open();
    begin(&mut stranger, "Kim");
    let mut app = here.with_sam();
    app.keep_plan_field("ways-out", "Through the hall").unwrap();
    there.wait(3600);
    stranger
        .keep_plan_field("ways-out", "Over the wall")
        .unwrap();
    stranger.keep_plan_field("who-we-ring", "Nobody").unwrap();
    let told = carry(&there, &mut stranger, &mut app);
    assert_eq!(counted(&told), (1, 1, 0, true));
    assert_eq!(text(&mut app, "ways-out"), "Over the wall");
    app.undo(told.undo.unwrap()).unwrap();
    assert_eq!(text(&mut app, "ways-out"), "Through the hall");
    assert_eq!(text(&mut app, "who-we-ring"), "");
    assert!(earlier(&mut app, "ways-out").is_empty());
}

#[test]
fn a_newer_version_that_is_taken_back_is_again_what_it_was() {
    let (here, there) = (desk(), desk());
    let mut rosa = there.open();
    begin(&mut rosa, "Rosa");
    let mut app = here.with_sam();
    rosa.keep_plan_field("ways-out", "Kitchen").unwrap();
    carry(&there, &mut rosa, &mut app);
    rosa.keep_plan_field("ways-out", "Hall").unwrap();
    let told = carry(&there, &mut rosa, &mut app);
    assert_eq!(text(&mut app, "ways-out"), "Hall");
    app.undo(told.undo.unwrap()).unwrap();
    assert_eq!(text(&mut app, "ways-out"), "Kitchen");
}

#[test]
fn what_is_no_plan_of_this_course_is_refused_and_nothing_is_changed() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_plan_field("ways-out", "The hall").unwrap();
    let path = desk.path("a-file");
    let mut refused = |bytes: &[u8]| {
        write(&path, bytes);
        code(app.bring_in_plan(&path))
    };
    assert_eq!(refused(b"\x89PNG"), Code::NotAPlanFile);
    assert_eq!(refused(b""), Code::NotAPlanFile);
    let other =
        br#"{"evenkeel":"plan","version":1,"course":"https://example.org/other","texts":[]}"#;
    assert_eq!(refused(other), Code::PlanFileOfAnotherCourse);
    let newer = br#"{"evenkeel":"plan","version":2,"course":"https://example.org/courses/small"}"#;
    assert_eq!(refused(newer), Code::PlanFileNewer);
    assert_eq!(
        code(app.bring_in_plan(&desk.path("nowhere"))),
        Code::FileNotRead
    );
    assert_eq!(text(&mut app, "ways-out"), "The hall");
}

#[test]
fn the_page_for_the_fridge_leaves_out_what_is_private() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_plan_field("ways-out", "The <hall>").unwrap();
    app.keep_plan_field("who-we-ring", "Gran, 01234").unwrap();
    let page = |app: &mut App, print| {
        let path = desk.path(&app.plan_sheet_name(print).unwrap());
        let saved = app.save_plan_sheet(print, &path).unwrap();
        let text = String::from_utf8(files::read(&path).unwrap()).unwrap();
        assert_eq!(text.len(), saved.bytes as usize);
        (saved.rows, text)
    };
    let (rows, whole) = page(&mut app, PlanPrint::Whole);
    assert_eq!(rows, 2);
    assert!(whole.contains("The &lt;hall&gt;") && whole.contains("Gran, 01234"));
    assert!(!whole.contains("Sam"), "no name unless it was typed");
    let (rows, fridge) = page(&mut app, PlanPrint::Fridge);
    assert_eq!(rows, 1);
    assert!(fridge.contains("The &lt;hall&gt;") && !fridge.contains("Gran"));
    assert!(!fridge.contains("Who we ring"));
    assert!(page(&mut app, PlanPrint::Large).1.contains("18pt"));
    let refused = app.save_plan_sheet(PlanPrint::Whole, &desk.path("no/such/folder.html"));
    assert_eq!(code(refused), Code::FileNotWritten);
}

#[test]
fn of_the_reflections_only_those_chosen_one_by_one_leave_with_the_notes() {
    let desk = desk();
    let mut app = desk.with_sam();
    app.keep_reflection("toast", "own-alarm", "My jaw.")
        .unwrap();
    app.keep_reflection("bedtime", "heard", "Nothing at all.")
        .unwrap();
    app.choose_reflection("bedtime", "heard", true).unwrap();
    let anchor = Anchor {
        lesson: "toast".to_owned(),
        section: "afterwards".to_owned(),
        exact: "The pigeons came back.".to_owned(),
        ..Anchor::default()
    };
    app.add_mark(Kind::Highlight, anchor, "Like *ours*")
        .unwrap();
    let path = desk.path(&app.notes_file_name().unwrap());
    let saved = app.save_notes(&path).unwrap();
    assert_eq!(saved.rows, 2);
    let text = String::from_utf8(files::read(&path).unwrap()).unwrap();
    assert!(text.contains("## Unit 1: The toast\n\n**Highlight:** Afterwards"));
    assert!(text.contains("> The pigeons came back.\n\nLike \\*ours\\*"));
    assert!(text.contains("**Reflection:** What did you hear?\n\nNothing at all."));
    assert!(!text.contains("My jaw."), "{text}");
}
