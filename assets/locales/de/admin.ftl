# Verwaltung der Website.
fault-last-admin = Das ist das letzte Admin-Konto
fault-last-admin-text = Jemand muss diese Website verwalten können. Gib zuerst einem anderen Konto die Rolle Admin.

flash-user-locked = Das Konto ist gesperrt, und seine Sitzungen sind beendet.
flash-user-unlocked = Das Konto kann wieder benutzt werden.
flash-user-approved = Das Konto kann jetzt benutzt werden.
flash-user-refused = Die Anfrage ist abgelehnt, und das Konto ist weg.
flash-user-deleted = Das Konto ist gelöscht.
flash-session-ended = Die Sitzung ist beendet.
flash-user-created = Das Konto ist angelegt. Wenn es hier ein Passwort haben kann, ist der Link dazu unterwegs.
flash-factors-dropped = Der zweite Schritt ist aus, die Passkeys sind weg, und alle Sitzungen des Kontos sind beendet.
flash-sessions-ended = Alle Sitzungen des Kontos sind beendet.
flash-reset-mailed = Der Link ist unterwegs.
flash-taken-over = Du kannst die Umfrage eine Woche lang verwalten. Wem sie gehört, sieht das auf ihren Seiten.
flash-given-back = Die Umfrage ist zurückgegeben.
flash-group-deleted-by-admin = Die Gruppe ist gelöscht.

admin-title = Verwaltung
admin-pages = Seiten der Verwaltung
admin-pagination = Weitere Einträge
admin-newest = Neueste
admin-older = Ältere
admin-search = Suchen

admin-overview = Überblick
admin-users = Konten
admin-polls = Umfragen
admin-comments = Kommentare
admin-groups = Gruppen
admin-sessions = Sitzungen
admin-log = Protokoll
admin-settings = Einstellungen
admin-storage = Speicher
admin-votes = Stimmen

admin-waiting = { $count ->
    [one] Ein Konto wartet auf Freigabe
   *[other] { $count } Konten warten auf Freigabe
}
admin-held = { $count ->
    [one] Ein Kommentar wartet auf Freigabe
   *[other] { $count } Kommentare warten auf Freigabe
}
admin-polls-by-week = Neue Umfragen pro Woche
admin-votes-by-week = Stimmen pro Woche
admin-chart = { $heading }: { $last } in dieser Woche, höchstens { $most }
admin-as-table = Als Tabelle
admin-week = Woche ab
admin-count = Anzahl
admin-health = Zustand
admin-version = Version
admin-database = Datenbank
admin-free = Freier Speicherplatz
admin-mail = E-Mail
admin-mail-queue = { $waiting } warten, { $failed } gescheitert
admin-upkeep = Letzte Wartung
admin-backups = Letzte Sicherung
admin-backups-none = Dieser Server macht keine Sicherungen von selbst. Setze backup_dir und backup_keep_daily in der Konfiguration, oder sichere die Datenbank auf deine Weise: Eine verlorene Platte ist sonst eine verlorene Seite.
admin-backups-late = Die letzte Sicherung ist von { $when }. Das Protokoll des Servers oder des Timers, der die Sicherungen macht, sagt, warum es seither keine gibt.
admin-backups-timer-late = Der Timer, der Sicherungen in { $place } legt, hat seit { $when } keine gemacht. Sieh nach, ob die Platte da ist und Platz hat. Wenn es diesen Timer nicht mehr geben soll: bitpoll backup forget-timer.
admin-hours-ago = { $hours ->
    [0] in der letzten Stunde
    [one] vor einer Stunde
   *[other] vor { $hours } Stunden
}
admin-days-ago = { $days ->
    [one] vor einem Tag
   *[other] vor { $days } Tagen
}
admin-registration-no-mail = Die Registrierung ist an, aber niemand kann ein Konto anlegen: Dazu braucht es einen gemailten Link, und kein Mailserver ist eingerichtet. Setze smtp_host und mail_from in der Konfiguration.
admin-never = noch nie
admin-unknown = unbekannt

