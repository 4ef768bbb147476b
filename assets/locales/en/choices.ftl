# Changing the choices of a poll.
choices-votes = { $count ->
    [one] one vote
   *[other] { $count } votes
}
choices-save = Save choices
choices-values = Change the possible answers
choices-stale = Somebody changed the choices while you were at it. Please look again and save once more; then yours replace theirs.
choices-zone = All times are in the zone { $zone }. It can be changed in the settings.
choices-gone = Removed
choices-gone-help = Nobody can vote on these any more. Put back, they have their votes again.
choices-put-back = Put back
choices-texts-help = An empty line removes its choice from the poll; its votes are kept. A slash makes groups.
choices-more-rows = More lines
choices-text = Choice { $number }
choices-up = Move up: { $name }
choices-down = Move down: { $name }
choices-take-off = Remove: { $name }
