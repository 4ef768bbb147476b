//! Sockets that whoever starts the server has opened: socket activation of systemd (sd_listen_fds(3)). They stay open
//! while the server is restarted, so that whoever comes meanwhile waits instead of being refused.

use std::os::fd::{AsFd as _, BorrowedFd, FromRawFd as _, OwnedFd, RawFd};
use std::path::Path;

use rustix::io::{FdFlags, fcntl_setfd};
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix, getsockname, sockopt};

use super::failure::Failure;
use crate::config::Listen;
use crate::web::running::Socket;

/// Name of the sockets that stand for `http_redirect_listen`.
pub(super) const REDIRECT: &str = "redirect";
/// Number of the first one.
const FIRST: RawFd = 3;

/// A socket that was handed over, and how it is called: `FileDescriptorName=` of its unit.
pub(super) struct Given {
    /// The socket.
    pub socket: OwnedFd,
    /// Its name; the unit's own if it has none.
    pub name: String,
}

/// All that were handed over to this process. To be called once.
pub(super) fn given() -> Result<Vec<Given>, Failure> {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let own = rustix::process::getpid().as_raw_nonzero().to_string();
    if variable("LISTEN_PID") != own {
        return Ok(Vec::new());
    }
    let (count, names) = (variable("LISTEN_FDS"), variable("LISTEN_FDNAMES"));
    let Some(count) = count.parse().ok().filter(|count| (0..=1024).contains(count)) else {
        return Err(Failure::usage(format!("LISTEN_FDS = {count:?}: must be a number of sockets")));
    };
    let mut names = names.split(':');
    (FIRST..FIRST + count)
        .map(|number| Ok(Given { socket: taken(number)?, name: names.next().unwrap_or("").to_owned() }))
        .collect()
}

/// Takes a descriptor, which no program that we start inherits from now on.
#[expect(unsafe_code, reason = "it comes as a number; there is no other way to take it")]
fn taken(number: RawFd) -> Result<OwnedFd, Failure> {
    // SAFETY: the descriptor is borrowed for this one call, which only fails if it is not open.
    let open = fcntl_setfd(unsafe { BorrowedFd::borrow_raw(number) }, FdFlags::CLOEXEC);
    if open.is_err() {
        return Err(Failure::usage(format!("LISTEN_FDS: descriptor {number} is not open")));
    }
    // SAFETY: it is open, as was just seen, and the protocol gives it to this process alone; nothing else here takes
    // descriptors by their numbers.
    Ok(unsafe { OwnedFd::from_raw_fd(number) })
}

/// What kind of socket it is and where it listens.
pub(super) fn recognised(socket: OwnedFd) -> Result<(Socket, Listen), Failure> {
    let listens = sockopt::socket_acceptconn(&socket).unwrap_or(false);
    let address = getsockname(&socket).ok().filter(|_| listens);
    let domain = sockopt::socket_domain(socket.as_fd()).ok();
    let internet = || SocketAddrAny::try_into(address.clone()?).ok();
    match domain {
        Some(AddressFamily::INET | AddressFamily::INET6) => {
            if let Some(address) = internet() {
                return Ok((Socket::Tcp(socket.into()), Listen::Tcp(address)));
            }
        }
        Some(AddressFamily::UNIX) if listens => {
            let name = address.and_then(|address| SocketAddrUnix::try_from(address).ok());
            let path = name.as_ref().and_then(SocketAddrUnix::path_bytes).unwrap_or(b"");
            let path = Path::new(&*String::from_utf8_lossy(path)).to_owned();
            return Ok((Socket::Unix(socket.into()), Listen::Unix { path, mode: 0o660 }));
        }
        _ => {}
    }
    Err(Failure::usage("LISTEN_FDS: there is a descriptor that is no stream socket which listens"))
}
