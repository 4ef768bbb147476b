//! What is written reads back, and what is not as it was written is refused.

use std::collections::BTreeMap;
use std::io::Read as _;

use proptest::prelude::*;

use super::{Error, Holds, Manifest, Pack, Result, Secret, Unpack};
use crate::secrets::Random;

const KEY: Secret = Secret::Key([7; 32]);

fn manifest() -> Manifest {
    Manifest {
        format: 1,
        program: "0.1.0".to_owned(),
        schema: 1,
        needs: 1,
        created: 1_803_902_400,
        made: String::new(),
        engine: "sqlite".to_owned(),
        holds: Holds::Database,
        size: 0,
        keys: false,
        settings: BTreeMap::new(),
        rows: [("votes".to_owned(), 3)].into(),
    }
}

fn pack(database: &[u8], secret: Option<&Secret>, seed: u64) -> Vec<u8> {
    let mut pack = Pack::begin(Vec::new(), &manifest(), secret, &Random::seeded(seed)).unwrap();
    pack.part("secret.key", &mut b"ring".as_slice()).unwrap();
    pack.part("database.sqlite", &mut &*database).unwrap();
    pack.finish().unwrap().0
}

/// The database in a backup, once all of the backup was read.
fn unpack(bytes: &[u8], secret: Option<&Secret>) -> Result<Vec<u8>> {
    let mut backup = Unpack::begin(bytes, secret)?;
    assert_eq!(backup.manifest()?, manifest());
    let mut database = Vec::new();
    while let Some(name) = backup.next()? {
        if name == "database.sqlite" {
            backup.read_to_end(&mut database).map_err(Error::reading)?;
        }
    }
    assert!(backup.sum().is_some());
    Ok(database)
}

/// Bytes that do not shrink, so that there are several chunks.
fn noise(length: usize) -> Vec<u8> {
    let random = Random::seeded(1);
    let mut out = Vec::new();
    while out.len() < length {
        out.extend(random.bytes::<1024>());
    }
    out.truncate(length);
    out
}

#[test]
fn what_was_written_reads_back_clear_and_sealed() {
    for length in [0, 1, 65_535, 65_536, 65_537, 300_000] {
        let database = noise(length);
        for secret in [None, Some(&KEY)] {
            let bytes = pack(&database, secret, 1);
            assert_eq!(unpack(&bytes, secret).unwrap(), database, "{length}");
            assert!(Unpack::skim(&*bytes).is_ok());
        }
    }
}

#[test]
fn a_passphrase_seals_and_no_other_opens() {
    let own = Secret::Passphrase("correct horse battery".to_owned());
    let bytes = pack(b"votes", Some(&own), 1);
    assert_eq!(unpack(&bytes, Some(&own)).unwrap(), b"votes");
    let other = Secret::Passphrase("correct horse batterx".to_owned());
    let told = |secret| unpack(&bytes, secret).unwrap_err().to_string();
    assert_eq!(told(Some(&other)), "this backup was sealed with another passphrase");
    assert_eq!(told(Some(&KEY)), "this backup is sealed: give its passphrase (--passphrase)");
    assert_eq!(told(None), "this backup is sealed: give its passphrase (--passphrase)");
    assert!(!bytes.windows(5).any(|window| window == b"votes"));
}

#[test]
fn a_head_that_asks_for_a_terabyte_is_refused_without_trying() {
    let own = Secret::Passphrase("correct horse battery".to_owned());
    let text = String::from_utf8_lossy(&pack(b"", Some(&own), 1)).replace(":65536", ":1073741824");
    let told = unpack(text.as_bytes(), Some(&own)).unwrap_err().to_string();
    assert_eq!(told, "this backup is damaged: its head asks for too much");
}

#[test]
fn another_key_and_another_kind_of_file_are_told_as_such() {
    let bytes = pack(b"votes", Some(&KEY), 1);
    let told = |bytes: &[u8], secret| unpack(bytes, secret).unwrap_err().to_string();
    assert_eq!(told(&bytes, Some(&Secret::Key([8; 32]))), "this backup was sealed with another key");
    assert!(told(&bytes, None).contains("backup_key_file must name the key"));
    assert_eq!(told(b"SQLite format 3\0", None), "this is no backup of bitpoll");
    assert_eq!(told(b"", None), "this is no backup of bitpoll");
    assert!(told(b"bitpoll backup 2\n{}\n", None).contains("format 2, which is of a later release"));
}

/// Where the chunks of a backup begin.
fn chunks(bytes: &[u8]) -> Vec<usize> {
    let head = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).unwrap().0 + 1;
    let (mut at, mut found) = (head, Vec::new());
    while at + 32 < bytes.len() {
        found.push(at);
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
        at += 4 + length as usize;
    }
    found
}

/// The same file with a right sum at its end: what somebody makes who wants to deceive.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crate::secrets::token_hash(&bytes);
    bytes.extend(sum);
    bytes
}

