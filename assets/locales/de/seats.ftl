# Anmeldelisten: Möglichkeiten mit so vielen Plätzen, und eine Warteliste.
seats-title = Plätze
seats-intro = Für Anmeldelisten: Sag, wie viele jede Möglichkeit haben können. Wer „{ $answers }“ antwortet, bekommt einen Platz, der Reihe nach. Wer später kommt, steht auf der Warteliste, rückt nach und erfährt es per Mail, wenn die Adresse bekannt ist.
seats-intro-none = Keine Antwort dieser Umfrage zählt mehr als nichts, also belegt keine einen Platz. Gib erst einer Antwort ein Gewicht über null.
seats-all = Für alle dieselbe Zahl
seats-all-help = Gilt für jede Möglichkeit, deren Zahl unten nicht geändert wird; 0 hebt die Grenzen auf.
seats-each = Eine nach der anderen
seats-each-help = Leer heißt: keine Grenze.
seats-of = Plätze für { $choice }
seats-wanted = { $count ->
    [one] eine Person will sie
   *[other] { $count } Leute wollen sie
}
seats-person = Grenze für jede Person
seats-person-field = Höchstens so viele Möglichkeiten
seats-person-help = Auf wie viele Möglichkeiten eine Stimme mit „{ $answers }“ antworten darf. Leer heißt: keine Grenze. Gilt für Stimmen ab jetzt.
seats-save = Speichern
seats-back = Zurück zu den Möglichkeiten
seats-link = Plätze begrenzen
seats-link-text = Anmeldelisten: wie viele eine Möglichkeit haben können, mit Warteliste
seats-stale = Jemand anderes hat diese Umfrage inzwischen geändert. Unten stehen deine Zahlen; speichere noch einmal, damit sie gelten.
seats-left = { $seats ->
    [one] Der einzige Platz ist frei
   *[other] { $left } von { $seats } Plätzen frei
}
seats-full = Voll. Du wärst Nummer { $place } auf der Warteliste
seats-full-for = Voll, { $waiting } auf der Warteliste
seats-number = { $seats ->
    [one] Ein Platz
   *[other] { $seats } Plätze
}
seats-yours = Du hast einen Platz
seats-you-wait = Du bist Nummer { $place } auf der Warteliste
seats-you-wait-unseen = Du stehst auf der Warteliste
seats-theirs = Diese Stimme hat einen Platz
seats-they-wait = Nummer { $place } auf der Warteliste
seats-taken = { $seats ->
    [one] { $taken } von 1 Platz belegt
   *[other] { $taken } von { $seats } Plätzen belegt
}
seats-waiting = { $waiting } auf der Warteliste
seats-taken-short = { $taken } von { $seats }
seats-taken-head = Belegte Plätze
seats-waiting-head = Auf der Warteliste
seats-come = { $count ->
    [0] noch niemand
    [one] eine Person
   *[other] { $count } Personen
}
seats-open = Was du offen lässt, belegt keinen Platz.
seats-row-waits = auf der Warteliste
seats-row-waits-as = Nummer { $place } auf der Warteliste
seats-rule = „{ $answers }“ belegt einen Platz, der Reihe nach. Sind alle weg, stehst du auf der Warteliste und rückst nach, sobald einer frei wird.
seats-limit = { $max ->
    [one] Du kannst auf eine Möglichkeit mit „{ $answers }“ antworten.
   *[other] Du kannst auf höchstens { $max } Möglichkeiten mit „{ $answers }“ antworten.
}
seats-free = { $left } von { $seats } Plätzen frei
seats-free-of = { $choice } ({ $left })
seats-gone = { $seats ->
    [one] Voll: Der einzige Platz ist belegt
   *[other] Voll: Alle { $seats } Plätze sind belegt
}
seats-list = Auf der Warteliste: { $choices }
seats-unlimited = Ohne Grenze: { $choices }
seats-mine = Du hast einen Platz:
seats-mine-of = { $name } hat einen Platz:
seats-mine-waits = Du stehst auf der Warteliste:
seats-mine-waits-of = { $name } steht auf der Warteliste:
seats-mine-number = { $choice } (Nummer { $place })
seats-csv-waits = { $answer } (Warteliste)
problem-yes-limit = { $max ->
    [one] Du kannst nur zu einer Möglichkeit ja sagen. Bitte nimm die anderen zurück.
   *[other] Du kannst zu höchstens { $max } Möglichkeiten ja sagen. Bitte nimm einige zurück.
}
mail-seat-subject-up = Du hast einen Platz: { $title }
mail-seat-subject-down = Du stehst jetzt auf der Warteliste: { $title }
mail-seat-subject-out = Deine Antwort belegt keinen Platz mehr: { $title }
mail-seat-up = Du hast jetzt einen Platz:
mail-seat-down = Du stehst jetzt auf der Warteliste und erfährst, wenn du einen Platz hast:
mail-seat-out = Die möglichen Antworten wurden geändert, und deine belegt keinen Platz mehr:
mail-seat-go = Umfrage ansehen
