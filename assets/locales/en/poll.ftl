# Every page of a poll.
label-next-day = (next day)
label-your-time = your time: { $time }
label-poll-time = time of the poll: { $time }
poll-pages = Pages of this poll
poll-until = Vote until { $deadline }
poll-was-until = Voting ended { $deadline }
poll-zone = Times in { $zone }
poll-zones = Times in { $zone }, beside them in { $other }
tab-overview = Overview
tab-vote = Vote
tab-own-vote = My vote
tab-choices = Choices
tab-settings = Settings
tab-share = Share
