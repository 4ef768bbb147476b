# I voti cercati, e due opzioni a confronto.
filter-who = Il nome contiene
filter-answer = Risposta
filter-any = Tutte
filter-blank = Nessuna risposta
filter-to = a
filter-to-any = Qualsiasi opzione
filter-find = L’opzione contiene
filter-compare = Confronta
filter-with = con
filter-none = –
filter-found = { $found } voti su { $all }
filter-no-votes = Nessun voto corrisponde.
compare-title = { $first } o { $second }?
compare-better = { $count ->
    [one] Un voto preferisce { $choice }
   *[other] { $count } voti preferiscono { $choice }
}
compare-alike = { $count ->
    [0] Nessuno ha risposto allo stesso modo a entrambe.
    [one] Un voto risponde allo stesso modo a entrambe.
   *[other] { $count } voti rispondono allo stesso modo a entrambe.
}
compare-open = { $count ->
    [one] Un voto ne lascia una in sospeso.
   *[other] { $count } voti ne lasciano una in sospeso.
}
compare-more = e altri { $count }

# Le persone il cui sì è necessario.
needed-title = Chi non può mancare?
needed-text = L’opzione migliore è allora la migliore tra quelle che vanno bene a tutte le persone selezionate. Chi vede tutti i voti con i nomi vede anche chi non può mancare.
needed-text-sheet = Accanto ai posti si legge allora chi, tra le persone selezionate, non si è ancora iscritto. Chi vede tutti i voti con i nomi vede anche chi non può mancare.
needed-link-text = Chi non può mancare, e chi tra loro non ha ancora risposto
needed-nobody = Nessuno è ancora invitato né ha votato con un nome.
needed-invited = { $name } (su invito)
needed-names = Non possono mancare: { $names }
needed-waiting = Non hanno ancora risposto con il loro nome: { $names }
needed-waiting-sheet = Non ancora iscritti con il loro nome: { $names }
needed-spoiled = { $choice } ha un risultato migliore, ma non va bene a: { $names }
needed-nothing = Nessuna opzione va bene a tutte le persone che non possono mancare.
needed-more = { $names } e altri { $count }
