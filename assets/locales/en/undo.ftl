# Bringing back what was deleted.
undo-do = Undo
flash-vote-back = The vote is back.
flash-comment-back = The comment is back.
fault-too-late = This cannot be undone any more
fault-too-late-text = What was deleted can be brought back for an hour, in the browser or with the account that deleted it.
fault-voted-again = There is a new vote already
fault-voted-again-text = Everybody has one vote in this poll, and a new one was cast after this one was deleted. Delete the new one first to bring this one back.
