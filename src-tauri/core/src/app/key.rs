//! The key this device signs with: who it is, and what to do when it is lost.

use super::App;
use super::view::DeviceIdentity;
use crate::base::Result;
use crate::learners::key;
use crate::records::signing::{DeviceKey, PublicKey};

impl App {
    /// Who this device is to an agency that compares fingerprints.
    ///
    /// # Errors
    /// [`DeviceKeyLost`](crate::base::Error::DeviceKeyLost),
    /// [`DeviceKeyDamaged`](crate::base::Error::DeviceKeyDamaged).
    pub fn device_identity(&mut self) -> Result<DeviceIdentity> {
        self.device_key().map(|key| shown(&key.public()))
    }

    /// Makes a new key in the place of one that was lost. Only for a person who was told the old fingerprint and
    /// agreed; nothing in here ever does it by itself.
    ///
    /// # Errors
    /// [`FileNotWritten`](crate::base::Error::FileNotWritten), [`DiskFull`](crate::base::Error::DiskFull).
    pub fn renew_device_key(&mut self) -> Result<DeviceIdentity> {
        let now = self.clock.now();
        let folders = &self.folders;
        let key = self
            .learners
            .write(|transaction| key::renew(transaction, folders, now))?;
        Ok(shown(&key.public()))
    }

    /// The key to sign with. Made at the first start; a start that could not make it (a full disk) is made up for here.
    pub(super) fn device_key(&mut self) -> Result<DeviceKey> {
        if let Some(key) = key::load(self.learners.read(), &self.folders)? {
            return Ok(key);
        }
        let now = self.clock.now();
        let folders = &self.folders;
        self.learners
            .write(|transaction| key::make(transaction, folders, now))
    }
}

pub(super) fn shown(key: &PublicKey) -> DeviceIdentity {
    DeviceIdentity {
        key: *key,
        key_id: key.id(),
        fingerprint: key.fingerprint(),
    }
}
