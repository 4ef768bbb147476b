# Che cosa è successo a un sondaggio, per chi lo gestisce.
activity-title = Cronologia
activity-text = Questa pagina la vede solo chi gestisce il sondaggio. Dei voti senza nome si conosce solo il giorno.
activity-link-text = Chi ha cambiato cosa, e quando; ripristinare ciò che è stato eliminato
activity-none = Ancora nulla
activity-when = Quando
activity-what = Cosa
activity-who = Chi
activity-pages = Pagine della cronologia
activity-newer = Più recenti
activity-older = Meno recenti
activity-cut = Quanto precede è conservato, ma è troppo per essere mostrato qui.
activity-created = Sondaggio creato
activity-edited = Impostazioni o testi modificati
activity-choices = Opzioni modificate
activity-values = Risposte modificate
activity-voted = Voto dato
activity-vote-edited = Voto modificato
activity-vote-deleted = Voto eliminato
activity-vote-restored = Voto ripristinato
activity-vote-assigned = Voto collegato a un account, o scollegato
activity-commented = Commento scritto
activity-comment-edited = Commento modificato
activity-comment-deleted = Commento eliminato
activity-comment-restored = Commento ripristinato
activity-comment-approved = Commento approvato
activity-invited = Persone invitate
activity-withdrawn = Invito ritirato
activity-invitation-restored = Invito ripristinato
activity-closed = Votazione chiusa
activity-reopened = Votazione riaperta
activity-decided = Deciso
activity-undecided = Decisione ritirata
activity-deleted = Sondaggio eliminato
activity-restored = Sondaggio ripristinato
activity-taken-over = Preso in carico per assistenza
activity-given-back = Restituito dopo l’assistenza
activity-anonymous-voted = { $count ->
    [one] È stato dato un voto senza nome
   *[other] Sono stati dati { $count } voti senza nome
}
activity-anonymous-edited = { $count ->
    [one] È stato modificato un voto senza nome
   *[other] Voti senza nome modificati { $count } volte
}
activity-anonymous-deleted = { $count ->
    [one] È stato eliminato un voto senza nome
   *[other] Sono stati eliminati { $count } voti senza nome
}
activity-anonymous-other = { $count ->
    [one] Un altro evento riguarda un voto senza nome
   *[other] Altri { $count } eventi riguardano voti senza nome
}
