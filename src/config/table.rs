//! The table of options.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use chrono_tz::Tz;
use ipnet::IpNet;

use super::kind::{
    AcmeDirectory, Believed, Count, Database, Days, Email, Folder, Host, Kept, Kind, Language, Line, List,
    Login, Markdown, Network, OneOf, Optional, Origin, Place, Port, ReportUrl, Seconds, Server, Several,
    Site, Switch, WebUrl, Zone,
};
use super::listen::{Listen, Proxy, ProxyHeaders};
use super::machine::Machine;
use super::problem::Problem;
use super::providers::{Hidden, Ldap, Oidc, Secret};
use super::sources::Given;
use super::tables::Tables;
use super::tls::AcmeChallenge;
use super::types::{BaseUrl, DatabaseUrl, LogFormat, LogLevel, Registration, SmtpSecurity};
use crate::domain::directory::Directory;
use crate::i18n::Locale;

/// One option, as far as its type does not matter.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Key in the file; the flag and the environment are made of it.
    pub name: &'static str,
    /// What it is, in Markdown.
    pub doc: &'static str,
    /// The default as the documentation names it.
    pub default: &'static str,
    /// May hold a password: can be read from a file of its own, and is never shown.
    pub secret: bool,
    /// Names a file that holds a secret and nothing else.
    pub holds_secret: bool,
    /// A list: an array in the file.
    pub list: bool,
    /// What is allowed.
    pub allowed: fn() -> String,
    /// The same as JSON Schema has it.
    pub schema: fn() -> serde_json::Value,
    /// The default as the file would have it; none if it must be given or follows from something else.
    pub usual: fn() -> Option<toml::Value>,
}

impl Row {
    /// Its flag without the dashes: `data-dir`.
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }

    /// Whether it names a file or directory.
    pub fn is_path(&self) -> bool {
        let schema = (self.schema)();
        schema["x-path"] == true || schema["anyOf"][1]["x-path"] == true
    }

    /// Its name in the environment: `BITPOLL_DATA_DIR`.
    pub fn variable(&self) -> String {
        format!("BITPOLL_{}", self.name.to_uppercase())
    }
}

/// The option of this name.
pub(super) fn row(name: &str) -> Option<&'static Row> {
    OPTIONS.iter().find(|row| row.name == name)
}

/// Each row: documentation, name, whether it is `(secret)` or names a file that `(holds_secret)`, type `as` the kind that reads it, the default as it is documented, and
/// `=>` how it is derived if the text is not the value. `$machine` is what the defaults know of the machine;
/// they may use every option above them.
macro_rules! options {
    (|$machine:ident| $(
        $(#[doc = $doc:literal])+
        $name:ident $(($secret:ident))? : $type:ty as $kind:ty = $default:literal $(=> $derived:expr)?;
    )+) => {
        /// Everything that can be set.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Config { $($(#[doc = $doc])+ pub $name: $type,)+ }

        /// All options in the order of the documentation.
        pub const OPTIONS: &[Row] = &[$(Row {
            name: stringify!($name),
            doc: concat!($($doc),+),
            default: $default,
            secret: options!(@is secret $($secret)?),
            holds_secret: options!(@is holds_secret $($secret)?),
            list: <$kind as Kind>::LIST,
            allowed: <$kind as Kind>::allowed,
            schema: <$kind as Kind>::schema,
            usual: || options!(@usual $kind, $default $(, $derived)?),
        }),+];

        /// Types the values that were given and adds the defaults of the others.
        pub(super) fn resolve(
            given: &BTreeMap<&'static str, Given>,
            $machine: &Machine,
        ) -> Result<Config, Vec<Problem>> {
            let mut problems = Vec::new();
            $(let $name: Option<$type> = typed::<$kind>(stringify!($name), given, &mut problems);)+
            if !problems.is_empty() {
                return Err(problems);
            }
            $(let $name: $type = match $name {
                Some(value) => value,
                None => options!(@default $name $kind, $default $(, $derived)?),
            };)+
            Ok(Config { $($name,)+ })
        }

        /// Names of the options that two configurations set otherwise, secrets among them.
        pub fn differing(one: &Config, other: &Config) -> Vec<&'static str> {
            let differs = [$(one.$name != other.$name),+];
            OPTIONS.iter().zip(differs).filter(|(_, differs)| *differs).map(|(row, _)| row.name).collect()
        }

        /// Every value as the file would have it.
        pub(super) fn values(config: &Config) -> Vec<(&'static Row, toml::Value)> {
            let values = [$(<$kind as Kind>::show(&config.$name)),+];
            OPTIONS.iter().zip(values).collect()
        }
    };
    (@is $what:ident) => { false };
    (@is secret secret) => { true };
    (@is holds_secret holds_secret) => { true };
    (@is $what:ident $other:ident) => { false };
    (@usual $kind:ty, $default:literal) => { <$kind as Kind>::parse($default).map(|value| <$kind as Kind>::show(&value)) };
    (@usual $kind:ty, $default:literal, $derived:expr) => { None };
    (@default $name:ident $kind:ty, $default:literal) => {
        <$kind as Kind>::parse($default)
            .ok_or_else(|| vec![Problem::bad(stringify!($name), $default, "the default", &<$kind as Kind>::allowed())])?
    };
    (@default $name:ident $kind:ty, $default:literal, $derived:expr) => { $derived };
}

