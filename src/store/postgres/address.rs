//! The address of a PostgreSQL server and what goes with it: TLS as libpq's names mean it, the password's file.
//!
//! tokio-postgres reads most of an address, but knows neither the modes of TLS that check a certificate nor the
//! files that they need. Those are taken out here. No message may hold a part of the address that could be of
//! the password.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use url::form_urlencoded;

use super::tls::{Check, Roots, Tls};
use crate::store::{DatabaseConfig, Error, Result};

/// Where a server on the same machine listens.
const SOCKETS: &str = "/run/postgresql";
/// Keys that are read here.
const OURS: [&str; 5] = ["sslmode", "sslrootcert", "sslcert", "sslkey", "passfile"];
/// After so long without a sign of the other side a connection counts as lost.
const SILENCE: Duration = Duration::from_secs(10);

/// Where to connect and how.
pub(super) struct Address {
    /// Everything but TLS.
    pub server: Config,
    /// How to encrypt, if at all.
    pub tls: Option<Tls>,
}

/// Reads an address and the files that it names. Connects to nothing.
///
/// # Errors
/// [`Error::Setting`] for whatever is wrong.
pub(super) fn read(url: &str, config: &DatabaseConfig) -> Result<Address> {
    let (plain, ours) = split(url)?;
    let mut server =
        Config::from_str(&plain).map_err(|error| unreadable(&super::connect::with_cause(&error)))?;
    if server.get_hosts().is_empty() && server.get_hostaddrs().is_empty() {
        server.host_path(SOCKETS);
    }
    set_password(&mut server, config.password_file.as_deref(), &ours)?;
    server.connect_timeout(config.patience).application_name("bitpoll");
    watch_the_line(&mut server, &plain);
    let tls = tls(&ours)?.filter(|_| !by_socket(&server));
    server.ssl_mode(match tls.as_ref().map(|tls| tls.required) {
        None => SslMode::Disable,
        Some(false) => SslMode::Prefer,
        Some(true) => SslMode::Require,
    });
    Ok(Address { server, tls })
}

/// Takes our keys out of an address.
fn split(url: &str) -> Result<(String, BTreeMap<&'static str, String>)> {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    if query.contains('@') {
        return Err(unreadable("there is an @ after the ?"));
    }
    let (mut plain, mut ours, mut mark) = (base.to_owned(), BTreeMap::new(), '?');
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        // A plus is a plus here, as libpq has it.
        let literal = pair.replace('+', "%2B");
        let read = form_urlencoded::parse(literal.as_bytes()).next();
        let own = read.and_then(|(key, value)| {
            OURS.iter().find(|own| **own == key).map(|own| (*own, value.into_owned()))
        });
        match own {
            Some((key, value)) => drop(ours.insert(key, value)),
            None => {
                plain.push(mark);
                plain.push_str(pair);
                mark = '&';
            }
        }
    }
    Ok((plain, ours))
}

fn set_password(
    server: &mut Config,
    file: Option<&Path>,
    ours: &BTreeMap<&'static str, String>,
) -> Result<()> {
    if let Some(passfile) = ours.get("passfile") {
        let mend = "is not read: name a file that holds the password alone as database_password_file";
        return Err(setting("database: passfile", passfile, mend));
    }
    let Some(path) = file else { return Ok(()) };
    let key = "database_password_file";
    let shown = path.display().to_string();
    if server.get_password().is_some() {
        return Err(setting(key, &shown, "the address in `database` has a password too: keep one of them"));
    }
    let mend = "name a file that holds the password alone";
    let text = std::fs::read_to_string(path)
        .map_err(|error| setting(key, &shown, &format!("cannot be read ({error}): {mend}")))?;
    let password = text.trim_end_matches(['\n', '\r']);
    if password.is_empty() || password.contains('\n') {
        return Err(setting(key, &shown, &format!("has not exactly one line: {mend}")));
    }
    server.password(password);
    Ok(())
}

/// Lets the system notice that the other side went away without a word, unless the address says how.
fn watch_the_line(server: &mut Config, plain: &str) {
    let query = plain.split_once('?').map_or("", |(_, query)| query);
    if !query.contains("keepalives") {
        server.keepalives_idle(SILENCE).keepalives_interval(SILENCE / 5).keepalives_retries(3);
    }
    if server.get_tcp_user_timeout().is_none() {
        server.tcp_user_timeout(SILENCE);
    }
}

