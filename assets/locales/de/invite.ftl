# Leute einladen.
tab-invite = Einladen
settings-invite-text = mit Namen, Gruppe oder E-Mail; wer geantwortet hat

invite-heading = Leute einladen
invite-lead-mail = Alle bekommen eine Mail mit einem eigenen Link, damit du siehst, wer geantwortet hat.
invite-lead-no-mail = Diese Seite verschickt keine Mails. Wen du über eine Adresse einlädst, bekommt unten einen persönlichen Link: Kopiere ihn und schick ihn selbst.
invite-lead-guest = Ohne Konto verschickt diese Seite keine Einladungen. Wen du einlädst, bekommt unten einen persönlichen Link: Kopiere ihn und schick ihn selbst.
invite-lead-over = Die Abstimmung ist vorbei, deshalb gehen jetzt keine Mails hinaus.
invite-who = Wen?
invite-who-help = Benutzernamen, Namen von Gruppen und E-Mail-Adressen wie Ada <ada@example.org>, mit Kommas dazwischen. Eine Gruppe, deren Name Leerzeichen hat, schreibst du als „group:Der Chor“.
invite-who-help-guest = E-Mail-Adressen wie Ada <ada@example.org>, mit Kommas dazwischen. Um Leute und Gruppen mit ihren Namen einzuladen, melde dich an.
invite-do = Einladen
invite-group = Alle Mitglieder von { $name } einladen
invite-told-some = Nicht alle konnten eingeladen werden
invite-told-nobody = Niemand wurde eingeladen
invite-told-nobody-new = Niemand kam neu dazu
invite-told-all = Alle sind eingeladen
invite-fate-invited = eingeladen
invite-fate-group = { $count ->
    [one] ein Mitglied eingeladen
   *[other] { $count } Mitglieder eingeladen
}
invite-fate-unmailed = eingeladen; diese Person hat hier keine Mailadresse, gib ihr bitte den Link unten
invite-fate-group-unmailed = { $count ->
    [one] eines davon hat hier keine Mailadresse, gib ihm bitte den Link unten
   *[other] { $count } davon haben hier keine Mailadresse, gib ihnen bitte den Link unten
}
invite-fate-already = schon eingeladen
invite-fate-unknown = niemand heißt so, und keine Gruppe, deren Mitglieder du sehen darfst
invite-fate-ambiguous = so heißen eine Person und eine Gruppe; schreib „user:“ oder „group:“ davor, um zu sagen, wen du meinst
invite-fate-alone = in dieser Gruppe ist sonst niemand
invite-fate-bad = das ist keine E-Mail-Adresse
invite-fate-account = Leute und Gruppen kann einladen, wer angemeldet ist
invite-fate-full = diese Umfrage hat so viele Einladungen, wie sie haben kann
invite-fate-too-many = zu viele für heute; bitte versuch es morgen noch einmal

invite-list = Wer eingeladen ist
invite-answered = { $count ->
    [one] { $answered } von { $all } hat geantwortet.
   *[other] { $answered } von { $all } haben geantwortet.
}
invite-has-answered = hat geantwortet
invite-waits = noch nicht
invite-by-account = über das Konto { $name }
invite-by-mail = über E-Mail
invite-since = eingeladen { $when }
invite-mailed = letzte Mail { $when }
invite-not-mailed = keine Mail verschickt
invite-no-address = keine Mailadresse
invite-unmailed = { $count ->
    [one] Eine Person davon hat hier keine Mailadresse und wird nicht erinnert: Gib ihr den Link der Umfrage.
   *[other] { $count } davon haben hier keine Mailadresse und werden nicht erinnert: Gib ihnen den Link der Umfrage.
}
invite-address = Link der Umfrage
invite-address-of = Wer über ein Konto eingeladen ist, meldet sich dort an
invite-link = Persönlicher Link
invite-link-of = Wer diesen Link öffnet, antwortet als diese Person
invite-vote-for = Stimme eintragen
invite-resend = Noch einmal schicken
invite-resend-to = Noch einmal an { $name } schicken
invite-withdraw = Zurückziehen
invite-withdraw-of = Die Einladung von { $name } zurückziehen
invite-remind-all = Alle erinnern, die noch nicht geantwortet haben
invite-reminded = { $count ->
    [one] Eine Person wird erinnert
   *[other] { $count } werden erinnert
}
invite-reminded-later = Diese nicht, denn ihre letzte Mail ist keine zwölf Stunden alt: { $names }
invite-reminded-unmailable = Diese nicht, denn sie haben hier keine Mailadresse: { $names }

invite-schedule = Erinnerung vor dem Ende
invite-schedule-none = Die gibt es, sobald die Abstimmung ein Ende hat:
invite-days = Tage vor dem Ende
invite-days-help = Wer bis dahin nicht geantwortet hat, bekommt eine Mail. Leer für keine.
invite-days-save = Speichern
invite-remind-at = Die Erinnerung geht { $when } hinaus.

awaited-title = Eingeladen
awaited-text = Noch nicht geantwortet haben:
awaited-nobody = Niemand fehlt.
awaited-more = { $count ->
    [one] eine weitere Person
   *[other] { $count } weitere
}
awaited-manage = Erinnern oder einladen

