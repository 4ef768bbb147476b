# Möglichkeiten, die Teilnehmende vorschlagen.
propose-link = Eine Möglichkeit vorschlagen
propose-title = Eine Möglichkeit vorschlagen
propose-text = Dein Vorschlag
propose-text-help = Ein paar Worte. Mit einem Schrägstrich steht er unter einer Überschrift: Pizza / Margherita.
propose-day = Tag
propose-last-day = Letzter Tag
propose-last-day-help = Nur wenn mehrere Tage zusammen eine Möglichkeit sind, etwa ein Wochenende.
propose-time = Uhrzeit
propose-time-help = Zum Beispiel 14:30, 9–10 Uhr oder 14 Uhr 1h30, nach der Uhr von { $zone }.
propose-as = Du schlägst vor als { $name }
propose-anonymous = Ohne meinen Namen vorschlagen
propose-name-help = Ihn sieht nur, wem die Umfrage gehört.
propose-reviewed = Wer die Umfrage gemacht hat, sieht den Vorschlag zuerst. Andere sehen ihn und können darüber abstimmen, sobald er angenommen ist.
propose-at-once = Der Vorschlag steht sofort in der Umfrage, und alle können darüber abstimmen.
propose-send = Vorschlagen
propose-own = Was du vorgeschlagen hast
propose-waits = wartet auf Prüfung
propose-accepted = angenommen
propose-rejected = nicht übernommen
propose-passed = schon vorbei
proposals-seats = Was du annimmst, hat zunächst keine Grenze für Plätze.
proposals-title = Vorgeschlagene Möglichkeiten
proposals-link-text = Was Teilnehmende vorschlagen; annehmen oder ablehnen
proposals-text = Das siehst nur du. Was du annimmst, steht sofort in der Umfrage, und alle können darüber abstimmen.
proposals-none = Nichts wartet auf dich
proposals-off = Zurzeit kann niemand Möglichkeiten vorschlagen.
proposals-settings = In den Einstellungen ändern
proposals-accept = Annehmen
proposals-accept-of = { $choice } annehmen
proposals-reject = Ablehnen
proposals-reject-of = { $choice } ablehnen
proposals-from = { $name }, { $time }
proposals-from-nobody = Ohne Namen, { $day }
proposals-waiting = { $count ->
    [one] Eine vorgeschlagene Möglichkeit wartet auf deine Prüfung.
   *[other] { $count } vorgeschlagene Möglichkeiten warten auf deine Prüfung.
}
proposals-look = Ansehen
proposals-field = Andere dürfen Möglichkeiten vorschlagen
proposals-field-help = Vorschlagen kann, wer abstimmen darf. Du kannst eine Möglichkeit auch wieder entfernen.
proposals-no = Nein
proposals-reviewed = Ja, nach meiner Prüfung
proposals-at-once = Ja, sofort
proposals-now = Vorschläge: { $how }
flash-proposed = Danke. Dein Vorschlag wartet darauf, dass er geprüft wird.
flash-proposed-past = Danke. Dein Vorschlag wartet auf Prüfung. Beachte: Dieser Zeitpunkt ist schon vorbei. Falls das ein Versehen war, schlag einfach den richtigen vor.
flash-proposal-added = Dein Vorschlag steht in der Umfrage. Alle können jetzt darüber abstimmen.
flash-proposal-added-past = Dein Vorschlag steht in der Umfrage, und alle können darüber abstimmen. Beachte: Dieser Zeitpunkt ist schon vorbei. Falls das ein Versehen war, kann die Person, der die Umfrage gehört, ihn wieder herausnehmen.
flash-proposal-accepted = Die Möglichkeit steht in der Umfrage.
flash-proposal-rejected = Der Vorschlag ist abgelehnt.
flash-proposal-waits-no-more = Dieser Vorschlag wartet nicht mehr: Er ist schon geprüft oder zurückgezogen.
flash-proposal-back = Der Vorschlag wartet wieder auf dich.
fault-proposals-off = Hier gibt es keine Vorschläge
fault-proposals-off-text = In dieser Umfrage lassen sich keine Möglichkeiten vorschlagen.
problem-already-there = Diese Möglichkeit gibt es in der Umfrage schon.
problem-already-proposed = Das hast du schon vorgeschlagen. Es wartet auf Prüfung.
problem-proposals-wait = { $max ->
    [one] Ein Vorschlag von dir wartet auf Prüfung. Bitte warte das erst ab.
   *[other] { $max } Vorschläge von dir warten auf Prüfung. Bitte warte das erst ab.
}
problem-proposed-too-often = Hier wurde in letzter Zeit sehr viel vorgeschlagen. Bitte versuche es später noch einmal.
activity-proposed = Möglichkeit vorgeschlagen
activity-added = Möglichkeit von Teilnehmenden hinzugefügt
activity-proposal-accepted = Vorgeschlagene Möglichkeit angenommen
activity-proposal-rejected = Vorgeschlagene Möglichkeit abgelehnt
activity-proposal-restored = Abgelehnten Vorschlag zurückgeholt
activity-anonymous-proposed = { $count ->
    [one] Eine Möglichkeit wurde ohne Namen vorgeschlagen
   *[other] { $count } Möglichkeiten wurden ohne Namen vorgeschlagen
}
activity-anonymous-added = { $count ->
    [one] Eine Möglichkeit wurde ohne Namen hinzugefügt
   *[other] { $count } Möglichkeiten wurden ohne Namen hinzugefügt
}
mail-news-proposed = { $name } schlägt eine Möglichkeit vor, die auf deine Prüfung wartet: { $choice }
mail-news-proposed-nameless = Jemand schlägt eine Möglichkeit vor, die auf deine Prüfung wartet: { $choice }
