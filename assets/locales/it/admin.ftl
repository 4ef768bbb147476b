# Administration.
fault-last-admin = È l’ultimo account admin
fault-last-admin-text = Qualcuno deve poter gestire questo sito. Prima rendi admin un altro account.

flash-user-locked = L’account è bloccato e le sue sessioni sono chiuse.
flash-user-unlocked = L’account si può usare di nuovo.
flash-user-approved = Ora l’account si può usare.
flash-user-refused = La richiesta è stata rifiutata e l’account non c’è più.
flash-user-deleted = L’account è stato eliminato.
flash-session-ended = La sessione è stata chiusa.
flash-user-created = L’account è stato creato. Se qui può avere una password, il link per sceglierla è in arrivo.
flash-factors-dropped = Il secondo passaggio è disattivato, le passkey sono rimosse e tutte le sessioni dell’account sono chiuse.
flash-sessions-ended = Tutte le sessioni dell’account sono chiuse.
flash-reset-mailed = Il link è in arrivo.
flash-taken-over = Puoi gestire il sondaggio per una settimana. Chi lo organizza lo vede nelle sue pagine.
flash-given-back = Il sondaggio è stato restituito.
flash-group-deleted-by-admin = Il gruppo è stato eliminato.

admin-title = Amministrazione
admin-pages = Pagine dell’amministrazione
admin-pagination = Altre voci
admin-newest = Più recenti
admin-older = Precedenti
admin-search = Cerca

admin-overview = Panoramica
admin-users = Account
admin-polls = Sondaggi
admin-comments = Commenti
admin-groups = Gruppi
admin-sessions = Sessioni
admin-log = Registro
admin-settings = Impostazioni
admin-storage = Archiviazione
admin-votes = Voti

admin-waiting = { $count ->
    [one] Un account attende l’approvazione
   *[other] { $count } account attendono l’approvazione
}
admin-held = { $count ->
    [one] Un commento attende l’approvazione
   *[other] { $count } commenti attendono l’approvazione
}
admin-polls-by-week = Nuovi sondaggi per settimana
admin-votes-by-week = Voti per settimana
admin-chart = { $heading }: { $last } questa settimana, al massimo { $most }
admin-as-table = Come tabella
admin-week = Settimana da
admin-count = Numero
admin-health = Stato del sistema
admin-version = Versione
admin-database = Database
admin-free = Spazio libero su disco
admin-mail = E-mail
admin-mail-queue = { $waiting } in attesa, { $failed } non riuscite
admin-upkeep = Ultima manutenzione
admin-backups = Ultimo backup
admin-backups-none = Questo server non fa backup da solo. Imposta backup_dir e backup_keep_daily nella configurazione, oppure salva il database a modo tuo: altrimenti perdere il disco significa perdere il sito.
admin-backups-late = L’ultimo backup è di { $when }. Il registro del server, o del timer che fa i backup, dice perché da allora non ce ne sono altri.
admin-backups-timer-late = Il timer che mette i backup in { $place } non ne fa dal { $when }. Controlla che il disco ci sia e abbia spazio. Se questo timer non deve più esserci: bitpoll backup forget-timer.
admin-hours-ago = { $hours ->
    [0] nell’ultima ora
    [one] un’ora fa
   *[other] { $hours } ore fa
}
admin-days-ago = { $days ->
    [one] un giorno fa
   *[other] { $days } giorni fa
}
admin-registration-no-mail = La registrazione è attiva, ma nessuno può creare un account: serve un link mandato per e-mail e non è configurato nessun server di posta. Imposta smtp_host e mail_from nella configurazione.
admin-never = non ancora
admin-unknown = sconosciuto

