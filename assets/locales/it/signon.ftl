# Signing in by providers of identities.
signon-or = Oppure senza una password di questo sito:
signon-button = Accedi con { $name }
signon-go-on = Continua

signon-connections = Account collegati
signon-connections-lead = Accedi qui con un account che hai altrove.
signon-none = Su questo sito non c’è nulla da collegare.
signon-provider = Dove
signon-state = Stato
signon-action = Modifica
signon-connected = Collegato
signon-not-connected = Non collegato
signon-connect = Collega a { $name }
signon-connect-word = Collega
signon-connect-ldap = Scrivi una volta il nome e la password che hai lì.
signon-their-name = Il tuo nome lì
signon-their-password = La tua password lì
signon-disconnect = Scollega da { $name }
signon-disconnect-word = Scollega
signon-last-way = Il tuo unico modo di accedere
signon-onward = Ti stiamo portando a { $name }.
signon-onward-out = Qui hai chiuso la sessione. Ti stiamo portando a { $name } per uscire anche da lì.

signon-stopped = L’accesso non è riuscito
signon-stale = Questo tentativo di accesso è scaduto, è già stato usato o è cominciato in un altro browser. Ricomincia da capo.
signon-unreachable = Al momento il servizio che ti conosce non è raggiungibile. Riprova più tardi. Chi ha una password di questo sito può accedere come sempre.
signon-refused = Ciò che il servizio ha mandato su di te non è affidabile. Ricomincia da capo; se si ripete, avvisa chi gestisce il sito.
signon-not-member = Non fai parte di un gruppo che può accedere qui.
signon-locked = Il tuo account è bloccato. Chi gestisce il sito può dirti perché.
signon-pending = Prima il tuo account dev’essere approvato. Poi potrai accedere.
signon-connect-first = C’è già un account con il tuo indirizzo e-mail. Accedi a quello come hai sempre fatto e collegalo nelle impostazioni.
signon-no-account = Qui non hai ancora un account, e accedendo in questo modo non se ne crea uno.
signon-taken = Un altro account di questo sito è già collegato a quello. Prima scollegalo da lì.
signon-already = Il tuo account è già collegato a un’altra persona di quel servizio. Prima scollegalo.

flash-sign-on-cancelled = Sei di nuovo qui, ma senza aver effettuato l’accesso.
flash-connected = Collegato. D’ora in poi puoi accedere anche così.
flash-disconnected = Scollegato.
