# Gruppen.
groups-title = Gruppen
groups-lead = Leute, die gemeinsam Umfragen machen: Eine Umfrage der Gruppe gehört allen Mitgliedern.
groups-nothing = Du gehörst noch zu keiner Gruppe
groups-create = Gruppe gründen
groups-invitations = Einladungen
groups-invites = { $name } lädt dich ein mitzumachen.
groups-invites-you = Du bist eingeladen mitzumachen.
groups-accept = Mitmachen
groups-refuse = Ablehnen
groups-yours = Deine Gruppen
groups-members = { $members ->
    [one] ein Mitglied
   *[other] { $members } Mitglieder
}
group-admin = Verwaltung
group-you = du
group-mirrored = Wer dazugehört, kommt von { $provider } und wird dort geändert.
group-name = Name
group-name-help = Mindestens drei Buchstaben oder Ziffern; dazwischen Leerzeichen, Punkte, - und _.
group-visibility = Wer sieht die Gruppe und ihre Mitglieder?
group-members-only = Nur ihre Mitglieder
group-members-only-text = und wer eingeladen ist, eines zu werden
group-signed-in = Alle, die hier ein Konto haben
group-signed-in-text = Ihre Umfragen können trotzdem nur Mitglieder ändern.
group-seen-members = Nur ihre Mitglieder sehen diese Gruppe.
group-seen-signed-in = Alle, die hier ein Konto haben, sehen diese Gruppe und ihre Mitglieder.
group-create-lead = Du verwaltest sie: Du lädst die anderen ein und bestimmst, wer das noch darf.
group-members = Mitglieder
group-invited = Eingeladen, noch ohne Antwort
group-withdraw = Zurückziehen
group-withdraw-of = Einladung von { $name } zurückziehen
group-invite = Leute einladen
group-invite-lead = Wer annimmt, dem gehören alle Umfragen der Gruppe zusammen mit dir.
group-people = Namen oder Adressen
group-people-help = Benutzernamen oder Mailadressen von Leuten, die hier ein Konto haben; mehrere durch Kommas getrennt.
group-invite-do = Einladen
group-asked = Eingeladen: { $names }
group-polls = Umfragen der Gruppe
group-change = Gruppe ändern
group-save = Speichern
group-leave = Gruppe verlassen
group-leave-lead = Ihre Umfragen gehören dir dann sofort nicht mehr. Zurück kommst du nur mit einer Einladung.
group-leave-last = Du verwaltest diese Gruppe allein. Bevor du gehen kannst, übergib die Verwaltung jemand anderem, oder lösche die Gruppe.
group-stay = Bleiben
group-delete = Gruppe löschen
group-delete-lead = { $members ->
    [one] Du bist ihr einziges Mitglied.
   *[other] Alle { $members } Mitglieder verlieren sie.
}
group-delete-polls = { $polls ->
    [one] Was soll aus ihrer Umfrage werden?
   *[other] Was soll aus ihren { $polls } Umfragen werden?
}
group-heir-me = Selbst übernehmen
group-heir-me-text = Was außerdem einem Konto gehört, bleibt bei diesem.
group-heir-group = An die Gruppe { $name } geben
group-heir-nobody = Löschen
group-heir-nobody-text = Du kannst sie eine Woche lang zurückholen.
group-keep = Behalten
group-menu = Was soll mit { $name } geschehen?
group-kick = Aus der Gruppe entfernen
group-grant = Verwaltung geben
group-revoke = Verwaltung nehmen
group-pages = Seiten mit Mitgliedern
group-before = Zurück
group-after = Weiter
group-position = { $from } bis { $to } von { $all }
group-badge = { $count ->
    [one] eine Einladung in eine Gruppe
   *[other] { $count } Einladungen in Gruppen
}

flash-group-created = Die Gruppe ist da. Lade jetzt die anderen ein.
flash-group-invited = Eingeladen. Das steht jetzt auf der Gruppenseite der Eingeladenen und kommt per Mail, wenn diese Seite Mails verschickt.
flash-group-joined = Du gehörst jetzt zur Gruppe.
flash-group-refused = Du hast abgelehnt.
flash-group-left = Du gehörst nicht mehr zur Gruppe.
flash-group-deleted = Die Gruppe ist gelöscht.
flash-group-withdrawn = Die Einladung ist zurückgezogen.
flash-group-kicked = Diese Person gehört nicht mehr zur Gruppe.

problem-group-name = Bitte mindestens drei Zeichen: Buchstaben, Ziffern, dazwischen Leerzeichen, Punkte, „-“ und „_“.
problem-group-taken = So heißt schon eine andere Gruppe.
problem-unknown-person = „{ $name }“ gibt es hier nicht.
problem-already-member = { $name } gehört schon zur Gruppe.
problem-already-invited = { $name } ist schon eingeladen.

fault-not-group-admin = Nur für die Verwaltung der Gruppe
fault-not-group-admin-text = Frag jemanden von ihnen; auf der Seite der Gruppe steht, wer das ist.
fault-mirrored = Diese Gruppe wird anderswo verwaltet
fault-mirrored-text = Wer dazugehört, kommt von dort, wo du dich anmeldest, und kann nur dort geändert werden.
fault-last-group-admin = Jemand muss die Gruppe verwalten
fault-last-group-admin-text = Übergib die Verwaltung zuerst jemand anderem.

# Wem eine Umfrage gehört.
new-owner = Gehört
new-owner-me = mir
new-owner-help = Alle Mitglieder einer Gruppe können deren Umfragen ändern, beenden und löschen.
new-now-group = gehört { $name }
poll-of-group = Umfrage der Gruppe { $group }
take-title = Diese Umfrage ins eigene Konto übernehmen
take-text = Dann steht sie bei deinen Umfragen und braucht keinen Link mehr. Der Verwaltungslink endet damit; einen neuen kannst du jederzeit machen.
take-do = In mein Konto übernehmen
flash-poll-taken = Diese Umfrage gehört jetzt zu deinem Konto.
