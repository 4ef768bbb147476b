-- Instants are unix seconds (INTEGER), days and wall times ISO 8601 text, booleans 0/1.
-- Choices, choice values: numbered within their poll, so that the key (poll_id, id) makes the
-- database itself refuse an id of another poll.

CREATE TABLE users (
    -- No key is given twice: registers and links know people by it.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username TEXT NOT NULL,
    username_folded TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    -- Folded for looking people up.
    name_folded TEXT NOT NULL,
    email TEXT NOT NULL,
    -- The address, folded, once it is known to be theirs: mail that was sent there came back with its link, or a
    -- provider of identities vouches for it.
    email_key TEXT UNIQUE,
    -- A hash; one that begins with an exclamation mark fits no password.
    password TEXT NOT NULL,
    role TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- Language of the page where they last signed in: that of their mail where they chose none.
    page_locale TEXT NOT NULL,
    zone TEXT NOT NULL,
    theme TEXT NOT NULL,
    -- Settings that new polls start with: JSON, empty for the site's.
    poll_defaults TEXT NOT NULL,
    mail_invitations INTEGER NOT NULL,
    -- Whoever votes watches.
    auto_watch INTEGER NOT NULL,
    -- How news of watched polls come: instant, daily.
    digest TEXT NOT NULL,
    locked INTEGER NOT NULL,
    -- Waits for somebody who runs the site.
    pending INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX users_by_name ON users (name_folded, id);
CREATE INDEX users_pending ON users (id) WHERE pending = 1;
CREATE INDEX users_by_role ON users (role, id);

-- Accounts as providers of identities know them.
CREATE TABLE identities (
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    PRIMARY KEY (provider, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_user ON identities (user_id);

-- The second step of signing in: the secret of one-time passwords, sealed with the server's keys.
CREATE TABLE totp (
    user_id INTEGER PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    -- The last step of time whose password was used: each serves once.
    last_step INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_codes (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    code_hash BLOB NOT NULL,
    PRIMARY KEY (user_id, code_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
    credential_id BLOB PRIMARY KEY NOT NULL,
    public_id TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- What is known of it: JSON.
    credential TEXT NOT NULL,
    created INTEGER NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_user ON passkeys (user_id);

-- What waits for its second half: a mailed link, a ceremony of signing in. Each serves once.
CREATE TABLE tokens (
    name TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
    -- JSON, as the kind wants it.
    data TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_by_user ON tokens (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX tokens_by_expiry ON tokens (expires);

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY NOT NULL,
    public_id TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- What the browser calls itself, in few words.
    agent TEXT NOT NULL,
    -- Who vouched for the person; empty for a password of ours.
    provider TEXT NOT NULL,
    -- The session there, which can end this one.
    provider_session TEXT NOT NULL,
    -- What the provider wants to see at its end, sealed.
    id_token BLOB,
    created INTEGER NOT NULL,
    -- When they last showed who they are: what is delicate asks for it anew after a while.
    confirmed INTEGER NOT NULL,
    -- To the hour.
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_provider ON sessions (provider, provider_session) WHERE provider_session <> '';
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE user_groups (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    -- Who sees its members: members, signed-in.
    visibility TEXT NOT NULL,
    -- The provider of identities that says who belongs to it; empty for one of ours.
    provider TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES user_groups (id) ON DELETE CASCADE,
    admin INTEGER NOT NULL,
    PRIMARY KEY (user_id, group_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_group ON memberships (group_id);

CREATE TABLE group_invitations (
    group_id INTEGER NOT NULL REFERENCES user_groups (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    invited_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (group_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_invitations_by_user ON group_invitations (user_id);
CREATE INDEX group_invitations_by_inviter ON group_invitations (invited_by) WHERE invited_by IS NOT NULL;

-- What a browser without an account may do: sealed with a key made from its cookie, under a name
-- made from its cookie and the poll, so that the database alone links no two of them.
CREATE TABLE guest_grants (
    name BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE polls (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    method TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    locale TEXT NOT NULL,
    zone TEXT NOT NULL,
    created INTEGER NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    group_id INTEGER REFERENCES user_groups (id) ON DELETE SET NULL,
    admin_epoch INTEGER NOT NULL,
    deadline TEXT,
    closed_at INTEGER,
    decided_at INTEGER,
    deleted_at INTEGER,
    -- When it is deleted by itself, and whether its owner was warned of that.
    expires INTEGER,
    expiry_warned INTEGER NOT NULL,
    -- Days before the deadline on which those who have not answered are reminded, and the next time of it.
    remind_days INTEGER,
    remind_at INTEGER,
    -- The owner was told that everybody who was invited has answered.
    all_answered INTEGER NOT NULL,
    -- Somebody was invited once: else nobody looks for invitations.
    invited INTEGER NOT NULL,
    public_listing INTEGER NOT NULL,
    view_audience TEXT NOT NULL,
    vote_audience TEXT NOT NULL,
    results TEXT NOT NULL,
    hide_participants INTEGER NOT NULL,
    anonymous_allowed INTEGER NOT NULL,
    one_vote_per_user INTEGER NOT NULL,
    everybody_may_edit INTEGER NOT NULL,
    forbid_blank INTEGER NOT NULL,
    -- Most choices to which one vote may say yes; nothing for no limit.
    yes_limit INTEGER,
    comments_allowed INTEGER NOT NULL,
    hold_comments INTEGER NOT NULL,
    -- Whether people may propose choices: off, reviewed, at-once.
    proposals TEXT NOT NULL,
    show_invitations INTEGER NOT NULL,
    use_viewer_zone INTEGER NOT NULL,
    show_score INTEGER NOT NULL,
    sorting TEXT NOT NULL,
    -- Raised by every write to the poll; the name of what is kept ready. Never shown.
    revision INTEGER NOT NULL,
    -- Raised when choices, values or rules of voting change; carried by forms.
    structure INTEGER NOT NULL,
    -- Whose yes the owner needs: names of invitations and votes, with blanks between.
    needed TEXT NOT NULL,
    -- Votes and counts per (choice, value), kept in the same transaction as the votes.
    tally TEXT NOT NULL
) STRICT;
CREATE INDEX polls_by_user ON polls (user_id, created);
CREATE INDEX polls_by_group ON polls (group_id, created);
-- What the public list may show, the newest last.
CREATE INDEX polls_listed ON polls (created, id)
    WHERE public_listing = 1 AND view_audience = 'link' AND deleted_at IS NULL AND closed_at IS NULL;
-- Nearly all polls are not deleted: an index that had them too would look good for finding those, and is not.
CREATE INDEX polls_by_deletion ON polls (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX polls_by_expiry ON polls (expires) WHERE expires IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX polls_everlasting ON polls (id) WHERE expires IS NULL AND deleted_at IS NULL;
CREATE INDEX polls_by_reminder ON polls (remind_at) WHERE remind_at IS NOT NULL;

-- Somebody who runs the site and has taken a poll over for a while, to help.
CREATE TABLE support (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (poll_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX support_by_user ON support (user_id);
CREATE INDEX support_by_expiry ON support (expires);

-- Put away from one's own list.
CREATE TABLE archived_polls (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, poll_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX archived_polls_by_poll ON archived_polls (poll_id);

CREATE TABLE choices (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    -- A text, a day (2027-03-01), days (2027-03-06/2027-03-07) or a slot (2027-03-01T10:00/PT90M).
    subject TEXT NOT NULL,
    position INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    -- How many can have it; nothing for no limit.
    seats INTEGER,
    decided INTEGER NOT NULL,
    PRIMARY KEY (poll_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice_values (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    color TEXT NOT NULL,
    icon TEXT NOT NULL,
    -- Hundredths: 0.25 is 25.
    weight INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (poll_id, id)
) STRICT, WITHOUT ROWID;

-- A poll's votes lie side by side: one place to read, and one to write.
CREATE TABLE votes (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    public_id TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    assigned_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- The name before the vote was linked to an account, to be given back; empty if it was not.
    assigned_name TEXT NOT NULL,
    -- The personal link by which it was cast; never that of an anonymous vote.
    invitation TEXT,
    name TEXT NOT NULL,
    -- Folded for sorting, compared byte by byte.
    name_key TEXT NOT NULL,
    anonymous INTEGER NOT NULL,
    comment TEXT NOT NULL,
    -- Compact JSON, read and replaced as a whole: domain::vote::Answers.
    answers TEXT NOT NULL,
    -- The day alone (midnight UTC) for an anonymous vote.
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    edit_epoch INTEGER NOT NULL,
    PRIMARY KEY (poll_id, public_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX votes_by_user ON votes (user_id, poll_id) WHERE user_id IS NOT NULL;
CREATE INDEX votes_by_invitation ON votes (poll_id, invitation) WHERE invitation IS NOT NULL;
CREATE INDEX votes_by_assigner ON votes (assigned_by) WHERE assigned_by IS NOT NULL;

-- Votes that want a seat of a choice with seats, in order of arrival: the first ones have one, the others wait.
CREATE TABLE seats (
    poll_id INTEGER NOT NULL,
    choice_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    vote TEXT NOT NULL,
    -- The answer takes no seat at the moment, for the owner changed the answers: it counts for nothing, but keeps its place.
    aside INTEGER NOT NULL,
    PRIMARY KEY (poll_id, choice_id, place),
    FOREIGN KEY (poll_id, choice_id) REFERENCES choices (poll_id, id) ON DELETE CASCADE,
    FOREIGN KEY (poll_id, vote) REFERENCES votes (poll_id, public_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX seats_by_vote ON seats (poll_id, vote, choice_id);

-- Who has voted, without link or order to the votes: HMAC(key, poll, user).
CREATE TABLE voted (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    person BLOB NOT NULL,
    PRIMARY KEY (poll_id, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    public_id TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER,
    held INTEGER NOT NULL,
    UNIQUE (poll_id, public_id)
) STRICT;
CREATE INDEX comments_by_date ON comments (poll_id, created, id);
CREATE INDEX comments_by_user ON comments (user_id);
CREATE INDEX comments_held ON comments (id) WHERE held = 1;

-- Choices that participants propose, and that wait for the owner. One that is accepted or rejected has no row.
CREATE TABLE proposals (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    public_id TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- Empty for somebody who wants none.
    name TEXT NOT NULL,
    -- As in choices.
    subject TEXT NOT NULL,
    -- The day alone (midnight UTC) for one without a name.
    created INTEGER NOT NULL,
    -- Empty while it waits, accepted or rejected.
    outcome TEXT NOT NULL,
    PRIMARY KEY (poll_id, public_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_by_user ON proposals (user_id) WHERE user_id IS NOT NULL;

-- An account, or somebody with an address of mail and a link of their own.
CREATE TABLE invitations (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    public_id TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    -- Folded; nothing without an address.
    email_key TEXT,
    invited_by INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- Of the personal link.
    epoch INTEGER NOT NULL,
    created INTEGER NOT NULL,
    -- The last mail about it.
    mailed INTEGER,
    -- When they said that they want no more mail about it.
    stopped INTEGER,
    PRIMARY KEY (poll_id, public_id),
    UNIQUE (poll_id, user_id),
    UNIQUE (poll_id, email_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitations_by_user ON invitations (user_id, poll_id) WHERE user_id IS NOT NULL;
CREATE INDEX invitations_by_email ON invitations (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX invitations_by_inviter ON invitations (invited_by) WHERE invited_by IS NOT NULL;

-- Invitations that were withdrawn: who is invited again has one vote still, and no more mail if they wanted none.
CREATE TABLE former_invitations (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    public_id TEXT NOT NULL,
    -- HMAC(key, poll, account or address).
    person BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    -- When they said that they want no more mail about it.
    stopped INTEGER,
    PRIMARY KEY (poll_id, public_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_invitations_by_person ON former_invitations (poll_id, person);

CREATE TABLE watches (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    PRIMARY KEY (poll_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX watches_by_user ON watches (user_id);

-- Numbered within the poll.
CREATE TABLE activity (
    poll_id INTEGER NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    object TEXT,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (poll_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_by_user ON activity (user_id) WHERE user_id IS NOT NULL;

-- What was deleted and can be brought back for a while.
CREATE TABLE trash (
    -- Random; known to the browser that deleted it.
    name TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    poll_id INTEGER REFERENCES polls (id) ON DELETE CASCADE,
    group_id INTEGER REFERENCES user_groups (id) ON DELETE CASCADE,
    -- Whose it was: it goes with the account.
    user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
    -- Who was invited, folded: it goes with what else is known of the address.
    email_key TEXT,
    -- Name that it had in addresses; empty if it had none.
    object TEXT NOT NULL,
    -- Who may bring it back: a keyed hash of this name and their account or cookie, so that it tells of nobody.
    holder BLOB NOT NULL,
    -- JSON, as the kind wants it; empty once it was brought back.
    data TEXT NOT NULL,
    -- A full hour, so that it tells of no anonymous vote when it was deleted.
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trash_by_poll ON trash (poll_id, object) WHERE poll_id IS NOT NULL;
CREATE INDEX trash_by_group ON trash (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX trash_by_user ON trash (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX trash_by_email ON trash (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX trash_by_expiry ON trash (expires);

-- Mail to be sent by a job: names and ids, composed when it is sent. To an account, or to an address.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    poll_id INTEGER REFERENCES polls (id) ON DELETE CASCADE,
    object TEXT,
    user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- JSON, as the kind wants it; nothing secret.
    data TEXT NOT NULL,
    created INTEGER NOT NULL,
    -- When it is tried (again).
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    leased_until INTEGER NOT NULL,
    -- What the mail server said last.
    error TEXT NOT NULL,
    -- When it was given up.
    failed_at INTEGER
) STRICT;
CREATE INDEX outbox_by_poll ON outbox (poll_id) WHERE poll_id IS NOT NULL;
CREATE INDEX outbox_by_user ON outbox (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX outbox_by_email ON outbox (email) WHERE email <> '';
CREATE INDEX outbox_by_due ON outbox (due, id) WHERE failed_at IS NULL;
CREATE INDEX outbox_failed ON outbox (failed_at, id) WHERE failed_at IS NOT NULL;

-- What was done in administering the site: who, what, when; no addresses.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
    -- Name for signing in, or where else it was done.
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_user ON audit (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX audit_by_action ON audit (action, id);
CREATE INDEX audit_by_target ON audit (target, id);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_actor ON audit (actor, id);

-- Attempts at passwords and links, by a keyed hash of who tries: when their allowance is whole again, in Unix
-- milliseconds.
CREATE TABLE attempts (
    key BLOB PRIMARY KEY NOT NULL,
    whole_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_time ON attempts (whole_at);

-- What is to be done from time to time, by one node at a time.
CREATE TABLE jobs (
    name TEXT PRIMARY KEY NOT NULL,
    due INTEGER NOT NULL,
    leased_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is known of the site as a whole.
CREATE TABLE facts (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
