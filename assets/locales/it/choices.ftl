# Changing the choices of a poll.
choices-votes = { $count ->
    [one] un voto
   *[other] { $count } voti
}
choices-save = Salva le opzioni
choices-values = Cambia le risposte possibili
choices-stale = Nel frattempo qualcuno ha cambiato le opzioni. Ricontrolla e salva di nuovo: le tue prenderanno il posto delle altre.
choices-zone = Tutti gli orari sono nel fuso { $zone }. Puoi cambiarlo nelle impostazioni.
choices-gone = Rimosse
choices-gone-help = Queste opzioni non si possono più votare. Se le ripristini, ritrovano i loro voti.
choices-put-back = Ripristina
choices-texts-help = Se svuoti una riga, la sua opzione esce dal sondaggio; i voti restano conservati. Una barra crea dei gruppi.
choices-more-rows = Altre righe
choices-text = Opzione { $number }
choices-up = Sposta su: { $name }
choices-down = Sposta giù: { $name }
choices-take-off = Rimuovi: { $name }
