//! The chunks of a backup: `length`, then so many bytes. The highest bit of the length marks the last one; after it
//! stands the SHA-256 of everything before, head included.
//!
//! A sealed chunk is AES-256-GCM under the nonce (3 zero bytes, number of the chunk, 1 for the last): one that is
//! left out, doubled, moved or taken from another file does not open, nor does a file that ends too early.

use std::io::{self, Read, Write};

use ring::aead::{Aad, LessSafeKey, Nonce};
use ring::digest::{Context, SHA256};

/// Bytes of a chunk before it is sealed.
const CHUNK: usize = 64 << 10;
/// Bytes that sealing adds.
const TAG: usize = 16;
const LAST: u32 = 1 << 31;
/// Bytes of the sum at the end.
const SUM: usize = 32;

/// Writes chunks.
pub(super) struct Chunks<W> {
    out: W,
    sum: Context,
    key: Option<LessSafeKey>,
    number: u64,
    waiting: Vec<u8>,
}

impl<W: Write> Chunks<W> {
    /// Writes the head; chunks follow.
    pub(super) fn begin(mut out: W, head: &[u8], key: Option<LessSafeKey>) -> io::Result<Self> {
        out.write_all(head)?;
        Ok(Self { out, sum: summed(head), key, number: 0, waiting: Vec::with_capacity(CHUNK + TAG) })
    }

    fn chunk(&mut self, last: bool) -> io::Result<()> {
        if let Some(key) = &self.key {
            key.seal_in_place_append_tag(nonce(self.number, last), Aad::empty(), &mut self.waiting)
                .map_err(|_| io::Error::other("a chunk cannot be sealed"))?;
        }
        // Never more than a chunk and its tag.
        let length = u32::try_from(self.waiting.len()).unwrap_or(0) | if last { LAST } else { 0 };
        for bytes in [length.to_be_bytes().as_slice(), &self.waiting] {
            self.sum.update(bytes);
            self.out.write_all(bytes)?;
        }
        self.number += 1;
        self.waiting.clear();
        Ok(())
    }

    /// Writes the end, and gives the sum.
    pub(super) fn finish(mut self) -> io::Result<(W, [u8; SUM])> {
        self.chunk(true)?;
        let sum = sum_of(&self.sum);
        self.out.write_all(&sum)?;
        self.out.flush()?;
        Ok((self.out, sum))
    }
}

impl<W: Write> Write for Chunks<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len() == CHUNK {
            self.chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    /// A chunk is written when it is full, or at the end.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads chunks.
pub(super) struct ReadChunks<R> {
    input: R,
    sum: Context,
    key: Option<LessSafeKey>,
    number: u64,
    chunk: Vec<u8>,
    at: usize,
    /// The sum at the end, which was the right one.
    ended: Option<[u8; SUM]>,
}

impl<R: Read> ReadChunks<R> {
    /// Reads what follows on a head.
    pub(super) fn after(head: &[u8], input: R, key: Option<LessSafeKey>) -> Self {
        Self { input, sum: summed(head), key, number: 0, chunk: Vec::new(), at: 0, ended: None }
    }

    /// The sum of the whole file, once all of it was read.
    pub(super) fn sum(&self) -> Option<[u8; SUM]> {
        self.ended
    }

    /// Reads the next chunk without opening it: its bytes and whether it is the last.
    fn raw(&mut self) -> io::Result<bool> {
        let mut length = [0; 4];
        self.input.read_exact(&mut length)?;
        self.sum.update(&length);
        let length = u32::from_be_bytes(length);
        let (last, length) = (length & LAST != 0, (length & !LAST) as usize);
        if length > CHUNK + TAG {
            return Err(damaged("a chunk is too long"));
        }
        self.chunk.resize(length, 0);
        self.input.read_exact(&mut self.chunk)?;
        self.sum.update(&self.chunk);
        self.at = 0;
        if last {
            self.end()?;
        }
        Ok(last)
    }

    fn end(&mut self) -> io::Result<()> {
        let mut told = [0; SUM];
        self.input.read_exact(&mut told)?;
        let sum = sum_of(&self.sum);
        if sum != told {
            return Err(damaged("its sum is another"));
        }
        if self.input.read(&mut [0])? != 0 {
            return Err(damaged("something follows on its end"));
        }
        self.ended = Some(sum);
        Ok(())
    }

    fn next(&mut self) -> io::Result<()> {
        let last = self.raw()?;
        if let Some(key) = &self.key {
            let nonce = nonce(self.number, last);
            let opened = key.open_in_place(nonce, Aad::empty(), &mut self.chunk);
            let length = opened.map_err(|_| damaged("a chunk does not open"))?.len();
            self.chunk.truncate(length);
        }
        self.number += 1;
        Ok(())
    }

    /// Reads to the end without opening anything: whether the sum is right, which needs no key.
    pub(super) fn skim(mut self) -> io::Result<[u8; SUM]> {
        while !self.raw()? {}
        self.ended.ok_or_else(|| damaged("no end"))
    }
}

impl<R: Read> Read for ReadChunks<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.chunk.len() {
            if self.ended.is_some() {
                return Ok(0);
            }
            self.next()?;
        }
        let taken = out.len().min(self.chunk.len() - self.at);
        out[..taken].copy_from_slice(&self.chunk[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

fn damaged(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut bytes = [0; 12];
    bytes[3..11].copy_from_slice(&number.to_be_bytes());
    bytes[11] = u8::from(last);
    Nonce::assume_unique_for_key(bytes)
}

fn summed(head: &[u8]) -> Context {
    let mut sum = Context::new(&SHA256);
    sum.update(head);
    sum
}

pub(super) fn sum_of(sum: &Context) -> [u8; SUM] {
    let mut out = [0; SUM];
    out.copy_from_slice(sum.clone().finish().as_ref());
    out
}
