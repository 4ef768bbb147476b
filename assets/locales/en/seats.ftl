# Sign-up sheets: choices with so many seats, and a waiting list.
seats-title = Seats
seats-intro = For sign-up sheets: say how many can have each choice. Whoever answers “{ $answers }” takes a seat, first come, first served. Who comes later is on the waiting list and moves up, and is told by mail where the address is known.
seats-intro-none = No answer of this poll counts more than nothing, so none takes a seat. Give an answer a weight above zero first.
seats-all = The same number for all
seats-all-help = For every choice whose number below is not changed; 0 takes the limits away.
seats-each = Choice by choice
seats-each-help = Empty means no limit.
seats-of = Seats for { $choice }
seats-wanted = { $count ->
    [one] one person wants it
   *[other] { $count } people want it
}
seats-person = Limit for each person
seats-person-field = Most choices for one person
seats-person-help = How many choices one vote may answer with “{ $answers }”. Empty means no limit. It applies to votes from now on.
seats-save = Save
seats-back = Back to the choices
seats-link = Limit the seats
seats-link-text = Sign-up sheets: how many can have a choice, and a waiting list
seats-stale = Somebody else has changed this poll meanwhile. Below are your numbers; save again to put them in place.
seats-left = { $seats ->
    [one] The only seat is free
   *[other] { $left } of { $seats } seats left
}
seats-full = Full. You would be number { $place } on the waiting list
seats-full-for = Full, { $waiting } on the waiting list
seats-number = { $seats ->
    [one] One seat
   *[other] { $seats } seats
}
seats-yours = You have a seat
seats-you-wait = You are number { $place } on the waiting list
seats-you-wait-unseen = You are on the waiting list
seats-theirs = This vote has a seat
seats-they-wait = Number { $place } on the waiting list
seats-taken = { $seats ->
    [one] { $taken } of 1 seat taken
   *[other] { $taken } of { $seats } seats taken
}
seats-waiting = { $waiting } on the waiting list
seats-taken-short = { $taken } of { $seats }
seats-taken-head = Seats taken
seats-waiting-head = On the waiting list
seats-come = { $count ->
    [0] nobody yet
    [one] one person
   *[other] { $count } people
}
seats-open = What you leave open takes no seat.
seats-row-waits = on the waiting list
seats-row-waits-as = number { $place } on the waiting list
seats-rule = “{ $answers }” takes a seat, first come, first served. When all are gone you are on the waiting list, and move up as soon as a seat is free.
seats-limit = { $max ->
    [one] You can say “{ $answers }” to one choice.
   *[other] You can say “{ $answers }” to at most { $max } choices.
}
seats-free = { $left } of { $seats } seats free
seats-free-of = { $choice } ({ $left })
seats-gone = { $seats ->
    [one] Full: the only seat is taken
   *[other] Full: all { $seats } seats are taken
}
seats-list = On the waiting list: { $choices }
seats-unlimited = Without a limit: { $choices }
seats-mine = You have a seat:
seats-mine-of = { $name } has a seat:
seats-mine-waits = You are on the waiting list:
seats-mine-waits-of = { $name } is on the waiting list:
seats-mine-number = { $choice } (number { $place })
seats-csv-waits = { $answer } (waiting list)
problem-yes-limit = { $max ->
    [one] You can say yes to one choice only. Please take the others back.
   *[other] You can say yes to at most { $max } choices. Please take some back.
}
mail-seat-subject-up = You have a seat: { $title }
mail-seat-subject-down = You are on the waiting list now: { $title }
mail-seat-subject-out = Your answer takes no seat any more: { $title }
mail-seat-up = You have a seat now:
mail-seat-down = You are on the waiting list now, and you will be told when you have a seat:
mail-seat-out = The possible answers were changed, and yours takes no seat any more:
mail-seat-go = Look at the poll
