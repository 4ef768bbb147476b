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

# The second step of signing in.
second-title = Noch ein Schritt
second-lead = Das Passwort allein öffnet dieses Konto nicht. Bitte den Code eingeben, den die App jetzt zeigt.
second-code = Code aus sechs Ziffern
second-go = Anmelden
second-wrong = Dieser Code passt nicht oder wurde schon benutzt. Die Codes der App wechseln alle 30 Sekunden.
second-other = Die App ist nicht zur Hand
second-recovery = Ersatzcode
second-recovery-help = Einer der zehn, die beim Einrichten der App angezeigt wurden. Jeder gilt einmal.
second-recovery-go = Damit anmelden
second-lost = Weder App noch Ersatzcodes? Wer diese Seite betreibt, kann helfen.

# Passkeys.
passkey-sign-in = Mit einem Passkey anmelden
passkey-again = Einen Passkey benutzen
passkey-failed = Das hat nicht geklappt. Bitte noch einmal versuchen.
passkey-title = Passkey
passkey-created = Hinzugefügt
passkey-used = Zuletzt benutzt
passkey-save = Speichern
passkey-remove = Passkey entfernen
passkey-remove-text = Damit kann sich dann niemand mehr anmelden. Er sollte auch auf dem Gerät gelöscht werden.

# How one’s account is protected.
account-pages = Seiten des Kontos
security-title = Sicherheit
security-elsewhere = Die Anmeldung läuft über einen anderen Dienst: Passwort und zweiter Schritt werden dort eingerichtet.
security-password = Passwort
security-password-text = Kennt vielleicht jemand anderes das Passwort? Hier lässt es sich ändern.
security-password-change = Passwort ändern
security-app = Code aus einer App
security-app-text = Nach dem Passwort wird ein Code verlangt, den nur eine App auf dem eigenen Telefon kennt. Ein gestohlenes Passwort ist dann nichts wert.
security-app-on = App einrichten
security-app-off = Ausschalten
security-on = An
security-off = Aus
security-codes-left = { $count ->
    [0] Es sind keine Ersatzcodes mehr übrig. Bitte neue anlegen.
    [one] Ein Ersatzcode ist noch übrig.
   *[other] { $count } Ersatzcodes sind noch übrig.
}
security-codes-new = Neue Ersatzcodes
security-passkeys = Passkeys
security-passkeys-text = Anmelden mit Fingerabdruck, Gesicht oder der PIN von Gerät oder Sicherheitsschlüssel: ohne Passwort, und sicher vor Seiten, die nur so aussehen wie diese.
security-passkey-name = Name des neuen Passkeys
security-passkey-name-help = Zum Wiedererkennen, zum Beispiel „Mein Telefon“.
security-passkey-add = Passkey hinzufügen
security-passkey-used = Zuletzt benutzt: { $when }
security-passkey-change = Ändern
security-passkey-unused = Noch nicht benutzt
security-cancel = Abbrechen
password-others-end = Alle anderen angemeldeten Browser werden abgemeldet.
app-title = App einrichten
app-first = 1. Scannen
app-first-text = Eine App für Einmalpasswörter auf dem Telefon öffnen und damit diesen Code scannen. Noch keine da? Aegis, FreeOTP und viele Passwortverwaltungen können das. Wenn das Scannen nicht geht, den Schlüssel abtippen.
app-qr = Code, der die App einrichtet
app-open = In einer App auf diesem Gerät öffnen
app-key = Schlüssel
app-then = 2. Ausprobieren
app-code-help = Der Code, den die App für diese Seite zeigt.
app-on = Einschalten
app-wrong = Dieser Code passt nicht. Geht die Uhr des Telefons richtig? Bitte den Code eingeben, den die App jetzt zeigt.
app-off-title = Ohne die App
app-off-text = Dann genügt das Passwort allein zum Anmelden. Die Ersatzcodes werden gelöscht.
app-off = Ausschalten
codes-title = Ersatzcodes
codes-first = Der zweite Schritt ist an. Er wird bei der nächsten Anmeldung verlangt.
codes-text = Diese Codes so aufbewahren, dass sie auch ohne das Telefon zu finden sind. Jeder gilt einmal anstelle eines App-Codes. Sie werden nur jetzt gezeigt.
codes-label = Die Ersatzcodes
codes-file = Als Datei speichern
codes-print = Drucken
codes-done = Ich habe sie aufbewahrt
codes-renew = Neue Codes anlegen
codes-renew-text = Es gibt zehn neue Codes. Die alten gelten dann nicht mehr.
flash-password-renewed = Das Passwort ist geändert. Alle anderen Browser sind abgemeldet.
flash-second-step-off = Der zweite Schritt ist aus.
flash-passkey-added = Der Passkey ist hinzugefügt. Damit geht das Anmelden jetzt.
flash-passkey-removed = Der Passkey ist entfernt.
