# Votes that are looked for, and two choices side by side.
filter-who = Name contains
filter-answer = Answer
filter-any = Any
filter-blank = No answer
filter-to = to
filter-to-any = Any choice
filter-find = Choice contains
filter-compare = Compare
filter-with = with
filter-none = –
filter-found = { $found } of { $all } votes
filter-no-votes = No vote is like that.
compare-title = { $first } or { $second }?
compare-better = { $count ->
    [one] One likes { $choice } better
   *[other] { $count } like { $choice } better
}
compare-alike = { $count ->
    [0] Nobody answered both alike.
    [one] One answered both alike.
   *[other] { $count } answered both alike.
}
compare-open = { $count ->
    [one] One left one of them open.
   *[other] { $count } left one of them open.
}
compare-more = and { $count } more

# People whose yes the owner needs.
needed-title = Whose yes is needed?
needed-text = The best choice is then the best of those that suit everybody whom you tick. Whoever sees all votes with names sees who is needed, too.
needed-text-sheet = Beside the seats it is then said who of those whom you tick has not signed up yet. Whoever sees all votes with names sees who is needed, too.
needed-link-text = Who must not be missing, and who of them has not answered yet
needed-nobody = Nobody is invited or has voted under a name yet.
needed-invited = { $name } (invited)
needed-names = Needed: { $names }
needed-waiting = Not answered under a name yet: { $names }
needed-waiting-sheet = Not signed up under a name yet: { $names }
needed-spoiled = { $choice } came out better, but does not suit: { $names }
needed-nothing = No choice suits everybody who is needed.
needed-more = { $names } and { $count } more
