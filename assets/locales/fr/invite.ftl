# Inviting people.
tab-invite = Inviter
settings-invite-text = par nom, groupe ou e-mail ; qui a répondu

invite-heading = Inviter des personnes
invite-lead-mail = Chaque personne reçoit un e-mail avec son propre lien : vous voyez ainsi qui a répondu.
invite-lead-no-mail = Ce site n’envoie pas d’e-mails. Pour chaque adresse que vous invitez, un lien personnel apparaît ci-dessous : copiez-le et envoyez-le vous-même.
invite-lead-guest = Sans compte, ce site n’envoie pas d’invitations à votre place. Pour chaque personne que vous invitez, un lien personnel apparaît ci-dessous : copiez-le et envoyez-le vous-même.
invite-lead-over = Le vote est terminé : aucun e-mail ne part plus.
invite-who = Qui inviter ?
invite-who-help = Identifiants, noms de groupes et adresses e-mail, comme Ada <ada@example.org>, séparés par des virgules. Si le nom d’un groupe contient des espaces, écrivez « group:La chorale ».
invite-who-help-guest = Adresses e-mail, comme Ada <ada@example.org>, séparées par des virgules. Pour inviter des personnes et des groupes par leur nom, connectez-vous.
invite-do = Inviter
invite-group = Inviter tous les membres de { $name }
invite-told-some = Certaines invitations n’ont pas pu être faites
invite-told-nobody = Aucune invitation n’a été faite
invite-told-nobody-new = Aucune nouvelle invitation
invite-told-all = Tout le monde est invité
invite-fate-invited = invitation faite
invite-fate-group = { $count ->
    [one] un membre invité
   *[other] { $count } membres invités
}
invite-fate-unmailed = invitation faite ; cette personne n’a pas d’adresse e-mail ici, transmettez-lui donc le lien ci-dessous
invite-fate-group-unmailed = { $count ->
    [one] l’un d’eux n’a pas d’adresse e-mail ici, transmettez-lui donc le lien ci-dessous
   *[other] { $count } d’entre eux n’ont pas d’adresse e-mail ici, transmettez-leur donc le lien ci-dessous
}
invite-fate-already = déjà sur la liste
invite-fate-unknown = ni identifiant connu, ni groupe dont vous pouvez voir les membres
invite-fate-ambiguous = c’est à la fois un identifiant et un nom de groupe ; écrivez « user: » ou « group: » devant pour préciser
invite-fate-alone = personne d’autre ne fait partie de ce groupe
invite-fate-bad = ce n’est pas une adresse e-mail
invite-fate-account = il faut se connecter pour inviter des personnes et des groupes par leur nom
invite-fate-full = ce sondage a atteint son nombre maximal d’invitations
invite-fate-too-many = trop pour aujourd’hui ; veuillez réessayer demain

invite-list = Personnes invitées
invite-answered = { $count ->
    [one] Réponses reçues : { $answered } sur { $all }.
   *[other] Réponses reçues : { $answered } sur { $all }.
}
invite-has-answered = a répondu
invite-waits = pas encore
invite-by-account = par le compte { $name }
invite-by-mail = par e-mail
invite-since = invitation : { $when }
invite-mailed = dernier e-mail : { $when }
invite-not-mailed = aucun e-mail envoyé
invite-no-address = pas d’adresse e-mail
invite-unmailed = { $count ->
    [one] L’une de ces personnes n’a pas d’adresse e-mail ici et ne recevra pas de rappel : transmettez-lui le lien du sondage.
   *[other] { $count } de ces personnes n’ont pas d’adresse e-mail ici et ne recevront pas de rappel : transmettez-leur le lien du sondage.
}
invite-address = Lien du sondage
invite-address-of = Les personnes invitées par leur compte s’y connectent
invite-link = Lien personnel
invite-link-of = Ouvrir ce lien, c’est répondre au nom de cette personne
invite-vote-for = Saisir son vote
invite-resend = Renvoyer
invite-resend-to = Renvoyer à { $name }
invite-withdraw = Annuler
invite-withdraw-of = Annuler l’invitation de { $name }
invite-remind-all = Relancer les personnes sans réponse
invite-reminded = { $count ->
    [one] Un rappel est envoyé
   *[other] { $count } rappels sont envoyés
}
invite-reminded-later = Pas de rappel, car le dernier e-mail date de moins de douze heures : { $names }
invite-reminded-unmailable = Pas de rappel, faute d’adresse e-mail ici : { $names }

invite-schedule = Rappel avant la date limite
invite-schedule-none = Possible dès que ce sondage a une date limite :
invite-days = Jours avant la date limite
invite-days-help = Les personnes qui n’ont pas répondu à ce moment-là reçoivent un e-mail. Vide : pas de rappel.
invite-days-save = Enregistrer
invite-remind-at = Le rappel partira le { $when }.

