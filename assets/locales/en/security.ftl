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

# The second step of signing in.
second-title = One more step
second-lead = Your password alone does not open this account. Please type the code that your app shows now.
second-code = Code of six digits
second-go = Sign in
second-wrong = This code does not fit, or was used already. Codes of the app change every 30 seconds.
second-other = The app is not at hand
second-recovery = Recovery code
second-recovery-help = One of the ten that you kept when you set the app up. Each works once.
second-recovery-go = Sign in with it
second-lost = Neither app nor recovery codes? Whoever runs this site can help.

# Passkeys.
passkey-sign-in = Sign in with a passkey
passkey-again = Use a passkey
passkey-failed = That did not work. Please try again.
passkey-title = Passkey
passkey-created = Added
passkey-used = Last used
passkey-save = Save
passkey-remove = Remove passkey
passkey-remove-text = Nobody can sign in with it any more. Remove it from the device, too.

# How one’s account is protected.
account-pages = Pages of your account
security-title = Security
security-elsewhere = You sign in by way of another service: password and second step are set up there.
security-password = Password
security-password-text = If somebody else might know your password, change it here.
security-password-change = Change password
security-app = Code from an app
security-app-text = After the password, this site asks for a code that only an app on your phone can make. A password that was stolen is worth nothing then.
security-app-on = Set up an app
security-app-off = Turn off
security-on = On
security-off = Off
security-codes-left = { $count ->
    [0] You have no recovery codes left. Please make new ones.
    [one] You have one recovery code left.
   *[other] You have { $count } recovery codes left.
}
security-codes-new = New recovery codes
security-passkeys = Passkeys
security-passkeys-text = Sign in with your fingerprint, your face or the PIN of your device or security key: without a password, and safe from sites that only look like this one.
security-passkey-name = Name of the new passkey
security-passkey-name-help = So that you know it again, such as “My phone”.
security-passkey-add = Add a passkey
security-passkey-used = Last used { $when }
security-passkey-change = Change
security-passkey-unused = Not used yet
security-cancel = Cancel
password-others-end = All other browsers in which you are signed in will be signed out.
app-title = Set up an app
app-first = 1. Scan
app-first-text = Open an app for one-time passwords on your phone and scan this code with it. If you have none: Aegis, FreeOTP and many password managers do it. If you cannot scan, type the key.
app-qr = Code that sets up the app
app-open = Open in an app on this device
app-key = Key
app-then = 2. Try it
app-code-help = The code that the app shows for this site.
app-on = Turn on
app-wrong = This code does not fit. Is the clock of your phone right? Please type the code that the app shows now.
app-off-title = Do without the app
app-off-text = The password alone will sign you in then. The recovery codes are thrown away.
app-off = Turn off
codes-title = Recovery codes
codes-first = The second step is on. It is asked for at your next sign-in.
codes-text = Keep these codes where you find them without your phone. Each of them signs you in once instead of the app. They are shown only now.
codes-label = Your recovery codes
codes-file = Save as a file
codes-print = Print
codes-done = I have kept them
codes-renew = Make new codes
codes-renew-text = You get ten new codes. The old ones work no more.
flash-password-renewed = Your password is changed. All other browsers are signed out.
flash-second-step-off = The second step is off.
flash-passkey-added = The passkey is added. You can sign in with it.
flash-passkey-removed = The passkey is removed.
