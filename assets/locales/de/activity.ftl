# Was mit einer Umfrage geschehen ist, für die, denen sie gehört.
activity-title = Was geschehen ist
activity-text = Das sehen nur die, denen diese Umfrage gehört. Von Stimmen ohne Namen ist nur der Tag bekannt.
activity-link-text = Wer wann was geändert hat; Gelöschtes zurückholen
activity-none = Noch nichts
activity-when = Wann
activity-what = Was
activity-who = Wer
activity-pages = Seiten dessen, was geschehen ist
activity-newer = Neuer
activity-older = Älter
activity-cut = Was davor war, ist noch gespeichert, aber zu viel, um es hier zu zeigen.
activity-created = Umfrage angelegt
activity-edited = Einstellungen oder Texte geändert
activity-choices = Möglichkeiten geändert
activity-values = Antworten geändert
activity-voted = Stimme abgegeben
activity-vote-edited = Stimme geändert
activity-vote-deleted = Stimme gelöscht
activity-vote-restored = Stimme zurückgeholt
activity-vote-assigned = Stimme einem Konto zugeordnet oder davon gelöst
activity-commented = Kommentar geschrieben
activity-comment-edited = Kommentar geändert
activity-comment-deleted = Kommentar gelöscht
activity-comment-restored = Kommentar zurückgeholt
activity-comment-approved = Kommentar freigegeben
activity-invited = Jemanden eingeladen
activity-withdrawn = Einladung zurückgezogen
activity-invitation-restored = Einladung zurückgeholt
activity-closed = Abstimmung beendet
activity-reopened = Abstimmung wieder geöffnet
activity-decided = Entschieden
activity-undecided = Entscheidung zurückgenommen
activity-deleted = Umfrage gelöscht
activity-restored = Umfrage zurückgeholt
activity-taken-over = Zur Hilfe übernommen
activity-given-back = Nach der Hilfe zurückgegeben
activity-anonymous-voted = { $count ->
    [one] Eine Stimme ohne Namen wurde abgegeben
   *[other] { $count } Stimmen ohne Namen wurden abgegeben
}
activity-anonymous-edited = { $count ->
    [one] Eine Stimme ohne Namen wurde geändert
   *[other] Stimmen ohne Namen wurden { $count }-mal geändert
}
activity-anonymous-deleted = { $count ->
    [one] Eine Stimme ohne Namen wurde gelöscht
   *[other] { $count } Stimmen ohne Namen wurden gelöscht
}
activity-anonymous-other = { $count ->
    [one] Mit einer Stimme ohne Namen geschah etwas anderes
   *[other] Mit Stimmen ohne Namen geschah { $count }-mal etwas anderes
}