awaited-title = Invitations
awaited-text = Réponses encore attendues :
awaited-nobody = Tout le monde a répondu.
awaited-more = { $count ->
    [one] une autre personne
   *[other] { $count } autres personnes
}
awaited-manage = Relancer ou inviter

flash-invited = Les invitations sont faites.
flash-invitation = Vous avez reçu une invitation. Veuillez choisir vos réponses.
flash-invitation-sent = L’e-mail est renvoyé.
flash-invitation-too-soon = Le dernier e-mail à cette personne date de moins de douze heures ; il n’en part donc pas d’autre maintenant.
flash-invitation-withdrawn = L’invitation est annulée. Son lien ne fonctionne plus.
flash-reminded = Les personnes qui n’ont pas répondu et qui ont une adresse e-mail reçoivent un rappel.
flash-reminded-nobody = Toutes les personnes sans réponse qui ont une adresse e-mail ont reçu un e-mail dans les douze dernières heures ; il n’en part donc pas d’autre maintenant.

# Being told of news.
watch-off = Recevoir un e-mail quand quelqu’un vote, modifie un vote ou commente, et quand le vote se termine ou qu’une décision est prise ?
watch-on = Vous recevez un e-mail quand il se passe quelque chose ici.
watch-start = Suivre
watch-stop = Ne plus suivre
flash-watching = Vous suivez maintenant ce sondage par e-mail.
flash-not-watching = Vous ne suivez plus ce sondage par e-mail.

# Votes of others.
vote-for-title = Saisir le vote de quelqu’un d’autre
vote-for-text = Pour une personne qui vous a donné ses réponses. Il sera indiqué que la saisie vient de vous.
vote-for-name = Nom de la personne
vote-for-save = Enregistrer
vote-for-user = Identifiant, ou adresse de l’invitation
vote-for-user-help = Le vote appartient alors à cette personne : elle peut le modifier ou le supprimer, avec son compte ou son lien personnel. Si elle a un compte, un e-mail la prévient.
vote-anonymous-invited = Personne ne verra votre nom à côté de vos réponses, pas même la personne qui organise le sondage. La liste des personnes invitées montre seulement que vous avez répondu ; si vous êtes la seule personne à le faire à ce moment-là, on peut tout de même le deviner.
vote-anonymous-invited-account = Personne ne verra votre nom à côté de vos réponses, pas même la personne qui organise le sondage, et rien ne relie le vote à votre compte. La liste des personnes invitées montre seulement que vous avez répondu ; si vous êtes la seule personne à le faire à ce moment-là, on peut tout de même le deviner. Vous recevrez un lien pour modifier le vote.
assign-title = Associer ce vote à un compte
assign-of = Associer le vote de { $name } à un compte
assign-text = Le vote de « { $name } » appartiendra au compte, qui pourra le modifier et le supprimer, et il en portera le nom. Il sera indiqué que cela vient de vous ; la personne à qui est le compte reçoit un e-mail et peut revenir en arrière.
assign-user = Identifiant
assign-do = Associer le vote
assign-cancel = Annuler
assign-mine = Prendre ce vote dans mon compte
assign-mine-text = Le vote portera le nom de votre compte, et vous pourrez le modifier partout où vous vous connectez.
assign-back = Dissocier ce vote du compte
assign-back-text = Le vote de { $name } n’appartiendra plus au compte. Un vote associé après coup retrouve son ancien nom.
assign-not-mine = Ce n’est pas mon vote
assign-not-mine-text = Le vote n’appartiendra plus à votre compte, et vous pourrez voter vous-même.
assign-by = associé par { $name }
assign-entered-by = saisi par { $name }
assign-by-somebody = associé ou saisi par quelqu’un dont le compte n’existe plus
flash-vote-assigned = Le vote est associé au compte.
flash-vote-unassigned = Le vote n’est plus associé au compte.

options-show-invited = Montrer qui n’a pas encore répondu
options-show-invited-help = Parmi les personnes invitées. Visible pour qui voit tous les votes et les noms, et toujours pour vous.
options-now-uninvited = personnes invitées masquées

problem-bad-count = Veuillez écrire un nombre entier de 1 à { $max }, ou rien.
problem-invited-too-many = C’est plus de personnes que vous ne pouvez en inviter aujourd’hui. Créez la copie sans elles, et invitez-les demain.
problem-has-voted = Cette personne a déjà voté, et on ne vote qu’une fois.
problem-nobody-to-vote = Aucune personne avec cet identifiant ne peut recevoir de vote ici.
problem-too-many-named = Vous avez nommé trop de personnes aujourd’hui ; veuillez réessayer demain.
fault-nameless = Un vote sans nom
fault-nameless-text = La personne qui a voté n’a pas voulu donner de nom ; ce vote ne peut donc être associé à personne.
fault-nothing-shown = Rien à suivre ici
fault-nothing-shown-text = Vous ne voyez pas les résultats de ce sondage, et ne pouvez donc pas non plus le suivre par e-mail.
