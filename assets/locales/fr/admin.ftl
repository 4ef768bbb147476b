# Administration.
fault-last-admin = C’est le dernier compte admin
fault-last-admin-text = Quelqu’un doit pouvoir administrer ce site. Donnez d’abord le rôle d’admin à un autre compte.

flash-user-locked = Le compte est bloqué, et ses sessions sont fermées.
flash-user-unlocked = Le compte peut de nouveau être utilisé.
flash-user-approved = Le compte peut maintenant être utilisé.
flash-user-refused = La demande est refusée, et le compte est supprimé.
flash-user-deleted = Le compte est supprimé.
flash-session-ended = La session est fermée.
flash-user-created = Le compte est créé. S’il peut avoir un mot de passe ici, le lien pour le choisir est en route.
flash-factors-dropped = La deuxième étape est désactivée, les clés d’accès sont retirées, et toutes les sessions du compte sont fermées.
flash-sessions-ended = Toutes les sessions du compte sont fermées.
flash-reset-mailed = Le lien est en route.
flash-taken-over = Vous pouvez gérer le sondage pendant une semaine. Ses propriétaires le voient sur leurs pages.
flash-given-back = Le sondage est rendu.
flash-group-deleted-by-admin = Le groupe est supprimé.

admin-title = Administration
admin-pages = Pages d’administration
admin-pagination = Autres entrées
admin-newest = Plus récents
admin-older = Plus anciens
admin-search = Chercher

admin-overview = Aperçu
admin-users = Comptes
admin-polls = Sondages
admin-comments = Commentaires
admin-groups = Groupes
admin-sessions = Sessions
admin-log = Journal
admin-settings = Réglages
admin-storage = Stockage
admin-votes = Votes

admin-waiting = { $count ->
    [one] Un compte attend sa validation
   *[other] { $count } comptes attendent leur validation
}
admin-held = { $count ->
    [one] Un commentaire attend sa validation
   *[other] { $count } commentaires attendent leur validation
}
admin-polls-by-week = Nouveaux sondages par semaine
admin-votes-by-week = Votes par semaine
admin-chart = { $heading } : { $last } cette semaine, { $most } au maximum
admin-as-table = En tableau
admin-week = Semaine du
admin-count = Nombre
admin-health = État
admin-version = Version
admin-database = Base de données
admin-free = Espace disque libre
admin-mail = E-mails
admin-mail-queue = { $waiting } en attente, { $failed } en échec
admin-upkeep = Dernier entretien
admin-backups = Dernière sauvegarde
admin-backups-none = Ce serveur ne fait pas de sauvegardes de lui-même. Définissez backup_dir et backup_keep_daily dans la configuration, ou sauvegardez la base de données à votre façon : un disque perdu, c’est un site perdu.
admin-backups-late = La dernière sauvegarde date du { $when }. Le journal du serveur, ou celui de la minuterie qui fait les sauvegardes, dit pourquoi il n’y en a pas eu depuis.
admin-backups-timer-late = La minuterie qui met les sauvegardes dans { $place } n’en a pas fait depuis le { $when }. Vérifiez que le disque est là et qu’il y reste de la place. Si cette minuterie ne doit plus exister : bitpoll backup forget-timer.
admin-hours-ago = { $hours ->
    [0] il y a moins d’une heure
    [one] il y a une heure
   *[other] il y a { $hours } heures
}
admin-days-ago = { $days ->
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
}
admin-registration-no-mail = L’inscription est ouverte, mais personne ne peut créer de compte : il faut pour cela un lien envoyé par e-mail, et aucun serveur de messagerie n’est configuré. Définissez smtp_host et mail_from dans la configuration.
admin-never = pas encore
admin-unknown = inconnu

