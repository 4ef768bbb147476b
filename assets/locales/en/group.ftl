# Groups.
groups-title = Groups
groups-lead = People who organise polls together: a poll of a group belongs to all its members.
groups-nothing = You belong to no group yet
groups-create = Create a group
groups-invitations = Invitations
groups-invites = { $name } invites you to join.
groups-invites-you = You are invited to join.
groups-accept = Join
groups-refuse = Decline
groups-yours = Your groups
groups-members = { $members ->
    [one] one member
   *[other] { $members } members
}
group-admin = Admin
group-you = you
group-mirrored = Its members come from { $provider } and are changed there.
group-name = Name
group-name-help = At least three letters or digits; blanks, dots, - and _ between them.
group-visibility = Who sees the group and its members?
group-members-only = Only its members
group-members-only-text = and whoever is invited to become one
group-signed-in = Everybody with an account here
group-signed-in-text = Its polls are still only for its members to change.
group-seen-members = Only its members see this group.
group-seen-signed-in = Everybody with an account here sees this group and its members.
group-create-lead = You look after it: you invite the others and say who else may.
group-members = Members
group-invited = Invited, not answered yet
group-withdraw = Withdraw
group-withdraw-of = Withdraw the invitation of { $name }
group-invite = Invite people
group-invite-lead = Whoever accepts owns all polls of the group together with you.
group-people = Names or addresses
group-people-help = User names, or addresses of people who have an account here; several with commas between them.
group-invite-do = Invite
group-asked = Invited: { $names }
group-polls = Polls of the group
group-change = Change the group
group-save = Save
group-leave = Leave the group
group-leave-lead = Its polls will not be yours any more, from this moment on. To come back you need an invitation.
group-leave-last = You alone look after this group. Before you can leave, make somebody else an admin, or delete the group.
group-stay = Stay
group-delete = Delete the group
group-delete-lead = { $members ->
    [one] You are its only member.
   *[other] All { $members } members lose it.
}
group-delete-polls = { $polls ->
    [one] What is to become of its poll?
   *[other] What is to become of its { $polls } polls?
}
group-heir-me = Take over
group-heir-me-text = Polls that an account owns as well stay with it.
group-heir-group = Give to the group { $name }
group-heir-nobody = Delete
group-heir-nobody-text = You can bring it back for a week.
group-keep = Keep
group-menu = What to do with { $name }
group-kick = Remove from the group
group-grant = Make an admin
group-revoke = Take back being an admin
group-pages = Pages of members
group-before = Before
group-after = After
group-position = { $from } to { $to } of { $all }
group-badge = { $count ->
    [one] one invitation to a group
   *[other] { $count } invitations to groups
}

flash-group-created = The group is there. Now invite the others.
flash-group-invited = Invited. They find it on their page of groups, and in their mail if the site sends any.
flash-group-joined = You belong to the group now.
flash-group-refused = You have declined.
flash-group-left = You do not belong to the group any more.
flash-group-deleted = The group is deleted.
flash-group-withdrawn = The invitation is withdrawn.
flash-group-kicked = This person does not belong to the group any more.

problem-group-name = At least three characters, please: letters, digits, and between them blanks, dots, “-” and “_”.
problem-group-taken = Another group has this name already.
problem-unknown-person = There is nobody called “{ $name }”.
problem-already-member = { $name } belongs to the group already.
problem-already-invited = { $name } is invited already.

fault-not-group-admin = Only for admins of the group
fault-not-group-admin-text = Ask one of them; they are named on the group’s page.
fault-mirrored = This group is looked after elsewhere
fault-mirrored-text = Its members come from where you sign in, and can only be changed there.
fault-last-group-admin = Somebody has to look after the group
fault-last-group-admin-text = Make somebody else an admin first.

# Whom a poll belongs to.
new-owner = Belongs to
new-owner-me = me
new-owner-help = All members of a group can change, close and delete its polls.
new-now-group = belongs to { $name }
poll-of-group = Poll of the group { $group }
take-title = Take this poll into your account
take-text = It then stands among your polls and needs no link to manage. The admin link ends with that; you can make a new one.
take-do = Take it into my account
flash-poll-taken = This poll belongs to your account now.
