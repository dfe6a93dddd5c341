//! “Did you mean”: the known word nearest to one that is not known.

/// Candidates looked at; a course has hundreds of names, a hostile one could have any number.
const CANDIDATES: usize = 2000;

/// The candidate that differs from `word` by the fewest letters, if it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Codes such as `A1` and `A7` are different things, not slips.
    let allowed = match word.chars().count() {
        0..=2 => 0,
        length => length.div_ceil(4).clamp(1, 4),
    };
    candidates
        .into_iter()
        .take(CANDIDATES)
        .map(|candidate| (distance(word, candidate, allowed), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `Did you mean …?`, or `otherwise` when nothing is near.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    nearest(word, candidates).map_or_else(
        || otherwise.to_owned(),
        |near| format!("Did you mean `{near}`?"),
    )
}

/// Kebab-case made from a heading, as a proposal for an id; `my-id` when nothing is left.
pub fn id_from(words: &str) -> String {
    let mut id = String::new();
    for letter in words.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !matches!(letter, '\'' | '’') && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= 40 {
            break;
        }
    }
    let id = id.trim_matches('-');
    if id.is_empty() { "my-id" } else { id }.to_owned()
}

/// Letters to insert, delete, replace or swap with their neighbour; `most + 1` when it is more than `most`.
pub(crate) fn distance(from: &str, to: &str, most: usize) -> usize {
    if from.chars().count().abs_diff(to.chars().count()) > most {
        return most + 1;
    }
    strsim::osa_distance(from, to).min(most + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["fewer-words", "the-curve", "a"];
        assert_eq!(nearest("fewr-words", known), Some("fewer-words"));
        assert_eq!(nearest("fewer-wrods", known), Some("fewer-words"));
        assert_eq!(nearest("safety-plan", known), None);
        assert_eq!(nearest("", []), None);
    }

    #[test]
    fn an_id_is_proposed_from_the_words_of_a_heading() {
        assert_eq!(id_from("When the toast caught!"), "when-the-toast-caught");
        assert_eq!(id_from("Don’t & won't"), "dont-wont");
        assert_eq!(id_from("…"), "my-id");
    }
}
