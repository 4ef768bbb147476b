# Der Rahmen jeder Seite.
frame-skip = Zum Inhalt springen
frame-main-nav = Hauptmenü
frame-foot-nav = Über diese Seite
frame-sign-in = Anmelden
frame-sign-out = Abmelden
frame-my-polls = Meine Umfragen
frame-about = Über
frame-imprint = Impressum
frame-privacy = Datenschutz
frame-problems = Hilfe
frame-technical = Technisches
frame-theme = Farbschema
frame-theme-system = Wie das System
frame-theme-light = Hell
frame-theme-dark = Dunkel
frame-language = Sprache

form-errors = Bitte prüfe deine Eingaben

badge-decided = Entschieden
badge-open = Offen
badge-closed = Beendet

# Was gerade geschehen ist.
flash-poll-created = Deine Umfrage ist fertig.
flash-sheet-created = Deine Anmeldeliste ist fertig. Geantwortet wird mit ja oder nein; das kannst du unter „Einstellungen → Antworten“ ändern.
flash-sheet-fitted = Gespeichert. Noch hat niemand abgestimmt, deshalb fragt diese Anmeldeliste jetzt nur nach ja oder nein. Die möglichen Antworten kannst du ändern.
flash-saved = Gespeichert.
flash-voted = Danke, deine Stimme ist gespeichert.
flash-vote-deleted = Die Stimme ist gelöscht.
flash-data-erased = Deine Daten in dieser Umfrage sind gelöscht.
flash-vote-link = Du kannst deine Stimme jetzt in diesem Browser ändern.
flash-admin-link = Dieser Browser kann die Umfrage jetzt verwalten.
flash-commented = Dein Kommentar ist gespeichert.
flash-comment-held = Danke. Andere sehen deinen Kommentar, sobald er freigegeben ist.
flash-comment-deleted = Der Kommentar ist gelöscht.
flash-comment-approved = Der Kommentar ist jetzt für alle zu sehen.
flash-closed = Die Abstimmung ist beendet.
flash-reopened = Es kann wieder abgestimmt werden.
flash-decided = Die Entscheidung steht jetzt ganz oben in der Umfrage.
flash-undecided = Die Entscheidung ist rückgängig gemacht.
flash-poll-deleted = Die Umfrage ist gelöscht. Du kannst sie eine Woche lang zurückholen.
flash-poll-restored = Die Umfrage ist wieder da.
flash-copied = Das ist deine neue Umfrage.
flash-copied-invited = Das ist deine neue Umfrage. Dieselben Leute sind eingeladen.
flash-link-renewed = Der alte Verwaltungslink gilt nicht mehr. Bewahre den neuen auf.
flash-signed-in = Du bist angemeldet.
flash-registered = Dein Konto ist fertig.
flash-password-reset = Dein Passwort ist geändert. Du kannst dich jetzt damit anmelden.
flash-password-chosen = Dein Passwort ist gespeichert. Du kannst dich jetzt damit anmelden.
flash-signed-out-there = Dort bist du jetzt abgemeldet.
flash-account-deleted = Dein Konto ist gelöscht.
flash-email-sent = Wenn die Adresse benutzt werden kann, ist eine Mail mit einem Link dorthin unterwegs. Er gilt einen Tag, in einem Browser, in dem du angemeldet bist.
flash-email-changed = Deine Mails gehen jetzt an die neue Adresse.
flash-signed-out = Du bist abgemeldet.

