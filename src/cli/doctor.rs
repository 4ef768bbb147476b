//! `bitpoll doctor`: everything that an operator would ask for help with.

use std::io;
use std::net::IpAddr;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use clap::Args;

use super::desk::{self, Desk, database_file};
use super::failure::Failure;
use super::request::Request;
use super::{admin, backup, clock, process, sandbox, say_line};
use crate::actions::{self, upkeep};
use crate::auth;
use crate::backup::{Late, Standing, Timed, moment, room};
use crate::config::{self, Config, Loaded};
use crate::domain::id::PollId;
use crate::mail::send::Post;
use crate::store::check::Looked;
use crate::store::space::{self, Room};
use crate::store::{self, Store, check, migrate};
use crate::tls::{Certificates, Files};

/// Files and connections that a server should be able to have open.
const FILES: usize = 4096;

/// Days before its end when a certificate should have been replaced.
const EARLY: i64 = 14;

/// What is told of a site that has no backups unless somebody makes them.
const NO_BACKUPS: &str = "backups: none are made by themselves: set backup_dir and backup_keep_daily, or let a timer run \
                          `bitpoll backup --every day --keep 14 DIRECTORY`";

/// How far to look.
#[derive(Args, Default)]
pub(super) struct Look {
    /// Also connect to the mail server.
    #[arg(long)]
    online: bool,
}

/// What was found.
#[derive(Default)]
struct Findings {
    bad: Vec<String>,
}

impl Findings {
    /// Something is as it should be, or worth knowing.
    fn good(&self, line: &str) {
        say_line(line);
    }

    /// Something works, and could be better.
    fn advise(&self, line: &str) {
        say_line(&format!("advice: {line}"));
    }

    /// Something is wrong; the line says how to mend it.
    fn bad(&mut self, line: String) {
        self.bad.push(line);
    }
}

/// Looks at everything that can be wrong. The configuration is right, or we would not be here.
///
/// # Errors
/// What is wrong, one line each, with exit code 1.
pub(super) fn run(look: &Look, loaded: Loaded) -> Result<(), Failure> {
    let mut found = Findings::default();
    configuration(&loaded, &mut found);
    let config = loaded.config;
    machine(&config, &mut found);
    proxies(&config, &found);
    files(&config, &mut found);
    certificate(&config, &mut found);
    mail(look, &config, &mut found);
    disk(&config, &mut found);
    data(config, &mut found);
    if found.bad.is_empty() { Ok(()) } else { Err(Failure { lines: found.bad, code: 1 }) }
}

fn configuration(loaded: &Loaded, found: &mut Findings) {
    let file = loaded.file.as_ref().map_or("no file".to_owned(), |path| path.display().to_string());
    let before = found.bad.len();
    let settings = desk::database(&loaded.config).and_then(|database| Ok(Store::check(&database)?));
    for failure in [settings, super::backups::check(&loaded.config)].into_iter().filter_map(Result::err) {
        failure.lines.into_iter().for_each(|line| found.bad(line));
    }
    if let Err(line) = auth::check(&loaded.config) {
        found.bad(line);
    }
    if found.bad.len() == before {
        found.good(&format!("configuration: right ({file})"));
    }
    loaded.warnings.iter().for_each(|warning| found.advise(warning));
}

/// Clock, zones, limits and rights of the machine.
fn machine(config: &Config, found: &mut Findings) {
    match clock::check() {
        Ok(()) => found.good("clock: set"),
        Err(failure) => failure.lines.into_iter().for_each(|line| found.bad(line)),
    }
    found.good(&format!(
        "zones: the rules of {} are built in; new polls start with {}",
        chrono_tz::IANA_TZDB_VERSION,
        config.zone.name()
    ));
    let files = process::files_at_most();
    if files < FILES {
        found.advise(&format!(
            "a process here may have {files} files and connections open, and each visitor takes one: set LimitNOFILE=65536 \
             in the unit"
        ));
    }
    if rustix::process::geteuid().is_root() {
        found.advise("this runs as root: the server should have a user of its own");
    }
    match (config.sandbox, sandbox::is_possible()) {
        (true, true) => {
            found.good("sandbox: this kernel has Landlock, the server reads and writes only what it needs")
        }
        (true, false) => found.advise("sandbox: this kernel has no Landlock; let systemd's sandbox do it"),
        (false, _) => found.advise("sandbox = false: remove it, unless something does not work otherwise"),
    }
}

