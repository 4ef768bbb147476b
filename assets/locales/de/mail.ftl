# Mails: Betreff, Worte, und warum jemand sie bekommt.
mail-test-subject = Testmail von { $site }
mail-test-text = Mails dieser Seite kommen an. Es ist nichts zu tun.
mail-test-why = Jemand, der { $url } betreibt, hat diese Mail zum Ausprobieren geschickt.

mail-once = Der Link gilt einmal, bis { $until }. Wenn du ihn nicht angefordert hast, tu einfach nichts.
mail-register-subject = Dein Konto auf { $site }
mail-register-text = Jemand, hoffentlich du, möchte mit dieser Adresse ein Konto auf { $site }. Öffne diesen Link, um ein Passwort zu wählen:
mail-register-go = Konto erstellen
mail-made-subject = Ein Konto für dich auf { $site }
mail-made-text = Für dich wurde ein Konto auf { $site } angelegt. Dein Benutzername ist { $username }. Mit diesem Link wählst du ein Passwort:
mail-made-once = Der Link gilt einmal, bis { $until }. Danach lass dir von denen, die das Konto angelegt haben, einen neuen geben.
mail-made-go = Passwort wählen
mail-reset-subject = Neues Passwort für { $site }
mail-reset-text = Jemand, hoffentlich du, möchte ein neues Passwort für dein Konto auf { $site } wählen. Das geht mit diesem Link:
mail-reset-go = Neues Passwort wählen
mail-email-subject = Ist das deine Adresse? ({ $site })
mail-email-text = Jemand, hoffentlich du, möchte diese Adresse für ein Konto auf { $site } verwenden. Öffne diesen Link, um sie zu bestätigen:
mail-email-go = Adresse bestätigen

mail-known-subject = Du hast ein Konto auf { $site }
mail-known-text = Jemand, hoffentlich du, möchte mit dieser Adresse ein Konto auf { $site }. Es gibt schon eins: Melde dich an, oder lass dir einen Link für ein neues Passwort schicken.
mail-approved-subject = Dein Konto auf { $site } ist bereit
mail-approved-text = Dein Konto auf { $site } kann jetzt benutzt werden.
mail-changed-subject = Dein Konto auf { $site } wurde geändert
mail-changed-password = Das Passwort deines Kontos auf { $site } wurde geändert, und alle Sitzungen wurden beendet.
mail-changed-app-on = Für dein Konto auf { $site } wurde der zweite Schritt der Anmeldung eingeschaltet: Nach dem Passwort wird der Code einer App verlangt.
mail-changed-app-off = Für dein Konto auf { $site } wurde der zweite Schritt der Anmeldung ausgeschaltet.
mail-changed-codes = Für dein Konto auf { $site } wurden neue Ersatzcodes erstellt. Die alten gelten nicht mehr.
mail-changed-passkey-added = Zu deinem Konto auf { $site } kam ein Passkey hinzu. Wer ihn hat, kann sich damit anmelden.
mail-changed-passkey-removed = Von deinem Konto auf { $site } wurde ein Passkey entfernt.
mail-changed-factors = Wer { $site } betreibt, hat den zweiten Schritt deines Kontos ausgeschaltet, seine Passkeys entfernt und alle Sitzungen beendet.
mail-changed-linked = Dein Konto auf { $site } wurde mit einem weiteren Dienst verbunden, über den du dich anmelden kannst.
mail-changed-unlinked = Dein Konto auf { $site } ist nicht mehr mit einem Dienst verbunden, über den du dich anmelden konntest.
mail-changed-email-left = Mails für dein Konto auf { $site } gehen ab jetzt an eine andere Adresse.
mail-changed-email-taken = Mails für dein Konto auf { $site } kommen ab jetzt an diese Adresse.
mail-changed-reset = Wenn du das warst, ist nichts zu tun. Wenn nicht, kommt jemand anderes in dein Konto: Wähle sofort ein neues Passwort. Das beendet alle Sitzungen, und dort entfernst du auch Passkeys und Dienste, die nicht von dir sind.
mail-changed-ask = Wenn du das warst, ist nichts zu tun. Wenn nicht, kommt jemand anderes in dein Konto: Melde dich an, sieh unter „Sicherheit“ nach, und sag denen Bescheid, die die Seite betreiben.
mail-changed-taken = Dabei wurde von deinem Konto entfernt, was nicht bleiben sollte:
mail-taken-app = der zweite Schritt der Anmeldung: der Code einer App
mail-taken-passkeys = { $count ->
    [one] ein Passkey
   *[other] { $count } Passkeys
}
mail-taken-services = { $count ->
    [one] die Verbindung mit einem Dienst, über den du dich anmelden konntest
   *[other] die Verbindungen mit { $count } Diensten, über die du dich anmelden konntest
}
mail-sign-in = Anmelden
mail-waiting-subject = Ein Konto wartet auf { $site }
mail-waiting-text = { $username } hat um ein Konto gebeten und wartet auf Freigabe.
mail-waiting-text-named = { $name } (Benutzername { $username }) hat um ein Konto gebeten und wartet auf Freigabe.
mail-waiting-go = Konto ansehen

