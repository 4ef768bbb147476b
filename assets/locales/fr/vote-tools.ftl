# What scripts add to voting.
vote-redo = Rétablir
vote-keys = Au clavier : ↑ et ↓ passent d’un choix à l’autre, ← et → choisissent une réponse, 1, 2, 3… donnent la première, la deuxième, la troisième réponse, 0 la retire, Entrée répond et passe au choix suivant, Ctrl+Z annule.
