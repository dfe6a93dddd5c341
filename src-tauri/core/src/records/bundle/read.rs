use super::manifest::{FORMAT, VERSION};
use super::{
    Digest, HARMLESS, LENGTH_OF_SIGNATURE, LONGEST_LINE, LONGEST_MANIFEST, LONGEST_PART, MANIFEST,
    Manifest, Part, PartEntry, PersonLine, SIGNATURE, TIGHTEST, line_breaks,
};
use crate::base::{Error, Result, hash};
use crate::event::Written;
use crate::records::signing::{PublicKey, Purpose, Signature};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use zip::{CompressionMethod, ZipArchive};

/// A bundle from somebody else.
///
/// Nothing in it is believed before it is checked: the zip holds exactly the parts of a bundle under their own names,
/// each once, none encrypted, none larger or more tightly packed than a bundle can be; the manifest is short, of a
/// known version, and signed by the key it names. A part is compared with its SHA-256 while it is read, so it counts
/// only once [`Reader::lines`] has returned `Ok`: until then the caller keeps what it did in a transaction.
pub struct Reader<R> {
    zip: ZipArchive<R>,
    manifest: Manifest,
    digest: Digest,
    path: PathBuf,
}

impl<R: Read + Seek> Reader<R> {
    /// Looks at the zip, its manifest and its signature. `path` is only for what errors say.
    ///
    /// # Errors
    /// [`Error::NotABundle`], [`Error::BundleTampered`], [`Error::BundleNewer`], [`Error::BundleTooLarge`],
    /// [`Error::FileNotRead`] when the stream cannot be read.
    pub fn open(mut stream: R, path: &Path) -> Result<Self> {
        let refusal = Refusal(path);
        look_at_the_end(&mut stream, &refusal)?;
        let mut zip = ZipArchive::new(stream).map_err(|source| refusal.zip(source))?;
        look_at_names(&mut zip, &refusal)?;
        let manifest_bytes = read_small(&mut zip, MANIFEST, LONGEST_MANIFEST, &refusal)?;
        let signature = read_small(&mut zip, SIGNATURE, LENGTH_OF_SIGNATURE, &refusal)?;
        let manifest = checked_manifest(&manifest_bytes, &signature, &refusal)?;
        for entry in &manifest.parts {
            look_at_part(&mut zip, entry, &refusal)?;
        }
        Ok(Self {
            zip,
            manifest,
            digest: hash::sha256(&[&manifest_bytes]),
            path: path.to_owned(),
        })
    }

    /// What the bundle says of itself; its signature holds.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// SHA-256 of the manifest.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Hands over every line of a part without its line break, from the first line on. The part is what the manifest
    /// says exactly when this returns `Ok`.
    ///
    /// # Errors
    /// [`Error::BundleTampered`] before anything else; what `each` returns; [`Error::NotABundle`] for a line that is
    /// too long; [`Error::FileNotRead`].
    pub fn lines(
        &mut self,
        part: Part,
        mut each: impl FnMut(u64, &[u8]) -> Result<()>,
    ) -> Result<()> {
        let refusal = Refusal(&self.path);
        let entry = entry_of(&self.manifest, part, &refusal)?;
        let file = self
            .zip
            .by_name(part.name())
            .map_err(|source| refusal.zip(source))?;
        let mut reader = BufReader::with_capacity(1 << 16, Hashing::of(file, entry.bytes));
        let (mut line, mut number) = (Vec::new(), 0);
        let stopped = loop {
            line.clear();
            number += 1;
            let length = (&mut reader)
                .take(LONGEST_LINE + 1)
                .read_until(b'\n', &mut line);
            match length {
                Ok(0) => break Ok(()),
                Ok(_) if line.pop() == Some(b'\n') => {
                    if let Err(error) = each(number, &line) {
                        break Err(error);
                    }
                }
                Ok(_) => {
                    break Err(
                        refusal.not(&format!("line {number} of {} does not end", part.name()))
                    );
                }
                Err(source) => return Err(refusal.io(source)),
            }
        };
        io::copy(&mut reader, &mut io::sink()).map_err(|source| refusal.io(source))?;
        let read = reader.into_inner();
        if !read.is(&entry) {
            return Err(refusal.tampered(&format!("{} was changed", part.name())));
        }
        stopped
    }

    /// Hands over every event.
    ///
    /// # Errors
    /// As [`Reader::lines`]; [`Error::NotABundle`] for a line that is no event.
    pub fn events(&mut self, mut each: impl FnMut(Written) -> Result<()>) -> Result<()> {
        let path = self.path.clone();
        self.json(Part::Events, "no event", |number, event: Written| {
            event.read().map_err(|finding| {
                Refusal(&path).not(&format!("line {number} is no event: {finding}"))
            })?;
            each(event)
        })
    }

    /// Hands over everybody it is about.
    ///
    /// # Errors
    /// As [`Reader::lines`]; [`Error::NotABundle`] for a line that is nobody.
    pub fn people(&mut self, mut each: impl FnMut(PersonLine) -> Result<()>) -> Result<()> {
        self.json(Part::People, "nobody", |_, person| each(person))
    }

