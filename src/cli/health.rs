//! `bitpoll health`: for images without a shell, in which nothing else could ask.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use clap::Args;

use super::failure::Failure;
use super::say_line;
use crate::config::{Config, Listen};

/// How long it may take to connect, and each part of an answer to come.
const PATIENCE: Duration = Duration::from_secs(5);
/// More than any answer has, with its headers.
const ANSWER_MAX: u64 = 16 * 1024;

/// What is asked.
#[derive(Args)]
pub(super) struct Question {
    /// Also whether it can do its work: its database, its disk, its keys.
    #[arg(long)]
    ready: bool,
}

/// Asks the server that runs here, at the address for those who watch if there is one, else at that of the site.
///
/// # Errors
/// If it cannot be reached, or says that it is not well.
pub(super) fn run(question: &Question, config: &Config) -> Result<(), Failure> {
    let site = config.listen.first().filter(|_| !config.does_tls());
    let Some(place) = config.metrics_listen.first().or(site) else {
        return Err(Failure::usage(
            "metrics_listen: must be set where the site itself does TLS, such as 127.0.0.1:9100",
        ));
    };
    let path = if question.ready { "/readyz" } else { "/healthz" };
    let answer = ask(place, path, config.public_url.host())
        .map_err(|error| Failure::other(format!("health: nobody answers at {place} ({error})")))?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.lines().next().unwrap_or("");
    let told = body.trim();
    if status.contains(" 200 ") {
        say_line(told);
        return Ok(());
    }
    Err(Failure::other(format!("health: {place} answers {status:?}: {told}")))
}

fn ask(place: &Listen, path: &str, host: &str) -> io::Result<String> {
    match place {
        Listen::Tcp(address) => {
            let stream = TcpStream::connect_timeout(&reached(*address), PATIENCE)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            exchange(stream, path, host)
        }
        Listen::Unix { path: socket, .. } => {
            let stream = UnixStream::connect(socket)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            exchange(stream, path, host)
        }
    }
}

/// Whoever listens on every address is reached by loopback.
fn reached(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

fn exchange(mut stream: impl Read + Write, path: &str, host: &str) -> io::Result<String> {
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(ANSWER_MAX).read_to_string(&mut answer)?;
    Ok(answer)
}
