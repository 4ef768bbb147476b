# Seiten des eigenen Kontos.
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
mail-prefs-invitations-help = Auch, wenn jemand eine Stimme für mich einträgt, und wenn eine Umfrage entschieden ist, in der ich abgestimmt habe.
mail-prefs-watch = Umfragen beobachten, in denen ich abstimme
mail-prefs-watch-help = Du bekommst eine Mail, wenn dort etwas geschieht.
mail-prefs-voted = Auch die beobachten, in denen ich schon abgestimmt habe
mail-prefs-voted-help = Gilt ab dem Speichern für alle diese Umfragen. Auf der Seite jeder Umfrage lässt es sich beenden.
mail-prefs-digest = Wie du von Neuem erfährst
mail-prefs-instant = Sofort
mail-prefs-instant-help = Eine Mail, bald nachdem etwas geschehen ist.
mail-prefs-daily = Einmal am Tag
mail-prefs-daily-help = Eine Mail mit allem, was geschehen ist.

email-title = Adresse ändern
email-add = Adresse angeben
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
sessions-when = Seit { $day }, zuletzt benutzt: { $seen }
sessions-hour = in der letzten Stunde
sessions-today = heute
sessions-yesterday = gestern
sessions-this = Dieser Browser
sessions-unknown = Unbekannter Browser
sessions-end-one = Abmelden: { $agent }
sessions-end-others = Alle anderen abmelden

data-title = Meine Daten
data-export-title = Deine Daten mitnehmen
data-export-text = Alles, was diese Seite von dir weiß, als Datei für Programme (JSON): dein Konto, deine Umfragen mit ihren Stimmen, deine eigenen Stimmen und Kommentare. Passwörter und Schlüssel sind nicht dabei.
data-export = Herunterladen
data-delete-text = Dein Konto und alles, was dazugehört, ist dann endgültig weg.
data-delete = Mein Konto löschen …

account-delete-title = Konto löschen
account-delete-lead = Das lässt sich nicht rückgängig machen.
account-last-admin = Außer dir verwaltet niemand diese Seite. Bitte gib das zuerst an jemand anderen.
account-groups = Um diese Gruppen kümmerst nur du dich: { $names }. Bitte lass das zuerst ein anderes Mitglied tun, oder lösche die Gruppe.
account-groups-link = Zu den Gruppen
account-polls = { $count ->
    [one] Was wird aus der Umfrage, die dir allein gehört?
   *[other] Was wird aus den { $count } Umfragen, die dir allein gehören?
}
account-polls-delete = Löschen
account-polls-delete-help = Mit allen Stimmen und Kommentaren darin.
account-polls-group = Der Gruppe { $name } geben
account-traces = Was wird aus deinen Stimmen und Kommentaren?
account-traces-help = Stimmen unter deinem Namen: { $votes }. Umfragen, in denen du kommentiert hast: { $comments }. Stimmen ohne Namen bleiben: Niemand weiß, dass es deine sind.
account-remove = Entfernen
account-remove-help = Die Ergebnisse der Umfragen ändern sich.
account-keep-traces = Ohne deinen Namen behalten
account-keep-traces-help = Sie bleiben als die von „Früher dabei“. Auch was du darin geschrieben hast, bleibt.
account-former = Früher dabei
account-gone = Alles andere ist sofort weg: Anmeldungen, Anmeldewege, Gruppen, Einladungen, beobachtete Umfragen. Dein Name verschwindet aus dem Protokoll der Seite.
account-delete = Endgültig löschen
account-keep = Konto behalten
