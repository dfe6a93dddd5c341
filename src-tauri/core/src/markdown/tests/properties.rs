//! For any text at all.

use super::allowed::assert_allowed;
use super::{everything, lesson_file};
use crate::markdown::drawing;
use proptest::prelude::*;

/// Pieces that mean something, so that arbitrary text is not only words.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "## A {#a}\n\n",
        "### B {.check #b}\n",
        "### C {.reflect #c}\n",
        "### D {.plan #d}\n",
        "### E {.wales}\n",
        "## S {.scenario #s}\n\n",
        "### T {#t child=2 you=1}\n\n",
        "### U {.ending #u child=1 you=1}\n\n",
        "### V {.plan .private #v}\n\n",
        "\n- [a](#t)\n- [b](#u)\n",
        "*Also: a, b*\n",
        "#### F\n",
        "# G\n",
        "- [x] yes\n",
        "- [ ] no\n",
        "  > because\n",
        "> [!TIP]\n",
        "> **Label**\n",
        "> text\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        "text ",
        "**",
        "*",
        "_",
        "`",
        "\"",
        "'",
        "--",
        "...",
        "[w](#a)",
        "[w](02.md#x)",
        "[w](javascript:x)",
        "[w](<java\tscript:x>)",
        "<https://a.b>",
        "<a@b.c>",
        "![w](../media/a.svg)",
        "![w](../media/a.webp \"c\")",
        "![](x)",
        "<b onclick=x>",
        "<script>",
        "</script>",
        "<!-- -->",
        "<![CDATA[",
        "]]>",
        "&lt;script&gt;",
        "&#0;",
        "&#x1;",
        "&nbsp;",
        "\\<",
        "\\\n",
        "| a | b |\n",
        "| - | -: |\n",
        "---\n",
        "1. ",
        "- ",
        "  ",
        "    ",
        "```\n",
        "[^1]",
        "[^1]: f\n",
        "[r]: x\n",
        "{.check",
        "}",
        "outcome=A1",
        "\r\n",
        "\r",
        "\u{0}",
        "\u{1b}",
        "\u{202e}",
        "\u{ffff}",
        "家",
        "\u{2028}",
        "é",
        "🙂",
        "+++\n",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        everything(&bytes);
        let mut problems = Vec::new();
        drawing::drawing("a.svg", &bytes, &mut problems);
    }

    #[test]
    fn any_text_becomes_only_what_the_format_has(text in ".{0,400}") {
        let (pages, _) = everything(&lesson_file(&text));
        pages.iter().for_each(assert_allowed);
    }

    #[test]
    fn any_pieces_of_markdown_become_only_what_the_format_has(text in pieces()) {
        let (pages, problems) = everything(&lesson_file(&text));
        pages.iter().for_each(assert_allowed);
        for problem in problems {
            prop_assert!(problem.line >= 1 && problem.column >= 1 && problem.length >= 1);
            prop_assert!(!problem.message.is_empty() && !problem.hint.is_empty());
        }
    }

    #[test]
    fn cleaning_twice_gives_the_same(text in pieces()) {
        let bytes = lesson_file(&text);
        prop_assert_eq!(everything(&bytes), everything(&bytes));
    }
}
