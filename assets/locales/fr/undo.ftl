# Récupérer ce qui a été supprimé.
undo-do = Annuler la suppression
flash-vote-back = Le vote est de retour.
flash-comment-back = Le commentaire est de retour.
fault-too-late = Trop tard pour annuler
fault-too-late-text = Ce qui est supprimé peut être récupéré pendant une heure, dans le navigateur ou avec le compte qui l’a supprimé.
fault-voted-again = Il y a déjà un nouveau vote
fault-voted-again-text = Dans ce sondage, on ne vote qu’une fois, et un nouveau vote a été donné après la suppression de celui-ci. Supprimez d’abord le nouveau pour récupérer l’ancien.
