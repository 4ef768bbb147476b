//! `bitpoll backup verify` and `bitpoll backup list`

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use super::{Ask, How, Progress, folder, size};
use crate::backup::{self, Error, Holds, Manifest, Stage, Unpack, moment};
use crate::cli::failure::Failure;
use crate::cli::say_line;
use crate::config::Config;
use crate::secrets::encode_hex;

/// Opens a backup, with what it needs.
pub(in crate::cli) fn open(path: &Path, ask: &Ask<'_>) -> Result<Unpack<BufReader<File>>, Failure> {
    let head = Unpack::head(reader(path)?).map_err(|error| about(path, error))?;
    let secret = ask.to_open(head.sealed())?;
    Unpack::begin(reader(path)?, secret.as_ref()).map_err(|error| about(path, error))
}

/// A failure, with the backup that it is about.
pub(in crate::cli) fn about(path: &Path, error: Error) -> Failure {
    match error {
        Error::File(..) | Error::Store(_) | Error::Exists(_) | Error::NoKey(_) => error.into(),
        error => Failure::other(format!("{}: {error}", path.display())),
    }
}

fn reader(path: &Path) -> Result<BufReader<File>, Failure> {
    Ok(BufReader::with_capacity(1 << 17, File::open(path).map_err(|error| Error::file(path, error))?))
}

/// Reads all of a backup.
pub(super) fn verify(path: &Path, how: &How, config: &Config) -> Result<(), Failure> {
    let mut progress = Progress::new(how.quiet);
    let say = |line: &str| {
        if !how.quiet {
            say_line(line)
        }
    };
    let ask = Ask::new(how, config);
    let head = Unpack::head(reader(path)?).map_err(|error| about(path, error))?;
    if !ask.can_open(head.sealed()) {
        let sum = Unpack::skim(reader(path)?).map_err(|error| about(path, error))?;
        say(&format!("{}: whole, made {} by bitpoll {}", path.display(), moment(head.created), head.program));
        say(&format!("sha256 at its end: {}", encode_hex(&sum)));
        say("sealed, and not opened: without what opens it, only its sum was compared");
        return Ok(());
    }
    let mut backup = open(path, &ask)?;
    let manifest = read_over(&mut backup, path, &mut progress)?;
    drop(progress);
    say(&format!("{}: as it was written", path.display()));
    for line in lines(&manifest, backup.sealed().is_some()) {
        say(&line);
    }
    say(&format!("sha256 at its end: {}", encode_hex(&backup.sum().unwrap_or_default())));
    Ok(())
}

fn read_over(
    backup: &mut Unpack<BufReader<File>>,
    path: &Path,
    progress: &mut Progress,
) -> Result<Manifest, Failure> {
    let about = |error| about(path, error);
    let manifest = backup.manifest().map_err(about)?;
    progress.tell(Stage::Unpacking, 0, 0);
    while backup.next().map_err(about)?.is_some() {}
    Ok(manifest)
}

/// What a manifest tells.
fn lines(manifest: &Manifest, sealed: bool) -> Vec<String> {
    let form = match manifest.holds {
        Holds::Database => "a SQLite database",
        Holds::Export => "an export",
    };
    let keys = match (sealed, manifest.keys) {
        (true, true) => "sealed, with the ring of keys",
        (true, false) => "sealed, without the ring of keys",
        _ => "not sealed, without the ring of keys",
    };
    vec![
        format!("made {} by bitpoll {} on {}", manifest.made, manifest.program, manifest.engine),
        format!("holds {form} with schema {} and {} rows; {keys}", manifest.schema, manifest.all_rows()),
    ]
}

/// Lists what is in the directory of backups.
pub(super) fn list(config: &Config) -> Result<(), Failure> {
    let folder = folder(config)?;
    let found = backup::list(folder)?;
    if found.is_empty() {
        say_line(&format!("there is no backup in {}", folder.display()));
    }
    for one in found {
        let head =
            reader(&one.path).and_then(|input| Unpack::head(input).map_err(|error| about(&one.path, error)));
        let state = match &head {
            Ok(head) if head.sealed().is_some() => "sealed",
            Ok(_) => "clear",
            Err(_) => "DAMAGED",
        };
        let (made, why) = (moment(one.name.at), one.name.why.to_string());
        say_line(&format!("{made}  {why:<9}  {:>9}  {state:<7}  {}", size(one.size), one.path.display()));
    }
    Ok(())
}