admin-find-user = Trouver un compte
admin-find-user-help = Des mots ou des parties de mots : de l’identifiant, du nom ou de l’adresse e-mail confirmée.
admin-all-users = Tous les comptes
admin-nobody = Aucun compte trouvé
admin-username = Identifiant
admin-name = Nom
admin-email = E-mail
admin-state = État
admin-email-help = Elle est considérée comme confirmée : vous garantissez que c’est la bonne.
admin-email-set = Changer l’adresse
admin-email-confirm = Enregistrer et confirmer
admin-create = Nouveau compte
admin-create-mail = Créer et envoyer le lien
admin-create-show = Créer et afficher le lien
admin-create-elsewhere = Il n’y a pas de mots de passe ici : la personne qui se connecte avec cette adresse obtient le compte.
admin-locked = Bloqué
admin-pending = En attente de validation
admin-pending-text = Ce compte a été demandé, et ne peut pas être utilisé tant que vous ne l’avez pas validé.
admin-approve = Valider
admin-refuse = Refuser
admin-none = aucun
admin-confirmed = (confirmée)
admin-unconfirmed = (non confirmée)
admin-since = Compte créé le
admin-role = Rôle
admin-role-help = La modération voit et supprime sondages et commentaires. Les admins peuvent tout faire ici. Ni l’une ni les autres ne voient ici les votes.
admin-role-set = Changer le rôle
admin-role-user = Simple compte
admin-role-moderator = Modération
admin-role-admin = Admin
admin-access = Accès
admin-lock = Bloquer
admin-unlock = Débloquer
admin-reset-show = Créer un lien de mot de passe
admin-reset-mail = Envoyer un lien de mot de passe
admin-reset-link = Lien pour choisir un mot de passe
admin-reset-once = Transmettez ce lien à la personne concernée. Il sert une seule fois, pendant trois jours, et n’est affiché que maintenant.
admin-end-sessions = Fermer toutes les sessions
admin-second = Deuxième étape
admin-codes = Codes de secours restants
admin-second-text = Pour une personne qui a perdu son téléphone et ses codes de secours. Assurez-vous d’abord que c’est bien elle : ensuite, le mot de passe seul suffira. Les clés d’accès sont retirées aussi, et toutes les sessions fermées.
admin-second-off = Désactiver la deuxième étape
admin-sessions-none = Aucune session ouverte.
admin-delete-user = Supprimer le compte
admin-delete-user-of = Supprimer { $name }
admin-delete-user-text = Le compte disparaît définitivement. Ses votes et commentaires restent sous le nom « Compte supprimé » ; ses noms sont effacés du journal.
admin-heir = Qui prend la relève ?
admin-heir-groups = Personne d’autre ne gère ces groupes : { $names }. La personne que vous indiquez les gérera désormais.
admin-heir-help = { $count ->
    [0] Un identifiant.
    [one] Il faut un propriétaire pour un sondage : un identifiant.
   *[other] Il faut un propriétaire pour { $count } sondages : un identifiant.
}
admin-keep = Conserver
admin-log-of = Ce qui s’est passé

admin-find-poll = Trouver un sondage
admin-find-poll-help = Une partie de la question ou de l’adresse, ou l’identifiant du propriétaire.
admin-no-polls = Aucun sondage trouvé
admin-no-polls-yet = Aucun parmi les plus récents : « Plus anciens » cherche plus loin
admin-question = Question
admin-address = Adresse
admin-owner = Propriétaire
admin-made = Création
admin-deleted = Supprimé
admin-by-link = par lien de gestion
admin-by-group = groupe { $name }
admin-last = Dernière modification
admin-choices = Choix
admin-deadline = Date limite
admin-open-poll = Ouvrir le sondage
admin-delete-poll = Supprimer le sondage
admin-support = Assistance
admin-support-text = Reprenez le sondage pour apporter votre aide : pendant une semaine, vous avez les droits de propriétaire, y compris pour voir les votes. Les propriétaires le voient, et c’est noté.
admin-support-on = Vous avez les droits de propriétaire sur ce sondage.
admin-support-by = { $name } jusqu’au { $until }
admin-support-open = Gérer le sondage
admin-take-over = Reprendre pour aider
admin-give-back = Rendre
admin-support-notice = { $name } administre ce site et peut gérer ce sondage jusqu’au { $until }, pour vous aider.

admin-all-comments = Tous les commentaires
admin-held-comments = En attente
admin-no-comments = Aucun commentaire

admin-no-groups = Aucun groupe
admin-members = Membres
admin-no-members = Personne n’en fait partie.
admin-provider = Fournisseur
admin-runs-group = gère le groupe
admin-delete-group = Supprimer le groupe
admin-delete-group-text = Ses membres perdent ce qu’ils ont grâce à lui.

admin-sessions-open = Sessions ouvertes
admin-sessions-accounts = Comptes connectés
admin-sessions-text = Les sessions d’un compte se ferment sur sa page.

admin-log-actor = Qui
admin-log-action = Quoi
admin-log-target = À qui ou à quoi
admin-log-when = Quand
admin-log-detail = Comment
admin-log-command-line = la ligne de commande
admin-log-site = le site
admin-log-configuration = la configuration
admin-log-slowed = ralenti partout
admin-log-refused = refusé à un réseau
admin-log-taken = pris pour soi
admin-log-other-group = un autre groupe
admin-log-member = Membre
admin-log-place = { $who } : { $what }
admin-log-setup = la page d’installation
admin-log-former = ancien compte { $id }
admin-log-mailed = envoyé par e-mail
admin-log-shown = affiché
admin-log-by-link = par un lien envoyé par e-mail
admin-log-first = le premier
admin-log-confirmed = confirmée
admin-log-changed = une autre
admin-log-handed = { $heir } a reçu { $polls }
admin-log-handed-over = { $heir } a reçu { $polls } et { $groups }
admin-log-polls = { $count ->
    [0] aucun sondage
    [one] un sondage
   *[other] { $count } sondages
}
admin-log-groups = { $count ->
    [0] aucun groupe
    [one] un groupe
   *[other] { $count } groupes
}
admin-log-nothing = Rien n’est noté
admin-log-file = Enregistrer un fichier

