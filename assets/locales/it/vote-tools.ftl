# What scripts add to voting.
vote-redo = Ripeti
vote-keys = Con la tastiera: ↑ e ↓ passano da un’opzione all’altra, ← e → scelgono una risposta, 1, 2, 3… danno la prima, la seconda, la terza risposta, 0 la toglie, Invio risponde e va avanti, Ctrl+Z annulla.
