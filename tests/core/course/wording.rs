//! What no text of the course may say: techniques, advice that fails, figures that nobody can show.

use super::course;
use super::texts::{Text, Voice, texts};
use std::collections::BTreeSet;

/// Words of physical technique, and claims that are not true.
const NEVER: [&str; 47] = [
    "take-down",
    "takedown",
    "take down",
    "basket hold",
    "safe hold",
    "holding technique",
    "restraint technique",
    "bear hug",
    "wrap your arms",
    "wrist lock",
    "wristlock",
    "arm lock",
    "armlock",
    "arm behind",
    "arms behind",
    "pressure point",
    "headlock",
    "half nelson",
    "break-away",
    "breakaway technique",
    "figure-four",
    "figure of four",
    "two-person",
    "pin down",
    "pin him",
    "pin her",
    "pin them",
    "grip his",
    "grip her",
    "grip their",
    "grab his",
    "grab her",
    "grab their",
    "seize",
    "twist",
    "prone",
    "supine",
    "90 seconds",
    "ninety seconds",
    "90 minutes",
    "reptile brain",
    "lizard brain",
    "amygdala",
    "polyvagal",
    "studies show",
    "research shows",
    "it is proven",
];

/// Where one of them stands all the same, and why.
const ANSWERED: [(&str, &str, &str); 1] = [(
    "how-to-use-this-course?safe-hold-video",
    "safe hold",
    "a friend sends a video of one; the answer is to leave it alone",
)];

/// Doing something to a child's body: each of these beside each of [`WHOM`] stands only where [`ALLOWED`] says why.
const HANDS_ON: [&str; 18] = [
    "hold",
    "holding",
    "held",
    "grab",
    "grabbing",
    "grip",
    "gripping",
    "restrain",
    "restraining",
    "force",
    "drag",
    "dragging",
    "push",
    "lift",
    "carry",
    "pin",
    "clamp",
    "block",
];

const WHOM: [&str; 9] = [
    "him",
    "her",
    "them",
    "his",
    "their",
    "a child",
    "the child",
    "your child",
    "a young person",
];

/// Where such words may stand, as `(place, words)`, by what makes them harmless there. Wrong options and choices in
/// stories are what people really do; those need no leave.
const ALLOWED: [(&str, &[(&str, &str)]); 6] = [
    (
        "It says that the course does not teach this, or that nobody should do it.",
        &[
            ("how-to-use-this-course#where-it-stops", "hold a child"),
            ("staying-safe", "hold a child"),
            ("staying-safe", "restrain a child"),
            ("exceptional-circumstances#opening", "hold a child"),
            ("never-alone#by-myself", "restraining a child"),
            ("never-alone#remember", "restraining a child"),
            ("law-and-guidance", "holding a child"),
            ("how-the-rules-fit#limits", "hold a child"),
            ("adopters-and-kinship#still-holds", "holding a child"),
            ("your-policy#training", "hold a child"),
            ("welfare-first#before-anyone-moves", "force her"),
            ("chase-me#idea", "holding her"),
            ("babysitter-or-grandparent#five-minutes", "hold her"),
            ("hurting-herself#why", "hold her"),
            ("will-not-go-to-school", "carry him"),
            ("B8", "restraining a child"),
        ],
    ),
    (
        "It is the question, or what somebody says or thinks, and it is answered.",
        &[
            ("prompting-and-guiding#opening", "lift her"),
            ("never-alone#opening", "hold him"),
            ("never-alone#by-myself", "hold him"),
            ("never-alone#by-myself", "hold her"),
            ("distance#what-piotr-does", "hold his"),
            ("containment#dangers", "holding him"),
            ("staying-safe?q-friend", "hold him"),
            ("adopters-and-kinship?desmond", "hold him"),
            ("lane-four#on-the-floor", "hold him"),
            ("by-myself", "restrain a child"),
            ("by-myself#why", "hold him"),
            ("Q2", "restrain a child"),
        ],
    ),
    (
        "It names what is dangerous, forbidden or has killed.",
        &[
            ("never-alone#one-adult", "held him"),
            ("never-alone#even-trained-teams", "restraining him"),
            ("excessive-and-unreasonable#never", "holding a child"),
            ("lane-four#idea", "holding him"),
            ("by-myself#why", "held them"),
        ],
    ),
    (
        "It says when to let go and call for help.",
        &[
            ("by-myself#why", "holding a child"),
            ("in-the-moment#about-to-be-hurt", "holding the child"),
        ],
    ),
    (
        "A small child is kept from death at a kerb or in water, as anyone would.",
        &[
            ("excessive-and-unreasonable#smacking", "holding a child"),
            ("adopters-and-kinship#help", "holding a child"),
            ("law-and-guidance?q-pond", "lift her"),
        ],
    ),
    (
        "Another sense of the word.",
        &[
            ("stepping-back?run-away", "hold her"),
            ("the-blue-suitcase#something-left", "holding his"),
        ],
    ),
];

