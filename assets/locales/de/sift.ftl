# Stimmen, die gesucht werden, und zwei Möglichkeiten nebeneinander.
filter-who = Name enthält
filter-answer = Antwort
filter-any = Beliebig
filter-blank = Keine Antwort
filter-to = auf
filter-to-any = Irgendeine Möglichkeit
filter-find = Möglichkeit enthält
filter-compare = Vergleichen:
filter-with = mit
filter-none = –
filter-found = { $found } von { $all } Stimmen
filter-no-votes = So eine Stimme gibt es nicht.
compare-title = { $first } oder { $second }?
compare-better = { $count ->
    [one] Eine Stimme zieht { $choice } vor
   *[other] { $count } Stimmen ziehen { $choice } vor
}
compare-alike = { $count ->
    [0] Niemand hat auf beide gleich geantwortet.
    [one] Eine Stimme antwortet auf beide gleich.
   *[other] { $count } Stimmen antworten auf beide gleich.
}
compare-open = { $count ->
    [one] Eine lässt eine davon offen.
   *[other] { $count } lassen eine davon offen.
}
compare-more = und { $count } weitere

# Wessen Ja gebraucht wird.
needed-title = Wer muss zusagen?
needed-text = Am besten ist dann die beste Möglichkeit, die allen passt, die hier angekreuzt sind. Wer alle Stimmen mit Namen sieht, sieht auch, wer gebraucht wird.
needed-text-sheet = Bei den Plätzen steht dann, wer von allen, die hier angekreuzt sind, sich noch nicht angemeldet hat. Wer alle Stimmen mit Namen sieht, sieht auch, wer gebraucht wird.
needed-link-text = Wer nicht fehlen darf, und wer davon noch nicht geantwortet hat
needed-nobody = Noch ist niemand eingeladen, und niemand hat unter einem Namen abgestimmt.
needed-invited = { $name } (eingeladen)
needed-names = Gebraucht werden: { $names }
needed-waiting = Noch nicht unter einem Namen geantwortet: { $names }
needed-waiting-sheet = Noch nicht unter einem Namen angemeldet: { $names }
needed-spoiled = { $choice } schneidet besser ab, passt aber nicht für: { $names }
needed-nothing = Keine Möglichkeit passt allen, die gebraucht werden.
needed-more = { $names } und { $count } weitere
