# Inviting people.
tab-invite = Invite
settings-invite-text = by name, group or e-mail; who has answered

invite-heading = Invite people
invite-lead-mail = Everybody gets a mail with a link of their own, so that you see who has answered.
invite-lead-no-mail = This site sends no mail. Whoever you invite by an address gets a personal link below: copy it and send it yourself.
invite-lead-guest = For owners without an account this site sends no invitations. Whoever you invite gets a personal link below: copy it and send it yourself.
invite-lead-over = Voting is over, so no mail goes out now.
invite-who = Who?
invite-who-help = User names, names of groups, and e-mail addresses, such as Ada <ada@example.org>, with commas between them. A group whose name has blanks is written as “group:The choir”.
invite-who-help-guest = E-mail addresses, such as Ada <ada@example.org>, with commas between them. To invite users and groups by their names, sign in.
invite-do = Invite
invite-group = Invite all members of { $name }
invite-told-some = Not everybody could be invited
invite-told-nobody = Nobody was invited
invite-told-nobody-new = Nobody new was invited
invite-told-all = Everybody is invited
invite-fate-invited = invited
invite-fate-group = { $count ->
    [one] one member invited
   *[other] { $count } members invited
}
invite-fate-unmailed = invited; this person has no mail address here, so please hand them the link below
invite-fate-group-unmailed = { $count ->
    [one] one of them has no mail address here, so please hand them the link below
   *[other] { $count } of them have no mail address here, so please hand them the link below
}
invite-fate-already = invited already
invite-fate-unknown = there is no such user, nor a group whose members you may see
invite-fate-ambiguous = a user and a group have this name; write “user:” or “group:” before it to say which you mean
invite-fate-alone = nobody else is in this group
invite-fate-bad = this is no e-mail address
invite-fate-account = users and groups can be invited by people who are signed in
invite-fate-full = this poll has as many invitations as it can have
invite-fate-too-many = too many for today; please try again tomorrow

invite-list = Who is invited
invite-answered = { $count ->
    [one] { $answered } of { $all } has answered.
   *[other] { $answered } of { $all } have answered.
}
invite-has-answered = answered
invite-waits = not yet
invite-by-account = by account { $name }
invite-by-mail = by e-mail
invite-since = invited { $when }
invite-mailed = last mail { $when }
invite-not-mailed = no mail was sent
invite-no-address = no mail address
invite-unmailed = { $count ->
    [one] One of them has no mail address here and gets no reminder: hand them the link of the poll.
   *[other] { $count } of them have no mail address here and get no reminder: hand them the link of the poll.
}
invite-address = Link of the poll
invite-address-of = Whoever is invited by account signs in there
invite-link = Personal link
invite-link-of = Whoever opens this link answers as this person
invite-vote-for = Enter their vote
invite-resend = Send again
invite-resend-to = Send again to { $name }
invite-withdraw = Withdraw
invite-withdraw-of = Withdraw the invitation of { $name }
invite-remind-all = Remind all who have not answered
invite-reminded = { $count ->
    [one] One is reminded
   *[other] { $count } are reminded
}
invite-reminded-later = Not these, for their last mail is not twelve hours old: { $names }
invite-reminded-unmailable = Not these, for they have no mail address here: { $names }

invite-schedule = Reminder before the deadline
invite-schedule-none = There can be one once this poll has an end of voting:
invite-days = Days before the deadline
invite-days-help = Whoever has not answered then gets one mail. Empty for none.
invite-days-save = Save
invite-remind-at = The reminder goes out { $when }.

awaited-title = Invited
awaited-text = Not answered yet:
awaited-nobody = Nobody is missing.
awaited-more = { $count ->
    [one] one more
   *[other] { $count } more
}
awaited-manage = Remind or invite people

flash-invited = The invitations are made.
flash-invitation = You are invited. Please choose your answers.
flash-invitation-sent = The mail goes out again.
flash-invitation-too-soon = The last mail to this person is not twelve hours old, so none goes out now.
flash-invitation-withdrawn = The invitation is withdrawn. Its link is worth nothing any more.
flash-reminded = Those who have not answered and have a mail address are reminded.
flash-reminded-nobody = Everybody who has not answered and has a mail address got a mail in the last twelve hours, so none goes out now.

# Being told of news.
watch-off = Get a mail when somebody votes, changes a vote or comments, and when voting ends or something is decided?
watch-on = You get a mail when something happens here.
watch-start = Tell me about news
watch-stop = Stop that
flash-watching = You will be told about news by mail.
flash-not-watching = You will not be told about news any more.

# Votes of others.
vote-for-title = Enter a vote for somebody else
vote-for-text = For somebody who told you their answers. It will show that you entered them.
vote-for-name = Their name
vote-for-save = Save the vote
vote-for-user = Their user name, or the address that they were invited by
vote-for-user-help = The vote is then theirs: they can change or delete it, with their account or their personal link. Accounts are told by mail.
vote-anonymous-invited = Nobody will see your name beside your answers, not even the poll’s owner. The list of invited people only shows that you have answered; if nobody else does at that time, it may still be guessed.
vote-anonymous-invited-account = Nobody will see your name beside your answers, not even the poll’s owner, and nothing ties the vote to your account. The list of invited people only shows that you have answered; if nobody else does at that time, it may still be guessed. You will get a link with which you can change the vote.
assign-title = Link this vote to an account
assign-of = Link the vote of { $name } to an account
assign-text = The vote of “{ $name }” will belong to the account, which can change and delete it, and have its name. It will show that you did this, and whose account it is gets a mail and can take it back.
assign-user = User name
assign-do = Link the vote
assign-cancel = Cancel
assign-mine = Take this vote into my account
assign-mine-text = The vote will have the name of your account, and you can change it wherever you are signed in.
assign-back = Take this vote off the account
assign-back-text = The vote of { $name } will not belong to the account any more. A vote that was linked afterwards gets its old name back.
assign-not-mine = This is not my vote
assign-not-mine-text = The vote will not belong to your account any more, and you can vote yourself.
assign-by = linked by { $name }
assign-entered-by = entered by { $name }
assign-by-somebody = linked or entered by somebody whose account is gone
flash-vote-assigned = The vote is linked to the account.
flash-vote-unassigned = The vote is not linked to the account any more.

options-show-invited = Show who has not answered yet
options-show-invited-help = Of the invited people, to those who see all votes and names. You always see it.
options-now-uninvited = invited people hidden

problem-bad-count = Please write a whole number from 1 to { $max }, or nothing.
problem-invited-too-many = These are more people than you can invite today. Make the copy without them, and invite them tomorrow.
problem-has-voted = This person has voted already, and everybody has one vote.
problem-nobody-to-vote = There is nobody with this user name who can be given a vote here.
problem-too-many-named = You have named too many people today; please try again tomorrow.
fault-nameless = A vote without a name
fault-nameless-text = Whoever cast this vote wanted no name, so it cannot be linked to anybody.
fault-nothing-shown = Nothing to be told
fault-nothing-shown-text = You do not see what comes of this poll, so you cannot be told about it either.
