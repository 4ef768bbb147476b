//! The address of a PostgreSQL server and what goes with it: TLS as libpq's names mean it, the password's file.
//!
//! tokio-postgres reads most of an address, but knows neither the modes of TLS that check a certificate nor the
//! files that they need. Those are taken out here. No message may hold a part of the address that could be of
//! the password.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use rustls::pki_types::ServerName;
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use url::form_urlencoded;

use super::tls::{Check, Roots, Tls};
use crate::store::{DatabaseConfig, Error, Result};

/// Where a server on the same machine listens.
const SOCKETS: &str = "/run/postgresql";
/// Keys that name servers.
const SERVERS: [&str; 3] = ["host", "hostaddr", "port"];
/// Keys that are read here.
const OURS: [&str; 5] = ["sslmode", "sslrootcert", "sslcert", "sslkey", "passfile"];
/// After so long without a sign of the other side a connection counts as lost.
const SILENCE: Duration = Duration::from_secs(10);

/// Where to connect and how.
pub(super) struct Address {
    /// Everything but TLS, for each server that it names; one at least.
    pub servers: Vec<Config>,
    /// How to encrypt, if at all.
    pub tls: Option<Tls>,
}

/// Reads an address and the files that it names. Connects to nothing.
///
/// # Errors
/// [`Error::Setting`] for whatever is wrong.
pub(super) fn read(url: &str, config: &DatabaseConfig) -> Result<Address> {
    let (plain, ours) = split(url)?;
    let (named, mut each) = (parse(&plain)?, parse(&without_servers(&plain))?);
    set_password(&mut each, config.password_file.as_deref(), &ours)?;
    if each.get_application_name().is_none() {
        each.application_name("bitpoll");
    }
    watch_the_line(&mut each, &plain);
    let mut servers = one_by_one(&each, &named)?;
    let tls = tls(&ours)?.filter(|_| !servers.iter().all(by_socket));
    let share = config.patience / u32::try_from(servers.len() + 1).unwrap_or(u32::MAX);
    for server in &mut servers {
        if server.get_connect_timeout().is_none() {
            server.connect_timeout(share);
        }
        let required = tls.as_ref().map(|tls| tls.required).filter(|_| !by_socket(server));
        server.ssl_mode(match required {
            None => SslMode::Disable,
            Some(false) => SslMode::Prefer,
            Some(true) => SslMode::Require,
        });
        check_name(server)?;
    }
    Ok(Address { servers, tls })
}

fn parse(plain: &str) -> Result<Config> {
    Config::from_str(plain).map_err(|error| unreadable(&super::connect::with_cause(&error)))
}

/// Takes our keys out of an address.
fn split(url: &str) -> Result<(String, BTreeMap<&'static str, String>)> {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    if query.contains('@') {
        return Err(unreadable("there is an @ after the ?"));
    }
    // The first one ends the password: whatever is behind it would be shown, and looked up as a host.
    if base.matches('@').count() > 1 {
        return Err(unreadable("there is more than one @"));
    }
    let (mut plain, mut ours, mut mark) = (base.to_owned(), BTreeMap::new(), '?');
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = key_and_value(pair);
        match OURS.iter().find(|own| **own == key) {
            Some(own) => drop(ours.insert(*own, value)),
            None => {
                plain.push(mark);
                plain.push_str(pair);
                mark = '&';
            }
        }
    }
    Ok((plain, ours))
}

fn key_and_value(pair: &str) -> (String, String) {
    // A plus is a plus here, as libpq has it.
    let literal = pair.replace('+', "%2B");
    let read = form_urlencoded::parse(literal.as_bytes()).next();
    read.map(|(key, value)| (key.into_owned(), value.into_owned())).unwrap_or_default()
}

/// The address without its servers.
fn without_servers(plain: &str) -> String {
    let (base, query) = plain.split_once('?').unwrap_or((plain, ""));
    let (scheme, rest) = base.split_once("://").unwrap_or(("postgres", base));
    let (who, place) =
        rest.split_once('@').map_or(("", rest), |(_, place)| rest.split_at(rest.len() - place.len()));
    let name = place.split_once('/').map_or("", |(_, name)| name);
    let others = query.split('&').filter(|pair| !SERVERS.contains(&key_and_value(pair).0.as_str()));
    format!("{scheme}://{who}/{name}?{}", others.collect::<Vec<_>>().join("&"))
}

/// What is for each server, for each that is named: who keeps silent can so be left for the next one.
fn one_by_one(each: &Config, named: &Config) -> Result<Vec<Config>> {
    let (hosts, numbers, ports) = (named.get_hosts(), named.get_hostaddrs(), named.get_ports());
    let count = hosts.len().max(numbers.len()).max(1);
    if !hosts.is_empty() && !numbers.is_empty() && hosts.len() != numbers.len() {
        return Err(unreadable("there are not as many hostaddr as hosts"));
    }
    if ports.len() > 1 && ports.len() != count {
        return Err(unreadable("there are not as many ports as hosts"));
    }
    let servers = (0..count).map(|at| {
        let mut server = each.clone();
        match (hosts.get(at), numbers.get(at)) {
            (Some(Host::Tcp(name)), _) => server.host(name),
            // TLS needs a name, and a number is one.
            (_, Some(ip)) => server.host(ip.to_string()),
            (Some(Host::Unix(folder)), None) => server.host_path(folder),
            (None, None) => server.host_path(SOCKETS),
        };
        if let Some(ip) = numbers.get(at) {
            server.hostaddr(*ip);
        }
        server.port(ports.get(at).or(ports.first()).copied().unwrap_or(5432));
        server
    });
    Ok(servers.collect())
}

