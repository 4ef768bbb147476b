# Mail: subjects, words, and why somebody got it.
mail-test-subject = E-mail di prova da { $site }
mail-test-text = Le e-mail di questo sito arrivano. Non devi fare nulla.
mail-test-why = Chi gestisce { $url } ha mandato questa e-mail per fare una prova.

mail-once = Il link vale una volta sola, fino a { $until }. Se non l’hai chiesto tu, non fare nulla.
mail-register-subject = Il tuo account su { $site }
mail-register-text = Qualcuno, speriamo tu, ha chiesto un account su { $site } con questo indirizzo. Apri questo link per scegliere una password:
mail-register-go = Crea l’account
mail-made-subject = Un account per te su { $site }
mail-made-text = È stato creato un account per te su { $site }. Il tuo nome utente è { $username }. Scegli una password con questo link:
mail-made-once = Il link vale una volta sola, fino a { $until }. Dopo, chiedine un altro a chi ha creato l’account.
mail-made-go = Scegli una password
mail-reset-subject = Nuova password per { $site }
mail-reset-text = Qualcuno, speriamo tu, vuole scegliere un’altra password per il tuo account su { $site }. Per farlo, apri questo link:
mail-reset-go = Scegli una nuova password
mail-email-subject = Questo indirizzo è tuo? ({ $site })
mail-email-text = Qualcuno, speriamo tu, vuole usare questo indirizzo per un account su { $site }. Apri questo link per confermarlo:
mail-email-go = Conferma l’indirizzo

mail-known-subject = Hai già un account su { $site }
mail-known-text = Qualcuno, speriamo tu, ha chiesto un account su { $site } con questo indirizzo. Ce n’è già uno: accedi, oppure fatti mandare un link per una nuova password.
mail-approved-subject = Il tuo account su { $site } è pronto
mail-approved-text = Ora puoi usare il tuo account su { $site }.
mail-changed-subject = Il tuo account su { $site } è stato modificato
mail-changed-password = La password del tuo account su { $site } è stata cambiata e tutte le sessioni sono state chiuse.
mail-changed-app-on = Per il tuo account su { $site } è stato attivato il secondo passaggio dell’accesso: dopo la password serve il codice di un’app.
mail-changed-app-off = Per il tuo account su { $site } è stato disattivato il secondo passaggio dell’accesso.
mail-changed-codes = Per il tuo account su { $site } sono stati creati nuovi codici di recupero. Quelli vecchi non valgono più.
mail-changed-passkey-added = Al tuo account su { $site } è stata aggiunta una passkey. Chi la possiede può usarla per accedere.
mail-changed-passkey-removed = Dal tuo account su { $site } è stata rimossa una passkey.
mail-changed-factors = Chi gestisce { $site } ha disattivato il secondo passaggio del tuo account, rimosso le sue passkey e chiuso tutte le sessioni.
mail-changed-linked = Il tuo account su { $site } è stato collegato a un altro servizio con cui puoi accedere.
mail-changed-unlinked = Il tuo account su { $site } non è più collegato a un servizio con cui potevi accedere.
mail-changed-email-left = D’ora in poi le e-mail del tuo account su { $site } vanno a un altro indirizzo.
mail-changed-email-taken = D’ora in poi le e-mail del tuo account su { $site } arrivano a questo indirizzo.
mail-changed-reset = Se l’hai fatto tu, non devi fare nulla. Altrimenti qualcun altro può entrare nel tuo account: scegli subito un’altra password. Così si chiudono tutte le sessioni, e nella stessa pagina puoi rimuovere passkey e servizi che non sono tuoi.
mail-changed-ask = Se l’hai fatto tu, non devi fare nulla. Altrimenti qualcun altro può entrare nel tuo account: accedi, controlla la pagina «Sicurezza» e avvisa chi gestisce il sito.
mail-changed-taken = Inoltre è stato tolto dal tuo account ciò che non doveva restare:
mail-taken-app = il secondo passaggio dell’accesso: il codice di un’app
mail-taken-passkeys = { $count ->
    [one] una passkey
   *[other] { $count } passkey
}
mail-taken-services = { $count ->
    [one] il collegamento a un altro servizio con cui potevi accedere
   *[other] i collegamenti ad altri { $count } servizi con cui potevi accedere
}
mail-sign-in = Accedi
mail-waiting-subject = Un account attende su { $site }
mail-waiting-text = { $username } ha chiesto un account e attende la tua approvazione.
mail-waiting-text-named = { $name } (nome utente { $username }) ha chiesto un account e attende la tua approvazione.
mail-waiting-go = Guarda l’account

mail-asked-subject = Vota: { $title }
mail-asked-text = Serve il tuo voto:
mail-asked-text-by = { $by } ti chiede di votare:
mail-asked-more = { $count ->
    [one] e un’altra opzione
   *[other] e altre { $count } opzioni
}
mail-asked-go = Vota
mail-asked-personal = Questo link è solo tuo: chi lo ha può votare a nome tuo. Non darlo a nessuno.
mail-until = Si vota fino a { $deadline }.
mail-again-subject = Manca il tuo voto: { $title }
mail-again-text = Non hai ancora votato:
mail-again-text-by = { $by } aspetta il tuo voto:
mail-assigned-subject = Un voto a tuo nome: { $title }
mail-assigned-entered = { $by } ha inserito un voto per te. Porta il tuo nome:
mail-assigned-linked = { $by } ha collegato al tuo account un voto dato con un altro nome. Ora porta il tuo:
mail-assigned-delete = Se non è tuo, puoi scollegarlo dal tuo account oppure, finché si vota, eliminarlo.
mail-assigned-off = Se non è tuo, puoi scollegarlo dal tuo account. La votazione è chiusa: può ancora eliminarlo solo chi organizza il sondaggio.
mail-assigned-go = Guarda il voto
mail-all-subject = Hanno risposto tutti: { $title }
mail-all-text = Tutte le persone che hai invitato hanno risposto:
mail-all-go = Guarda i risultati
mail-group-subject = Invito al gruppo { $group }
mail-group-text = Hai ricevuto un invito a unirti al gruppo { $group }.
mail-group-text-by = { $by } ti invita a unirti al gruppo { $group }.
mail-group-go = Rispondi all’invito