admin-find-user = Cerca un account
admin-find-user-help = Parole o parti di parole del nome utente, del nome o dell’indirizzo e-mail confermato.
admin-all-users = Tutti gli account
admin-nobody = Nessun account trovato
admin-username = Nome utente
admin-name = Nome
admin-email = E-mail
admin-state = Stato
admin-email-help = Vale come confermato: sei tu a garantire che è davvero il suo.
admin-email-set = Cambia indirizzo
admin-email-confirm = Salva e conferma
admin-create = Nuovo account
admin-create-mail = Crea e manda il link
admin-create-show = Crea e mostra il link
admin-create-elsewhere = Qui nessuno ha una password: l’account va a chi accede con questo indirizzo.
admin-locked = Bloccato
admin-pending = In attesa di approvazione
admin-pending-text = Questo account è stato richiesto e non si può usare finché non lo approvi.
admin-approve = Approva
admin-refuse = Rifiuta
admin-none = –
admin-confirmed = (confermato)
admin-unconfirmed = (non confermato)
admin-since = Account dal
admin-role = Ruolo
admin-role-help = I moderatori vedono ed eliminano sondaggi e commenti. Gli admin qui fanno tutto. Nessuno dei due vede qui i voti.
admin-role-set = Cambia ruolo
admin-role-user = Utente
admin-role-moderator = Moderatore
admin-role-admin = Admin
admin-access = Accesso
admin-lock = Blocca
admin-unlock = Sblocca
admin-reset-show = Crea un link per la password
admin-reset-mail = Manda un link per la password
admin-reset-link = Link per scegliere una password
admin-reset-once = Dai questo link a chi usa l’account. Vale una volta, per tre giorni, e si vede solo ora.
admin-end-sessions = Chiudi tutte le sessioni
admin-second = Secondo passaggio
admin-codes = Codici di recupero rimasti
admin-second-text = Per chi ha perso il telefono e i codici di recupero. Prima assicurati che sia davvero quella persona: da quel momento basta la password. Spariscono anche le passkey e si chiudono tutte le sessioni.
admin-second-off = Disattiva il secondo passaggio
admin-sessions-none = Nessun accesso aperto.
admin-delete-user = Elimina l’account
admin-delete-user-of = Elimina { $name }
admin-delete-user-text = L’account sparisce per sempre. I suoi voti e commenti restano come quelli di «Ex partecipante»; i suoi nomi scompaiono dal registro.
admin-heir = Chi subentra?
admin-heir-groups = Di questi gruppi non si occupa nessun altro: { $names }. Da quel momento se ne occupa chi indichi qui.
admin-heir-help = { $count ->
    [0] Un nome utente.
    [one] A un sondaggio serve un nuovo proprietario: un nome utente.
   *[other] A { $count } sondaggi serve un nuovo proprietario: un nome utente.
}
admin-keep = Non eliminare
admin-log-of = Che cosa è stato fatto

admin-find-poll = Cerca un sondaggio
admin-find-poll-help = Una parte della domanda o dell’indirizzo, oppure il nome utente del proprietario.
admin-no-polls = Nessun sondaggio trovato
admin-no-polls-yet = Tra i più recenti non c’è; «Precedenti» cerca più indietro
admin-question = Domanda
admin-address = Indirizzo
admin-owner = Proprietario
admin-made = Creato
admin-deleted = Eliminato
admin-by-link = con link di gestione
admin-by-group = gruppo { $name }
admin-last = Ultima modifica
admin-choices = Opzioni
admin-deadline = Scadenza
admin-open-poll = Apri il sondaggio
admin-delete-poll = Elimina il sondaggio
admin-support = Assistenza
admin-support-text = Prendi in carico il sondaggio per aiutare chi lo organizza: per una settimana hai gli stessi diritti e ne vedi i voti allo stesso modo. Chi lo organizza lo vede, e l’intervento viene annotato.
admin-support-on = Hai su questo sondaggio gli stessi diritti di chi lo organizza.
admin-support-by = { $name } fino a { $until }
admin-support-open = Gestisci il sondaggio
admin-take-over = Prendi in carico per assistenza
admin-give-back = Restituisci
admin-support-notice = { $name } gestisce questo sito e, per aiutarti, può gestire questo sondaggio fino a { $until }.

admin-all-comments = Tutti i commenti
admin-held-comments = In attesa
admin-no-comments = Nessun commento

admin-no-groups = Nessun gruppo
admin-members = Membri
admin-no-members = Non ne fa parte nessuno.
admin-provider = Servizio
admin-runs-group = gestisce il gruppo
admin-delete-group = Elimina il gruppo
admin-delete-group-text = I membri perdono ciò che hanno grazie al gruppo.

admin-sessions-open = Sessioni aperte
admin-sessions-accounts = Account con accesso
admin-sessions-text = Le sessioni di un account si chiudono nella sua pagina.

admin-log-actor = Chi
admin-log-action = Che cosa
admin-log-target = A chi o a che cosa
admin-log-when = Quando
admin-log-detail = Come
admin-log-command-line = la riga di comando
admin-log-site = il sito
admin-log-configuration = la configurazione
admin-log-slowed = rallentato ovunque
admin-log-refused = rifiutato a una rete
admin-log-taken = preso per sé
admin-log-other-group = un altro gruppo
admin-log-member = Membro
admin-log-place = { $who }: { $what }
admin-log-setup = la pagina di configurazione
admin-log-former = ex account { $id }
admin-log-mailed = inviato per e-mail
admin-log-shown = mostrato
admin-log-by-link = con un link ricevuto per e-mail
admin-log-first = la prima
admin-log-confirmed = confermato
admin-log-changed = un altro
admin-log-handed = a { $heir }: { $polls }
admin-log-handed-over = a { $heir }: { $polls } e { $groups }
admin-log-polls = { $count ->
    [0] nessun sondaggio
    [one] un sondaggio
   *[other] { $count } sondaggi
}
admin-log-groups = { $count ->
    [0] nessun gruppo
    [one] un gruppo
   *[other] { $count } gruppi
}
admin-log-nothing = Nulla di annotato
admin-log-file = Salva come file

