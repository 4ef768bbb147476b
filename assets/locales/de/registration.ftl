# Links, die per Mail kommen.
mailed-sent = Bitte sieh in deine Mails
mailed-nothing-came = Nach einigen Minuten noch nichts da? Sieh im Spam-Ordner nach, und ob du dich nicht vertippt hast.
mailed-start = Zur Startseite
mailed-dead = Dieser Link gilt nicht mehr
mailed-dead-text = Er wurde schon benutzt, ist zu alt, oder ein Teil davon fehlt.
mailed-again = Einen neuen Link anfordern
mailed-password = Neues Passwort
mailed-password-help = Mindestens acht Zeichen. Ein paar Wörter hintereinander sind leicht zu merken und schwer zu erraten.
mailed-password2 = Dasselbe Passwort noch einmal

# Ein Konto anlegen.
register-title = Konto anlegen
register-lead = Mit einem Konto findest du deine Umfragen und Stimmen auf jedem Gerät wieder. Du bekommst eine Mail mit einem Link und wählst dann ein Passwort.
register-approval = Wer diese Seite betreibt, sieht jedes neue Konto an, bevor es benutzt werden kann.
register-username = Benutzername
register-username-help = Zum Anmelden: Buchstaben, Ziffern und . + - _
register-name = Name
register-name-help = Den sehen andere, wenn du abstimmst. Ohne ihn sehen sie deinen Benutzernamen.
register-email = E-Mail-Adresse
register-domains = Möglich mit Adressen bei: { $domains }
register-send = Link schicken
register-have = Ich habe ein Konto
register-sent = Wenn diese Adresse ein Konto bekommen kann, ist eine Mail mit einem Link unterwegs. Er gilt einen Tag.
register-password-title = Fast fertig
register-password-lead = Wähle ein Passwort für dein Konto mit { $email }.
register-create = Konto anlegen
register-waiting = Dein Konto ist angelegt
register-waiting-text = Jemand von der Verwaltung sieht es an. Du bekommst eine Mail, sobald du dich anmelden kannst.

# Ein vergessenes Passwort.
reset-title = Passwort vergessen?
reset-lead = Du bekommst eine Mail mit einem Link und wählst dann ein neues.
reset-no-mail = Diese Seite kann dir dafür keinen Link schicken. Bitte lass dir einen von denen geben, die sie betreiben.
reset-who = E-Mail-Adresse oder Benutzername
reset-send = Link schicken
reset-sent = Wenn es ein Konto mit dieser Adresse oder diesem Namen gibt, ist eine Mail mit einem Link unterwegs. Er gilt drei Stunden.
reset-elsewhere = Meldest du dich hier mit einem Konto von anderswo an, kennt diese Seite kein Passwort von dir: Bitte frag dort.
reset-password-title = Ein neues Passwort
reset-password-lead = Für das Konto { $username }. Du wirst überall abgemeldet.
reset-first-title = Willkommen
reset-first-lead = Für dich wurde ein Konto auf { $site } angelegt. Dein Benutzername ist { $username }. Wähle ein Passwort, dann kannst du dich anmelden.
reset-others = Was dieses Konto noch öffnet
reset-others-help = Kreuze an, was von dir ist und bleiben soll. Was nicht angekreuzt ist, wird entfernt: Jemand anderes könnte es hinzugefügt haben.
reset-keep-passkey = Den Passkey „{ $name }“ behalten
reset-keep-provider = Weiter mit { $name } anmelden
reset-added = Hinzugefügt: { $when }
reset-second = Der zweite Schritt
reset-second-since = Eingeschaltet: { $when }. Nach dem Passwort wird der Code einer App verlangt.
reset-second-off = Ausschalten, er ist nicht von mir
reset-second-off-help = Du kannst gleich danach eine eigene App einrichten.
reset-second-stays = Er bleibt an. Sind App und Ersatzcodes verloren, hilft, wer diese Seite betreibt.
reset-save = Passwort speichern
