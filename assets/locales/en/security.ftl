# Passwords.
problem-password-too-short = At least 8 characters, please. Three or four words that do not belong together are easy to remember.
problem-password-of-digits = Not digits alone, please: they are guessed too quickly.
problem-password-common = So many people use this password that it is tried first. Please choose another.
problem-password-like-name = This is too much like the name or the mail address of the account. Please choose another.

# Showing anew who one is.
again-title = Is it you?
again-lead = You are about to see or change something that others would like to have, too. Please type your password once more.
again-elsewhere = You are about to see or change something that others would like to have, too. Please sign in once more, the way you always do.
again-wrong = The password is wrong.
again-go = Go on
again-sign-in = Sign in once more
