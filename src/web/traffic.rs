//! Connections and requests that are under way, so that a server that stops knows when it may.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::HttpRequest;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::http::Version;
use actix_web::web::Bytes;

/// What is under way.
#[derive(Default)]
pub struct Traffic {
    open: AtomicUsize,
    /// Connections of HTTP/2 among them, which are never told that the server stops.
    multiplexed: AtomicUsize,
    /// Requests by them that are not answered yet.
    asked: AtomicUsize,
}

/// A connection, until it is dropped.
pub struct Connection {
    traffic: Arc<Traffic>,
    multiplexed: AtomicBool,
}

/// A request by HTTP/2, until it is dropped.
pub struct Asked(Arc<Traffic>);

impl Traffic {
    /// Counts a connection.
    pub fn connected(self: &Arc<Self>) -> Connection {
        self.open.fetch_add(1, Relaxed);
        Connection { traffic: Arc::clone(self), multiplexed: AtomicBool::new(false) }
    }

    /// Counts a request if it came by HTTP/2.
    pub fn asked(self: &Arc<Self>, request: &HttpRequest) -> Option<Asked> {
        if request.version() != Version::HTTP_2 {
            return None;
        }
        if let Some(connection) = request.conn_data::<Connection>() {
            connection.is_multiplexed();
        }
        self.asked.fetch_add(1, Relaxed);
        Some(Asked(Arc::clone(self)))
    }

    /// Open connections.
    pub fn open(&self) -> usize {
        self.open.load(Relaxed)
    }

    /// Whether nobody waits for anything: what is still open are connections of HTTP/2 without a request.
    pub fn is_quiet(&self) -> bool {
        self.open() <= self.multiplexed.load(Relaxed) && self.asked.load(Relaxed) == 0
    }
}

impl Asked {
    /// The body of the answer, which holds the request until all of it is on its way.
    pub fn until_sent(self, body: BoxBody) -> BoxBody {
        BoxBody::new(Answer { body, _asked: self })
    }
}

struct Answer {
    body: BoxBody,
    _asked: Asked,
}

impl MessageBody for Answer {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_next(cx)
    }
}

impl Connection {
    fn is_multiplexed(&self) {
        if !self.multiplexed.swap(true, Relaxed) {
            self.traffic.multiplexed.fetch_add(1, Relaxed);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.traffic.open.fetch_sub(1, Relaxed);
        if *self.multiplexed.get_mut() {
            self.traffic.multiplexed.fetch_sub(1, Relaxed);
        }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.asked.fetch_sub(1, Relaxed);
    }
}
