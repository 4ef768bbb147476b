# The frame of every page.
frame-skip = Vai al contenuto
frame-main-nav = Menu principale
frame-foot-nav = Informazioni sul sito
frame-sign-in = Accedi
frame-sign-out = Esci
frame-my-polls = I miei sondaggi
frame-about = Informazioni
frame-imprint = Note legali
frame-privacy = Privacy
frame-problems = Aiuto
frame-technical = Note tecniche
frame-theme = Tema
frame-theme-system = Come il sistema
frame-theme-light = Chiaro
frame-theme-dark = Scuro
frame-language = Lingua

form-errors = Controlla i dati inseriti

badge-decided = Deciso
badge-open = Aperto
badge-closed = Chiuso

# What the request before has done.
flash-poll-created = Il tuo sondaggio è pronto.
flash-sheet-created = La tua lista d’iscrizione è pronta. Si risponde sì o no; puoi cambiarlo in «Impostazioni → Risposte».
flash-sheet-fitted = Salvato. Nessuno ha ancora votato, quindi questa lista d’iscrizione ora chiede solo sì o no. Puoi cambiare le risposte possibili.
flash-saved = Salvato.
flash-voted = Grazie, il tuo voto è registrato.
flash-vote-deleted = Il voto è stato eliminato.
flash-data-erased = I tuoi dati in questo sondaggio sono stati eliminati.
flash-vote-link = Ora puoi cambiare il tuo voto da questo browser.
flash-admin-link = Ora puoi gestire il sondaggio da questo browser.
flash-commented = Il tuo commento è pubblicato.
flash-comment-held = Grazie. Il tuo commento sarà visibile dopo l’approvazione di chi organizza il sondaggio.
flash-comment-deleted = Il commento è stato eliminato.
flash-comment-approved = Ora il commento è visibile a tutti.
flash-closed = La votazione è chiusa.
flash-reopened = La votazione è di nuovo aperta.
flash-decided = Ora la decisione compare in cima al sondaggio.
flash-undecided = La decisione è stata annullata.
flash-poll-deleted = Il sondaggio è stato eliminato. Puoi ripristinarlo entro una settimana.
flash-poll-restored = Il sondaggio è stato ripristinato.
flash-copied = Ecco il tuo nuovo sondaggio.
flash-copied-invited = Ecco il tuo nuovo sondaggio. Sono invitate le stesse persone.
flash-link-renewed = Il vecchio link di gestione non vale più. Conserva quello nuovo.
flash-signed-in = Accesso effettuato.
flash-registered = Il tuo account è pronto.
flash-password-reset = La password è cambiata. Ora puoi usarla per accedere.
flash-password-chosen = La password è salvata. Ora puoi usarla per accedere.
flash-signed-out-there = Accesso chiuso.
flash-account-deleted = Il tuo account è stato eliminato.
flash-email-sent = Se l’indirizzo si può usare, tra poco lì arriva un’e-mail con un link. Vale un giorno e va aperto in un browser in cui hai effettuato l’accesso.
flash-email-changed = D’ora in poi le e-mail arrivano al nuovo indirizzo.
flash-signed-out = Hai chiuso la sessione.

