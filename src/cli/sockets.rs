//! The sockets of the server: opened as the configuration says, or handed over by whoever started it.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use rustix::fs::Mode;
use rustix::net::{self, AddressFamily, SocketFlags, SocketType, sockopt};

use super::activation;
use super::failure::Failure;
use crate::config::Listen;
use crate::web::running::Socket;

/// Connections that may wait until they are accepted; while a server is restarted all wait that come.
const BACKLOG: i32 = 4096;
/// Milliseconds after which a connection ends whose other side takes nothing of what it is sent.
const DEAF: u32 = 60_000;

/// Open sockets and where they are.
pub(super) struct Sockets {
    /// The sockets.
    pub all: Vec<Socket>,
    /// Their places, in the same order.
    pub places: Vec<Listen>,
    own: Vec<OwnPath>,
}

impl Sockets {
    /// Those that were handed over under this name, else those of the option.
    pub(super) fn open(option: &str, listen: &[Listen], given: Vec<OwnedFd>) -> Result<Self, Failure> {
        let wanted = if given.is_empty() { listen } else { &[] };
        let mut sockets = Self { all: Vec::new(), places: Vec::new(), own: Vec::new() };
        for socket in given {
            let (socket, place) = activation::recognised(socket)?;
            sockets.add(socket, place);
        }
        for place in wanted {
            sockets.bind(place, listen).map_err(|error| {
                Failure::usage(format!("{option} = \"{place}\": {}", mend(option, place, &error)))
            })?;
        }
        Ok(sockets)
    }

    fn bind(&mut self, place: &Listen, all: &[Listen]) -> io::Result<()> {
        match place {
            Listen::Tcp(address) => {
                let listener = tcp(*address, all)?;
                let bound = listener.local_addr()?;
                self.add(Socket::Tcp(listener), Listen::Tcp(bound));
            }
            Listen::Unix { path, mode } => {
                let listener = unix(path, *mode)?;
                self.own.extend(OwnPath::of(path));
                self.add(Socket::Unix(listener), place.clone());
            }
        }
        Ok(())
    }

    fn add(&mut self, socket: Socket, place: Listen) {
        if let Socket::Tcp(listener) = &socket {
            let heard = sockopt::set_tcp_user_timeout(listener, DEAF);
            if let Err(error) = heard {
                tracing::warn!("connections that take nothing cannot be ended early: {error}");
            }
        }
        self.all.push(socket);
        self.places.push(place);
    }
}

/// Both families at `[::]`, unless `0.0.0.0` with the same port is wanted beside it.
fn tcp(address: SocketAddr, all: &[Listen]) -> io::Result<TcpListener> {
    let family = if address.is_ipv4() { AddressFamily::INET } else { AddressFamily::INET6 };
    let socket = net::socket_with(family, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_socket_reuseaddr(&socket, true)?;
    let sibling = |other: SocketAddr| other.is_ipv4() && other.port() == address.port();
    if address.is_ipv6() && all.iter().filter_map(Listen::tcp).any(sibling) {
        sockopt::set_ipv6_v6only(&socket, true)?;
    }
    net::bind(&socket, &address)?;
    net::listen(&socket, BACKLOG)?;
    Ok(socket.into())
}

/// The mask gives the socket its rights when it is made, so that at no time others could connect.
fn unix(path: &Path, mode: u32) -> io::Result<UnixListener> {
    make_room(path)?;
    let address = net::SocketAddrUnix::new(path)?;
    let socket = net::socket_with(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    let before = rustix::process::umask(Mode::from_raw_mode(!mode & 0o777));
    let bound = net::bind(&socket, &address);
    rustix::process::umask(before);
    bound?;
    net::listen(&socket, BACKLOG)?;
    Ok(socket.into())
}

/// Removes a socket that a server left behind.
fn make_room(path: &Path) -> io::Result<()> {
    let Ok(there) = path.symlink_metadata() else { return Ok(()) };
    if !there.file_type().is_socket() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    match UnixStream::connect(path) {
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => std::fs::remove_file(path),
        Err(error) => Err(error),
        Ok(_) => Err(io::ErrorKind::AddrInUse.into()),
    }
}

fn mend(option: &str, place: &Listen, error: &io::Error) -> String {
    use io::ErrorKind::{AddrInUse, AddrNotAvailable, AlreadyExists, NotFound, PermissionDenied};
    let such_as = format!(", such as --{} 127.0.0.1:8081", option.replace('_', "-"));
    match (place, error.kind()) {
        (Listen::Tcp(_), AddrInUse) => {
            format!("the port is taken: stop what uses it or choose another{such_as}")
        }
        (Listen::Tcp(_), PermissionDenied) => format!("not allowed: choose a port from 1024 on{such_as}"),
        (Listen::Tcp(_), AddrNotAvailable) => {
            format!("this machine has no such address: choose another{such_as}")
        }
        (Listen::Tcp(_), _) => format!("{error}: choose another{such_as}"),
        (Listen::Unix { .. }, AddrInUse) => {
            "another server answers there: stop that one or choose another path".to_owned()
        }
        (Listen::Unix { .. }, AlreadyExists) => {
            "there is something that is no socket: choose another path".to_owned()
        }
        (Listen::Unix { .. }, NotFound) => "its directory is not there: make it or choose another".to_owned(),
        (Listen::Unix { .. }, PermissionDenied) => {
            "not allowed: choose a directory that the user of this process may write to".to_owned()
        }
        (Listen::Unix { .. }, _) => format!("{error}: choose another path"),
    }
}

/// The path of a socket of ours, which goes when we do, unless another took its place.
struct OwnPath {
    path: PathBuf,
    file: (u64, u64),
}

impl OwnPath {
    fn of(path: &Path) -> Option<Self> {
        Some(Self { path: path.to_owned(), file: identity(path)? })
    }
}

impl Drop for OwnPath {
    fn drop(&mut self) {
        if identity(&self.path) == Some(self.file) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    path.symlink_metadata().ok().map(|file| (file.dev(), file.ino()))
}