admin-settings-text = Ciò che vale in questo processo. Le impostazioni si cambiano nella configurazione e valgono dopo un riavvio.
admin-option = Impostazione
admin-value = Valore
admin-source = Da
admin-default = predefinito

admin-table = Tabella
admin-rows = Righe

# The first admin.
problem-wrong-setup-code = Questo non è il codice che il server ha mostrato all’ultimo avvio.
setup-title = Configura questo sito
setup-lead = Nessuno gestisce ancora questo sito. Crea l’account che lo farà.
setup-code = Codice di configurazione
setup-code-help = Il server lo mostra quando si avvia.
setup-email-help = Per i link a una nuova password e per sapere quando un account attende l’approvazione.
setup-do = Crea l’account

# How long polls are kept.
problem-kept-too-long = Qui i sondaggi si conservano al massimo fino a { $day }. Scegli un giorno precedente.
retention-fact = Questo sondaggio e i suoi voti saranno eliminati { $day }
retention-title = Per quanto si conserva
retention-field = Elimina automaticamente questo sondaggio il
retention-help = Chi lo organizza riceve un avviso due settimane prima, e tutti vedono il giorno. Vuoto: mai.
retention-help-most = { $days ->
    [one] Chi lo organizza riceve un avviso due settimane prima, e tutti vedono il giorno. Al massimo un giorno dopo la creazione, la scadenza o l’ultimo giorno.
   *[other] Chi lo organizza riceve un avviso due settimane prima, e tutti vedono il giorno. Al massimo { $days } giorni dopo la creazione, la scadenza o l’ultimo giorno: vale il più tardo dei tre.
}

# Mail.
flash-mail-retried = L’invio dell’e-mail viene ritentato.
flash-mail-dropped = L’e-mail è stata scartata.
admin-mail-off = Le e-mail sono disattivate: non è configurato nessun server di posta.
admin-mail-off-waiting = Le e-mail sono disattivate: non è configurato nessun server di posta. Quelle in attesa non partono: vengono scartate appena arriva il loro momento.
admin-mail-nothing = Nessuna e-mail in attesa
admin-mail-failed = Abbandonate
admin-mail-waiting = In attesa
admin-mail-due = Prossimo tentativo
admin-mail-tries = Tentativi, e che cosa ha detto il server di posta
admin-mail-retry = Riprova
admin-mail-drop = Scarta

# What the log tells of.
log-account-delete = Eliminato il proprio account
log-account-email = Confermato un altro indirizzo
log-account-export = Scaricati i propri dati
log-account-rename = Scelto un altro nome utente
log-comment-approve = Approvato un commento
log-comment-delete = Eliminato un commento
log-factor-app-off = Disattivato il proprio secondo passaggio
log-factor-app-on = Attivato il proprio secondo passaggio
log-factor-codes-new = Creati nuovi codici di recupero
log-factor-passkey-add = Aggiunta una passkey
log-factor-passkey-remove = Rimossa una passkey
log-factor-reset = Tolti a un account secondo passaggio e passkey
log-group-add = Aggiunto un membro a un gruppo
log-group-create = Creato un gruppo
log-group-delete = Eliminato un gruppo
log-group-restore = Ripristinato un gruppo
log-group-join = Ingresso in un gruppo
log-group-leave = Uscita da un gruppo
log-group-remove = Tolto un membro da un gruppo
log-group-role = Cambiato chi si occupa di un gruppo
log-identity-connect = Collegato un account a un servizio
log-identity-disconnect = Scollegato un account da un servizio
log-log-export = Salvato il registro come file
log-login-too-often = Molte password sbagliate
log-mail-drop = Scartata un’e-mail
log-mail-retry = Ritentato l’invio di un’e-mail
log-password-change = Cambiata la propria password
log-poll-delete = Eliminato un sondaggio
log-poll-expire = Sondaggio eliminato alla sua data
log-poll-give-back = Restituito un sondaggio
log-poll-owner = Cambiato il proprietario di un sondaggio
log-poll-restore = Ripristinato un sondaggio
log-poll-take-over = Preso in carico un sondaggio per assistenza
log-session-end = Chiuse sessioni, su avviso di un servizio
log-settings-change = Avvio con altre impostazioni
log-sql-write = Scrittura a mano nel database
log-user-approve = Approvato un account
log-user-create = Creato un account
log-user-delete = Eliminato un account
log-user-email = Impostato l’indirizzo di un account
log-user-end-sessions = Chiuse sessioni
log-user-lock = Bloccato un account
log-user-password = Impostata la password di un account
log-user-refuse = Rifiutato un account
log-user-register = Registrazione
log-user-reset-link = Creato un link per la password
log-user-role = Cambiato il ruolo di un account
log-user-unlock = Sbloccato un account
