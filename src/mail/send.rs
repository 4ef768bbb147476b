//! Taking messages to the mail server (RFC 5321).

use std::fs;
use std::time::Duration;

use lettre::address::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;

use crate::config::{Config, SmtpSecurity};

use super::message;

/// Most characters that are kept of what a server says.
const ANSWER_MAX: usize = 300;

/// How to reach the mail server.
#[derive(Clone)]
pub struct Post {
    host: String,
    port: u16,
    security: SmtpSecurity,
    tls: Option<TlsParameters>,
    hello: ClientId,
    credentials: Option<Credentials>,
    from: Address,
    patience: Duration,
}

/// Why a message was not taken. The texts are for those who run the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server cannot be reached, or takes nothing at all from us: whatever else waits need not be tried now.
    Server(String),
    /// The server does not take this message now.
    Later(String),
    /// The server will never take it.
    Never(String),
}

impl Failure {
    /// What is wrong, in one line.
    pub fn line(&self) -> &str {
        match self {
            Self::Server(line) | Self::Later(line) | Self::Never(line) => line,
        }
    }
}

type Outcome<T> = Result<T, Failure>;

impl Post {
    /// What the configuration says; `None` where this site sends no mail.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn new(config: &Config) -> Result<Option<Self>, String> {
        let (Some(host), Some(from)) = (&config.smtp_host, &config.mail_from) else { return Ok(None) };
        Ok(Some(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: config.smtp_port(),
            security: config.smtp_security,
            tls: tls(config, host)?,
            hello: hello(config),
            credentials: config
                .smtp_user
                .clone()
                .map(|user| Credentials::new(user, config.smtp_password.reveal().to_owned())),
            from: message::address(from).map_err(|error| format!("mail_from = {from:?}: {error}"))?,
            patience: config.smtp_timeout,
        }))
    }

    /// Seconds that sending one message can take at most, with the greeting.
    pub fn patience_of_all(&self) -> i64 {
        const STEPS: u64 = 10;
        i64::try_from(self.patience.as_secs().saturating_mul(STEPS)).unwrap_or(i64::MAX)
    }

    /// Greets the server, protects the way, and signs in.
    ///
    /// # Errors
    /// [`Failure::Server`].
    pub async fn connect(&self) -> Outcome<Line> {
        let at = (self.host.as_str(), self.port);
        let direct = self.tls.clone().filter(|_| self.security == SmtpSecurity::Tls);
        let connecting =
            AsyncSmtpConnection::connect_tokio1(at, Some(self.patience), &self.hello, direct, None);
        let connection = self.step("greet", connecting).await?;
        let mut line = Line { connection, post: self.clone() };
        if self.security == SmtpSecurity::Starttls {
            line.protect().await?;
        }
        if let Some(credentials) = &self.credentials {
            let signing_in = line.connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials);
            self.step("sign in", signing_in).await?;
        }
        Ok(line)
    }

    /// What the way to the server is like, for an operator: `mail.example.org:587 (starttls, signed in)`.
    pub fn shown(&self) -> String {
        let signed_in = if self.credentials.is_some() { ", signed in" } else { "" };
        format!("{}:{} ({}{signed_in})", self.host, self.port, self.security.word())
    }

    /// One step with the server as a whole.
    async fn step<T>(
        &self,
        what: &str,
        doing: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
    ) -> Outcome<T> {
        match tokio::time::timeout(self.patience, doing).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) => Err(Failure::Server(format!("{what}: {}", one_line(&error)))),
            Err(_) => Err(Failure::Server(format!("{what}: no answer within smtp_timeout"))),
        }
    }
}

/// A connection to the server that takes one message after the other.
pub struct Line {
    connection: AsyncSmtpConnection,
    post: Post,
}

impl Line {
    async fn protect(&mut self) -> Outcome<()> {
        let Some(tls) = self.post.tls.clone().filter(|_| self.connection.can_starttls()) else {
            let line = "the server does not offer STARTTLS: smtp_security = \"tls\" or \"none\" is for such";
            return Err(Failure::Server(line.to_owned()));
        };
        let hello = self.post.hello.clone();
        self.post.clone().step("STARTTLS", self.connection.starttls(tls, &hello)).await
    }

