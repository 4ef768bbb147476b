# Administration.
fault-last-admin = This is the last admin
fault-last-admin-text = Somebody must be able to run this site. Make another account an admin first.

flash-user-locked = The account is locked, and its sessions are ended.
flash-user-unlocked = The account can be used again.
flash-user-approved = The account can be used now.
flash-user-refused = The request is refused, and the account is gone.
flash-user-deleted = The account is deleted.
flash-session-ended = The session is ended.
flash-user-created = The account is made. If it can have a password here, the link to choose it is on its way.
flash-factors-dropped = The second step is off, the passkeys are gone, and all sessions of the account are ended.
flash-sessions-ended = All sessions of the account are ended.
flash-reset-mailed = The link is on its way.
flash-taken-over = You can manage the poll for a week. Its owners see that on their pages.
flash-given-back = The poll is given back.
flash-group-deleted-by-admin = The group is deleted.

admin-title = Administration
admin-pages = Pages of the administration
admin-pagination = More entries
admin-newest = Newest
admin-older = Older
admin-search = Search

admin-overview = Overview
admin-users = Accounts
admin-polls = Polls
admin-comments = Comments
admin-groups = Groups
admin-sessions = Sessions
admin-log = Log
admin-settings = Settings
admin-storage = Storage
admin-votes = Votes

admin-waiting = { $count ->
    [one] One account waits to be let in
   *[other] { $count } accounts wait to be let in
}
admin-held = { $count ->
    [one] One comment waits to be let through
   *[other] { $count } comments wait to be let through
}
admin-polls-by-week = New polls per week
admin-votes-by-week = Votes per week
admin-chart = { $heading }: { $last } this week, at most { $most }
admin-as-table = As a table
admin-week = Week from
admin-count = Count
admin-health = Health
admin-version = Version
admin-database = Database
admin-free = Free disk space
admin-mail = Mail
admin-mail-queue = { $waiting } waiting, { $failed } failed
admin-upkeep = Last upkeep
admin-backups = Last backup
admin-backups-none = This server makes no backups by itself. Set backup_dir and backup_keep_daily in the configuration, or save the database in a way of your own: a lost disk is a lost site.
admin-backups-late = The last backup is of { $when }. The log of the server, or of the timer that makes backups, says why there is none since.
admin-backups-timer-late = The timer that makes backups in { $place } has made none since { $when }. Look whether the disk is there and has room. If there is to be no such timer any more: bitpoll backup forget-timer.
admin-hours-ago = { $hours ->
    [0] within the last hour
    [one] one hour ago
   *[other] { $hours } hours ago
}
admin-days-ago = { $days ->
    [one] one day ago
   *[other] { $days } days ago
}
admin-registration-no-mail = Registration is on, but nobody can make an account: that takes a mailed link, and no mail server is set up. Set smtp_host and mail_from in the configuration.
admin-never = not yet
admin-unknown = unknown

admin-find-user = Find an account
admin-find-user-help = Words or parts of them: of the user name, the name, or the confirmed e-mail address.
admin-all-users = All accounts
admin-nobody = No account found
admin-username = User name
admin-name = Name
admin-email = E-mail
admin-state = State
admin-email-help = It counts as confirmed: you vouch that it is theirs.
admin-email-set = Change address
admin-email-confirm = Save and confirm
admin-create = New account
admin-create-mail = Create and mail the link
admin-create-show = Create and show the link
admin-create-elsewhere = Nobody has a password here: whoever signs on with this address gets the account.
admin-locked = Locked
admin-pending = Waits to be let in
admin-pending-text = This account was asked for and cannot be used until you let it in.
admin-approve = Let in
admin-refuse = Refuse
admin-none = none
admin-confirmed = (confirmed)
admin-unconfirmed = (not confirmed)
admin-since = Account since
admin-role = Role
admin-role-help = Moderators see and delete polls and comments. Admins do everything here. Neither sees votes here.
admin-role-set = Change role
admin-role-user = User
admin-role-moderator = Moderator
admin-role-admin = Admin
admin-access = Access
admin-lock = Lock
admin-unlock = Unlock
admin-reset-show = Make a password link
admin-reset-mail = Mail a password link
admin-reset-link = Link to choose a password
admin-reset-once = Give this link to its owner. It works once, for three days, and is shown only now.
admin-end-sessions = End all sessions
admin-second = Second step
admin-codes = Recovery codes left
admin-second-text = For somebody who has lost phone and recovery codes. First make sure that it is them: from then on the password alone is enough. The passkeys go, too, and all sessions are ended.
admin-second-off = Switch off the second step
admin-sessions-none = Not signed in anywhere.
admin-delete-user = Delete account
admin-delete-user-of = Delete { $name }
admin-delete-user-text = The account is gone for good. Its votes and comments stay as those of a “former participant”; its names vanish from the log.
admin-heir = Who takes over?
admin-heir-groups = Nobody else looks after these groups: { $names }. Whoever you name looks after them from then on.
admin-heir-help = { $count ->
    [0] A user name.
    [one] One poll needs an owner: a user name.
   *[other] { $count } polls need an owner: a user name.
}
admin-keep = Keep it
admin-log-of = What was done to it

admin-find-poll = Find a poll
admin-find-poll-help = A part of the question or the address, or the user name of its owner.
admin-no-polls = No poll found
admin-no-polls-yet = No poll found among the newest ones: “Older” looks further
admin-question = Question
admin-address = Address
admin-owner = Owner
admin-made = Made
admin-deleted = Deleted
admin-by-link = by admin link
admin-by-group = group { $name }
admin-last = Last change
admin-choices = Choices
admin-deadline = Deadline
admin-open-poll = Open the poll
admin-delete-poll = Delete poll
admin-support = Support
admin-support-text = Take the poll over to help its owner: for a week you have an owner’s rights to it, and see its votes as an owner does. Its owners see that, and it is noted.
admin-support-on = You have an owner’s rights to this poll.
admin-support-by = { $name } until { $until }
admin-support-open = Manage the poll
admin-take-over = Take over for support
admin-give-back = Give back
admin-support-notice = { $name } runs this site and can manage this poll until { $until }, to help you.

