# Links that were mailed.
mailed-sent = Veuillez consulter vos e-mails
mailed-nothing-came = Rien après quelques minutes ? Regardez dans les indésirables, et vérifiez votre saisie.
mailed-start = Page d’accueil
mailed-dead = Ce lien n’est plus valable
mailed-dead-text = Il a déjà servi, il est trop ancien, ou il en manque une partie.
mailed-again = Demander un autre lien
mailed-password = Nouveau mot de passe
mailed-password-help = Au moins huit caractères. Quelques mots à la suite sont faciles à retenir et difficiles à deviner.
mailed-password2 = Le même mot de passe, encore une fois

# Making an account.
register-title = Créer un compte
register-lead = Avec un compte, vous retrouvez vos sondages et vos votes sur tous vos appareils. Vous recevez un e-mail avec un lien, puis choisissez un mot de passe.
register-approval = L’administration du site examine chaque nouveau compte avant qu’il puisse servir.
register-username = Identifiant
register-username-help = Pour vous connecter : lettres, chiffres et . + - _
register-name = Nom
register-name-help = Ce que les autres voient quand vous votez. Sans nom, ils voient votre identifiant.
register-email = Adresse e-mail
register-domains = Possible avec une adresse de : { $domains }
register-send = Recevoir le lien
register-have = J’ai un compte
register-sent = Si cette adresse donne droit à un compte, un e-mail avec un lien est en route. Il est valable un jour.
register-password-title = Presque terminé
register-password-lead = Choisissez un mot de passe pour votre compte avec { $email }.
register-create = Créer le compte
register-waiting = Votre compte est créé
register-waiting-text = L’administration du site va l’examiner. Vous recevrez un e-mail dès que vous pourrez vous connecter.

# A forgotten password.
reset-title = Mot de passe oublié ?
reset-lead = Vous recevez un e-mail avec un lien, puis en choisissez un nouveau.
reset-no-mail = Ce site ne peut pas vous envoyer de lien pour cela. Veuillez en demander un à son administration.
reset-who = Adresse e-mail ou identifiant
reset-send = Recevoir le lien
reset-sent = S’il existe un compte avec cette adresse ou cet identifiant, un e-mail avec un lien est en route. Il est valable trois heures.
reset-elsewhere = Si vous vous connectez ici avec un compte d’un autre service, ce site ne connaît pas votre mot de passe : adressez-vous à ce service.
reset-password-title = Nouveau mot de passe
reset-password-lead = Pour le compte { $username }. Toutes vos sessions seront fermées.
reset-first-title = Bienvenue
reset-first-lead = Un compte a été créé pour vous sur { $site }. Votre identifiant est { $username }. Choisissez un mot de passe, et vous pourrez vous connecter.
reset-others = Autres accès à ce compte
reset-others-help = Cochez ce qui est à vous et doit rester. Ce qui n’est pas coché sera retiré : quelqu’un d’autre a pu l’ajouter.
reset-keep-passkey = Garder la clé d’accès « { $name } »
reset-keep-provider = Garder la connexion avec { $name }
reset-added = Ajout : { $when }
reset-second = La deuxième étape
reset-second-since = Activée le { $when } : après le mot de passe, il faut le code d’une application.
reset-second-off = Je la désactive, elle n’est pas de moi
reset-second-off-help = Vous pourrez aussitôt configurer votre propre application.
reset-second-stays = Elle reste active. Si vous avez perdu l’application et les codes de secours, l’administration du site peut vous aider.
reset-save = Enregistrer