mail-asked-subject = Bitte abstimmen: { $title }
mail-asked-text = Deine Stimme ist gefragt:
mail-asked-text-by = { $by } bittet dich abzustimmen:
mail-asked-more = { $count ->
    [one] und noch eine Möglichkeit
   *[other] und { $count } weitere
}
mail-asked-go = Abstimmen
mail-asked-personal = Dieser Link gehört dir allein: Wer ihn hat, kann in deinem Namen abstimmen. Gib ihn nicht weiter.
mail-until = Abstimmen bis { $deadline }.
mail-again-subject = Deine Stimme fehlt: { $title }
mail-again-text = Du hast noch nicht abgestimmt:
mail-again-text-by = { $by } wartet auf deine Stimme:
mail-assigned-subject = Eine Stimme unter deinem Namen: { $title }
mail-assigned-entered = { $by } hat eine Stimme für dich eingetragen. Sie trägt deinen Namen:
mail-assigned-linked = { $by } hat eine Stimme mit deinem Konto verbunden, die unter einem anderen Namen abgegeben wurde. Sie trägt jetzt deinen:
mail-assigned-delete = Wenn sie nicht von dir ist, kannst du sie von deinem Konto lösen oder, solange abgestimmt wird, löschen.
mail-assigned-off = Wenn sie nicht von dir ist, kannst du sie von deinem Konto lösen. Die Abstimmung ist vorbei; löschen kann sie nur noch, wem die Umfrage gehört.
mail-assigned-go = Stimme ansehen
mail-all-subject = Alle haben geantwortet: { $title }
mail-all-text = Alle, die du eingeladen hast, haben geantwortet:
mail-all-go = Ergebnisse ansehen
mail-group-subject = Einladung in die Gruppe { $group }
mail-group-text = Du bist in die Gruppe { $group } eingeladen.
mail-group-text-by = { $by } lädt dich in die Gruppe { $group } ein.
mail-group-go = Einladung beantworten

mail-admin-subject = Link zum Verwalten deiner Umfrage
mail-admin-text = Mit diesem Link änderst, beendest oder löschst du deine Umfrage, auf jedem Gerät. Wer ihn hat, kann dasselbe tun; behalte ihn also für dich.
mail-vote-subject = Link zu deiner Stimme
mail-vote-text = Mit diesem Link änderst oder löschst du deine Stimme, auf jedem Gerät. Wer ihn hat, kann dasselbe tun; behalte ihn also für dich.
mail-typed-go = Öffnen

mail-expiry-subject = Wird bald gelöscht: { $title }
mail-expiry-text = Diese Umfrage von dir wird gelöscht: { $at }, mit allen Stimmen und Kommentaren. Wenn du sie noch brauchst, gib ihr in den Einstellungen mehr Zeit.
mail-expiry-go = Umfrage ansehen

