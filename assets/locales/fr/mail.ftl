# Mail: subjects, words, and why somebody got it.
mail-test-subject = E-mail d’essai de { $site }
mail-test-text = Les e-mails de ce site arrivent bien. Vous n’avez rien à faire.
mail-test-why = L’administration de { $url } a envoyé cet e-mail pour faire un essai.

mail-once = Le lien sert une seule fois, jusqu’au { $until }. Si vous n’avez rien demandé, ne faites rien.
mail-register-subject = Votre compte sur { $site }
mail-register-text = Quelqu’un (vous, espérons-le) a demandé un compte sur { $site } avec cette adresse. Ouvrez ce lien pour choisir un mot de passe :
mail-register-go = Créer le compte
mail-made-subject = Un compte pour vous sur { $site }
mail-made-text = Un compte a été créé pour vous sur { $site }. Votre identifiant est { $username }. Choisissez un mot de passe avec ce lien :
mail-made-once = Le lien sert une seule fois, jusqu’au { $until }. Ensuite, demandez-en un autre à la personne qui a créé le compte.
mail-made-go = Choisir un mot de passe
mail-reset-subject = Nouveau mot de passe pour { $site }
mail-reset-text = Quelqu’un (vous, espérons-le) veut changer le mot de passe de votre compte sur { $site }. Ouvrez ce lien pour le faire :
mail-reset-go = Choisir un nouveau mot de passe
mail-email-subject = Est-ce votre adresse ? ({ $site })
mail-email-text = Quelqu’un (vous, espérons-le) veut utiliser cette adresse pour un compte sur { $site }. Ouvrez ce lien pour la confirmer :
mail-email-go = Confirmer l’adresse

mail-known-subject = Vous avez un compte sur { $site }
mail-known-text = Quelqu’un (vous, espérons-le) a demandé un compte sur { $site } avec cette adresse. Il en existe déjà un : connectez-vous, ou demandez un lien pour choisir un nouveau mot de passe.
mail-approved-subject = Votre compte sur { $site } est prêt
mail-approved-text = Vous pouvez maintenant utiliser votre compte sur { $site }.
mail-changed-subject = Votre compte sur { $site } a été modifié
mail-changed-password = Le mot de passe de votre compte sur { $site } a été modifié, et toutes les sessions ont été fermées.
mail-changed-app-on = La deuxième étape de connexion a été activée pour votre compte sur { $site } : après le mot de passe, il faut le code d’une application.
mail-changed-app-off = La deuxième étape de connexion a été désactivée pour votre compte sur { $site }.
mail-changed-codes = De nouveaux codes de secours ont été créés pour votre compte sur { $site }. Les anciens ne sont plus valables.
mail-changed-passkey-added = Une clé d’accès a été ajoutée à votre compte sur { $site }. Elle permet de s’y connecter.
mail-changed-passkey-removed = Une clé d’accès a été retirée de votre compte sur { $site }.
mail-changed-factors = L’administration de { $site } a désactivé la deuxième étape de votre compte, retiré ses clés d’accès et fermé toutes les sessions.
mail-changed-linked = Votre compte sur { $site } a été associé à un autre service qui vous permet de vous connecter.
mail-changed-unlinked = Votre compte sur { $site } n’est plus associé à un service qui vous permettait de vous connecter.
mail-changed-email-left = Les e-mails de votre compte sur { $site } vont désormais à une autre adresse.
mail-changed-email-taken = Les e-mails de votre compte sur { $site } arrivent désormais à cette adresse.
mail-changed-reset = Si cela vient de vous, vous n’avez rien à faire. Sinon, quelqu’un d’autre a accès à votre compte : changez de mot de passe tout de suite. Cela ferme toutes les sessions, et vous pourrez alors retirer aussi les clés d’accès et les services qui ne sont pas à vous.
mail-changed-ask = Si cela vient de vous, vous n’avez rien à faire. Sinon, quelqu’un d’autre a accès à votre compte : connectez-vous, vérifiez la page « Sécurité » et prévenez l’administration du site.
mail-changed-taken = Par la même occasion, ce que vous n’avez pas voulu garder a été retiré de votre compte :
mail-taken-app = la deuxième étape de connexion : le code d’une application
mail-taken-passkeys = { $count ->
    [one] une clé d’accès
   *[other] { $count } clés d’accès
}
mail-taken-services = { $count ->
    [one] l’association à un autre service qui vous permettait de vous connecter
   *[other] les associations à { $count } autres services qui vous permettaient de vous connecter
}
mail-sign-in = Se connecter
mail-waiting-subject = Un compte est en attente sur { $site }
mail-waiting-text = { $username } a demandé un compte et attend votre validation.
mail-waiting-text-named = { $name } (identifiant { $username }) a demandé un compte et attend votre validation.
mail-waiting-go = Voir le compte

mail-asked-subject = À vous de voter : { $title }
mail-asked-text = Votre avis est attendu :
mail-asked-text-by = { $by } vous invite à voter :
mail-asked-more = { $count ->
    [one] et un autre choix
   *[other] et { $count } autres choix
}
mail-asked-go = Voter
mail-asked-personal = Ce lien n’est qu’à vous : toute personne qui l’a peut voter à votre place. Ne le transmettez pas.
mail-until = Vous pouvez voter jusqu’au { $deadline }.
mail-again-subject = Il manque votre vote : { $title }
mail-again-text = Vous n’avez pas encore voté :
mail-again-text-by = { $by } attend votre vote :
mail-assigned-subject = Un vote à votre nom : { $title }
mail-assigned-entered = { $by } a saisi un vote pour vous. Il porte votre nom :
mail-assigned-linked = { $by } a associé à votre compte un vote fait sous un autre nom. Il porte maintenant le vôtre :
mail-assigned-delete = S’il n’est pas de vous, vous pouvez le dissocier de votre compte ou, tant que le vote est ouvert, le supprimer.
mail-assigned-off = S’il n’est pas de vous, vous pouvez le dissocier de votre compte. Le vote est clos ; seule la personne à qui appartient le sondage peut encore le supprimer.
mail-assigned-go = Voir le vote
mail-all-subject = Tout le monde a répondu : { $title }
mail-all-text = Toutes les personnes que vous avez invitées ont répondu :
mail-all-go = Voir les résultats
mail-group-subject = Invitation dans le groupe { $group }
mail-group-text = Vous avez une invitation à rejoindre le groupe { $group }.
mail-group-text-by = { $by } vous invite à rejoindre le groupe { $group }.
mail-group-go = Répondre à l’invitation

