# The page of a poll.
results-best = En tête pour l’instant
results-best-over = En tête
results-best-badge = en tête
results-no-votes = Personne n’a encore voté
results-nothing-yet = –
results-or = {" "}ou{" "}
results-many-best = { $count ->
    [one] { $count } choix est en tête
   *[other] { $count } choix sont à égalité
}
results-runner-up = Ensuite : { $choice } ({ $score })
results-runners-more = { $names } ; et { $count } de plus
results-voters = { $count ->
    [one] { $count } personne a voté
   *[other] { $count } personnes ont voté
}
results-edit-mine = Modifier mon vote
results-open-mine = { $count ->
    [one] Votre vote laisse un choix sans réponse.
   *[other] Votre vote laisse { $count } choix sans réponse.
}
results-open-of = { $count ->
    [one] Le vote de { $name } laisse un choix sans réponse.
   *[other] Le vote de { $name } laisse { $count } choix sans réponse.
}
results-open-answer = Répondre maintenant
results-decide = Décider
results-decide-again = Modifier la décision
results-close = Clore le vote
results-reopen = Rouvrir le vote
results-sums = Résultats
results-more-sums = { $count } de plus
results-votes = Tous les votes
results-legend = Réponses
results-no-rows = Les votes individuels ne sont pas affichés ici.
results-name = Nom
results-sum = Résultat
results-you = vous
results-guest = sans compte
results-guest-help = sans connexion ; une personne qui a un compte porte ce nom ou un nom qui lui ressemble
results-as-guest = { $name } (sans compte)
results-edit = modifier
results-delete-vote = Supprimer le vote de { $name }
results-anonymous = Anonyme
results-hidden = Nom masqué
results-vote = Vote
results-nameless = Vote { $number }
results-has-remark = avec une remarque
results-remarks = Remarques
results-pages = Pages des votes
results-page = Page { $page } sur { $pages }
results-previous = Précédents
results-next = Suivants
results-everybody-may-edit = Toute personne qui a le lien peut modifier les votes des personnes sans compte. Vous pouvez désactiver cela dans les réglages.
results-owner-sees-all = Vous voyez tout parce que le sondage est à vous. Les autres en voient moins, selon les réglages.
results-after-vote = Vous verrez les résultats une fois que vous aurez voté.
results-never = Seule la personne qui organise le sondage voit les résultats. Vous voyez votre propre vote.
results-summary-only = Seuls les totaux et votre propre vote sont affichés.
results-names-hidden = Seule la personne qui organise le sondage voit les noms.
results-deleted-values = Une réponse de votre vote a été retirée de ce sondage. Veuillez vérifier votre vote.
results-over = Le vote est terminé : la date limite est passée.
results-closed = Le vote est terminé : il a été clos.

filter-title = Filtrer et trier
filter-min-percent = Au moins … %
filter-min-score = Au moins … points
filter-order = Ordre des choix
filter-order-poll = Comme dans le sondage
filter-order-best = Les meilleurs d’abord
filter-apply = Appliquer
filter-reset = Tout afficher
filter-hidden = { $count ->
    [one] Le filtre masque un choix.
   *[other] Le filtre masque { $count } choix.
}

export-menu = Exporter
export-csv = Tableau (CSV)
export-json = Données (JSON)
export-text = Texte court pour une messagerie
export-print = Imprimer

csv-date = Date
csv-remark = Remarque
results-live-one = { $name } vient de voter
results-live-many = Nouveaux votes : { $count }
results-live-other = Cette page vient d’être mise à jour
results-live-on = Les nouveaux votes apparaissent ici automatiquement.
results-live-off = Les nouveaux votes n’apparaissent pas ici automatiquement.
results-live-stop = Figer la page
results-live-start = Suivre en direct
