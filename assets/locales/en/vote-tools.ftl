# What scripts add to voting.
vote-redo = Redo
vote-keys = By keyboard: ↑ and ↓ go from choice to choice, ← and → choose an answer, 1, 2, 3 … give the first, second, third answer, 0 takes it back, Enter answers and goes on, Ctrl+Z takes back.
