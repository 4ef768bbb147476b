# Names of people.
people-suggestions = Suggestions
