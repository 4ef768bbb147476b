# Every page of a poll.
label-next-day = (le lendemain)
poll-pages = Pages de ce sondage
poll-until = Vote jusqu’au { $deadline }
poll-was-until = Vote terminé le { $deadline }
poll-zone = Heures : { $zone }
poll-zones = Heures : { $zone }, et à côté { $other }
tab-overview = Aperçu
tab-vote = Voter
tab-choices = Choix
tab-settings = Réglages
tab-share = Partager
