# The frame of every page.
frame-skip = Aller au contenu
frame-main-nav = Menu principal
frame-foot-nav = À propos de ce site
frame-sign-in = Connexion
frame-sign-out = Déconnexion
frame-my-polls = Mes sondages
frame-about = À propos
frame-imprint = Mentions légales
frame-privacy = Confidentialité
frame-problems = Aide
frame-technical = Infos techniques
frame-theme = Thème
frame-theme-system = Comme le système
frame-theme-light = Clair
frame-theme-dark = Sombre
frame-language = Langue

form-errors = Veuillez vérifier votre saisie

badge-decided = Décidé
badge-open = Ouvert
badge-closed = Clos

# What the request before has done.
flash-poll-created = Votre sondage est prêt.
flash-sheet-created = Votre liste d’inscription est prête. On y répond oui ou non ; vous pouvez changer cela dans « Réglages → Réponses ».
flash-sheet-fitted = Enregistré. Personne n’a encore voté : cette liste d’inscription ne demande donc plus que oui ou non. Vous pouvez modifier les réponses possibles.
flash-saved = Enregistré.
flash-voted = Merci, votre vote est enregistré.
flash-vote-deleted = Le vote est supprimé.
flash-data-erased = Vos données dans ce sondage sont supprimées.
flash-vote-link = Vous pouvez maintenant modifier votre vote dans ce navigateur.
flash-admin-link = Ce navigateur peut maintenant gérer le sondage.
flash-commented = Votre commentaire est enregistré.
flash-comment-held = Merci. Votre commentaire sera visible dès qu’il aura été validé.
flash-comment-deleted = Le commentaire est supprimé.
flash-comment-approved = Le commentaire est maintenant visible par tout le monde.
flash-closed = Le vote est clos.
flash-reopened = Le vote est rouvert.
flash-decided = La décision s’affiche maintenant en haut du sondage.
flash-undecided = La décision est annulée.
flash-poll-deleted = Le sondage est supprimé. Vous pouvez le récupérer pendant une semaine.
flash-poll-restored = Le sondage est de retour.
flash-copied = Voici votre nouveau sondage.
flash-copied-invited = Voici votre nouveau sondage. Les mêmes personnes sont invitées.
flash-link-renewed = L’ancien lien de gestion ne fonctionne plus. Conservez bien le nouveau.
flash-signed-in = Connexion réussie.
flash-registered = Votre compte est prêt.
flash-password-reset = Votre mot de passe est modifié. Utilisez-le maintenant pour vous connecter.
flash-password-chosen = Votre mot de passe est enregistré. Utilisez-le maintenant pour vous connecter.
flash-signed-out-there = Ce navigateur est déconnecté.
flash-account-deleted = Votre compte est supprimé.
flash-email-sent = Si cette adresse peut être utilisée, un e-mail avec un lien est en route. Le lien est valable un jour, dans un navigateur où vous avez ouvert une session.
flash-email-changed = Vos e-mails arrivent maintenant à la nouvelle adresse.
flash-signed-out = Déconnexion réussie.

