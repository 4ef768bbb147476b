# Links that were mailed.
mailed-sent = Controlla la tua posta
mailed-nothing-came = Dopo qualche minuto non c’è ancora nulla? Guarda nella cartella dello spam e controlla di aver scritto tutto bene.
mailed-start = Vai alla pagina iniziale
mailed-dead = Questo link non vale più
mailed-dead-text = È già stato usato, è troppo vecchio oppure ne manca una parte.
mailed-again = Chiedi un altro link
mailed-password = Nuova password
mailed-password-help = Almeno otto caratteri. Alcune parole in fila sono facili da ricordare e difficili da indovinare.
mailed-password2 = Ripeti la password

# Making an account.
register-title = Crea un account
register-lead = Con un account ritrovi i tuoi sondaggi e i tuoi voti su ogni dispositivo. Riceverai un’e-mail con un link e poi sceglierai una password.
register-approval = Chi gestisce il sito controlla ogni nuovo account prima che si possa usare.
register-username = Nome utente
register-username-help = Per accedere: lettere, cifre e . + - _
register-name = Nome
register-name-help = Quello che gli altri vedono quando voti. Se manca, vedono il nome utente.
register-email = Indirizzo e-mail
register-domains = Possibile con indirizzi di: { $domains }
register-send = Mandami il link
register-have = Ho già un account
register-sent = Se questo indirizzo può avere un account, è in arrivo un’e-mail con un link. Vale un giorno.
register-password-title = Quasi fatto
register-password-lead = Scegli una password per il tuo account con { $email }.
register-create = Crea l’account
register-waiting = Il tuo account è stato creato
register-waiting-text = Chi gestisce il sito lo controllerà. Riceverai un’e-mail quando potrai accedere.

# A forgotten password.
reset-title = Password dimenticata?
reset-lead = Ti mandiamo un’e-mail con un link e poi ne scegli una nuova.
reset-no-mail = Questo sito non può mandarti un link per farlo. Chiedilo a chi lo gestisce.
reset-who = Indirizzo e-mail o nome utente
reset-send = Mandami il link
reset-sent = Se c’è un account con questo indirizzo o nome, è in arrivo un’e-mail con un link. Vale tre ore.
reset-elsewhere = Se qui accedi con un account di un altro servizio, questo sito non conosce la tua password: rivolgiti a quel servizio.
reset-password-title = Una nuova password
reset-password-lead = Per l’account { $username }. Dovrai accedere di nuovo ovunque.
reset-first-title = Ti diamo il benvenuto
reset-first-lead = È stato creato un account per te su { $site }. Il tuo nome utente è { $username }. Scegli una password e potrai accedere.
reset-others = Che cos’altro apre questo account
reset-others-help = Seleziona ciò che è tuo e deve restare. Ciò che non selezioni viene rimosso: potrebbe averlo aggiunto qualcun altro.
reset-keep-passkey = Mantieni la passkey «{ $name }»
reset-keep-provider = Mantieni l’accesso con { $name }
reset-added = Aggiunta: { $when }
reset-second = Il secondo passaggio
reset-second-since = Attivo da { $when }: dopo la password serve il codice di un’app.
reset-second-off = Disattivalo, non è mio
reset-second-off-help = Subito dopo puoi configurare una tua app.
reset-second-stays = Resta attivo. Se hai perso l’app e i codici di recupero, può aiutarti chi gestisce il sito.
reset-save = Salva la password
