# Namen von Leuten.
people-suggestions = Vorschläge
