# Protection from programs that fill in forms.
spam-leave-empty = Please leave this field empty
spam-again = Please press the button once more. This keeps out programs that fill in forms. Everything you typed is still here.