    /// Hands a message over.
    ///
    /// # Errors
    /// Why it was not taken. After [`Failure::Server`] this line is of no use any more.
    pub async fn send(&mut self, to: &str, message: &[u8]) -> Outcome<()> {
        let to = message::address(to).map_err(Failure::Never)?;
        let mut options = Vec::new();
        if !AsRef::<str>::as_ref(&to).is_ascii() {
            if !self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Failure::Never("the server takes ASCII addresses alone".to_owned()));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let post = self.post.clone();
        // Who is not allowed to send from here is not allowed to send anything.
        let from = Mail::new(Some(post.from.clone()), options);
        post.step("sender", self.connection.command(from)).await?;
        let steps = async {
            self.judged("recipient", Some(Rcpt::new(to, Vec::new())), &[]).await?;
            self.judged("data", Some(Data), &[]).await?;
            self.judged::<Data>("message", None, message).await
        };
        match steps.await {
            Err(failure @ (Failure::Later(_) | Failure::Never(_))) => {
                // For the next message. If that fails, so does the next one.
                let _ = post.step("reset", self.connection.command(Rset)).await;
                Err(failure)
            }
            other => other,
        }
    }

    /// One step with this message: a command, or the message itself.
    async fn judged<C: std::fmt::Display>(
        &mut self,
        what: &str,
        command: Option<C>,
        message: &[u8],
    ) -> Outcome<()> {
        let doing = async {
            match command {
                Some(command) => self.connection.command(command).await,
                None => self.connection.message(message).await,
            }
        };
        let answer: Result<Response, _> = match tokio::time::timeout(self.post.patience, doing).await {
            Ok(answer) => answer,
            Err(_) => return Err(Failure::Server(format!("{what}: no answer within smtp_timeout"))),
        };
        answer.map(drop).map_err(|error| {
            let line = format!("{what}: {}", one_line(&error));
            match () {
                () if error.is_permanent() => Failure::Never(line),
                () if error.is_transient() => Failure::Later(line),
                () => Failure::Server(line),
            }
        })
    }

    /// Says goodbye; whether the server hears it does not matter.
    pub async fn quit(mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(1), self.connection.command(Quit)).await;
    }
}

/// Whom we trust: those of `smtp_ca_file` alone if it is set, else those whom this machine trusts, and Mozilla's list
/// where it has none.
fn tls(config: &Config, host: &str) -> Result<Option<TlsParameters>, String> {
    if config.smtp_security == SmtpSecurity::None {
        return Ok(None);
    }
    let builder = TlsParameters::builder(host.trim_matches(['[', ']']).to_owned());
    let builder = match &config.smtp_ca_file {
        Some(path) => {
            let wrong = |what: &str| format!("smtp_ca_file = {:?}: {what}", path.display().to_string());
            let pem = fs::read(path).map_err(|error| wrong(&format!("cannot be read: {error}")))?;
            if !pem.windows(11).any(|part| part == b"-----BEGIN ") {
                return Err(wrong("must hold certificates in PEM"));
            }
            let authority =
                Certificate::from_pem(&pem).map_err(|_| wrong("must hold certificates in PEM"))?;
            builder.certificate_store(CertificateStore::None).add_root_certificate(authority)
        }
        None if rustls_native_certs::load_native_certs().certs.is_empty() => {
            builder.certificate_store(CertificateStore::WebpkiRoots)
        }
        None => builder,
    };
    builder.build_rustls().map(Some).map_err(|error| format!("smtp_host = {host:?}: {error}"))
}

/// How we call ourselves: the host of our addresses.
fn hello(config: &Config) -> ClientId {
    let host = config.public_url.host();
    let number = host.trim_matches(['[', ']']);
    match (number.parse(), number.parse()) {
        (Ok(ipv4), _) => ClientId::Ipv4(ipv4),
        (_, Ok(ipv6)) => ClientId::Ipv6(ipv6),
        _ => ClientId::Domain(host.to_owned()),
    }
}

/// An error in one line, whatever a server says.
fn one_line(error: &lettre::transport::smtp::Error) -> String {
    let text = error.to_string();
    let printable = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(printable).take(ANSWER_MAX).collect::<String>().trim_end().to_owned()
}