fn by_socket(server: &Config) -> bool {
    server.get_hostaddrs().is_empty() && server.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)))
}

/// What the keys say of TLS; none is [`None`].
fn tls(ours: &BTreeMap<&'static str, String>) -> Result<Option<Tls>> {
    let root = ours.get("sslrootcert").map(String::as_str);
    let usual = if root == Some("system") { "verify-full" } else { "prefer" };
    let mode = ours.get("sslmode").map_or(usual, String::as_str);
    let wrong = |mend: &str| Err(setting("database: sslmode", mode, mend));
    let roots = match root {
        Some("system") => Some(Roots::System),
        Some(path) => Some(Roots::File(PathBuf::from(path))),
        None => None,
    };
    let check = match (mode, roots) {
        ("disable", _) => return Ok(None),
        ("prefer" | "require", None) => Check::Nothing,
        ("verify-ca", None) => return wrong("needs the file of an authority: add sslrootcert=FILE"),
        ("prefer" | "require" | "verify-ca", Some(Roots::System)) => {
            return wrong("believes whom anybody certified: with sslrootcert=system use verify-full");
        }
        ("prefer" | "require" | "verify-ca", Some(roots)) => Check::Chain(roots),
        ("verify-full", roots) => Check::ChainAndName(roots.unwrap_or(Roots::System)),
        _ => return wrong("must be one of disable, prefer, require, verify-ca, verify-full"),
    };
    let own = match (ours.get("sslcert"), ours.get("sslkey")) {
        (None, None) => None,
        (Some(certificate), Some(key)) => Some((PathBuf::from(certificate), PathBuf::from(key))),
        (Some(file), None) => return Err(setting("database: sslcert", file, "add its key as sslkey=FILE")),
        (None, Some(file)) => {
            return Err(setting("database: sslkey", file, "add its certificate as sslcert=FILE"));
        }
    };
    Ok(Some(Tls { required: mode != "prefer", check, own }))
}

fn unreadable(why: &str) -> Error {
    let mend = "write it as postgres://user:password@host/name, with %40 for @, %2F for / and %3F for ? in the \
                password, or put that into database_password_file";
    Error::Setting(format!("database = \"(hidden)\": cannot be read ({why}): {mend}"))
}

/// A setting that cannot be used: key, value and mend.
pub(super) fn setting(key: &str, value: &str, mend: &str) -> Error {
    Error::Setting(format!("{key} = {value:?}: {mend}"))
}

