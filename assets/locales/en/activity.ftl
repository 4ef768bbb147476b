# What happened to a poll, for its owner.
activity-title = What happened
activity-text = Only owners of this poll see this. Of votes without a name nothing is known but the day.
activity-link-text = Who changed what, and when; bring back what was deleted
activity-none = Nothing yet
activity-when = When
activity-what = What
activity-who = Who
activity-pages = Pages of what happened
activity-newer = Newer
activity-older = Older
activity-cut = What was before that is kept, but too much to be shown here.
activity-created = Poll made
activity-edited = Settings or words changed
activity-choices = Choices changed
activity-values = Answers changed
activity-voted = Vote cast
activity-vote-edited = Vote changed
activity-vote-deleted = Vote deleted
activity-vote-restored = Vote brought back
activity-vote-assigned = Vote linked to an account, or taken off it
activity-commented = Comment written
activity-comment-edited = Comment changed
activity-comment-deleted = Comment deleted
activity-comment-restored = Comment brought back
activity-comment-approved = Comment let through
activity-invited = People invited
activity-withdrawn = Invitation withdrawn
activity-invitation-restored = Invitation brought back
activity-closed = Voting ended
activity-reopened = Voting reopened
activity-decided = Decided
activity-undecided = Decision taken back
activity-deleted = Poll deleted
activity-restored = Poll brought back
activity-taken-over = Taken over for support
activity-given-back = Given back after support
activity-anonymous-voted = { $count ->
    [one] One vote without a name was cast
   *[other] { $count } votes without a name were cast
}
activity-anonymous-edited = { $count ->
    [one] One vote without a name was changed
   *[other] Votes without a name were changed { $count } times
}
activity-anonymous-deleted = { $count ->
    [one] One vote without a name was deleted
   *[other] { $count } votes without a name were deleted
}
activity-anonymous-other = { $count ->
    [one] Something else happened to a vote without a name
   *[other] Something else happened to votes without a name { $count } times
}
