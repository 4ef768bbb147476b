//! What the groups of somebody decide.

use super::Error;
use crate::domain::text::folded;

/// Refuses whoever is in none of the required groups; none required lets everybody in.
pub(super) fn admit(required: &[String], groups: &[String]) -> Result<(), Error> {
    if required.is_empty() || any(required, groups) { Ok(()) } else { Err(Error::NotMember) }
}

/// Whether the provider makes somebody an admin, if it decides that.
pub(super) fn admin(admins: &[String], groups: &[String]) -> Option<bool> {
    (!admins.is_empty()).then(|| any(admins, groups))
}

fn any(wanted: &[String], groups: &[String]) -> bool {
    wanted.iter().any(|wanted| groups.iter().any(|group| folded(group) == folded(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_admit_and_make_admins_only_where_that_is_set() {
        let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(admit(&[], &[]), Ok(()));
        assert_eq!(admit(&of(&["staff"]), &of(&["Staff"])), Ok(()));
        assert_eq!(admit(&of(&["staff"]), &of(&["staffing"])), Err(Error::NotMember));
        assert_eq!(admin(&[], &of(&["root"])), None);
        assert_eq!(admin(&of(&["root"]), &of(&["root"])), Some(true));
        assert_eq!(admin(&of(&["root"]), &[]), Some(false));
    }
}
