# Die Seite einer Umfrage.
results-best = Bisher am besten
results-best-over = Am besten
results-best-badge = am besten
results-no-votes = Noch hat niemand abgestimmt
results-nothing-yet = –
results-or = {" "}oder{" "}
results-many-best = { $count ->
    [one] Eine Möglichkeit ist am besten
   *[other] { $count } Möglichkeiten sind gleich gut
}
results-runner-up = Danach: { $choice } ({ $score })
results-runners-more = { $names }; und { $count } weitere
results-voters = { $count ->
    [one] Eine Person hat abgestimmt
   *[other] { $count } Personen haben abgestimmt
}
results-edit-mine = Meine Stimme ändern
results-open-mine = { $count ->
    [one] Deine Stimme lässt eine Möglichkeit offen.
   *[other] Deine Stimme lässt { $count } Möglichkeiten offen.
}
results-open-of = { $count ->
    [one] Die Stimme von { $name } lässt eine Möglichkeit offen.
   *[other] Die Stimme von { $name } lässt { $count } Möglichkeiten offen.
}
results-open-answer = Jetzt beantworten
results-decide = Entscheiden
results-decide-again = Entscheidung ändern
results-close = Abstimmung beenden
results-reopen = Abstimmung wieder öffnen
results-sums = Ergebnisse
results-more-sums = { $count } weitere
results-votes = Alle Stimmen
results-legend = Antworten
results-no-rows = Einzelne Stimmen werden hier nicht gezeigt.
results-name = Name
results-sum = Ergebnis
results-you = du
results-guest = Gast
results-guest-help = nicht angemeldet; jemand mit Konto heißt so oder so ähnlich
results-as-guest = { $name } (Gast)
results-edit = ändern
results-delete-vote = Stimme von { $name } löschen
results-anonymous = Anonym
results-hidden = Verborgen
results-vote = Stimme
results-nameless = Stimme { $number }
results-has-remark = mit Bemerkung
results-remarks = Bemerkungen
results-pages = Seiten der Stimmen
results-page = Seite { $page } von { $pages }
results-previous = Frühere
results-next = Spätere
results-everybody-may-edit = Alle mit dem Link können die Stimmen von Leuten ohne Konto ändern. In den Einstellungen lässt sich das ausschalten.
results-owner-sees-all = Du siehst alles, weil die Umfrage dir gehört. Andere sehen weniger; was, steht in den Einstellungen.
results-after-vote = Die Ergebnisse siehst du, sobald du abgestimmt hast.
results-never = Die Ergebnisse sieht nur, wem die Umfrage gehört. Du siehst deine eigene Stimme.
results-summary-only = Zu sehen sind nur die Summen und deine eigene Stimme.
results-names-hidden = Namen sieht nur, wem die Umfrage gehört.
results-deleted-values = Eine Antwort in deiner Stimme wurde aus dieser Umfrage entfernt. Bitte prüfe deine Stimme.
results-over = Die Abstimmung ist vorbei: Die Frist ist abgelaufen.
results-closed = Die Abstimmung ist vorbei: Sie wurde beendet.

filter-title = Filtern und sortieren
filter-min-percent = Mindestens … Prozent
filter-min-score = Mindestens … Punkte
filter-order = Reihenfolge
filter-order-poll = Wie in der Umfrage
filter-order-best = Beste zuerst
filter-apply = Anwenden
filter-reset = Alles zeigen
filter-hidden = { $count ->
    [one] Der Filter verbirgt eine Möglichkeit.
   *[other] Der Filter verbirgt { $count } Möglichkeiten.
}

export-menu = Exportieren
export-csv = Tabelle (CSV)
export-json = Daten (JSON)
export-text = Kurzer Text für den Chat
export-print = Drucken

csv-date = Datum
csv-remark = Bemerkung
results-live-one = { $name } hat gerade abgestimmt
results-live-many = Neue Stimmen: { $count }
results-live-other = Diese Seite wurde gerade aktualisiert
results-live-on = Neue Stimmen erscheinen hier von selbst.
results-live-off = Neue Stimmen erscheinen hier nicht von selbst.
results-live-stop = Nicht automatisch aktualisieren
results-live-start = Wieder mitlesen
