-brand = Bitpoll

plain = Salva
about = { plain } i sondaggi con { -brand }
greeting = Ciao { $name }, «benvenuto» { "{" }qui{ "}" }!
field =
    .hint = Come lo vedranno gli altri
votes = { $name }: { $count ->
    [one] un voto
   *[other] { $count } voti
}
kind = { $kind ->
    [date] giorni
   *[other] opzioni
}
nested = { $kind ->
    [date] { $count ->
        [one] un giorno
       *[other] { $count } giorni
    }
   *[other] { $count } risposte
}
type = { $type }
ended = Nel file { $name }.txt.
