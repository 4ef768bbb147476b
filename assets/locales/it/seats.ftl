# Iscrizioni: opzioni con un certo numero di posti, e una lista d’attesa.
seats-title = Posti
seats-intro = Per le iscrizioni: indica quante persone possono avere ogni opzione. Chi risponde «{ $answers }» occupa un posto, in ordine di arrivo. Chi arriva dopo è in lista d’attesa, avanza e lo viene a sapere per e-mail se il suo indirizzo è noto.
seats-intro-none = Nessuna risposta di questo sondaggio conta più di zero, quindi nessuna occupa un posto. Dai prima a una risposta un peso maggiore di zero.
seats-all = Lo stesso numero per tutte
seats-all-help = Per ogni opzione il cui numero qui sotto non viene cambiato; 0 toglie i limiti.
seats-each = Opzione per opzione
seats-each-help = Vuoto: nessun limite.
seats-of = Posti per { $choice }
seats-wanted = { $count ->
    [one] una persona la vuole
   *[other] { $count } persone la vogliono
}
seats-person = Limite per persona
seats-person-field = Al massimo tante opzioni
seats-person-help = A quante opzioni un voto può rispondere «{ $answers }». Vuoto: nessun limite. Vale per i voti da ora in poi.
seats-save = Salva
seats-back = Torna alle opzioni
seats-link = Limita i posti
seats-link-text = Iscrizioni: quante persone per opzione, con lista d’attesa
seats-stale = Nel frattempo qualcun altro ha modificato questo sondaggio. Qui sotto ci sono i tuoi numeri; salva di nuovo per applicarli.
seats-left = { $seats ->
    [one] L’unico posto è libero
   *[other] { $left } posti liberi su { $seats }
}
seats-full = Completo. Saresti il numero { $place } in lista d’attesa
seats-full-for = Completo, { $waiting } in lista d’attesa
seats-number = { $seats ->
    [one] Un posto
   *[other] { $seats } posti
}
seats-yours = Hai un posto
seats-you-wait = Sei il numero { $place } in lista d’attesa
seats-you-wait-unseen = Sei in lista d’attesa
seats-theirs = Questo voto ha un posto
seats-they-wait = Numero { $place } in lista d’attesa
seats-taken = { $seats ->
    [one] { $taken } posto occupato su 1
   *[other] { $taken } posti occupati su { $seats }
}
seats-waiting = { $waiting } in lista d’attesa
seats-taken-short = { $taken } su { $seats }
seats-taken-head = Posti occupati
seats-waiting-head = In lista d’attesa
seats-come = { $count ->
    [0] ancora nessuno
    [one] una persona
   *[other] { $count } persone
}
seats-open = Una risposta in bianco non occupa posti.
seats-row-waits = in lista d’attesa
seats-row-waits-as = numero { $place } in lista d’attesa
seats-rule = «{ $answers }» occupa un posto, in ordine di arrivo. Quando sono finiti sei in lista d’attesa, e avanzi appena un posto si libera.
seats-limit = { $max ->
    [one] Puoi rispondere «{ $answers }» a una sola opzione.
   *[other] Puoi rispondere «{ $answers }» ad al massimo { $max } opzioni.
}
seats-free = Posti liberi: { $left } su { $seats }
seats-free-of = { $choice } ({ $left })
seats-gone = { $seats ->
    [one] Completo: l’unico posto è occupato
   *[other] Completo: tutti i { $seats } posti sono occupati
}
seats-list = In lista d’attesa: { $choices }
seats-unlimited = Senza limite: { $choices }
seats-mine = Hai un posto:
seats-mine-of = { $name } ha un posto:
seats-mine-waits = Sei in lista d’attesa:
seats-mine-waits-of = { $name } è in lista d’attesa:
seats-mine-number = { $choice } (numero { $place })
seats-csv-waits = { $answer } (lista d’attesa)
problem-yes-limit = { $max ->
    [one] Puoi dire di sì a una sola opzione. Togli le altre.
   *[other] Puoi dire di sì ad al massimo { $max } opzioni. Togline qualcuna.
}
mail-seat-subject-up = Hai un posto: { $title }
mail-seat-subject-down = Ora sei in lista d’attesa: { $title }
mail-seat-subject-out = La tua risposta non occupa più un posto: { $title }
mail-seat-up = Ora hai un posto:
mail-seat-down = Ora sei in lista d’attesa, e ti avviseremo quando avrai un posto:
mail-seat-out = Le risposte possibili sono cambiate, e la tua non occupa più un posto:
mail-seat-go = Guarda il sondaggio
