# Was hinausgeht: Vorschauen von Links, Papier, Rahmen, das aufgehobene Formular.
preview-vote = Eine Umfrage. Öffnen, um die Möglichkeiten zu sehen und abzustimmen.
preview-vote-until = Eine Umfrage. Abstimmen geht bis { $deadline }.
preview-look = Eine Umfrage, deren Abstimmung vorbei ist. Öffnen, um zu sehen, was herausgekommen ist.
