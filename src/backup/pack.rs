//! The parts of a backup, inside its chunks and compressed (DEFLATE, RFC 1951).
//!
//! Each is frames: `P` its name, `D` bytes of it, `S` the SHA-256 of all of them; after the last part stands `E`. A frame is that letter,
//! the length in four bytes, and so many bytes.

use std::io::{self, BufRead, Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use ring::digest::{Context, SHA256};

use super::chunks::{Chunks, ReadChunks, sum_of};
use super::head::Head;
use super::manifest::Manifest;
use super::seal::{Seal, Secret};
use super::{Error, Result, part};
use crate::secrets::Random;

/// Most bytes of a frame.
const FRAME: usize = 64 << 10;
/// Most bytes of a part that is read into memory.
const SMALL: u64 = 1 << 20;
/// Little work: the processor is shared with people who vote.
const LEVEL: u32 = 1;

/// Writes a backup.
pub struct Pack<W: Write> {
    out: DeflateEncoder<Chunks<W>>,
    sealed: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// SHA-256 that stands at the end of the file.
    pub sum: [u8; 32],
    /// Whether it is sealed.
    pub sealed: bool,
}

impl<W: Write> Pack<W> {
    /// Writes the head and the manifest.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn begin(out: W, manifest: &Manifest, secret: Option<&Secret>, random: &Random) -> Result<Self> {
        let seal = secret.map(|secret| Seal::new(secret, random)).transpose()?;
        let (seal, source) = seal.map_or((None, None), |(seal, source)| (Some(seal), Some(source)));
        let head = Head { created: manifest.created, program: manifest.program.clone(), seal }.bytes();
        let key = source.map(|source| source.chunk_key(&head)).transpose()?;
        let chunks = Chunks::begin(out, &head, key).map_err(writing)?;
        let mut pack =
            Self { out: DeflateEncoder::new(chunks, Compression::new(LEVEL)), sealed: secret.is_some() };
        let text = serde_json::to_string_pretty(manifest).unwrap_or_default();
        pack.part(part::MANIFEST, &mut text.as_bytes())?;
        Ok(pack)
    }

    /// Writes a part.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn part(&mut self, name: &str, bytes: &mut dyn Read) -> Result<()> {
        self.part_by(name, |out| io::copy(bytes, out).map(drop).map_err(writing))
    }

    /// Writes a part that `write` makes.
    ///
    /// # Errors
    /// Those of `write` and of the disk.
    pub fn part_by<E: From<Error>>(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        frame(&mut self.out, b'P', name.as_bytes()).map_err(|error| E::from(writing(error)))?;
        let mut part = Part { out: &mut self.out, sum: Context::new(&SHA256) };
        let mut buffered = io::BufWriter::with_capacity(FRAME, &mut part);
        write(&mut buffered)?;
        buffered.flush().map_err(|error| E::from(writing(error)))?;
        drop(buffered);
        let sum = sum_of(&part.sum);
        frame(&mut self.out, b'S', &sum).map_err(|error| E::from(writing(error)))
    }

    /// Writes the end.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(mut self) -> Result<(W, Packed)> {
        frame(&mut self.out, b'E', b"").map_err(writing)?;
        let chunks = self.out.finish().map_err(writing)?;
        let (out, sum) = chunks.finish().map_err(writing)?;
        Ok((out, Packed { sum, sealed: self.sealed }))
    }
}

fn writing(error: io::Error) -> Error {
    Error::File("the backup cannot be written".to_owned(), error)
}

struct Part<'a, W: Write> {
    out: &'a mut DeflateEncoder<Chunks<W>>,
    sum: Context,
}

impl<W: Write> Write for Part<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = &bytes[..bytes.len().min(FRAME)];
        self.sum.update(taken);
        frame(self.out, b'D', taken)?;
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn frame(out: &mut impl Write, letter: u8, bytes: &[u8]) -> io::Result<()> {
    // Never more than a frame.
    let length = u32::try_from(bytes.len()).unwrap_or(0).to_be_bytes();
    out.write_all(&[letter, length[0], length[1], length[2], length[3]])?;
    out.write_all(bytes)
}

/// Reads a backup, part by part. What is read is to be trusted once [`Unpack::next`] has told that nothing follows.
pub struct Unpack<R: Read> {
    input: DeflateDecoder<ReadChunks<R>>,
    head: Head,
    /// Sum of the part that is being read, and bytes that are left of its frame.
    part: Option<(Context, usize)>,
}

