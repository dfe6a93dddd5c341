//! Checking a certificate: who completed what and when, on which device, and whether that device is known here.
//!
//! [`certificates_in`] and [`certificates_in_file`] need no data folder and no internet; [`App::recognise`] adds what
//! this computer knows of the devices that signed.

use super::App;
use super::view::{CertificateView, CheckedCertificate, KnownDevice};
use crate::base::{Error, Result, files};
use crate::learners::key;
use crate::records::certificate::What;
use crate::records::certificate::code::{self, Opened};
use crate::register::computers::Acquaintance;
use std::path::Path;

/// The most bytes of a file or a text that are looked through.
const MOST: u64 = 32_000_000;

/// Every certificate whose code stands in a text.
///
/// # Errors
/// [`Error::CertificateNotFound`] when there is none.
pub fn certificates_in(text: &str) -> Result<Vec<CheckedCertificate>> {
    checked(text.as_bytes())
}

/// Every certificate whose code stands in a file: a PDF that Evenkeel saved, or a text.
///
/// # Errors
/// [`Error::CertificateNotFound`] when there is none; [`Error::FileNotRead`]; [`Error::FileTooLarge`].
pub fn certificates_in_file(path: &Path) -> Result<Vec<CheckedCertificate>> {
    if files::length(path)? > MOST {
        return Err(Error::FileTooLarge {
            path: path.to_owned(),
            most: MOST,
        });
    }
    checked(&files::read_at_most(path, MOST)?)
}

fn checked(bytes: &[u8]) -> Result<Vec<CheckedCertificate>> {
    let codes = code::codes_in(bytes);
    if codes.is_empty() {
        return Err(Error::CertificateNotFound);
    }
    Ok(codes
        .iter()
        .map(|code| match code::open(code) {
            Ok(opened) => CheckedCertificate::Good {
                certificate: Box::new(shown(opened)),
            },
            Err(error) => CheckedCertificate::Bad {
                error: error.report(),
            },
        })
        .collect())
}

impl App {
    /// Says of each device whether it is known here.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn recognise(&mut self, checked: &mut [CheckedCertificate]) -> Result<()> {
        for one in checked {
            if let CheckedCertificate::Good { certificate } = one {
                certificate.device = if key::was_ours(self.learners.read(), &certificate.key)? {
                    KnownDevice::ThisComputer
                } else {
                    match self.acquaintance(&certificate.key)? {
                        Acquaintance::Unknown => KnownDevice::Unknown,
                        Acquaintance::New => KnownDevice::NewHere,
                        Acquaintance::Ours => KnownDevice::Ours,
                        Acquaintance::NotOurs => KnownDevice::NotOurs,
                    }
                };
            }
        }
        Ok(())
    }
}

fn shown(opened: Opened) -> CertificateView {
    let it = opened.completion;
    CertificateView {
        name: it.name,
        learner: it.learner,
        record: it.record,
        whole_course: it.what == What::Course,
        title: it.title,
        course_title: it.course_title,
        course_version: it.course_version,
        law_as_at: it.law_as_at,
        completed: it.completed,
        made: it.made,
        active_minutes: it.active_minutes,
        best_percent: it.best_percent,
        refresher_due: it.refresher_due,
        agency: it.agency,
        clock_doubt: it.clock_doubt,
        fingerprint: opened.key.fingerprint(),
        key: opened.key,
        device: KnownDevice::NotAsked,
    }
}
