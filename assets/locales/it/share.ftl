# Ciò che va nel mondo: anteprime dei link, carta, riquadri, il modulo conservato.
preview-vote = Un sondaggio. Aprilo per vedere le opzioni e votare.
preview-vote-until = Un sondaggio. Si può votare fino a { $deadline }.
preview-look = Un sondaggio la cui votazione è terminata. Aprilo per vedere com’è andata.
