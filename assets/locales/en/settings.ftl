# Pages of one’s own account.
account-pages = Pages of your account
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
mail-prefs-watch = Watch polls in which I vote
mail-prefs-watch-help = You get mail when something happens in them.
mail-prefs-voted = Watch the polls in which I have voted, too
mail-prefs-voted-help = Once, now. Each can be switched off on its page.
mail-prefs-digest = How news come
mail-prefs-instant = At once
mail-prefs-instant-help = A mail soon after something happened.
mail-prefs-daily = Once a day
mail-prefs-daily-help = One mail with all that happened.

email-title = Change the address
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
sessions-browser = Browser
sessions-since = Since
sessions-seen = Last used
sessions-do = Action
sessions-this = This browser
sessions-unknown = Unknown browser
sessions-end-one = Sign out: { $agent }
sessions-end-others = Sign out all others
