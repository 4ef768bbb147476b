//! A real authority, Let's Encrypt's Pebble, that gives certificates by ACME, and the names that it looks up.

use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

use super::identity_provider::there;
use super::tls_client::certificate;

const SERVER: &str = "/usr/bin/pebble";
const NAMES: &str = "/usr/bin/pebble-challtestsrv";

/// The authority; it is stopped when the test ends.
pub struct Pebble {
    /// Its directory.
    pub directory: String,
    /// Where it looks for TLS-ALPN-01.
    pub tls_port: u16,
    /// Where it looks for HTTP-01.
    pub http_port: u16,
    roots: String,
    files: TempDir,
    processes: Vec<Child>,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port()
}

impl Pebble {
    /// One that gives certificates for so many seconds, to whoever has this key of a customer if there is one; `None`
    /// where it is not installed.
    pub fn start(seconds: u64, customer: Option<(&str, &str)>) -> Option<Self> {
        if !there(Path::new(SERVER), "pebble (bin/setup installs it): ACME") {
            return None;
        }
        let files = tempfile::tempdir().expect("a directory");
        let (shown, key) = certificate(&["localhost"]);
        std::fs::write(files.path().join("cert.pem"), shown).expect("a file");
        std::fs::write(files.path().join("key.pem"), key).expect("a file");
        let [port, management, tls_port, http_port] = [(); 4].map(|()| free_port());
        let names = UdpSocket::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number");
        let mut settings = serde_json::json!({
            "listenAddress": format!("127.0.0.1:{port}"),
            "managementListenAddress": format!("127.0.0.1:{management}"),
            "certificate": "cert.pem",
            "privateKey": "key.pem",
            "httpPort": http_port,
            "tlsPort": tls_port,
            "ocspResponderURL": "",
            "certificateValidityPeriod": seconds,
            "externalAccountBindingRequired": customer.is_some(),
        });
        if let Some((name, key)) = customer {
            settings["externalAccountMACKeys"] = serde_json::json!({ name: key });
        }
        let settings = serde_json::json!({ "pebble": settings }).to_string();
        std::fs::write(files.path().join("pebble.json"), settings).expect("a file");
        let quiet = |command: &mut Command| {
            command.current_dir(&files).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().expect("it runs")
        };
        let resolver = quiet(Command::new(NAMES).args([
            "-defaultIPv4",
            "127.0.0.1",
            "-defaultIPv6",
            "",
            "-dns01",
            &names.to_string(),
            "-http01",
            "",
            "-https01",
            "",
            "-tlsalpn01",
            "",
            "-management",
            "127.0.0.1:0",
        ]));
        let authority = quiet(
            Command::new(SERVER)
                .args(["-config", "pebble.json", "-dnsserver", &names.to_string()])
                // It refuses one nonce in twenty, as real ones sometimes do (RFC 8555, section 6.5).
                .env("PEBBLE_VA_NOSLEEP", "1"),
        );
        let mut pebble = Self {
            directory: format!("https://localhost:{port}/dir"),
            tls_port,
            http_port,
            roots: format!("https://localhost:{management}/roots/0"),
            files,
            processes: vec![resolver, authority],
        };
        for port in [port, management] {
            while TcpStream::connect(("127.0.0.1", port)).is_err() {
                let ended = pebble
                    .processes
                    .iter_mut()
                    .any(|process| process.try_wait().expect("its state").is_some());
                assert!(!ended, "Pebble ended at once");
                std::thread::yield_now();
            }
        }
        Some(pebble)
    }

    /// Certificate of its own server, for `acme_ca_file`.
    pub fn own_certificate(&self) -> String {
        self.files.path().join("cert.pem").to_str().expect("a path").to_owned()
    }

    /// Who vouches for the certificates that it gives.
    pub fn root(&self) -> Vec<u8> {
        let pem = std::fs::read(self.own_certificate()).expect("its certificate");
        let own = ureq::tls::Certificate::from_pem(&pem).expect("a certificate").to_owned();
        let roots = ureq::tls::RootCerts::Specific(Arc::new(vec![own]));
        let tls = ureq::tls::TlsConfig::builder().root_certs(roots).build();
        let agent: ureq::Agent = ureq::Agent::config_builder().tls_config(tls).build().into();
        agent.get(&self.roots).call().expect("its root").body_mut().read_to_vec().expect("its root")
    }
}

impl Pebble {
    /// Ends it; its files stay until it is dropped.
    pub fn stop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        self.stop();
    }
}
