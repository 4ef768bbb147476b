# Passwords.
problem-password-too-short = Bitte mindestens 8 Zeichen. Drei oder vier Wörter, die nicht zusammengehören, sind leicht zu merken.
problem-password-of-digits = Bitte nicht nur Ziffern: Die sind zu schnell erraten.
problem-password-common = Dieses Passwort benutzen so viele, dass es als Erstes probiert wird. Bitte ein anderes wählen.
problem-password-like-name = Das ist dem Namen oder der Mailadresse des Kontos zu ähnlich. Bitte ein anderes wählen.

# Showing anew who one is.
again-title = Noch einmal das Passwort
again-lead = Gleich geht es um etwas, das auch andere gern hätten. Bitte noch einmal das Passwort eingeben.
again-elsewhere = Gleich geht es um etwas, das auch andere gern hätten. Bitte noch einmal anmelden, so wie immer.
again-wrong = Das Passwort ist falsch.
again-go = Weiter
again-sign-in = Noch einmal anmelden
