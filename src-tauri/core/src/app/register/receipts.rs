//! Receipts: the agency's signed word that a bundle arrived. On the learner's computer it brings what was not confirmed to
//! nothing.

use super::super::App;
use super::super::view::ReceiptLine;
use crate::base::error::RegisterError;
use crate::base::id::LearnerId;
use crate::base::{Error, Result, files};
use crate::records::bundle::{Digest, Reader};
use crate::records::receipt::Receipt;
use crate::records::signing::DeviceKey;
use crate::register::bundles::{self, Taken};
use std::path::{Path, PathBuf};

/// What the name of a receipt ends in.
const ENDING: &str = "received.json";

impl App {
    /// Writes a receipt for each of these bundles: beside it, or into a folder. One that cannot be written does not stand
    /// in the way of the others.
    ///
    /// # Errors
    /// [`Error::DeviceKeyLost`], [`Error::DeviceKeyDamaged`]; as [`App::register`].
    pub fn write_receipts(
        &mut self,
        bundles: &[PathBuf],
        into: Option<&Path>,
    ) -> Result<Vec<ReceiptLine>> {
        let (key, agency) = (self.device_key()?, self.agency()?);
        let register = self.register_made()?;
        Ok(bundles
            .iter()
            .map(|path| {
                let written = digest_of(path)
                    .and_then(|digest| bundles::find(register.read(), &digest))
                    .and_then(|taken| {
                        let taken = taken.ok_or(RegisterError::NoSuchEntry)?;
                        let to = beside(path, into, &taken.digest);
                        write(&taken, &agency, &key, &to).map(|()| to)
                    });
                line(path.display().to_string(), written)
            })
            .collect())
    }

    /// Writes a receipt for each bundle in which somebody is, into a folder.
    ///
    /// # Errors
    /// As [`App::write_receipts`]; [`RegisterError::NobodyThere`].
    pub fn write_receipts_of(
        &mut self,
        learner: LearnerId,
        into: &Path,
    ) -> Result<Vec<ReceiptLine>> {
        let (key, agency) = (self.device_key()?, self.agency()?);
        let register = self.register_made()?;
        crate::register::people::find(register.read(), learner)?;
        Ok(bundles::of_learner(register.read(), learner)?
            .into_iter()
            .map(|taken| {
                let to = beside(Path::new(&taken.file), Some(into), &taken.digest);
                let written = write(&taken, &agency, &key, &to).map(|()| to);
                line(taken.file, written)
            })
            .collect())
    }
}

/// Two bundles of one name, from two sticks, must not cover each other's receipts in one folder: part of the digest keeps
/// them apart.
fn beside(bundle: &Path, into: Option<&Path>, digest: &Digest) -> PathBuf {
    let stem = bundle
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    match into {
        None => bundle.with_file_name(format!("{stem}.{ENDING}")),
        Some(folder) => {
            let part = crate::base::hash::hex(&digest[..4]);
            folder.join(format!("{stem}-{part}.{ENDING}"))
        }
    }
}

fn digest_of(path: &Path) -> Result<Digest> {
    Reader::open(files::open(path)?, path).map(|reader| *reader.digest())
}

fn write(taken: &Taken, agency: &str, key: &DeviceKey, to: &Path) -> Result<()> {
    let receipt = Receipt::new(
        &taken.digest,
        taken.received_at,
        taken.events,
        agency,
        key.public(),
    );
    let bytes = receipt.sealed(key).map_err(|source| Error::Unexpected {
        what: format!("a receipt could not be written: {source}"),
    })?;
    files::write_atomically(to, |out| out.write_all(&bytes))
}

fn line(bundle: String, written: Result<PathBuf>) -> ReceiptLine {
    match written {
        Ok(path) => ReceiptLine {
            bundle,
            receipt: Some(path.display().to_string()),
            error: None,
        },
        Err(error) => ReceiptLine {
            bundle,
            receipt: None,
            error: Some(error.report()),
        },
    }
}
