//! Time: read in one place, so that rules and tests can be given any time they like.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// A moment in UTC, whole milliseconds since 1970. Written as RFC 3339 with three decimals and `Z`
/// (xAPI 1.0.3 asks for at least milliseconds and a zone).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since 1970; values that no calendar holds are pulled to the nearest that one does.
    pub fn from_milliseconds(milliseconds: i64) -> Self {
        let (least, most) = (
            jiff::Timestamp::MIN.as_millisecond(),
            jiff::Timestamp::MAX.as_millisecond(),
        );
        Self(milliseconds.clamp(least, most))
    }

    /// Milliseconds since 1970.
    pub fn milliseconds(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339; `None` when the text is not a moment.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>()
            .ok()
            .map(|moment| Self(moment.as_millisecond()))
    }

    /// The calendar day in UTC, such as `2026-11-23`.
    pub fn day(self) -> String {
        self.as_jiff().strftime("%Y-%m-%d").to_string()
    }

    /// Days since 1970 of a day written `YYYY-MM-DD`; `None` when it is no day.
    pub fn days_of(day: &str) -> Option<i32> {
        let day: jiff::civil::Date = day.parse().ok()?;
        Some((day - EPOCH).get_days())
    }

    /// A day by its days since 1970, written `YYYY-MM-DD`; `None` when no calendar holds it.
    pub fn day_of(days: i32) -> Option<String> {
        let span = jiff::Span::new().try_days(days).ok()?;
        Some(EPOCH.checked_add(span).ok()?.to_string())
    }

    /// The day as people write it, in the computer's own time zone: `23 November 2026`.
    pub fn day_in_words(self) -> String {
        let here = self.as_jiff().to_zoned(jiff::tz::TimeZone::system());
        in_words(here.date())
    }

    /// A day written `YYYY-MM-DD` as people write it; as it is when it is no day.
    pub fn words_for_day(day: &str) -> String {
        day.parse().map_or_else(|_| day.to_owned(), in_words)
    }

    /// Year, month, day, hour, minute and second in UTC. Years before 0 become 0.
    pub fn in_utc(self) -> (u16, u8, u8, u8, u8, u8) {
        let at = self.as_jiff().to_zoned(jiff::tz::TimeZone::UTC);
        let small = |number: i8| number.unsigned_abs();
        (
            u16::try_from(at.year()).unwrap_or(0),
            small(at.month()),
            small(at.day()),
            small(at.hour()),
            small(at.minute()),
            small(at.second()),
        )
    }

    /// For file names, in the computer's own time zone: `2026-11-23-1402`.
    pub fn for_file_name(self) -> String {
        let zone = jiff::tz::TimeZone::system();
        self.as_jiff()
            .to_zoned(zone)
            .strftime("%Y-%m-%d-%H%M")
            .to_string()
    }

    /// This moment moved by `milliseconds`.
    #[must_use]
    pub fn plus_milliseconds(self, milliseconds: i64) -> Self {
        Self::from_milliseconds(self.0.saturating_add(milliseconds))
    }

    fn as_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

/// 1 January 1970.
const EPOCH: jiff::civil::Date = jiff::civil::date(1970, 1, 1);

fn in_words(day: jiff::civil::Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.3}", self.as_jiff())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an RFC 3339 time"))
    }
}

/// Where the time comes from: the computer, or a test's hand.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The computer's clock; remembers when the program began, for time that only goes forward.
    System(std::time::Instant),
    /// A clock that a test sets: wall time and forward-only time, both in milliseconds.
    Set(Arc<SetClock>),
}

/// The hands of a clock that a test sets.
#[derive(Debug)]
pub struct SetClock {
    wall: AtomicI64,
    forward: AtomicI64,
}

impl SetClock {
    /// Both hands move forward.
    pub fn advance(&self, by: Duration) {
        let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.wall.fetch_add(by, Ordering::SeqCst);
        self.forward.fetch_add(by, Ordering::SeqCst);
    }

    /// Someone sets the computer's clock; forward-only time does not notice.
    pub fn set_wall(&self, to: Timestamp) {
        self.wall.store(to.milliseconds(), Ordering::SeqCst);
    }
}

impl Clock {
    /// The computer's clock.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one door to the computer's clock"
    )]
    pub fn system() -> Self {
        Self::System(std::time::Instant::now())
    }

    /// A clock that stands at `at` until it is moved.
    pub fn set(at: Timestamp) -> (Self, Arc<SetClock>) {
        let hands = Arc::new(SetClock {
            wall: AtomicI64::new(at.milliseconds()),
            forward: AtomicI64::new(0),
        });
        (Self::Set(Arc::clone(&hands)), hands)
    }

    /// The time of day as the computer believes it to be. May jump in both directions.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one door to the computer's clock"
    )]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System(_) => Timestamp(jiff::Timestamp::now().as_millisecond()),
            Self::Set(hands) => Timestamp(hands.wall.load(Ordering::SeqCst)),
        }
    }

    /// Time since some fixed moment, which never goes back. On most systems it stands still while the computer sleeps.
    pub fn forward(&self) -> Duration {
        match self {
            Self::System(began) => began.elapsed(),
            Self::Set(hands) => {
                Duration::from_millis(hands.forward.load(Ordering::SeqCst).unsigned_abs())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_written_with_milliseconds_and_z() {
        let moment = Timestamp::from_milliseconds(1_795_430_400_007);
        assert_eq!(moment.to_string(), "2026-11-23T10:40:00.007Z");
        assert_eq!(Timestamp::parse(&moment.to_string()), Some(moment));
    }

    #[test]
    fn days_count_from_1970_and_come_back() {
        for (day, days) in [
            ("1970-01-01", 0),
            ("2026-11-23", 20_780),
            ("1969-12-31", -1),
        ] {
            assert_eq!(Timestamp::days_of(day), Some(days));
            assert_eq!(Timestamp::day_of(days).as_deref(), Some(day));
        }
        assert_eq!(Timestamp::days_of("23 November"), None);
        assert_eq!(Timestamp::day_of(i32::MAX), None);
        assert_eq!(Timestamp::words_for_day("2026-11-03"), "3 November 2026");
    }

    #[test]
    fn nonsense_is_not_a_moment() {
        for text in ["", "yesterday", "2026-13-01T00:00:00Z", "2026-11-23"] {
            assert_eq!(Timestamp::parse(text), None, "{text:?}");
        }
    }
}
