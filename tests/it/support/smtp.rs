//! A mail server on loopback that follows RFC 5321 to the letter, and can refuse, drop, delay and speak STARTTLS.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::{PrivateKeyDer, pem::PemObject as _};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Longest line of a message with its end (RFC 5321, section 4.5.3.1.6).
const LINE_MAX: usize = 1_000;

/// A server; it ends with the test.
pub struct SmtpServer {
    /// Where it listens.
    pub port: u16,
    state: Arc<Mutex<State>>,
}

/// A message as it came.
#[derive(Debug, Clone)]
pub struct Received {
    /// Who sent it, by the envelope.
    pub from: String,
    /// To whom, by the envelope.
    pub to: Vec<String>,
    /// The message, dots unstuffed.
    pub data: Vec<u8>,
    /// The way was protected.
    pub tls: bool,
    /// As whom the client had signed in.
    pub login: Option<String>,
}

#[derive(Default)]
struct State {
    received: Vec<Received>,
    commands: Vec<String>,
    wrong: Vec<String>,
    rules: Vec<Rule>,
    tls: Option<Arc<ServerConfig>>,
    implicit: bool,
    account: Option<(String, String)>,
}

struct Rule {
    prefix: String,
    reply: Reply,
    times: usize,
}

/// What the server does instead of what it would.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Says this.
    Say(&'static str),
    /// Hangs up.
    HangUp,
    /// Thinks first.
    Think(Duration),
    /// Does as told, and hangs up before it says so.
    TakeAndHangUp,
}

/// Certificates for a server that is called `localhost`.
pub struct Certificates {
    /// Of who vouches for it, in PEM.
    pub authority: String,
    config: Arc<ServerConfig>,
}

impl Certificates {
    /// New ones, for this name.
    pub fn of(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, "Ours");
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("one");
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new([name.to_owned()]).expect("a name");
        let certificate = params.signed_by(&key, &issuer).expect("a certificate");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let key = PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes()).expect("a key");
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("a pair");
        Self { authority: issuer.pem(), config: Arc::new(config) }
    }
}

impl SmtpServer {
    /// A server that takes everything, and offers nothing.
    pub fn start() -> Self {
        Self::with(State::default())
    }

    /// A server that offers STARTTLS, or speaks TLS from the first byte on.
    pub fn with_tls(certificates: &Certificates, implicit: bool) -> Self {
        Self::with(State { tls: Some(Arc::clone(&certificates.config)), implicit, ..State::default() })
    }

    /// A server that takes mail from this account alone.
    pub fn with_account(name: &str, password: &str) -> Self {
        Self::with(State { account: Some((name.to_owned(), password.to_owned())), ..State::default() })
    }

