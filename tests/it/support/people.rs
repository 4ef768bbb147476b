//! One poll and everybody who can have to do with it.

use bitpoll::domain::id::{GroupId, PublicId, UserId};
use bitpoll::domain::poll::{Poll, Proposals, Settings};
use bitpoll::domain::user::Role;
use bitpoll::params;
use bitpoll::secrets::Capability;

use super::app::TestApp;
use super::world::{Person, World, ballot};

/// The kinds of people that a rule can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// No cookie at all.
    Stranger,
    /// A browser that owns, voted and commented in another poll.
    OtherGuest,
    /// The browser that cast the guest's vote and wrote the guest's comment.
    VoterByLink,
    /// An account that has voted.
    VoterByAccount,
    /// The account that owns the poll.
    OwnerByAccount,
    /// A browser that opened the admin link.
    OwnerByLink,
    /// A member of the group that owns the poll.
    Member,
    /// A member of that group who looks after it.
    GroupAdmin,
    /// Somebody who was a member.
    ExMember,
    /// Somebody who is asked to join that group.
    GroupInvitee,
    /// An account that was invited.
    Invited,
    /// A browser that opened the personal link of an invitation.
    Invitee,
    /// An account whose session has expired.
    Expired,
    /// An account that was locked while it was signed in.
    Locked,
    /// Any other account.
    Other,
    /// Sees to it that polls and comments are decent: no rights to anybody's poll.
    Moderator,
    /// Somebody who runs the site: no rights to anybody's poll.
    Admin,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Stranger,
        Self::OtherGuest,
        Self::VoterByLink,
        Self::VoterByAccount,
        Self::OwnerByAccount,
        Self::OwnerByLink,
        Self::Member,
        Self::GroupAdmin,
        Self::ExMember,
        Self::GroupInvitee,
        Self::Invited,
        Self::Invitee,
        Self::Expired,
        Self::Locked,
        Self::Other,
        Self::Moderator,
        Self::Admin,
    ];

    /// Owns the poll.
    pub fn owns(self) -> bool {
        matches!(self, Self::OwnerByAccount | Self::OwnerByLink | Self::Member | Self::GroupAdmin)
    }

    /// Has an account and a session that lasts.
    pub fn signed_in(self) -> bool {
        !matches!(
            self,
            Self::Stranger
                | Self::OtherGuest
                | Self::VoterByLink
                | Self::OwnerByLink
                | Self::Invitee
                | Self::Expired
                | Self::Locked
        )
    }
}

/// Everybody, with the cookies of their browsers.
pub struct People {
    world: World,
    all: Vec<(Who, Person)>,
    group: GroupId,
}

/// A poll with a guest's vote and comment and an account's vote.
pub struct Stage {
    /// The poll; account, group and admin link own it.
    pub poll: Poll,
    /// The vote of the guest.
    pub vote: PublicId,
    /// The comment of the guest.
    pub comment: PublicId,
    /// The choice that the guest proposed.
    pub proposal: PublicId,
    /// The invitation of the invitee.
    pub invitation: PublicId,
    /// Secret part of its personal link.
    pub invitation_code: String,
    /// Secret part of the admin link.
    pub admin_code: String,
    /// Secret part of the vote's edit link.
    pub vote_code: String,
    /// Seal for forms.
    pub seal: String,
    /// An account that owns nothing.
    pub target: UserId,
    /// A group that owns nothing.
    pub team: GroupId,
    /// Key of the comment.
    pub remark: i64,
    /// Name of a group.
    pub group: String,
}

impl People {
    /// The site without limits for us, and everybody.
    pub fn site() -> (TestApp, Self) {
        let app = TestApp::with_mail(&[("limits_exempt", "127.0.0.0/8"), ("registration", "open")]);
        let people = Self::of(&app);
        (app, people)
    }

