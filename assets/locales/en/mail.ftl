# Mail: subjects, words, and why somebody got it.
mail-test-subject = Test mail from { $site }
mail-test-text = Mail from this site arrives. There is nothing to do.
mail-test-why = Somebody who runs { $url } sent this mail to try it out.

mail-once = The link serves once, until { $until }. If you did not ask for it, do nothing.
mail-register-subject = Your account on { $site }
mail-register-text = Somebody, hopefully you, asked for an account on { $site } with this address. Open this link to choose a password:
mail-register-go = Create the account
mail-made-subject = An account for you on { $site }
mail-made-text = An account was made for you on { $site }. Your user name is { $username }. Choose a password with this link:
mail-made-once = The link serves once, until { $until }. After that, ask whoever made the account for another.
mail-made-go = Choose a password
mail-reset-subject = New password for { $site }
mail-reset-text = Somebody, hopefully you, wants to choose another password for your account on { $site }. Open this link to do so:
mail-reset-go = Choose a new password
mail-email-subject = Is this your address? ({ $site })
mail-email-text = Somebody, hopefully you, wants to use this address for an account on { $site }. Open this link to confirm it:
mail-email-go = Confirm the address

mail-known-subject = You have an account on { $site }
mail-known-text = Somebody, hopefully you, asked for an account on { $site } with this address. There is one already: sign in, or let yourself be sent a link for a new password.
mail-approved-subject = Your account on { $site } is ready
mail-approved-text = Your account on { $site } may be used now.
mail-changed-subject = Your account on { $site } was changed
mail-changed-password = The password of your account on { $site } was changed, and all sessions were ended.
mail-changed-app-on = The second step of signing in was switched on for your account on { $site }: after the password, the code of an app is asked for.
mail-changed-app-off = The second step of signing in was switched off for your account on { $site }.
mail-changed-codes = New recovery codes were made for your account on { $site }. The old ones work no more.
mail-changed-passkey-added = A passkey was added to your account on { $site }. Whoever has it can sign in with it.
mail-changed-passkey-removed = A passkey was removed from your account on { $site }.
mail-changed-factors = Those who run { $site } have switched off the second step of your account, removed its passkeys and ended all sessions.
mail-changed-linked = Your account on { $site } was linked to another service that lets you sign in.
mail-changed-unlinked = Your account on { $site } is not linked any more to a service that let you sign in.
mail-changed-email-left = Mail of your account on { $site } goes to another address from now on.
mail-changed-email-taken = Mail of your account on { $site } comes to this address from now on.
mail-changed-reset = If it was you, there is nothing to do. If not, somebody else can get into your account: choose another password at once. That ends all sessions, and there you also remove passkeys and services that are not yours.
mail-changed-ask = If it was you, there is nothing to do. If not, somebody else can get into your account: sign in, look at “Security”, and tell those who run the site.
mail-changed-taken = With that, this was taken off your account, for it was not to be kept:
mail-taken-app = the second step of signing in: the code of an app
mail-taken-passkeys = { $count ->
    [one] a passkey
   *[other] { $count } passkeys
}
mail-taken-services = { $count ->
    [one] the link to another service that let you sign in
   *[other] the links to { $count } other services that let you sign in
}
mail-sign-in = Sign in
mail-waiting-subject = An account waits on { $site }
mail-waiting-text = { $username } has asked for an account and waits for you to let them in.
mail-waiting-text-named = { $name } (user name { $username }) has asked for an account and waits for you to let them in.
mail-waiting-go = Look at the account

mail-asked-subject = Please vote: { $title }
mail-asked-text = You are asked to vote:
mail-asked-text-by = { $by } asks you to vote:
mail-asked-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
mail-asked-go = Vote
mail-asked-personal = This link is yours alone: whoever has it can vote as you. Do not pass it on.
mail-until = Vote until { $deadline }.
mail-again-subject = Your vote is missing: { $title }
mail-again-text = You have not voted yet:
mail-again-text-by = { $by } is waiting for your vote:
mail-assigned-subject = A vote in your name: { $title }
mail-assigned-entered = { $by } entered a vote for you. It has your name:
mail-assigned-linked = { $by } linked a vote to your account that was cast under another name. It has your name now:
mail-assigned-delete = If it is not yours, you can take it off your account, or delete it as long as voting is open.
mail-assigned-off = If it is not yours, you can take it off your account. Voting has ended, so only whoever owns the poll can still delete it.
mail-assigned-go = Look at the vote
mail-all-subject = Everybody has answered: { $title }
mail-all-text = Everybody whom you invited has answered:
mail-all-go = See the results
mail-group-subject = Invitation to the group { $group }
mail-group-text = You are invited to join the group { $group }.
mail-group-text-by = { $by } invites you to join the group { $group }.
mail-group-go = Answer the invitation