admin-all-comments = All comments
admin-held-comments = Those that wait
admin-no-comments = No comments

admin-no-groups = No groups
admin-members = Members
admin-no-members = Nobody belongs to it.
admin-provider = Provider
admin-runs-group = runs the group
admin-delete-group = Delete group
admin-delete-group-text = Its members lose what they have by it.

admin-sessions-open = Open sessions
admin-sessions-accounts = Accounts signed in
admin-sessions-text = The sessions of one account are ended on its page.

admin-log-actor = Who
admin-log-action = What
admin-log-target = To whom or what
admin-log-when = When
admin-log-detail = How
admin-log-command-line = the command line
admin-log-site = the site
admin-log-configuration = the configuration
admin-log-slowed = slowed down everywhere
admin-log-refused = refused to one network
admin-log-taken = taken
admin-log-other-group = another group
admin-log-member = Member
admin-log-place = { $who }: { $what }
admin-log-setup = the set-up page
admin-log-former = former account { $id }
admin-log-mailed = mailed
admin-log-shown = shown
admin-log-by-link = by a mailed link
admin-log-first = the first one
admin-log-confirmed = confirmed
admin-log-changed = another one
admin-log-handed = { $heir } got { $polls }
admin-log-handed-over = { $heir } got { $polls } and { $groups }
admin-log-polls = { $count ->
    [0] no poll
    [one] one poll
   *[other] { $count } polls
}
admin-log-groups = { $count ->
    [0] no group
    [one] one group
   *[other] { $count } groups
}
admin-log-nothing = Nothing noted
admin-log-file = Save as a file

admin-settings-text = What is in force in this process. Settings are changed in the configuration, and count after a restart.
admin-option = Setting
admin-value = Value
admin-source = From
admin-default = default

admin-table = Table
admin-rows = Rows

# The first admin.
problem-wrong-setup-code = This is not the code that the server printed when it last started.
setup-title = Set up this site
setup-lead = Nobody runs this site yet. Create the account that does.
setup-code = Set-up code
setup-code-help = The server prints it when it starts.
setup-email-help = For links to a new password, and to be told when an account waits.
setup-do = Create the account

# How long polls are kept.
problem-kept-too-long = Polls are kept here until { $day } at the latest. Please choose an earlier day.
retention-fact = This poll and its votes are deleted on { $day }
retention-title = How long it is kept
retention-field = Delete this poll by itself on
retention-help = Its owner is told two weeks before, and everybody sees the day. Empty: never.
retention-help-most = { $days ->
    [one] Its owner is told two weeks before, and everybody sees the day. At most one day after its making, its deadline or its last day.
   *[other] Its owner is told two weeks before, and everybody sees the day. At most { $days } days after its making, its deadline or its last day, whichever is latest.
}

# Mail.
flash-mail-retried = The mail is tried again.
flash-mail-dropped = The mail is dropped.
admin-mail-off = Mail is off: no mail server is set up.
admin-mail-off-waiting = Mail is off: no mail server is set up. What waits is not sent: it is dropped as soon as it is due.
admin-mail-nothing = No mail waits
admin-mail-failed = Given up
admin-mail-waiting = Waiting
admin-mail-due = Next try
admin-mail-tries = Tries, and what the mail server said
admin-mail-retry = Try again
admin-mail-drop = Drop

# What the log tells of.
log-account-delete = Deleted their own account
log-account-email = Confirmed another address
log-account-export = Took their data along
log-account-rename = Took another user name
log-comment-approve = Let a comment through
log-comment-delete = Deleted a comment
log-factor-app-off = Switched their second step off
log-factor-app-on = Switched their second step on
log-factor-codes-new = Made new recovery codes
log-factor-passkey-add = Added a passkey
log-factor-passkey-remove = Removed a passkey
log-factor-reset = Took second step and passkeys from an account
log-group-add = Made somebody a member of a group
log-group-create = Made a group
log-group-delete = Deleted a group
log-group-restore = Brought a group back
log-group-join = Joined a group
log-group-leave = Left a group
log-group-remove = Removed somebody from a group
log-group-role = Changed who looks after a group
log-identity-connect = Linked an account to a provider
log-identity-disconnect = Ended the link to a provider
log-log-export = Saved the log as a file
log-login-too-often = Many wrong passwords
log-mail-drop = Dropped a mail
log-mail-retry = Tried a mail again
log-password-change = Changed their password
log-poll-delete = Deleted a poll
log-poll-expire = A poll ended by its time
log-poll-give-back = Gave a poll back
log-poll-owner = Gave a poll another owner
log-poll-restore = Brought a poll back
log-poll-take-over = Took a poll over for support
log-session-end = Ended sessions, as a provider told
log-settings-change = Started with other settings
log-sql-write = Wrote into the database by hand
log-user-approve = Let an account in
log-user-create = Made an account
log-user-delete = Deleted an account
log-user-email = Set the address of an account
log-user-end-sessions = Ended sessions
log-user-lock = Locked an account
log-user-password = Set the password of an account
log-user-refuse = Refused an account
log-user-register = Registered
log-user-reset-link = Made a password link
log-user-role = Changed the role of an account
log-user-unlock = Unlocked an account
