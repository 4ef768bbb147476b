# Making a poll.
new-title-date = Quels jours conviennent à tout le monde ?
new-lead-date = Choisissez quelques jours, envoyez le lien et voyez qui est disponible quand.
new-title-datetime = Quand tout le monde est-il disponible ?
new-lead-datetime = Choisissez des jours et des heures, envoyez le lien et voyez qui est disponible quand.
new-title-universal = Que voulez-vous savoir ?
new-lead-universal = Proposez des choix, envoyez le lien et voyez ce que tout le monde en pense.
new-question = De quoi s’agit-il ?
new-question-example = Fête d’été
new-create = Créer le sondage
new-optional = facultatif
new-line = Ligne { $line } : { $message }

# Days.
new-days = Jours
new-days-help = Touchez des jours, ou faites glisser sur plusieurs. Le numéro d’une semaine coche toute la semaine, un jour de la semaine toute sa colonne.
new-earlier = Mois précédent
new-later = Mois suivant
new-week-head = Semaine
new-week = Toute la semaine { $number }
new-weekday = { $weekday } : tout le mois
new-keys = Les flèches déplacent, Espace coche. Maj et Espace cochent la semaine, Ctrl et Espace le jour de la semaine. Page précédente et Page suivante changent de mois.
new-days-chosen = { $count ->
    [0] Aucun jour choisi
    [one] Un jour choisi
   *[other] { $count } jours choisis
}
new-take-back = Retirer { $what }
new-range = Plusieurs jours en un seul choix
new-past = { $count ->
    [one] Ce jour est déjà passé : { $days }. Si c’est bien celui que vous voulez, appuyez de nouveau sur « Créer le sondage ».
   *[other] Ces jours sont déjà passés : { $days }. Si ce sont bien ceux que vous voulez, appuyez de nouveau sur « Créer le sondage ».
}
new-from = Du
new-to = Au
new-add-range = Ajouter
new-dates = Ou saisissez les jours
new-dates-help = Par exemple 1/3/2027, 4 mars ou 2027-03-04.
new-dates-help-ranges = Par exemple 1/3/2027, 4 mars ou 2027-03-04. Un tiret entre deux jours en fait un seul choix, comme un week-end.

# Times.
new-times = Horaires
new-times-lead = Les mêmes pour tous les jours. Vous pouvez adapter chaque jour ci-dessous.
new-times-label = De quelle heure à quelle heure ?
new-times-help = Séparés par des virgules : 9h, 9:30, 14h-16h30 ou 18h 90min.
new-length = Durée
new-length-none = selon la saisie
new-minutes = { $count } min
new-hours = { $count } h
new-zone = Fuseau horaire
new-zone-help = Toutes les heures du sondage sont dans ce fuseau. Les autres voient leur propre heure à côté.
new-zone-help-deadline = Pour la date limite.
new-all-combinations = On vote sur chaque horaire de chaque jour.
new-choose-combinations = Choisir les horaires jour par jour
new-table = Horaires jour par jour
new-table-waits = Le tableau reviendra dès qu’il y aura des jours et des horaires.
new-combinations = { $chosen } sur { $all } cochés
new-all = Tous
new-all-label = tout cocher ou décocher
new-row-label = { $day } : cocher ou décocher tous les horaires
new-column-label = { $time } : cocher ou décocher pour tous les jours
new-no-such-time = Ce jour-là, cette heure n’existe pas ou existe deux fois

# Texts.
new-texts = Choix
new-texts-label = Choix, un par ligne
new-texts-help = Vous pouvez coller une liste.
new-groups = Choix par groupes
new-groups-help = Une barre oblique place les choix sous un titre commun. Une barre oblique inversée devant elle la laisse telle quelle.
new-groups-example =
    Vendredi / Pizza
    Vendredi / Sushis
    Samedi / Barbecue
    Ouvert 24h\/24

# What most people leave alone.
new-more = Autres options
new-more-help = Description, date limite, liste d’inscription, adresse, qui voit quoi
new-now-description = avec description
new-now-deadline = avec date limite
new-now-seats = { $seats ->
    [one] { $seats } place par choix
   *[other] { $seats } places par choix
}
new-now-address = adresse personnalisée
new-description = Description
new-description-help = Vous pouvez utiliser Markdown : *italique*, **gras**, [lien](https://example.org), listes.
new-preview = Aperçu
new-preview-head = Voici ce que cela donnera :
new-deadline = Date limite
new-deadline-help = Après cette date, personne ne peut plus voter.
new-deadline-twice = Cette nuit-là, on passe à l’heure d’hiver : cette heure existe deux fois. Veuillez préciser laquelle vous voulez.
new-which = Laquelle des deux ?
new-which-first = La première ({ $offset })
new-which-second = La seconde ({ $offset })
new-seats = Places par choix
new-seats-help = Pour une liste d’inscription : nombre de personnes par choix ; les suivantes sont sur la liste d’attente. On répond oui ou non. Vide : sans limite. D’autres nombres, et une limite par personne, se règlent plus tard sous « Choix → Limiter les places ».
new-address = Adresse
new-address-random = Aléatoire
new-address-random-help = Personne ne peut la deviner.
new-address-own = Personnalisée
new-address-own-help = Facile à retenir, mais aussi à deviner.
new-slug = { $start }…
new-slug-help = Lettres a–z, chiffres, « - » et « _ ».

# The answers of a new poll.
new-answer-yes = oui
new-answer-no = non
new-answer-maybe = peut-être
new-answer-rather-not = plutôt non