    fn with(state: State) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || Talk::new(shared, stream).run());
            }
        });
        Self { port, state }
    }

    /// From here on the next commands that begin so get another answer. `.` is the end of a message, `connect` the
    /// greeting.
    pub fn on(&self, prefix: &str, times: usize, reply: Reply) {
        self.state().rules.push(Rule { prefix: prefix.to_ascii_lowercase(), reply, times });
    }

    /// Everything that was taken so far.
    pub fn received(&self) -> Vec<Received> {
        let state = self.state();
        assert!(state.wrong.is_empty(), "against RFC 5321: {:?}", state.wrong);
        state.received.clone()
    }

    /// Every command so far, passwords hidden.
    pub fn commands(&self) -> Vec<String> {
        self.state().commands.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Stream {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
    Gone,
}

struct Talk {
    state: Arc<Mutex<State>>,
    stream: Stream,
    greeted: bool,
    login: Option<String>,
    from: Option<String>,
    to: Vec<String>,
}

impl Talk {
    fn new(state: Arc<Mutex<State>>, stream: TcpStream) -> Self {
        let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
        let stream = Stream::Plain(stream);
        Self { state, stream, greeted: false, login: None, from: None, to: Vec::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Talks until the client goes; `None` is the end.
    fn run(mut self) -> Option<()> {
        if self.state().implicit {
            self.protect();
        }
        match self.rule("connect") {
            Some(Reply::Say(text)) => return self.say(text),
            Some(Reply::HangUp | Reply::TakeAndHangUp) => return None,
            Some(Reply::Think(time)) => std::thread::sleep(time),
            None => {}
        }
        self.say("220 mail.test ESMTP")?;
        loop {
            let line = self.line(512)?;
            let command = String::from_utf8_lossy(&line).into_owned();
            let shown =
                if command.to_ascii_lowercase().starts_with("auth") { "AUTH …" } else { command.as_str() };
            self.state().commands.push(shown.to_owned());
            let rule = self.rule(&command);
            match rule {
                Some(Reply::Say(text)) => {
                    self.say(text)?;
                    continue;
                }
                Some(Reply::HangUp) => return None,
                Some(Reply::Think(time)) => std::thread::sleep(time),
                Some(Reply::TakeAndHangUp) | None => {}
            }
            self.obey(&command)?;
        }
    }

    fn obey(&mut self, command: &str) -> Option<()> {
        let verb = command.split([' ', ':']).next().unwrap_or("").to_ascii_uppercase();
        let wants_login = self.state().account.is_some() && self.login.is_none();
        match verb.as_str() {
            "EHLO" => {
                self.greeted = true;
                let mut offers = vec!["250-mail.test"];
                if self.state().tls.is_some() && matches!(self.stream, Stream::Plain(_)) {
                    offers.push("250-STARTTLS");
                }
                if self.state().account.is_some() {
                    offers.push("250-AUTH PLAIN LOGIN");
                }
                offers.push("250 PIPELINING");
                self.say(&offers.join("\r\n"))
            }
            "STARTTLS" if self.state().tls.is_some() => {
                self.say("220 go ahead")?;
                self.greeted = false;
                self.protect();
                Some(())
            }
            "AUTH" => self.sign_in(command),
            "NOOP" => self.say("250 ok"),
            "RSET" => {
                self.from = None;
                self.to.clear();
                self.say("250 ok")
            }
            "QUIT" => {
                self.say("221 bye")?;
                None
            }
            "MAIL" if !self.greeted => self.wrong("503 say hello first"),
            "MAIL" if wants_login => self.say("530 5.7.0 Authentication required"),
            "MAIL" if self.from.is_some() => self.wrong("503 one message at a time"),
            "MAIL" => match bracketed(command, "MAIL FROM:") {
                Some(from) => {
                    self.from = Some(from);
                    self.say("250 ok")
                }
                None => self.wrong("501 no sender"),
            },
            "RCPT" if self.from.is_none() => self.wrong("503 whose?"),
            "RCPT" => match bracketed(command, "RCPT TO:") {
                Some(to) => {
                    self.to.push(to);
                    self.say("250 ok")
                }
                None => self.wrong("501 no recipient"),
            },
            "DATA" if self.to.is_empty() => self.wrong("503 to whom?"),
            "DATA" => self.message(),
            _ => self.wrong("500 what?"),
        }
    }

    fn message(&mut self) -> Option<()> {
        self.say("354 go on")?;
        let mut data = Vec::new();
        loop {
            let line = self.line(LINE_MAX)?;
            if line == b"." {
                break;
            }
            if !line.is_ascii() {
                self.state().wrong.push("eight bits, which were not offered".to_owned());
            }
            data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            data.extend_from_slice(b"\r\n");
        }
        let mut hang_up = false;
        match self.rule(".") {
            Some(Reply::Say(text)) => {
                self.from = None;
                self.to.clear();
                return self.say(text);
            }
            Some(Reply::HangUp) => return None,
            Some(Reply::Think(time)) => std::thread::sleep(time),
            Some(Reply::TakeAndHangUp) => hang_up = true,
            None => {}
        }
        let received = Received {
            from: self.from.take()?,
            to: std::mem::take(&mut self.to),
            data,
            tls: matches!(self.stream, Stream::Tls(_)),
            login: self.login.clone(),
        };
        self.state().received.push(received);
        if hang_up { None } else { self.say("250 taken") }
    }

    fn sign_in(&mut self, command: &str) -> Option<()> {
        use base64::Engine as _;
        let plain = command.strip_prefix("AUTH PLAIN ")?;
        let text = base64::engine::general_purpose::STANDARD.decode(plain).ok()?;
        let text = String::from_utf8(text).ok()?;
        let mut parts = text.split('\0').skip(1).map(str::to_owned);
        let typed = parts.next().zip(parts.next());
        if typed.is_some() && typed == self.state().account {
            self.login = typed.map(|(name, _)| name);
            self.say("235 welcome")
        } else {
            self.say("535 5.7.8 Authentication credentials invalid")
        }
    }

    fn rule(&self, command: &str) -> Option<Reply> {
        let command = command.to_ascii_lowercase();
        let mut state = self.state();
        let rule = state.rules.iter_mut().find(|rule| rule.times > 0 && command.starts_with(&rule.prefix))?;
        rule.times -= 1;
        Some(rule.reply.clone())
    }

    fn wrong(&mut self, reply: &str) -> Option<()> {
        self.state().wrong.push(reply.to_owned());
        self.say(reply)
    }

    fn say(&mut self, line: &str) -> Option<()> {
        let bytes = format!("{line}\r\n");
        match &mut self.stream {
            Stream::Plain(stream) => stream.write_all(bytes.as_bytes()).ok(),
            Stream::Tls(stream) => stream.write_all(bytes.as_bytes()).and_then(|()| stream.flush()).ok(),
            Stream::Gone => None,
        }
    }

    /// A line without its end.
    fn line(&mut self, max: usize) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            let mut byte = [0];
            let read = match &mut self.stream {
                Stream::Plain(stream) => stream.read(&mut byte),
                Stream::Tls(stream) => stream.read(&mut byte),
                Stream::Gone => return None,
            };
            if read.ok()? == 0 {
                return None;
            }
            if byte[0] == b'\n' {
                if line.last() != Some(&b'\r') {
                    self.state().wrong.push("a line that ends with LF alone".to_owned());
                }
                line.pop();
                return Some(line);
            }
            line.push(byte[0]);
            if line.len() > max {
                self.state().wrong.push(format!("a line of more than {max} octets"));
                return None;
            }
        }
    }

    fn protect(&mut self) {
        let config = self.state().tls.clone().expect("certificates");
        if let Stream::Plain(stream) = std::mem::replace(&mut self.stream, Stream::Gone) {
            let connection = ServerConnection::new(config).expect("a connection");
            self.stream = Stream::Tls(Box::new(StreamOwned::new(connection, stream)));
        }
    }
}

/// What stands in the angle brackets of a command.
fn bracketed(command: &str, verb: &str) -> Option<String> {
    let rest = command.get(verb.len()..).filter(|_| command.to_ascii_uppercase().starts_with(verb))?;
    let inner = rest.strip_prefix('<')?.split_once('>')?.0;
    Some(inner.to_owned())
}
