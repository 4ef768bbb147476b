# Signing in by providers of identities.
signon-or = Or without a password of this site:
signon-button = Sign in with { $name }
signon-go-on = Go on

signon-connections = Connected accounts
signon-connections-lead = Sign in here with an account that you have elsewhere.
signon-none = There is nothing to connect with on this site.
signon-provider = Where
signon-state = State
signon-action = Change
signon-connected = Connected
signon-not-connected = Not connected
signon-connect = Connect with { $name }
signon-connect-word = Connect
signon-connect-ldap = Type the name and password that you have there, once.
signon-their-name = Your name there
signon-their-password = Your password there
signon-disconnect = Disconnect from { $name }
signon-disconnect-word = Disconnect
signon-last-way = Your only way to sign in
signon-onward = You are being sent on to { $name }.
signon-onward-out = You are signed out here, and are being sent on to { $name } to sign out there, too.

signon-stopped = Signing in did not work
signon-stale = This way to sign in has expired, was used already, or began in another browser. Please begin again.
signon-unreachable = The service that knows you cannot be reached at the moment. Please try again later. Accounts with a password of this site can sign in as always.
signon-refused = What the service sent about you cannot be trusted. Please begin again; if it stays like that, tell those who run this site.
signon-not-member = You are not in a group that may sign in here.
signon-locked = Your account is locked. Those who run this site can tell you why.
signon-pending = Your account has to be approved first. You can sign in once that is done.
signon-connect-first = There is an account with your e-mail address. Sign in to it as before, and connect it in its settings.
signon-no-account = You have no account here yet, and this way to sign in makes none.
signon-taken = Another account here is connected with that one already. Disconnect it there first.
signon-already = Your account is connected with somebody else there. Disconnect that first.

flash-sign-on-cancelled = You came back without having signed in.
flash-connected = Connected. You can sign in that way from now on.
flash-disconnected = Disconnected.