# Was an einem Feld nicht stimmt.
problem-required = Bitte fülle dieses Feld aus.
problem-too-long = { $max ->
    [one] Bitte höchstens ein Zeichen.
   *[other] Bitte höchstens { $max } Zeichen.
}
problem-remarks-too-long = Alle Kommentare zu Möglichkeiten zusammen: bitte höchstens { $max } Zeichen.
problem-too-many = Bitte höchstens { $max }.
problem-username-shape = Ein Benutzername besteht nur aus Buchstaben, Ziffern und . - _ +, ohne Leerzeichen und ohne @.
problem-mixed-scripts = Bitte nimm Buchstaben einer einzigen Schrift: Ein Name mit zum Beispiel lateinischen und kyrillischen sieht aus wie der von jemand anderem.
problem-bad-characters = Darin steckt ein unsichtbares oder Steuerzeichen. Bitte tippe es neu.
problem-bad-email = Das ist keine E-Mail-Adresse.
problem-email-taken = Diese Adresse gehört zu einem anderen Konto.
problem-email-domain = Mit Adressen bei dieser Domain gibt es hier kein Konto.
problem-groups-first = Bitte übergib zuerst deine Gruppen.
problem-passwords-differ = Das ist nicht dasselbe Passwort.
problem-slug-shape = Bitte nur Buchstaben a–z, Ziffern, „-“ und „_“.
problem-slug-taken = Diese Adresse hat schon eine andere Umfrage. Bitte wähle eine andere.
problem-unknown-zone = Diese Zeitzone gibt es nicht. Sie heißen etwa „Europe/Berlin“.
problem-bad-day = Das ist kein Tag: „{ $text }“. Tage sehen so aus: 1.3.2027, 1. März oder 2027-03-01.
problem-bad-range = „{ $text }“ endet vor dem Anfang oder ist länger als ein Jahr.
problem-bad-time = Das ist keine Uhrzeit: „{ $text }“. Zeiten sehen so aus: 9:00, 9 Uhr, 14:30-16:00 oder 18:00 90m.
problem-bad-date-time = „{ $text }“ ist kein Datum mit Uhrzeit. Das sieht so aus: 2027-03-01 18:00.
problem-past-deadline = Diese Zeit ist schon vorbei. Bitte wähle eine spätere, oder lass das Feld leer.
problem-skipped-time = { $time } gibt es nicht: Die Uhren werden vorgestellt. Bitte wähle eine andere Zeit.
problem-doubled-time = { $time } gibt es zweimal: Die Uhren werden zurückgestellt. Schreib „@{ $first }“ hinter die Zeit für die erste, „@{ $second }“ für die zweite.
problem-no-choices = Bitte gib mindestens eine Möglichkeit an.
problem-moved-to-skipped = Aus einer der Zeiten würde { $time }, die es dann nicht gibt: Die Uhren werden vorgestellt. Bitte wähle hier etwas anderes, oder ändere zuerst diese Zeit.
problem-moved-to-doubled = Aus einer der Zeiten würde { $time }, die es dann zweimal gibt: Die Uhren werden zurückgestellt. Bitte wähle hier etwas anderes, oder ändere zuerst diese Zeit.
problem-moved-together = Aus zwei der Zeiten würde { $time }. Bitte wähle hier etwas anderes, oder nimm zuerst eine davon heraus.
problem-duplicate-choice = „{ $text }“ kommt zweimal vor.
problem-unknown-choice = Diese Möglichkeit wurde inzwischen entfernt. Deine anderen Antworten sind noch da; bitte speichere noch einmal.
problem-unknown-value = Diese Antwort wurde inzwischen entfernt. Bitte wähle eine andere.
problem-name-needed = Bitte gib deinen Namen an oder stimme ohne Namen ab, falls die Umfrage das erlaubt.
problem-anonymous-forbidden = Diese Umfrage braucht deinen Namen.
problem-blank-forbidden = Diese Umfrage braucht zu jeder Möglichkeit eine Antwort.
problem-nothing-answered = Du hast noch nichts beantwortet. Bitte wähle mindestens eine Antwort oder schreib einen Kommentar.
problem-bad-color = Bitte wähle eine der Farben oder schreib eine als #rrggbb.
problem-bad-icon = Bitte wähle eines der Symbole.
problem-bad-weight = Bitte schreib eine Zahl von -999,99 bis 999,99 mit höchstens zwei Nachkommastellen.
problem-bad-option = Bitte wähle etwas aus der Liste.
problem-audience-order = Wer abstimmen darf, muss die Umfrage auch sehen dürfen.
problem-name-taken = Diesen Namen hat schon jemand anderes.
problem-unknown-user = Diesen Benutzernamen gibt es nicht.
problem-last-value = Mindestens eine Antwort muss bleiben.
problem-bad-number = Bitte schreib eine ganze Zahl von Tagen, höchstens zehn Jahre vor oder zurück.

