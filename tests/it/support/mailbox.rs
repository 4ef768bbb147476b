//! The site with mail on, what it has mailed, and what waits to be mailed.
//!
//! ```text
//! let app = TestApp::with_mail(&[]);                // a site, and a mail server on loopback that takes everything
//! app.user("ada");
//! app.address("ada", "ada@example.org");            // an account gets a (confirmed) address
//! …                                                  // something happens that is mailed
//! let mails = app.mails_to("ada@example.org");      // runs the mail job once, and gives all that came so far
//! assert_eq!(mails[0].subject, "…");
//! let answer = app.guest().get(&mails[0].path());   // opens the link in the mail
//! ```
//!
//! News of polls are gathered for five minutes: `app.wait_for_news()` moves the clock. The server can be told to
//! refuse, drop and delay: `app.mail().on("RCPT TO:<bob@", 1, Reply::Say("550 no such user"))`.

use std::sync::atomic::AtomicBool;

use bitpoll::actions::attempts::{Inviter, count_invitation};
use bitpoll::actions::mail::{Office, Round, round};
use bitpoll::config::Config;
use bitpoll::domain::id::UserId;
use bitpoll::domain::mail::GATHER_SECONDS;
use bitpoll::params;
use bitpoll::secrets::{Capability, Keys};
use bitpoll::store::{self, Store};
use mail_parser::{MessageParser, MimeHeaders as _};

use super::app::TestApp;
use super::smtp::{Received, SmtpServer};

/// A mail that was read by a parser that is none of ours.
#[derive(Debug, Clone)]
pub struct Mail {
    /// To whom it came.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The part that is text.
    pub text: String,
    /// The part that is HTML.
    pub html: String,
    /// The calendar file, if there is one.
    pub calendar: Option<String>,
    /// As it came.
    pub raw: String,
}

impl Mail {
    /// Reads what a server received.
    pub fn read(received: &Received) -> Self {
        let message = MessageParser::default().parse(&received.data).expect("a message");
        let calendar = message
            .attachments()
            .find(|part| part.content_type().is_some_and(|kind| kind.subtype() == Some("calendar")))
            .map(|part| String::from_utf8_lossy(part.contents()).into_owned());
        Self {
            to: received.to.join(", "),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            html: message.body_html(0).unwrap_or_default().replace("\r\n", "\n"),
            calendar,
            raw: String::from_utf8_lossy(&received.data).into_owned(),
        }
    }

    /// A header as it came, unfolded; empty if it is not there.
    pub fn header(&self, name: &str) -> String {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let start = format!("{}:", name.to_ascii_lowercase());
        let line = head.split("\r\n").find(|line| line.to_ascii_lowercase().starts_with(&start));
        line.map_or_else(String::new, |line| line[start.len()..].trim().to_owned())
    }

    /// Names of all headers, in lower case.
    pub fn header_names(&self) -> Vec<String> {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        head.split("\r\n").filter_map(|line| Some(line.split_once(':')?.0.to_ascii_lowercase())).collect()
    }

    /// Every address in the text, in its order.
    pub fn links(&self) -> Vec<String> {
        let words = self.text.split_whitespace().filter(|word| word.starts_with("http"));
        words.map(str::to_owned).collect()
    }

    /// The path of the first link.
    pub fn path(&self) -> String {
        let link = self.links().into_iter().next().expect("a link");
        let rest = link.split_once("://").expect("an address").1;
        rest[rest.find('/').expect("a path")..].to_owned()
    }
}

/// The mail server of a site in a test, and the job that sends.
pub struct Mailing {
    /// The server.
    pub server: SmtpServer,
    /// The job.
    pub office: Office,
}

impl Mailing {
    /// The job of a site with this configuration.
    pub fn new(server: SmtpServer, config: &Config, keys: &Keys) -> Self {
        Self { server, office: Office::new(config, keys).expect("the options of mail are right") }
    }
}

/// The options of a site whose mail server listens there.
pub fn options(port: &str) -> [(&str, &str); 4] {
    [
        ("mail_from", "polls@bitpoll.example"),
        ("smtp_host", "127.0.0.1"),
        ("smtp_port", port),
        ("smtp_security", "none"),
    ]
}

/// Runs the mail job of a node once.
pub fn deliver(store: &Store, office: &Office) -> Round {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(round(store, office, &AtomicBool::new(false))).expect("the database answers")
}

