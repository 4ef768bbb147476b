# Passwords.
problem-password-too-short = Almeno 8 caratteri. Tre o quattro parole che non c’entrano l’una con l’altra sono facili da ricordare.
problem-password-of-digits = Non solo cifre: si indovinano troppo in fretta.
problem-password-common = Questa password la usano in tanti, ed è tra le prime a essere provate. Scegline un’altra.
problem-password-like-name = Somiglia troppo al nome o all’indirizzo e-mail dell’account. Scegline un’altra.

# Showing anew who one is.
again-title = Sei tu?
again-lead = Stai per vedere o cambiare qualcosa che farebbe gola anche ad altri. Scrivi ancora una volta la tua password.
again-elsewhere = Stai per vedere o cambiare qualcosa che farebbe gola anche ad altri. Accedi ancora una volta, come fai sempre.
again-wrong = La password non è corretta.
again-go = Continua
again-sign-in = Accedi di nuovo

# The second step of signing in.
second-title = Ancora un passaggio
second-lead = La password da sola non apre questo account. Scrivi il codice che l’app mostra ora.
second-code = Codice di sei cifre
second-go = Accedi
second-wrong = Questo codice non è corretto o è già stato usato. I codici dell’app cambiano ogni 30 secondi.
second-other = Non ho l’app a portata di mano
second-recovery = Codice di recupero
second-recovery-help = Uno dei dieci che hai conservato quando hai configurato l’app. Ognuno vale una volta.
second-recovery-go = Accedi con il codice
second-lost = Né app né codici di recupero? Può aiutarti chi gestisce il sito.

# Passkeys.
passkey-sign-in = Accedi con una passkey
passkey-again = Usa una passkey
passkey-failed = Non ha funzionato. Riprova.
passkey-title = Passkey
passkey-created = Aggiunta
passkey-used = Ultimo uso
passkey-save = Salva
passkey-remove = Rimuovi la passkey
passkey-remove-text = Nessuno potrà più usarla per accedere. Rimuovila anche dal dispositivo.

# How one’s account is protected.
account-pages = Pagine del tuo account
security-title = Sicurezza
security-elsewhere = Accedi tramite un altro servizio: password e secondo passaggio si impostano lì.
security-password = Password
security-password-text = Se pensi che qualcun altro conosca la tua password, cambiala qui.
security-password-change = Cambia password
security-app = Codice da un’app
security-app-text = Dopo la password, questo sito chiede un codice che solo un’app sul tuo telefono può creare. Così una password rubata non serve a nulla.
security-app-on = Configura un’app
security-app-off = Disattiva
security-on = Attivo
security-off = Non attivo
security-codes-left = { $count ->
    [0] Non hai più codici di recupero. Creane di nuovi.
    [one] Ti resta un codice di recupero.
   *[other] Ti restano { $count } codici di recupero.
}
security-codes-new = Nuovi codici di recupero
security-passkeys = Passkey
security-passkeys-text = Accedi con l’impronta, il volto o il PIN del tuo dispositivo o della tua chiave di sicurezza: senza password, e al riparo dai siti che imitano questo.
security-passkey-name = Nome della nuova passkey
security-passkey-name-help = Per riconoscerla, per esempio «Il mio telefono».
security-passkey-add = Aggiungi una passkey
security-passkey-used = Ultimo uso: { $when }
security-passkey-change = Modifica
security-passkey-unused = Non ancora usata
security-cancel = Annulla
password-others-end = In tutti gli altri browser dovrai accedere di nuovo.
app-title = Configura un’app
app-first = 1. Scansiona
app-first-text = Apri sul telefono un’app per password monouso e scansiona questo codice. Se non ne hai una, vanno bene Aegis, FreeOTP e molti gestori di password. Se non puoi scansionare, scrivi la chiave.
app-qr = Codice che configura l’app
app-open = Apri in un’app su questo dispositivo
app-key = Chiave
app-then = 2. Prova
app-code-help = Il codice che l’app mostra per questo sito.
app-on = Attiva
app-wrong = Questo codice non è corretto. L’ora del telefono è esatta? Scrivi il codice che l’app mostra ora.
app-off-title = Disattiva l’app
app-off-text = Per accedere basterà la password. I codici di recupero vengono eliminati.
app-off = Disattiva
codes-title = Codici di recupero
codes-first = Il secondo passaggio è attivo. Ti verrà chiesto al prossimo accesso.
codes-text = Conserva questi codici dove li trovi anche senza il telefono. Ognuno ti fa accedere una volta al posto dell’app. Li vedi solo ora.
codes-label = I tuoi codici di recupero
codes-file = Salva come file
codes-print = Stampa
codes-done = Li ho conservati
codes-renew = Crea nuovi codici
codes-renew-text = Avrai dieci codici nuovi. Quelli vecchi non varranno più.
flash-password-renewed = La password è cambiata. In tutti gli altri browser dovrai accedere di nuovo.
flash-second-step-off = Il secondo passaggio non è più attivo.
flash-passkey-added = La passkey è stata aggiunta. Ora puoi usarla per accedere.
flash-passkey-removed = La passkey è stata rimossa.
