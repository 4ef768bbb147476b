# Links to hand on.
link-copy = Copier
link-copied = Copié

share-heading = Envoyez ce lien à toutes les personnes qui doivent voter
share-link = Lien du sondage
share-copy-link = Copier le lien
share-device = Partager…
share-mail = Écrire un e-mail
share-text = Texte pour une messagerie ou un e-mail
share-copy-text = Copier le texte
share-others = Autres moyens de le partager
share-qr = Ou faites scanner ce code :
share-qr-label = Code qui mène au sondage
share-ask = À vous de voter :
share-ask-until = À vous de voter, jusqu’au { $deadline } :
share-look = Voici les résultats :

share-admin-keep = Conservez-le bien. C’est la seule clé.
share-admin = Lien de gestion
share-admin-only-text = Vous avez créé ce sondage sans compte. Ce lien vous permet de le modifier, de le clore ou de le supprimer, même sur un autre appareil. Si vous le perdez, personne ne pourra vous aider. Toute personne qui l’a peut faire de même : ne l’envoyez donc pas aux personnes qui votent.
share-admin-text = Toute personne qui ouvre ce lien peut gérer le sondage comme vous, sans compte. C’est pratique pour organiser à plusieurs.
share-admin-make = Créer un lien de gestion
share-admin-link = Lien de gestion
share-copy-admin = Copier le lien de gestion
share-admin-subject = Lien de gestion : { $title }
share-file = Enregistrer un fichier
share-mail-me = Me l’envoyer par e-mail
share-admin-qr = Afficher un code à scanner
share-admin-qr-label = Code qui mène à la gestion du sondage
share-renew-title = Il est tombé entre de mauvaises mains ?
share-renew-text = Créez un nouveau lien. L’ancien cesse aussitôt de fonctionner, et tous les navigateurs qui l’ont ouvert, sauf celui-ci, ne peuvent plus gérer le sondage.
share-renew = Créer un nouveau lien

# Words of a poll.
details-zone-help = Par exemple Europe/Paris. Si vous le changez, les heures affichées restent les mêmes.

settings-words = La question
settings-stale = Quelqu’un a modifié ce sondage en même temps que vous. Voici ce que vous avez saisi ; enregistrez encore une fois pour remplacer l’autre version.
settings-save = Enregistrer
settings-owner = Propriétaire
settings-owner-text = Qui peut modifier, clore et supprimer ce sondage.
settings-owner-user = Identifiant
settings-owner-help = Ne laissez ce champ vide que si le sondage doit appartenir à un groupe. Si vous cédez le sondage, il ne sera plus à vous.
settings-owner-group = Groupe
settings-no-group = Aucun groupe
settings-other-group = Un autre groupe (comme maintenant)
settings-more = Autres réglages
settings-values-text = mots, couleurs, symboles
settings-admin-text = pour le gérer sans compte
settings-copy-text = poser à nouveau la même question
settings-delete-text = avec une semaine pour changer d’avis

# Possible answers.
values-title = Réponses
values-heading = Les réponses possibles
values-text = Chaque réponse compte autant que vous le décidez ; les totaux en découlent. Tout le monde lit les mots habituels dans sa propre langue, tant que vous ne les modifiez pas.
values-weight = Valeur
values-facts = vaut { $weight } · { $uses ->
    [0] jamais choisie
    [one] choisie une fois
   *[other] choisie { $uses } fois
}
values-gone = retirée
values-edit = Modifier « { $title } »
values-remove = Retirer « { $title } »
values-restore = Remettre « { $title } »
values-add = Ajouter une réponse
values-stale = Quelqu’un a modifié ce sondage en même temps que vous. Rien n’est encore enregistré : veuillez vérifier et appuyer encore une fois.
values-save = Enregistrer
values-cancel = Annuler
values-word = Mot
values-weight-help = En général de 0 (non) à 1 (oui). Aussi en dessous de 0, pour un veto.
values-color = Couleur
values-own-color = Autre couleur
values-own-help = Utilisée si « Autre couleur » est choisie ci-dessus. Le texte s’y affiche en noir ou en blanc, selon ce qui se lit le mieux.
values-icon = Symbole

copy-title = Copier
copy-heading = Un nouveau sondage comme celui-ci
copy-text = Avec les mêmes choix et réglages, mais sans les votes ni les commentaires. Il sera à vous, ou à votre groupe si celui-ci lui appartient.
copy-of = Copie de { $title }
copy-shift = Décaler tous les jours de
copy-shift-help = En jours : 7 pour une semaine plus tard, -1 pour un jour plus tôt. La date limite se décale aussi.
copy-values = Reprendre les réponses
copy-values-help = Sinon, la copie a les réponses habituelles : oui, peut-être, plutôt non, non.
copy-invitations = { $count ->
    [one] Inviter aussi la personne invitée ici
   *[other] Inviter aussi les { $count } personnes invitées ici
}
copy-invitations-mail = Un e-mail avec un nouveau lien personnel part aussitôt.
copy-invitations-links = De nouveaux liens personnels sont créés ; aucun e-mail n’est envoyé.
copy-do = Créer la copie

delete-title = Supprimer
delete-heading = Supprimer ce sondage ?
delete-text = { $votes ->
    [0] Personne n’a encore voté. Vous pouvez récupérer le sondage pendant une semaine.
    [one] Le sondage disparaît avec son unique vote et tous les commentaires. Vous pouvez le récupérer pendant une semaine.
   *[other] Le sondage disparaît avec ses { $votes } votes et tous les commentaires. Vous pouvez le récupérer pendant une semaine.
}
delete-do = Supprimer le sondage
delete-keep = Conserver
deleted-restore = Récupérer

decide-title = Décider
decide-heading = Que retenez-vous ?
decide-text = Ce que vous cochez s’affiche en haut du sondage pour tout le monde. Vous pourrez annuler la décision.
decide-nothing = Veuillez cocher au moins un choix.
decide-close = Clore le vote
decide-close-help = Sinon, on peut continuer à voter.
decide-do = Décider
decide-undo = Annuler la décision
decide-best = en tête
decide-score = score : { $score }
decide-no-answers = pas encore de réponses
decided-heading = C’est décidé
decided-calendar = Ajouter à l’agenda
