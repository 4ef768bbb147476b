# Anmelden bei Diensten, die wissen, wer jemand ist.
signon-or = Oder ohne ein Passwort dieser Seite:
signon-button = Anmelden mit { $name }
signon-go-on = Weiter

signon-connections = Verbundene Konten
signon-connections-lead = Hier anmelden mit einem Konto, das du anderswo hast.
signon-none = Auf dieser Seite gibt es nichts zum Verbinden.
signon-provider = Wo
signon-state = Stand
signon-action = Ändern
signon-connected = Verbunden
signon-not-connected = Nicht verbunden
signon-connect = Mit { $name } verbinden
signon-connect-word = Verbinden
signon-connect-ldap = Gib einmal den Namen und das Passwort ein, die du dort hast.
signon-their-name = Dein Name dort
signon-their-password = Dein Passwort dort
signon-disconnect = Von { $name } trennen
signon-disconnect-word = Trennen
signon-last-way = Dein einziger Weg hinein
signon-onward = Weiter zu { $name }.
signon-onward-out = Hier bist du abgemeldet. Weiter zu { $name }, um dich auch dort abzumelden.

signon-stopped = Die Anmeldung hat nicht geklappt
signon-stale = Diese Anmeldung ist abgelaufen, wurde schon benutzt oder begann in einem anderen Browser. Bitte fang noch einmal an.
signon-unreachable = Der Dienst, der dich kennt, ist gerade nicht zu erreichen. Bitte versuch es später noch einmal. Konten mit einem Passwort dieser Seite können sich anmelden wie immer.
signon-refused = Dem, was der Dienst über dich geschickt hat, ist nicht zu trauen. Bitte fang noch einmal an; wenn es so bleibt, sag es denen, die diese Seite betreiben.
signon-not-member = Du bist in keiner Gruppe, die sich hier anmelden darf.
signon-locked = Dein Konto ist gesperrt. Warum, wissen die, die diese Seite betreiben.
signon-pending = Dein Konto muss erst freigegeben werden. Danach kannst du dich anmelden.
signon-connect-first = Es gibt schon ein Konto mit deiner E-Mail-Adresse. Melde dich dort an wie bisher und verbinde es in seinen Einstellungen.
signon-no-account = Du hast hier noch kein Konto, und auf diesem Weg entsteht keines.
signon-taken = Damit ist schon ein anderes Konto verbunden. Trenne es dort zuerst.
signon-already = Dein Konto ist dort mit jemand anderem verbunden. Trenne das zuerst.

flash-sign-on-cancelled = Du bist zurück, ohne dich angemeldet zu haben.
flash-connected = Verbunden. Ab jetzt kannst du dich auch so anmelden.
flash-disconnected = Getrennt.
