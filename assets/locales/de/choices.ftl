# Die Auswahl einer Umfrage ändern.
choices-votes = { $count ->
    [one] eine Stimme
   *[other] { $count } Stimmen
}
choices-save = Auswahl speichern
choices-values = Mögliche Antworten ändern
choices-stale = Jemand hat die Auswahl geändert, während du dabei warst. Bitte sieh noch einmal hin und speichere erneut; dann ersetzt deine die andere.
choices-zone = Alle Uhrzeiten gelten in der Zone { $zone }. Sie lässt sich in den Einstellungen ändern.
choices-gone = Zurückgenommen
choices-gone-help = Darüber kann niemand mehr abstimmen. Kommt etwas zurück, hat es seine Stimmen wieder.
choices-put-back = Zurückholen
choices-texts-help = Eine leere Zeile nimmt ihre Auswahl zurück; die Stimmen bleiben aufgehoben. Ein Schrägstrich macht Gruppen.
choices-more-rows = Mehr Zeilen
choices-text = Auswahl { $number }
choices-up = Nach oben: { $name }
choices-down = Nach unten: { $name }
choices-take-off = Zurücknehmen: { $name }
