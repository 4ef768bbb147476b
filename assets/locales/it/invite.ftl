# Inviting people.
tab-invite = Inviti
settings-invite-text = per nome, gruppo o e-mail; chi ha risposto

invite-heading = Invita persone
invite-lead-mail = Ogni persona riceve un’e-mail con un link tutto suo, così vedi chi ha risposto.
invite-lead-no-mail = Questo sito non manda e-mail. Per chi inviti con un indirizzo trovi qui sotto un link personale: copialo e mandalo tu.
invite-lead-guest = Per chi organizza senza un account, questo sito non manda inviti. Per chi inviti trovi qui sotto un link personale: copialo e mandalo tu.
invite-lead-over = La votazione è chiusa, quindi ora non parte nessuna e-mail.
invite-who = Chi?
invite-who-help = Nomi utente, nomi di gruppi e indirizzi e-mail, per esempio Ada <ada@example.org>, separati da virgole. Un gruppo con spazi nel nome si scrive «group:Il coro».
invite-who-help-guest = Indirizzi e-mail, per esempio Ada <ada@example.org>, separati da virgole. Per invitare persone e gruppi per nome, accedi.
invite-do = Invita
invite-group = Invita tutti i membri di { $name }
invite-told-some = Non tutti gli inviti sono riusciti
invite-told-nobody = Nessun invito è riuscito
invite-told-nobody-new = Nessun nuovo invito
invite-told-all = Tutti gli inviti sono fatti
invite-fate-invited = invito fatto
invite-fate-group = { $count ->
    [one] invito fatto a un membro
   *[other] invito fatto a { $count } membri
}
invite-fate-unmailed = invito fatto; qui questa persona non ha un indirizzo e-mail, passale tu il link qui sotto
invite-fate-group-unmailed = { $count ->
    [one] uno di loro qui non ha un indirizzo e-mail, passagli tu il link qui sotto
   *[other] { $count } di loro qui non hanno un indirizzo e-mail, passa loro il link qui sotto
}
invite-fate-already = ha già un invito
invite-fate-unknown = non c’è nessuno con questo nome utente, né un gruppo di cui puoi vedere i membri
invite-fate-ambiguous = questo è il nome sia di una persona sia di un gruppo; scrivi prima «user:» o «group:» per dire quale intendi
invite-fate-alone = in questo gruppo non c’è nessun altro
invite-fate-bad = questo non è un indirizzo e-mail
invite-fate-account = per invitare persone e gruppi per nome bisogna accedere
invite-fate-full = questo sondaggio ha già il massimo degli inviti
invite-fate-too-many = troppi per oggi; riprova domani

invite-list = Chi ha ricevuto l’invito
invite-answered = { $count ->
    [one] Risposte: { $answered } su { $all }.
   *[other] Risposte: { $answered } su { $all }.
}
invite-has-answered = ha risposto
invite-waits = non ancora
invite-by-account = con l’account { $name }
invite-by-mail = per e-mail
invite-since = invito: { $when }
invite-mailed = ultima e-mail: { $when }
invite-not-mailed = nessuna e-mail inviata
invite-no-address = senza indirizzo e-mail
invite-unmailed = { $count ->
    [one] Una di queste persone qui non ha un indirizzo e-mail e non riceve promemoria: passale tu il link del sondaggio.
   *[other] { $count } di queste persone qui non hanno un indirizzo e-mail e non ricevono promemoria: passa loro il link del sondaggio.
}
invite-address = Link del sondaggio
invite-address-of = Chi ha un invito con l’account accede da lì
invite-link = Link personale
invite-link-of = Chi apre questo link risponde a nome di questa persona
invite-vote-for = Inserisci il suo voto
invite-resend = Invia di nuovo
invite-resend-to = Invia di nuovo a { $name }
invite-withdraw = Ritira
invite-withdraw-of = Ritira l’invito di { $name }
invite-remind-all = Ricorda a chi non ha risposto
invite-reminded = { $count ->
    [one] Promemoria inviato a una persona
   *[other] Promemoria inviato a { $count } persone
}
invite-reminded-later = Non a chi ha già ricevuto un’e-mail nelle ultime dodici ore: { $names }
invite-reminded-unmailable = Non a chi qui non ha un indirizzo e-mail: { $names }

invite-schedule = Promemoria prima della scadenza
invite-schedule-none = È possibile solo se il sondaggio ha una scadenza:
invite-days = Giorni prima della scadenza
invite-days-help = Quel giorno chi non ha ancora risposto riceve un’e-mail. Vuoto: nessun promemoria.
invite-days-save = Salva
invite-remind-at = Il promemoria parte { $when }.