    /// Reads every part to its end and compares it with the manifest.
    ///
    /// # Errors
    /// As [`Reader::lines`].
    pub fn check(&mut self) -> Result<()> {
        Part::ALL
            .into_iter()
            .try_for_each(|part| self.lines(part, |_, _| Ok(())))
    }

    fn json<T: DeserializeOwned>(
        &mut self,
        part: Part,
        what: &str,
        mut each: impl FnMut(u64, T) -> Result<()>,
    ) -> Result<()> {
        let path = self.path.clone();
        self.lines(part, |number, line| {
            let value = serde_json::from_slice(line).map_err(|source| {
                let part = part.name();
                Refusal(&path).not(&format!("line {number} of {part} is {what} ({source})"))
            })?;
            each(number, value)
        })
    }
}

impl<R> std::fmt::Debug for Reader<R> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Reader")
            .field("path", &self.path)
            .field("manifest", &self.manifest)
            .finish_non_exhaustive()
    }
}

/// A stream that is hashed and counted as it is read, and read no further than a part may be long.
struct Hashing<R> {
    inner: R,
    left: u64,
    hasher: Sha256,
    bytes: u64,
    lines: u64,
}

impl<R> Hashing<R> {
    /// One byte more than is expected is read, to find out that there is more.
    fn of(inner: R, expected: u64) -> Self {
        Self {
            inner,
            left: expected + 1,
            hasher: Sha256::new(),
            bytes: 0,
            lines: 0,
        }
    }

    fn is(self, entry: &PartEntry) -> bool {
        self.bytes == entry.bytes
            && self.lines == entry.lines
            && hash::hex(&self.hasher.finalize()) == entry.sha256
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let read = self.inner.read(&mut buffer[..most])?;
        let bytes = &buffer[..read];
        self.hasher.update(bytes);
        self.left -= read as u64;
        self.bytes += read as u64;
        self.lines += line_breaks(bytes);
        Ok(read)
    }
}

/// Makes the errors that name the file.
struct Refusal<'a>(&'a Path);

impl Refusal<'_> {
    fn not(&self, finding: &str) -> Error {
        Error::NotABundle {
            path: self.0.to_owned(),
            finding: finding.to_owned(),
        }
    }

    fn tampered(&self, finding: &str) -> Error {
        Error::BundleTampered {
            path: self.0.to_owned(),
            finding: finding.to_owned(),
        }
    }

    fn too_large(&self, finding: &str) -> Error {
        Error::BundleTooLarge {
            path: self.0.to_owned(),
            finding: finding.to_owned(),
        }
    }

    fn zip(&self, source: zip::result::ZipError) -> Error {
        match source {
            zip::result::ZipError::Io(source) => self.io(source),
            other => self.not(&format!("the zip is damaged ({other})")),
        }
    }

    /// A stick that was pulled out is no damaged file.
    fn io(&self, source: io::Error) -> Error {
        match source.kind() {
            ErrorKind::InvalidData
            | ErrorKind::InvalidInput
            | ErrorKind::UnexpectedEof
            | ErrorKind::Other => self.not(&format!("it is cut off or damaged ({source})")),
            _ => Error::FileNotRead {
                path: self.0.to_owned(),
                source,
            },
        }
    }
}

/// Length of a zip's last record when it carries no comment, as ours does.
const END: u64 = 22;

/// Most bytes of a directory of six names.
const LONGEST_DIRECTORY: u32 = 2048;

/// Looks at the last record of the zip before a library is let near it: how many entries there are, how long their
/// directory is, and that it is where it says. So no directory of a million names is ever read.
fn look_at_the_end<R: Read + Seek>(stream: &mut R, refusal: &Refusal<'_>) -> Result<()> {
    let io = |source| refusal.io(source);
    let length = stream.seek(SeekFrom::End(0)).map_err(io)?;
    if length < END {
        return Err(refusal.not("it is too short"));
    }
    let mut start = [0; 4];
    stream.seek(SeekFrom::Start(0)).map_err(io)?;
    stream.read_exact(&mut start).map_err(io)?;
    let mut end = [0; 22];
    stream.seek(SeekFrom::Start(length - END)).map_err(io)?;
    stream.read_exact(&mut end).map_err(io)?;
    stream.seek(SeekFrom::Start(0)).map_err(io)?;
    let short = |at: usize| u16::from_le_bytes([end[at], end[at + 1]]);
    let long = |at: usize| u32::from_le_bytes([end[at], end[at + 1], end[at + 2], end[at + 3]]);
    if start != *b"PK\x03\x04" {
        return Err(refusal.not("it is no zip"));
    }
    if end[..4] != *b"PK\x05\x06" {
        return Err(refusal.not("it is cut off or damaged: a zip ends otherwise"));
    }
    let entries = Part::ALL.len() + 2;
    let one_disk = short(4) == 0 && short(6) == 0 && short(8) == short(10);
    if !one_disk || usize::from(short(10)) != entries || short(20) != 0 {
        return Err(refusal.not(&format!(
            "a bundle holds {entries} files, and this zip says {}",
            short(10)
        )));
    }
    let (size, from) = (long(12), long(16));
    if size > LONGEST_DIRECTORY || u64::from(from) + u64::from(size) != length - END {
        return Err(refusal.not("its list of files is not where it should be"));
    }
    Ok(())
}

