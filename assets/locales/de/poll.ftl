# Jede Seite einer Umfrage.
label-next-day = (am Tag danach)
label-your-time = deine Zeit: { $time }
label-poll-time = Zeit der Umfrage: { $time }
poll-pages = Seiten dieser Umfrage
poll-until = Abstimmen bis { $deadline }
poll-was-until = Die Abstimmung endete { $deadline }
poll-zone = Zeiten in { $zone }
poll-zones = Zeiten in { $zone }, daneben in { $other }
tab-overview = Übersicht
tab-vote = Abstimmen
tab-own-vote = Meine Stimme
tab-choices = Möglichkeiten
tab-settings = Einstellungen
tab-share = Teilen
