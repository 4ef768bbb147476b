# The frame of every page.
frame-skip = Skip to the content
frame-main-nav = Main
frame-foot-nav = About this site
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-my-polls = My polls
frame-about = About
frame-imprint = Imprint
frame-privacy = Privacy
frame-problems = Help
frame-technical = Technical information
frame-theme = Colour scheme
frame-theme-system = As the system
frame-theme-light = Light
frame-theme-dark = Dark
frame-language = Language

form-errors = Please check what you typed

badge-decided = Decided
badge-open = Open
badge-closed = Closed

# What the request before has done.
flash-poll-created = Your poll is ready.
flash-sheet-created = Your sign-up sheet is ready. People answer yes or no; you can change that at “Settings → Answers”.
flash-sheet-fitted = Saved. Nobody has voted yet, so this sign-up sheet now asks for yes or no only. You can change the possible answers.
flash-saved = Saved.
flash-voted = Thank you, your vote is stored.
flash-vote-deleted = The vote is deleted.
flash-data-erased = Your data in this poll is deleted.
flash-vote-link = You can change your vote in this browser now.
flash-admin-link = This browser can manage the poll now.
flash-commented = Your comment is stored.
flash-comment-held = Thank you. Your comment will be seen by others once the poll’s owner lets it through.
flash-comment-deleted = The comment is deleted.
flash-comment-approved = The comment can be seen by everybody now.
flash-closed = Voting has ended.
flash-reopened = Voting is open again.
flash-decided = The decision is shown at the top of the poll now.
flash-undecided = The decision is undone.
flash-poll-deleted = The poll is deleted. You can bring it back within a week.
flash-poll-restored = The poll is back.
flash-copied = This is your new poll.
flash-copied-invited = This is your new poll. The same people are invited.
flash-link-renewed = The old admin link no longer works. Keep the new one.
flash-signed-in = You are signed in.
flash-registered = Your account is ready.
flash-password-reset = Your password is changed. You can sign in with it now.
flash-password-chosen = Your password is saved. You can sign in with it now.
flash-signed-out-there = That browser is signed out.
flash-account-deleted = Your account is deleted.
flash-email-sent = If the address can be used, a mail with a link is on its way there. It works for a day, in a browser in which you are signed in.
flash-email-changed = Your mail goes to the new address now.
flash-signed-out = You are signed out.

# What is wrong with a field.
problem-required = Please fill in this field.
problem-too-long = { $max ->
    [one] At most one character, please.
   *[other] At most { $max } characters, please.
}
problem-remarks-too-long = All comments to choices together: at most { $max } characters, please.
problem-too-many = At most { $max }, please.
problem-username-shape = A user name has letters, digits and . - _ + alone: no blanks, and no @.
problem-mixed-scripts = Please take letters of one script: a name with, for example, Latin and Cyrillic ones looks like that of somebody else.
problem-bad-characters = There is an invisible or control character in it. Please type it anew.
problem-bad-email = This is no e-mail address.
problem-email-taken = Another account has this address.
problem-email-domain = Addresses at this domain cannot have an account here.
problem-groups-first = Please hand your groups over first.
problem-passwords-differ = This is not the same password.
problem-slug-shape = Only letters a–z, digits, “-” and “_”, please.
problem-slug-taken = Another poll has this address already. Please choose another.
problem-unknown-zone = There is no such time zone. They look like “Europe/Berlin”.
problem-bad-day = Not a day: “{ $text }”. Days look like 2027-03-01, 1.3.2027 or 1 March 2027.
problem-bad-range = “{ $text }” ends before it starts, or is longer than a year.
problem-bad-time = Not a time: “{ $text }”. Times look like 9:00, 9am, 14:30-16:00 or 18:00 90m.
problem-bad-date-time = “{ $text }” is not a date with a time. They look like 2027-03-01 18:00.
problem-past-deadline = This time has passed already. Please choose a later one, or leave it empty.
problem-skipped-time = There is no { $time }: the clocks are put forward then. Please choose another time.
problem-doubled-time = { $time } comes twice: the clocks are put back. Write “@{ $first }” behind the time for the first one, “@{ $second }” for the second.
problem-no-choices = Please add at least one choice.
problem-moved-to-skipped = One of the times would become { $time }, which the clocks skip: they are put forward then. Please choose something else here, or change that time first.
problem-moved-to-doubled = One of the times would become { $time }, which comes twice: the clocks are put back then. Please choose something else here, or change that time first.
problem-moved-together = Two of the times would both become { $time }. Please choose something else here, or take one of them off first.
problem-duplicate-choice = “{ $text }” is there twice.
problem-unknown-choice = This choice was taken off the poll meanwhile. Your other answers are kept; please save again.
problem-unknown-value = This answer was taken off the poll meanwhile. Please choose another.
problem-name-needed = Please type your name, or vote anonymously if the poll allows it.
problem-anonymous-forbidden = This poll needs your name.
problem-blank-forbidden = This poll needs an answer to every choice.
problem-nothing-answered = You have not answered anything yet. Please choose at least one answer, or write a comment.
problem-bad-color = Please choose one of the colours, or write one as #rrggbb.
problem-bad-icon = Please choose one of the icons.
problem-bad-weight = Please write a number from -999.99 to 999.99 with at most two decimals.
problem-bad-option = Please choose one of the options.
problem-audience-order = People who may vote must be able to see the poll.
problem-name-taken = Somebody else has this name already.
problem-unknown-user = There is nobody with this user name.
problem-last-value = At least one answer must remain.
problem-bad-number = Please write a whole number of days, at most ten years either way.

