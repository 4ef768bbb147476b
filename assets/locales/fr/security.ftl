# Passwords.
problem-password-too-short = Au moins 8 caractères. Trois ou quatre mots sans rapport entre eux sont faciles à retenir.
problem-password-of-digits = Pas uniquement des chiffres : ils se devinent trop vite.
problem-password-common = Ce mot de passe est si répandu qu’il est essayé en premier. Veuillez en choisir un autre.
problem-password-like-name = Il ressemble trop au nom ou à l’adresse e-mail du compte. Veuillez en choisir un autre.

# Showing anew who one is.
again-title = Est-ce bien vous ?
again-lead = Vous allez voir ou modifier quelque chose que d’autres aimeraient bien avoir aussi. Veuillez saisir encore une fois votre mot de passe.
again-elsewhere = Vous allez voir ou modifier quelque chose que d’autres aimeraient bien avoir aussi. Veuillez vous connecter encore une fois, comme d’habitude.
again-wrong = Le mot de passe est incorrect.
again-go = Continuer
again-sign-in = Se connecter à nouveau

# The second step of signing in.
second-title = Encore une étape
second-lead = Votre mot de passe seul n’ouvre pas ce compte. Veuillez saisir le code que votre application affiche maintenant.
second-code = Code à six chiffres
second-go = Se connecter
second-wrong = Ce code ne convient pas, ou a déjà servi. Les codes de l’application changent toutes les 30 secondes.
second-other = Je n’ai pas l’application
second-recovery = Code de secours
second-recovery-help = L’un des dix que vous avez conservés en configurant l’application. Chacun ne sert qu’une fois.
second-recovery-go = Se connecter avec ce code
second-lost = Ni application, ni codes de secours ? L’administration du site peut vous aider.

# Passkeys.
passkey-sign-in = Se connecter avec une clé d’accès
passkey-again = Utiliser une clé d’accès
passkey-failed = Cela n’a pas marché. Veuillez réessayer.
passkey-title = Clé d’accès
passkey-created = Ajout
passkey-used = Dernière utilisation
passkey-save = Enregistrer
passkey-remove = Retirer la clé d’accès
passkey-remove-text = Plus personne ne pourra l’utiliser pour se connecter. Supprimez-la aussi de l’appareil.

# How one’s account is protected.
account-pages = Pages de votre compte
security-title = Sécurité
security-elsewhere = Vous vous connectez par un autre service : c’est là-bas que se règlent le mot de passe et la deuxième étape.
security-password = Mot de passe
security-password-text = Si quelqu’un d’autre risque de connaître votre mot de passe, changez-le ici.
security-password-change = Changer de mot de passe
security-app = Code d’une application
security-app-text = Après le mot de passe, ce site demande un code que seule une application de votre téléphone peut produire. Un mot de passe volé ne vaut alors plus rien.
security-app-on = Configurer une application
security-app-off = Désactiver
security-on = Actif
security-off = Inactif
security-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours. Veuillez en créer de nouveaux.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
security-codes-new = Nouveaux codes de secours
security-passkeys = Clés d’accès
security-passkeys-text = Connectez-vous avec votre empreinte digitale, votre visage ou le code PIN de votre appareil ou de votre clé de sécurité : sans mot de passe, et à l’abri des sites qui imitent celui-ci.
security-passkey-name = Nom de la nouvelle clé d’accès
security-passkey-name-help = Pour la reconnaître, par exemple « Mon téléphone ».
security-passkey-add = Ajouter une clé d’accès
security-passkey-used = Dernière utilisation : { $when }
security-passkey-change = Modifier
security-passkey-unused = Pas encore utilisée
security-cancel = Annuler
password-others-end = Vos sessions dans tous les autres navigateurs seront fermées.
app-title = Configurer une application
app-first = 1. Scanner
app-first-text = Ouvrez sur votre téléphone une application de mots de passe à usage unique et scannez ce code. Si vous n’en avez pas : Aegis, FreeOTP et de nombreux gestionnaires de mots de passe font l’affaire. Si vous ne pouvez pas scanner, saisissez la clé.
app-qr = Code qui configure l’application
app-open = Ouvrir dans une application de cet appareil
app-key = Clé
app-then = 2. Essayer
app-code-help = Le code que l’application affiche pour ce site.
app-on = Activer
app-wrong = Ce code ne convient pas. Votre téléphone est-il à l’heure ? Veuillez saisir le code que l’application affiche maintenant.
app-off-title = Se passer de l’application
app-off-text = Le mot de passe seul suffira alors pour vous connecter. Les codes de secours seront effacés.
app-off = Désactiver
codes-title = Codes de secours
codes-first = La deuxième étape est activée. Elle sera demandée à votre prochaine connexion.
codes-text = Conservez ces codes là où vous les trouverez sans votre téléphone. Chacun vous connecte une fois à la place de l’application. Ils ne sont affichés que maintenant.
codes-label = Vos codes de secours
codes-file = Enregistrer un fichier
codes-print = Imprimer
codes-done = Je les ai conservés
codes-renew = Créer de nouveaux codes
codes-renew-text = Vous recevez dix nouveaux codes. Les anciens ne seront plus valables.
flash-password-renewed = Votre mot de passe est modifié. Vos sessions dans tous les autres navigateurs sont fermées.
flash-second-step-off = La deuxième étape est désactivée.
flash-passkey-added = La clé d’accès est ajoutée. Vous pouvez l’utiliser pour vous connecter.
flash-passkey-removed = La clé d’accès est retirée.
