-brand = Bitpoll

plain = Enregistrer
about = { plain } des sondages avec { -brand }
greeting = Bonjour { $name }, « bienvenue » { "{" }ici{ "}" } !
field =
    .hint = Ce que verront les autres
votes = { $name } : { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
kind = { $kind ->
    [date] jours
   *[other] choix
}
nested = { $kind ->
    [date] { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
   *[other] { $count } réponses
}
type = { $type }
ended = Dans { $name }. Chante.
