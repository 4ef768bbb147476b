//! A real nginx, with the configuration that docs/admin/proxy.md shows.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::identity_provider::there;

const SERVER: &str = "/usr/sbin/nginx";

/// A server that is stopped when the test ends.
pub struct Nginx {
    /// Where it answers.
    pub address: String,
    process: Child,
    _files: TempDir,
}

impl Nginx {
    /// With this for the one server that there is; `None` where nginx is not installed.
    pub fn with(locations: &str) -> Option<Self> {
        if !there(Path::new(SERVER), "nginx (bin/setup installs it): proxies") {
            return None;
        }
        let files = tempfile::tempdir().expect("a directory");
        let address = {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
            listener.local_addr().expect("its number").to_string()
        };
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .iter()
            .map(|kind| format!("{kind}_temp_path {kind};\n"))
            .collect();
        let configuration = format!(
            "daemon off; master_process off; pid nginx.pid; error_log stderr;\nevents {{}}\n\
             http {{ access_log off;\n{temporary}server {{ listen {address};\n{locations}\n}} }}\n"
        );
        std::fs::write(files.path().join("nginx.conf"), configuration).expect("a file");
        let process = Command::new(SERVER)
            .arg("-p")
            .arg(files.path())
            .args(["-c", "nginx.conf", "-e", "stderr"])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx runs");
        let mut nginx = Self { address, process, _files: files };
        while TcpStream::connect(&nginx.address).is_err() {
            assert!(nginx.process.try_wait().expect("its state").is_none(), "nginx ended at once");
            std::thread::yield_now();
        }
        Some(nginx)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
