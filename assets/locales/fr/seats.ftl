# Listes d’inscription : des choix avec un nombre de places, et une liste d’attente.
seats-title = Places
seats-intro = Pour les inscriptions : indiquez combien de personnes peuvent avoir chaque choix. Répondre « { $answers } » prend une place, dans l’ordre d’arrivée. Les suivants sont sur la liste d’attente, avancent, et l’apprennent par e-mail si leur adresse est connue.
seats-intro-none = Aucune réponse de ce sondage ne compte plus que zéro : aucune ne prend donc de place. Donnez d’abord à une réponse un poids supérieur à zéro.
seats-all = Le même nombre pour tous
seats-all-help = Pour chaque choix dont le nombre n’est pas modifié ci-dessous ; 0 supprime les limites.
seats-each = Choix par choix
seats-each-help = Vide : aucune limite.
seats-of = Places pour { $choice }
seats-wanted = { $count ->
    [one] une personne le veut
   *[other] { $count } personnes le veulent
}
seats-person = Limite par personne
seats-person-field = Au plus tant de choix
seats-person-help = À combien de choix un vote peut répondre « { $answers } ». Vide : aucune limite. Vaut pour les votes à partir de maintenant.
seats-save = Enregistrer
seats-back = Retour aux choix
seats-link = Limiter les places
seats-link-text = Inscriptions : combien de personnes par choix, avec une liste d’attente
seats-stale = Quelqu’un d’autre a modifié ce sondage entre-temps. Voici vos nombres ; enregistrez encore une fois pour les appliquer.
seats-left = { $seats ->
    [one] La seule place est libre
   *[other] { $left } places libres sur { $seats }
}
seats-full = Complet. Vous seriez numéro { $place } sur la liste d’attente
seats-full-for = Complet, { $waiting } sur la liste d’attente
seats-number = { $seats ->
    [one] Une place
   *[other] { $seats } places
}
seats-yours = Vous avez une place
seats-you-wait = Vous êtes numéro { $place } sur la liste d’attente
seats-you-wait-unseen = Vous êtes sur la liste d’attente
seats-theirs = Ce vote a une place
seats-they-wait = Numéro { $place } sur la liste d’attente
seats-taken = { $seats ->
    [one] { $taken } place prise sur 1
   *[other] { $taken } places prises sur { $seats }
}
seats-waiting = { $waiting } sur la liste d’attente
seats-taken-short = { $taken } sur { $seats }
seats-taken-head = Places prises
seats-waiting-head = Sur la liste d’attente
seats-come = { $count ->
    [0] encore personne
    [one] { $count } personne
   *[other] { $count } personnes
}
seats-open = Ils ne prennent pas de place.
seats-row-waits = sur la liste d’attente
seats-row-waits-as = numéro { $place } sur la liste d’attente
seats-rule = « { $answers } » prend une place, dans l’ordre d’arrivée. Quand il n’y en a plus, vous êtes sur la liste d’attente et avancez dès qu’une place se libère.
seats-limit = { $max ->
    [one] Vous pouvez répondre « { $answers } » à un seul choix.
   *[other] Vous pouvez répondre « { $answers } » à { $max } choix au plus.
}
seats-free = Places libres : { $left } sur { $seats }
seats-free-of = { $choice } ({ $left })
seats-gone = { $seats ->
    [one] Complet : la seule place est prise
   *[other] Complet : les { $seats } places sont prises
}
seats-list = Sur la liste d’attente : { $choices }
seats-unlimited = Sans limite : { $choices }
seats-mine = Vous avez une place :
seats-mine-of = { $name } a une place :
seats-mine-waits = Vous êtes sur la liste d’attente :
seats-mine-waits-of = { $name } est sur la liste d’attente :
seats-mine-number = { $choice } (numéro { $place })
seats-csv-waits = { $answer } (liste d’attente)
problem-yes-limit = { $max ->
    [one] Vous ne pouvez dire oui qu’à un seul choix. Veuillez retirer les autres.
   *[other] Vous pouvez dire oui à { $max } choix au plus. Veuillez en retirer.
}
mail-seat-subject-up = Vous avez une place : { $title }
mail-seat-subject-down = Vous êtes maintenant sur la liste d’attente : { $title }
mail-seat-subject-out = Votre réponse ne prend plus de place : { $title }
mail-seat-up = Vous avez maintenant une place :
mail-seat-down = Vous êtes maintenant sur la liste d’attente, et nous vous préviendrons dès que vous aurez une place :
mail-seat-out = Les réponses possibles ont changé, et la vôtre ne prend plus de place :
mail-seat-go = Voir le sondage
