# Zurückholen, was gelöscht wurde.
undo-do = Rückgängig machen
flash-vote-back = Die Stimme ist wieder da.
flash-comment-back = Der Kommentar ist wieder da.
fault-too-late = Das lässt sich nicht mehr rückgängig machen
fault-too-late-text = Gelöschtes lässt sich eine Stunde lang zurückholen, und zwar in dem Browser oder mit dem Konto, womit es gelöscht wurde.
fault-voted-again = Es gibt schon eine neue Stimme
fault-voted-again-text = In dieser Umfrage haben alle eine Stimme, und nach dem Löschen dieser Stimme wurde eine neue abgegeben. Lösche zuerst die neue, um diese zurückzuholen.
