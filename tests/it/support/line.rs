//! A line to PostgreSQL that can go dead: nothing is closed, but nothing arrives any more either.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// Takes connections on a port and passes what they say to a server and back.
pub struct Line {
    port: u16,
    state: Arc<State>,
}

struct State {
    server: Config,
    /// Odd while the line is dead. A connection works only in the age in which it was made.
    age: AtomicUsize,
    sockets: Mutex<Vec<Arc<Socket>>>,
}

enum Socket {
    Tcp(TcpStream),
    Unix(UnixStream),
}

impl Line {
    /// A line to the server of this address.
    pub fn to(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let server = Config::from_str(url).expect("an address");
        let state = Arc::new(State { server, age: AtomicUsize::new(0), sockets: Mutex::default() });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                shared.connect(Socket::Tcp(near));
            }
        });
        Self { port, state }
    }

    /// The address of the server by this line, with more settings: `&sslmode=require`.
    pub fn url(&self, more: &str) -> String {
        let server = &self.state.server;
        let options = server.get_options().unwrap_or_default().replace('=', "%3D").replace(' ', "%20");
        let (user, name) = (server.get_user().unwrap_or_default(), server.get_dbname().unwrap_or_default());
        format!("postgres://{user}@127.0.0.1:{}/{name}?options={options}{more}", self.port)
    }

    /// The address of the server by this line and, if nobody answers there, by another.
    pub fn url_or(&self, other: &Line) -> String {
        let hosts = |port: u16| format!("@127.0.0.1:{port}");
        self.url("").replace(&hosts(self.port), &format!("{},127.0.0.1:{}", hosts(self.port), other.port))
    }

    /// From here on nothing arrives, on either side.
    pub fn cut(&self) {
        assert!(!self.state.is_dead());
        self.state.age.fetch_add(1, Ordering::SeqCst);
    }

    /// New connections work again. The old ones never do.
    pub fn mend(&self) {
        assert!(self.state.is_dead());
        self.state.age.fetch_add(1, Ordering::SeqCst);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.state.sockets.lock().unwrap().iter().for_each(|socket| socket.hang_up());
    }
}

impl State {
    fn age(&self) -> usize {
        self.age.load(Ordering::SeqCst)
    }

    fn is_dead(&self) -> bool {
        self.age() % 2 == 1
    }

    fn connect(self: &Arc<Self>, near: Socket) {
        let near = self.keep(near);
        if !self.is_dead() {
            let far = self.keep(self.dial().expect("the server answers"));
            self.carry(Arc::clone(&near), Arc::clone(&far));
            self.carry(far, near);
        }
    }

    fn keep(&self, socket: Socket) -> Arc<Socket> {
        let socket = Arc::new(socket);
        self.sockets.lock().unwrap().push(Arc::clone(&socket));
        socket
    }

    fn dial(&self) -> io::Result<Socket> {
        let port = self.server.get_ports().first().copied().unwrap_or(5432);
        match self.server.get_hosts().first().expect("a server") {
            Host::Unix(folder) => {
                UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).map(Socket::Unix)
            }
            Host::Tcp(name) => TcpStream::connect((name.as_str(), port)).map(Socket::Tcp),
        }
    }

    /// Carries bytes one way. On a dead line they are taken and lost, and so is the end of them.
    fn carry(self: &Arc<Self>, from: Arc<Socket>, to: Arc<Socket>) {
        let (state, age) = (Arc::clone(self), self.age());
        thread::spawn(move || {
            let mut some = [0; 16 * 1024];
            while let Ok(count @ 1..) = from.read(&mut some) {
                if state.age() == age && to.write_all(&some[..count]).is_err() {
                    break;
                }
            }
            if state.age() == age {
                to.hang_up();
            }
        });
    }
}

impl Socket {
    fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(socket) => (&*socket).read(into),
            Self::Unix(socket) => (&*socket).read(into),
        }
    }

    fn write_all(&self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Tcp(socket) => (&*socket).write_all(bytes),
            Self::Unix(socket) => (&*socket).write_all(bytes),
        }
    }

    fn hang_up(&self) {
        let _ = match self {
            Self::Tcp(socket) => socket.shutdown(Shutdown::Both),
            Self::Unix(socket) => socket.shutdown(Shutdown::Both),
        };
    }
}
