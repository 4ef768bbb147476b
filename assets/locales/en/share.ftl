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
print-online = Or vote online:
print-at = As of { $at }