# What is wrong with a field.
problem-required = Compila questo campo.
problem-too-long = { $max ->
    [one] Al massimo un carattere.
   *[other] Al massimo { $max } caratteri.
}
problem-remarks-too-long = Tutti i commenti alle opzioni insieme: al massimo { $max } caratteri.
problem-too-many = Al massimo { $max }.
problem-username-shape = Un nome utente contiene solo lettere, cifre e . - _ +: niente spazi e niente @.
problem-mixed-scripts = Usa lettere di un solo alfabeto: un nome che mescola, per esempio, lettere latine e cirilliche può sembrare quello di un’altra persona.
problem-bad-characters = Il testo contiene un carattere invisibile o di controllo. Scrivilo di nuovo.
problem-bad-email = Questo non è un indirizzo e-mail.
problem-email-taken = Questo indirizzo appartiene a un altro account.
problem-email-domain = Con gli indirizzi di questo dominio non si può avere un account qui.
problem-groups-first = Prima affida i tuoi gruppi a qualcun altro.
problem-passwords-differ = Le due password non coincidono.
problem-slug-shape = Solo lettere a–z, cifre, «-» e «_».
problem-slug-taken = Questo indirizzo è già di un altro sondaggio. Scegline uno diverso.
problem-unknown-zone = Questo fuso orario non esiste. I nomi sono del tipo «Europe/Rome».
problem-bad-day = «{ $text }» non è un giorno. Scrivi i giorni così: 1/3/2027, 1 marzo o 2027-03-01.
problem-bad-range = «{ $text }» finisce prima di cominciare, oppure dura più di un anno.
problem-bad-time = «{ $text }» non è un orario. Scrivi gli orari così: 9:00, 9.30, 14:30-16:00 o 18:00 90m.
problem-bad-date-time = «{ $text }» non è una data con un orario. Scrivila così: 2027-03-01 18:00.
problem-past-deadline = Questo momento è già passato. Scegline uno più avanti o lascia vuoto il campo.
problem-skipped-time = L’orario { $time } non esiste: quel giorno si spostano avanti gli orologi. Scegli un altro orario.
problem-doubled-time = L’orario { $time } c’è due volte: quel giorno si spostano indietro gli orologi. Dopo l’orario scrivi «@{ $first }» per la prima volta, «@{ $second }» per la seconda.
problem-no-choices = Aggiungi almeno un’opzione.
problem-moved-to-skipped = Uno degli orari diventerebbe { $time }, che però non esiste: quel giorno si spostano avanti gli orologi. Scegli qualcos’altro qui, oppure cambia prima quell’orario.
problem-moved-to-doubled = Uno degli orari diventerebbe { $time }, che però c’è due volte: quel giorno si spostano indietro gli orologi. Scegli qualcos’altro qui, oppure cambia prima quell’orario.
problem-moved-together = Due degli orari diventerebbero lo stesso: { $time }. Scegli qualcos’altro qui, oppure togli prima uno dei due.
problem-duplicate-choice = «{ $text }» compare due volte.
problem-unknown-choice = Nel frattempo questa opzione è stata tolta dal sondaggio. Le altre tue risposte ci sono ancora: salva di nuovo.
problem-unknown-value = Nel frattempo questa risposta è stata tolta dal sondaggio. Scegline un’altra.
problem-name-needed = Scrivi il tuo nome o, se il sondaggio lo permette, vota senza nome.
problem-anonymous-forbidden = In questo sondaggio serve il tuo nome.
problem-blank-forbidden = In questo sondaggio serve una risposta per ogni opzione.
problem-nothing-answered = Non hai ancora risposto nulla. Scegli almeno una risposta o scrivi un commento.
problem-bad-color = Scegli uno dei colori o scrivine uno nella forma #rrggbb.
problem-bad-icon = Scegli uno dei simboli.
problem-bad-weight = Scrivi un numero da -999,99 a 999,99 con al massimo due decimali.
problem-bad-option = Scegli una delle voci proposte.
problem-audience-order = Chi può votare deve anche poter vedere il sondaggio.
problem-name-taken = Questo nome è già di qualcun altro.
problem-unknown-user = Nessuno ha questo nome utente.
problem-last-value = Deve restare almeno una risposta.
problem-bad-number = Scrivi un numero intero di giorni, al massimo dieci anni avanti o indietro.

# Pages that say what went wrong.
fault-home = Vai alla pagina iniziale
fault-name = Chi gestisce il sito lo trova nel registro con questo numero: { $name }
fault-poll = Vai al sondaggio
fault-not-found = Qui non c’è nulla
fault-not-found-text = Questa pagina o questo sondaggio non esiste. Forse il link è incompleto, oppure il sondaggio è stato eliminato.
fault-malformed = Richiesta non leggibile
fault-malformed-text = Il tuo browser ha mandato qualcosa che non riusciamo a leggere. Torna indietro e riprova.
fault-stale = Modificato nel frattempo
fault-stale-text = Nel frattempo qualcuno ha modificato la stessa cosa. Torna indietro, ricarica la pagina e riprova.
fault-too-large = Troppi dati
fault-too-large-text = Il tuo browser ha mandato più dati di quanti ne servano per qualsiasi modulo di questo sito.
fault-too-slow = Connessione troppo lenta
fault-too-slow-text = La connessione era troppo lenta per inviare il modulo. Riprova.
fault-method = Non è possibile
fault-method-text = Questo indirizzo non si può usare così.
fault-cross-site = Inviato da un altro sito
fault-cross-site-text = È stato un altro sito a far partire questo invio dal tuo browser. Per la tua sicurezza non è successo nulla. Se eri tu, apri la pagina qui e riprova.
fault-wrong-host = Indirizzo sbagliato
fault-wrong-host-text = Questo server non risponde al nome richiesto dal tuo browser.
fault-too-often = Un po’ troppo in fretta
fault-too-often-text = Troppe richieste in poco tempo. Aspetta un momento e riprova; torna indietro per ritrovare ciò che hai scritto.
fault-busy = C’è molto traffico
fault-busy-text = Nulla di ciò che era confermato è andato perso. Riprova tra qualche secondo.
fault-away = In questo momento il sito non raggiunge i suoi dati
fault-away-text = Nulla di ciò che era confermato è andato perso. Riprova tra un momento.
fault-again = Invia di nuovo
fault-internal = Qui qualcosa è andato storto
fault-internal-text = È colpa nostra e l’errore è stato annotato. Riprova; se si ripete, avvisa chi gestisce il sito.
fault-deleted = Questo sondaggio è stato eliminato
fault-deleted-text = Chi lo organizza può ripristinarlo entro una settimana dall’eliminazione.
fault-login = Accedi per continuare
fault-login-text = Questa pagina è solo per chi ha effettuato l’accesso.
fault-invited-only = Solo su invito
fault-invited-only-text = Se hai un invito, apri il link che hai ricevuto. Se l’invito è per il tuo account, accedi.
fault-not-invited = Non hai un invito
fault-not-invited-text = Questo sondaggio è solo su invito. Chiedi a chi ti ha mandato il link.
fault-not-yours = È di un’altra persona
fault-not-yours-text = Può modificarlo solo chi l’ha scritto. Se è tuo, apri il link di modifica che hai ricevuto quando l’hai salvato.
fault-not-owner = Solo per chi organizza il sondaggio
fault-not-owner-text = Se il sondaggio è tuo, apri il suo link di gestione oppure accedi.
fault-over = La votazione è chiusa
fault-over-text = La scadenza di questo sondaggio è passata.
fault-closed = La votazione è chiusa
fault-closed-text = Chi organizza questo sondaggio l’ha chiuso.
fault-already-voted = Hai già votato
fault-already-voted-text = In questo sondaggio ognuno ha un solo voto. Puoi cambiare il tuo nella pagina del sondaggio, e un voto senza il tuo nome con il suo link.
fault-voted-by-account = In questo sondaggio ognuno ha un solo voto, e tu hai già dato il tuo con l’account. Accedi per cambiarlo.
fault-voted-by-link = In questo sondaggio ognuno ha un solo voto, e tu hai già dato il tuo con il link personale ricevuto per e-mail. Per cambiarlo, apri quel link senza accedere.
fault-comments-off = Qui non ci sono commenti
fault-comments-off-text = In questo sondaggio i commenti sono disattivati.
fault-nothing-to-do = Nulla da fare
fault-nothing-to-do-text = Era già stato fatto.

