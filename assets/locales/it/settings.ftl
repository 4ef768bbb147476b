# Pages of one’s own account.
profile-title = Profilo
profile-name-help = Quello che gli altri vedono quando voti e commenti. I voti già dati mantengono il nome che hanno.
profile-locale-browser = Come il mio browser
profile-locale-help = Anche la lingua delle tue e-mail.
profile-zone = Fuso orario
profile-zone-help = Per esempio Europe/Rome. Se manca, vale quello del tuo browser.
profile-save = Salva

mail-prefs-title = E-mail
mail-prefs-none = Non abbiamo un indirizzo a cui scriverti.
mail-prefs-to = Le tue e-mail arrivano a { $email }.
mail-prefs-invitations = Scrivetemi quando ricevo un invito
mail-prefs-invitations-help = Anche quando qualcuno inserisce un voto per me, e quando c’è una decisione in un sondaggio in cui ho votato.
mail-prefs-watch = Segui i sondaggi in cui voto
mail-prefs-watch-help = Ricevi un’e-mail quando lì succede qualcosa.
mail-prefs-voted = Segui anche quelli in cui ho già votato
mail-prefs-voted-help = Da quando salvi, per tutti. Puoi smettere nella pagina di ciascun sondaggio.
mail-prefs-digest = Come ricevi le novità
mail-prefs-instant = Subito
mail-prefs-instant-help = Un’e-mail poco dopo che è successo qualcosa.
mail-prefs-daily = Una volta al giorno
mail-prefs-daily-help = Una sola e-mail con tutto ciò che è successo.

email-title = Cambia l’indirizzo
email-add = Aggiungi un indirizzo
email-lead = Al nuovo indirizzo arriva un’e-mail con un link. Finché non lo apri, non cambia nulla.
email-new = Nuovo indirizzo e-mail
email-keep = Tieni quello vecchio
email-confirm-title = Usare questo indirizzo?
email-confirm-lead = Le e-mail per { $username } andranno a { $email }.
email-confirm = Usa questo

defaults-title = Nuovi sondaggi
defaults-lead = Le impostazioni di partenza dei tuoi nuovi sondaggi. Puoi cambiarle per ognuno, quando lo crei e in seguito.
defaults-reset = Come di solito su questo sito

sessions-title = Accessi
sessions-lead = I browser in cui hai effettuato l’accesso. Se non ne riconosci uno, esci da lì e cambia la password.
sessions-when = Da { $day }, ultimo uso: { $seen }
sessions-hour = nell’ultima ora
sessions-today = oggi
sessions-yesterday = ieri
sessions-this = Questo browser
sessions-unknown = Browser sconosciuto
sessions-end-one = Esci da { $agent }
sessions-end-others = Esci da tutti gli altri

data-title = I miei dati
data-export-title = Porta con te i tuoi dati
data-export-text = Tutto ciò che questo sito sa di te, in un file per programmi (JSON): il tuo account, i tuoi sondaggi con i loro voti, i tuoi voti e i tuoi commenti. Password e chiavi non ci sono.
data-export = Scarica
data-delete-text = Il tuo account e tutto ciò che contiene spariranno per sempre.
data-delete = Elimina il mio account…

account-delete-title = Elimina l’account
account-delete-lead = Non si può annullare.
account-last-admin = Solo tu gestisci questo sito. Prima affidane la gestione a qualcun altro.
account-groups = Solo tu ti occupi di questi gruppi: { $names }. Prima affidali a un altro membro, oppure eliminali.
account-groups-link = Vai ai gruppi
account-polls = { $count ->
    [one] Che cosa fare del sondaggio che è solo tuo?
   *[other] Che cosa fare dei { $count } sondaggi che sono solo tuoi?
}
account-polls-delete = Elimina
account-polls-delete-help = Con tutti i voti e i commenti.
account-polls-group = Assegna al gruppo { $name }
account-traces = Che cosa fare dei tuoi voti e commenti?
account-traces-help = Voti con il tuo nome: { $votes }. Sondaggi in cui hai commentato: { $comments }. I voti senza nome restano: nessuno sa che sono tuoi.
account-remove = Rimuovi
account-remove-help = I risultati dei sondaggi cambiano.
account-keep-traces = Mantieni senza il tuo nome
account-keep-traces-help = Restano come voti e commenti di «Ex partecipante», con tutto ciò che hai scritto.
account-former = Ex partecipante
account-gone = Tutto il resto sparisce subito: accessi, modi di accedere, gruppi, inviti, sondaggi seguiti. Il tuo nome scompare dal registro del sito.
account-delete = Elimina per sempre
account-keep = Tieni l’account
