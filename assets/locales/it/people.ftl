# Names of people.
people-suggestions = Suggerimenti
