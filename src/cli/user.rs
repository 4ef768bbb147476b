//! `bitpoll user …`

use std::io::{BufRead as _, IsTerminal as _};

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::request::{Deed, Request};
use super::{admin, say_line};
use crate::config::Config;
use crate::domain::error::Problem;
use crate::domain::password::{self as rules, MAX, MIN};
use crate::domain::user::Role;
use crate::secrets::{Random, hash_password};

/// What to do with accounts.
#[derive(Subcommand)]
pub(super) enum Command {
    /// Make an account; the password is asked for twice.
    Create(Create),
    /// List accounts, the newest first: all, those that wait to be let in, or those with these words in a name or address.
    List {
        /// Words or parts of them in the user name, the name or the confirmed address.
        #[arg(default_value = "", hide_default_value = true)]
        words: String,
        /// Only those that wait to be let in.
        #[arg(long)]
        waiting: bool,
    },
    /// Show what is known of an account.
    Show {
        /// Name for signing in.
        username: String,
    },
    /// Keep an account from signing in, and end its sessions at once.
    Lock {
        /// Name for signing in.
        username: String,
    },
    /// Let a locked account sign in again.
    Unlock {
        /// Name for signing in.
        username: String,
    },
    /// Let an account in that waits.
    Approve {
        /// Name for signing in.
        username: String,
    },
    /// Give an account a role: user, moderator or admin.
    Role {
        /// Name for signing in.
        username: String,
        /// user, moderator or admin.
        role: String,
    },
    /// Give an account an address for mail, or confirm the one it has: you vouch that it is theirs.
    Email {
        /// Name for signing in.
        username: String,
        /// The address.
        address: String,
    },
    /// Change a password and end all sessions of the account.
    Password(Password),
    /// Delete an account for good. Its votes and comments stay as those of a former participant.
    Delete {
        /// Name for signing in.
        username: String,
        /// Who gets its polls, and looks after its groups: a user name. Needed if there are any.
        #[arg(long, value_name = "USERNAME", default_value = "", hide_default_value = true)]
        polls_to: String,
    },
    /// Take app, recovery codes and passkeys from an account whose owner has lost them, and end its sessions.
    ResetSecondFactor {
        /// Name for signing in.
        username: String,
    },
}

/// A new account.
#[derive(Args)]
pub(super) struct Create {
    /// Name for signing in.
    username: String,
    /// Name shown to others [default: the name for signing in]
    #[arg(long, value_name = "DISPLAY", default_value = "", hide_default_value = true)]
    name: String,
    /// Address for mail; it counts as confirmed, for you vouch that it is theirs.
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    email: String,
    /// It runs the site: it sees and changes accounts, polls and all else under /admin/.
    #[arg(long)]
    admin: bool,
    /// Read the password from the first line of standard input.
    #[arg(long)]
    password_stdin: bool,
}

impl Create {
    /// The same of an account that runs the site.
    pub(super) fn of_admin(self) -> Self {
        Self { admin: true, ..self }
    }
}

/// Another password.
#[derive(Args)]
pub(super) struct Password {
    /// Name for signing in.
    username: String,
    /// Read the password from the first line of standard input.
    #[arg(long)]
    password_stdin: bool,
}

/// Hashes the password here, so that it never leaves this process.
pub(super) fn run(command: Command, config: Config) -> Result<(), Failure> {
    let deed = |username, deed| Request::User { username, deed };
    let request = match command {
        Command::Create(Create { username, name, email, admin, password_stdin }) => {
            let password = password(password_stdin, &username)?;
            Request::CreateUser { username, name, email, password, admin }
        }
        Command::Password(Password { username, password_stdin }) => {
            let password = password(password_stdin, &username)?;
            Request::SetPassword { username, password }
        }
        Command::List { words, waiting } => Request::ListUsers { words, waiting },
        Command::Show { username } => deed(username, Deed::Show),
        Command::Lock { username } => deed(username, Deed::Lock),
        Command::Unlock { username } => deed(username, Deed::Unlock),
        Command::Approve { username } => deed(username, Deed::Approve),
        Command::Role { username, role } => {
            if Role::parse(&role).is_none() {
                return Err(Failure::usage(format!("role {role:?}: must be user, moderator or admin")));
            }
            deed(username, Deed::Role(role))
        }
        Command::Delete { username, polls_to } => deed(username, Deed::Delete { polls_to }),
        Command::Email { username, address } => deed(username, Deed::Email(address)),
        Command::ResetSecondFactor { username } => deed(username, Deed::ResetSecondFactor),
    };
    for line in admin::ask(config, &request)? {
        say_line(&line);
    }
    Ok(())
}

fn password(from_stdin: bool, username: &str) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| Failure::other(format!("the password cannot be read: {error}"));
    let text = if from_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
        line.trim_end_matches(['\n', '\r']).to_owned()
    } else {
        if !std::io::stdin().is_terminal() {
            return Err(Failure::usage("there is no terminal to ask for the password: use --password-stdin"));
        }
        let first = rpassword::prompt_password("Password: ").map_err(unreadable)?;
        good_enough(&first, username)?;
        let second = rpassword::prompt_password("Once more: ").map_err(unreadable)?;
        if first != second {
            return Err(Failure::other("the two passwords differ"));
        }
        first
    };
    good_enough(&text, username)?;
    hash_password(&text, &Random::system()).ok_or_else(|| Failure::other("the password cannot be hashed"))
}

/// The rules of the site hold here too; only its words differ.
fn good_enough(password: &str, username: &str) -> Result<(), Failure> {
    let wrong = match rules::check(password, username, "") {
        Ok(()) => return Ok(()),
        Err(Problem::TooLong { .. }) => format!("must have at most {MAX} characters"),
        Err(Problem::PasswordOfDigits) => "must not be a number".to_owned(),
        Err(Problem::PasswordCommon) => "is one of those that are tried first".to_owned(),
        Err(Problem::PasswordLikeName) => "is too much like the name of the account".to_owned(),
        Err(_) => format!("must have at least {MIN} characters"),
    };
    Err(Failure::other(format!("the password {wrong}")))
}
