# Ripristinare ciò che è stato eliminato.
undo-do = Annulla l’eliminazione
flash-vote-back = Il voto è stato ripristinato.
flash-comment-back = Il commento è stato ripristinato.
fault-too-late = Non si può più annullare
fault-too-late-text = Ciò che è stato eliminato si può ripristinare per un’ora, nel browser o con l’account che l’ha eliminato.
fault-voted-again = C’è già un nuovo voto
fault-voted-again-text = In questo sondaggio ognuno ha un solo voto, e dopo l’eliminazione di questo ne è stato dato uno nuovo. Elimina prima quello nuovo per ripristinare questo.
