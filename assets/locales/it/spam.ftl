# Protection from programs that fill in forms.
spam-leave-empty = Lascia vuoto questo campo
spam-again = Premi ancora una volta il pulsante. Serve a tenere lontani i programmi che compilano moduli. Tutto ciò che hai scritto è ancora qui.
