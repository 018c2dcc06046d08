# Lesing
read-empty = Fila er tom.
read-too-old = Fila er laget i en Excel fra før 1995 og kan ikke leses. Åpne den i Excel og lagre den som .xlsx.
read-not-a-workbook = Fila er ikke en arbeidsbok ({ $kind }), selv om navnet kan tyde på det.
read-xml = Fila er XML og ikke en arbeidsbok. Åpne den i Excel og lagre den som .xlsx.
read-unknown = Fila er ikke en arbeidsbok programmet kjenner. Åpne den i Excel og lagre den som .xlsx.
read-bad-row = En linje kunne ikke leses og er utelatt: { $why }
read-many-cells = Arbeidsboka har flere enn { $most } celler. Del den opp eller ta bort ark som ikke trengs.
read-many-sheets = Arbeidsboka har flere enn { $most } ark. Resten er ikke lest.
read-damaged-zip = Fila er skadet eller kuttet. Åpne den i Excel og lagre den på nytt.
read-too-many-parts = Fila har flere enn { $most } deler og er ikke en vanlig arbeidsbok. Den er ikke lest.
read-bomb = Fila blir urimelig stor når den pakkes ut. Den er ikke lest.
read-password = Fila er passordbeskyttet. Lagre den uten passord i Excel og prøv igjen.
read-damaged = Fila er skadet og kan ikke leses ({ $why }). Åpne den i Excel og lagre den på nytt.
read-bad-sheet = Arket «{ $sheet }» kunne ikke leses helt: { $why }
read-no-formats = Filtypen sier ikke hvilke celler som er prosent eller dato. Se over tallene.
read-html-table = Tabell { $number }
read-web-page = Fila er en nettside uten tabeller, ikke en arbeidsbok.
read-panic = Fila er skadet slik at den ikke kan leses. Åpne den i Excel og lagre den på nytt.
read-no-cells = Arbeidsboka er tom: den har ingen celler med innhold.
read-lock-file = Dette er Excels låsefil, ikke arbeidsboka. Velg fila uten «~$» i navnet.
read-not-found = Fila finnes ikke. Er den flyttet eller omdøpt?
read-denied = Du har ikke tilgang til å lese fila.
read-in-use = Fila er åpen i et annet program. Lukk den der og prøv igjen.
read-io = Fila kan ikke leses: { $why }
read-folder = Dette er en mappe, ikke en arbeidsbok.
read-too-large = Fila er større enn { $most } MB og er ikke lest.
read-crash = Fila får leseren til å stoppe; den er skadet eller krever for mye minne. Den er ikke lest.
read-timeout = Fila tok mer enn { $seconds } sekunder å lese. Den er ikke lest.
read-no-sheets = Fila mangler oversikten over arkene og er skadet. Åpne den i Excel og lagre den på nytt.
read-sheet-missing = Innholdet i arket mangler i fila.
read-sheet-cut = Arket er skadet; det som står etter skaden, er ikke lest.
read-faulty-cells = { $count ->
    [one] Én celle kunne ikke leses og er utelatt: { $cells }.
   *[other] { $count } celler kunne ikke leses og er utelatt, blant dem { $cells }.
}
read-nowhere-cells = { $count ->
    [one] Én celle uten gyldig plass er utelatt.
   *[other] { $count } celler uten gyldig plass er utelatt.
}
read-doubled-cells = { $count ->
    [one] Én celle står to ganger i fila; den siste gjelder.
   *[other] { $count } celler står to ganger i fila; de siste gjelder.
}
read-cut-texts = Tekst lengre enn { $most } tegn er kuttet: { $cells }.
read-without-result = { $count ->
    [one] Én celle har en formel uten lagret resultat og er utelatt: { $cells }. Åpne fila i Excel og lagre den, så følger resultatet med.
   *[other] { $count } celler har formler uten lagret resultat og er utelatt, blant dem { $cells }. Åpne fila i Excel og lagre den, så følger resultatene med.
}