impl<R: BufRead> Unpack<R> {
    /// Reads the head alone.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn head(mut input: R) -> Result<Head> {
        Head::read(&mut input).map(|(head, _)| head)
    }

    /// Begins to read.
    ///
    /// # Errors
    /// What is wrong with the head, or the secret that is missing or wrong.
    pub fn begin(mut input: R, secret: Option<&Secret>) -> Result<Self> {
        let (head, bytes) = Head::read(&mut input)?;
        let key = match &head.seal {
            Some(seal) => Some(seal.open(secret)?.chunk_key(&bytes)?),
            None => None,
        };
        let chunks = ReadChunks::after(&bytes, input, key);
        Ok(Self { input: DeflateDecoder::new(chunks), head, part: None })
    }

    /// Reads to the end without opening anything: its SHA-256 if that is right, which needs no key.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn skim(mut input: R) -> Result<[u8; 32]> {
        let (_, bytes) = Head::read(&mut input)?;
        ReadChunks::after(&bytes, input, None).skim().map_err(Error::reading)
    }

    /// What opens it, if it is sealed.
    pub fn sealed(&self) -> Option<&'static str> {
        self.head.sealed()
    }

    /// The manifest, which is the first part.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn manifest(&mut self) -> Result<Manifest> {
        if self.next()?.as_deref() != Some(part::MANIFEST) {
            return Err(Error::Damaged("it has no manifest"));
        }
        serde_json::from_slice(&self.small()?).map_err(|_| Error::Damaged("its manifest cannot be read"))
    }

    /// The name of the next part; nothing after the last one, and then all of the file was as it was written.
    ///
    /// # Errors
    /// What is wrong with it.
    #[expect(clippy::should_implement_trait, reason = "parts are read through this very value")]
    pub fn next(&mut self) -> Result<Option<String>> {
        // What nobody wanted to read is read over, and summed up all the same.
        io::copy(self, &mut io::sink()).map_err(Error::reading)?;
        let (letter, length) = self.letter().map_err(Error::reading)?;
        match letter {
            b'P' => {
                let mut name = vec![0; length];
                self.input.read_exact(&mut name).map_err(Error::reading)?;
                self.part = Some((Context::new(&SHA256), 0));
                String::from_utf8(name).map(Some).map_err(|_| Error::Damaged("a name is none"))
            }
            b'E' if length == 0 => self.end().map(|()| None),
            _ => Err(Error::Damaged("a part begins with something else")),
        }
    }

    fn end(&mut self) -> Result<()> {
        let more = self.input.read(&mut [0]).map_err(Error::reading)?;
        // The end of what is compressed need not be that of the chunks.
        let rest = self.input.get_mut().read(&mut [0]).map_err(Error::reading)?;
        if more + rest != 0 {
            return Err(Error::Damaged("something follows on its end"));
        }
        Ok(())
    }

    /// The SHA-256 of the file, once all of it was read.
    pub fn sum(&self) -> Option<[u8; 32]> {
        self.input.get_ref().sum()
    }

    /// A small part as a whole.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn small(&mut self) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        self.by_ref().take(SMALL + 1).read_to_end(&mut out).map_err(Error::reading)?;
        if out.len() as u64 > SMALL { Err(Error::Damaged("a part is too long")) } else { Ok(out) }
    }
}

impl<R: Read> Unpack<R> {
    fn letter(&mut self) -> io::Result<(u8, usize)> {
        let mut frame = [0; 5];
        self.input.read_exact(&mut frame)?;
        let length = u32::from_be_bytes([frame[1], frame[2], frame[3], frame[4]]) as usize;
        if length > FRAME {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame is too long"));
        }
        Ok((frame[0], length))
    }
}

/// Bytes of the part that [`Unpack::next`] has named.
impl<R: Read> Read for Unpack<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let wrong = |what: &'static str| io::Error::new(io::ErrorKind::InvalidData, what);
        let Some((mut sum, mut left)) = self.part.take() else { return Ok(0) };
        while left == 0 {
            match self.letter()? {
                (b'D', length) => left = length,
                (b'S', 32) => {
                    let mut told = [0; 32];
                    self.input.read_exact(&mut told)?;
                    return if told == sum_of(&sum) {
                        Ok(0)
                    } else {
                        Err(wrong("the sum of a part is another"))
                    };
                }
                _ => return Err(wrong("a part has no end")),
            }
        }
        let wanted = out.len().min(left);
        let taken = self.input.read(&mut out[..wanted])?;
        if taken == 0 && wanted > 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        sum.update(&out[..taken]);
        self.part = Some((sum, left - taken));
        Ok(taken)
    }
}