flash-invited = Die Einladungen sind gemacht.
flash-invitation = Du bist eingeladen. Bitte wähle deine Antworten.
flash-invitation-sent = Die Mail geht noch einmal hinaus.
flash-invitation-too-soon = Die letzte Mail an diese Person ist keine zwölf Stunden alt, deshalb geht jetzt keine hinaus.
flash-invitation-withdrawn = Die Einladung ist zurückgezogen. Ihr Link gilt nicht mehr.
flash-reminded = Wer noch nicht geantwortet hat und eine Mailadresse hat, wird erinnert.
flash-reminded-nobody = Alle mit Mailadresse, die noch nicht geantwortet haben, bekamen in den letzten zwölf Stunden eine Mail, deshalb geht jetzt keine hinaus.

# Von Neuem erfahren.
watch-off = Eine Mail bekommen, wenn jemand abstimmt, eine Stimme ändert oder kommentiert, und wenn die Abstimmung endet oder etwas entschieden ist?
watch-on = Du bekommst eine Mail, wenn hier etwas geschieht.
watch-start = Neues melden
watch-stop = Nicht mehr
flash-watching = Du erfährst Neues nun per Mail.
flash-not-watching = Du bekommst keine Mails über Neues mehr.

# Stimmen von anderen.
vote-for-title = Eine Stimme für jemand anderen eintragen
vote-for-text = Für jemanden, der dir seine Antworten gesagt hat. Man sieht, dass du sie eingetragen hast.
vote-for-name = Name der Person
vote-for-save = Speichern
vote-for-user = Benutzername, oder Adresse der Einladung
vote-for-user-help = Dann gehört die Stimme der Person: Mit ihrem Konto oder ihrem persönlichen Link kann sie sie ändern oder löschen. Wer ein Konto hat, erfährt es per Mail.
vote-anonymous-invited = Niemand sieht deinen Namen bei deinen Antworten, auch der Eigentümer der Umfrage nicht. Die Liste der Eingeladenen zeigt nur, dass du geantwortet hast; tut das zur selben Zeit sonst niemand, lässt es sich trotzdem erraten.
vote-anonymous-invited-account = Niemand sieht deinen Namen bei deinen Antworten, auch der Eigentümer der Umfrage nicht, und nichts verbindet die Stimme mit deinem Konto. Die Liste der Eingeladenen zeigt nur, dass du geantwortet hast; tut das zur selben Zeit sonst niemand, lässt es sich trotzdem erraten. Du bekommst einen Link, mit dem du die Stimme ändern kannst.
assign-title = Diese Stimme mit einem Konto verbinden
assign-of = Die Stimme von { $name } mit einem Konto verbinden
assign-text = Die Stimme von „{ $name }“ gehört dann zum Konto, das sie ändern und löschen kann, und trägt dessen Namen. Man sieht, dass du das warst; wem das Konto gehört, bekommt eine Mail und kann es zurücknehmen.
assign-user = Benutzername
assign-do = Stimme verbinden
assign-cancel = Abbrechen
assign-mine = Diese Stimme in mein Konto übernehmen
assign-mine-text = Die Stimme trägt dann den Namen deines Kontos, und du kannst sie überall ändern, wo du angemeldet bist.
assign-back = Diese Stimme vom Konto lösen
assign-back-text = Die Stimme von { $name } gehört dann nicht mehr zum Konto. Eine Stimme, die nachträglich verbunden wurde, bekommt ihren alten Namen zurück.
assign-not-mine = Das ist nicht meine Stimme
assign-not-mine-text = Die Stimme gehört dann nicht mehr zu deinem Konto, und du kannst selbst abstimmen.
assign-by = verbunden von { $name }
assign-entered-by = eingetragen von { $name }
assign-by-somebody = verbunden oder eingetragen von jemandem, dessen Konto es nicht mehr gibt
flash-vote-assigned = Die Stimme ist mit dem Konto verbunden.
flash-vote-unassigned = Die Stimme ist nicht mehr mit dem Konto verbunden.

options-show-invited = Zeigen, wer noch nicht geantwortet hat
options-show-invited-help = Von den Eingeladenen, für alle, die alle Stimmen und Namen sehen. Du siehst es immer.
options-now-uninvited = Eingeladene verborgen

problem-bad-count = Bitte schreib eine ganze Zahl von 1 bis { $max }, oder nichts.
problem-invited-too-many = So viele Leute kannst du heute nicht mehr einladen. Mach die Kopie ohne sie und lade sie morgen ein.
problem-has-voted = Diese Person hat schon abgestimmt, und alle haben eine Stimme.
problem-nobody-to-vote = Es gibt niemanden mit diesem Benutzernamen, der hier eine Stimme bekommen kann.
problem-too-many-named = Du hast heute schon zu viele Leute genannt; bitte versuch es morgen noch einmal.
fault-nameless = Eine Stimme ohne Namen
fault-nameless-text = Wer diese Stimme abgegeben hat, wollte keinen Namen, deshalb lässt sie sich mit niemandem verbinden.
fault-nothing-shown = Nichts zu melden
fault-nothing-shown-text = Du siehst nicht, was bei dieser Umfrage herauskommt, deshalb kann es dir auch nicht gemeldet werden.
