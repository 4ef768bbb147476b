# Links zum Weitergeben.
link-copy = Kopieren
link-copied = Kopiert

share-heading = Schick diesen Link allen, die abstimmen sollen
share-link = Link zur Umfrage
share-copy-link = Link kopieren
share-device = Teilen …
share-mail = E-Mail schreiben
share-text = Text für einen Chat oder eine Mail
share-copy-text = Text kopieren
share-others = Weitere Wege, sie zu teilen
share-qr = Oder lass sie diesen Code scannen:
share-qr-label = Code, der zur Umfrage führt
share-ask = Bitte hier abstimmen:
share-ask-until = Bitte bis { $deadline } abstimmen:
share-look = Hier sind die Ergebnisse:

share-admin-keep = Bewahre das auf. Es ist der einzige Schlüssel.
share-admin = Verwaltungslink
share-admin-only-text = Du hast diese Umfrage ohne Konto erstellt. Mit diesem Link änderst, beendest oder löschst du sie, auch auf einem anderen Gerät. Wenn du ihn verlierst, kann niemand dir helfen. Wer ihn hat, kann dasselbe tun; schick ihn also nicht denen, die abstimmen.
share-admin-text = Wer diesen Link öffnet, kann die Umfrage verwalten wie du, auch ohne Konto. Gut für alle, die das gemeinsam organisieren.
share-admin-make = Verwaltungslink erstellen
share-admin-link = Verwaltungslink
share-copy-admin = Verwaltungslink kopieren
share-admin-subject = Verwaltungslink: { $title }
share-file = Als Datei speichern
share-mail-me = Mir selbst mailen
share-admin-qr = Als Code zum Scannen zeigen
share-admin-qr-label = Code, der zur Verwaltung der Umfrage führt
share-renew-title = Jemand hat ihn, der ihn nicht haben sollte?
share-renew-text = Erstelle einen neuen Link. Der alte gilt sofort nicht mehr, und jeder Browser, der ihn geöffnet hat, außer diesem hier, kann die Umfrage nicht mehr verwalten.
share-renew = Neuen Link erstellen

# Worte einer Umfrage.
details-zone-help = Zum Beispiel Europe/Berlin. Wenn du sie änderst, bleiben die Uhrzeiten, wie sie sind.

settings-words = Die Frage
settings-stale = Jemand hat diese Umfrage geändert, während du dabei warst. Unten steht, was du eingegeben hast; speichere noch einmal, um das andere damit zu ersetzen.
settings-save = Speichern
settings-owner = Eigentümer
settings-owner-text = Wer diese Umfrage ändern, beenden und löschen kann.
settings-owner-user = Benutzername
settings-owner-help = Nur leer lassen, wenn die Umfrage einer Gruppe gehören soll. Wenn du die Umfrage abgibst, gehört sie dir nicht mehr.
settings-owner-group = Gruppe
settings-no-group = Keine Gruppe
settings-other-group = Eine andere Gruppe (wie jetzt)
settings-more = Mehr
settings-values-text = Wörter, Farben, Symbole
settings-admin-text = zum Verwalten ohne Konto
settings-copy-text = dieselbe Frage noch einmal
settings-delete-text = mit einer Woche Bedenkzeit

# Mögliche Antworten.
values-title = Antworten
values-heading = Was man antworten kann
values-text = Jede Antwort zählt so viel, wie du sagst; daraus entstehen die Summen. Die üblichen Wörter liest jeder in der eigenen Sprache, bis du sie änderst.
values-weight = Zählt
values-facts = zählt { $weight }, { $uses ->
    [one] einmal
   *[other] { $uses }-mal
} gegeben
values-gone = entfernt
values-edit = „{ $title }“ ändern
values-remove = „{ $title }“ entfernen
values-restore = „{ $title }“ zurückholen
values-add = Antwort hinzufügen
values-stale = Jemand hat diese Umfrage geändert, während du dabei warst. Noch ist nichts gespeichert: Bitte sieh noch einmal hin und drück noch einmal.
values-save = Antwort speichern
values-cancel = Abbrechen
values-word = Wort
values-weight-help = Meist von 0 (nein) bis 1 (ja). Auch unter 0, für ein Veto.
values-color = Farbe
values-own-color = Eigene Farbe
values-own-help = Gilt, wenn oben „Eigene Farbe“ gewählt ist. Der Text darauf wird schwarz oder weiß, je nachdem, was sich besser liest.
values-icon = Symbol

copy-title = Kopieren
copy-heading = Eine neue Umfrage wie diese
copy-text = Mit denselben Möglichkeiten und Einstellungen, aber ohne Stimmen und Kommentare. Sie gehört dir, oder deiner Gruppe, wenn ihr diese gehört.
copy-of = Kopie von { $title }
copy-shift = Alle Tage verschieben um
copy-shift-help = In Tagen: 7 ist eine Woche später, -1 einen Tag früher. Das Ende der Abstimmung wandert mit.
copy-values = Antworten mitnehmen
copy-values-help = Sonst hat die Kopie die üblichen: ja, vielleicht, eher nicht, nein.
copy-invitations = { $count ->
    [one] Auch einladen, wer hier eingeladen ist
   *[other] Auch die { $count } Leute einladen, die hier eingeladen sind
}
copy-invitations-mail = Sofort geht eine Mail mit einem neuen persönlichen Link hinaus.
copy-invitations-links = Es gibt neue persönliche Links; Mail geht keine hinaus.
copy-do = Kopie erstellen

delete-title = Löschen
delete-heading = Diese Umfrage löschen?
delete-text = { $votes ->
    [0] Noch hat niemand abgestimmt. Du kannst die Umfrage eine Woche lang zurückholen.
    [one] Die Umfrage verschwindet mit ihrer einen Stimme und allen Kommentaren. Du kannst sie eine Woche lang zurückholen.
   *[other] Die Umfrage verschwindet mit ihren { $votes } Stimmen und allen Kommentaren. Du kannst sie eine Woche lang zurückholen.
}
delete-do = Umfrage löschen
delete-keep = Behalten
deleted-restore = Zurückholen

decide-title = Entscheiden
decide-heading = Was soll es sein?
decide-text = Was du ankreuzt, steht für alle ganz oben in der Umfrage. Du kannst es rückgängig machen.
decide-nothing = Bitte kreuze mindestens eine Möglichkeit an.
decide-close = Abstimmung beenden
decide-close-help = Sonst kann man weiter abstimmen.
decide-do = Entscheiden
decide-undo = Entscheidung rückgängig machen
decide-best = am besten
decide-score = Wertung { $score }
decide-no-answers = noch keine Antworten
decided-heading = Es ist entschieden
decided-calendar = In den Kalender
