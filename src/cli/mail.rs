//! `bitpoll mail …`

use clap::Subcommand;

use super::desk::{self, Desk};
use super::failure::Failure;
use super::request::Request;
use super::{admin, say_line};
use crate::config::Config;
use crate::domain::time::Instant;
use crate::mail::trial::{Refusal, send_test};
use crate::secrets::{Random, encode};
use crate::store::outbox::Listed;
use crate::store::{self, outbox};

/// Mails that are listed one by one.
const LISTED: i64 = 20;

/// What to do about mail.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Send a test mail now and tell what the mail server said.
    Test {
        /// Where to.
        address: String,
    },
    /// List what waits to be sent and what was given up; also while the server runs.
    Queue,
    /// Let everything that was given up be tried again; also while the server runs.
    Retry,
}

pub(super) fn run(command: Command, config: Config) -> Result<(), Failure> {
    let request = match command {
        Command::Test { address } => return test(&config, &address),
        Command::Queue => Request::MailQueue,
        Command::Retry => Request::MailRetry,
    };
    for line in admin::ask(config, &request)? {
        say_line(&line);
    }
    Ok(())
}

fn test(config: &Config, address: &str) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::other(error.to_string()))?;
    let id = encode(&Random::system().bytes::<16>());
    let now = Instant(desk::clock()());
    match runtime.block_on(send_test(config, address, id, now)) {
        Ok(way) => {
            say_line(&format!("sent: {way} has taken a test mail for {address}"));
            Ok(())
        }
        Err(Refusal::Setting(line)) => Err(Failure::usage(line)),
        Err(Refusal::Failure(failure)) => Err(Failure::other(format!("not sent: {}", failure.line()))),
    }
}

/// What waits and what was given up, the next and the last of them one by one, with what the console shows of them.
pub(super) fn queue(desk: &Desk) -> Result<Vec<String>, Failure> {
    let ((waiting, given_up), next, last) = desk.store.read_blocking::<_, store::Error, _>(|tx| {
        Ok((outbox::counts(tx)?, outbox::waiting(tx, LISTED, 0)?, outbox::failed(tx, LISTED, 0)?))
    })?;
    let mut lines = vec![desk.config.mail_line(), format!("{waiting} waiting, {given_up} given up")];
    if !desk.config.mails() && waiting > 0 {
        lines.push("mail is off: what waits is dropped when it is due".to_owned());
    }
    lines.extend(last.iter().map(line));
    lines.extend((given_up > LISTED).then(|| format!("… {} more were given up", given_up - LISTED)));
    lines.extend(next.iter().map(line));
    lines.extend((waiting > LISTED).then(|| format!("… {} more wait", waiting - LISTED)));
    Ok(lines)
}

fn line(mail: &Listed) -> String {
    let to = mail.username.as_deref().unwrap_or(&mail.email);
    let when = match mail.failed_at {
        Some(at) => format!("given up {} UTC", Instant(at).utc()),
        None => format!("due {} UTC", Instant(mail.due).utc()),
    };
    let tried = match mail.attempts {
        0 => String::new(),
        1 => format!(", tried once: {}", mail.error),
        times => format!(", tried {times} times: {}", mail.error),
    };
    format!("#{} {} to {to}: {when}{tried}", mail.id, mail.kind)
}

/// Lets everything that was given up be tried again.
pub(super) fn retry(desk: &Desk) -> Result<Vec<String>, Failure> {
    let mut count = 0_u64;
    loop {
        let again = desk.store.write_blocking::<_, store::Error, _>(|tx| {
            let mut again = 0;
            for mail in outbox::failed(tx, LISTED, 0)? {
                again += u64::from(outbox::try_again(tx, mail.id)?);
            }
            Ok(again)
        })?;
        if again == 0 {
            return Ok(vec![format!("{count} will be tried again")]);
        }
        count += again;
    }
}
