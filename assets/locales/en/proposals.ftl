# Choices that participants propose, with review by the owner.
propose-link = Propose a choice
propose-title = Propose a choice
propose-text = Your proposal
propose-text-help = A few words. With a slash it goes below a heading: Pizza / Margherita.
propose-day = Day
propose-last-day = Last day
propose-last-day-help = Only if several days in a row are one choice, such as a weekend.
propose-time = Time
propose-time-help = For example 14:30, 9–10 or 2pm 1h30, by the clocks of { $zone }.
propose-as = You propose as { $name }
propose-anonymous = Propose without my name
propose-name-help = Only the poll’s owner sees it.
propose-reviewed = The poll’s owner looks at it first. Others see it, and can vote on it, once it is accepted.
propose-at-once = It is on the poll at once, and everybody can vote on it.
propose-send = Propose
propose-own = What you have proposed
propose-waits = waits for review
propose-accepted = accepted
propose-rejected = not taken
propose-passed = has passed already
proposals-seats = Whatever you accept has no limit of seats at first.
proposals-title = Proposed choices
proposals-link-text = What participants propose; accept or reject it
proposals-text = Nobody but you sees these. What you accept is on the poll at once, for everybody to vote on.
proposals-none = Nothing waits for you
proposals-off = At present nobody can propose choices.
proposals-settings = Change that in the settings
proposals-accept = Accept
proposals-accept-of = Accept { $choice }
proposals-reject = Reject
proposals-reject-of = Reject { $choice }
proposals-from = { $name }, { $time }
proposals-from-nobody = Without a name, { $day }
proposals-waiting = { $count ->
    [one] One proposed choice waits for your review.
   *[other] { $count } proposed choices wait for your review.
}
proposals-look = Look at them
proposals-field = People may propose choices
proposals-field-help = Whoever may vote can propose. You can also take a choice off again.
proposals-no = No
proposals-reviewed = Yes, after my review
proposals-at-once = Yes, at once
proposals-now = proposals: { $how }
flash-proposed = Thank you. Your proposal waits for review by the poll’s owner.
flash-proposed-past = Thank you. Your proposal waits for review by the poll’s owner. Note that its time has passed already; if that was a slip, just propose the right one.
flash-proposal-added = Your choice is on the poll. Everybody can vote on it now.
flash-proposal-added-past = Your choice is on the poll, and everybody can vote on it. Note that its time has passed already; if that was a slip, the poll’s owner can take it off again.
flash-proposal-accepted = The choice is on the poll.
flash-proposal-rejected = The proposal is rejected.
flash-proposal-waits-no-more = This proposal waits no more: it was reviewed already, or taken back.
flash-proposal-back = The proposal waits for you again.
fault-proposals-off = No proposals here
fault-proposals-off-text = The owner of this poll does not take proposals for choices.
problem-already-there = This choice is on the poll already.
problem-already-proposed = You have proposed this already. It waits for review.
problem-proposals-wait = { $max ->
    [one] One proposal of yours waits for review. Please wait for that first.
   *[other] { $max } proposals of yours wait for review. Please wait for that first.
}
problem-proposed-too-often = Very many choices were proposed here lately. Please try again later.
activity-proposed = Choice proposed
activity-added = Choice added by a participant
activity-proposal-accepted = Proposed choice accepted
activity-proposal-rejected = Proposed choice rejected
activity-proposal-restored = Rejected proposal brought back
activity-anonymous-proposed = { $count ->
    [one] One choice was proposed without a name
   *[other] { $count } choices were proposed without a name
}
activity-anonymous-added = { $count ->
    [one] One choice was added without a name
   *[other] { $count } choices were added without a name
}
mail-news-proposed = { $name } proposes a choice, which waits for your review: { $choice }
mail-news-proposed-nameless = Somebody proposes a choice, which waits for your review: { $choice }
