//! Signatures with the key of a device: Ed25519 (RFC 8032), checked the strict way.
//!
//! Pure: key bytes in, signature out. Where the key is kept is the caller's.
//!
//! What is signed is never the message alone: [`DOMAIN`], the [`Purpose`] and a line break stand before it, so a signature of
//! a record can never be passed off as one of a bundle, nor one of another program's as ours.

use crate::base::hash;
use ed25519_dalek::{Signature as Ed25519, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Stands before everything that is signed. The number is the version of this scheme.
pub const DOMAIN: &str = "https://evenkeel.example/signature/1\n";

/// Stands before a public key when it is hashed.
const KEY_DOMAIN: &[u8] = b"https://evenkeel.example/key/1\n";

/// What a signature is for. A signature for one purpose says nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// The manifest of a bundle.
    Bundle,
    /// One completion record, such as a certificate's.
    Record,
    /// An agency's word that it received a bundle.
    Receipt,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::Bundle => "bundle",
            Self::Record => "record",
            Self::Receipt => "receipt",
        }
    }

    fn statement(self, message: &[u8]) -> Vec<u8> {
        [DOMAIN.as_bytes(), self.name().as_bytes(), b"\n", message].concat()
    }
}

/// The secret key of a device. Wiped from memory when it is let go; never shown, never written by `Debug`.
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// From its 32 secret bytes; any 32 bytes are a key.
    pub fn from_secret(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// The secret bytes, for the file they are kept in and for nothing else.
    pub fn secret(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The half that everybody may know.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs `message` for one purpose. The same message always gets the same signature (RFC 8032 uses no chance).
    pub fn sign(&self, purpose: Purpose, message: &[u8]) -> Signature {
        Signature(self.0.sign(&purpose.statement(message)).to_bytes())
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("DeviceKey").field(&self.public()).finish()
    }
}

/// The public key of a device. On the wire, 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// From its 32 bytes. Whether they are a point on the curve is found when a signature is checked.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Short name of the key for files and programs.
    pub fn id(&self) -> KeyId {
        let mut id = [0; 16];
        id.copy_from_slice(&self.hash()[..16]);
        KeyId(id)
    }

    /// Short name of the key for people: six words.
    pub fn fingerprint(&self) -> String {
        super::fingerprint::words(&self.hash())
    }

    /// Whether the owner of this key signed `message` for this purpose. Malleable signatures and keys of small order are
    /// refused (`verify_strict`), so a signature that holds, holds everywhere.
    #[must_use]
    pub fn signed(&self, purpose: Purpose, message: &[u8], signature: &Signature) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(
                &purpose.statement(message),
                &Ed25519::from_bytes(&signature.0),
            )
            .is_ok()
        })
    }

    fn hash(&self) -> [u8; 32] {
        hash::sha256(&[KEY_DOMAIN, &self.0])
    }
}

/// The first 16 bytes of a public key's SHA-256. On the wire, 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "string"))]
pub struct KeyId([u8; 16]);

impl KeyId {
    /// From its 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// A signature. On the wire, 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// From its 64 bytes.
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The 64 bytes.
    pub fn bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

macro_rules! hexadecimal {
    ($($name:ident),* $(,)?) => {
        $(
            impl $name {
                /// Reads hexadecimal digits; `None` when they are not the right ones.
                pub fn parse(digits: &str) -> Option<Self> {
                    hash::from_hex(digits).map(Self)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                    out.write_str(&hash::hex(&self.0))
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(out, concat!(stringify!($name), "({})"), self)
                }
            }

            impl Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let digits = String::deserialize(deserializer)?;
                    Self::parse(&digits)
                        .ok_or_else(|| serde::de::Error::custom(concat!("not a ", stringify!($name))))
                }
            }
        )*
    };
}

hexadecimal!(PublicKey, KeyId, Signature);

#[cfg(test)]
mod tests;
