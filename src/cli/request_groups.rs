//! What is asked about groups.

use super::desk::Desk;
use super::failure::Failure;
use super::request::GroupDeed;
use crate::actions::admin::{Hand, groups};
use crate::actions::{self};
use crate::domain::group::Visibility;
use crate::domain::id::GroupId;
use crate::store::Tx;
use crate::store::site::GroupLine;

const HAND: Hand<'static> = Hand::CommandLine;

/// Lists groups, a line each.
pub(super) fn list(desk: &Desk) -> Result<Vec<String>, Failure> {
    let (mut lines, mut before) = (Vec::new(), i64::MAX);
    // As much as a reply can carry.
    while lines.len() < 5_000 {
        let (_, found) = desk.store.read_blocking(move |tx| groups::list(tx, HAND, before))?;
        let Some(last) = found.last() else { break };
        before = last.id.0;
        lines.extend(found.iter().map(line));
    }
    Ok(if lines.is_empty() { vec!["no group".to_owned()] } else { lines })
}

fn line(group: &GroupLine) -> String {
    let GroupLine { name, members, polls, provider, .. } = group;
    format!("{name}\t{members} members\t{polls} polls\t{provider}").trim_end().to_owned()
}

/// Does something to a group and tells what.
pub(super) fn perform(desk: &Desk, name: &str, deed: &GroupDeed) -> Result<Vec<String>, Failure> {
    let (wanted, deed) = (name.to_owned(), deed.clone());
    let done = desk.store.write_blocking(move |tx| {
        if let GroupDeed::Create { admin, open } = &deed {
            let visibility = if *open { Visibility::SignedIn } else { Visibility::Members };
            groups::create(tx, HAND, &wanted, visibility, admin)?;
            return Ok(vec![format!("the group {wanted} is made, and {admin} looks after it")]);
        }
        let group = groups::by_name(tx, HAND, &wanted)?;
        change(tx, group, &wanted, &deed)
    });
    done.map_err(failure)
}

fn change(tx: &mut Tx<'_>, group: GroupId, name: &str, deed: &GroupDeed) -> actions::Result<Vec<String>> {
    let told = match deed {
        GroupDeed::Show => return groups::show(tx, HAND, group).map(|(_, shown)| facts(&shown)),
        // Before there is a group.
        GroupDeed::Create { .. } => return Ok(Vec::new()),
        GroupDeed::Add { username, admin } => {
            groups::add(tx, HAND, group, username, *admin)?;
            let role = if *admin { "looks after" } else { "belongs to" };
            format!("{username} {role} the group {name} now")
        }
        GroupDeed::Remove { username } => {
            groups::remove(tx, HAND, group, username)?;
            format!("{username} belongs to the group {name} no longer")
        }
        GroupDeed::Delete { polls_to } => {
            groups::delete(tx, HAND, group, polls_to)?;
            format!("the group {name} is deleted")
        }
    };
    Ok(vec![told])
}

fn facts(shown: &groups::Shown) -> Vec<String> {
    let group = &shown.group;
    let members = shown.members.iter().map(|(_, username, name, admin)| {
        format!("member: {username}\t{name}{}", if *admin { "\tlooks after it" } else { "" })
    });
    [
        format!("name: {}", group.name),
        format!("since: {}", group.created.utc().format("%Y-%m-%d")),
        format!("provider: {}", group.provider),
        format!("polls: {}", group.polls),
    ]
    .into_iter()
    .chain(members)
    .collect()
}

/// What actions say, in words for operators.
fn failure(error: actions::Error) -> Failure {
    use crate::domain::access::Denial;
    use crate::domain::error::Problem;
    let words = match &error {
        actions::Error::NotFound => "there is no group of this name",
        actions::Error::Denied(Denial::LastGroupAdmin) => {
            "nobody else looks after the group: let somebody with `bitpoll group add --admin`, or delete it"
        }
        actions::Error::Denied(Denial::Mirrored) => "a provider of identities says who belongs to this group",
        actions::Error::Denied(Denial::NothingToDo) => "it is so already",
        actions::Error::Invalid(invalid) => {
            match (invalid.of("name"), invalid.of("heir"), invalid.of("member")) {
                (Some(Problem::GroupTaken), ..) => "another group has this name, or one that looks like it",
                (Some(Problem::GroupName | Problem::Required), ..) => {
                    "the name must have three characters or more: letters, digits, and between them blanks, dots, - and _"
                }
                (_, Some(Problem::Required), _) => {
                    "polls would be left to nobody: say who gets them with --polls-to USERNAME"
                }
                (_, Some(_), _) => "there is no account of this name that can be used",
                (.., Some(_)) => "they do not belong to the group",
                _ => return error.into(),
            }
        }
        _ => return error.into(),
    };
    Failure::other(words)
}