/// Places of `phrase` as whole words.
fn places(words: &str, phrase: &str) -> usize {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    words
        .match_indices(phrase)
        .filter(|(at, _)| {
            !is_letter(words[..*at].chars().next_back())
                && !is_letter(words[at + phrase.len()..].chars().next())
        })
        .count()
}

/// Whether a figure stands in words; a sign needs no space around it.
fn stands(words: &str, figure: &str) -> bool {
    figure == "%" && words.contains(figure) || places(words, figure) > 0
}

fn all() -> Vec<Text> {
    texts(course())
}

#[test]
fn nothing_teaches_a_technique_or_claims_what_is_not_so() {
    let mut wrong = Vec::new();
    for text in all() {
        for phrase in NEVER {
            let answered = ANSWERED
                .iter()
                .any(|(place, said, _)| *place == text.place && *said == phrase);
            if !answered && places(&text.words, phrase) > 0 {
                wrong.push(format!("{}: “{phrase}” in: {}", text.place, text.words));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hands_on_words_stand_only_where_they_instruct_nobody() {
    let allowed: BTreeSet<(&str, &str)> = ALLOWED
        .iter()
        .flat_map(|(_, places)| places.iter().copied())
        .collect();
    let mut met = BTreeSet::new();
    let mut wrong = Vec::new();
    let texts = all();
    for text in texts.iter().filter(|text| text.voice == Voice::Course) {
        for verb in HANDS_ON {
            for whom in WHOM {
                let phrase = format!("{verb} {whom}");
                if places(&text.words, &phrase) == 0 {
                    continue;
                }
                let place = text.place.as_str();
                match allowed.iter().find(|known| **known == (place, &phrase)) {
                    Some(known) => {
                        met.insert(*known);
                    }
                    None => wrong.push(format!("{}: “{phrase}” in: {}", text.place, text.words)),
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Reword these, or say in ALLOWED why they instruct nobody:\n{}",
        wrong.join("\n")
    );
    let left: Vec<_> = allowed.difference(&met).collect();
    assert!(
        left.is_empty(),
        "no longer said, so no longer to be allowed: {left:?}"
    );
}

#[test]
fn calm_down_is_never_advice() {
    for text in all() {
        // The table of what raises the heat is the one place to say it, as what not to say.
        if text.place != "words-and-heat#raise-lower" {
            assert_eq!(places(&text.words, "calm down"), 0, "{}", text.place);
        }
    }
}

/// How shares and odds are said.
const SHARES: [&str; 10] = [
    "%",
    "per cent",
    "percent",
    "out of ten",
    "out of every",
    "in every",
    "one in three",
    "one in four",
    "one in five",
    "one in ten",
];

/// Shares and odds that stand in the text; none of them is about children or carers.
const FIGURES: [(&str, &str, &str); 1] = [(
    "how-to-use-this-course#what-finishing-means",
    "per cent",
    "the pass mark of the assessments",
)];

#[test]
fn no_share_or_odds_stand_without_a_reason() {
    for text in all() {
        for figure in SHARES {
            let known = FIGURES
                .iter()
                .any(|(place, said, _)| *place == text.place && *said == figure);
            assert!(
                known || !stands(&text.words, figure),
                "{}: “{figure}” in: {}",
                text.place,
                text.words
            );
        }
    }
}

#[test]
fn no_phone_number_stands_outside_the_numbers_to_call() {
    for text in all() {
        for number in text
            .words
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|digits| digits.len() >= 3)
        {
            let is_year = number
                .parse()
                .is_ok_and(|year: u32| (1900..2100).contains(&year));
            assert!(is_year, "{} holds {number}: {}", text.place, text.words);
        }
        for spelled in ["nine nine nine", "one one one", "one oh one", "double nine"] {
            assert_eq!(places(&text.words, spelled), 0, "{}", text.place);
        }
    }
}

#[test]
fn every_number_to_call_was_checked_and_says_when_to_call() {
    for number in &course().help {
        assert!(!number.when.trim().is_empty(), "{}", number.name);
        assert!(number.confidence != "low", "{}", number.name);
    }
}
