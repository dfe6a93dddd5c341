//! Finding one answer: typed as somebody would, opened at the very sentence.

use crate::desk::{self, LESSON};
use evenkeel_core::learn::anchor::Anchor;
use evenkeel_core::learn::kept::Kind;
use evenkeel_tests::window::{Window, until};

/// Where a sentence of the text stands in the window, from its upper edge; none while it is not on the screen.
async fn top_of(window: &Window, sentence: &str) -> Option<f64> {
    let script = format!(
        "const said = (element) => element.textContent.replace(/\\s+/g, ' ').includes({sentence:?}); \
         const place = [...document.querySelectorAll('main p, main li, main h2, main h3')].filter(said).at(-1); \
         return place?.getBoundingClientRect().top ?? null"
    );
    window.script(&script).await.as_f64()
}

#[tokio::test]
async fn a_few_letters_lead_to_the_exact_sentence_before_anyone_has_begun() {
    let sentence = "Say one short line, once, low and slow.";
    let home = desk::empty();
    let window = Window::open(home.path()).await;
    window.screen("welcome").await;
    window.press("Find an answer").await;
    // Words of it, the last one only begun.
    window
        .type_into(".search input", "short line once lo")
        .await;
    // What is found is told while one types, so the last letters may still be on their way.
    let hit = until(
        "the sentence among what was found, and all of it marked",
        || async {
            let hits = window
                .script(
                    "return [...document.querySelectorAll('a.hit .hit-words')]\
                 .map((words) => [words.textContent, words.querySelectorAll('mark').length])",
                )
                .await;
            let hits: Vec<(String, u32)> = serde_json::from_value(hits).ok()?;
            hits.iter()
                .position(|(words, marks)| words.contains(sentence) && *marks == 4)
        },
    )
    .await;
    assert!(
        window.find_all(".own-hits").await.is_empty(),
        "nobody is here, so nobody has notes"
    );
    window
        .script(&format!(
            "[...document.querySelectorAll('a.hit')][{hit}].focus()"
        ))
        .await;
    window.type_into("a.hit:focus", "\u{e007}").await;
    window.screen("lesson").await;
    let height = window.script("return innerHeight").await.as_f64().unwrap();
    until("the sentence in the middle of the window", || async {
        let top = top_of(&window, sentence).await?;
        (0.0..height).contains(&top).then_some(())
    })
    .await;
    window.close().await;
}

#[tokio::test]
async fn a_slip_of_the_fingers_is_understood_and_said() {
    let home = desk::with_sam();
    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.press("Find an answer").await;
    window.type_into(".search input", "metldown").await;
    window.says("These are for “meltdown”.").await;
    // Common questions stand first.
    let first = window
        .script("return document.querySelector('a.hit')?.className ?? ''")
        .await;
    assert!(
        first.as_str().unwrap_or_default().contains("hit-question"),
        "{first}"
    );
    window.close().await;
}

#[tokio::test]
async fn ones_own_words_are_found_again_and_lead_to_where_they_stand() {
    let home = desk::with_sam();
    let mut app = desk::open(home.path());
    app.start().unwrap();
    app.keep_reflection(LESSON, "own-alarm-signs", "My jaw, like porcelain.")
        .unwrap();
    app.keep_plan_field("alarm-triggers", "Broken porcelain.")
        .unwrap();
    let line = "Say one short line, once, low and slow.";
    let anchor = Anchor {
        lesson: LESSON.to_owned(),
        section: "fewer-words".to_owned(),
        exact: line.to_owned(),
        ..Anchor::default()
    };
    app.add_mark(Kind::Highlight, anchor, "Porcelain dolls.")
        .unwrap();
    app.close().unwrap();

    let window = Window::open(home.path()).await;
    window.screen("home").await;
    window.press("Find an answer").await;
    window.type_into(".search input", "porcelain").await;
    window.says("Found only while you study here").await;
    window
        .script("document.querySelector('.search').close()")
        .await;
    // Kind of what is found, and what tells that its place was reached.
    for (kind, screen, arrived) in [
        (
            "Our plan",
            "plan",
            "return document.activeElement?.id === 'field-alarm-triggers-text'",
        ),
        (
            "Your reflection",
            "notes",
            "return document.activeElement?.id?.startsWith('entry-reflection-') ?? false",
        ),
        (
            "Your highlight",
            "lesson",
            "return String([...(CSS.highlights?.get('sought') ?? [])][0] ?? \
             document.querySelector('mark.marked')?.textContent ?? '').includes('Say one short line')",
        ),
    ] {
        // What was typed is still there.
        window.press("Find an answer").await;
        let hit = until(kind, || async {
            let script = format!(
                "const hit = [...document.querySelectorAll('.own-hits a.hit')]\
                 .findIndex((link) => link.textContent.includes('{kind}')); return hit < 0 ? null : hit"
            );
            window.script(&script).await.as_u64()
        })
        .await;
        window
            .click(&format!(".own-hits li:nth-of-type({}) a.hit", hit + 1))
            .await;
        window.screen(screen).await;
        until(&format!("the place of {kind}"), || async {
            window
                .script(arrived)
                .await
                .as_bool()
                .unwrap_or_default()
                .then_some(())
        })
        .await;
    }
    window.close().await;
}