fn look_at_names<R: Read + Seek>(zip: &mut ZipArchive<R>, refusal: &Refusal<'_>) -> Result<()> {
    let mut expected: Vec<&str> = Part::ALL.map(Part::name).to_vec();
    expected.extend([MANIFEST, SIGNATURE]);
    for index in 0..zip.len() {
        let file = zip
            .by_index_raw(index)
            .map_err(|source| refusal.zip(source))?;
        let Some(position) = expected
            .iter()
            .position(|name| name.as_bytes() == file.name_raw())
        else {
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            return Err(refusal.not(&format!(
                "it holds “{}”, which does not belong in a bundle or is in it twice",
                name.escape_debug().take(60).collect::<String>()
            )));
        };
        expected.remove(position);
        let method = file.compression();
        if file.encrypted() || !file.is_file() {
            return Err(refusal.not("a file in it is encrypted or is no file"));
        }
        if method != CompressionMethod::Deflated && method != CompressionMethod::Stored {
            return Err(refusal.not("a file in it is packed in a way that bundles are not"));
        }
    }
    match expected.first() {
        Some(missing) => Err(refusal.not(&format!("{missing} is not in it"))),
        None => Ok(()),
    }
}

fn read_small<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
    most: u64,
    refusal: &Refusal<'_>,
) -> Result<Vec<u8>> {
    let file = zip.by_name(name).map_err(|source| refusal.zip(source))?;
    if file.size() > most {
        return Err(refusal.too_large(&format!("{name} has {} bytes", file.size())));
    }
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| refusal.io(source))?;
    if bytes.len() as u64 > most {
        return Err(refusal.too_large(&format!("{name} has more than {most} bytes")));
    }
    Ok(bytes)
}

/// As much of a manifest of any version as must be known to go on.
#[derive(Deserialize)]
struct Head {
    format: String,
    key: PublicKey,
}

fn checked_manifest(bytes: &[u8], signature: &[u8], refusal: &Refusal<'_>) -> Result<Manifest> {
    let head: Head = serde_json::from_slice(bytes)
        .map_err(|source| refusal.not(&format!("{MANIFEST} cannot be read ({source})")))?;
    let version = head
        .format
        .strip_prefix(FORMAT)
        .and_then(|version| version.parse::<u32>().ok())
        .ok_or_else(|| refusal.not(&format!("{MANIFEST} is of no format of ours")))?;
    if version > VERSION {
        return Err(Error::BundleNewer {
            path: refusal.0.to_owned(),
        });
    }
    let signature = std::str::from_utf8(signature)
        .ok()
        .and_then(Signature::parse)
        .ok_or_else(|| refusal.tampered("its signature is none"))?;
    if !head.key.signed(Purpose::Bundle, bytes, &signature) {
        return Err(refusal.tampered("its signature does not belong to its content"));
    }
    let manifest: Manifest = serde_json::from_slice(bytes)
        .map_err(|source| refusal.not(&format!("{MANIFEST} cannot be read ({source})")))?;
    let names: Vec<Part> = manifest.parts.iter().map(|entry| entry.name).collect();
    if names != Part::ALL {
        return Err(refusal.not(&format!("{MANIFEST} does not list the parts of a bundle")));
    }
    Ok(manifest)
}

/// Compares what the directory says of a part with what the manifest says, before it is unpacked.
fn look_at_part<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    entry: &PartEntry,
    refusal: &Refusal<'_>,
) -> Result<()> {
    let name = entry.name.name();
    let file = zip.by_name(name).map_err(|source| refusal.zip(source))?;
    if entry.bytes > LONGEST_PART {
        return Err(refusal.too_large(&format!("{name} has {} bytes", entry.bytes)));
    }
    if file.size() != entry.bytes {
        return Err(refusal.tampered(&format!("{name} has another length than was signed")));
    }
    let packed = file.compressed_size();
    if entry.bytes > HARMLESS && entry.bytes / packed.max(1) > TIGHTEST {
        return Err(refusal.too_large(&format!(
            "{name} unpacks to {} times its size",
            entry.bytes / packed.max(1)
        )));
    }
    Ok(())
}

fn entry_of(manifest: &Manifest, part: Part, refusal: &Refusal<'_>) -> Result<PartEntry> {
    manifest
        .parts
        .iter()
        .find(|entry| entry.name == part)
        .cloned()
        .ok_or_else(|| refusal.not(&format!("{} is not in it", part.name())))
}
