# Pages of one’s own account.
profile-title = Profil
profile-name-help = Ce que les autres voient quand vous votez et commentez. Vos votes déjà donnés gardent le nom qu’ils portent.
profile-locale-browser = Comme mon navigateur
profile-locale-help = C’est aussi la langue de vos e-mails.
profile-zone = Fuseau horaire
profile-zone-help = Par exemple Europe/Paris. Sans indication, c’est celui de votre navigateur.
profile-save = Enregistrer

mail-prefs-title = E-mails
mail-prefs-none = Nous n’avons aucune adresse à laquelle vous écrire.
mail-prefs-to = Vos e-mails arrivent à { $email }.
mail-prefs-invitations = M’écrire quand je reçois une invitation
mail-prefs-invitations-help = Aussi quand quelqu’un saisit un vote pour moi, et quand un sondage où j’ai voté est décidé.
mail-prefs-watch = Suivre les sondages où je vote
mail-prefs-watch-help = Vous recevez un e-mail quand il s’y passe quelque chose.
mail-prefs-voted = Suivre aussi ceux où j’ai déjà voté
mail-prefs-voted-help = Dès l’enregistrement, pour tous ces sondages. Vous pouvez arrêter sur la page de chacun d’eux.
mail-prefs-digest = Rythme des e-mails
mail-prefs-instant = Tout de suite
mail-prefs-instant-help = Un e-mail peu après chaque événement.
mail-prefs-daily = Une fois par jour
mail-prefs-daily-help = Un seul e-mail avec tout ce qui s’est passé.

email-title = Changer d’adresse
email-add = Ajouter une adresse
email-lead = Vous recevez un e-mail avec un lien à la nouvelle adresse. Tant que vous ne l’ouvrez pas, rien ne change.
email-new = Nouvelle adresse e-mail
email-keep = Garder l’ancienne
email-confirm-title = Utiliser cette adresse ?
email-confirm-lead = Les e-mails pour { $username } iront à { $email }.
email-confirm = Utiliser

defaults-title = Nouveaux sondages
defaults-lead = Les réglages de départ de vos nouveaux sondages. Vous pouvez les changer pour chacun à sa création, et plus tard.
defaults-reset = Réglages habituels du site

sessions-title = Sessions
sessions-lead = Les navigateurs où une session est ouverte. Si vous n’en reconnaissez pas un, déconnectez-le et changez de mot de passe.
sessions-when = Depuis le { $day }, dernière utilisation : { $seen }
sessions-hour = il y a moins d’une heure
sessions-today = aujourd’hui
sessions-yesterday = hier
sessions-this = Ce navigateur
sessions-unknown = Navigateur inconnu
sessions-end-one = Déconnexion : { $agent }
sessions-end-others = Déconnecter tous les autres

data-title = Mes données
data-export-title = Emporter vos données
data-export-text = Tout ce que ce site sait de vous, dans un fichier lisible par des programmes (JSON) : votre compte, vos sondages avec leurs votes, vos propres votes et commentaires. Les mots de passe et les clés n’y sont pas.
data-export = Télécharger
data-delete-text = Votre compte et tout ce qui s’y rattache disparaîtront définitivement.
data-delete = Supprimer mon compte…

account-delete-title = Supprimer le compte
account-delete-lead = Cette action est irréversible.
account-last-admin = Personne d’autre que vous n’administre ce site. Veuillez d’abord confier cette tâche à quelqu’un d’autre.
account-groups = Personne d’autre que vous ne gère ces groupes : { $names }. Veuillez d’abord confier cette tâche à un autre membre, ou supprimer le groupe.
account-groups-link = Voir les groupes
account-polls = { $count ->
    [one] Que faire du sondage qui n’est qu’à vous ?
   *[other] Que faire des { $count } sondages qui ne sont qu’à vous ?
}
account-polls-delete = Supprimer
account-polls-delete-help = Avec tous les votes et commentaires.
account-polls-group = Donner au groupe { $name }
account-traces = Que faire de vos votes et commentaires ?
account-traces-help = Votes sous votre nom : { $votes }. Sondages que vous avez commentés : { $comments }. Les votes sans nom restent : personne ne sait qu’ils sont de vous.
account-remove = Retirer
account-remove-help = Les résultats des sondages changent.
account-keep-traces = Conserver sans votre nom
account-keep-traces-help = Ils restent sous le nom « Compte supprimé ». Ce que vous y avez écrit reste aussi.
account-former = Compte supprimé
account-gone = Tout le reste disparaît aussitôt : sessions, moyens de connexion, groupes, invitations, sondages suivis. Votre nom disparaît du journal du site.
account-delete = Supprimer définitivement
account-keep = Garder le compte
