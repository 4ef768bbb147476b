# Ce qui sort d’ici : aperçus des liens, papier, cadres, formulaire conservé.
preview-vote = Un sondage. Ouvrez-le pour voir les choix et voter.
preview-vote-until = Un sondage. Vous pouvez voter jusqu’au { $deadline }.
preview-look = Un sondage dont le vote est terminé. Ouvrez-le pour en voir le résultat.