admin-settings-text = Ce qui est en vigueur dans ce processus. Les réglages se modifient dans la configuration, et comptent après un redémarrage.
admin-option = Réglage
admin-value = Valeur
admin-source = Origine
admin-default = par défaut

admin-table = Table
admin-rows = Lignes

# The first admin.
problem-wrong-setup-code = Ce n’est pas le code que le serveur a affiché à son dernier démarrage.
setup-title = Installer ce site
setup-lead = Personne n’administre encore ce site. Créez le compte qui le fera.
setup-code = Code d’installation
setup-code-help = Le serveur l’affiche à son démarrage.
setup-email-help = Pour les liens vers un nouveau mot de passe, et pour vous prévenir quand un compte est en attente.
setup-do = Créer le compte

# How long polls are kept.
problem-kept-too-long = Les sondages sont conservés ici jusqu’au { $day } au plus tard. Veuillez choisir un jour plus proche.
retention-fact = Ce sondage et ses votes seront supprimés le { $day }
retention-title = Durée de conservation
retention-field = Supprimer ce sondage automatiquement le
retention-help = Les propriétaires sont prévenus deux semaines avant, et tout le monde voit la date. Vide : jamais.
retention-help-most = { $days ->
    [one] Les propriétaires sont prévenus deux semaines avant, et tout le monde voit la date. Au plus un jour après la création, la date limite ou le dernier jour.
   *[other] Les propriétaires sont prévenus deux semaines avant, et tout le monde voit la date. Au plus { $days } jours après la création, la date limite ou le dernier jour, selon ce qui vient en dernier.
}

# Mail.
flash-mail-retried = L’envoi de l’e-mail est tenté à nouveau.
flash-mail-dropped = L’e-mail est abandonné.
admin-mail-off = Les e-mails sont désactivés : aucun serveur de messagerie n’est configuré.
admin-mail-off-waiting = Les e-mails sont désactivés : aucun serveur de messagerie n’est configuré. Ce qui attend ne part pas : c’est supprimé dès l’heure d’envoi venue.
admin-mail-nothing = Aucun e-mail en attente
admin-mail-failed = Abandonnés
admin-mail-waiting = En attente
admin-mail-due = Prochain essai
admin-mail-tries = Essais, et réponse du serveur de messagerie
admin-mail-retry = Réessayer
admin-mail-drop = Abandonner

# What the log tells of.
log-account-delete = Suppression de son propre compte
log-account-email = Confirmation d’une autre adresse
log-account-export = Téléchargement de ses données
log-account-rename = Changement d’identifiant
log-comment-approve = Publication d’un commentaire
log-comment-delete = Suppression d’un commentaire
log-factor-app-off = Désactivation de sa deuxième étape
log-factor-app-on = Activation de sa deuxième étape
log-factor-codes-new = Création de nouveaux codes de secours
log-factor-passkey-add = Ajout d’une clé d’accès
log-factor-passkey-remove = Retrait d’une clé d’accès
log-factor-reset = Retrait de la deuxième étape et des clés d’accès d’un compte
log-group-add = Ajout d’un membre à un groupe
log-group-create = Création d’un groupe
log-group-delete = Suppression d’un groupe
log-group-restore = Récupération d’un groupe
log-group-join = Entrée dans un groupe
log-group-leave = Départ d’un groupe
log-group-remove = Retrait d’un membre d’un groupe
log-group-role = Changement des admins d’un groupe
log-identity-connect = Association d’un compte à un fournisseur
log-identity-disconnect = Fin de l’association à un fournisseur
log-log-export = Enregistrement du journal dans un fichier
log-login-too-often = Nombreux mots de passe erronés
log-mail-drop = Abandon d’un e-mail
log-mail-retry = Nouvel essai d’envoi d’un e-mail
log-password-change = Changement de son mot de passe
log-poll-delete = Suppression d’un sondage
log-poll-expire = Suppression d’un sondage arrivé à son terme
log-poll-give-back = Restitution d’un sondage
log-poll-owner = Changement de propriétaire d’un sondage
log-poll-restore = Récupération d’un sondage
log-poll-take-over = Reprise d’un sondage pour aider
log-session-end = Fermeture de sessions, à la demande d’un fournisseur
log-settings-change = Démarrage avec d’autres réglages
log-sql-write = Écriture manuelle dans la base de données
log-user-approve = Validation d’un compte
log-user-create = Création d’un compte
log-user-delete = Suppression d’un compte
log-user-email = Définition de l’adresse d’un compte
log-user-end-sessions = Fermeture de sessions
log-user-lock = Blocage d’un compte
log-user-password = Définition du mot de passe d’un compte
log-user-refuse = Refus d’un compte
log-user-register = Inscription
log-user-reset-link = Création d’un lien de mot de passe
log-user-role = Changement de rôle d’un compte
log-user-unlock = Déblocage d’un compte
