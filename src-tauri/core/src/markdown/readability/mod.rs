//! How hard a text is to read, and how long it takes.
//!
//! [`Reading`] counts words, sentences and syllables and makes a grade of them; `syllables` and `sentences` are the
//! rules it counts by. [`lesson()`] measures a lesson as its author wrote it and puts down what is too hard, too long
//! or said to take another time than it does, with the sentences to mend.

mod lesson;
mod sentences;
mod syllables;

pub use lesson::{LessonReading, READING_AGE, lesson, unit_reading_age};
pub use sentences::sentences;
pub use syllables::syllables;

/// What was counted in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// Words: runs of letters and digits, a hyphenated word being one.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Syllables, by [`syllables()`].
    pub syllables: u32,
}

impl Reading {
    /// Counts one sentence.
    pub fn of_sentence(sentence: &str) -> Self {
        let mut reading = Self {
            sentences: 1,
            ..Self::default()
        };
        for word in words(sentence) {
            reading.words += 1;
            reading.syllables += syllables(word);
        }
        reading
    }

    /// Counts running text.
    pub fn of_text(text: &str) -> Self {
        let mut reading = Self::default();
        for range in sentences(text) {
            reading.add(Self::of_sentence(&text[range]));
        }
        reading
    }

    /// Puts two counts together. What has no words is no sentence.
    pub fn add(&mut self, other: Self) {
        if other.words > 0 {
            self.words += other.words;
            self.sentences += other.sentences;
            self.syllables += other.syllables;
        }
    }

    /// The Flesch–Kincaid grade: the year of an American school that can follow the text. Formula from Kincaid,
    /// Fishburne, Rogers and Chissom, “Derivation of New Readability Formulas … for Navy Enlisted Personnel”, Research
    /// Branch Report 8-75, 1975. 0 for a text without words; never below 0.
    pub fn grade(&self) -> f64 {
        if self.words == 0 || self.sentences == 0 {
            return 0.0;
        }
        let words = f64::from(self.words);
        let by_sentence = words / f64::from(self.sentences);
        let by_word = f64::from(self.syllables) / words;
        (0.39 * by_sentence + 11.8 * by_word - 15.59).max(0.0)
    }

    /// The age of a reader who can follow the text: children of the first grade are six, so five more than the grade.
    pub fn age(&self) -> f64 {
        self.grade() + 5.0
    }
}

/// The words of a text: runs without spaces, dashes or strokes that hold a letter or a digit.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || "–—/…".contains(letter))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphenated_word_is_one_and_a_dash_is_none() {
        let found: Vec<&str> = words("A twenty-six-year-old – or/and “so”… 3 & 4").collect();
        assert_eq!(
            found,
            ["A", "twenty-six-year-old", "or", "and", "“so”", "3", "4"]
        );
    }

    #[test]
    fn the_grade_is_what_the_formula_says() {
        let reading = Reading {
            words: 100,
            sentences: 5,
            syllables: 150,
        };
        // 0.39 × 20 + 11.8 × 1.5 − 15.59
        assert!((reading.grade() - 9.91).abs() < 1e-9);
        assert!((reading.age() - 14.91).abs() < 1e-9);
        assert!(Reading::default().grade().abs() < 1e-9);
    }

    #[test]
    fn short_words_in_short_sentences_are_easy_and_long_ones_hard() {
        let easy = Reading::of_text("He sits on the stair. She sits down near him. They wait.");
        let hard = Reading::of_text(
            "Proportionality necessitates consideration of alternatives reasonably available to the individual in those circumstances.",
        );
        assert_eq!((easy.sentences, easy.words), (3, 12));
        assert!(easy.age() < 7.0, "{}", easy.age());
        assert!(hard.age() > 18.0, "{}", hard.age());
    }
}