#[test]
fn chunks_that_are_moved_doubled_left_out_or_of_another_file_are_refused_whatever_the_sum_says() {
    let database = noise(300_000);
    let (bytes, other) = (pack(&database, Some(&KEY), 1), pack(&database, Some(&KEY), 99));
    let at = chunks(&bytes);
    assert!(at.len() > 4);
    let body = &bytes[..bytes.len() - 32];
    let chunk = |number: usize| &body[at[number]..at.get(number + 1).copied().unwrap_or(body.len())];
    let joined = |parts: &[&[u8]]| summed(parts.concat());
    let from = |start: usize| &body[at[start]..];
    let head = &body[..at[0]];
    let mut early_end = body[..at[2]].to_vec();
    early_end[at[1]] |= 0x80;
    let of_other = chunks(&other);
    for (name, forged) in [
        ("moved", joined(&[head, chunk(1), chunk(0), from(2)])),
        ("doubled", joined(&[head, chunk(0), chunk(0), from(1)])),
        ("left out", joined(&[head, chunk(0), from(2)])),
        ("ends early", summed(early_end)),
        ("another head", joined(&[&other[..of_other[0]], from(0)])),
        ("another chunk", joined(&[head, &other[of_other[0]..of_other[1]], from(1)])),
        ("more at the end", [bytes.as_slice(), b"x"].concat()),
    ] {
        let told = unpack(&forged, Some(&KEY)).expect_err(name).to_string();
        assert!(told.contains("damaged") || told.contains("another key"), "{name}: {told}");
        assert!(!told.contains('\n'));
    }
}

/// A backup in the clear whose inside somebody has made up.
fn made_up(inside: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let head = super::Head { created: 0, program: String::new(), seal: None }.bytes();
    let chunks = super::chunks::Chunks::begin(Vec::new(), &head, None).unwrap();
    let mut deflated = flate2::write::DeflateEncoder::new(chunks, flate2::Compression::new(1));
    deflated.write_all(inside).unwrap();
    deflated.finish().unwrap().finish().unwrap().0
}

fn read_all(bytes: &[u8]) -> Result<()> {
    let mut backup = Unpack::begin(bytes, None)?;
    backup.manifest()?;
    while backup.next()?.is_some() {}
    Ok(())
}

#[test]
fn a_part_longer_than_memory_or_without_an_end_is_refused() {
    let frame =
        |letter: u8, length: u32, bytes: &[u8]| [&[letter][..], &length.to_be_bytes(), bytes].concat();
    let name = frame(b'P', 13, b"manifest.json");
    let long = frame(b'D', 65_536, &[b' '; 65_536]).repeat(17);
    for (what, inside) in [
        ("nothing", Vec::new()),
        ("no manifest", frame(b'E', 0, b"")),
        ("a frame of four gigabytes", [name.clone(), frame(b'D', u32::MAX, b"x")].concat()),
        ("a manifest of a megabyte", [name.clone(), long].concat()),
        ("no sum", [name.clone(), frame(b'D', 2, b"{}"), frame(b'E', 0, b"")].concat()),
        (
            "another sum",
            [name, frame(b'D', 2, b"{}"), frame(b'S', 32, &[0; 32]), frame(b'E', 0, b"")].concat(),
        ),
    ] {
        assert!(read_all(&made_up(&inside)).is_err(), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_backup_that_ends_anywhere_but_at_its_end_is_refused(part in 0.0..1.0_f64, sealed: bool) {
        let secret = sealed.then_some(&KEY);
        let bytes = pack(&noise(150_000), secret, 1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let cut = (part * bytes.len() as f64) as usize;
        let told = unpack(&bytes[..cut], secret).unwrap_err();
        prop_assert!(matches!(told, Error::CutOff | Error::Foreign | Error::Damaged(_)), "{told}");
        prop_assert!(Unpack::skim(&bytes[..cut]).is_err());
    }

    #[test]
    fn whatever_somebody_has_made_up_is_refused(frames in prop::collection::vec(
        (prop::sample::select(b"PDSEx".to_vec()), prop::collection::vec(any::<u8>(), 0..40)), 0..8,
    )) {
        let frame = |(letter, bytes): &(u8, Vec<u8>)| {
            [&[*letter][..], &u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat()
        };
        let inside: Vec<u8> = frames.iter().flat_map(frame).collect();
        prop_assert!(read_all(&made_up(&inside)).is_err());
        prop_assert!(read_all(&inside).is_err());
    }

    #[test]
    fn a_backup_with_any_bit_turned_is_refused(place: prop::sample::Index, bit in 0_u8..8, sealed: bool) {
        let secret = sealed.then_some(&KEY);
        let mut bytes = pack(&noise(150_000), secret, 1);
        let at = place.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(unpack(&bytes, secret).is_err(), "byte {at}");
        prop_assert!(Unpack::skim(&*bytes).is_err());
    }
}
