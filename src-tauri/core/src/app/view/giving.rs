use super::DeviceIdentity;
use crate::base::Timestamp;
use crate::base::error::ErrorReport;
use crate::records::bundle::Carries;
use serde::Serialize;

/// “Give my records to the agency”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct GivingView {
    /// What the learner is called; may be empty.
    pub name: String,
    /// How many others have studied on this computer.
    pub others: u32,
    /// Records of the learner, all of them.
    pub records: u32,
    /// Those that are in no bundle and that the agency's record store does not have.
    pub to_give: u32,
    /// Those that neither a receipt nor the record store confirms, the ones above among them.
    pub to_confirm: u32,
    /// The key that signs; none when it is lost.
    pub device: Option<DeviceIdentity>,
    /// Why there is no key.
    pub key_trouble: Option<ErrorReport>,
    /// What was given lately, latest first.
    pub gifts: Vec<GiftLine>,
    /// When something of this learner was last saved.
    pub saved: Option<Timestamp>,
    /// Records that the agency's record store has.
    pub sent: u32,
}

/// How a learner's records stand with the agency, whichever way they were given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Standing {
    /// All of them.
    pub records: u32,
    /// Those that are in no bundle and that the agency's record store does not have.
    pub to_give: u32,
    /// Those that neither a receipt nor the record store confirms, the ones above among them.
    pub to_confirm: u32,
    /// Those that the agency's record store has.
    pub sent: u32,
}

/// A bundle that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct GiftLine {
    /// When.
    pub given_at: Timestamp,
    /// Where it was put.
    pub file: String,
    /// How many records it holds.
    pub records: u32,
    /// How many people it is about.
    pub learners: u32,
    /// The agency's receipt.
    pub received: Option<ReceivedLine>,
}

/// What a receipt of an agency says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct ReceivedLine {
    /// When it took the bundle in.
    pub at: Timestamp,
    /// What it calls itself; may be empty.
    pub agency: String,
    /// The key of its computer, in words.
    pub fingerprint: String,
}

/// The receipt for a bundle: it was written, and read back from where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Given {
    /// Where it lies.
    pub path: String,
    /// What it carries.
    pub carries: Carries,
    /// How many records (or, for another computer, events) it holds.
    pub records: u32,
    /// How many people it is about.
    pub learners: u32,
    /// Its size.
    pub bytes: u32,
    /// When it was made.
    pub given_at: Timestamp,
    /// The key that signed it, in words.
    pub fingerprint: String,
}

/// What came from another computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct TakenIn {
    /// Whose learning it was; an empty name is somebody who was just reading.
    pub names: Vec<String>,
    /// Steps that were not known here.
    pub new: u32,
    /// Steps that were.
    pub known: u32,
    /// Steps that say something else than what is known here; kept apart.
    pub clashing: u32,
    /// When the file was made.
    pub made_at: Timestamp,
    /// The key of the other computer, in words.
    pub fingerprint: String,
}