/// The servers of an address, without anything secret.
pub(super) fn servers(server: &Config) -> String {
    let port = |at: usize| {
        let ports = server.get_ports();
        ports.get(at).or(ports.first()).copied().unwrap_or(5432)
    };
    let named = server.get_hosts().iter().enumerate().map(|(at, host)| match host {
        Host::Tcp(name) if name.contains(':') => format!("[{name}]:{}", port(at)),
        Host::Tcp(name) => format!("{name}:{}", port(at)),
        Host::Unix(folder) => folder.display().to_string(),
    });
    let numbered = server.get_hostaddrs().iter().enumerate();
    let numbered = numbered.map(|(at, ip)| SocketAddr::new(*ip, port(at)).to_string());
    let all: Vec<String> = if server.get_hosts().is_empty() { numbered.collect() } else { named.collect() };
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Database;

    fn read_with(url: &str, password_file: Option<PathBuf>) -> Result<Address> {
        let database = Database::Postgres { url: url.to_owned() };
        read(url, &DatabaseConfig { password_file, ..DatabaseConfig::new(database) })
    }

    fn refused(url: &str) -> String {
        match read_with(url, None).err() {
            Some(Error::Setting(line)) => line,
            other => panic!("{url}: {other:?}"),
        }
    }

    #[test]
    fn modes_of_tls_mean_what_they_mean_to_libpq() {
        let read = |query: &str| read_with(&format!("postgres://ada@db/polls?{query}"), None).unwrap().tls;
        let file = || Roots::File(PathBuf::from("/ca+1.pem"));
        for (query, required, check) in [
            ("", false, Check::Nothing),
            ("sslmode=prefer", false, Check::Nothing),
            ("connect_timeout=9&sslmode=require", true, Check::Nothing),
            ("sslmode=require&sslrootcert=/ca+1.pem", true, Check::Chain(file())),
            ("sslmode=verify-ca&sslrootcert=%2Fca%2B1.pem", true, Check::Chain(file())),
            ("sslmode=verify-full&sslrootcert=/ca+1.pem", true, Check::ChainAndName(file())),
            ("sslmode=verify-full", true, Check::ChainAndName(Roots::System)),
            ("sslrootcert=system", true, Check::ChainAndName(Roots::System)),
        ] {
            assert_eq!(read(query), Some(Tls { required, check, own: None }), "{query}");
        }
        assert_eq!(read("sslmode=disable"), None);
    }

    #[test]
    fn a_socket_has_no_tls_and_is_where_a_server_of_this_machine_listens() {
        let address = read_with("postgres:///polls?sslmode=verify-full", None).unwrap();
        assert_eq!(address.tls, None);
        assert_eq!(servers(&address.server), "/run/postgresql");
        assert_eq!(
            servers(&read_with("postgres://db,[::1]:7/polls", None).unwrap().server),
            "db:5432, [::1]:7"
        );
    }

    #[test]
    fn the_system_watches_the_line_unless_the_address_says_how() {
        let server = |query: &str| read_with(&format!("postgres://db/polls{query}"), None).unwrap().server;
        let usual = server("");
        assert_eq!((usual.get_keepalives_idle(), usual.get_tcp_user_timeout()), (SILENCE, Some(&SILENCE)));
        let told = server("?keepalives_idle=7&tcp_user_timeout=3");
        let seconds = Duration::from_secs;
        assert_eq!(
            (told.get_keepalives_idle(), told.get_tcp_user_timeout()),
            (seconds(7), Some(&seconds(3)))
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_mend() {
        for (query, start) in [
            ("sslmode=verify", "database: sslmode = \"verify\": must be one of disable, prefer"),
            ("sslmode=verify-ca", "database: sslmode = \"verify-ca\": needs the file of an authority"),
            ("sslmode=require&sslrootcert=system", "database: sslmode = \"require\": believes whom anybody"),
            ("sslcert=/a.pem", "database: sslcert = \"/a.pem\": add its key as sslkey=FILE"),
            ("sslkey=/a.key", "database: sslkey = \"/a.key\": add its certificate as sslcert=FILE"),
            ("passfile=/p", "database: passfile = \"/p\": is not read: name a file"),
        ] {
            let told = refused(&format!("postgres://ada:hunter2@db/polls?{query}"));
            assert!(told.starts_with(start) && !told.contains("hunter2"), "{told}");
        }
    }

    #[test]
    fn no_part_of_a_password_is_told_when_it_makes_the_address_unreadable() {
        for password in
            ["hunter2?x", "hun?ter2=a", "hunter2?sslmode=b", "hun/ter2", "hunter2:5", "%ff%zzhunter2"]
        {
            let url = format!("postgres://ada:{password}@db/polls");
            if let Err(error) = read_with(&url, None) {
                let told = error.to_string();
                assert!(!told.contains("hun") && !told.contains("ter2"), "{told}");
            }
        }
        assert!(refused("postgres://ada:a?b@db/polls").contains("with %40 for @"));
        let config =
            DatabaseConfig::new(Database::Postgres { url: "postgres://ada:hunter2@db/p".to_owned() });
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn a_password_comes_from_its_file_without_the_end_of_the_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        let with = |url: &str, text: &str| {
            std::fs::write(&path, text).unwrap();
            read_with(url, Some(path.clone())).map(|it| it.server.get_password().map(<[u8]>::to_vec))
        };
        assert_eq!(with("postgres://ada@db/polls", " a b \r\n"), Ok(Some(b" a b ".to_vec())));
        for (url, text, mend) in [
            ("postgres://ada:x@db/polls", "secret", "keep one of them"),
            ("postgres://ada@db/polls", "\n", "has not exactly one line"),
            ("postgres://ada@db/polls", "secret\nmore\n", "has not exactly one line"),
        ] {
            let told = with(url, text).unwrap_err().to_string();
            assert!(told.starts_with("database_password_file = ") && told.contains(mend), "{told}");
            assert!(!told.contains("secret"), "{told}");
        }
        let missing = read_with("postgres://ada@db/polls", Some(folder.path().join("no"))).err().unwrap();
        assert!(missing.to_string().contains("cannot be read"), "{missing}");
    }
}
