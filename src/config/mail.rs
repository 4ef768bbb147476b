//! How mail is sent: what several options say together.

use std::fs;

use super::problem::Problem;
use super::providers::Secret;
use super::table::Config;
use super::types::{Registration, SmtpSecurity};

impl Config {
    /// Whether this site sends mail. Where it does not, pages offer links to copy.
    pub fn mails(&self) -> bool {
        self.smtp_host.is_some()
    }

    /// The host from which the site writes, empty if none is named: addresses there need no dot.
    pub fn home(&self) -> &str {
        self.mail_from.as_deref().and_then(|from| from.rsplit_once('@')).map_or("", |(_, host)| host)
    }

    /// How mail goes out, in one line for the operator; nothing secret.
    pub fn mail_line(&self) -> String {
        match (&self.smtp_host, &self.mail_from) {
            (Some(host), Some(from)) => {
                format!("mail: from {from} by {host}:{} ({})", self.smtp_port(), self.smtp_security.word())
            }
            _ => "mail: off, pages offer links to copy (set smtp_host and mail_from to send mail)".to_owned(),
        }
    }

    /// Whether people are to make accounts themselves, and cannot, because that takes a mailed link.
    pub fn lacks_mail_for_registration(&self) -> bool {
        self.registration != Registration::Off && !self.mails()
    }

    /// The same in one line for the operator, with what to do.
    pub(super) fn registration_line(&self) -> Option<String> {
        self.lacks_mail_for_registration().then(|| {
            "registration is on, but nobody can make an account: that takes a mailed link, so set smtp_host and mail_from \
             (without mail, make accounts by `bitpoll user create` or under /admin/users/)"
                .to_owned()
        })
    }

    /// Port of the mail server: the chosen one, or the usual one of `smtp_security`.
    pub fn smtp_port(&self) -> u16 {
        self.smtp_port.unwrap_or(match self.smtp_security {
            SmtpSecurity::Starttls => 587,
            SmtpSecurity::Tls => 465,
            SmtpSecurity::None => 25,
        })
    }
}

/// Reads the file of the password, and tells what cannot work.
pub(super) fn settled(mut config: Config, problems: &mut Vec<Problem>) -> Config {
    let mut missing =
        |name: &str, why: &str| problems.push(Problem::say(format!("{name} is not set: {why}")));
    if config.smtp_host.is_some() && config.mail_from.is_none() {
        missing("mail_from", "with smtp_host, mail needs an address that it comes from");
    }
    if config.smtp_host.is_none() && (config.smtp_user.is_some() || config.smtp_port.is_some()) {
        missing("smtp_host", "the other smtp options mean nothing without a server");
    }
    let password = !config.smtp_password.is_empty() || config.smtp_password_file.is_some();
    if config.smtp_user.is_some() && !password {
        missing("smtp_password", "with smtp_user, the server wants a password");
    }
    if config.smtp_user.is_none() && password {
        missing("smtp_user", "with smtp_password, the server wants a name");
    }
    if let Some(path) = &config.smtp_password_file {
        let shown = path.display().to_string();
        match fs::read_to_string(path) {
            _ if !config.smtp_password.is_empty() => problems.push(Problem::say(
                "smtp_password and smtp_password_file are both set: keep one of them".to_owned(),
            )),
            Ok(text) => config.smtp_password = Secret::new(text.trim()),
            Err(error) => problems
                .push(Problem::say(format!("smtp_password_file = {shown:?}: cannot be read: {error}"))),
        }
    }
    config
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn problem(options: &[(&str, &str)]) -> String {
        let problems = Config::of(options).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].to_string()
    }

    #[test]
    fn without_a_server_there_is_no_mail_and_one_line_says_so() {
        let config = Config::of(&[("mail_from", "polls@example.org")]).unwrap();
        assert!(!config.mails());
        assert!(config.mail_line().starts_with("mail: off"));
    }

    #[test]
    fn registration_without_mail_is_told_with_what_to_do() {
        let line = |options: &[(&str, &str)]| Config::of(options).unwrap().registration_line();
        let mail = [("smtp_host", "localhost"), ("mail_from", "polls@example.org"), ("registration", "open")];
        assert_eq!((line(&[]), line(&mail)), (None, None));
        for word in ["open", "approval"] {
            assert!(line(&[("registration", word)]).unwrap().contains("set smtp_host and mail_from"));
        }
    }

    #[test]
    fn a_server_and_an_address_are_enough_and_the_port_follows_the_security() {
        let with = |more: &[(&str, &str)]| {
            let mut all = vec![("smtp_host", "mail.example.org"), ("mail_from", "polls@example.org")];
            all.extend_from_slice(more);
            Config::of(&all).unwrap()
        };
        assert!(with(&[]).mails());
        assert_eq!(with(&[]).smtp_port(), 587);
        assert_eq!(with(&[("smtp_security", "tls")]).smtp_port(), 465);
        assert_eq!(with(&[("smtp_security", "none")]).smtp_port(), 25);
        let line =
            with(&[("smtp_port", "2525"), ("smtp_user", "it"), ("smtp_password", "hunter2")]).mail_line();
        assert_eq!(line, "mail: from polls@example.org by mail.example.org:2525 (starttls)");
    }

    #[test]
    fn what_is_half_said_is_told_in_one_line() {
        let server = ("smtp_host", "mail.example.org");
        let from = ("mail_from", "polls@example.org");
        assert!(problem(&[server]).starts_with("mail_from is not set"));
        assert!(problem(&[from, ("smtp_port", "25")]).starts_with("smtp_host is not set"));
        assert!(problem(&[server, from, ("smtp_user", "it")]).starts_with("smtp_password is not set"));
        assert!(problem(&[server, from, ("smtp_password", "x")]).starts_with("smtp_user is not set"));
        let file = ("smtp_password_file", "/nowhere/password");
        assert!(problem(&[server, from, ("smtp_user", "it"), file]).contains("cannot be read"));
        let both = [server, from, ("smtp_user", "it"), ("smtp_password", "x"), file];
        assert!(problem(&both).contains("both set"));
    }

    #[test]
    fn a_password_is_read_from_its_file_and_printed_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        std::fs::write(&path, "hunter2\n").unwrap();
        let config = Config::of(&[
            ("smtp_host", "mail.example.org"),
            ("mail_from", "polls@example.org"),
            ("smtp_user", "it"),
            ("smtp_password_file", path.to_str().unwrap()),
        ])
        .unwrap();
        assert_eq!(config.smtp_password.reveal(), "hunter2");
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