    /// Gives everybody a browser.
    pub fn of(app: &TestApp) -> Self {
        let world = app.world();
        let person = |who: Who| match who {
            Who::Stranger => world.stranger(),
            Who::OtherGuest | Who::VoterByLink | Who::OwnerByLink | Who::Invitee => world.guest(),
            Who::Admin => world.user_with("admin", Role::Admin, 0),
            Who::Moderator => world.user_with("moderator", Role::Moderator, 0),
            Who::Expired => world.user_with("expired", Role::User, 15 * 86_400),
            other => world.user(&format!("{other:?}").to_lowercase()),
        };
        let all: Vec<_> = Who::ALL.into_iter().map(|who| (who, person(who))).collect();
        let group = world.group("team");
        let people = Self { world, all, group };
        people.populate(group);
        people.world.join(people.person(Who::ExMember), group);
        people.world.leave(people.person(Who::ExMember), group);
        people.world.lock(people.person(Who::Locked));
        let other = people.stage(app, "elsewhere", Settings::default(), Who::OtherGuest);
        assert_eq!(other.poll.slug.as_str(), "elsewhere");
        people
    }

    /// A group to act on: with a member, two admins, and somebody who is asked to join.
    pub fn group(&self, name: &str) {
        let group = self.world.group(name);
        self.populate(group);
        let keeper = self.world.user(&format!("keeper-of-{name}"));
        self.world.join_as(&keeper, group, true);
    }

    fn populate(&self, group: GroupId) {
        self.world.join(self.person(Who::Member), group);
        self.world.join_as(self.person(Who::GroupAdmin), group, true);
        self.world.invite_to_group(self.person(Who::GroupInvitee), group);
    }

    /// One of them.
    pub fn person(&self, who: Who) -> &Person {
        self.all
            .iter()
            .find(|(other, _)| *other == who)
            .map(|(_, person)| person)
            .expect("everybody is there")
    }

    /// A poll for all of them to act on.
    pub fn poll(&self, app: &TestApp, slug: &str, settings: Settings) -> Stage {
        let stage = self.stage(app, slug, settings, Who::VoterByLink);
        self.world.vote(self.person(Who::VoterByAccount), slug, &ballot("", &[(1, 1)]));
        let (owner, group, poll) = (self.person(Who::OwnerByAccount).id(), self.group, stage.poll.id);
        let sql = "UPDATE polls SET user_id = ?2, group_id = ?3 WHERE id = ?1";
        self.world.write(move |tx| Ok(tx.execute(sql, params![poll.0, owner.0, group.0])?));
        self.world.invite(&stage.poll, self.person(Who::Invited));
        stage
    }

    fn stage(&self, app: &TestApp, slug: &str, settings: Settings, voter: Who) -> Stage {
        // So that there is something to propose, and to review.
        let settings = Settings { proposals: Proposals::Reviewed, ..settings };
        let owner = if voter == Who::OtherGuest { voter } else { Who::OwnerByLink };
        let poll = self.world.poll(self.person(owner), slug, settings);
        let vote = self.world.vote(self.person(voter), slug, &ballot("Gus", &[(1, 1), (2, 3)]));
        let comment = self.world.comment(self.person(voter), slug, "Gus", "I bring cake");
        let proposal = self.world.propose(self.person(voter), slug, "Gus", "Noodles");
        let keys = &app.keys;
        let (invitation, invitation_code) = self.world.invite_by_mail(&poll, "Ivy", "ivy@example.org");
        self.world.open_invitation(self.person(Who::Invitee), slug, &invitation, &invitation_code);
        Stage {
            admin_code: Capability::Admin(&poll.anchor()).code(poll.admin_epoch, keys),
            vote_code: Capability::Vote(&poll.anchor(), vote.as_str()).code(1, keys),
            invitation,
            invitation_code,
            seal: app.seal(),
            target: self.world.user(&format!("target-{slug}")).id(),
            team: self.world.group(&format!("team-{slug}")),
            remark: self.world.key_of(&comment),
            group: "team".to_owned(),
            poll,
            vote,
            comment,
            proposal,
        }
    }
}