/// Whether the site, its names and what stands before it go together.
fn proxies(config: &Config, found: &Findings) {
    let (url, host) = (config.public_url.as_str(), config.public_url.host());
    if !config.allows_host(host) {
        found.advise(&format!(
            "allowed_hosts lacks {host}, the host of public_url: links of the site lead to a refusal"
        ));
    }
    let is_local = host == "localhost"
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if is_local {
        found.advise(&format!("public_url is {url}: links in mail lead to this machine alone; set it to where people find the site"));
    } else if config.public_url.is_https() && config.trusted_proxies.is_empty() {
        found.advise(
            "public_url is https and no proxy is in trusted_proxies: if one stands before this server, everybody shares one \
             allowance of requests",
        );
    } else if !config.public_url.is_https() {
        found.advise(&format!("public_url is {url}: without https passwords travel in the clear"));
    }
}

/// Files that the configuration names.
fn files(config: &Config, found: &mut Findings) {
    for named in config::files(config) {
        let shown = named.path.display();
        match named.path.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => found.bad(format!("{} {shown}: cannot be looked at ({error})", named.key)),
            Ok(data) if named.is_written && !data.is_dir() => {
                found.bad(format!("{} {shown}: is no directory: name one", named.key));
            }
            Ok(_) if named.is_written => {
                private(&named.key, &named.path, "700", found);
                if let Err(error) = desk::writable(&named.path) {
                    found.bad(format!(
                        "{} {shown}: cannot be written to ({error}): give it to the user of the server",
                        named.key
                    ));
                }
            }
            Ok(_) if named.is_secret => private(&named.key, &named.path, "600", found),
            Ok(_) => {
                if let Err(error) = std::fs::File::open(&named.path) {
                    found.bad(format!("{} {shown}: cannot be read ({error})", named.key));
                }
            }
        }
    }
}

/// Only its owner may have rights to it. A credential of systemd is not for others either way.
fn private(key: &str, path: &Path, mode: &str, found: &mut Findings) {
    let Ok(data) = path.metadata() else { return };
    let shown = path.display();
    if data.mode() & 0o077 != 0
        && std::env::var_os("CREDENTIALS_DIRECTORY").is_none_or(|it| !path.starts_with(it))
    {
        found.bad(format!("{key} {shown}: others have rights to it: chmod {mode} {shown}"));
    } else {
        found.good(&format!("{key} {shown}: for its owner alone"));
    }
}

/// The certificate in files. One that is ordered is told by /metrics and the log.
fn certificate(config: &Config, found: &mut Findings) {
    let (Some(certificate), Some(key)) = (&config.tls_certificate_file, &config.tls_key_file) else { return };
    let shown = Certificates::default();
    match Files::new(certificate.clone(), key.clone()).read() {
        Ok(read) => shown.show(read),
        Err(wrong) => return found.bad(wrong.to_string()),
    }
    let Some(ends) = shown.ends() else { return };
    let (path, days) = (certificate.display(), (ends - (desk::clock())()).div_euclid(86_400));
    match days {
        ..0 => found.bad(format!("tls_certificate_file {path}: it has ended: put a new one there")),
        0..EARLY => found.bad(format!("tls_certificate_file {path}: it ends in {days} days: renew it")),
        _ => found.good(&format!("tls_certificate_file {path}: it ends in {days} days")),
    }
}