# Seiten, die sagen, was nicht ging.
fault-home = Zur Startseite
fault-name = Wer die Seite betreibt, findet dies im Protokoll unter der Nummer { $name }
fault-poll = Zur Umfrage
fault-not-found = Hier ist nichts
fault-not-found-text = Diese Seite oder Umfrage gibt es nicht. Vielleicht ist der Link unvollständig, oder die Umfrage wurde gelöscht.
fault-malformed = Das ist nicht zu lesen
fault-malformed-text = Dein Browser hat etwas geschickt, das wir nicht lesen können. Bitte geh zurück und versuch es noch einmal.
fault-stale = Inzwischen geändert
fault-stale-text = Jemand hat dasselbe geändert, während du dabei warst. Bitte geh zurück, lade neu und versuch es noch einmal.
fault-too-large = Zu viel
fault-too-large-text = Was dein Browser geschickt hat, ist größer als jedes Formular hier.
fault-too-slow = Zu langsam
fault-too-slow-text = Die Verbindung war zu langsam für das Formular. Bitte versuch es noch einmal.
fault-method = Das geht nicht
fault-method-text = Diese Adresse lässt sich so nicht aufrufen.
fault-cross-site = Von einer anderen Seite geschickt
fault-cross-site-text = Eine andere Seite hat deinen Browser das schicken lassen. Zu deiner Sicherheit ist nichts geschehen. Warst du es selbst, öffne die Seite hier und versuch es noch einmal.
fault-wrong-host = Falsche Adresse
fault-wrong-host-text = Unter dem Namen, nach dem dein Browser gefragt hat, antwortet dieser Server nicht.
fault-too-often = Ein wenig zu schnell
fault-too-often-text = Das kam zu oft in kurzer Zeit. Bitte warte einen Moment und versuch es noch einmal; geh zurück, dann ist deine Eingabe noch da.
fault-busy = Gerade ist viel los
fault-busy-text = Nichts Bestätigtes ist verloren. Bitte versuch es in ein paar Sekunden noch einmal.
fault-away = Diese Seite erreicht ihre Daten gerade nicht
fault-away-text = Nichts Bestätigtes ist verloren. Bitte versuch es gleich noch einmal.
fault-again = Noch einmal senden
fault-internal = Hier ist etwas schiefgegangen
fault-internal-text = Das liegt an uns und ist vermerkt. Bitte versuch es noch einmal; wenn es bleibt, sag es denen, die diese Seite betreiben.
fault-deleted = Diese Umfrage ist gelöscht
fault-deleted-text = Wem sie gehört, kann sie noch eine Woche nach dem Löschen zurückholen.
fault-login = Bitte melde dich an
fault-login-text = Das hier ist nur für angemeldete Leute.
fault-invited-only = Das hier ist für Eingeladene
fault-invited-only-text = Wenn du eingeladen bist, öffne den Link, den du bekommen hast. Wenn du mit deinem Konto eingeladen bist, melde dich an.
fault-not-invited = Du bist nicht eingeladen
fault-not-invited-text = Diese Umfrage ist nur für Eingeladene. Frag die Person, von der du den Link hast.
fault-not-yours = Das gehört jemand anderem
fault-not-yours-text = Nur wer es geschrieben hat, kann es ändern. Ist es deins, öffne den Link zum Ändern, den du beim Speichern bekommen hast.
fault-not-owner = Nur für die Verwaltung der Umfrage
fault-not-owner-text = Gehört die Umfrage dir, öffne ihren Verwaltungslink oder melde dich an.
fault-over = Die Abstimmung ist vorbei
fault-over-text = Die Frist dieser Umfrage ist abgelaufen.
fault-closed = Die Abstimmung ist vorbei
fault-closed-text = Diese Umfrage wurde beendet.
fault-already-voted = Du hast schon abgestimmt
fault-already-voted-text = In dieser Umfrage haben alle eine Stimme. Deine kannst du auf der Seite der Umfrage ändern, und eine ohne deinen Namen über ihren Link.
fault-voted-by-account = In dieser Umfrage haben alle eine Stimme, und du hast deine mit deinem Konto abgegeben. Melde dich an, um sie zu ändern.
fault-voted-by-link = In dieser Umfrage haben alle eine Stimme, und du hast deine über den persönlichen Link abgegeben, den du per Mail bekommen hast. Öffne ihn, ohne dich anzumelden, um sie zu ändern.
fault-comments-off = Hier gibt es keine Kommentare
fault-comments-off-text = Für diese Umfrage sind Kommentare ausgeschaltet.
fault-nothing-to-do = Nichts zu tun
fault-nothing-to-do-text = Das ist schon geschehen.