# Pages that say what went wrong.
fault-home = To the start page
fault-name = Whoever runs the site finds it in the log by this number: { $name }
fault-poll = To the poll
fault-not-found = Nothing here
fault-not-found-text = There is no such page or poll. Perhaps the link is not complete, or the poll was deleted.
fault-malformed = This cannot be read
fault-malformed-text = Your browser sent something that we cannot read. Please go back and try again.
fault-stale = Changed in between
fault-stale-text = Somebody changed the same thing while you were at it. Please go back, reload and try again.
fault-too-large = Too much
fault-too-large-text = What your browser sent is larger than any form here.
fault-too-slow = Too slow
fault-too-slow-text = The connection was too slow to send the form. Please try again.
fault-method = Not possible
fault-method-text = This address cannot be used in this way.
fault-cross-site = Sent by another site
fault-cross-site-text = Another site made your browser send this. For your safety nothing was done. If it was you, open the page here and try again.
fault-wrong-host = Wrong address
fault-wrong-host-text = This server does not answer under the host name that your browser asked for.
fault-too-often = A little too fast
fault-too-often-text = This came too often in a short time. Please wait a moment and try again; go back to find what you typed.
fault-busy = Very busy just now
fault-busy-text = Nothing is lost that was confirmed. Please try again in a few seconds.
fault-away = This site cannot reach its data just now
fault-away-text = Nothing is lost that was confirmed. Please try again in a moment.
fault-again = Send again
fault-internal = Something went wrong here
fault-internal-text = It is our fault, and it was noted. Please try again; if it stays, tell whoever runs this site.
fault-deleted = This poll is deleted
fault-deleted-text = Its owner can bring it back for a week after the deletion.
fault-login = Please sign in
fault-login-text = This is only for people who are signed in.
fault-invited-only = This is for invited people
fault-invited-only-text = If you were invited, open the link that you got. If you were invited with your account, sign in.
fault-not-invited = You are not invited
fault-not-invited-text = This poll is only for invited people. Ask whoever sent you the link.
fault-not-yours = This is somebody else’s
fault-not-yours-text = Only whoever wrote it can change it. If it is yours, open the edit link that you got when you saved it.
fault-not-owner = Only for the poll’s owner
fault-not-owner-text = If the poll is yours, open its admin link, or sign in.
fault-over = Voting is over
fault-over-text = The deadline of this poll has passed.
fault-closed = Voting is over
fault-closed-text = The owner has closed this poll.
fault-already-voted = You have voted already
fault-already-voted-text = Everybody has one vote in this poll. You can change yours on the page of the poll, and one without your name by its link.
fault-voted-by-account = Everybody has one vote in this poll, and you have given yours with your account. Sign in to change it.
fault-voted-by-link = Everybody has one vote in this poll, and you have given yours by the personal link that you got by mail. Open it, without signing in, to change it.
fault-comments-off = No comments here
fault-comments-off-text = The owner of this poll has switched comments off.
fault-nothing-to-do = Nothing to do
fault-nothing-to-do-text = This was done already.

# Start page.
start-title = What do you want to find out?
start-lead = Make a poll in a minute, send the link and see when everybody has time.
start-no-account = You need no account.
start-days = Days
start-days-text = Find a day or a weekend that suits all.
start-times = Days and times
start-times-text = Find a time for a meeting, in everybody’s time zone.
start-texts = Anything else
start-texts-text = Let people choose between texts: places, dishes, names. Also as a sign-up sheet.
start-recent = Your recent polls
start-public = Public polls
start-all-public = All public polls
start-login-needed = Please sign in to make a poll.

# Signing in.
login-title = Sign in
login-username = User name or e-mail address
login-password = Password
login-wrong = Name, mail address or password is wrong.

public-nothing = There are no public polls at the moment

# Pages about the site.
about-title = About this site
about-text = This site makes polls: find a date with friends or colleagues, or let them choose between anything else. It runs Bitpoll, free software under the AGPL.
imprint-title = Imprint
imprint-text = Whoever runs this site has not written an imprint yet.
privacy-title = Privacy
privacy-text =
    This site keeps what you type: polls, votes, names and comments. Everybody who has the link of a poll can see what its settings show.

    Of an account it keeps what you give it: user name, name, mail address, settings, how you sign in (passwords only as a hash), and which polls it has to do with. Of each sign-in it keeps when it began, when it was last used and which kind of browser it was, until you sign out or it runs out. You can download it and delete the account in the settings.

    It sets cookies only to remember your language, your colour scheme, that you are signed in, which polls you took part in, and that a vote or poll is yours. It counts nobody, embeds nothing from elsewhere and stores no addresses of your device.
technical-title = Technical information
technical-text =
    Bitpoll { $version }.

    Pages are made on the server and work without JavaScript. Nothing is loaded from other sites. Links to polls are random and are not told to search engines.
licenses-title = Licences
licenses-text = Bitpoll is free software under the GNU Affero General Public License, version 3 or later. You may use, study, share and improve it.
problems-title = Help
problems-text = Something does not work, or you have a question? Write to [{ $mail }](mailto:{ $mail }).
problems-nobody = Please ask whoever sent you the link to this site.
