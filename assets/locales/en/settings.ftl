# Pages of one’s own account.
profile-title = Profile
profile-name-help = What others see when you vote and comment. Votes that you have cast keep the name they have.
profile-locale-browser = As my browser asks for
profile-locale-help = Also the language of your mail.
profile-zone = Time zone
profile-zone-help = Such as Europe/Berlin. Without one it is that of your browser.
profile-save = Save

mail-prefs-title = Mail
mail-prefs-none = There is no address to which we could write to you.
mail-prefs-to = Your mail goes to { $email }.
mail-prefs-invitations = Tell me by mail when I am invited
mail-prefs-invitations-help = Also when somebody enters a vote for me, and when a poll in which I voted is decided.
mail-prefs-watch = Watch polls in which I vote
mail-prefs-watch-help = You get mail when something happens in them.
mail-prefs-voted = Also watch the polls in which I have already voted
mail-prefs-voted-help = Starts with saving, for all of them. You can stop on the page of each poll.
mail-prefs-digest = How you get news
mail-prefs-instant = At once
mail-prefs-instant-help = A mail soon after something happened.
mail-prefs-daily = Once a day
mail-prefs-daily-help = One mail with all that happened.

email-title = Change the address
email-add = Add an address
email-lead = You get a mail with a link at the new address. Until you open it, nothing changes.
email-new = New e-mail address
email-keep = Keep the old one
email-confirm-title = Use this address?
email-confirm-lead = Mail for { $username } will go to { $email }.
email-confirm = Use it

defaults-title = New polls
defaults-lead = What your new polls start with. Each can be changed when you make it, and later.
defaults-reset = As usual on this site

sessions-title = Sign-ins
sessions-lead = The browsers in which you are signed in. If you do not know one, sign it out and change your password.
sessions-when = Since { $day }, last used: { $seen }
sessions-hour = within the last hour
sessions-today = today
sessions-yesterday = yesterday
sessions-this = This browser
sessions-unknown = Unknown browser
sessions-end-one = Sign out: { $agent }
sessions-end-others = Sign out all others

data-title = My data
data-export-title = Take your data along
data-export-text = Everything this site knows of you, as a file for programs (JSON): your account, your polls with their votes, your own votes and comments. Passwords and keys are not in it.
data-export = Download
data-delete-text = Your account and everything of it will be gone for good.
data-delete = Delete my account …

account-delete-title = Delete the account
account-delete-lead = This cannot be undone.
account-last-admin = You are the only one who runs this site. Please let somebody else run it first.
account-groups = You are the only one who looks after these groups: { $names }. Please let another member do so first, or delete the group.
account-groups-link = To the groups
account-polls = { $count ->
    [one] What happens to the poll that is yours alone?
   *[other] What happens to the { $count } polls that are yours alone?
}
account-polls-delete = Delete
account-polls-delete-help = With all votes and comments in them.
account-polls-group = Give to the group { $name }
account-traces = What happens to your votes and comments?
account-traces-help = Votes under your name: { $votes }. Polls in which you have commented: { $comments }. Votes without a name stay: nobody knows that they are yours.
account-remove = Remove
account-remove-help = The results of the polls change.
account-keep-traces = Keep without your name
account-keep-traces-help = They stay as those of a “former participant”. What you wrote in them stays, too.
account-former = Former participant
account-gone = Everything else is gone at once: sign-ins, ways to sign in, groups, invitations, watched polls. Your name disappears from the log of the site.
account-delete = Delete for good
account-keep = Keep the account
