# Ciò che va nel mondo: anteprime dei link, carta, riquadri, il modulo conservato.
preview-vote = Un sondaggio. Aprilo per vedere le opzioni e votare.
preview-vote-until = Un sondaggio. Si può votare fino a { $deadline }.
preview-look = Un sondaggio la cui votazione è terminata. Aprilo per vedere com’è andata.

print-title = Su carta
print-results = Risultati su un foglio
print-results-text = com’è andata finora
print-ballot = Scheda di voto
print-ballot-text = una per ogni persona, da compilare
print-list = Elenco da firmare
print-list-text = un foglio da far girare
print-help = Si stampa solo ciò che sta sul foglio: Ctrl+P, oppure «Stampa» nel menu del browser.
print-ballot-how = Segna con una croce una casella per riga.
print-list-how = Scrivi il nome e, sotto ogni opzione, uno di questi segni.
print-list-several = Le opzioni continuano su più fogli: su ognuno scrivi il tuo nome nella riga con lo stesso numero.
print-list-sheet = Foglio { $number } di { $all }: { $title }
print-online = Oppure vota online:
print-at = Situazione: { $at }

embed-heading = Mostrarlo su un sito web
embed-text = Incolla queste righe in una pagina di { $sites }. Lì chiunque vede ciò che vede un estraneo con il link, e vota in una scheda a parte.
embed-code = HTML per la pagina
embed-copy = Copia l’HTML
embed-vote = Vota in una nuova scheda
embed-look = Vedi il sondaggio
embed-new-tab = apre una nuova scheda
embed-nothing = Questo sondaggio non si può mostrare qui
embed-nothing-text = Non c’è più, oppure non è aperto a chiunque abbia il link.

offline-now = Non c’è connessione. Questo modulo è stato conservato su questo dispositivo: vota come al solito, le risposte partiranno appena torna la connessione.
offline-kept = Il tuo voto è conservato su questo dispositivo e non è ancora stato inviato. Partirà da solo appena ci sarà una connessione. Salvarlo di nuovo lo sostituisce.
offline-sending = Di nuovo online: invio del tuo voto…
offline-refused = Il tuo voto fatto senza connessione non è ancora stato accettato. È qui sotto: ricontrollalo e salvalo di nuovo.
