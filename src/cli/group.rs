//! `bitpoll group …`

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::request::{GroupDeed, Request};
use super::{admin, say_line};
use crate::config::Config;

/// What to do with groups.
#[derive(Subcommand)]
pub(super) enum Command {
    /// List groups, the newest first: name, members, polls, and the provider that says who belongs to it.
    List,
    /// Show what is known of a group, and who belongs to it.
    Show(Named),
    /// Make a group.
    Create {
        /// Its name.
        group: String,
        /// Who looks after it: a user name.
        #[arg(long, value_name = "USERNAME")]
        admin: String,
        /// Everybody with an account sees it and its members, instead of its members alone.
        #[arg(long)]
        open: bool,
    },
    /// Make somebody a member, without asking them; with --admin one who looks after the group.
    Add {
        /// Name of the group.
        group: String,
        /// Name for signing in.
        username: String,
        /// They look after the group.
        #[arg(long)]
        admin: bool,
    },
    /// Take somebody out. The admin links of the group's polls end with it.
    Remove {
        /// Name of the group.
        group: String,
        /// Name for signing in.
        username: String,
    },
    /// Delete a group for good.
    Delete {
        /// Name of the group.
        group: String,
        /// Who gets the polls that are the group's alone: a user name. Needed if there are any.
        #[arg(long, value_name = "USERNAME", default_value = "", hide_default_value = true)]
        polls_to: String,
    },
}

/// One group.
#[derive(Args)]
pub(super) struct Named {
    /// Its name.
    group: String,
}

pub(super) fn run(command: Command, config: Config) -> Result<(), Failure> {
    let deed = |group, deed| Request::Group { group, deed };
    let request = match command {
        Command::List => Request::ListGroups,
        Command::Show(Named { group }) => deed(group, GroupDeed::Show),
        Command::Create { group, admin, open } => deed(group, GroupDeed::Create { admin, open }),
        Command::Add { group, username, admin } => deed(group, GroupDeed::Add { username, admin }),
        Command::Remove { group, username } => deed(group, GroupDeed::Remove { username }),
        Command::Delete { group, polls_to } => deed(group, GroupDeed::Delete { polls_to }),
    };
    for line in admin::ask(config, &request)? {
        say_line(&line);
    }
    Ok(())
}
