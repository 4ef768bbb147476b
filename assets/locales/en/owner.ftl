# Links to hand on.
link-copy = Copy
link-copied = Copied

share-heading = Send this link to everybody who should vote
share-link = Link to the poll
share-copy-link = Copy the link
share-device = Share …
share-mail = Write an e-mail
share-text = Text for a chat or mail
share-copy-text = Copy text
share-others = Other ways to share it
share-qr = Or let them scan this code:
share-qr-label = Code that leads to the poll
share-ask = Please vote here:
share-ask-until = Please vote until { $deadline }:
share-look = See the results:

share-admin-keep = Keep this. It is the only key.
share-admin = Admin link
share-admin-only-text = You made this poll without an account. With this link you change, close or delete it, also on another device. If you lose it, nobody can help you. Everybody who has it can do the same, so do not send it to the voters.
share-admin-text = Everybody who opens this link can manage the poll as you can, without an account. It is good for people who organise this together.
share-admin-make = Make an admin link
share-admin-link = Admin link
share-copy-admin = Copy the admin link
share-admin-subject = Admin link: { $title }
share-file = Save as a file
share-mail-me = Mail it to me
share-admin-qr = Show as a code to scan
share-admin-qr-label = Code that leads to managing the poll
share-renew-title = Somebody has it who should not?
share-renew-text = Make a new link. The old one stops working at once, and so does managing the poll in every browser that opened it, but this one.
share-renew = Make a new link

# Words of a poll.
details-zone-help = Such as Europe/Berlin. If you change it, the clock times stay as they are.

settings-words = The question
settings-stale = Somebody changed this poll while you were at it. Below is what you typed; save once more to replace what they stored.
settings-save = Save
settings-owner = Owner
settings-owner-text = Who can change, close and delete this poll.
settings-owner-user = User name
settings-owner-help = Leave it empty only if a group is to own the poll. If you hand the poll on, it is no longer yours.
settings-owner-group = Group
settings-no-group = No group
settings-other-group = Another group (as now)
settings-more = More
settings-values-text = words, colours, symbols
settings-admin-text = to manage it without an account
settings-copy-text = the same question again
settings-delete-text = with a week to think again

# Possible answers.
values-title = Answers
values-heading = What people can answer
values-text = Each answer counts as much as you say; the sums are made of that. Everybody reads the usual words in their own language, until you change them.
values-weight = Counts
values-facts = counts { $weight }, given { $uses ->
    [one] once
   *[other] { $uses } times
}
values-gone = removed
values-edit = Change “{ $title }”
values-remove = Remove “{ $title }”
values-restore = Put “{ $title }” back
values-add = Add an answer
values-stale = Somebody changed this poll while you were at it. Nothing is stored yet: please look again and press once more.
values-save = Save answer
values-cancel = Cancel
values-word = Word
values-weight-help = Usually from 0 (no) to 1 (yes). Also below 0, for a veto.
values-color = Colour
values-own-color = Own colour
values-own-help = Counts if “Own colour” is chosen above. The text on it becomes black or white, whichever reads better.
values-icon = Symbol

copy-title = Copy
copy-heading = A new poll like this one
copy-text = With the same choices and settings, but no votes or comments. It will be yours, or your group’s if this one is.
copy-of = Copy of { $title }
copy-shift = Move all days by
copy-shift-help = In days: 7 is a week later, -1 a day earlier. The end of voting moves too.
copy-values = Take the answers along
copy-values-help = Otherwise the copy has the usual ones: yes, maybe, rather not, no.
copy-invitations = { $count ->
    [one] Invite the one who is invited here
   *[other] Invite the { $count } people who are invited here
}
copy-invitations-mail = A mail with a new personal link goes out at once.
copy-invitations-links = There will be new personal links; no mail goes out.
copy-do = Make the copy

delete-title = Delete
delete-heading = Delete this poll?
delete-text = { $votes ->
    [0] Nobody has voted yet. You can bring the poll back within a week.
    [one] The poll goes with its one vote and all comments. You can bring it back within a week.
   *[other] The poll goes with its { $votes } votes and all comments. You can bring it back within a week.
}
delete-do = Delete poll
delete-keep = Keep it
deleted-restore = Bring it back

decide-title = Decide
decide-heading = Which one is decided?
decide-text = What you tick is shown at the top of the poll for everybody. You can undo it.
decide-nothing = Please tick at least one choice.
decide-close = End voting
decide-close-help = Otherwise people can go on voting.
decide-do = Decide
decide-undo = Undo the decision
decide-best = best
decide-score = score { $score }
decide-no-answers = no answers yet
decided-heading = It is decided
decided-calendar = Add to calendar
