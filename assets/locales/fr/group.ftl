# Groups.
groups-title = Groupes
groups-lead = Des personnes qui organisent des sondages ensemble : un sondage de groupe appartient à tous ses membres.
groups-nothing = Vous n’avez pas encore de groupe
groups-create = Créer un groupe
groups-invitations = Invitations
groups-invites = { $name } vous invite dans ce groupe.
groups-invites-you = Vous pouvez rejoindre ce groupe.
groups-accept = Rejoindre
groups-refuse = Refuser
groups-yours = Vos groupes
groups-members = { $members ->
    [one] { $members } membre
   *[other] { $members } membres
}
group-admin = Admin
group-you = vous
group-mirrored = Ses membres viennent de { $provider } ; c’est là-bas qu’ils se modifient.
group-name = Nom
group-name-help = Au moins trois lettres ou chiffres, séparés si besoin par des espaces, des points, - et _.
group-visibility = Qui voit le groupe et ses membres ?
group-members-only = Seulement ses membres
group-members-only-text = et les personnes invitées à le rejoindre
group-signed-in = Toute personne qui a un compte ici
group-signed-in-text = Ses sondages restent modifiables par ses membres seulement.
group-seen-members = Seuls ses membres voient ce groupe.
group-seen-signed-in = Toute personne qui a un compte ici voit ce groupe et ses membres.
group-create-lead = C’est vous qui le gérez : vous invitez les autres et décidez qui d’autre peut le faire.
group-members = Membres
group-invited = Invitations sans réponse
group-withdraw = Annuler
group-withdraw-of = Annuler l’invitation de { $name }
group-invite = Inviter des personnes
group-invite-lead = Toute personne qui accepte devient propriétaire, avec vous, de tous les sondages du groupe.
group-people = Identifiants ou adresses
group-people-help = Des identifiants, ou les adresses de personnes qui ont un compte ici, séparés par des virgules.
group-invite-do = Inviter
group-asked = Invitations faites : { $names }
group-polls = Sondages du groupe
group-change = Modifier le groupe
group-save = Enregistrer
group-leave = Quitter le groupe
group-leave-lead = Dès cet instant, ses sondages ne seront plus les vôtres. Pour revenir, il vous faudra une invitation.
group-leave-last = Personne d’autre que vous ne gère ce groupe. Avant de le quitter, nommez admin un autre membre, ou supprimez le groupe.
group-stay = Rester
group-delete = Supprimer le groupe
group-delete-lead = { $members ->
    [one] Personne d’autre que vous n’en fait partie.
   *[other] Ses { $members } membres n’y auront plus accès.
}
group-delete-polls = { $polls ->
    [one] Que faire de son sondage ?
   *[other] Que faire de ses { $polls } sondages ?
}
group-heir-me = Reprendre à mon nom
group-heir-me-text = Les sondages qui appartiennent aussi à un compte lui restent.
group-heir-group = Donner au groupe { $name }
group-heir-nobody = Supprimer
group-heir-nobody-text = Vous pouvez revenir sur cette suppression pendant une semaine.
group-keep = Conserver
group-menu = Actions pour { $name }
group-kick = Retirer du groupe
group-grant = Nommer admin
group-revoke = Retirer le rôle d’admin
group-pages = Pages des membres
group-before = Précédent
group-after = Suivant
group-position = { $from } à { $to } sur { $all }
group-badge = { $count ->
    [one] une invitation dans un groupe
   *[other] { $count } invitations dans des groupes
}

flash-group-created = Le groupe est créé. Invitez maintenant les autres.
flash-group-invited = C’est fait. Les personnes invitées trouvent l’invitation sur leur page des groupes, et par e-mail si le site en envoie.
flash-group-joined = Vous faites maintenant partie du groupe.
flash-group-refused = Vous avez refusé l’invitation.
flash-group-left = Vous ne faites plus partie du groupe.
flash-group-deleted = Le groupe est supprimé.
flash-group-withdrawn = L’invitation est annulée.
flash-group-kicked = Cette personne ne fait plus partie du groupe.

problem-group-name = Au moins trois caractères : des lettres, des chiffres et, entre eux, des espaces, des points, « - » et « _ ».
problem-group-taken = Un autre groupe porte déjà ce nom.
problem-unknown-person = Personne ne s’appelle « { $name } » ici.
problem-already-member = { $name } fait déjà partie du groupe.
problem-already-invited = { $name } a déjà une invitation.

fault-not-group-admin = Réservé aux admins du groupe
fault-not-group-admin-text = Leurs noms figurent sur la page du groupe : demandez-leur.
fault-mirrored = Ce groupe est géré ailleurs
fault-mirrored-text = Ses membres viennent du service par lequel vous vous connectez, et ne peuvent être modifiés que là-bas.
fault-last-group-admin = Quelqu’un doit gérer le groupe
fault-last-group-admin-text = Nommez d’abord admin un autre membre.

# Whom a poll belongs to.
new-owner = Propriétaire
new-owner-me = moi
new-owner-help = Tous les membres d’un groupe peuvent modifier, clore et supprimer ses sondages.
new-now-group = propriétaire : { $name }
poll-of-group = Sondage du groupe { $group }
take-title = Prendre ce sondage dans votre compte
take-text = Il figurera parmi vos sondages et n’aura plus besoin de lien pour être géré. Le lien de gestion actuel cessera de fonctionner ; vous pourrez en créer un nouveau.
take-do = Prendre dans mon compte
flash-poll-taken = Ce sondage appartient maintenant à votre compte.