awaited-title = Inviti
awaited-text = Manca la risposta di:
awaited-nobody = Non manca nessuno.
awaited-more = { $count ->
    [one] un’altra persona
   *[other] altre { $count } persone
}
awaited-manage = Ricorda o invita

flash-invited = Gli inviti sono fatti.
flash-invitation = Hai ricevuto un invito. Scegli le tue risposte.
flash-invitation-sent = L’e-mail parte di nuovo.
flash-invitation-too-soon = L’ultima e-mail a questa persona ha meno di dodici ore, quindi ora non ne parte un’altra.
flash-invitation-withdrawn = L’invito è stato ritirato. Il suo link non vale più.
flash-reminded = Il promemoria va a chi non ha risposto e ha un indirizzo e-mail.
flash-reminded-nobody = Chi non ha risposto e ha un indirizzo ha già ricevuto un’e-mail nelle ultime dodici ore, quindi ora non ne parte nessuna.

# Being told of news.
watch-off = Vuoi ricevere un’e-mail quando qualcuno vota, cambia un voto o commenta, e quando la votazione si chiude o c’è una decisione?
watch-on = Ricevi un’e-mail quando qui succede qualcosa.
watch-start = Avvisami delle novità
watch-stop = Non avvisarmi più
flash-watching = Riceverai le novità per e-mail.
flash-not-watching = Non riceverai più le novità.

# Votes of others.
vote-for-title = Inserisci un voto per un’altra persona
vote-for-text = Per chi ti ha detto le sue risposte. Si vedrà che le hai inserite tu.
vote-for-name = Il suo nome
vote-for-save = Salva il voto
vote-for-user = Il suo nome utente o l’indirizzo usato per l’invito
vote-for-user-help = Il voto sarà suo: potrà cambiarlo o eliminarlo con il suo account o il suo link personale. Chi ha un account riceve un’e-mail.
vote-anonymous-invited = Nessuno vedrà il tuo nome accanto alle tue risposte, nemmeno chi organizza il sondaggio. L’elenco degli inviti mostra solo che hai risposto; se in quel momento non risponde nessun altro, si potrebbe comunque intuire quale voto è il tuo.
vote-anonymous-invited-account = Nessuno vedrà il tuo nome accanto alle tue risposte, nemmeno chi organizza il sondaggio, e nulla lega il voto al tuo account. L’elenco degli inviti mostra solo che hai risposto; se in quel momento non risponde nessun altro, si potrebbe comunque intuire quale voto è il tuo. Riceverai un link con cui cambiare il voto.
assign-title = Collega questo voto a un account
assign-of = Collega il voto di { $name } a un account
assign-text = Il voto di «{ $name }» apparterrà all’account, che potrà cambiarlo ed eliminarlo, e ne porterà il nome. Si vedrà che l’hai fatto tu; chi ha quell’account riceve un’e-mail e può annullare tutto.
assign-user = Nome utente
assign-do = Collega il voto
assign-cancel = Annulla
assign-mine = Porta questo voto nel mio account
assign-mine-text = Il voto avrà il nome del tuo account, e potrai cambiarlo ovunque effettui l’accesso.
assign-back = Scollega questo voto dall’account
assign-back-text = Il voto di { $name } non apparterrà più all’account. Un voto collegato in un secondo momento riprende il suo vecchio nome.
assign-not-mine = Questo voto non è mio
assign-not-mine-text = Il voto non apparterrà più al tuo account e potrai votare tu.
assign-by = collegato da { $name }
assign-entered-by = inserito da { $name }
assign-by-somebody = collegato o inserito da qualcuno il cui account non c’è più
flash-vote-assigned = Il voto è collegato all’account.
flash-vote-unassigned = Il voto non è più collegato all’account.

options-show-invited = Mostra chi non ha ancora risposto
options-show-invited-help = Tra le persone invitate, a chi vede tutti i voti e i nomi. Tu lo vedi sempre.
options-now-uninvited = persone invitate nascoste

problem-bad-count = Scrivi un numero intero da 1 a { $max }, oppure nulla.
problem-invited-too-many = Sono più persone di quante tu ne possa invitare oggi. Fai la copia senza di loro e invitale domani.
problem-has-voted = Questa persona ha già votato, e ognuno ha un solo voto.
problem-nobody-to-vote = Non c’è nessuno con questo nome utente a cui si possa dare un voto qui.
problem-too-many-named = Per oggi hai indicato troppe persone; riprova domani.
fault-nameless = Un voto senza nome
fault-nameless-text = Chi ha dato questo voto non ha voluto un nome, quindi non si può collegare a nessuno.
fault-nothing-shown = Niente avvisi qui
fault-nothing-shown-text = Non vedi i risultati di questo sondaggio, quindi non puoi nemmeno riceverne le novità.
