# Groups.
groups-title = Gruppi
groups-lead = Persone che organizzano sondaggi insieme: il sondaggio di un gruppo appartiene a tutti i suoi membri.
groups-nothing = Non fai ancora parte di un gruppo
groups-create = Crea un gruppo
groups-invitations = Inviti
groups-invites = { $name } ti invita a unirti.
groups-invites-you = Hai ricevuto un invito a unirti.
groups-accept = Accetta
groups-refuse = Rifiuta
groups-yours = I tuoi gruppi
groups-members = { $members ->
    [one] un membro
   *[other] { $members } membri
}
group-admin = Admin
group-you = tu
group-mirrored = I membri arrivano da { $provider } e si cambiano lì.
group-name = Nome
group-name-help = Almeno tre lettere o cifre; in mezzo anche spazi, punti, - e _.
group-visibility = Chi vede il gruppo e i suoi membri?
group-members-only = Solo i membri
group-members-only-text = e chi riceve un invito a farne parte
group-signed-in = Chiunque abbia un account qui
group-signed-in-text = I sondaggi, comunque, li modificano solo i membri.
group-seen-members = Questo gruppo lo vedono solo i suoi membri.
group-seen-signed-in = Chiunque abbia un account qui vede questo gruppo e i suoi membri.
group-create-lead = Del gruppo ti occupi tu: inviti le altre persone e decidi chi altro può farlo.
group-members = Membri
group-invited = Inviti ancora senza risposta
group-withdraw = Ritira
group-withdraw-of = Ritira l’invito di { $name }
group-invite = Invita persone
group-invite-lead = Tutti i sondaggi del gruppo appartengono anche a chi accetta.
group-people = Nomi o indirizzi
group-people-help = Nomi utente o indirizzi di chi ha un account qui; se sono più d’uno, separali con virgole.
group-invite-do = Invita
group-asked = Inviti: { $names }
group-polls = Sondaggi del gruppo
group-change = Modifica il gruppo
group-save = Salva
group-leave = Lascia il gruppo
group-leave-lead = I suoi sondaggi smettono subito di essere anche tuoi. Per tornare ti servirà un invito.
group-leave-last = Di questo gruppo ti occupi solo tu. Prima di lasciarlo, rendi admin un’altra persona oppure elimina il gruppo.
group-stay = Resta
group-delete = Elimina il gruppo
group-delete-lead = { $members ->
    [one] Ne fai parte solo tu.
   *[other] Lo perdono tutti i suoi { $members } membri.
}
group-delete-polls = { $polls ->
    [one] Che cosa fare del suo sondaggio?
   *[other] Che cosa fare dei suoi { $polls } sondaggi?
}
group-heir-me = Assegna a me
group-heir-me-text = Ciò che appartiene anche a un account resta a quell’account.
group-heir-group = Assegna al gruppo { $name }
group-heir-nobody = Elimina
group-heir-nobody-text = Hai una settimana per ripensarci e ripristinare.
group-keep = Non eliminare
group-menu = Azioni per { $name }
group-kick = Togli dal gruppo
group-grant = Rendi admin
group-revoke = Togli il ruolo di admin
group-pages = Pagine dei membri
group-before = Indietro
group-after = Avanti
group-position = da { $from } a { $to } di { $all }
group-badge = { $count ->
    [one] un invito a un gruppo
   *[other] { $count } inviti a gruppi
}

flash-group-created = Il gruppo è pronto. Ora invita le altre persone.
flash-group-invited = Inviti fatti. Ognuno trova il suo nella propria pagina dei gruppi e, se il sito manda e-mail, anche nella posta.
flash-group-joined = Ora fai parte del gruppo.
flash-group-refused = Hai rifiutato l’invito.
flash-group-left = Non fai più parte del gruppo.
flash-group-deleted = Il gruppo è stato eliminato.
flash-group-withdrawn = L’invito è stato ritirato.
flash-group-kicked = Questa persona non fa più parte del gruppo.

problem-group-name = Almeno tre caratteri: lettere, cifre e, in mezzo, spazi, punti, «-» e «_».
problem-group-taken = Questo nome è già di un altro gruppo.
problem-unknown-person = Nessuno si chiama «{ $name }».
problem-already-member = { $name } fa già parte del gruppo.
problem-already-invited = { $name } ha già un invito.

fault-not-group-admin = Solo per gli admin del gruppo
fault-not-group-admin-text = Chiedi a uno di loro: i nomi sono nella pagina del gruppo.
fault-mirrored = Questo gruppo si gestisce altrove
fault-mirrored-text = I membri arrivano dal servizio con cui accedi e si possono cambiare solo lì.
fault-last-group-admin = Qualcuno deve occuparsi del gruppo
fault-last-group-admin-text = Prima rendi admin un’altra persona.

# Whom a poll belongs to.
new-owner = Appartiene a
new-owner-me = me
new-owner-help = Tutti i membri di un gruppo possono modificare, chiudere ed eliminare i suoi sondaggi.
new-now-group = appartiene a { $name }
poll-of-group = Sondaggio del gruppo { $group }
take-title = Porta questo sondaggio nel tuo account
take-text = Lo troverai tra i tuoi sondaggi e potrai gestirlo senza link. Il link di gestione smette di valere; puoi crearne uno nuovo.
take-do = Porta nel mio account
flash-poll-taken = Ora questo sondaggio appartiene al tuo account.
