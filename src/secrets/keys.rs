//! The server's keys: a ring of secrets, the newest first, of which all others are made.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use ring::hmac;

use super::Random;

/// What is wrong with the file of keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// It cannot be read or written.
    #[error("cannot read or write it: {0}")]
    Io(#[from] io::Error),
    /// A line is not a key.
    #[error("line {0} is not a key of 43 characters")]
    Line(usize),
    /// There is no key in it.
    #[error("it holds no key")]
    Empty,
}

/// The ring: the first key signs, all verify.
#[derive(Clone)]
pub struct Keys(Arc<Vec<hmac::Key>>);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.0.len())
    }
}

impl Keys {
    /// Keys from their bytes, the newest first.
    pub fn new(secrets: &[[u8; 32]]) -> Self {
        Self(Arc::new(secrets.iter().map(|secret| hmac::Key::new(hmac::HMAC_SHA256, secret)).collect()))
    }

    /// Reads the file of keys, one base64url key of 32 bytes a line; makes it, readable for its owner
    /// alone, if there is none.
    ///
    /// # Errors
    /// If the file can be neither read nor made, or holds something else.
    pub fn load_or_create(path: &Path, random: &Random) -> Result<Self, KeyError> {
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make_file(path, random, |draft, path| fs::hard_link(draft, path))?;
                Self::parse(&fs::read_to_string(path)?)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the text of such a file.
    ///
    /// # Errors
    /// If it holds something else.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut secrets = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let bytes = super::decode(line.trim()).and_then(|bytes| bytes.try_into().ok());
            secrets.push(bytes.ok_or(KeyError::Line(number + 1))?);
        }
        if secrets.is_empty() { Err(KeyError::Empty) } else { Ok(Self::new(&secrets)) }
    }

    /// HMAC-SHA256 by the newest key. Parts are joined by their lengths, so that no two lists of parts
    /// are signed alike.
    pub fn sign(&self, parts: &[&[u8]]) -> [u8; 32] {
        // A ring is never empty: `parse` refuses it, and `new` is given the keys in the program.
        self.0.first().map_or([0; 32], |key| mac(key, parts))
    }

    /// Whether a tag, or the first 16 bytes or more of one, was made by any key of the ring; in
    /// constant time.
    pub fn verify(&self, parts: &[&[u8]], tag: &[u8]) -> bool {
        use subtle::ConstantTimeEq as _;
        let fits =
            |key| (16..=32).contains(&tag.len()) && bool::from(mac(key, parts)[..tag.len()].ct_eq(tag));
        self.0.iter().any(fits)
    }

    /// A name for each key, the newest first, that tells nothing of it: to notice another ring.
    pub fn fingerprints(&self) -> Vec<String> {
        self.sign_all(&[b"fingerprint"]).map(|tag| super::encode(&tag[..16])).collect()
    }

    /// Tags of all keys, the newest first: to look up what an older key may have named.
    pub fn sign_all<'a>(&'a self, parts: &'a [&'a [u8]]) -> impl Iterator<Item = [u8; 32]> + 'a {
        self.0.iter().map(move |key| mac(key, parts))
    }
}

/// Makes the file whole or not at all, and never over another: nodes that start at the same time take the keys
/// of whoever was first. `link` is [`fs::hard_link`].
fn make_file(path: &Path, random: &Random, link: impl Fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}-{}", std::process::id(), super::encode(&random.bytes::<12>())));
    let (draft, key) = (Path::new(&draft), super::encode(&random.bytes::<32>()));
    let written = write_new(draft, &key);
    let made = written.and_then(|()| match link(draft, path) {
        // Not every file system has links: there a crash in this moment can leave half a file.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => write_new(path, &key),
        other => other,
    });
    let removed = fs::remove_file(draft);
    match made {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        other => other?,
    }
    removed?;
    sync_directory(path)
}

/// Writes a file that is not there yet, for its owner alone.
fn write_new(path: &Path, line: &str) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{line}")?;
    file.sync_all()
}

/// Makes the name of a file last, too: links made of a key that is gone after a power cut would be gone with it.
fn sync_directory(path: &Path) -> io::Result<()> {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
    match fs::File::open(directory.unwrap_or(Path::new("."))).and_then(|directory| directory.sync_all()) {
        // Some file systems of a network know no such thing.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other,
    }
}

fn mac(key: &hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part);
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.sign().as_ref());
    out
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::Barrier;
    use std::thread;

    use super::*;

    #[test]
    fn nodes_that_start_at_once_take_the_keys_of_whoever_was_first() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0..50 {
            let (path, barrier) = (folder.path().join(format!("{round}.key")), Barrier::new(6));
            let load = &|seed| {
                barrier.wait();
                Keys::load_or_create(&path, &Random::seeded(seed)).expect("keys").sign(&[b"x"])
            };
            let mut signed = thread::scope(|scope| {
                let nodes: Vec<_> = (0..6).map(|seed| scope.spawn(move || load(seed))).collect();
                nodes.into_iter().map(|node| node.join().unwrap()).collect::<Vec<_>>()
            });
            signed.dedup();
            assert_eq!(signed.len(), 1, "all nodes have the same keys");
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 50, "nothing else is left behind");
    }

    #[test]
    fn where_no_links_can_be_made_the_file_is_made_all_the_same_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let make = |seed| {
            make_file(&path, &Random::seeded(seed), |_, _| Err(io::ErrorKind::PermissionDenied.into()))
                .unwrap();
            fs::read_to_string(&path).unwrap()
        };
        let first = make(1);
        assert!(Keys::parse(&first).is_ok());
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(make(2), first);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }
}
