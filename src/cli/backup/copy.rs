//! A copy of the database from a server that runs, over its socket: lines of JSON, and bytes after those that announce them.

use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Progress;
use crate::backup::{self, Copied, Error, Holds, Made, Maker, Manifest, Sized, Stage};
use crate::cli::admin::Reply;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::process;
use crate::cli::request::Request;
use crate::store::Engine;

/// Bytes that are announced at once.
const PIECE: usize = 256 << 10;
/// Longest line.
const LINE_MAX: u64 = 1 << 20;

/// What the server says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::cli) enum Said {
    /// It is so far.
    At(Stage, u64, u64),
    /// The copy is made: this is in it, and so many bytes follow.
    Manifest(Box<Manifest>, u64),
    /// The ring of keys.
    Keys(String),
    /// So many bytes follow now.
    Bytes(usize),
    /// That was all.
    Done(Reply),
}

/// Copies the database and sends it.
pub(in crate::cli) fn send(desk: &Desk, keys: bool, stream: &mut UnixStream) -> Result<(), Failure> {
    process::work_in_the_background();
    let mut say = |said: &Said| {
        let mut line = serde_json::to_string(said).unwrap_or_default();
        line.push('\n');
        stream.write_all(line.as_bytes())
    };
    let config = &desk.config;
    let folder = config.backup_dir.as_deref().unwrap_or(&config.data_dir);
    backup::make_folder(folder)?;
    if let Some(path) = desk.store.path() {
        backup::room(folder, path)?;
    }
    let created = desk.store.now();
    let mut watch = |stage, done, all| say(&Said::At(stage, done, all)).is_ok();
    let copied = Copied::make(folder, &desk.random, &mut watch, |to, tell| desk.store.copy_to(to, tell))?;
    let manifest = Manifest::new(copied.contents.clone(), Holds::Database, Engine::Sqlite, config, created);
    let mut database = copied.open()?;
    let gone = |error: io::Error| Failure::other(format!("whoever wanted a copy went away: {error}"));
    say(&Said::Manifest(Box::new(manifest), database.size)).map_err(gone)?;
    if keys {
        let path = &config.secret_key_file;
        let text = std::fs::read_to_string(path).map_err(|error| Error::file(path, error))?;
        say(&Said::Keys(text)).map_err(gone)?;
    }
    let mut piece = vec![0; PIECE];
    loop {
        let count = database.bytes.read(&mut piece).map_err(|error| Error::file(folder, error))?;
        if count == 0 {
            return Ok(());
        }
        let mut line = serde_json::to_string(&Said::Bytes(count)).unwrap_or_default();
        line.push('\n');
        stream.write_all(line.as_bytes()).and_then(|()| stream.write_all(&piece[..count])).map_err(gone)?;
    }
}

/// Asks the server for a copy, and makes a backup of it.
pub(super) fn fetch(
    maker: &Maker,
    mut stream: UnixStream,
    to: &Path,
    progress: &mut Progress,
) -> Result<Made, Failure> {
    // The server next to us comes first.
    process::work_in_the_background();
    let wants_keys = maker.secret.is_some();
    let mut line = serde_json::to_string(&Request::Copy { keys: wants_keys }).unwrap_or_default();
    line.push('\n');
    stream.write_all(line.as_bytes()).map_err(|error| lost(&error))?;
    let mut answer = BufReader::new(stream);
    let (mut manifest, mut keys) = (None, None);
    while manifest.is_none() || (wants_keys && keys.is_none()) {
        match hear(&mut answer).map_err(|error| lost(&error))? {
            Said::At(stage, done, all) => drop(progress.tell(stage, done, all)),
            Said::Manifest(told, size) => manifest = Some((*told, size)),
            Said::Keys(told) => keys = Some(told),
            Said::Done(reply) => return Err(reply.into_failure()),
            Said::Bytes(_) => return Err(lost(&io::ErrorKind::InvalidData.into())),
        }
    }
    let Some((manifest, size)) = manifest else { return Err(lost(&io::ErrorKind::InvalidData.into())) };
    let mut database = Sized { bytes: Box::new(Pieces { answer, left: 0, ended: false }), size };
    let mut watch = |stage, done, all| progress.tell(stage, done, all);
    Ok(maker.of_bytes(to, manifest, keys, &mut database, &mut watch)?)
}

fn lost(error: &io::Error) -> Failure {
    Failure::other(format!("the server did not answer: {error}"))
}

fn hear(answer: &mut BufReader<UnixStream>) -> io::Result<Said> {
    let mut line = String::new();
    answer.by_ref().take(LINE_MAX).read_line(&mut line)?;
    if line.is_empty() {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it stopped"));
    }
    // A server of another release answers in another way.
    serde_json::from_str(&line)
        .map_err(|_| io::Error::other("it is of another release: restart it, then ask again"))
}

/// The bytes that a server sends.
struct Pieces {
    answer: BufReader<UnixStream>,
    left: usize,
    ended: bool,
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.left == 0 && !self.ended {
            match hear(&mut self.answer)? {
                Said::Bytes(count) => self.left = count,
                Said::Done(reply) if reply.is_good() => self.ended = true,
                Said::Done(reply) => return Err(io::Error::other(reply.into_failure().lines.join("; "))),
                _ => return Err(io::Error::other("it said something else")),
            }
        }
        let wanted = out.len().min(self.left);
        let taken = self.answer.read(&mut out[..wanted])?;
        if taken == 0 && wanted > 0 {
            return Err(io::Error::other("the server stopped"));
        }
        self.left -= taken;
        Ok(taken)
    }
}