# What is wrong with a field.
problem-required = Veuillez remplir ce champ.
problem-too-long = { $max ->
    [one] { $max } caractère au maximum.
   *[other] { $max } caractères au maximum.
}
problem-remarks-too-long = Toutes les remarques sur les choix ensemble : { $max } caractères au maximum.
problem-too-many = { $max } au maximum.
problem-username-shape = Un identifiant ne contient que des lettres, des chiffres et . - _ + : ni espace, ni @.
problem-mixed-scripts = Veuillez n’utiliser qu’un seul alphabet : un nom qui mêle par exemple lettres latines et cyrilliques peut passer pour celui de quelqu’un d’autre.
problem-bad-characters = Ce texte contient un caractère invisible ou de contrôle. Veuillez le saisir à nouveau.
problem-bad-email = Ce n’est pas une adresse e-mail.
problem-email-taken = Cette adresse appartient à un autre compte.
problem-email-domain = Les adresses de ce domaine ne donnent pas droit à un compte ici.
problem-groups-first = Veuillez d’abord confier vos groupes à quelqu’un d’autre.
problem-passwords-differ = Les deux mots de passe sont différents.
problem-slug-shape = Uniquement des lettres a–z, des chiffres, « - » et « _ ».
problem-slug-taken = Un autre sondage a déjà cette adresse. Veuillez en choisir une autre.
problem-unknown-zone = Ce fuseau horaire n’existe pas. Exemple : « Europe/Paris ».
problem-bad-day = Ce n’est pas une date : « { $text } ». Exemples : 1/3/2027, 1er mars ou 2027-03-01.
problem-bad-range = « { $text } » se termine avant de commencer ou dure plus d’un an.
problem-bad-time = Ce n’est pas une heure : « { $text } ». Exemples : 9h, 9:30, 14h-16h30 ou 18h 90min.
problem-bad-date-time = « { $text } » n’est pas une date avec une heure. Exemple : 2027-03-01 18:00.
problem-past-deadline = Ce moment est déjà passé. Veuillez en choisir un plus tard, ou laisser le champ vide.
problem-skipped-time = { $time } n’existe pas ce jour-là : on passe à l’heure d’été. Veuillez choisir une autre heure.
problem-doubled-time = { $time } existe deux fois ce jour-là : on passe à l’heure d’hiver. Ajoutez « @{ $first } » après l’heure pour la première fois, « @{ $second } » pour la seconde.
problem-no-choices = Veuillez ajouter au moins un choix.
problem-moved-to-skipped = L’un des horaires tomberait sur { $time }, qui n’existe pas ce jour-là : on passe à l’heure d’été. Veuillez choisir autre chose ici, ou modifier d’abord cet horaire.
problem-moved-to-doubled = L’un des horaires tomberait sur { $time }, qui existe deux fois ce jour-là : on passe à l’heure d’hiver. Veuillez choisir autre chose ici, ou modifier d’abord cet horaire.
problem-moved-together = Deux des horaires tomberaient sur { $time }. Veuillez choisir autre chose ici, ou retirer d’abord l’un des deux.
problem-duplicate-choice = « { $text } » apparaît deux fois.
problem-unknown-choice = Ce choix a été retiré du sondage entre-temps. Vos autres réponses sont conservées ; veuillez enregistrer à nouveau.
problem-unknown-value = Cette réponse a été retirée du sondage entre-temps. Veuillez en choisir une autre.
problem-name-needed = Veuillez indiquer votre nom, ou voter anonymement si le sondage le permet.
problem-anonymous-forbidden = Ce sondage demande votre nom.
problem-blank-forbidden = Ce sondage demande une réponse à chaque choix.
problem-nothing-answered = Vous n’avez encore rien répondu. Veuillez choisir au moins une réponse ou écrire un commentaire.
problem-bad-color = Veuillez choisir l’une des couleurs, ou en écrire une sous la forme #rrggbb.
problem-bad-icon = Veuillez choisir l’un des symboles.
problem-bad-weight = Veuillez écrire un nombre de -999,99 à 999,99, avec deux décimales au maximum.
problem-bad-option = Veuillez choisir dans la liste.
problem-audience-order = Les personnes qui peuvent voter doivent aussi pouvoir voir le sondage.
problem-name-taken = Ce nom est déjà pris.
problem-unknown-user = Personne n’a cet identifiant.
problem-last-value = Il doit rester au moins une réponse.
problem-bad-number = Veuillez écrire un nombre entier de jours, dix ans au maximum dans un sens ou dans l’autre.

# Pages that say what went wrong.
fault-home = Page d’accueil
fault-name = Dans le journal du site, cette erreur porte le numéro { $name }
fault-poll = Voir le sondage
fault-not-found = Il n’y a rien ici
fault-not-found-text = Cette page ou ce sondage n’existe pas. Le lien est peut-être incomplet, ou le sondage a été supprimé.
fault-malformed = Demande illisible
fault-malformed-text = Votre navigateur a envoyé quelque chose que nous ne pouvons pas lire. Veuillez revenir en arrière et réessayer.
fault-stale = Modifié entre-temps
fault-stale-text = Quelqu’un a modifié la même chose en même temps que vous. Veuillez revenir en arrière, recharger la page et réessayer.
fault-too-large = C’est trop
fault-too-large-text = Ce que votre navigateur a envoyé dépasse la taille de tous nos formulaires.
fault-too-slow = Trop lent
fault-too-slow-text = La connexion était trop lente pour envoyer le formulaire. Veuillez réessayer.
fault-method = Impossible
fault-method-text = Cette adresse ne s’utilise pas de cette façon.
fault-cross-site = Envoyé par un autre site
fault-cross-site-text = Un autre site a fait envoyer ceci par votre navigateur. Pour votre sécurité, rien n’a été fait. Si cela venait bien de vous, ouvrez la page ici et réessayez.
fault-wrong-host = Mauvaise adresse
fault-wrong-host-text = Ce serveur ne répond pas sous le nom que votre navigateur a demandé.
fault-too-often = Un peu trop vite
fault-too-often-text = Cela fait trop de demandes en peu de temps. Veuillez attendre un instant et réessayer ; en revenant en arrière, vous retrouverez votre saisie.
fault-busy = Beaucoup de monde en ce moment
fault-busy-text = Rien de ce qui a été confirmé n’est perdu. Veuillez réessayer dans quelques secondes.
fault-away = Ce site n’a pas accès à ses données pour le moment
fault-away-text = Rien de ce qui a été confirmé n’est perdu. Veuillez réessayer dans un instant.
fault-again = Renvoyer
fault-internal = Une erreur s’est produite ici
fault-internal-text = C’est notre faute, et nous en avons pris note. Veuillez réessayer ; si le problème persiste, signalez-le à l’administration du site.
fault-deleted = Ce sondage est supprimé
fault-deleted-text = Ses propriétaires peuvent le récupérer pendant une semaine après la suppression.
fault-login = Veuillez vous connecter
fault-login-text = Cette page est réservée aux personnes connectées.
fault-invited-only = Réservé aux personnes invitées
fault-invited-only-text = Si vous avez reçu un lien d’invitation, ouvrez-le. Si l’invitation est liée à votre compte, connectez-vous.
fault-not-invited = Vous n’avez pas d’invitation
fault-not-invited-text = Ce sondage est réservé aux personnes invitées. Adressez-vous à la personne qui vous a envoyé le lien.
fault-not-yours = Cela appartient à quelqu’un d’autre
fault-not-yours-text = Seule la personne qui l’a écrit peut le modifier. Si c’est vous, ouvrez le lien de modification reçu lors de l’enregistrement.
fault-not-owner = Réservé aux propriétaires du sondage
fault-not-owner-text = Si ce sondage est à vous, ouvrez son lien de gestion ou connectez-vous.
fault-over = Le vote est terminé
fault-over-text = La date limite de ce sondage est passée.
fault-closed = Le vote est terminé
fault-closed-text = Ce sondage a été clos.
fault-already-voted = Vous avez déjà voté
fault-already-voted-text = Dans ce sondage, on ne vote qu’une fois. Vous pouvez modifier votre vote sur la page du sondage, et un vote sans votre nom par son lien.
fault-voted-by-account = Dans ce sondage, on ne vote qu’une fois, et vous l’avez fait avec votre compte. Connectez-vous pour modifier votre vote.
fault-voted-by-link = Dans ce sondage, on ne vote qu’une fois, et vous l’avez fait par le lien personnel reçu par e-mail. Ouvrez ce lien, sans vous connecter, pour modifier votre vote.
fault-comments-off = Pas de commentaires ici
fault-comments-off-text = Les commentaires sont désactivés pour ce sondage.
fault-nothing-to-do = Rien à faire
fault-nothing-to-do-text = C’est déjà fait.

