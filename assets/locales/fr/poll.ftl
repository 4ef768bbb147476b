# Every page of a poll.
label-next-day = (le lendemain)
label-your-time = votre heure : { $time }
label-poll-time = heure du sondage : { $time }
poll-pages = Pages de ce sondage
poll-until = Vote jusqu’au { $deadline }
poll-was-until = Vote terminé le { $deadline }
poll-zone = Fuseau horaire : { $zone }
poll-zones = Fuseau horaire : { $zone }, et à côté { $other }
tab-overview = Aperçu
tab-vote = Voter
tab-own-vote = Mon vote
tab-choices = Choix
tab-settings = Réglages
tab-share = Partager
