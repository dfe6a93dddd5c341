use super::manifest::{FORMAT, VERSION};
use super::{Carries, MANIFEST, Manifest, Part, PartEntry, SIGNATURE, line_breaks};
use crate::base::id::DeviceId;
use crate::base::{Timestamp, hash};
use crate::records::signing::{DeviceKey, Purpose};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::io::{self, Seek, Write};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, System};

/// SHA-256 of a manifest: two bundles with the same are the same bundle.
pub type Digest = [u8; 32];

/// Who makes a bundle, and when.
#[derive(Debug, Clone)]
pub struct About {
    /// What it carries.
    pub carries: Carries,
    /// When.
    pub made_at: Timestamp,
    /// Version of this program.
    pub program_version: String,
    /// This data folder.
    pub device: DeviceId,
}

/// Writes a bundle, part after part, then [`Writer::seal`].
pub struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    parts: Vec<PartEntry>,
}

impl<W: Write + Seek> Writer<W> {
    /// An empty bundle.
    pub fn new(out: W) -> Self {
        Self {
            zip: ZipWriter::new(out),
            parts: Vec::new(),
        }
    }

    /// Writes one part. Parts come in the order of [`Part::ALL`], each once.
    ///
    /// # Errors
    /// What the stream or `fill` says.
    pub fn part(
        &mut self,
        part: Part,
        fill: impl FnOnce(&mut PartWriter<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.zip.start_file(part.name(), options())?;
        let mut writer = PartWriter {
            zip: &mut self.zip,
            hasher: Sha256::new(),
            bytes: 0,
            lines: 0,
        };
        fill(&mut writer)?;
        self.parts.push(PartEntry {
            name: part,
            bytes: writer.bytes,
            lines: writer.lines,
            sha256: hash::hex(&writer.hasher.finalize()),
        });
        Ok(())
    }

    /// Writes the manifest and signs it. Returns it with its digest.
    ///
    /// # Errors
    /// What the stream says.
    pub fn seal(mut self, about: About, key: &DeviceKey) -> io::Result<(Manifest, Digest)> {
        let manifest = Manifest {
            format: format!("{FORMAT}{VERSION}"),
            carries: about.carries,
            made_at: about.made_at,
            program_version: about.program_version,
            device: about.device,
            key: key.public(),
            parts: self.parts,
        };
        let mut bytes = serde_json::to_vec_pretty(&manifest)?;
        bytes.push(b'\n');
        self.zip.start_file(MANIFEST, options())?;
        self.zip.write_all(&bytes)?;
        self.zip.start_file(SIGNATURE, options())?;
        let signature = key.sign(Purpose::Bundle, &bytes);
        self.zip.write_all(signature.to_string().as_bytes())?;
        self.zip.finish()?.flush()?;
        Ok((manifest, hash::sha256(&[&bytes])))
    }
}

/// The same on every computer, whatever its clock and system.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(zip::DateTime::default())
}

/// How hard deflate tries: low, because a bundle is written while somebody waits.
const LEVEL: i64 = 3;

/// One part while it is written.
pub struct PartWriter<'a> {
    zip: &'a mut dyn Write,
    hasher: Sha256,
    bytes: u64,
    lines: u64,
}

impl PartWriter<'_> {
    /// Writes a line: a value as JSON.
    ///
    /// # Errors
    /// What the stream says.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let bytes = serde_json::to_vec(value)?;
        self.line(&bytes)
    }

    /// Writes a line of bytes that hold no line break.
    ///
    /// # Errors
    /// What the stream says.
    pub fn line(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)?;
        self.write_all(b"\n")
    }
}

impl Write for PartWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.zip.write(bytes)?;
        let written_bytes = bytes.get(..written).unwrap_or(bytes);
        self.hasher.update(written_bytes);
        self.bytes += written as u64;
        self.lines += line_breaks(written_bytes);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