mail-admin-subject = Lien pour gérer votre sondage
mail-admin-text = Avec ce lien, vous pouvez modifier, clore ou supprimer votre sondage, sur n’importe quel appareil. Toute personne qui l’a peut faire de même : gardez-le pour vous.
mail-vote-subject = Lien vers votre vote
mail-vote-text = Avec ce lien, vous pouvez modifier ou supprimer votre vote, sur n’importe quel appareil. Toute personne qui l’a peut faire de même : gardez-le pour vous.
mail-typed-go = Ouvrir

mail-expiry-subject = Bientôt supprimé : { $title }
mail-expiry-text = Votre sondage sera supprimé le { $at }, avec tous ses votes et commentaires. Si vous en avez encore besoin, prolongez-le dans ses réglages.
mail-expiry-go = Voir le sondage

mail-news-subject = Du nouveau : { $title }
mail-news-subject-votes = Nouveaux votes : { $title }
mail-news-subject-comments = Nouveaux commentaires : { $title }
mail-news-subject-closed = Vote clos : { $title }
mail-news-subject-decided = C’est décidé : { $title }
mail-news-subject-undecided = Décision annulée : { $title }
mail-news-subject-many = { $polls ->
    [one] Du nouveau dans un sondage
   *[other] Du nouveau dans { $polls } sondages
}
mail-news-voted = Nouveaux votes : { $names }
mail-news-votes = { $count ->
    [one] Un nouveau vote
   *[other] { $count } nouveaux votes
}
mail-news-changed = Votes modifiés : { $names }
mail-news-changes = { $count ->
    [one] Un vote a été modifié
   *[other] { $count } votes ont été modifiés
}
mail-news-deleted = { $count ->
    [one] Un vote a été supprimé
   *[other] { $count } votes ont été supprimés
}
mail-news-choices = Les choix proposés ont changé
mail-news-closed = Le vote est clos
mail-news-reopened = Le vote est rouvert
mail-news-decided = C’est décidé :
mail-news-undecided = La décision a été annulée
mail-news-commented = { $name } a écrit :
mail-news-held = { $name } a écrit un commentaire, qui attend votre validation :
mail-news-comments = { $count ->
    [one] Et un autre commentaire.
   *[other] Et { $count } autres commentaires.
}
mail-news-go = Ouvrir le sondage

mail-why-asked = Vous recevez cet e-mail parce que cette adresse a été saisie sur le site. Sans le lien, rien ne se passe.
mail-why-account = Vous recevez cet e-mail parce que vous avez un compte sur { $site }.
mail-why-admin = Vous recevez cet e-mail parce que vous administrez { $site }.
mail-why-invited = Vous recevez cet e-mail parce que vous avez une invitation à un sondage sur { $site }.
mail-why-invited-by = Vous recevez cet e-mail en raison d’une invitation de { $by } sur { $site }.
mail-why-owner = Vous recevez cet e-mail parce que ce sondage sur { $site } est à vous.
mail-why-typed = Vous recevez cet e-mail parce que quelqu’un (vous, espérons-le) a saisi cette adresse sur { $site }. Si cela ne vous dit rien, ne faites rien.
mail-why-voted = Vous recevez cet e-mail parce que vous avez voté dans ce sondage sur { $site }.
mail-why-watch = Vous recevez cet e-mail parce que vous suivez ce sondage sur { $site }.
mail-why-watches = Vous recevez cet e-mail parce que vous suivez ces sondages sur { $site }.
mail-stop-watch = Ne plus suivre ce sondage
mail-stop-watches = Ne plus suivre aucun sondage
mail-stop-invitations = Ne plus recevoir d’e-mails sur les invitations et les sondages où vous avez voté
mail-stop-reminders = Ne plus recevoir d’e-mails sur cette invitation

# On pages.
flash-link-mailed = L’e-mail est en route. Si rien n’arrive d’ici quelques minutes, regardez dans les indésirables.
mailed-link-title = Me l’envoyer par e-mail
mailed-link-email = Votre adresse e-mail
mailed-link-help = Elle ne sert qu’à cet e-mail.
mailed-link-send = Envoyer le lien

stop-title = Arrêter les e-mails
stop-watch = Vous suivez le sondage « { $title } » et recevez des e-mails sur ce qui s’y passe.
stop-watches = Vous suivez des sondages et recevez des e-mails sur ce qui s’y passe. Après cela, vous n’en suivrez plus aucun.
stop-invitations = Vous recevez par e-mail les invitations à des sondages et à des groupes, et les décisions des sondages où vous avez voté.
stop-reminders = Vous recevez des e-mails sur votre invitation au sondage « { $title } ».
stop-do = Arrêter ces e-mails
stop-done = C’est arrêté
stop-done-text = Vous ne recevrez plus ces e-mails. Il se peut qu’un dernier, déjà en route, arrive encore.
