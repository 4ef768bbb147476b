# The page of a poll.
results-best = La migliore finora
results-best-over = La migliore
results-best-badge = migliore
results-no-votes = Non ha ancora votato nessuno
results-nothing-yet = –
results-or = {" "}o{" "}
results-many-best = { $count ->
    [one] Un’opzione è la migliore
   *[other] { $count } opzioni sono alla pari
}
results-runner-up = Poi: { $choice } ({ $score })
results-runners-more = { $names }; e altre { $count }
results-voters = { $count ->
    [one] Ha votato una persona
   *[other] Hanno votato { $count } persone
}
results-edit-mine = Cambia il mio voto
results-open-mine = { $count ->
    [one] Nel tuo voto un’opzione è in bianco.
   *[other] Nel tuo voto { $count } opzioni sono in bianco.
}
results-open-of = { $count ->
    [one] Nel voto di { $name } un’opzione è in bianco.
   *[other] Nel voto di { $name } { $count } opzioni sono in bianco.
}
results-open-answer = Rispondi ora
results-decide = Decidi
results-decide-again = Cambia la decisione
results-close = Chiudi la votazione
results-reopen = Riapri la votazione
results-sums = Risultati
results-more-sums = Altre { $count }
results-votes = Tutti i voti
results-legend = Risposte
results-no-rows = Qui i singoli voti non si vedono.
results-name = Nome
results-sum = Risultato
results-you = tu
results-guest = ospite
results-guest-help = senza accesso; c’è un account con questo nome o uno simile
results-as-guest = { $name } (ospite)
results-edit = modifica
results-delete-vote = Elimina il voto di { $name }
results-anonymous = Anonimo
results-hidden = Nascosto
results-vote = Voto
results-nameless = Voto { $number }
results-has-remark = con una nota
results-remarks = Note
results-pages = Pagine dei voti
results-page = Pagina { $page } di { $pages }
results-previous = Indietro
results-next = Avanti
results-everybody-may-edit = Chiunque abbia il link può cambiare i voti di chi non ha un account. Puoi disattivarlo nelle impostazioni.
results-owner-sees-all = Vedi tutto perché il sondaggio è tuo. Gli altri vedono meno: che cosa, lo dicono le impostazioni.
results-after-vote = Vedrai i risultati dopo aver votato.
results-never = I risultati li vede solo chi organizza il sondaggio. Tu vedi il tuo voto.
results-summary-only = Si vedono solo i totali e il tuo voto.
results-names-hidden = I nomi li vede solo chi organizza il sondaggio.
results-deleted-values = Una risposta del tuo voto è stata tolta da questo sondaggio. Controlla il tuo voto.
results-over = La votazione è chiusa: la scadenza è passata.
results-closed = La votazione è stata chiusa da chi organizza il sondaggio.

filter-title = Filtra e ordina
filter-min-percent = Almeno … per cento
filter-min-score = Almeno … punti
filter-order = Ordine delle opzioni
filter-order-poll = Come nel sondaggio
filter-order-best = Prima le migliori
filter-apply = Applica
filter-reset = Mostra tutto
filter-hidden = { $count ->
    [one] Il filtro nasconde un’opzione.
   *[other] Il filtro nasconde { $count } opzioni.
}

export-menu = Esporta
export-csv = Tabella (CSV)
export-json = Dati (JSON)
export-text = Testo breve per una chat
export-print = Stampa

csv-date = Data
csv-remark = Nota
results-live-one = { $name } ha appena votato
results-live-many = Nuovi voti: { $count }
results-live-other = Questa pagina è stata appena aggiornata
results-live-on = I nuovi voti compaiono qui automaticamente.
results-live-off = I nuovi voti non compaiono qui automaticamente.
results-live-stop = Ferma l’aggiornamento
results-live-start = Riprendi l’aggiornamento