mail-admin-subject = Link per gestire il tuo sondaggio
mail-admin-text = Con questo link modifichi, chiudi o elimini il tuo sondaggio, da qualsiasi dispositivo. Chi lo ha può fare lo stesso, quindi tienilo per te.
mail-vote-subject = Link al tuo voto
mail-vote-text = Con questo link cambi o elimini il tuo voto, da qualsiasi dispositivo. Chi lo ha può fare lo stesso, quindi tienilo per te.
mail-typed-go = Apri

mail-expiry-subject = Sta per essere eliminato: { $title }
mail-expiry-text = Questo tuo sondaggio sarà eliminato { $at }, con tutti i voti e i commenti. Se ti serve ancora, dagli più tempo nelle impostazioni.
mail-expiry-go = Guarda il sondaggio

mail-news-subject = Novità: { $title }
mail-news-subject-votes = Nuovi voti: { $title }
mail-news-subject-comments = Nuovi commenti: { $title }
mail-news-subject-closed = Votazione chiusa: { $title }
mail-news-subject-decided = Deciso: { $title }
mail-news-subject-undecided = Decisione annullata: { $title }
mail-news-subject-many = { $polls ->
    [one] Novità di un sondaggio
   *[other] Novità di { $polls } sondaggi
}
mail-news-voted = Nuovi voti: { $names }
mail-news-votes = { $count ->
    [one] Un nuovo voto
   *[other] { $count } nuovi voti
}
mail-news-changed = Voti cambiati: { $names }
mail-news-changes = { $count ->
    [one] Un voto è cambiato
   *[other] { $count } voti sono cambiati
}
mail-news-deleted = { $count ->
    [one] Un voto è stato eliminato
   *[other] { $count } voti sono stati eliminati
}
mail-news-choices = Le opzioni da votare sono cambiate
mail-news-closed = La votazione è chiusa
mail-news-reopened = La votazione continua
mail-news-decided = Decisione presa:
mail-news-undecided = La decisione è stata annullata
mail-news-commented = { $name } ha scritto:
mail-news-held = { $name } ha scritto, e attende la tua approvazione:
mail-news-comments = { $count ->
    [one] E un altro commento.
   *[other] E altri { $count } commenti.
}
mail-news-go = Apri il sondaggio

mail-why-asked = Ricevi questa e-mail perché il tuo indirizzo è stato inserito sul sito. Senza il link non succede nulla.
mail-why-account = Ricevi questa e-mail perché hai un account su { $site }.
mail-why-admin = Ricevi questa e-mail perché gestisci { $site }.
mail-why-invited = Ricevi questa e-mail perché hai un invito a un sondaggio su { $site }.
mail-why-invited-by = Ricevi questa e-mail perché { $by } ti ha mandato un invito su { $site }.
mail-why-owner = Ricevi questa e-mail perché il sondaggio su { $site } è tuo.
mail-why-typed = Ricevi questa e-mail perché qualcuno, speriamo tu, ha inserito il tuo indirizzo su { $site }. Se non ne sai nulla, non fare nulla.
mail-why-voted = Ricevi questa e-mail perché hai votato in questo sondaggio su { $site }.
mail-why-watch = Ricevi questa e-mail perché segui questo sondaggio su { $site }.
mail-why-watches = Ricevi questa e-mail perché segui questi sondaggi su { $site }.
mail-stop-watch = Non seguire più questo sondaggio
mail-stop-watches = Non seguire più nessun sondaggio
mail-stop-invitations = Niente più e-mail su inviti e sondaggi in cui ho votato
mail-stop-reminders = Niente più e-mail su questo invito

# On pages.
flash-link-mailed = L’e-mail è in arrivo. Se tra qualche minuto non c’è ancora, guarda nello spam.
mailed-link-title = Ricevilo per e-mail
mailed-link-email = Il tuo indirizzo e-mail
mailed-link-help = Serve solo per questa e-mail.
mailed-link-send = Manda il link

stop-title = Disattiva le e-mail
stop-watch = Segui il sondaggio «{ $title }» e ricevi e-mail su ciò che succede lì.
stop-watches = Segui dei sondaggi e ricevi e-mail su ciò che succede lì. Da qui smetti di seguirli tutti.
stop-invitations = Ricevi per e-mail gli inviti a sondaggi e gruppi, e le decisioni dei sondaggi in cui hai votato.
stop-reminders = Ricevi e-mail sul tuo invito al sondaggio «{ $title }».
stop-do = Disattiva queste e-mail
stop-done = Disattivate
stop-done-text = Non riceverai più queste e-mail. Al massimo può arrivarne ancora una già partita.
