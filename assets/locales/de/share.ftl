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
print-list-several = Die Möglichkeiten verteilen sich auf mehrere Blätter: Schreib deinen Namen auf jedem in die Zeile mit derselben Nummer.
print-list-sheet = Blatt { $number } von { $all }: { $title }
print-online = Oder online abstimmen:
print-at = Stand: { $at }

embed-heading = Auf einer Website zeigen
embed-text = Diese Zeilen gehören in eine Seite von { $sites }. Dort sehen alle, was Fremde mit dem Link sehen, und stimmen in einem eigenen Tab ab.
embed-code = HTML für die Seite
embed-copy = HTML kopieren
embed-vote = In neuem Tab abstimmen
embed-look = Umfrage ansehen
embed-new-tab = öffnet einen neuen Tab
embed-nothing = Diese Umfrage lässt sich hier nicht zeigen
embed-nothing-text = Es gibt sie nicht mehr, oder sie ist nicht für alle mit dem Link.

offline-now = Gerade gibt es keine Verbindung. Dieses Formular ist auf diesem Gerät aufgehoben: einfach abstimmen, gesendet wird, sobald die Verbindung wieder da ist.
offline-kept = Deine Stimme ist auf diesem Gerät aufgehoben und noch nicht gesendet. Sobald es eine Verbindung gibt, geschieht das von selbst. Noch einmal speichern ersetzt sie.
offline-sending = Wieder verbunden: Deine Stimme wird gesendet …
offline-refused = Deine Stimme aus der Zeit ohne Verbindung wurde noch nicht angenommen. Sie steht unten: Bitte sieh noch einmal hin und speichere sie erneut.
