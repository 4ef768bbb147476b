# Words that every page shares.

# A share, already written as a number: 16,7
number-percent = { $number }%

# How dates are written (patterns of UTS 35: EEEE weekday, d day, MMMM month, y year, HH:mm time).
date-day-long = EEEE d MMMM y
date-day = E d MMM y
date-day-short = E d MMM
date-month-year = LLLL y
date-time = HH:mm
date-wall = E d MMM y, HH:mm
