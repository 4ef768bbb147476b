# What goes out into the world: previews of links, paper, frames, the kept form.
preview-vote = A poll. Open it to see the choices and vote.
preview-vote-until = A poll. You can vote until { $deadline }.
preview-look = A poll whose voting is over. Open it to see what came of it.

print-title = On paper
print-results = Results on one sheet
print-results-text = what has come of it so far
print-ballot = Ballot
print-ballot-text = one for each person to fill in
print-list = List to sign
print-list-text = one sheet that goes round
print-help = Only what stands on the sheet is printed. Ctrl+P, or Print in the menu of the browser.
print-ballot-how = Put a cross into one box of every line.
print-list-how = Write your name, and one of these signs under every choice.
print-list-several = The choices go on over several sheets: write your name into the line with the same number on each.
print-list-sheet = Sheet { $number } of { $all }: { $title }
print-online = Or vote online:
print-at = As of { $at }

embed-heading = Show it on a website
embed-text = Paste these lines into a page of { $sites }. There everybody sees what strangers with the link see, and votes in a tab of its own.
embed-code = HTML for the page
embed-copy = Copy the HTML
embed-vote = Vote in a new tab
embed-look = See the poll
embed-new-tab = opens a new tab
embed-nothing = This poll cannot be shown here
embed-nothing-text = It is gone, or not for everybody with the link.

offline-now = There is no connection. This form was kept on this device: vote as usual, and your answers are sent when you are back online.
offline-kept = Your vote is kept on this device and not sent yet. It is sent by itself as soon as there is a connection. Saving again replaces it.
offline-sending = Back online: your vote is being sent …
offline-refused = Your vote from when there was no connection has not been taken yet. It is below: please look at it and save it again.
