# Links to hand on.
link-copy = Copia
link-copied = Copiato

share-heading = Manda questo link a chi deve votare
share-link = Link al sondaggio
share-copy-link = Copia il link
share-device = Condividi…
share-mail = Scrivi un’e-mail
share-text = Testo per una chat o un’e-mail
share-copy-text = Copia il testo
share-others = Altri modi per condividerlo
share-qr = Oppure fai scansionare questo codice:
share-qr-label = Codice che porta al sondaggio
share-ask = Vota qui:
share-ask-until = Vota qui, entro { $deadline }:
share-look = Ecco i risultati:

share-admin-keep = Conservalo: è l’unica chiave.
share-admin = Link di gestione
share-admin-only-text = Hai creato questo sondaggio senza un account. Con questo link lo modifichi, chiudi o elimini, anche da un altro dispositivo. Se lo perdi, nessuno può aiutarti. Chi lo ha può fare lo stesso, quindi non mandarlo a chi vota.
share-admin-text = Chi apre questo link può gestire il sondaggio come te, senza un account. È utile per chi organizza insieme a te.
share-admin-make = Crea un link di gestione
share-admin-link = Link di gestione
share-copy-admin = Copia il link di gestione
share-admin-subject = Link di gestione: { $title }
share-file = Salva come file
share-mail-me = Ricevilo per e-mail
share-admin-qr = Mostra come codice da scansionare
share-admin-qr-label = Codice che porta alla gestione del sondaggio
share-renew-title = Lo ha qualcuno che non dovrebbe?
share-renew-text = Crea un nuovo link. Quello vecchio smette subito di valere, e i browser che l’hanno aperto, tranne questo, non possono più gestire il sondaggio.
share-renew = Crea un nuovo link

# Words of a poll.
details-zone-help = Per esempio Europe/Rome. Se lo cambi, le ore indicate restano come sono.

settings-words = La domanda
settings-stale = Nel frattempo qualcuno ha modificato questo sondaggio. Qui sotto c’è ciò che hai scritto; salva di nuovo per sostituire le sue modifiche.
settings-save = Salva
settings-owner = A chi appartiene
settings-owner-text = Chi può modificare, chiudere ed eliminare questo sondaggio.
settings-owner-user = Nome utente
settings-owner-help = Lascialo vuoto solo se il sondaggio deve appartenere a un gruppo. Se cedi il sondaggio, non è più tuo.
settings-owner-group = Gruppo
settings-no-group = Nessun gruppo
settings-other-group = Un altro gruppo (come ora)
settings-more = Altro
settings-values-text = parole, colori, simboli
settings-admin-text = per gestirlo senza un account
settings-copy-text = la stessa domanda un’altra volta
settings-delete-text = con una settimana per ripensarci

# Possible answers.
values-title = Risposte
values-heading = Che cosa si può rispondere
values-text = Ogni risposta vale quanto indichi tu; da questi valori nascono i totali.
values-weight = Valore
values-facts = vale { $weight }, usata { $uses ->
    [one] una volta
   *[other] { $uses } volte
}
values-gone = rimossa
values-edit = Modifica «{ $title }»
values-remove = Rimuovi «{ $title }»
values-restore = Ripristina «{ $title }»
values-add = Aggiungi una risposta
values-stale = Nel frattempo qualcuno ha modificato questo sondaggio. Non è ancora salvato nulla: ricontrolla e premi di nuovo.
values-save = Salva la risposta
values-cancel = Annulla
values-word = Parola
values-weight-help = Di solito da 0 (no) a 1 (sì). Anche sotto 0, per un veto.
values-color = Colore
values-own-color = Colore personale
values-own-help = Vale se sopra hai scelto «Colore personale». Il testo diventa nero o bianco, secondo ciò che si legge meglio.
values-icon = Simbolo

copy-title = Copia
copy-heading = Un nuovo sondaggio come questo
copy-text = Con le stesse opzioni e impostazioni, ma senza voti e commenti. Sarà tuo, o del tuo gruppo se questo è di un gruppo.
copy-of = Copia di { $title }
copy-shift = Sposta tutti i giorni di
copy-shift-help = In giorni: 7 è una settimana dopo, -1 un giorno prima. Si sposta anche la scadenza.
copy-values = Mantieni le risposte possibili
copy-values-help = Altrimenti la copia ha quelle solite: sì, forse, piuttosto no, no.
copy-invitations = { $count ->
    [one] Invita la persona che ha un invito qui
   *[other] Invita le { $count } persone che hanno un invito qui
}
copy-invitations-mail = Parte subito un’e-mail con un nuovo link personale.
copy-invitations-links = Ci saranno nuovi link personali; non parte nessuna e-mail.
copy-do = Crea la copia

delete-title = Elimina
delete-heading = Eliminare questo sondaggio?
delete-text = { $votes ->
    [0] Non ha ancora votato nessuno. Puoi ripristinare il sondaggio entro una settimana.
    [one] Il sondaggio sparisce con il suo unico voto e tutti i commenti. Puoi ripristinarlo entro una settimana.
   *[other] Il sondaggio sparisce con i suoi { $votes } voti e tutti i commenti. Puoi ripristinarlo entro una settimana.
}
delete-do = Elimina
delete-keep = Non eliminare
deleted-restore = Ripristina

decide-title = Decidi
decide-heading = Che cosa è stato deciso?
decide-text = Ciò che selezioni compare per tutti in cima al sondaggio. Puoi annullarlo.
decide-nothing = Seleziona almeno un’opzione.
decide-close = Chiudi la votazione
decide-close-help = Altrimenti si può continuare a votare.
decide-do = Decidi
decide-undo = Annulla la decisione
decide-best = migliore
decide-score = { $score } punti
decide-no-answers = ancora nessuna risposta
decided-heading = Decisione presa
decided-calendar = Aggiungi al calendario
