# Wörter, die alle Seiten teilen.

# Ein Anteil, schon als Zahl geschrieben: 16,7
number-percent = { $number }{ "\u00A0" }%

# So werden Daten geschrieben (Muster nach UTS 35: EEEE Wochentag, d Tag, MMMM Monat, y Jahr, HH:mm Zeit).
date-day-long = EEEE, d. MMMM y
date-day = E, d. MMM y
date-day-short = E, d. MMM
date-month-year = LLLL y
date-time = HH:mm
date-wall = E, d. MMM y, HH:mm
