# The page of a poll.
results-best = Best so far
results-best-over = Best
results-best-badge = best
results-no-votes = Nobody has voted yet
results-nothing-yet = –
results-or = {" "}or{" "}
results-many-best = { $count ->
    [one] One choice is best
   *[other] { $count } choices are equally good
}
results-runner-up = Next: { $choice } ({ $score })
results-runners-more = { $names }; and { $count } more
results-voters = { $count ->
    [one] One person has voted
   *[other] { $count } people have voted
}
results-edit-mine = Change my vote
results-open-mine = { $count ->
    [one] Your vote leaves one choice open.
   *[other] Your vote leaves { $count } choices open.
}
results-open-of = { $count ->
    [one] The vote of { $name } leaves one choice open.
   *[other] The vote of { $name } leaves { $count } choices open.
}
results-open-answer = Answer now
results-decide = Decide
results-decide-again = Change the decision
results-close = End voting
results-reopen = Reopen voting
results-sums = Results
results-more-sums = { $count } more
results-votes = All votes
results-legend = Answers
results-no-rows = Single votes are not shown here.
results-name = Name
results-sum = Result
results-you = you
results-guest = guest
results-guest-help = not signed in; somebody who is has this name or one that looks like it
results-as-guest = { $name } (guest)
results-edit = change
results-delete-vote = Delete the vote of { $name }
results-anonymous = Anonymous
results-hidden = Hidden
results-vote = Vote
results-nameless = Vote { $number }
results-has-remark = with a remark
results-remarks = Remarks
results-pages = Pages of the votes
results-page = Page { $page } of { $pages }
results-previous = Earlier
results-next = Later
results-everybody-may-edit = Everybody who has the link can change the votes of people without an account. You can switch this off in the settings.
results-owner-sees-all = You see everything because the poll is yours. Others see less; the settings say what.
results-after-vote = You will see the results once you have voted.
results-never = The results are only for the poll’s owner. You see your own vote.
results-summary-only = Only the sums are shown, and your own vote.
results-names-hidden = Names are only shown to the poll’s owner.
results-deleted-values = An answer in your vote was taken off this poll. Please check your vote.
results-over = Voting is over: the deadline has passed.
results-closed = Voting is over: the owner has closed the poll.

filter-title = Filter and sort
filter-min-percent = At least … percent
filter-min-score = At least … points
filter-order = Order of the choices
filter-order-poll = As in the poll
filter-order-best = Best first
filter-apply = Apply
filter-reset = Show all
filter-hidden = { $count ->
    [one] One choice is hidden by the filter.
   *[other] { $count } choices are hidden by the filter.
}

export-menu = Export
export-csv = Table (CSV)
export-json = Data (JSON)
export-text = Short text for a chat
export-print = Print

csv-date = Date
csv-remark = Remark
results-live-one = { $name } has just voted
results-live-many = New votes: { $count }
results-live-other = This page has just been brought up to date
results-live-on = New votes appear here by themselves.
results-live-off = New votes do not appear here by themselves.
results-live-stop = Keep the page still
results-live-start = Follow along
