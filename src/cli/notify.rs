//! What the service manager is told of the server: sd_notify(3). Without one nobody is told anything.

use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Who wants to be told.
#[derive(Clone)]
pub(super) struct Manager(Option<SocketAddr>);

impl Manager {
    /// The one that the environment names.
    pub(super) fn of_environment() -> Self {
        let name = std::env::var_os("NOTIFY_SOCKET").filter(|name| !name.is_empty());
        Self(name.and_then(|name| match name.as_bytes() {
            [b'@', hidden @ ..] => SocketAddr::from_abstract_name(hidden).ok(),
            _ => SocketAddr::from_pathname(&name).ok(),
        }))
    }

    /// It serves.
    pub(super) fn ready(&self, status: &str) {
        self.tell(&format!("READY=1\nSTATUS={status}"));
    }

    /// It reads its files again.
    pub(super) fn reloading(&self) {
        let now = clock_gettime(ClockId::Monotonic);
        let micros = now.tv_sec * 1_000_000 + now.tv_nsec / 1_000;
        self.tell(&format!("RELOADING=1\nMONOTONIC_USEC={micros}"));
    }

    /// It answers what has begun and ends within so long, whatever the unit says.
    pub(super) fn stopping(&self, within: Duration) {
        let micros = within.as_micros();
        self.tell(&format!("STOPPING=1\nEXTEND_TIMEOUT_USEC={micros}\nSTATUS=answers what has begun"));
    }

    /// Tells that the server lives as often as it is wanted, until it is dropped.
    pub(super) async fn watchdog(self) {
        let own = rustix::process::getpid().as_raw_nonzero().to_string();
        let variable = |name: &str| std::env::var(name).ok();
        let ours = variable("WATCHDOG_PID").is_none_or(|process| process == own);
        let limit = variable("WATCHDOG_USEC").and_then(|micros| micros.parse().ok()).filter(|_| ours);
        let Some(limit) = limit.filter(|limit| *limit > 0) else { return };
        let mut beat = tokio::time::interval(Duration::from_micros(limit) / 2);
        loop {
            beat.tick().await;
            self.tell("WATCHDOG=1");
        }
    }

    fn tell(&self, state: &str) {
        let Some(address) = &self.0 else { return };
        let told = UnixDatagram::unbound().and_then(|socket| socket.send_to_addr(state.as_bytes(), address));
        if let Err(error) = told {
            tracing::warn!("the service manager cannot be told anything: {error}");
        }
    }
}