# Start page.
start-title = Che cosa vuoi sapere?
start-lead = Crea un sondaggio in un minuto, manda il link e scopri quando siete tutti liberi.
start-no-account = Non ti serve un account.
start-days = Giorni
start-days-text = Trova un giorno o un fine settimana che vada bene a tutti.
start-times = Giorni e orari
start-times-text = Trova l’ora giusta per vedersi, nel fuso orario di ciascuno.
start-texts = Altro
start-texts-text = Fai scegliere tra dei testi: luoghi, piatti, nomi. Anche come lista d’iscrizione.
start-recent = I tuoi sondaggi recenti
start-public = Sondaggi pubblici
start-all-public = Tutti i sondaggi pubblici
start-login-needed = Accedi per creare un sondaggio.

# Signing in.
login-title = Accedi
login-username = Nome utente o indirizzo e-mail
login-password = Password
login-wrong = Nome, indirizzo e-mail o password non corretti.

public-nothing = Al momento non ci sono sondaggi pubblici

# Pages about the site.
about-title = Informazioni sul sito
about-text = Questo sito serve a fare sondaggi: trova una data con amici o colleghi, oppure fai scegliere tra qualsiasi altra cosa. Funziona con Bitpoll, software libero con licenza AGPL.
imprint-title = Note legali
imprint-text = Chi gestisce il sito non ha ancora scritto le note legali.
privacy-title = Privacy
privacy-text =
    Questo sito conserva ciò che scrivi: sondaggi, voti, nomi e commenti. Chi ha il link di un sondaggio vede ciò che le sue impostazioni mostrano.

    Di un account conserva ciò che gli dai: nome utente, nome, indirizzo e-mail, impostazioni, il modo in cui accedi (le password solo come hash) e i sondaggi che lo riguardano. Di ogni accesso conserva quando è cominciato, quando è stato usato l’ultima volta e con che tipo di browser, finché non esci o l’accesso scade. Nelle impostazioni puoi scaricare questi dati ed eliminare l’account.

    I cookie servono solo a ricordare la lingua, il tema, che hai effettuato l’accesso, a quali sondaggi hai partecipato e che un voto o un sondaggio è tuo. Il sito non conta le visite, non incorpora nulla da altri siti e non conserva indirizzi del tuo dispositivo.
technical-title = Note tecniche
technical-text =
    Bitpoll { $version }.

    Le pagine sono create sul server e funzionano senza JavaScript. Da altri siti non si carica nulla. I link ai sondaggi sono casuali e non vengono comunicati ai motori di ricerca.
licenses-title = Licenze
licenses-text = Bitpoll è software libero con licenza GNU Affero General Public License, versione 3 o successiva. Puoi usarlo, studiarlo, condividerlo e migliorarlo.
problems-title = Aiuto
problems-text = Qualcosa non funziona o hai una domanda? Scrivi a [{ $mail }](mailto:{ $mail }).
problems-nobody = Chiedi a chi ti ha mandato il link di questo sito.
