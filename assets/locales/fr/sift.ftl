# Les votes recherchés, et deux choix côte à côte.
filter-who = Le nom contient
filter-answer = Réponse
filter-any = Toutes
filter-blank = Sans réponse
filter-to = à
filter-to-any = N’importe quel choix
filter-find = Le choix contient
filter-compare = Comparer
filter-with = avec
filter-none = –
filter-found = { $found } votes sur { $all }
filter-no-votes = Aucun vote ne correspond.
compare-title = { $first } ou { $second } ?
compare-better = { $count ->
    [one] { $count } vote préfère { $choice }
   *[other] { $count } votes préfèrent { $choice }
}
compare-alike = { $count ->
    [0] Personne n’a répondu pareil aux deux.
    [one] Un vote répond pareil aux deux.
   *[other] { $count } votes répondent pareil aux deux.
}
compare-open = { $count ->
    [one] Un vote laisse l’un des deux ouvert.
   *[other] { $count } votes laissent l’un des deux ouvert.
}
compare-more = et { $count } autres

# Les personnes dont l’accord est indispensable.
needed-title = Qui est indispensable ?
needed-text = Le meilleur choix est alors le meilleur de ceux qui conviennent à toutes les personnes cochées. Qui voit tous les votes avec les noms voit aussi qui est indispensable.
needed-text-sheet = À côté des places, il est alors indiqué quelles personnes cochées ne sont pas encore inscrites. Qui voit tous les votes avec les noms voit aussi qui est indispensable.
needed-link-text = Les personnes sans qui rien ne va, et celles qui n’ont pas encore répondu
needed-nobody = Personne n’est encore invité ni n’a voté sous un nom.
needed-invited = { $name } (sur invitation)
needed-names = Indispensables : { $names }
needed-waiting = Pas encore de réponse sous leur nom : { $names }
needed-waiting-sheet = Pas encore d’inscription sous leur nom : { $names }
needed-spoiled = { $choice } obtient un meilleur résultat, mais ne convient pas à : { $names }
needed-nothing = Aucun choix ne convient à toutes les personnes indispensables.
needed-more = { $names } et { $count } autres