options! { |machine|
    /// Where the server answers. A unix socket has the rights `0660` unless it says others.
    listen: Vec<Listen> as Several<Place> = "127.0.0.1:8080";
    /// File with the certificate of this server in PEM, and those that vouch for it after it. With it the server does TLS
    /// at every address of `listen`. It is read again when it changes.
    tls_certificate_file: Option<PathBuf> as Optional<Folder> = "";
    /// File with its private key in PEM.
    tls_key_file (holds_secret): Option<PathBuf> as Optional<Folder> = "";
    /// Where certificates are ordered instead, by ACME: `letsencrypt`, `letsencrypt-staging` or the address of a directory.
    /// Setting it agrees to the terms of that authority.
    acme_directory: Option<String> as Optional<AcmeDirectory> = "";
    /// Names for which a certificate is ordered. Empty: the host of `public_url`.
    acme_names: Vec<String> as List<Host> = "";
    /// How the authority sees that the names are ours: `tls-alpn-01` at port 443, which has to lead to `listen`, or
    /// `http-01` at port 80, which has to lead to `http_redirect_listen`.
    acme_challenge: AcmeChallenge as OneOf<AcmeChallenge> = "tls-alpn-01";
    /// Address for mail that the authority may write to.
    acme_contact: Option<String> as Optional<Email> = "";
    /// Name of our account at the authority, if it wants to know its customers (external account binding).
    acme_eab_key_id: Option<String> as Optional<Login> = "";
    /// The key that it gave with it, in base64url.
    acme_eab_key (secret): Secret as Hidden = "";
    /// Certificates in PEM of who vouches for the authority's own server, if this machine does not know them.
    acme_ca_file: Option<PathBuf> as Optional<Folder> = "";
    /// Where browsers without TLS are sent to the site by TLS, such as `0.0.0.0:80`.
    http_redirect_listen: Vec<Listen> as List<Place> = "";
    /// Days for which browsers use TLS alone once they were here (HSTS), where this server does TLS. 0: they are not told.
    hsts_days: usize as Days = "365";
    /// Address under which people reach the site; links are made of it. With `https` cookies are for TLS alone. A path
    /// stands before those of all pages: proxies leave it there.
    public_url: BaseUrl as Site = "http://<listen>"
        => BaseUrl::of_listen(&listen, tls_certificate_file.is_some() || acme_directory.is_some());
    /// Directory of everything that the server keeps; it is made when it is missing, for its owner alone.
    data_dir: PathBuf as Folder = "./bitpoll-data";
    /// A SQLite file, or a PostgreSQL database: `postgres://user:password@host/name`.
    database (secret): DatabaseUrl as Database = "<data_dir>/bitpoll.db"
        => DatabaseUrl::of_file(&data_dir.join("bitpoll.db"));
    /// PostgreSQL: file that holds the password alone, if `database` has none.
    database_password_file (holds_secret): Option<PathBuf> as Optional<Folder> = "";
    /// PostgreSQL: connections of this node at most, and so the requests that use the database at once. One more
    /// hears what other nodes change.
    database_connections: usize as Count = "16";
    /// Seconds that a request waits for its turn with the database, or for a connection, before it is told to come again.
    database_wait: Duration as Seconds = "5";
    /// PostgreSQL: seconds that one statement may take.
    database_statement_limit: Duration as Seconds = "30";
    /// PostgreSQL: seconds that `bitpoll serve` waits for a server that cannot be reached when it starts.
    database_start_wait: Duration as Seconds = "60";
    /// SQLite: votes that share one commit at most. 1 commits each alone, to measure what sharing brings.
    store_batch: usize as Count = "256";
    /// File of the keys behind links that give a right; it is made when it is missing. Nodes of one site share it.
    secret_key_file (holds_secret): PathBuf as Folder = "<data_dir>/secret.key" => data_dir.join("secret.key");
    /// Threads that answer requests.
    workers: usize as Count = "number of cores" => machine.cores;
    /// Name of the site, in titles and at the top of every page.
    site_name: String as Line = "Bitpoll";
    /// Host names that are answered. Empty: every name while `listen` is loopback or unix sockets; else the one of `public_url`, and addresses in numbers while that is not set.
    allowed_hosts: Vec<String> as List<Host> = "";
    /// Proxies that are believed when they say for whom they ask.
    trusted_proxies: Vec<Proxy> as List<Believed> = "";
    /// How they say it: `x-forwarded` (`X-Forwarded-For`, `-Host`, `-Proto`) or `forwarded` (RFC 7239). The other is passed over,
    /// for a proxy hands on what it does not know.
    proxy_headers: ProxyHeaders as OneOf<ProxyHeaders> = "x-forwarded";
    /// Networks to which no limits of requests apply: a school behind one address, a monitor.
    limits_exempt: Vec<IpNet> as List<Network> = "";
    /// Time zone that new polls start with.
    zone: Tz as Zone = "zone of the machine" => machine.zone;
    /// Language of people whose browser asks for none that we have.
    locale: Locale as Language = "en";
    /// Address of the imprint, if it is elsewhere.
    imprint_url: Option<String> as Optional<WebUrl> = "";
    /// The imprint, in Markdown.
    imprint_text: String as Markdown = "";
    /// Address of the privacy notice, if it is elsewhere.
    privacy_url: Option<String> as Optional<WebUrl> = "";
    /// The privacy notice, in Markdown.
    privacy_text: String as Markdown = "";
    /// What the page about the site says, in Markdown.
    about_text: String as Markdown = "";
    /// Address to which people can turn with problems.
    support_email: Option<String> as Optional<Email> = "";
    /// Address that mail comes from. Answers go to `support_email` if that is set.
    mail_from: Option<String> as Optional<Email> = "";
    /// Mail server that takes mail for everybody. Without one this site sends none, and offers links to copy.
    smtp_host: Option<String> as Optional<Server> = "";
    /// Its port; without one 587, with `smtp_security` `tls` 465 and with `none` 25.
    smtp_port: Option<u16> as Optional<Port> = "";
    /// How the way to it is protected: `starttls` (nothing is sent if the server does not offer it), `tls` from the first byte on, `none`.
    smtp_security: SmtpSecurity as OneOf<SmtpSecurity> = "starttls";
    /// Name for signing in there.
    smtp_user: Option<String> as Optional<Login> = "";
    /// Password for signing in there.
    smtp_password (secret): Secret as Hidden = "";
    /// File that holds this password alone.
    smtp_password_file (holds_secret): Option<PathBuf> as Optional<Folder> = "";
    /// Certificates in PEM of who vouches for the mail server, if this machine does not know them.
    smtp_ca_file: Option<PathBuf> as Optional<Folder> = "";
    /// Seconds that each step of talking to it may take.
    smtp_timeout: Duration as Seconds = "30";
    /// Stands before the subject of every mail, such as [Polls].
    mail_subject_prefix: Option<String> as Optional<Line> = "";
    /// Stands below every mail.
    mail_signature: String as Markdown = "";
    /// Address of the organisation that runs the site, linked from every page.
    home_url: Option<String> as Optional<WebUrl> = "";
    /// Name of that link; without one it is the host of `home_url`.
    home_name: Option<String> as Optional<Line> = "";
    /// The start page and `/polls/` list public polls.
    public_polls: bool as Switch = "true";
    /// Sites that may show polls in a frame of theirs, as people with the link and no account see them; their owners then
    /// find what to paste there under Share. Empty: none.
    embed_allowed: Vec<String> as List<Origin> = "";
    /// Only signed-in people make polls.
    poll_creation_requires_login: bool as Switch = "false";
    /// People who are signed in make groups, which can own polls. Groups of a provider of identities are there either way.
    groups: bool as Switch = "true";
    /// Whom signed-in people are shown while they type a name: `members` of their own groups and whoever's whole name
    /// for signing in or confirmed address they type, `everybody`, or nobody (`off`; then whole names for signing in
    /// are taken, and addresses are not looked up).
    directory: Directory as OneOf<Directory> = "members";
    /// Who may make an account: `off`, nobody (those who run the site make them); `open`, everybody with an address for
    /// mail; `approval`, the same, but an admin has to agree to each. Without a mail server and `local_passwords` nobody may.
    registration: Registration as OneOf<Registration> = "off";
    /// Domains whose addresses for mail may register, such as `example.org`. Empty: all.
    registration_domains: Vec<String> as List<Host> = "";
    /// The site also mails invitations for owners without an account, to a few addresses a day; else those get links to hand on.
    guest_invitations: bool as Switch = "true";
    /// New polls get a random address unless one is chosen; else choosing comes first.
    random_slug: bool as Switch = "true";
    /// People sign in with passwords of this site. With `false` only by the providers below.
    local_passwords: bool as Switch = "true";
    /// Providers of identities that speak OpenID Connect.
    oidc (secret): Vec<Oidc> as Tables<Oidc> = "" => Vec::new();
    /// Directories that are asked by LDAP.
    ldap (secret): Vec<Ldap> as Tables<Ldap> = "" => Vec::new();
    /// Name of the account that runs the site, made at the start while nobody does.
    admin_username: Option<String> as Optional<Line> = "";
    /// File that holds the password of that account alone; a credential of systemd, a secret of a container.
    admin_password_file (holds_secret): Option<PathBuf> as Optional<Folder> = "";
    /// Days for which the log of what was done is kept.
    audit_days: usize as Days = "365";
    /// Days after which a new poll is deleted by itself, counted from its making, its deadline or its last day,
    /// whichever is latest; its owner can choose another day. 0: never.
    poll_lifetime_days: usize as Days = "0";
    /// Most such days that an owner can choose. 0: as many as they like, and for ever.
    poll_lifetime_max_days: usize as Days = "0";
    /// Directory of the backups that the server makes by itself, and of those from before an upgrade. With PostgreSQL none are
    /// made unless this is set.
    backup_dir: Option<PathBuf> as Optional<Folder> = "<data_dir>/backups with SQLite"
        => (!database.is_postgres()).then(|| data_dir.join("backups"));
    /// Of so many hours the newest backup is kept. Unless it is 0, the server makes one every hour.
    backup_keep_hourly: usize as Kept = "0";
    /// Of so many days the newest backup is kept. Unless it is 0, the server makes one at least every day. All three 0: it makes none.
    backup_keep_daily: usize as Kept = "7";
    /// Of so many weeks the newest backup is kept.
    backup_keep_weekly: usize as Kept = "4";
    /// File of the key that seals backups (`bitpoll backup key` makes one); they then hold `secret_key_file`, too. Without it they are
    /// in the clear and hold no keys.
    backup_key_file (holds_secret): Option<PathBuf> as Optional<Folder> = "";
    /// Address (DSN) of a service like Sentry to which failures of the server are told, without anything of who asked
    /// for what.
    error_report_url (secret): Option<String> as Optional<ReportUrl> = "";
    /// Addresses and ports, or unix sockets, at which `/metrics`, `/readyz` and `/healthz` alone are answered, for those who watch.
    metrics_listen: Vec<Listen> as List<Place> = "";
    /// Token that `/metrics` wants (`Authorization: Bearer …`). With one, `/metrics` is on the site itself too; without
    /// one it is at `metrics_listen` alone.
    metrics_token (secret): Secret as Hidden = "";
    /// Log a line for every request: method, kind of page, status and time. No addresses, neither of clients nor of pages.
    access_log: bool as Switch = "false";
    /// The server gives up what it does not need once it has begun, as far as the kernel can (Landlock): it reads what
    /// belongs to the system and what is named here, writes where its data is, and runs no other program.
    sandbox: bool as Switch = "true";
    /// Form of the log: `text` and `json` go to standard error; `journald` speaks to systemd's journal itself, which keeps
    /// levels and fields.
    log: LogFormat as OneOf<LogFormat> = "text";
    /// What is logged: this and everything more serious.
    log_level: LogLevel as OneOf<LogLevel> = "info";
}

fn typed<K: Kind>(
    name: &'static str,
    given: &BTreeMap<&'static str, Given>,
    problems: &mut Vec<Problem>,
) -> Option<K::Out> {
    let given = given.get(name)?;
    let value = if given.array && !K::LIST { None } else { K::parse(&given.text) };
    if value.is_none() {
        let source = given.source.to_string();
        let explained = K::explain(&given.text, &source);
        if explained.is_empty() {
            let secret = row(name).is_some_and(|row| row.secret);
            let text = if secret { "(hidden)" } else { &given.text };
            problems.push(Problem::bad(name, text, &source, &K::allowed()));
        }
        problems.extend(explained);
    }
    value
}
