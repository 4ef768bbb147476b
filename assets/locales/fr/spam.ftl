# Protection from programs that fill in forms.
spam-leave-empty = Veuillez laisser ce champ vide
spam-again = Veuillez appuyer encore une fois sur le bouton. Cela tient à l’écart les programmes qui remplissent des formulaires. Tout ce que vous avez saisi est encore là.