mail-news-subject = Neues: { $title }
mail-news-subject-votes = Neue Stimmen: { $title }
mail-news-subject-comments = Neue Kommentare: { $title }
mail-news-subject-closed = Abstimmung beendet: { $title }
mail-news-subject-decided = Entschieden: { $title }
mail-news-subject-undecided = Nicht mehr entschieden: { $title }
mail-news-subject-many = { $polls ->
    [one] Neues von einer Umfrage
   *[other] Neues von { $polls } Umfragen
}
mail-news-voted = Abgestimmt: { $names }
mail-news-votes = { $count ->
    [one] Eine neue Stimme
   *[other] { $count } neue Stimmen
}
mail-news-changed = Stimme geändert: { $names }
mail-news-changes = { $count ->
    [one] Eine Stimme wurde geändert
   *[other] { $count } Stimmen wurden geändert
}
mail-news-deleted = { $count ->
    [one] Eine Stimme wurde gelöscht
   *[other] { $count } Stimmen wurden gelöscht
}
mail-news-choices = Die Möglichkeiten haben sich geändert
mail-news-closed = Die Abstimmung ist beendet
mail-news-reopened = Die Abstimmung geht weiter
mail-news-decided = Es ist entschieden:
mail-news-undecided = Die Entscheidung wurde rückgängig gemacht
mail-news-commented = { $name } schreibt:
mail-news-held = { $name } schreibt, und wartet auf deine Freigabe:
mail-news-comments = { $count ->
    [one] Und noch ein Kommentar.
   *[other] Und noch { $count } Kommentare.
}
mail-news-go = Umfrage öffnen

mail-why-asked = Du bekommst diese Mail, weil deine Adresse auf der Seite eingegeben wurde. Ohne den Link geschieht nichts.
mail-why-account = Du bekommst diese Mail, weil du ein Konto auf { $site } hast.
mail-why-admin = Du bekommst diese Mail, weil du { $site } betreibst.
mail-why-invited = Du bekommst diese Mail, weil du auf { $site } zu einer Umfrage eingeladen bist.
mail-why-invited-by = Du bekommst diese Mail, weil { $by } dich auf { $site } eingeladen hat.
mail-why-owner = Du bekommst diese Mail, weil die Umfrage auf { $site } dir gehört.
mail-why-typed = Du bekommst diese Mail, weil jemand, hoffentlich du, deine Adresse auf { $site } eingegeben hat. Wenn du davon nichts weißt, tu einfach nichts.
mail-why-voted = Du bekommst diese Mail, weil du in dieser Umfrage auf { $site } abgestimmt hast.
mail-why-watch = Du bekommst diese Mail, weil du diese Umfrage auf { $site } beobachtest.
mail-why-watches = Du bekommst diese Mail, weil du diese Umfragen auf { $site } beobachtest.
mail-stop-watch = Diese Umfrage nicht mehr beobachten
mail-stop-watches = Keine Umfrage mehr beobachten
mail-stop-invitations = Keine Mails mehr zu Einladungen und zu Umfragen, in denen ich abgestimmt habe
mail-stop-reminders = Keine Mails mehr zu dieser Einladung

# Auf Seiten.
flash-link-mailed = Die Mail ist unterwegs. Wenn in ein paar Minuten nichts kommt, sieh im Spam nach.
mailed-link-title = Mir mailen
mailed-link-email = Deine E-Mail-Adresse
mailed-link-help = Sie wird nur für diese eine Mail verwendet.
mailed-link-send = Link schicken

stop-title = Mails abbestellen
stop-watch = Du beobachtest die Umfrage „{ $title }“ und bekommst Mails darüber, was dort geschieht.
stop-watches = Du beobachtest Umfragen und bekommst Mails darüber, was dort geschieht. Damit beobachtest du keine mehr.
stop-invitations = Du bekommst per Mail Einladungen zu Umfragen und in Gruppen, und was in Umfragen entschieden wurde, in denen du abgestimmt hast.
stop-reminders = Du bekommst Mails zu deiner Einladung zur Umfrage „{ $title }“.
stop-do = Diese Mails abbestellen
stop-done = Abbestellt
stop-done-text = Du bekommst diese Mails nicht mehr. Nur eine, die schon unterwegs ist, kann noch kommen.
