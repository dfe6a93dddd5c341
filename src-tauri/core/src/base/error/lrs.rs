//! What can go wrong between this computer and a record store (LRS). None of it loses anything: what was not given
//! waits here.

use super::Code;
use std::collections::BTreeMap;

/// Records could not be given to a record store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LrsError {
    /// An address that is none for a record store.
    #[error("The address “{address}” cannot be used for a record store: {why}.")]
    AddressUnusable {
        /// As it was typed.
        address: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The key's id or secret is no such thing.
    #[error("The key cannot be used: {why}.")]
    KeyUnusable {
        /// What is wrong with it.
        why: &'static str,
    },
    /// Nobody has set up a record store.
    #[error("No record store is set up on this computer.")]
    NotSetUp,
    /// Nobody has looked at what would be sent.
    #[error("Nobody has looked yet at what will be sent.")]
    NotShown,
    /// The secret of the key is not where it was kept.
    #[error("The secret of the record store’s key could not be read on this computer.")]
    SecretGone {
        /// Why.
        cause: String,
    },
    /// No way there, or no answer.
    #[error("The record store at {host} could not be reached.")]
    NotReached {
        /// Name of the computer.
        host: String,
        /// Why.
        cause: String,
    },
    /// The certificate is not to be trusted.
    #[error(
        "The connection to {host} is not safe, so nothing was sent: its certificate cannot be trusted."
    )]
    NotTrusted {
        /// Name of the computer.
        host: String,
        /// Why.
        cause: String,
    },
    /// The key is wrong, or may not do this.
    #[error("The record store at {host} does not accept the key.")]
    KeyRefused {
        /// Name of the computer.
        host: String,
        /// What it said.
        cause: String,
    },
    /// It sends us elsewhere.
    #[error("The record store at {host} says that it has moved to {to}.")]
    Moved {
        /// Name of the computer.
        host: String,
        /// Where it says it is now.
        to: String,
    },
    /// An answer that no record store gives.
    #[error("What answers at {host} does not speak like a record store.")]
    NotUnderstood {
        /// Name of the computer.
        host: String,
        /// What it said.
        cause: String,
    },
    /// It is too busy, or broken.
    #[error("The record store at {host} is too busy, or has trouble of its own.")]
    Busy {
        /// Name of the computer.
        host: String,
        /// What it said.
        cause: String,
    },
    /// It turns down one record after the other.
    #[error("The record store at {host} turns down one record after the other.")]
    RefusesEverything {
        /// Name of the computer.
        host: String,
        /// What it said last.
        cause: String,
    },
    /// The agency has decided it in a policy.
    #[error(
        "Where records are sent is set by your agency on this computer, and cannot be changed here."
    )]
    SetByPolicy,
    /// The agency's policy for this computer cannot be used.
    #[error(
        "The file in which your agency says where records are sent, {path}, cannot be used: {why}."
    )]
    PolicyUnusable {
        /// Where it lies.
        path: String,
        /// What is wrong with it.
        why: String,
    },
}

impl LrsError {
    /// The closed code of this error.
    pub fn code(&self) -> Code {
        match self {
            Self::AddressUnusable { .. } => Code::LrsAddressUnusable,
            Self::KeyUnusable { .. } => Code::LrsKeyUnusable,
            Self::NotSetUp => Code::LrsNotSetUp,
            Self::NotShown => Code::LrsNotShown,
            Self::SecretGone { .. } => Code::LrsSecretGone,
            Self::NotReached { .. } => Code::LrsNotReached,
            Self::NotTrusted { .. } => Code::LrsNotTrusted,
            Self::KeyRefused { .. } => Code::LrsKeyRefused,
            Self::Moved { .. } => Code::LrsMoved,
            Self::NotUnderstood { .. } => Code::LrsNotUnderstood,
            Self::Busy { .. } => Code::LrsBusy,
            Self::RefusesEverything { .. } => Code::LrsRefusesEverything,
            Self::SetByPolicy => Code::LrsSetByPolicy,
            Self::PolicyUnusable { .. } => Code::LrsPolicyUnusable,
        }
    }

    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::AddressUnusable { .. } => {
                "Copy the address that your agency gave you. It begins with https:// and often ends with /xAPI."
            }
            Self::KeyUnusable { .. } => {
                "Copy the key and its secret as your agency gave them to you."
            }
            Self::NotSetUp => "Ask your agency for the address and the key, and enter them first.",
            Self::NotShown => "Choose “Show me exactly what will be sent” first.",
            Self::SecretGone { .. } => {
                "Unlock this computer’s keychain if it asks you to, or enter the key and its secret again. Nothing was lost."
            }
            Self::NotReached { .. } => {
                "Check that this computer is on the internet, then send again. If other pages open, ask your agency whether the address is right and the record store is running. Nothing was lost: what was not given waits here."
            }
            Self::NotTrusted { .. } => {
                "Check the date and time of this computer, since a wrong clock does this. If they are right, ask your agency. Nothing was lost."
            }
            Self::KeyRefused { .. } => {
                "Ask your agency for a key that may write records, and enter it again. Nothing was lost: what was not given waits here."
            }
            Self::Moved { .. } => {
                "Evenkeel does not follow it, since it might be anybody. Ask your agency for the right address and enter it. Nothing was lost."
            }
            Self::NotUnderstood { .. } => {
                "In a hotel, a café or a school, open any page in a browser first, because the network may ask you to sign in. Otherwise check the address with your agency: it often ends with /xAPI. Nothing was lost."
            }
            Self::Busy { .. } => {
                "Send again in an hour or two. Nothing was lost: what was not given waits here."
            }
            Self::RefusesEverything { .. } => {
                "Check the date and time of this computer, since records from the future may be turned down. If they are right, tell your agency what it said. Nothing was lost: everything is kept here and can be sent again."
            }
            Self::SetByPolicy => {
                "Ask whoever looks after this computer, if it should be otherwise."
            }
            Self::PolicyUnusable { .. } => {
                "Tell whoever looks after this computer what it says here. Until it is mended nothing is sent, and nothing is lost: what was not given waits here."
            }
        }
    }

    /// The things it happened to, by name.
    pub(super) fn params(&self) -> BTreeMap<&'static str, String> {
        let mut params = BTreeMap::new();
        match self {
            Self::AddressUnusable { address, .. } => {
                params.insert("address", address.clone());
            }
            Self::Moved { host, to } => {
                params.insert("host", host.clone());
                params.insert("address", to.clone());
            }
            Self::SecretGone { cause } => {
                params.insert("cause", cause.clone());
            }
            Self::NotReached { host, cause }
            | Self::NotTrusted { host, cause }
            | Self::KeyRefused { host, cause }
            | Self::NotUnderstood { host, cause }
            | Self::Busy { host, cause }
            | Self::RefusesEverything { host, cause } => {
                params.insert("host", host.clone());
                params.insert("cause", cause.clone());
            }
            Self::PolicyUnusable { path, why } => {
                params.insert("path", path.clone());
                params.insert("cause", why.clone());
            }
            Self::KeyUnusable { .. } | Self::NotSetUp | Self::NotShown | Self::SetByPolicy => {}
        }
        params
    }

    /// Whether it may pass by itself, so that trying again later is sensible.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::NotReached { .. } | Self::Busy { .. })
    }
}
