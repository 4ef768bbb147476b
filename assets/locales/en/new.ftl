# Making a poll.
new-title-date = Which days suit everybody?
new-lead-date = Choose some days, send the link and see who has time when.
new-title-datetime = When can everybody meet?
new-lead-datetime = Choose days and times, send the link and see who has time when.
new-title-universal = What do you want to know?
new-lead-universal = Write down what to choose from, send the link and see what people think.
new-question = What is it about?
new-question-example = Summer party
new-create = Create poll
new-optional = optional
new-line = Line { $line }: { $message }

# Days.
new-days = Days
new-days-help = Tap days, or drag over several. A week’s number ticks the whole week, a weekday its column.
new-earlier = Earlier month
new-later = Later month
new-week-head = Week
new-week = Whole week { $number }
new-weekday = { $weekday }: the whole month
new-keys = Arrow keys move, space ticks. Shift and space tick the week, control and space the weekday. Page up and page down change the month.
new-days-chosen = { $count ->
    [0] No days chosen yet
    [one] One day chosen
   *[other] { $count } days chosen
}
new-take-back = Remove { $what }
new-range = Several days as one choice
new-past = { $count ->
    [one] This day has passed: { $days }. Press “Create poll” again if you mean it.
   *[other] These days have passed: { $days }. Press “Create poll” again if you mean them.
}
new-from = From
new-to = To
new-add-range = Add
new-dates = Or type days
new-dates-help = For example 1 March 2027, 4.3.2027 or 2027-03-04.
new-dates-help-ranges = For example 1 March 2027, 4.3.2027 or 2027-03-04. A dash between two days makes one choice of them, such as a weekend.

# Times.
new-times = Times
new-times-lead = The same for all days. You can change single days below.
new-times-label = From when, until when?
new-times-help = Separated by commas: 9:00, 9am, 14:30-16:00 or 18:00 90m.
new-length = Duration
new-length-none = as typed
new-minutes = { $count } min
new-hours = { $count } h
new-zone = Time zone
new-zone-help = All times of the poll are in this zone. Others see their own beside it.
new-zone-help-deadline = For the deadline.
new-all-combinations = People vote on every time of every day.
new-choose-combinations = Choose times day by day
new-table = Times day by day
new-table-waits = The table comes back as soon as there are days and times.
new-combinations = { $chosen } of { $all } chosen
new-all = All
new-all-label = tick or untick all
new-row-label = { $day }: tick or untick all times
new-column-label = { $time }: tick or untick on all days
new-no-such-time = The clocks do not show this time on this day, or show it twice

# Texts.
new-texts = Choices
new-texts-label = Choices, one a line
new-texts-help = You can paste a list.
new-groups = Choices in groups
new-groups-help = A slash puts choices below a common heading. A backslash before it keeps the slash as it is.
new-groups-example =
    Friday / Pizza
    Friday / Sushi
    Saturday / Barbecue
    24\/7 kiosk

# What most people leave alone.
new-more = More options
new-more-help = Description, deadline, sign-up sheet, address, who sees what
new-now-description = with description
new-now-deadline = with deadline
new-now-seats = { $seats ->
    [one] one seat per choice
   *[other] { $seats } seats per choice
}
new-now-address = own address
new-description = Description
new-description-help = You can use Markdown: *emphasis*, **strong**, [link](https://example.org), lists.
new-preview = Preview
new-preview-head = This is how it will look:
new-deadline = Deadline
new-deadline-help = After it nobody can vote any more.
new-deadline-twice = The clocks are put back that night, so this time comes twice. Please choose which one you mean.
new-which = Which of the two?
new-which-first = The first ({ $offset })
new-which-second = The second ({ $offset })
new-seats = Seats per choice
new-seats-help = For a sign-up sheet: so many can have each choice, and whoever comes later is on a waiting list. People are asked for yes or no. Empty means no limit. Other numbers, and a limit for each person, can be set later at “Choices → Limit the seats”.
new-address = Address
new-address-random = Random
new-address-random-help = Nobody can guess it.
new-address-own = One of my own
new-address-own-help = Easy to remember, but also to guess.
new-slug = { $start }…
new-slug-help = Letters a–z, digits, “-” and “_”.

# The answers of a new poll.
new-answer-yes = yes
new-answer-no = no
new-answer-maybe = maybe
new-answer-rather-not = rather not
