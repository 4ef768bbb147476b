-brand = { $case ->
   *[nominative] Bitpoll
    [genitive] Bitpolls
}

plain = Speichern
about = Umfragen mit { -brand } speichern, Teil von { -brand(case: "genitive") } Welt
greeting = Hallo { $name }, „willkommen“ { "{" }hier{ "}" }!
field =
    .hint = So sehen es die anderen
votes = { $name }: { $count ->
    [one] eine Stimme
   *[other] { $count } Stimmen
}
kind = { $kind ->
    [date] Tage
   *[other] Möglichkeiten
}
nested = { $kind ->
    [date] { $count ->
        [one] ein Tag
       *[other] { $count } Tage
    }
   *[other] { $count } Antworten
}
type = { $type }
ended = Dabei: { $name }. Sing!