admin-find-user = Konto suchen
admin-find-user-help = Wörter oder Teile davon: aus Benutzername, Name oder bestätigter E-Mail-Adresse.
admin-all-users = Alle Konten
admin-nobody = Kein Konto gefunden
admin-username = Benutzername
admin-name = Name
admin-email = E-Mail
admin-state = Zustand
admin-email-help = Sie gilt als bestätigt: Wer sie hier einträgt, bürgt dafür, dass sie stimmt.
admin-email-set = Adresse ändern
admin-email-confirm = Speichern und bestätigen
admin-create = Neues Konto
admin-create-mail = Anlegen und Link mailen
admin-create-show = Anlegen und Link anzeigen
admin-create-elsewhere = Passwörter gibt es hier nicht: Wer sich mit dieser Adresse anmeldet, bekommt das Konto.
admin-locked = Gesperrt
admin-pending = Wartet auf Freigabe
admin-pending-text = Dieses Konto wurde beantragt und kann erst benutzt werden, wenn du es freigibst.
admin-approve = Freigeben
admin-refuse = Ablehnen
admin-none = keine
admin-confirmed = (bestätigt)
admin-unconfirmed = (nicht bestätigt)
admin-since = Konto seit
admin-role = Rolle
admin-role-help = Moderatoren sehen und löschen Umfragen und Kommentare. Admins dürfen hier alles. Stimmen sehen hier beide nicht.
admin-role-set = Rolle ändern
admin-role-user = Benutzer
admin-role-moderator = Moderator
admin-role-admin = Admin
admin-access = Zugang
admin-lock = Sperren
admin-unlock = Entsperren
admin-reset-show = Passwortlink erstellen
admin-reset-mail = Passwortlink mailen
admin-reset-link = Link, um ein Passwort zu wählen
admin-reset-once = Gib diesen Link weiter. Er gilt einmal, drei Tage lang, und wird nur jetzt gezeigt.
admin-end-sessions = Alle Sitzungen beenden
admin-second = Zweiter Schritt
admin-codes = Übrige Ersatzcodes
admin-second-text = Für jemanden, der Telefon und Codes verloren hat. Bitte zuerst sicherstellen, dass es diese Person ist: Danach genügt das Passwort allein. Auch die Passkeys verschwinden, und alle Sitzungen enden.
admin-second-off = Zweiten Schritt abschalten
admin-sessions-none = Nirgends angemeldet.
admin-delete-user = Konto löschen
admin-delete-user-of = { $name } löschen
admin-delete-user-text = Das Konto ist endgültig weg. Seine Stimmen und Kommentare bleiben unter „Früher dabei“; seine Namen verschwinden aus dem Protokoll.
admin-heir = Wer übernimmt?
admin-heir-groups = Um diese Gruppen kümmert sich sonst niemand: { $names }. Wer hier steht, verwaltet sie dann.
admin-heir-help = { $count ->
    [0] Ein Benutzername.
    [one] Eine Umfrage braucht einen Eigentümer: ein Benutzername.
   *[other] { $count } Umfragen brauchen einen Eigentümer: ein Benutzername.
}
admin-keep = Behalten
admin-log-of = Was damit geschah

