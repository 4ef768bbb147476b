# Every page of a poll.
label-next-day = (giorno dopo)
label-your-time = la tua ora: { $time }
label-poll-time = ora del sondaggio: { $time }
poll-pages = Pagine di questo sondaggio
poll-until = Si vota fino a { $deadline }
poll-was-until = Votazione chiusa { $deadline }
poll-zone = Orari nel fuso { $zone }
poll-zones = Orari nel fuso { $zone }, accanto in { $other }
tab-overview = Panoramica
tab-vote = Vota
tab-own-vote = Il mio voto
tab-choices = Opzioni
tab-settings = Impostazioni
tab-share = Condividi
