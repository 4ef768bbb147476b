# What scripts add to voting.
vote-redo = Wiederholen
vote-keys = Mit der Tastatur: ↑ und ↓ gehen von Zeile zu Zeile, ← und → wählen eine Antwort, 1, 2, 3 … geben die erste, zweite, dritte Antwort, 0 nimmt sie zurück, Eingabe antwortet und geht weiter, Strg+Z macht rückgängig.