fn mail(look: &Look, config: &Config, found: &mut Findings) {
    found.good(&config.mail_line());
    let post = match Post::new(config) {
        Ok(Some(post)) => post,
        Ok(None) => return,
        Err(line) => return found.bad(line),
    };
    if !look.online {
        return found.good("mail: the server is not asked without --online");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { return found.bad("mail: no runtime for asking".to_owned()) };
    let reached = runtime.block_on(async {
        let line = post.connect().await?;
        line.quit().await;
        Ok::<_, crate::mail::send::Failure>(())
    });
    match reached {
        Ok(()) => found.good(&format!("mail: {} lets us in", post.shown())),
        Err(failure) => found.bad(format!(
            "mail: {}: {}: check the smtp options, then try `bitpoll mail test ADDRESS`",
            post.shown(),
            failure.line()
        )),
    }
}

/// The database, if there is one.
fn data(config: Config, found: &mut Findings) {
    if !config.data_dir.exists() {
        let shown = config.data_dir.display();
        return found.good(&format!("data_dir {shown}: not there yet; `bitpoll serve` makes it"));
    }
    match database_file(&config) {
        Some(path) if !path.exists() => {
            return found.good(&format!("database {}: not there yet", path.display()));
        }
        Some(path) => private("database", &path, "600", found),
        None => {}
    }
    match admin::ask(config, &Request::Inspect) {
        Ok(lines) => lines.iter().for_each(|line| found.good(line)),
        Err(failure) => found.bad.extend(failure.lines),
    }
}

/// How much room there is where the database and its backups are.
fn disk(config: &Config, found: &mut Findings) {
    let backups = config.backup_dir.as_deref().filter(|folder| folder.exists());
    for folder in [Some(config.data_dir.as_path()), backups].into_iter().flatten() {
        let Ok(space) = space::of(folder) else { continue };
        let line = format!(
            "disk of {}: {} of {} are free",
            folder.display(),
            backup::size(space.free),
            backup::size(space.total)
        );
        match space.room() {
            Room::Plenty => found.good(&line),
            Room::Low => found.bad(format!("{line}: it is nearly full: make room")),
            Room::Out => found.bad(format!("{line}: it is full: votes fail until there is room")),
        }
    }
    if let (Some(database), Some(folder)) = (database_file(config), backups)
        && let Err(error) = room(folder, &database)
    {
        found.bad(format!("backups: there is no room for one: {error}"));
    }
}

/// How old the newest backup is. A site that has none yet was perhaps made today.
fn backups(desk: &Desk) -> Result<String, Failure> {
    let (server, timers) = desk
        .store
        .read_blocking(|tx| Ok::<_, actions::Error>((upkeep::last_backup(tx)?, upkeep::timers(tx)?)))?;
    let standing = Standing::of(&desk.config, server.map(|at| at.0), &timers);
    let Some(newest) = standing.newest.map(moment) else {
        return Ok(match standing.every {
            Some(_) => "backups: none yet".to_owned(),
            None => format!("advice: {NO_BACKUPS}"),
        });
    };
    match standing.late((desk::clock())()) {
        Some(Late::All(_)) => {
            return Err(Failure::other(format!(
                "backups: the newest is of {newest}: the log of the server, or of the timer that made it, says why \
                 there is none since"
            )));
        }
        Some(Late::Timer(Timed { at, place, .. })) => {
            let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
            return Err(Failure::other(format!(
                "backups: the timer has made none since {}{place}: look whether the disk that it makes them on is \
                 there and has room, and at its log; if there is to be no such timer any more: bitpoll backup \
                 forget-timer",
                moment(at)
            )));
        }
        None => {}
    }
    Ok(match standing.every {
        Some(_) => format!("backups: the newest is of {newest}"),
        None => format!("advice: {NO_BACKUPS}; the newest is of {newest}"),
    })
}

/// Looks the database over.
///
/// # Errors
/// What is wrong, one line each.
pub(super) fn inspect(desk: &Desk) -> Result<Vec<String>, Failure> {
    let mut wrong = Vec::new();
    let mut good = Vec::new();
    for found in [look_over(&desk.store), backups(desk).map(|line| vec![line])] {
        match found {
            Ok(lines) => good.extend(lines),
            Err(failure) => wrong.extend(failure.lines),
        }
    }
    if wrong.is_empty() { Ok(good) } else { Err(Failure { lines: wrong, code: 1 }) }
}

/// Looks a database over.
///
/// # Errors
/// What is wrong, one line each.
pub(super) fn look_over(store: &Store) -> Result<Vec<String>, Failure> {
    let mut bad = store.read_blocking(check::integrity)?;
    if !store.read_blocking(migrate::is_current)? {
        bad.push("its schema is not that of this release: restart the server".to_owned());
    }
    let (mut polls, mut votes, mut last) = (0_u64, 0_i64, PollId(0));
    while let Some(Looked { id, slug, kept, counted, seats }) = recount(store, last)? {
        if kept != counted {
            bad.push(format!("the counts of the poll {slug} are not those of its votes"));
        }
        if !seats {
            bad.push(format!("the seats of the poll {slug} are not those of its votes"));
        }
        (polls, votes, last) = (polls + 1, votes + counted.votes(), id);
    }
    if bad.is_empty() {
        return Ok(vec![
            "schema: that of this release".to_owned(),
            "database: intact".to_owned(),
            format!("counts: right ({polls} polls, {votes} votes)"),
        ]);
    }
    Err(Failure { lines: bad.into_iter().map(|line| format!("database: {line}")).collect(), code: 1 })
}

fn recount(store: &Store, after: PollId) -> Result<Option<Looked>, store::Error> {
    store.read_blocking(move |tx| check::next_poll(tx, after))
}
