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
print-online = Oppure vota online:
print-at = Situazione: { $at }
