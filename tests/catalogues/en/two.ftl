votes = { $name }: { $count ->
    [0] no votes
    [one] { $count } vote
   *[other] { $count } votes
}
kind = { $kind ->
    [date] days
   *[other] choices
}
nested = { $kind ->
    [date] { $count ->
        [one] one day
       *[other] { $count } days
    }
   *[other] { $count } answers
}
type = { $type }
