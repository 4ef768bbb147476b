# Eine Umfrage erstellen.
new-title-date = Welche Tage passen allen?
new-lead-date = Wähl ein paar Tage, verschick den Link und sieh, wer wann Zeit hat.
new-title-datetime = Wann können sich alle treffen?
new-lead-datetime = Wähl Tage und Uhrzeiten, verschick den Link und sieh, wer wann Zeit hat.
new-title-universal = Was möchtest du wissen?
new-lead-universal = Schreib auf, was zur Wahl steht, verschick den Link und sieh, was die anderen meinen.
new-question = Worum geht es?
new-question-example = Sommerfest
new-create = Umfrage erstellen
new-optional = freiwillig
new-line = Zeile { $line }: { $message }

# Tage.
new-days = Tage
new-days-help = Tipp auf Tage oder zieh über mehrere. Die Nummer einer Woche wählt die ganze Woche, ein Wochentag seine Spalte.
new-earlier = Früherer Monat
new-later = Späterer Monat
new-week-head = Woche
new-week = Ganze Woche { $number }
new-weekday = { $weekday }: den ganzen Monat
new-keys = Pfeiltasten bewegen, Leertaste wählt. Umschalt und Leertaste wählen die Woche, Steuerung und Leertaste den Wochentag. Bild auf und Bild ab wechseln den Monat.
new-days-chosen = { $count ->
    [0] Noch keine Tage gewählt
    [one] Ein Tag gewählt
   *[other] { $count } Tage gewählt
}
new-take-back = { $what } entfernen
new-range = Mehrere Tage als eine Möglichkeit
new-past = { $count ->
    [one] Dieser Tag ist schon vorbei: { $days }. Drück noch einmal auf „Umfrage erstellen“, wenn du ihn meinst.
   *[other] Diese Tage sind schon vorbei: { $days }. Drück noch einmal auf „Umfrage erstellen“, wenn du sie meinst.
}
new-from = Von
new-to = Bis
new-add-range = Hinzufügen
new-dates = Oder tipp die Tage
new-dates-help = Zum Beispiel 1.3.2027, 4. März oder 2027-03-04.
new-dates-help-ranges = Zum Beispiel 1.3.2027, 4. März oder 2027-03-04. Ein Strich zwischen zwei Tagen macht daraus eine einzige Möglichkeit, etwa ein Wochenende.

# Uhrzeiten.
new-times = Uhrzeiten
new-times-lead = Für alle Tage dieselben. Einzelne Tage kannst du unten ändern.
new-times-label = Von wann bis wann?
new-times-help = Mit Kommas getrennt: 9:00, 14:30-16:00 oder 18:00 90m.
new-length = Dauer
new-length-none = wie getippt
new-minutes = { $count } min
new-hours = { $count } h
new-zone = Zeitzone
new-zone-help = Alle Uhrzeiten der Umfrage gelten in dieser Zone. Andere sehen ihre eigene daneben.
new-zone-help-deadline = Für das Ende der Abstimmung.
new-all-combinations = Abgestimmt wird über jede Uhrzeit an jedem Tag.
new-choose-combinations = Uhrzeiten Tag für Tag wählen
new-table = Uhrzeiten Tag für Tag
new-table-waits = Die Tabelle kommt wieder, sobald es Tage und Uhrzeiten gibt.
new-combinations = { $chosen } von { $all } gewählt
new-all = Alle
new-all-label = alle an- oder abwählen
new-row-label = { $day }: alle Uhrzeiten an- oder abwählen
new-column-label = { $time }: an allen Tagen an- oder abwählen
new-no-such-time = Diese Uhrzeit gibt es an diesem Tag nicht oder zweimal

# Texte.
new-texts = Möglichkeiten
new-texts-label = Möglichkeiten, eine pro Zeile
new-texts-help = Du kannst auch eine Liste einfügen.
new-groups = Möglichkeiten in Gruppen
new-groups-help = Ein Schrägstrich stellt Einträge unter eine gemeinsame Überschrift. Ein umgekehrter Schrägstrich davor lässt ihn stehen, wie er ist.
new-groups-example =
    Freitag / Pizza
    Freitag / Sushi
    Samstag / Grillen
    Öffnungszeit 24\/7

# Was die meisten so lassen.
new-more = Weitere Einstellungen
new-more-help = Beschreibung, Ende, Anmeldeliste, Adresse, wer was sieht
new-now-description = mit Beschreibung
new-now-deadline = mit Ende
new-now-seats = { $seats ->
    [one] ein Platz je Möglichkeit
   *[other] { $seats } Plätze je Möglichkeit
}
new-now-address = eigene Adresse
new-description = Beschreibung
new-description-help = Du kannst Markdown verwenden: *betont*, **wichtig**, [Link](https://example.org), Listen.
new-preview = Vorschau
new-preview-head = So wird es aussehen:
new-deadline = Ende der Abstimmung
new-deadline-help = Danach kann niemand mehr abstimmen.
new-deadline-twice = In dieser Nacht werden die Uhren zurückgestellt, diese Uhrzeit kommt zweimal. Bitte wähl, welche du meinst.
new-which = Welche von beiden?
new-which-first = Die erste ({ $offset })
new-which-second = Die zweite ({ $offset })
new-seats = Plätze je Möglichkeit
new-seats-help = Für eine Anmeldeliste: So viele können jede Möglichkeit haben; wer später kommt, steht auf der Warteliste. Gefragt wird nach ja oder nein. Leer heißt ohne Grenze. Andere Zahlen und eine Grenze für jede Person lassen sich später unter „Möglichkeiten → Plätze begrenzen“ einstellen.
new-address = Adresse
new-address-random = Zufällig
new-address-random-help = Niemand kann sie erraten.
new-address-own = Eine eigene
new-address-own-help = Leicht zu merken, aber auch zu erraten.
new-slug = { $start }…
new-slug-help = Buchstaben a–z, Ziffern, „-“ und „_“.

# Die Antworten einer neuen Umfrage.
new-answer-yes = ja
new-answer-no = nein
new-answer-maybe = vielleicht
new-answer-rather-not = eher nicht
