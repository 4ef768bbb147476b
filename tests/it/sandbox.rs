//! What the server process can still do once it has begun. Statements of the command line run in it, and SQLite opens the
//! files that they name.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::cli::{Ended, place, run};
use crate::support::app::Client;
use crate::support::logged::Logged;

/// Whether the kernel has Landlock; if not, that is said.
fn is_possible() -> bool {
    let told = run(&place(), &["doctor"]).out;
    let possible = told.contains("this kernel has Landlock");
    if !possible {
        eprintln!("skipped: this kernel has no Landlock");
    }
    possible
}

/// Has the server open a database of its own user that is elsewhere.
fn opens(server: &Logged, place: &tempfile::TempDir, file: &std::path::Path) -> Ended {
    assert_eq!(Client::at(&server.address).get("/healthz").status, 200);
    run(place, &["sql", "--write", &format!("ATTACH '{}' AS other", file.display())])
}

#[test]
fn a_file_elsewhere_cannot_be_read_by_the_server_even_where_its_user_may() {
    if !is_possible() {
        return;
    }
    let elsewhere = place();
    let file = elsewhere.path().join("other.db");
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE secrets (word TEXT)").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
    let (kept, free) = (place(), place());
    let server = Logged::start(&kept, &[]);
    let refused = opens(&server, &kept, &file);
    assert!(refused.err.contains("unable to open database"), "{}{}", refused.out, refused.err);
    let inside = kept.path().join("bitpoll-data/copy.db");
    fs::copy(&file, &inside).unwrap();
    let own = opens(&server, &kept, &inside);
    assert_eq!(own.code, Some(0), "what is in its directory it reads: {}", own.err);
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    assert!(status.lines().any(|line| line == "NoNewPrivs:\t1"), "{status}");
    let server = Logged::start(&free, &["--sandbox", "false"]);
    let opened = opens(&server, &free, &file);
    assert_eq!(opened.code, Some(0), "without it the file can be read: {}", opened.err);
}

#[test]
fn a_server_in_its_sandbox_still_looks_up_hosts_and_reads_authorities() {
    if !is_possible() {
        return;
    }
    let (place, elsewhere) = (place(), place());
    let authorities = elsewhere.path().join("ca.pem");
    fs::write(&authorities, rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap().cert.pem())
        .unwrap();
    // Nobody answers there, and that is what is said: not that the name or the file cannot be read.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let provider = format!(
        r#"[{{"id":"a","name":"A","issuer":"https://localhost:{port}","client_id":"b","ca_file":"{}"}}]"#,
        authorities.display()
    );
    let server = Logged::start(&place, &["--oidc", &provider, "--log-level", "debug"]);
    // The file is replaced by another one, as whatever renews certificates does.
    let next = elsewhere.path().join("next.pem");
    fs::copy(&authorities, &next).unwrap();
    fs::rename(&next, &authorities).unwrap();
    Client::at(&server.address).get("/auth/openid/a/login/");
    let log = server.log();
    assert!(log.contains("refused") || log.contains("Connection refused"), "{log}");
    assert!(!log.to_lowercase().contains("permission denied"), "{log}");
}
