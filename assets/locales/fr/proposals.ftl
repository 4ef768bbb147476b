# Choices that participants propose, with review by the owner.
propose-link = Proposer un choix
propose-title = Proposer un choix
propose-text = Votre proposition
propose-text-help = Quelques mots. Avec une barre oblique, elle se place sous un titre : Pizza / Margherita.
propose-day = Jour
propose-last-day = Dernier jour
propose-last-day-help = Seulement si plusieurs jours de suite forment un seul choix, par exemple un week-end.
propose-time = Heure
propose-time-help = Par exemple 14:30, 9–10 ou 14:00 1h30, à l’heure de { $zone }.
propose-as = Vous proposez en tant que { $name }
propose-anonymous = Proposer sans mon nom
propose-name-help = Seule la personne qui organise le sondage le voit.
propose-reviewed = La personne qui organise le sondage l’examine d’abord. Les autres la voient, et peuvent voter, une fois qu’elle est acceptée.
propose-at-once = Elle figure aussitôt dans le sondage, et tout le monde peut voter.
propose-send = Proposer
propose-own = Vos propositions
propose-waits = en attente de validation
propose-accepted = acceptée
propose-rejected = non retenue
propose-passed = déjà passé
proposals-seats = Ce que vous acceptez n’a d’abord pas de limite de places.
proposals-title = Choix proposés
proposals-link-text = Ce que proposent les personnes qui participent ; accepter ou refuser
proposals-text = Personne d’autre que vous ne les voit. Ce que vous acceptez figure aussitôt dans le sondage, et tout le monde peut voter.
proposals-none = Rien n’attend votre validation
proposals-off = Pour le moment, personne ne peut proposer de choix.
proposals-settings = Modifier cela dans les réglages
proposals-accept = Accepter
proposals-accept-of = Accepter { $choice }
proposals-reject = Refuser
proposals-reject-of = Refuser { $choice }
proposals-from = { $name }, { $time }
proposals-from-nobody = Sans nom, { $day }
proposals-waiting = { $count ->
    [one] Un choix proposé attend votre validation.
   *[other] { $count } choix proposés attendent votre validation.
}
proposals-look = Les examiner
proposals-field = Les autres peuvent proposer des choix
proposals-field-help = Toute personne qui peut voter peut proposer. Vous pouvez aussi retirer un choix ensuite.
proposals-no = Non
proposals-reviewed = Oui, après ma validation
proposals-at-once = Oui, aussitôt
proposals-now = propositions : { $how }
flash-proposed = Merci. Votre proposition attend d’être validée.
flash-proposed-past = Merci. Votre proposition attend d’être examinée. Attention : cette date est déjà passée. Si c’est une erreur, proposez simplement la bonne.
flash-proposal-added = Votre choix figure dans le sondage. Tout le monde peut maintenant voter.
flash-proposal-added-past = Votre choix figure dans le sondage, et tout le monde peut voter. Attention : cette date est déjà passée. Si c’est une erreur, la personne qui organise le sondage peut la retirer.
flash-proposal-accepted = Le choix figure dans le sondage.
flash-proposal-rejected = La proposition est refusée.
flash-proposal-waits-no-more = Cette proposition n’est plus en attente : elle a déjà été examinée ou retirée.
flash-proposal-back = La proposition attend de nouveau votre validation.
fault-proposals-off = Pas de propositions ici
fault-proposals-off-text = On ne peut pas proposer de choix pour ce sondage.
problem-already-there = Ce choix figure déjà dans le sondage.
problem-already-proposed = Vous l’avez déjà proposé. La proposition est en attente de validation.
problem-proposals-wait = { $max ->
    [one] Une de vos propositions attend d’être validée. Attendez d’abord la réponse.
   *[other] { $max } de vos propositions attendent d’être validées. Attendez d’abord la réponse.
}
problem-proposed-too-often = De très nombreux choix ont été proposés ici dernièrement. Réessayez plus tard.
activity-proposed = Choix proposé
activity-added = Choix ajouté par une personne qui participe
activity-proposal-accepted = Choix proposé accepté
activity-proposal-rejected = Choix proposé refusé
activity-proposal-restored = Proposition refusée récupérée
activity-anonymous-proposed = { $count ->
    [one] Un choix a été proposé sans nom
   *[other] { $count } choix ont été proposés sans nom
}
activity-anonymous-added = { $count ->
    [one] Un choix a été ajouté sans nom
   *[other] { $count } choix ont été ajoutés sans nom
}
mail-news-proposed = { $name } propose un choix, qui attend votre validation : { $choice }
mail-news-proposed-nameless = Quelqu’un propose un choix, qui attend votre validation : { $choice }
