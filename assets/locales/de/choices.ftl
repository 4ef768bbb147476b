# Die Möglichkeiten einer Umfrage ändern.
choices-votes = { $count ->
    [one] eine Stimme
   *[other] { $count } Stimmen
}
choices-save = Möglichkeiten speichern
choices-values = Mögliche Antworten ändern
choices-stale = Jemand hat die Möglichkeiten geändert, während du dabei warst. Bitte sieh noch einmal hin und speichere erneut; dann ersetzen deine die anderen.
choices-zone = Alle Uhrzeiten gelten in der Zone { $zone }. Sie lässt sich in den Einstellungen ändern.
choices-gone = Entfernt
choices-gone-help = Darüber kann niemand mehr abstimmen. Holst du etwas zurück, hat es seine Stimmen wieder.
choices-put-back = Zurückholen
choices-texts-help = Eine leere Zeile entfernt ihre Möglichkeit; die Stimmen bleiben aufgehoben. Ein Schrägstrich macht Gruppen.
choices-more-rows = Mehr Zeilen
choices-text = Möglichkeit { $number }
choices-up = Nach oben: { $name }
choices-down = Nach unten: { $name }
choices-take-off = Entfernen: { $name }
