//! TLS at our own sockets: what is spoken, which certificate is shown, and what is told when it does not do.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::cli::{place, run};
use crate::support::identity_provider::there;
use crate::support::node::{Node, Site};
use crate::support::tls_client::{Connection, certificate};

const HOST: &str = "polls.example";

/// A server with a certificate in files, and one of its own for whoever comes without TLS.
struct Served {
    files: TempDir,
    node: Node,
    /// Address and port of the site.
    at: String,
    /// Those of the redirects.
    plain: String,
    _site: Site,
}

fn put(files: &TempDir, (certificate, key): &(String, String)) {
    fs::write(files.path().join("key.pem"), key).unwrap();
    fs::write(files.path().join("certificate.pem"), certificate).unwrap();
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Served {
    fn with(shown: &(String, String)) -> Self {
        let files = place();
        put(&files, shown);
        let path = |name: &str| files.path().join(name).to_str().unwrap().to_owned();
        let plain = format!("127.0.0.1:{}", free_port());
        let site = Site::on(&path("polls.db"));
        let node = site.node(&[
            ("tls_certificate_file", &path("certificate.pem")),
            ("tls_key_file", &path("key.pem")),
            ("http_redirect_listen", &plain),
            ("public_url", "https://polls.example/our/polls"),
        ]);
        let at = node.address.strip_prefix("https://").expect("TLS is spoken").to_owned();
        Self { files, node, at, plain, _site: site }
    }

    fn connect(&self, alpn: &[&str]) -> Connection {
        Connection::open(&self.at, HOST, alpn, None).unwrap()
    }

    /// Waits until another certificate is shown than this one.
    fn shows_another_than(&self, before: &[u8]) -> Vec<u8> {
        loop {
            let now = self.connect(&[]).certificate();
            if now != before {
                return now;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn the_site_is_spoken_to_by_http_1_and_2_and_keeps_browsers_at_tls() {
    let own = certificate(&[HOST]);
    let served = Served::with(&own);
    let mut first = Connection::open(&served.at, HOST, &["h2", "http/1.1"], Some(own.0.as_bytes())).unwrap();
    assert_eq!((first.protocol().as_str(), first.get_by_http2(HOST, "/our/polls/about/")), ("h2", 0x88));
    let mut second = served.connect(&["http/1.1"]);
    let (head, _) = second.get(HOST, "/our/polls/about/");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(head.contains("strict-transport-security: max-age=31536000\r\n"), "{head}");
    let client = crate::support::app::Client::at(&format!("http://{}", served.plain));
    let sent = client.get("/our/polls/poll/one/?a=b");
    assert_eq!(sent.status, 308);
    assert_eq!(sent.header("location"), "https://polls.example/our/polls/poll/one/?a=b");
    assert_eq!(sent.header("strict-transport-security"), "", "without TLS it would count for nothing");
    assert_eq!(client.get("/.well-known/acme-challenge/nothing").status, 404);
    let evil = client.get_with("/x", &[("host", "evil.example")]);
    assert_eq!(evil.header("location"), "https://polls.example/x");
}

#[test]
fn another_certificate_is_shown_once_it_is_there_and_open_connections_stay() {
    let served = Served::with(&certificate(&[HOST]));
    let mut before = served.connect(&["http/1.1"]);
    let first = before.certificate();
    put(&served.files, &certificate(&[HOST]));
    let second = served.shows_another_than(&first);
    assert!(before.get(HOST, "/healthz").0.starts_with("http/1.1 200"), "it is the same connection");
    // A key that is not that of the certificate is told, and changes nothing.
    fs::write(served.files.path().join("key.pem"), certificate(&[HOST]).1).unwrap();
    served.node.hang_up();
    while !served.node.log().contains("is not the key of the first certificate") {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(served.node.log().contains("the certificate before is kept"));
    assert_eq!(served.connect(&[]).certificate(), second);
    put(&served.files, &certificate(&[HOST]));
    served.node.hang_up();
    served.shows_another_than(&second);
}

#[test]
fn a_certificate_that_does_not_do_is_told_in_one_line_with_its_key() {
    let files = place();
    put(&files, &certificate(&[HOST]));
    let other = certificate(&[HOST]).1;
    fs::write(files.path().join("other.pem"), other).unwrap();
    fs::write(files.path().join("empty.pem"), "").unwrap();
    fs::write(
        files.path().join("broken.pem"),
        "-----BEGIN CERTIFICATE-----\n??\n-----END CERTIFICATE-----\n",
    )
    .unwrap();
    for (chain, key, start, told) in [
        ("nowhere.pem", "key.pem", "tls_certificate_file = ", "cannot be read"),
        ("empty.pem", "key.pem", "tls_certificate_file = ", "holds no certificate"),
        ("broken.pem", "key.pem", "tls_certificate_file = ", "no PEM"),
        ("certificate.pem", "nowhere.pem", "tls_key_file = ", "cannot be read"),
        ("certificate.pem", "empty.pem", "tls_key_file = ", "holds no private key"),
        ("certificate.pem", "other.pem", "tls_key_file = ", "is not the key of the first certificate"),
    ] {
        let args =
            ["serve", "--listen", "127.0.0.1:0", "--tls-certificate-file", chain, "--tls-key-file", key];
        let refused = run(&files, &args);
        assert_eq!(refused.code, Some(2), "{}", refused.err);
        assert!(refused.err.starts_with(&format!("bitpoll: {start}")), "{}", refused.err);
        assert!(refused.err.contains(told) && refused.err.lines().count() == 1, "{}", refused.err);
    }
}

#[test]
fn sslscan_finds_nothing_to_complain_about() {
    if !there(Path::new("/usr/bin/sslscan"), "sslscan (bin/setup installs it): the strength of TLS") {
        return;
    }
    let served = Served::with(&certificate(&[HOST]));
    let scan =
        Command::new("/usr/bin/sslscan").args(["--no-colour", "--xml=-", &served.at]).output().unwrap();
    let found = String::from_utf8(scan.stdout).unwrap();
    for old in ["ssl\" version=\"2", "ssl\" version=\"3", "tls\" version=\"1.0", "tls\" version=\"1.1"] {
        assert!(found.contains(&format!("<protocol type=\"{old}\" enabled=\"0\" />")), "{old}: {found}");
    }
    for new in ["1.2", "1.3"] {
        assert!(
            found.contains(&format!("<protocol type=\"tls\" version=\"{new}\" enabled=\"1\" />")),
            "{found}"
        );
    }
    let ciphers: Vec<&str> = found.lines().filter(|line| line.trim().starts_with("<cipher ")).collect();
    assert!(ciphers.len() >= 5, "{found}");
    for cipher in ciphers {
        // What has 128 bits is "acceptable".
        let fine = ["strength=\"strong\"", "strength=\"acceptable\""];
        assert!(fine.iter().any(|word| cipher.contains(word)), "{cipher}");
        assert!(cipher.contains("GCM") || cipher.contains("CHACHA20"), "{cipher}");
        assert!(cipher.contains("\"TLS_") || cipher.contains("\"ECDHE-"), "forward secrecy: {cipher}");
    }
    assert!(!found.contains("<compression supported=\"1\""), "{found}");
    assert!(!found.contains("vulnerable=\"1\""), "{found}");
}
