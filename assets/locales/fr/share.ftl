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
print-list-several = Les choix se répartissent sur plusieurs feuilles : sur chacune, écrivez votre nom à la ligne du même numéro.
print-list-sheet = Feuille { $number } sur { $all } : { $title }
print-online = Ou votez en ligne :
print-at = Situation : { $at }

embed-heading = L’afficher sur un site web
embed-text = Collez ces lignes dans une page de { $sites }. Tout le monde y voit ce que voit une personne inconnue munie du lien, et vote dans un onglet à part.
embed-code = HTML de la page
embed-copy = Copier le HTML
embed-vote = Voter dans un nouvel onglet
embed-look = Voir le sondage
embed-new-tab = ouvre un nouvel onglet
embed-nothing = Ce sondage ne peut pas être affiché ici
embed-nothing-text = Il n’existe plus, ou n’est pas ouvert à toute personne munie du lien.

offline-now = Il n’y a pas de connexion. Ce formulaire a été conservé sur cet appareil : votez comme d’habitude, vos réponses seront envoyées dès le retour de la connexion.
offline-kept = Votre vote est conservé sur cet appareil et n’est pas encore envoyé. Il partira de lui-même dès qu’il y aura une connexion. L’enregistrer à nouveau le remplace.
offline-sending = Connexion rétablie : envoi de votre vote…
offline-refused = Votre vote fait sans connexion n’a pas encore été accepté. Le voici : relisez-le et enregistrez-le à nouveau.
