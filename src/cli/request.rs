//! What can be asked of whoever has the database open.

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::failure::Failure;
use super::{demo, doctor, mail, request_groups, request_users, sql};
use crate::actions::admin::{Hand, access, users};
use crate::actions::upkeep;
use crate::actions::users::New;
use crate::backup::Timed;
use crate::domain::user::Role;
use crate::store;
use crate::store::sql::Stop;

/// A command that needs the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Request {
    /// Make an account.
    CreateUser {
        /// Name for signing in.
        username: String,
        /// Name shown to others; empty for the same.
        name: String,
        /// Hash of the password.
        password: String,
        /// Address for mail, known to be theirs; empty for none.
        email: String,
        /// It runs the site.
        admin: bool,
    },
    /// Replace a password and end all sessions.
    SetPassword {
        /// Name for signing in.
        username: String,
        /// Hash of the password.
        password: String,
    },
    /// List accounts.
    ListUsers {
        /// Words in a name or address.
        words: String,
        /// Only those that wait to be let in.
        waiting: bool,
    },
    /// Do something to an account.
    User {
        /// Name for signing in.
        username: String,
        /// What.
        deed: Deed,
    },
    /// List groups.
    ListGroups,
    /// Do something to a group, or make one.
    Group {
        /// Its name.
        group: String,
        /// What.
        deed: GroupDeed,
    },
    /// Forget sessions that have ended.
    ClearSessions,
    /// Run a statement.
    Sql {
        /// In the dialect of the database.
        statement: String,
        /// Answer in JSON.
        json: bool,
        /// Let it change something.
        write: bool,
    },
    /// Tell what mail waits.
    MailQueue,
    /// Try again what mail was given up.
    MailRetry,
    /// Make the polls for trying out.
    Demo,
    /// Look the database over.
    Inspect,
    /// Note that a timer made a backup.
    NoteBackup(Option<Timed>),
    /// Send a copy of the database.
    Copy {
        /// With the ring of keys.
        keys: bool,
    },
}

/// What is done to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Deed {
    /// Show what is known of it.
    Show,
    /// Lock it.
    Lock,
    /// Unlock it.
    Unlock,
    /// Let it in.
    Approve,
    /// Give it a role.
    Role(String),
    /// Give it this address for mail.
    Email(String),
    /// Take its second factors and passkeys.
    ResetSecondFactor,
    /// Delete it.
    Delete {
        /// Who gets its polls; may be empty.
        polls_to: String,
    },
}

/// What is done to a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum GroupDeed {
    /// Show what is known of it.
    Show,
    /// Make it.
    Create {
        /// Who looks after it.
        admin: String,
        /// Everybody with an account sees it.
        open: bool,
    },
    /// Make somebody a member.
    Add {
        /// Whom.
        username: String,
        /// They look after it.
        admin: bool,
    },
    /// Take somebody out.
    Remove {
        /// Whom.
        username: String,
    },
    /// Delete it.
    Delete {
        /// Who gets its polls; may be empty.
        polls_to: String,
    },
}

impl Request {
    /// Whether it may begin a site where there is none. All others would find nothing there.
    pub(super) fn begins(&self) -> bool {
        matches!(self, Self::CreateUser { .. } | Self::Demo)
    }
}

/// Does what is asked and returns the lines to print. `stop` is raised when nobody waits for them any more.
pub(super) fn perform(desk: &Desk, request: &Request, stop: &Stop) -> Result<Vec<String>, Failure> {
    match request.clone() {
        Request::CreateUser { username, name, email, password, admin } => {
            let role = if admin { Role::Admin } else { Role::User };
            let told = format!("the account {username} is made");
            let new = New { username, name, email, home: desk.config.home().to_owned(), password, role };
            desk.store.write_blocking(move |tx| access::create(tx, Hand::CommandLine, new.clone()))?;
            Ok(vec![told])
        }
        Request::SetPassword { username, password } => {
            let told = format!("the password of {username} is changed, and all its sessions are ended");
            let changed = desk.store.write_blocking(move |tx| {
                let user = users::by_name(tx, Hand::CommandLine, &username)?;
                access::set_password(tx, Hand::CommandLine, user, &password)
            });
            changed.map_err(request_users::failure)?;
            Ok(vec![told])
        }
        Request::ListUsers { words, waiting } => request_users::list(desk, &words, waiting),
        Request::User { username, deed } => request_users::perform(desk, &username, &deed),
        Request::ListGroups => request_groups::list(desk),
        Request::Group { group, deed } => request_groups::perform(desk, &group, &deed),
        Request::ClearSessions => clear_sessions(desk),
        Request::Sql { statement, json, write } => sql::perform(desk, &statement, json, write, stop),
        Request::MailQueue => mail::queue(desk),
        Request::MailRetry => mail::retry(desk),
        Request::Demo => demo::seed(desk),
        Request::Inspect => doctor::inspect(desk),
        Request::NoteBackup(made) => {
            desk.store.write_blocking(move |tx| upkeep::note_timer(tx, made.clone()))?;
            Ok(Vec::new())
        }
        // Answered in a way of its own.
        Request::Copy { .. } => Err(Failure::other("a copy goes over the socket")),
    }
}

fn clear_sessions(desk: &Desk) -> Result<Vec<String>, Failure> {
    let mut forgotten = 0;
    loop {
        match desk.store.write_blocking(store::sessions::clear)? {
            0 => return Ok(vec![format!("{forgotten} sessions that had ended are forgotten")]),
            some => forgotten += some,
        }
    }
}
