# Links that were mailed.
mailed-sent = Please look into your mail
mailed-nothing-came = Nothing after some minutes? Look into the folder for spam, and check how you wrote it.
mailed-start = To the start page
mailed-dead = This link does not work any more
mailed-dead-text = It was used already, it is too old, or a part of it is missing.
mailed-again = Ask for another link
mailed-password = New password
mailed-password-help = At least eight characters. A few words in a row are easy to remember and hard to guess.
mailed-password2 = The same password again

# Making an account.
register-title = Create an account
register-lead = With an account you find your polls and votes again on every device. You get a mail with a link, and then choose a password.
register-approval = Somebody who runs this site looks at each new account before it can be used.
register-username = User name
register-username-help = For signing in: letters, digits and . + - _
register-name = Name
register-name-help = What others see when you vote. Without it they see your user name.
register-email = E-mail address
register-domains = Possible with addresses at: { $domains }
register-send = Send me the link
register-have = I have an account
register-sent = If this address can have an account, a mail with a link is on its way. It works for a day.
register-password-title = Almost done
register-password-lead = Choose a password for your account with { $email }.
register-create = Create the account
register-waiting = Your account is made
register-waiting-text = An administrator will look at it. You get a mail as soon as you can sign in.

# A forgotten password.
reset-title = Forgotten your password?
reset-lead = You get a mail with a link, and then choose a new one.
reset-no-mail = This site cannot send you a link for that. Please ask whoever runs it for one.
reset-who = E-mail address or user name
reset-send = Send me the link
reset-sent = If there is an account with this address or name, a mail with a link is on its way. It works for three hours.
reset-elsewhere = If you sign in here with an account from elsewhere, this site knows no password of yours: please ask there.
reset-password-title = A new password
reset-password-lead = For the account { $username }. You will be signed out everywhere.
reset-first-title = Welcome
reset-first-lead = An account was made for you on { $site }. Your user name is { $username }. Choose a password, and you can sign in.
reset-others = What else opens this account
reset-others-help = Tick what is yours and should stay. Whatever is not ticked is removed: somebody else may have added it.
reset-keep-passkey = Keep the passkey “{ $name }”
reset-keep-provider = Keep signing in with { $name }
reset-added = Added { $when }
reset-second = The second step
reset-second-since = Switched on { $when }: after the password, the code of an app is asked for.
reset-second-off = Switch it off, it is not mine
reset-second-off-help = You can set up an app of your own at once.
reset-second-stays = It stays on. If app and recovery codes are lost, whoever runs this site can help.
reset-save = Save the password
