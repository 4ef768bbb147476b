# Seiten des eigenen Kontos.
account-pages = Seiten deines Kontos
profile-title = Profil
profile-name-help = Den sehen andere, wenn du abstimmst und kommentierst. Stimmen, die du schon abgegeben hast, behalten ihren Namen.
profile-locale-browser = Wie mein Browser
profile-locale-help = Auch die Sprache deiner Mails.
profile-zone = Zeitzone
profile-zone-help = Etwa Europe/Berlin. Ohne Angabe ist es die deines Browsers.
profile-save = Speichern

mail-prefs-title = E-Mail
mail-prefs-none = Wir haben keine Adresse, an die wir dir schreiben könnten.
mail-prefs-to = Deine Mails gehen an { $email }.
mail-prefs-invitations = Schreib mir, wenn ich eingeladen bin
mail-prefs-watch = Umfragen beobachten, in denen ich abstimme
mail-prefs-watch-help = Du bekommst eine Mail, wenn dort etwas geschieht.
mail-prefs-voted = Auch die beobachten, in denen ich schon abgestimmt habe
mail-prefs-voted-help = Einmal, jetzt. Jede lässt sich auf ihrer Seite abschalten.
mail-prefs-digest = Wie Neues kommt
mail-prefs-instant = Sofort
mail-prefs-instant-help = Eine Mail, bald nachdem etwas geschehen ist.
mail-prefs-daily = Einmal am Tag
mail-prefs-daily-help = Eine Mail mit allem, was geschehen ist.

email-title = Adresse ändern
email-lead = Du bekommst eine Mail mit einem Link an die neue Adresse. Bis du ihn öffnest, ändert sich nichts.
email-new = Neue E-Mail-Adresse
email-keep = Die alte behalten
email-confirm-title = Diese Adresse benutzen?
email-confirm-lead = Mails für { $username } gehen dann an { $email }.
email-confirm = Benutzen

defaults-title = Neue Umfragen
defaults-lead = Womit deine neuen Umfragen beginnen. Bei jeder lässt es sich gleich und später ändern.
defaults-reset = Wie auf dieser Seite üblich

sessions-title = Anmeldungen
sessions-lead = Die Browser, in denen du angemeldet bist. Kennst du einen nicht, melde ihn ab und ändere dein Passwort.
sessions-browser = Browser
sessions-since = Seit
sessions-seen = Zuletzt benutzt
sessions-do = Aktion
sessions-this = Dieser Browser
sessions-unknown = Unbekannter Browser
sessions-end-one = Abmelden: { $agent }
sessions-end-others = Alle anderen abmelden
