# Signing in by providers of identities.
signon-or = Ou sans mot de passe de ce site :
signon-button = Se connecter avec { $name }
signon-go-on = Continuer

signon-connections = Comptes associés
signon-connections-lead = Connectez-vous ici avec un compte que vous avez ailleurs.
signon-none = Ce site ne propose aucun service à associer.
signon-provider = Où
signon-state = État
signon-action = Modifier
signon-connected = Associé
signon-not-connected = Non associé
signon-connect = Associer à { $name }
signon-connect-word = Associer
signon-connect-ldap = Saisissez une fois le nom et le mot de passe que vous avez là-bas.
signon-their-name = Votre nom là-bas
signon-their-password = Votre mot de passe là-bas
signon-disconnect = Dissocier de { $name }
signon-disconnect-word = Dissocier
signon-last-way = Votre seul moyen de connexion
signon-onward = Vous allez continuer chez { $name }.
signon-onward-out = Votre session ici est fermée. Vous allez continuer chez { $name } pour la fermer là-bas aussi.

signon-stopped = La connexion n’a pas abouti
signon-stale = Cette tentative de connexion a expiré, a déjà servi ou vient d’un autre navigateur. Veuillez recommencer.
signon-unreachable = Le service qui vous connaît est injoignable pour le moment. Veuillez réessayer plus tard. Les comptes qui ont un mot de passe de ce site peuvent se connecter comme d’habitude.
signon-refused = On ne peut pas se fier à ce que le service a envoyé à votre sujet. Veuillez recommencer ; si cela persiste, prévenez l’administration du site.
signon-not-member = Vous ne faites partie d’aucun groupe autorisé à se connecter ici.
signon-locked = Votre compte est bloqué. L’administration du site peut vous dire pourquoi.
signon-pending = Votre compte doit d’abord être validé. Vous pourrez ensuite vous connecter.
signon-connect-first = Il existe un compte avec votre adresse e-mail. Connectez-vous à ce compte comme avant, et associez-le dans ses réglages.
signon-no-account = Vous n’avez pas encore de compte ici, et cette façon de se connecter n’en crée pas.
signon-taken = Ce compte extérieur est déjà associé à un autre compte d’ici. Veuillez d’abord l’en dissocier.
signon-already = Votre compte est déjà associé à un autre compte là-bas. Veuillez d’abord l’en dissocier.

flash-sign-on-cancelled = Vous êtes de retour, mais la connexion n’a pas eu lieu.
flash-connected = Associé. Vous pouvez désormais vous connecter de cette façon.
flash-disconnected = Dissocié.
