use super::*;

fn sheet(fields: &[(&str, &str)]) -> Sheet {
    Sheet {
        title: "Our plan".to_owned(),
        subtitle: "As it stood on 23 November 2026".to_owned(),
        foot: "Danger now? Call 999.".to_owned(),
        groups: vec![SheetGroup {
            title: "People".to_owned(),
            fields: fields
                .iter()
                .map(|(label, text)| ((*label).to_owned(), (*text).to_owned()))
                .collect(),
        }],
    }
}

fn size(page: &str) -> f32 {
    let (_, after) = page.split_once("html { font-size: ").unwrap();
    after.split_once("pt").unwrap().0.parse().unwrap()
}

#[test]
fn what_was_typed_stays_text() {
    let page = write(
        &sheet(&[(
            "Who we ring",
            "<script>alert('x')</script> & \"Gran\"\n</style>\u{0}",
        )]),
        Setting::OnePage,
    );
    assert!(page.contains(
        "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Gran&quot;\n&lt;/style&gt;</p>"
    ));
    assert!(!page.contains("<script") && page.matches("</style>").count() == 1);
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn nothing_is_fetched() {
    let page = write(&sheet(&[("a", "b")]), Setting::Large);
    for word in ["http:", "https:", "url(", "@import", "src=", "href="] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn letters_shrink_with_the_text_and_never_below_what_can_be_read() {
    let long = "Through the kitchen, past the boiler, and left at the shed. ".repeat(6);
    let many: Vec<(&str, &str)> = (0..20)
        .map(|_| ("A field of the plan", long.as_str()))
        .collect();
    let few = size(&write(
        &sheet(&[("Ways out", "The hall")]),
        Setting::OnePage,
    ));
    let full = size(&write(&sheet(&many[..8]), Setting::OnePage));
    let over = size(&write(&sheet(&many.repeat(4)), Setting::OnePage));
    assert!((few - 13.0).abs() < f32::EPSILON);
    assert!(full < few && full > 7.0, "{full}");
    assert!((over - 7.0).abs() < f32::EPSILON);
    let large = size(&write(&sheet(&many), Setting::Large));
    assert!((large - 18.0).abs() < f32::EPSILON, "{large}");
}