admin-find-poll = Umfrage suchen
admin-find-poll-help = Ein Teil der Frage oder der Adresse, oder der Benutzername des Eigentümers.
admin-no-polls = Keine Umfrage gefunden
admin-no-polls-yet = Unter den neuesten ist keine; „Ältere“ sucht weiter
admin-question = Frage
admin-address = Adresse
admin-owner = Eigentümer
admin-made = Erstellt
admin-deleted = Gelöscht
admin-by-link = per Verwaltungslink
admin-by-group = Gruppe { $name }
admin-last = Letzte Änderung
admin-choices = Möglichkeiten
admin-deadline = Ende der Abstimmung
admin-open-poll = Umfrage öffnen
admin-delete-poll = Umfrage löschen
admin-support = Unterstützung
admin-support-text = Übernimm die Umfrage, um zu helfen: Eine Woche lang hast du die Rechte eines Eigentümers und siehst ihre Stimmen wie einer. Wem sie gehört, sieht das, und es wird festgehalten.
admin-support-on = Du hast die Rechte eines Eigentümers an dieser Umfrage.
admin-support-by = { $name } bis { $until }
admin-support-open = Umfrage verwalten
admin-take-over = Zur Unterstützung übernehmen
admin-give-back = Zurückgeben
admin-support-notice = { $name } verwaltet diese Website und kann bis { $until } auch diese Umfrage verwalten, um dir zu helfen.

admin-all-comments = Alle Kommentare
admin-held-comments = Wartende
admin-no-comments = Keine Kommentare

admin-no-groups = Keine Gruppen
admin-members = Mitglieder
admin-no-members = Niemand gehört dazu.
admin-provider = Anbieter
admin-runs-group = verwaltet die Gruppe
admin-delete-group = Gruppe löschen
admin-delete-group-text = Ihre Mitglieder verlieren, was sie durch sie haben.

admin-sessions-open = Offene Sitzungen
admin-sessions-accounts = Angemeldete Konten
admin-sessions-text = Die Sitzungen eines Kontos werden auf dessen Seite beendet.

admin-log-actor = Wer
admin-log-action = Was
admin-log-target = Wem oder woran
admin-log-when = Wann
admin-log-detail = Wie
admin-log-command-line = die Befehlszeile
admin-log-site = die Seite
admin-log-configuration = die Konfiguration
admin-log-slowed = überall gebremst
admin-log-refused = für ein Netz gesperrt
admin-log-taken = selbst übernommen
admin-log-other-group = eine andere Gruppe
admin-log-member = Mitglied
admin-log-place = { $who }: { $what }
admin-log-setup = die Einrichtungsseite
admin-log-former = früheres Konto { $id }
admin-log-mailed = gemailt
admin-log-shown = gezeigt
admin-log-by-link = über einen gemailten Link
admin-log-first = das erste
admin-log-confirmed = bestätigt
admin-log-changed = eine andere
admin-log-handed = { $heir } bekam { $polls }
admin-log-handed-over = { $heir } bekam { $polls } und { $groups }
admin-log-polls = { $count ->
    [0] keine Umfrage
    [one] eine Umfrage
   *[other] { $count } Umfragen
}
admin-log-groups = { $count ->
    [0] keine Gruppe
    [one] eine Gruppe
   *[other] { $count } Gruppen
}
admin-log-nothing = Nichts festgehalten
admin-log-file = Als Datei speichern

admin-settings-text = Was in diesem Prozess gilt. Geändert wird in der Konfiguration; das zählt nach einem Neustart.
admin-option = Einstellung
admin-value = Wert
admin-source = Aus
admin-default = Vorgabe

admin-table = Tabelle
admin-rows = Zeilen

# Das erste Admin-Konto.
problem-wrong-setup-code = Das ist nicht der Code, den der Server bei seinem letzten Start ausgegeben hat.
setup-title = Website einrichten
setup-lead = Noch verwaltet niemand diese Website. Erstelle das Konto, das es tut.
setup-code = Einrichtungscode
setup-code-help = Der Server gibt ihn beim Start aus.
setup-email-help = Für Links zu einem neuen Passwort, und um zu erfahren, wenn ein Konto wartet.
setup-do = Konto erstellen