/// Refuses a name that could be part of a password, or that TLS would refuse only when it is asked.
fn check_name(server: &Config) -> Result<()> {
    let names = server.get_hosts().iter().filter_map(|host| match host {
        Host::Tcp(name) => Some(name.as_str()),
        Host::Unix(_) => None,
    });
    for name in names {
        if name.contains('@') {
            return Err(unreadable("there is an @ in the name of a host"));
        }
        if server.get_ssl_mode() != SslMode::Disable && ServerName::try_from(name).is_err() {
            return Err(unreadable(
                "the name of a host is none that TLS can check; sslmode=disable does without",
            ));
        }
    }
    Ok(())
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
pub(super) fn servers(servers: &[Config]) -> String {
    let shown = servers.iter().flat_map(|server| {
        let port = server.get_ports().first().copied().unwrap_or(5432);
        server.get_hosts().iter().map(move |host| match host {
            Host::Tcp(name) if name.contains(':') => format!("[{name}]:{port}"),
            Host::Tcp(name) => format!("{name}:{port}"),
            Host::Unix(folder) => folder.display().to_string(),
        })
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use tokio_postgres::config::TargetSessionAttrs;

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
        assert_eq!(servers(&address.servers), "/run/postgresql");
        assert_eq!(
            servers(&read_with("postgres://db,[::1]:7/polls", None).unwrap().servers),
            "db:5432, [::1]:7"
        );
    }

    #[test]
    fn the_system_watches_the_line_unless_the_address_says_how() {
        let server =
            |query: &str| read_with(&format!("postgres://db/polls{query}"), None).unwrap().servers.remove(0);
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
    fn every_server_has_what_the_address_says_and_its_share_of_the_time() {
        let url = "postgres://ada:x@one,[::1]:7/polls?options=-cx%3Dy&target_session_attrs=read-write";
        let found = read_with(url, None).unwrap().servers;
        assert_eq!(servers(&found), "one:5432, [::1]:7");
        let patience = DatabaseConfig::new(Database::Postgres { url: url.to_owned() }).patience;
        for server in &found {
            assert_eq!((server.get_user(), server.get_dbname()), (Some("ada"), Some("polls")));
            assert_eq!(
                (server.get_options(), server.get_application_name()),
                (Some("-cx=y"), Some("bitpoll"))
            );
            assert_eq!(server.get_target_session_attrs(), TargetSessionAttrs::ReadWrite);
            assert_eq!(server.get_connect_timeout(), Some(&(patience / 3)));
        }
        let told = read_with("postgres://db/polls?connect_timeout=9&application_name=b", None).unwrap();
        let told = &told.servers[0];
        let nine = Duration::from_secs(9);
        assert_eq!((told.get_connect_timeout(), told.get_application_name()), (Some(&nine), Some("b")));
        let named =
            read_with("postgres://ada@/polls?host=a&host=b&port=1,2&hostaddr=10.0.0.1,10.0.0.2", None)
                .unwrap();
        assert_eq!(servers(&named.servers), "a:1, b:2");
        assert!(refused("postgres://ada@a,b/polls?hostaddr=10.0.0.1").contains("not as many hostaddr"));
        assert!(refused("postgres://ada@a,b/polls?port=1").contains("not as many ports"));
    }

    #[test]
    fn a_server_named_by_its_number_alone_can_have_tls() {
        let found = read_with("postgres://ada@/polls?hostaddr=10.0.0.5", None).unwrap().servers;
        assert_eq!((servers(&found).as_str(), found[0].get_ssl_mode()), ("10.0.0.5:5432", SslMode::Prefer));
        assert_eq!(found[0].get_hosts(), [Host::Tcp("10.0.0.5".to_owned())]);
    }

    #[test]
    fn a_host_that_is_no_name_for_tls_is_refused_where_tls_could_be() {
        assert!(refused("postgres://ada@a..b/polls").contains("none that TLS can check"));
        assert!(read_with("postgres://ada@a..b/polls?sslmode=disable", None).is_ok());
        assert!(read_with("postgres://ada@my_db/polls", None).is_ok());
    }

    #[test]
    fn no_part_of_a_password_is_told_when_it_makes_the_address_unreadable() {
        for password in [
            "hunter2?x",
            "hun?ter2=a",
            "hunter2?sslmode=b",
            "hun/ter2",
            "hunter2:5",
            "%ff%zzhunter2",
            "hun@ter2",
            "hun@/ter2",
            "hun@ter2:7",
            "@hun@ter2",
            "hun,@ter2",
            "hun@[ter2",
            "hun@,ter2",
            "hunter2@",
            "hun%40ter2",
        ] {
            let url = format!("postgres://ada:{password}@db/polls");
            let told = match read_with(&url, None) {
                Ok(address) => format!("{} {:?}", servers(&address.servers), address.servers[0].get_dbname()),
                Err(error) => error.to_string(),
            };
            assert!(!told.contains("hun") && !told.contains("ter2"), "{told}");
        }
        assert!(refused("postgres://ada:hun@ter2@db/polls").contains("more than one @): write it as"));
        assert!(refused("postgres://ada:x@hun%40ter2/polls").contains("an @ in the name of a host"));
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
            read_with(url, Some(path.clone())).map(|it| it.servers[0].get_password().map(<[u8]>::to_vec))
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
