# Die eigenen Umfragen.
mine-new = Neue Umfrage
mine-parts = Teile der Liste
mine-all = Alle
mine-owned = Meine
mine-groups = Meiner Gruppen
mine-voted = Abgestimmt
mine-invited = Eingeladen
mine-watched = Beobachtet
mine-search = In Titeln suchen
mine-order = Reihenfolge
mine-by-created = Neueste zuerst
mine-by-deadline = Nächste Frist zuerst
mine-by-activity = Letzte Neuigkeit zuerst
mine-by-title = Nach Titel
mine-state = Zeigen
mine-any = Offene und beendete
mine-open = Nur offene
mine-closed = Nur beendete
mine-archived = Im Archiv
mine-seek = Suchen
mine-nothing = Du hast noch keine Umfragen
mine-none-found = So eine Umfrage gibt es nicht
mine-none-archived = Im Archiv ist nichts
mine-none-groups = Deine Gruppen haben noch keine Umfragen. Beim Erstellen kannst du wählen, wem eine Umfrage gehört.
mine-none-voted = Du hast noch nicht unter deinem Namen abgestimmt
mine-none-invited = Noch hat dich niemand eingeladen
mine-none-watched = Du beobachtest noch keine Umfrage. Auf der Seite einer Umfrage kannst du dir Neuigkeiten melden lassen.
mine-all-again = Alle zeigen
mine-back = Zurück zur Liste
mine-to-archive = { $count ->
    [one] Eine Umfrage im Archiv
   *[other] { $count } Umfragen im Archiv
}
mine-archive-one = Ins Archiv: { $title }
mine-unarchive-one = Aus dem Archiv holen: { $title }
mine-pages = Seiten der Liste
mine-before = Zurück
mine-after = Weiter
mine-position = { $from } bis { $to } von { $all }
tie-owner = deine
tie-voted = abgestimmt
tie-invited = eingeladen
tie-watched = beobachtet
tie-made = erstellt { $day }
start-all-mine = Alle meine Umfragen
flash-poll-archived = Archiviert. Die Umfrage bleibt, wie sie ist; nur deine Liste zeigt sie nicht mehr.
flash-poll-unarchived = Sie steht wieder auf deiner Liste.
