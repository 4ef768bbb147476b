# Ce qui sort d’ici : aperçus des liens, papier, cadres, formulaire conservé.
preview-vote = Un sondage. Ouvrez-le pour voir les choix et voter.
preview-vote-until = Un sondage. Vous pouvez voter jusqu’au { $deadline }.
preview-look = Un sondage dont le vote est terminé. Ouvrez-le pour en voir le résultat.

print-title = Sur papier
print-results = Résultats sur une feuille
print-results-text = ce qui ressort du vote jusqu’ici
print-ballot = Bulletin de vote
print-ballot-text = un par personne, à remplir
print-list = Liste à signer
print-list-text = une feuille à faire circuler
print-help = Seul le contenu de la feuille est imprimé : Ctrl+P, ou « Imprimer » dans le menu du navigateur.
print-ballot-how = Cochez une case par ligne.
print-list-how = Écrivez votre nom et, sous chaque choix, l’un de ces signes.
print-online = Ou votez en ligne :
print-at = Situation : { $at }
