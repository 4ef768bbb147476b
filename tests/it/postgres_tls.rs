//! TLS to a real PostgreSQL, with certificates made for the test.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, Weak};

use bitpoll::store::{Database, DatabaseConfig, Error, Store, params};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tempfile::TempDir;

use crate::cli::{Ended, bitpoll, ended};
use crate::support::cluster::Cluster;
use crate::support::db::{NOON, TestStore, ask};
use crate::support::line::Line;

/// Who may come how: whoever runs the tests by the socket, `ada` with a password, `bob` with a certificate.
const HBA: &str = "local all postgres trust
local all all peer
hostssl all ada 127.0.0.1/32 scram-sha-256
hostssl all bob 127.0.0.1/32 cert
";

const ROLES: &str = "CREATE ROLE ada LOGIN PASSWORD 'correct horse'; CREATE SCHEMA ada AUTHORIZATION ada;
    CREATE ROLE bob LOGIN; CREATE SCHEMA bob AUTHORIZATION bob;";

type Authority = CertifiedIssuer<'static, KeyPair>;

/// A server that demands TLS and is called `db.example`.
struct Guarded {
    cluster: Cluster,
    port: u16,
    files: TempDir,
}

impl Guarded {
    /// One for all tests that run at the same time; `None` when no PostgreSQL is to be tested with.
    fn server() -> Option<Arc<Self>> {
        static SHARED: Mutex<Weak<Guarded>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(server) = shared.upgrade() {
            return Some(server);
        }
        let server = Arc::new(Self::start()?);
        *shared = Arc::downgrade(&server);
        Some(server)
    }

    fn start() -> Option<Self> {
        let (ours, other) = (authority("Ours"), authority("Another"));
        let (certificate, key) = signed(&ours, "db.example");
        let files = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(files.path().join(name), text).unwrap();
        write("root.pem", &ours.pem());
        write("other.pem", &other.pem());
        write("empty.pem", "");
        for (who, by) in [("bob", &ours), ("mallory", &other)] {
            let (certificate, key) = signed(by, "bob");
            write(&format!("{who}.pem"), &certificate);
            write(&format!("{who}.key"), &key);
        }
        write("password", "correct horse\n");
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let beside = [
            ("pg_hba.conf", HBA),
            ("server.crt", &certificate),
            ("server.key", &key),
            ("root.crt", &ours.pem()),
        ];
        let options = "-c listen_addresses=127.0.0.1 -c ssl=on -c ssl_ca_file=root.crt";
        let variables = vec![("PG_OPTIONS", options.to_owned()), ("PGPORT", port.to_string())];
        let cluster = Cluster::with(&beside, variables)?;
        let server = Self { cluster, port, files };
        ask(&server.by_socket("postgres"), ROLES);
        Some(server)
    }

    fn file(&self, name: &str) -> String {
        self.files.path().join(name).display().to_string()
    }

    /// The address of the socket for somebody, or for whoever runs this.
    fn by_socket(&self, who: &str) -> String {
        let (_, socket) = self.cluster.url().split_once("?host=").unwrap();
        format!("postgres://{who}@/bitpoll?host={socket}&port={}", self.port)
    }

    /// An address; `FILES` in it is the directory of the certificates.
    fn url(&self, who: &str, host: &str, query: &str) -> String {
        let query = query.replace("FILES", &self.files.path().display().to_string());
        format!("postgres://{who}@{host}:{}/bitpoll?hostaddr=127.0.0.1{query}", self.port)
    }

    /// Opens the store as `ada` and tells whether its connection is encrypted.
    fn ada(&self, host: &str, query: &str) -> Result<bool, Error> {
        is_encrypted(&self.url("ada:correct%20horse", host, query), None)
    }

    fn bob(&self, query: &str) -> Result<bool, Error> {
        is_encrypted(&self.url("bob", "db.example", query), None)
    }
}

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate for a host or person, and its key.
fn signed(by: &Authority, name: &str) -> (String, String) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    (params.signed_by(&key, by).unwrap().pem(), key.serialize_pem())
}

fn is_encrypted(url: &str, password_file: Option<PathBuf>) -> Result<bool, Error> {
    let usual = DatabaseConfig::new(Database::Postgres { url: url.to_owned() });
    let config = DatabaseConfig { connections: 1, password_file, ..usual };
    let store = Store::open(&config, Arc::new(|| NOON))?;
    let sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    store.read_blocking(|tx| tx.query_one(sql, params![]))
}

