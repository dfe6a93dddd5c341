use crate::course::Nation;
use crate::learn::refresher::sitting::Pace;
use serde::{Deserialize, Serialize};

/// How one learner likes to read. Whatever a newer program adds is ignored; whatever is missing takes its default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(default)]
pub struct Settings {
    /// Whose law applies; none until chosen.
    pub nation: Option<Nation>,
    /// Text size, per cent of the usual, within [`TEXT_SIZES`].
    pub text_size: u16,
    /// Colours.
    pub theme: Theme,
    /// Letters of running text.
    pub typeface: Typeface,
    /// Space between letters, words and lines.
    pub spacing: Spacing,
    /// How much of what was learnt comes back to be asked again.
    pub refreshers: Refreshers,
}

/// Text sizes that can be chosen, per cent.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 75..=300;

impl Settings {
    /// With a text size outside [`TEXT_SIZES`] pulled to its end.
    #[must_use]
    pub fn tidy(self) -> Self {
        let text_size = self.text_size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        Self { text_size, ..self }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            nation: None,
            text_size: 100,
            theme: Theme::System,
            typeface: Typeface::AtkinsonHyperlegible,
            spacing: Spacing::Normal,
            refreshers: Refreshers::Normal,
        }
    }
}

/// Colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the computer is set.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Warm paper.
    Sepia,
    /// As much contrast as there is.
    HighContrast,
}

/// Letters of running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Typeface {
    /// Atkinson Hyperlegible Next.
    AtkinsonHyperlegible,
    /// Lexend.
    Lexend,
    /// Literata.
    Literata,
}

/// Space between letters, words and lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Spacing {
    /// As usual.
    Normal,
    /// Wider.
    Wide,
}

/// How much comes back to be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Refreshers {
    /// Nothing.
    Off,
    /// Seldom, a few questions.
    Light,
    /// About five minutes at a time.
    Normal,
}

impl Refreshers {
    /// The pace of asking; none when switched off.
    pub fn pace(self) -> Option<Pace> {
        match self {
            Self::Off => None,
            Self::Light => Some(Pace::Light),
            Self::Normal => Some(Pace::Normal),
        }
    }
}