impl TestApp {
    /// The mail server of the site.
    pub fn mail(&self) -> &SmtpServer {
        &self.mailing().server
    }

    /// Runs the mail job once.
    pub fn deliver(&self) -> Round {
        deliver(&self.store(), &self.mailing().office)
    }

    /// Uses up what an account may invite today, but for so many.
    pub fn use_up_invitations(&self, username: &'static str, left: usize) {
        let keys = self.keys.clone();
        self.write(move |tx| {
            let user = store::users::by_username(tx, username)?.expect("an account");
            let mut used = 0;
            while count_invitation(tx, &keys, Inviter::Account(user))? {
                used += 1;
            }
            // As if it were so much later.
            let per = 86_400_000_i64 / used;
            let back = i64::try_from(left).expect("a number") * per;
            Ok(tx.execute(
                "UPDATE attempts SET whole_at = whole_at - ?1 WHERE whole_at > ?2",
                params![back, tx.now() * 1_000 + 80_000_000],
            )?)
        });
    }

    /// Lets the time go by for which news of polls are gathered.
    pub fn wait_for_news(&self) {
        self.db.advance(GATHER_SECONDS);
    }

    /// Runs the mail job once, and gives everything that was mailed to an address so far.
    pub fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.deliver();
        let received = self.mail().received();
        let to = |mail: &&Received| mail.to.iter().any(|to| to == address);
        received.iter().filter(to).map(Mail::read).collect()
    }

    /// Gives an account an address that is known to be theirs.
    pub fn address(&self, username: &str, email: &str) {
        let (name, email) = (username.to_lowercase(), email.to_owned());
        let sql = "UPDATE users SET email = ?2, email_key = ?3 WHERE username_folded = ?1";
        let changed =
            self.write(move |tx| Ok(tx.execute(sql, params![&name, &email, &email.to_lowercase()])?));
        assert_eq!(changed, 1, "there is an account {username}");
    }
}

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What about.
    pub kind: String,
    /// Whom to: the address, or the name for signing in of an account.
    pub to: String,
    /// Name of a token, say.
    pub object: String,
    /// What, where the kind has several.
    pub data: String,
}

/// All mail that was queued, the oldest first.
pub fn queued(app: &TestApp) -> Vec<Letter> {
    type Columns = (String, String, Option<String>, Option<String>, String);
    app.write(|tx| {
        let rows = tx.query_all::<Columns>(
            "SELECT o.kind, o.email, u.username, o.object, o.data FROM outbox o LEFT JOIN users u ON u.id = o.user_id \
             ORDER BY o.id",
            params![],
        )?;
        let letter = |(kind, email, username, object, data): Columns| {
            let to = if email.is_empty() { username.unwrap_or_default() } else { email };
            Letter { kind, to, object: object.unwrap_or_default(), data }
        };
        Ok(rows.into_iter().map(letter).collect())
    })
}

/// The path in the last mail of a kind: `register`, `password-reset`, `email-confirm`.
pub fn link(app: &TestApp, kind: &str) -> String {
    let letter = queued(app).into_iter().rfind(|letter| letter.kind == kind).expect("a mail of this kind");
    let (purpose, path) = match kind {
        "register" => ("register", "create_account"),
        "password-reset" => ("reset", "reset"),
        _ => ("email", "change_email"),
    };
    let code = Capability::Token(purpose, &letter.object).code(0, &app.keys);
    format!("/registration/{path}/{}/{code}/", letter.object)
}

/// Paths of a link that makes an account, of one that replaces the password of an account, and of one that gives it an
/// address. All of them are about this text.
pub fn waiting_links(app: &TestApp, user: UserId, text: &str) -> [String; 3] {
    let wanted =
        serde_json::json!({ "username": text, "name": text, "email": text, "locale": "de" }).to_string();
    let link = |purpose: &'static str, page: &str, of: Option<UserId>, data: String| {
        let name = format!("{purpose}0123456789ABCDEF").chars().take(16).collect::<String>();
        let token = name.clone();
        app.write(move |tx| {
            store::tokens::take(tx, &token, purpose)?;
            Ok(store::tokens::put(tx, &token, purpose, of, &data, 3_600)?)
        });
        let code = Capability::Token(purpose, &name).code(0, &app.keys);
        format!("/registration/{page}/{name}/{code}/")
    };
    [
        link("register", "create_account", None, wanted),
        link("reset", "reset", Some(user), "{}".to_owned()),
        link("email", "change_email", Some(user), text.to_owned()),
    ]
}
