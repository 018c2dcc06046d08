cli-import-no-workbooks = Fant ingen arbeidsbøker. Oppgi filer, eller en mappe med Excel-filer.
cli-import-none-read = { $count ->
    [one] Fila kunne ikke leses. Ingenting er tatt inn.
   *[other] Ingen av de { $count } filene kunne leses. Ingenting er tatt inn.
}
cli-import-refused = { $file } kan ikke leses: { $why }
cli-import-not-a-board = { $path } er ikke navnet på en tavlefil. Velg et navn som slutter på .tavle.
cli-import-file = { $file }: { $facts } tall ({ $new } nye, { $changed } endret, { $same } fra før), { $doubtful } må ses på
cli-import-all = Til sammen: { $new } nye, { $changed } endret, { $same } fra før, { $missing } uten tall, { $refused } avvist
cli-import-additions = Nytt i tavla: { $units ->
    [one] 1 enhet
   *[other] { $units } enheter
}, { $indicators ->
    [one] 1 indikator
   *[other] { $indicators } indikatorer
}
cli-import-edited = Disse indikatorene får ambisjoner eller skrivemåter de ikke hadde:
cli-import-spellings = Skrivemåter som er tatt som samme navn:
cli-import-spelling = «{ $spelt }» som «{ $taken_as }»
cli-import-questions = Spørsmål:
cli-import-like-question = (likt spørsmål for { $count } tabeller)
cli-import-findings = Verdt å vite om regnearkene:
cli-import-doubtful = Må ses på ({ $count }):
cli-import-parts = Det er { $parts }.
cli-import-hidden = Av dem er { $count } skjult i arbeidsboka.
cli-import-set-aside = Lagt til side:
cli-import-more = … og { $count } til. Alt står i svaret med --json.
cli-import-nothing-written = { $count } tall kan tas inn. Ingenting er skrevet. Oppgi --into FIL.tavle for å ta dem inn.
cli-import-dry-run = { $count } tall kan tas inn. Ingenting er skrevet. Kjør uten --dry-run for å ta dem inn.
cli-import-written = { $count } tall er tatt inn i { $path }.
cli-import-unaltered = Ingenting nytt. { $path } er som før.
cli-import-corrected = Arket «{ $sheet }» leses slik det er rettet før: { $words }
cli-import-missed = Arket «{ $sheet }» har ikke lenger dette, se over det: { $words }
cli-import-no-recipes = Det er ingen rettelser å lagre i { $path }. Rett et ark i vinduet og oppgi tavla med --into, eller oppgi --unit.
cli-import-recipes-saved = { $count ->
    [one] Rettelsene av ett slags ark er lagret i { $path }.
   *[other] Rettelsene av { $count } slags ark er lagret i { $path }.
}
cli-check-fine = Ingenting å bemerke.
cli-check-findings = { $count ->
    [one] 1 ting å se på:
   *[other] { $count } ting å se på:
}
cli-check-targets = { $count ->
    [one] 1 ambisjon
   *[other] { $count } ambisjoner
}
cli-check-sources = { $count ->
    [one] 1 kilde
   *[other] { $count } kilder
}
cli-check-no-figures = «{ $name }» har ingen tall.
cli-check-no-figures-for-unit = { $name } har ingen tall.
cli-check-only-missing = «{ $name }» for { $unit } har bare manglende tall.
cli-check-no-measure = «{ $name }» har ingen måleenhet.
cli-demo-no-display = Fant ingen skjerm å åpne vinduet på. Skriver diagrammer, modell og tavlefil til { $folder }.
cli-demo-written = Eksempelet ligger i { $folder }: tavlefil, diagrammer, modell og rapport.
cli-demo-cannot-write = Kan ikke skrive { $path }: { $why }
cli-demo-report-title = Utviklingen i { $name }
cli-demo-report-invented = Kommunen, enhetene og tallene er oppdiktet.
cli-demo-report-charts = Diagrammer
cli-demo-report-import = Hva importen fant
example-stopped = Eksempelet ble stoppet.
example-unwritable = Fant ikke plass til eksempelets arbeidsbøker: { $why }
example-refused = Eksempelet kunne ikke settes sammen: { $why }
cli-history-title = { $name } · { $unit }
cli-history-none = Her er det ingen tall.
cli-history-nobody = uten rolle
cli-history-typed = tastet inn
cli-history-two-days = Oppgi to datoer, den tidligste først: --compare 2016-05-01 2016-09-12
cli-history-no-day = «{ $day }» er ingen dato. Skriv den som 2016-09-12.
cli-history-changed = { $count ->
    [0] Ingen tall er endret
    [one] 1 tall er endret
   *[other] { $count } tall er endret
} fra { $from } til { $to }.
cli-units-unreadable = { $path } kan ikke leses: { $why }
cli-units-written = Tavla er skrevet til { $path }.
cli-units-too-large = filen er for stor
cli-merge-written = Flettet tavle er skrevet til { $path }.
cli-check-try-repair = Prøv «check --repair NY.tavle», som berger det som kan leses.
cli-check-repair-exists = { $path } finnes fra før. Velg et navn som er ledig.
cli-check-repaired = Det som kunne berges, er skrevet til { $path }.
check-sum = Kontrollsummen stemmer ikke: fila er endret av noe annet enn Styringstavle, eller skadet.
check-no-list = Listen «{ $list }» finnes ikke i fila.
check-lost = { $length } tegn fra tegn { $at } i listen «{ $list }» kan ikke leses.
check-too-many = Det er flere enn { $most } { $what }. Det som er utover det, er ikke med.
check-identity = Fila oppgir kjennetegnet til et annet innhold: den er endret av noe annet enn Styringstavle.
check-unknown = viser til noe som ikke finnes i fila.
check-taken = har samme nummer som noe annet i fila.
check-somebody = noen
check-since = { $who } siden { $since }
check-in-use = Tavla er i bruk: { $who }.
check-left-lock = Et program sluttet uten å gi tavla fra seg: { $who }. Den som åpner tavla nå, får arbeide i den.
check-work = { $count ->
    [one] { $path }: én endring er ikke lagret i tavla. Den blir tilbudt når tavla åpnes.
   *[other] { $path }: { $count } endringer er ikke lagret i tavla. De blir tilbudt når tavla åpnes.
}
check-journal-damage = { $count ->
    [one] { $path }: ett sted kan ikke leses. Resten er hel.
   *[other] { $path }: { $count } steder kan ikke leses. Resten er hel.
}
check-journal-baseless = { $count ->
    [one] { $path }: én endring bygger på et innhold som ikke finnes lenger. Ta vare på fila.
   *[other] { $path }: { $count } endringer bygger på et innhold som ikke finnes lenger. Ta vare på fila.
}
check-journal-unreadable = { $path } kan ikke leses: { $why }. Ta vare på fila.
check-bad-version = Tidligere utgave: { $why }
check-other-version = Tidligere utgave: { $path } har et annet innhold enn navnet sier.
check-mended = { $what }: { $why } Det er ordnet.
check-broken = { $what }: { $why } Det er ikke med.
check-found-unit = Gjenfunnet enhet { $number }
check-found-indicator = Gjenfunnet indikator { $number }
check-found-source = ukjent fil
cli-table-bad-ending = { $path } må slutte på .xlsx eller .csv.
cli-table-no-figures = { $path } har ingen tall ennå.
cli-table-empty = Det var ingenting å vise. { $path } har bare overskriften.
cli-find-earlier = tidligere tall
cli-find-none = Fant ikke «{ $wanted }».
cli-find-more = Viser de første { $count } treffene.
table-scorecard = Måltavle for { $unit }
table-trends = Utviklingstrekk for { $unit }
table-units = Enhetene i { $unit }
withheld-text = Teksten er utelatt. Den gjelder et skjult tall eller kan røpe et.
withheld-title = Den skrevne tittelen er byttet ut: den gjelder et skjult tall eller kan røpe et.
table-hidden = skjult
table-hidden-note = { $count ->
    [one] 1 tall er skjult fordi det gjelder få personer, eller ville avsløre et skjult tall.
   *[other] { $count } tall er skjult fordi de gjelder få personer, eller ville avsløre et skjult tall.
}