# Start page.
start-title = Que voulez-vous savoir ?
start-lead = Créez un sondage en une minute, envoyez le lien et voyez quand tout le monde est disponible.
start-no-account = Aucun compte nécessaire.
start-days = Jours
start-days-text = Trouvez un jour ou un week-end qui convient à tout le monde.
start-times = Jours et heures
start-times-text = Trouvez un créneau, affiché pour chaque personne dans son fuseau horaire.
start-texts = Autre chose
start-texts-text = Proposez ce que vous voulez : lieux, plats, noms. Aussi comme liste d’inscription.
start-recent = Vos sondages récents
start-public = Sondages publics
start-all-public = Tous les sondages publics
start-login-needed = Veuillez vous connecter pour créer un sondage.

# Signing in.
login-title = Se connecter
login-username = Identifiant ou e-mail
login-password = Mot de passe
login-wrong = L’identifiant, l’adresse e-mail ou le mot de passe est incorrect.

public-nothing = Il n’y a pas de sondages publics en ce moment

# Pages about the site.
about-title = À propos de ce site
about-text = Ce site sert à créer des sondages : trouvez une date avec vos amis ou vos collègues, ou faites-leur choisir tout autre chose. Il fonctionne avec Bitpoll, un logiciel libre sous licence AGPL.
imprint-title = Mentions légales
imprint-text = L’administration de ce site n’a pas encore rédigé de mentions légales.
privacy-title = Confidentialité
privacy-text =
    Ce site conserve ce que vous saisissez : sondages, votes, noms et commentaires. Toute personne qui a le lien d’un sondage voit ce que ses réglages laissent voir.

    D’un compte, il conserve ce que vous indiquez : identifiant, nom, adresse e-mail, réglages, façon de vous connecter (les mots de passe uniquement sous forme hachée), et les sondages auxquels il est lié. De chaque connexion, il conserve le moment où elle a commencé, sa dernière utilisation et le type de navigateur, jusqu’à ce que vous vous déconnectiez ou qu’elle expire. Dans les réglages, vous pouvez télécharger ces données et supprimer le compte.

    Les cookies ne servent qu’à retenir votre langue, votre thème, votre connexion, les sondages auxquels vous avez participé, et quels votes et sondages sont à vous. Ce site ne mesure pas l’audience, n’intègre rien qui vienne d’ailleurs et n’enregistre aucune adresse de votre appareil.
technical-title = Infos techniques
technical-text =
    Bitpoll { $version }.

    Les pages sont produites par le serveur et fonctionnent sans JavaScript. Rien n’est chargé depuis d’autres sites. Les liens des sondages sont aléatoires et ne sont pas communiqués aux moteurs de recherche.
licenses-title = Licences
licenses-text = Bitpoll est un logiciel libre sous licence publique générale GNU Affero (AGPL), version 3 ou ultérieure. Vous pouvez l’utiliser, l’étudier, le partager et l’améliorer.
problems-title = Aide
problems-text = Quelque chose ne marche pas, ou vous avez une question ? Écrivez à [{ $mail }](mailto:{ $mail }).
problems-nobody = Adressez-vous à la personne qui vous a envoyé le lien vers ce site.
