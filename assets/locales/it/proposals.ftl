# Choices that participants propose, with review by the owner.
propose-link = Proponi un’opzione
propose-title = Proponi un’opzione
propose-text = La tua proposta
propose-text-help = Poche parole. Con una barra si mette sotto un titolo: Pizza / Margherita.
propose-day = Giorno
propose-last-day = Ultimo giorno
propose-last-day-help = Solo se più giorni di seguito sono un’unica opzione, per esempio un fine settimana.
propose-time = Ora
propose-time-help = Per esempio 14:30, 9–10 oppure 14:00 1h30, secondo l’ora di { $zone }.
propose-as = Proponi come { $name }
propose-anonymous = Proponi senza il mio nome
propose-name-help = Lo vede solo chi organizza il sondaggio.
propose-reviewed = Chi organizza il sondaggio la esamina per primo. Gli altri la vedono, e possono votarla, quando è accettata.
propose-at-once = È subito nel sondaggio, e tutti possono votarla.
propose-send = Proponi
propose-own = Le tue proposte
propose-waits = in attesa di approvazione
propose-accepted = accettata
propose-rejected = non accolta
propose-passed = già passato
proposals-seats = Ciò che accetti all’inizio non ha un limite di posti.
proposals-title = Opzioni proposte
proposals-link-text = Che cosa propone chi partecipa; accettare o rifiutare
proposals-text = Le vedi solo tu. Ciò che accetti è subito nel sondaggio, e tutti possono votarlo.
proposals-none = Nulla attende la tua approvazione
proposals-off = Al momento nessuno può proporre opzioni.
proposals-settings = Cambia nelle impostazioni
proposals-accept = Accetta
proposals-accept-of = Accetta { $choice }
proposals-reject = Rifiuta
proposals-reject-of = Rifiuta { $choice }
proposals-from = { $name }, { $time }
proposals-from-nobody = Senza nome, { $day }
proposals-waiting = { $count ->
    [one] Un’opzione proposta attende la tua approvazione.
   *[other] { $count } opzioni proposte attendono la tua approvazione.
}
proposals-look = Esamina
proposals-field = Gli altri possono proporre opzioni
proposals-field-help = Può proporre chi può votare. Puoi anche togliere di nuovo un’opzione.
proposals-no = No
proposals-reviewed = Sì, dopo la mia approvazione
proposals-at-once = Sì, subito
proposals-now = proposte: { $how }
flash-proposed = Grazie. La tua proposta attende l’approvazione di chi organizza il sondaggio.
flash-proposed-past = Grazie. La tua proposta attende di essere esaminata. Attenzione: questa data è già passata. Se è una svista, proponi semplicemente quella giusta.
flash-proposal-added = La tua opzione è nel sondaggio. Ora tutti possono votarla.
flash-proposal-added-past = La tua opzione è nel sondaggio, e tutti possono votarla. Attenzione: questa data è già passata. Se è una svista, chi organizza il sondaggio può toglierla.
flash-proposal-accepted = L’opzione è nel sondaggio.
flash-proposal-rejected = La proposta è stata rifiutata.
flash-proposal-waits-no-more = Questa proposta non è più in attesa: è già stata esaminata o ritirata.
flash-proposal-back = La proposta attende di nuovo la tua approvazione.
fault-proposals-off = Qui non si fanno proposte
fault-proposals-off-text = In questo sondaggio non si possono proporre opzioni.
problem-already-there = Questa opzione è già nel sondaggio.
problem-already-proposed = L’hai già proposta. È in attesa di approvazione.
problem-proposals-wait = { $max ->
    [one] Una tua proposta è in attesa di approvazione. Aspetta prima la risposta.
   *[other] { $max } tue proposte sono in attesa di approvazione. Aspetta prima la risposta.
}
problem-proposed-too-often = Ultimamente qui sono state proposte moltissime opzioni. Riprova più tardi.
activity-proposed = Opzione proposta
activity-added = Opzione aggiunta da chi partecipa
activity-proposal-accepted = Opzione proposta accettata
activity-proposal-rejected = Opzione proposta rifiutata
activity-proposal-restored = Proposta rifiutata ripristinata
activity-anonymous-proposed = { $count ->
    [one] È stata proposta un’opzione senza nome
   *[other] Sono state proposte { $count } opzioni senza nome
}
activity-anonymous-added = { $count ->
    [one] È stata aggiunta un’opzione senza nome
   *[other] Sono state aggiunte { $count } opzioni senza nome
}
mail-news-proposed = { $name } propone un’opzione, che attende la tua approvazione: { $choice }
mail-news-proposed-nameless = Qualcuno propone un’opzione, che attende la tua approvazione: { $choice }
