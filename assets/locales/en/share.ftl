# What goes out into the world: previews of links, paper, frames, the kept form.
preview-vote = A poll. Open it to see the choices and vote.
preview-vote-until = A poll. You can vote until { $deadline }.
preview-look = A poll whose voting is over. Open it to see what came of it.
