# Was hinausgeht: Vorschauen von Links, Papier, Rahmen, das aufgehobene Formular.
preview-vote = Eine Umfrage. Öffnen, um die Möglichkeiten zu sehen und abzustimmen.
preview-vote-until = Eine Umfrage. Abstimmen geht bis { $deadline }.
preview-look = Eine Umfrage, deren Abstimmung vorbei ist. Öffnen, um zu sehen, was herausgekommen ist.

print-title = Auf Papier
print-results = Ergebnis auf einem Blatt
print-results-text = was bisher herausgekommen ist
print-ballot = Stimmzettel
print-ballot-text = einer für jede Person zum Ausfüllen
print-list = Liste zum Eintragen
print-list-text = ein Blatt, das herumgeht
print-help = Gedruckt wird nur, was auf dem Blatt steht: mit Strg+P oder „Drucken“ im Menü des Browsers.
print-ballot-how = Bitte in jeder Zeile ein Kästchen ankreuzen.
print-list-how = Bitte Namen eintragen und unter jede Möglichkeit eines dieser Zeichen.
print-online = Oder online abstimmen:
print-at = Stand: { $at }
