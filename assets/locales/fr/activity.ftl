# Ce qui est arrivé à un sondage, pour ses propriétaires.
activity-title = Historique
activity-text = Seules les personnes à qui appartient ce sondage voient cette page. Des votes sans nom, on ne connaît que le jour.
activity-link-text = Qui a changé quoi, et quand ; récupérer ce qui a été supprimé
activity-none = Rien pour le moment
activity-when = Quand
activity-what = Quoi
activity-who = Qui
activity-pages = Pages de l’historique
activity-newer = Plus récent
activity-older = Plus ancien
activity-cut = Ce qui précède est conservé, mais il y en a trop pour l’afficher ici.
activity-created = Sondage créé
activity-edited = Réglages ou textes modifiés
activity-choices = Choix modifiés
activity-values = Réponses modifiées
activity-voted = Vote enregistré
activity-vote-edited = Vote modifié
activity-vote-deleted = Vote supprimé
activity-vote-restored = Vote récupéré
activity-vote-assigned = Vote relié à un compte, ou détaché
activity-commented = Commentaire écrit
activity-comment-edited = Commentaire modifié
activity-comment-deleted = Commentaire supprimé
activity-comment-restored = Commentaire récupéré
activity-comment-approved = Commentaire approuvé
activity-invited = Invitations envoyées
activity-withdrawn = Invitation retirée
activity-invitation-restored = Invitation rétablie
activity-closed = Vote clos
activity-reopened = Vote rouvert
activity-decided = Décidé
activity-undecided = Décision retirée
activity-deleted = Sondage supprimé
activity-restored = Sondage récupéré
activity-taken-over = Pris en charge par l’assistance
activity-given-back = Rendu par l’assistance
activity-anonymous-voted = { $count ->
    [one] Un vote sans nom a été enregistré
   *[other] { $count } votes sans nom ont été enregistrés
}
activity-anonymous-edited = { $count ->
    [one] Un vote sans nom a été modifié
   *[other] Des votes sans nom ont été modifiés { $count } fois
}
activity-anonymous-deleted = { $count ->
    [one] Un vote sans nom a été supprimé
   *[other] { $count } votes sans nom ont été supprimés
}
activity-anonymous-other = { $count ->
    [one] Un autre événement concerne un vote sans nom
   *[other] { $count } autres événements concernent des votes sans nom
}