# Startseite.
start-title = Was möchtest du herausfinden?
start-lead = In einer Minute eine Umfrage erstellen, den Link verschicken und sehen, wann alle Zeit haben.
start-no-account = Du brauchst kein Konto.
start-days = Tage
start-days-text = Finde einen Tag oder ein Wochenende, das allen passt.
start-times = Tage und Uhrzeiten
start-times-text = Finde einen Termin, für alle in ihrer Zeitzone.
start-texts = Etwas anderes
start-texts-text = Lass zwischen Texten wählen: Orte, Gerichte, Namen. Auch als Anmeldeliste.
start-recent = Deine letzten Umfragen
start-public = Öffentliche Umfragen
start-all-public = Alle öffentlichen Umfragen
start-login-needed = Bitte melde dich an, um eine Umfrage zu erstellen.

# Anmelden.
login-title = Anmelden
login-username = Name oder Mailadresse
login-password = Passwort
login-wrong = Name, Mailadresse oder Passwort ist falsch.

public-nothing = Zurzeit gibt es keine öffentlichen Umfragen

# Seiten über diese Website.
about-title = Über diese Seite
about-text = Hier entstehen Umfragen: Finde mit Freunden oder im Team einen Termin oder lass zwischen irgendetwas anderem wählen. Dahinter steht Bitpoll, freie Software unter der AGPL.
imprint-title = Impressum
imprint-text = Wer diese Seite betreibt, hat noch kein Impressum geschrieben.
privacy-title = Datenschutz
privacy-text =
    Diese Seite speichert, was du eingibst: Umfragen, Stimmen, Namen und Kommentare. Wer den Link einer Umfrage hat, sieht, was ihre Einstellungen zeigen.

    Von einem Konto speichert sie, was du angibst: Benutzername, Name, E-Mail-Adresse, Einstellungen, wie du dich anmeldest (Passwörter nur als Hash) und mit welchen Umfragen es zu tun hat. Von jeder Anmeldung speichert sie, wann sie begann, wann sie zuletzt benutzt wurde und mit welcher Art von Browser, bis du dich abmeldest oder sie abläuft. In den Einstellungen kannst du es herunterladen und das Konto löschen.

    Cookies merken sich nur deine Sprache, dein Farbschema, dass du angemeldet bist, an welchen Umfragen du teilgenommen hast und dass eine Stimme oder Umfrage dir gehört. Niemand wird gezählt, nichts von anderswo eingebunden, keine Adresse deines Geräts gespeichert.
technical-title = Technisches
technical-text =
    Bitpoll { $version }.

    Die Seiten entstehen auf dem Server und gehen ohne JavaScript. Von anderen Seiten wird nichts geladen. Links zu Umfragen sind zufällig und werden Suchmaschinen nicht gezeigt.
licenses-title = Lizenzen
licenses-text = Bitpoll ist freie Software unter der GNU Affero General Public License, Version 3 oder später. Du darfst es benutzen, untersuchen, weitergeben und verbessern.
problems-title = Hilfe
problems-text = Etwas geht nicht, oder du hast eine Frage? Schreib an [{ $mail }](mailto:{ $mail }).
problems-nobody = Bitte frag die Person, von der du den Link zu dieser Seite hast.