# Wie lange Umfragen bleiben.
problem-kept-too-long = Umfragen bleiben hier höchstens bis { $day }. Bitte wähle einen früheren Tag.
retention-fact = Diese Umfrage und ihre Stimmen werden am { $day } gelöscht
retention-title = Wie lange sie bleibt
retention-field = Diese Umfrage von selbst löschen am
retention-help = Wem sie gehört, bekommt zwei Wochen vorher Bescheid, und alle sehen den Tag. Leer: nie.
retention-help-most = { $days ->
    [one] Wem sie gehört, bekommt zwei Wochen vorher Bescheid, und alle sehen den Tag. Höchstens ein Tag nach dem Erstellen, der Frist oder dem letzten Tag.
   *[other] Wem sie gehört, bekommt zwei Wochen vorher Bescheid, und alle sehen den Tag. Höchstens { $days } Tage nach dem Erstellen, der Frist oder dem letzten Tag, je nachdem, was am spätesten ist.
}

# E-Mail.
flash-mail-retried = Die E-Mail wird erneut versucht.
flash-mail-dropped = Die E-Mail ist verworfen.
admin-mail-off = E-Mail ist aus: Kein Mailserver ist eingerichtet.
admin-mail-off-waiting = E-Mail ist aus: Kein Mailserver ist eingerichtet. Was wartet, wird nicht gesendet: Es wird verworfen, sobald es fällig ist.
admin-mail-nothing = Keine E-Mail wartet
admin-mail-failed = Aufgegeben
admin-mail-waiting = Wartend
admin-mail-due = Nächster Versuch
admin-mail-tries = Versuche, und was der Mailserver sagte
admin-mail-retry = Erneut versuchen
admin-mail-drop = Verwerfen

# Wovon das Protokoll erzählt.
log-account-delete = Eigenes Konto gelöscht
log-account-email = Andere Adresse bestätigt
log-account-export = Eigene Daten heruntergeladen
log-account-rename = Anderen Benutzernamen gewählt
log-comment-approve = Kommentar freigegeben
log-comment-delete = Kommentar gelöscht
log-factor-app-off = Eigenen zweiten Schritt abgeschaltet
log-factor-app-on = Eigenen zweiten Schritt eingeschaltet
log-factor-codes-new = Neue Ersatzcodes erstellt
log-factor-passkey-add = Passkey hinzugefügt
log-factor-passkey-remove = Passkey entfernt
log-factor-reset = Zweiten Schritt und Passkeys eines Kontos entfernt
log-group-add = Jemanden in eine Gruppe aufgenommen
log-group-create = Gruppe angelegt
log-group-delete = Gruppe gelöscht
log-group-restore = Eine Gruppe zurückgeholt
log-group-join = Einer Gruppe beigetreten
log-group-leave = Eine Gruppe verlassen
log-group-remove = Jemanden aus einer Gruppe entfernt
log-group-role = Zuständige einer Gruppe geändert
log-identity-connect = Konto mit einem Anbieter verbunden
log-identity-disconnect = Verbindung zu einem Anbieter gelöst
log-log-export = Protokoll als Datei gespeichert
log-login-too-often = Viele falsche Passwörter
log-mail-drop = E-Mail verworfen
log-mail-retry = E-Mail erneut versucht
log-password-change = Eigenes Passwort geändert
log-poll-delete = Umfrage gelöscht
log-poll-expire = Umfrage nach Ablauf gelöscht
log-poll-give-back = Umfrage zurückgegeben
log-poll-owner = Umfrage weitergegeben
log-poll-restore = Umfrage zurückgeholt
log-poll-take-over = Umfrage zur Hilfe übernommen
log-session-end = Sitzungen beendet, wie ein Anbieter mitteilte
log-settings-change = Mit anderen Einstellungen gestartet
log-sql-write = Von Hand in die Datenbank geschrieben
log-user-approve = Konto eingelassen
log-user-create = Konto angelegt
log-user-delete = Konto gelöscht
log-user-email = Adresse eines Kontos gesetzt
log-user-end-sessions = Sitzungen beendet
log-user-lock = Konto gesperrt
log-user-password = Passwort eines Kontos gesetzt
log-user-refuse = Konto abgelehnt
log-user-register = Registriert
log-user-reset-link = Passwortlink erstellt
log-user-role = Rolle eines Kontos geändert
log-user-unlock = Konto entsperrt
