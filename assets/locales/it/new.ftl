# Making a poll.
new-title-date = Quali giorni vanno bene a tutti?
new-lead-date = Scegli qualche giorno, manda il link e scopri chi può e quando.
new-title-datetime = Quando possono esserci tutti?
new-lead-datetime = Scegli giorni e orari, manda il link e scopri chi può e quando.
new-title-universal = Che cosa vuoi sapere?
new-lead-universal = Scrivi le opzioni, manda il link e scopri che cosa ne pensano gli altri.
new-question = Di che cosa si tratta?
new-question-example = Festa d’estate
new-create = Crea il sondaggio
new-optional = facoltativo
new-line = Riga { $line }: { $message }

# Days.
new-days = Giorni
new-days-help = Tocca i giorni o trascina su più giorni. Il numero di una settimana la seleziona tutta, un giorno della settimana seleziona la sua colonna.
new-earlier = Mese precedente
new-later = Mese successivo
new-week-head = Settimana
new-week = Tutta la settimana { $number }
new-weekday = { $weekday }: tutto il mese
new-keys = Le frecce spostano, la barra spaziatrice seleziona. Maiusc e spazio selezionano la settimana, Ctrl e spazio il giorno della settimana. Pag su e Pag giù cambiano il mese.
new-days-chosen = { $count ->
    [0] Nessun giorno scelto
    [one] Un giorno scelto
   *[other] { $count } giorni scelti
}
new-take-back = Rimuovi { $what }
new-range = Più giorni come una sola opzione
new-past = { $count ->
    [one] Questo giorno è già passato: { $days }. Se va bene così, premi di nuovo «Crea il sondaggio».
   *[other] Questi giorni sono già passati: { $days }. Se va bene così, premi di nuovo «Crea il sondaggio».
}
new-from = Dal
new-to = Al
new-add-range = Aggiungi
new-dates = Oppure scrivi i giorni
new-dates-help = Per esempio 1/3/2027, 4 marzo o 2027-03-04.
new-dates-help-ranges = Per esempio 1/3/2027, 4 marzo o 2027-03-04. Un trattino tra due giorni ne fa una sola opzione, per esempio un fine settimana.

# Times.
new-times = Orari
new-times-lead = Gli stessi per tutti i giorni. Qui sotto puoi cambiare i singoli giorni.
new-times-label = Da che ora, fino a che ora?
new-times-help = Separati da virgole: 9:00, 9.30, 14:30-16:00 o 18:00 90m.
new-length = Durata
new-length-none = come scritto
new-minutes = { $count } min
new-hours = { $count } h
new-zone = Fuso orario
new-zone-help = Tutti gli orari del sondaggio sono in questo fuso. Gli altri vedono accanto il proprio.
new-zone-help-deadline = Per la scadenza.
new-all-combinations = Si vota su ogni orario di ogni giorno.
new-choose-combinations = Scegli gli orari giorno per giorno
new-table = Orari giorno per giorno
new-table-waits = La tabella torna appena ci sono giorni e orari.
new-combinations = { $chosen } su { $all } scelti
new-all = Tutti
new-all-label = seleziona o deseleziona tutto
new-row-label = { $day }: seleziona o deseleziona tutti gli orari
new-column-label = { $time }: seleziona o deseleziona in tutti i giorni
new-no-such-time = In questo giorno questo orario non esiste, o c’è due volte

# Texts.
new-texts = Opzioni
new-texts-label = Opzioni, una per riga
new-texts-help = Puoi incollare un elenco.
new-groups = Opzioni in gruppi
new-groups-help = Una barra mette le opzioni sotto un titolo comune. Con una barra rovesciata davanti, la barra resta com’è.
new-groups-example =
    Venerdì / Pizza
    Venerdì / Sushi
    Sabato / Grigliata
    Aperto 24\/7

# What most people leave alone.
new-more = Altre impostazioni
new-more-help = Descrizione, scadenza, lista d’iscrizione, indirizzo, chi vede che cosa
new-now-description = con descrizione
new-now-deadline = con scadenza
new-now-seats = { $seats ->
    [one] un posto per opzione
   *[other] { $seats } posti per opzione
}
new-now-address = indirizzo proprio
new-description = Descrizione
new-description-help = Puoi usare Markdown: *corsivo*, **grassetto**, [link](https://example.org), elenchi.
new-preview = Anteprima
new-preview-head = Apparirà così:
new-deadline = Scadenza
new-deadline-help = Dopo nessuno potrà più votare.
new-deadline-twice = Quella notte si spostano indietro gli orologi e questo orario c’è due volte. Scegli quale intendi.
new-which = Quale dei due?
new-which-first = Il primo ({ $offset })
new-which-second = Il secondo ({ $offset })
new-seats = Posti per opzione
new-seats-help = Per una lista d’iscrizione: quante persone possono avere ogni opzione; chi arriva dopo è in lista d’attesa. Si risponde sì o no. Vuoto significa senza limite. Altri numeri, e un limite per persona, si impostano più tardi in «Opzioni → Limita i posti».
new-address = Indirizzo
new-address-random = Casuale
new-address-random-help = Nessuno può indovinarlo.
new-address-own = Uno scelto da me
new-address-own-help = Facile da ricordare, ma anche da indovinare.
new-slug = { $start }…
new-slug-help = Lettere a–z, cifre, «-» e «_».

# The answers of a new poll.
new-answer-yes = sì
new-answer-no = no
new-answer-maybe = forse
new-answer-rather-not = piuttosto no
