# Schutz vor Programmen, die Formulare ausfüllen.
spam-leave-empty = Bitte lass dieses Feld leer
spam-again = Bitte drück den Knopf noch einmal. Das hält Programme fern, die Formulare ausfüllen. Alles, was du eingegeben hast, ist noch da.
