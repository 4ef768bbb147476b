# Changing the choices of a poll.
choices-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
choices-save = Enregistrer les choix
choices-values = Modifier les réponses possibles
choices-stale = Quelqu’un a modifié les choix en même temps que vous. Veuillez vérifier et enregistrer encore une fois ; les vôtres remplaceront alors les siens.
choices-zone = Toutes les heures sont dans le fuseau { $zone }. Vous pouvez le changer dans les réglages.
choices-gone = Retirés
choices-gone-help = Personne ne peut plus voter pour ces choix. Si vous les remettez, ils retrouvent leurs votes.
choices-put-back = Remettre
choices-texts-help = Une ligne vide retire son choix du sondage ; ses votes sont conservés. Une barre oblique crée des groupes.
choices-more-rows = Plus de lignes
choices-text = Choix { $number }
choices-up = Monter : { $name }
choices-down = Descendre : { $name }
choices-take-off = Retirer : { $name }