/// Why the server is not believed or does not believe us.
fn refused(outcome: Result<bool, Error>) -> String {
    match outcome {
        Err(Error::Refused(why)) => why,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn tls_is_used_when_it_is_required_or_there() {
    let Some(server) = Guarded::server() else { return };
    for query in ["&sslmode=require", "&sslmode=prefer", ""] {
        assert_eq!(server.ada("any.example", query), Ok(true), "{query}");
    }
    let plain = refused(server.ada("db.example", "&sslmode=disable"));
    assert!(plain.contains("no encryption"), "{plain}");
}

#[test]
fn a_server_without_tls_is_refused_when_tls_is_required() {
    let Some(db) = TestStore::postgres_with(&[]) else { return };
    let line = Line::to(db.url());
    assert_eq!(is_encrypted(&line.url("&sslmode=prefer"), None), Ok(false));
    let why = refused(is_encrypted(&line.url("&sslmode=require"), None));
    assert!(why.contains("server does not support TLS"), "{why}");
}

#[test]
fn the_right_authority_and_name_are_believed() {
    let Some(server) = Guarded::server() else { return };
    let root = "&sslrootcert=FILES/root.pem";
    assert_eq!(server.ada("db.example", &format!("{root}&sslmode=verify-full")), Ok(true));
    for mode in ["verify-ca", "require", "prefer"] {
        assert_eq!(server.ada("other.example", &format!("{root}&sslmode={mode}")), Ok(true), "{mode}");
    }
}

#[test]
fn another_authority_is_refused_by_every_mode_that_names_one() {
    let Some(server) = Guarded::server() else { return };
    for mode in ["verify-full", "verify-ca", "require", "prefer"] {
        let why = refused(server.ada("db.example", &format!("&sslrootcert=FILES/other.pem&sslmode={mode}")));
        assert!(why.contains("invalid peer certificate"), "{mode}: {why}");
    }
    let system = refused(server.ada("db.example", "&sslmode=verify-full"));
    assert!(system.contains("UnknownIssuer"), "{system}");
}

#[test]
fn another_name_is_refused_when_names_are_checked() {
    let Some(server) = Guarded::server() else { return };
    let why = refused(server.ada("other.example", "&sslrootcert=FILES/root.pem&sslmode=verify-full"));
    assert!(why.contains("not valid for name \"other.example\""), "{why}");
}

#[test]
fn a_certificate_of_ours_is_shown_where_one_is_demanded() {
    let Some(server) = Guarded::server() else { return };
    let with = |who: &str| format!("&sslmode=require&sslcert=FILES/{who}.pem&sslkey=FILES/{who}.key");
    assert_eq!(server.bob(&with("bob")), Ok(true));
    let without = refused(server.bob("&sslmode=require"));
    assert!(without.contains("requires a valid client certificate"), "{without}");
    assert!(server.bob(&with("mallory")).is_err(), "a certificate of another authority");
}

#[test]
fn a_wrong_password_is_told_and_never_repeated() {
    let Some(server) = Guarded::server() else { return };
    let why = refused(is_encrypted(&server.url("ada:hunter2", "db.example", ""), None));
    assert!(why.ends_with("password authentication failed for user \"ada\""), "{why}");
    assert!(why.contains(&format!("db.example:{}", server.port)) && !why.contains("hunter2"), "{why}");
}

#[test]
fn the_password_can_be_in_a_file() {
    let Some(server) = Guarded::server() else { return };
    let file = PathBuf::from(server.file("password"));
    assert_eq!(is_encrypted(&server.url("ada", "db.example", ""), Some(file)), Ok(true));
}

#[test]
fn the_socket_believes_the_user_that_runs_us() {
    let Some(server) = Guarded::server() else { return };
    let me = std::process::Command::new("id").arg("-un").output().unwrap().stdout;
    let me = String::from_utf8(me).unwrap().trim().to_owned();
    ask(
        &server.by_socket("postgres"),
        &format!("CREATE ROLE {me:?} LOGIN; CREATE SCHEMA {me:?} AUTHORIZATION {me:?}"),
    );
    let socket = server.by_socket(&me);
    assert_eq!(is_encrypted(&format!("{socket}&sslmode=verify-full"), None), Ok(false));
    assert_eq!(is_encrypted(&socket.replace(&format!("{me}@"), ""), None), Ok(false), "without a name");
    let other = refused(is_encrypted(&server.by_socket("ada"), None));
    assert!(other.contains("Peer authentication failed"), "{other}");
}

/// Reads the whole database by the real binary.
fn export(url: &str, variables: &[(&str, &str)]) -> Ended {
    let place = tempfile::tempdir().unwrap();
    std::fs::create_dir(place.path().join("bitpoll-data")).unwrap();
    let mut command = bitpoll(&place, &["export"]);
    ended(command.env("BITPOLL_DATABASE", url).envs(variables.iter().copied()), "")
}

#[test]
fn whom_the_machine_trusts_is_believed_without_a_file() {
    let Some(server) = Guarded::server() else { return };
    let root = server.file("root.pem");
    let url = server.url("ada:correct%20horse", "db.example", "&sslrootcert=system");
    let trusted = export(&url, &[("SSL_CERT_FILE", &root)]);
    assert_eq!((trusted.code, trusted.err.as_str()), (Some(0), ""));
    let elsewhere = server.url("ada:correct%20horse", "other.example", "&sslrootcert=system");
    let refused = export(&elsewhere, &[("SSL_CERT_FILE", &root)]);
    assert!(refused.err.contains("other.example"), "{}", refused.err);
    assert_eq!((refused.code, refused.err.lines().count()), (Some(1), 1));
    let unread = export(&url, &[("SSL_CERT_FILE", "/no/list.pem")]);
    assert!(
        unread.err.contains("sslrootcert = \"system\"") && unread.err.contains("/no/list.pem"),
        "{}",
        unread.err
    );
    assert_eq!((unread.code, unread.err.lines().count()), (Some(2), 1));
}

#[test]
fn a_server_is_named_by_its_number_alone() {
    let Some(server) = Guarded::server() else { return };
    let url = format!("postgres://ada:correct%20horse@/bitpoll?hostaddr=127.0.0.1&port={}", server.port);
    assert_eq!(is_encrypted(&url, None), Ok(true));
    let root = server.file("root.pem");
    let full = refused(is_encrypted(&format!("{url}&sslmode=verify-full&sslrootcert={root}"), None));
    assert!(full.contains("not valid for name \"127.0.0.1\""), "{full}");
}

#[test]
fn a_file_or_mode_that_cannot_be_used_is_one_line_with_key_value_and_mend() {
    let place = tempfile::tempdir().unwrap();
    let empty = place.path().join("empty.pem").display().to_string();
    std::fs::write(&empty, "").unwrap();
    let broken = place.path().join("broken.pem").display().to_string();
    std::fs::write(&broken, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").unwrap();
    for (query, start) in [
        ("sslmode=verify".to_owned(), "database: sslmode = \"verify\": must be one of".to_owned()),
        (
            "sslrootcert=/no/root.pem".to_owned(),
            "database: sslrootcert = \"/no/root.pem\": cannot be".to_owned(),
        ),
        (format!("sslrootcert={empty}"), format!("database: sslrootcert = {empty:?}: holds no certificate")),
        (
            format!("sslrootcert={broken}"),
            format!("database: sslrootcert = {broken:?}: holds no certificate that can be understood"),
        ),
        (format!("sslcert={empty}&sslkey={empty}"), format!("database: sslcert = {empty:?}: holds no")),
    ] {
        let url = format!("postgres://ada:hunter2@db.example/polls?{query}");
        for args in [["config", "check"].as_slice(), &["serve", "--listen", "127.0.0.1:0"]] {
            let told = ended(bitpoll(&place, args).env("BITPOLL_DATABASE", &url), "");
            assert!(told.err.starts_with(&format!("bitpoll: {start}")), "{}", told.err);
            assert_eq!((told.code, told.err.lines().count()), (Some(2), 1), "{}", told.err);
            assert!(!told.err.contains("hunter2"), "{}", told.err);
        }
    }
    let url = "postgres://ada@db.example/polls";
    let mut command = bitpoll(&place, &["config", "check"]);
    let told =
        ended(command.env("BITPOLL_DATABASE", url).env("BITPOLL_DATABASE_PASSWORD_FILE", "/no/file"), "");
    let start = "bitpoll: database_password_file = \"/no/file\": cannot be read";
    assert!(told.err.starts_with(start), "{}", told.err);
    assert_eq!((told.code, told.err.lines().count()), (Some(2), 1));
}