mail-admin-subject = Link to manage your poll
mail-admin-text = With this link you change, close or delete your poll, on any device. Everybody who has it can do the same, so keep it to yourself.
mail-vote-subject = Link to your vote
mail-vote-text = With this link you change or delete your vote, on any device. Everybody who has it can do the same, so keep it to yourself.
mail-typed-go = Open

mail-expiry-subject = Will be deleted soon: { $title }
mail-expiry-text = This poll of yours will be deleted { $at }, with all its votes and comments. If you still need it, give it more time in its settings.
mail-expiry-go = Look at the poll

mail-news-subject = News: { $title }
mail-news-subject-votes = New votes: { $title }
mail-news-subject-comments = New comments: { $title }
mail-news-subject-closed = Voting has ended: { $title }
mail-news-subject-decided = Decided: { $title }
mail-news-subject-undecided = Not decided any more: { $title }
mail-news-subject-many = { $polls ->
    [one] News of one poll
   *[other] News of { $polls } polls
}
mail-news-voted = Voted: { $names }
mail-news-votes = { $count ->
    [one] One new vote
   *[other] { $count } new votes
}
mail-news-changed = Changed their vote: { $names }
mail-news-changes = { $count ->
    [one] One vote was changed
   *[other] { $count } votes were changed
}
mail-news-deleted = { $count ->
    [one] One vote was deleted
   *[other] { $count } votes were deleted
}
mail-news-choices = What can be voted on has changed
mail-news-closed = Voting has ended
mail-news-reopened = Voting goes on
mail-news-decided = It is decided:
mail-news-undecided = The decision was taken back
mail-news-commented = { $name } wrote:
mail-news-held = { $name } wrote, and waits for you to let it through:
mail-news-comments = { $count ->
    [one] And one more comment.
   *[other] And { $count } more comments.
}
mail-news-go = Open the poll

mail-why-asked = You get this mail because this address was typed on the site. Without the link nothing happens.
mail-why-account = You get this mail because you have an account on { $site }.
mail-why-admin = You get this mail because you run { $site }.
mail-why-invited = You get this mail because you were invited to a poll on { $site }.
mail-why-invited-by = You get this mail because { $by } invited you on { $site }.
mail-why-owner = You get this mail because the poll on { $site } is yours.
mail-why-typed = You get this mail because somebody, hopefully you, typed this address on { $site }. If you know nothing of it, do nothing.
mail-why-voted = You get this mail because you voted in this poll on { $site }.
mail-why-watch = You get this mail because you watch this poll on { $site }.
mail-why-watches = You get this mail because you watch these polls on { $site }.
mail-stop-watch = Do not watch this poll any more
mail-stop-watches = Do not watch any poll any more
mail-stop-invitations = No more mail about invitations and polls that you voted in
mail-stop-reminders = No more mail about this invitation

# On pages.
flash-link-mailed = The mail is on its way. If nothing comes within some minutes, look among the spam.
mailed-link-title = Mail it to me
mailed-link-email = Your e-mail address
mailed-link-help = It is used for this one mail.
mailed-link-send = Send the link

stop-title = Stop mails
stop-watch = You watch the poll “{ $title }” and get mail about what happens there.
stop-watches = You watch polls and get mail about what happens there. This ends watching all of them.
stop-invitations = You get invitations to polls and groups by mail, and what was decided in polls that you voted in.
stop-reminders = You get mail about your invitation to the poll “{ $title }”.
stop-do = Stop these mails
stop-done = Stopped
stop-done-text = You get no more of these mails. One that is on its way already may still come.
