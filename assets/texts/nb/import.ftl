# Lesing
read-empty = Fila er tom.
read-too-old = Fila er laget i en Excel fra før 1995 og kan ikke leses. Åpne den i Excel og lagre den som .xlsx.
read-not-a-workbook = Fila er ikke en arbeidsbok ({ $kind }), selv om navnet kan tyde på det.
read-xml = Fila er XML og ikke en arbeidsbok. Åpne den i Excel og lagre den som .xlsx.
read-unknown = Fila er ikke en arbeidsbok programmet kjenner. Åpne den i Excel og lagre den som .xlsx.
read-bad-row = En linje kunne ikke leses og er utelatt: { $why }
read-many-cells = Arbeidsboka har flere enn { $most } celler. Del den opp eller ta bort ark som ikke trengs.
read-many-columns = Linjer med flere enn { $most } kolonner er kuttet der.
read-mhtml = Fila er lagret som en nettside i én fil (MHTML). Åpne den i Excel og lagre den som .xlsx.
read-repeated = Cellen { $cell } i arket «{ $sheet }» er gjentatt { $count } ganger. Bare den første er lest.
read-many-merges = Arket «{ $sheet }» har slått sammen flere enn { $most } celler. Celler utover det er lest som om de ikke var slått sammen.
read-many-sheets = Arbeidsboka har flere enn { $most } ark. Resten er ikke lest.
read-damaged-zip = Fila er skadet eller kuttet. Åpne den i Excel og lagre den på nytt.
read-damaged-container = Fila er skadet, eller den er ingen arbeidsbok. Åpne den i Excel og lagre den på nytt.
read-too-many-parts = Fila har flere enn { $most } deler og er ikke en vanlig arbeidsbok. Den er ikke lest.
read-bomb = Fila blir urimelig stor når den pakkes ut. Den er ikke lest.
read-password = Fila er passordbeskyttet. Lagre den uten passord i Excel og prøv igjen.
read-damaged = Fila er skadet og kan ikke leses ({ $why }). Åpne den i Excel og lagre den på nytt.
read-bad-sheet = Arket «{ $sheet }» kunne ikke leses helt: { $why }
read-html-table = Tabell { $number }
read-web-page = Fila er en nettside uten tabeller, ikke en arbeidsbok.
read-panic = Fila er skadet slik at den ikke kan leses. Åpne den i Excel og lagre den på nytt.
read-no-cells = Arbeidsboka er tom: den har ingen celler med innhold.
read-lock-file = Dette er Excels låsefil, ikke arbeidsboka. Velg fila uten «~$» i navnet.
read-not-found = Fila finnes ikke. Er den flyttet eller omdøpt?
read-denied = Du har ikke tilgang til å lese fila.
read-in-use = Fila er åpen i et annet program, som holder den fast. Lukk den der, eller lagre en kopi, og prøv igjen.
read-cloud = Fila ligger i skyen og er ikke hentet til maskinen. Åpne den én gang i Utforsker, eller velg «Behold alltid på denne enheten», og prøv igjen.
read-open-elsewhere = Fila er åpen i et regneark akkurat nå. Det som er lest, er slik den sist ble lagret.
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

# What tables are read as
layout-indicators-by-period = indikatorer nedover, perioder bortover
layout-units-by-period = enheter nedover, perioder bortover
layout-periods-by-unit = perioder nedover, enheter bortover
layout-periods-by-indicator = perioder nedover, indikatorer bortover
layout-long = én rad for hvert tall
layout-units-by-indicator = enheter nedover, indikatorer bortover
layout-indicators-by-unit = indikatorer nedover, enheter bortover
layout-list = liste med ett tall i hver rad
layout-survey = spørsmål nedover, svar bortover
forecast-made-after = etter { $period }
answer-counted = { $answer }, antall
layout-duplicate = samme tabell en gang til
layout-listed = { $layout }; Excels egen tabell «{ $name }»

# Why a cell was read as it was, or is doubtful
why-read-so = Lest ut fra overskriftene: { $layout }.
why-unsure-rows = Radene ({ $rows }) er lest som { $as }, men ingenting i arket sier sikkert hva de er.
why-unsure-columns = Kolonnene ({ $columns }) er lest som { $as }, men ingenting i arket sier sikkert hva de er.
why-unsure-both = Radene ({ $rows }) er lest som { $as } og kolonnene ({ $columns }) som { $over }, men ingenting i arket sier sikkert hva de er.
why-unsure-headings = Overskriftene over radene ({ $rows }) er lest som { $as }, men ingenting i arket sier sikkert hva de er.
why-unsure-headings-and-columns = Overskriftene over radene ({ $rows }) er lest som { $as } og kolonnene ({ $columns }) som { $over }, men ingenting i arket sier sikkert hva de er.
why-cases = Hver rad er én sak («{ $head }»). Tallene sier noe om hver sak, og er ikke tall for en periode.
why-so-far-until = «{ $text }» ser ut til å gjelde til og med { $last }, der kolonnene ved siden av slutter.
why-so-far = «{ $text }» gjelder året fram til arket ble laget. Det framgår ikke når det var.
read-as-units = enheter
read-as-indicators = indikatorer
read-as-splits = deler av en indikator
read-as-nothing = navn
why-no-indicator = Verken tittelen, arket eller fila sier hvilken indikator dette er.
why-no-period = Det framgår ikke hvilken periode tallet gjelder.
why-no-period-anywhere = Verken tabellen, tittelen, arket eller fila sier hvilken periode tallene gjelder.
why-part-without-year = Det framgår hvilken del av året tallene gjelder, men ikke hvilket år.
why-over-new-year = Etter { $last } kommer { $first }, men bare { $year } er oppgitt. Velg hvilke to år tallene gjelder.
why-either-year = Navnet nevner { $years }, og månedene står som i ett kalenderår. Hvilket år gjelder tallene?
why-no-year = Overskriften mangler årstall, og verken tittelen, arket eller fila sier hvilket år det er.
why-years-differ = Tittelen, arket og fila sier forskjellige perioder: { $periods }.
why-part-of-years = Overskriftene er årstall, men tittelen eller arket sier «{ $part }». Det framgår ikke om tallene gjelder hele året.
why-target-may-be-year = «{ $text }» kan vise til et årstall og ikke være et mål.
why-year-so-far = «{ $text }» tyder på at tallene ikke gjelder hele året.
why-fetched = Ingenting sier når tallene gjelder. De ble hentet ut { $day }.
why-list-beside = Står i en liste ved siden av tabellen, og hører ikke til raden.
why-margin = Sier hvor usikkert tallet ved siden av er. Det står som merknad til det.
why-superseded = Foreløpig tall. Det endelige står i en annen kolonne og er tatt med.
why-telephone = Ser ut som et telefonnummer. Skal det tas inn som tall?
why-below-table = Står alene i raden under tabellen, og kan være regnet ut av hele tabellen. Skal det tas med under overskriften over?
head-small-n = antall (n)
head-large-n = grunnlag (N)
why-indicator-of-sheet = Bare navnet på arket, «{ $name }», sier hva som er målt.
why-indicator-of-file = Bare filnavnet, «{ $name }», sier hva som er målt.
why-later-than-title = Tittelen sier { $period }, og tallene er for senere perioder. Det framgår ikke om de er resultater eller framskrivinger.
why-now-in-plan = «{ $text }» i en plan er som regel tallene planen bygger på. Det framgår ikke hvilket år de er fra.
why-plan-in-title = Tittelen sier «{ $word }». Det framgår ikke om tallene er resultater eller planlagte tall.
why-kind-in-title = Det står «{ $word }» over tallene. Det framgår ikke om alle er slike tall, eller om noen er resultater.
why-part-of-year = Det framgår ikke om dette er tertial, kvartal eller halvår.
why-dates-from-to = Datoene fra og til utgjør verken et år, en del av et år eller en dag.
why-kind-among-units = «{ $name }» står blant enhetene, og er ingen av dem. Det framgår ikke hvilke av dem tallene er for.
why-target-of-all = «{ $name }» ser ut til å være et mål for alle enhetene, ikke en enhet.
why-loose-period = «{ $text }» kan bety mer enn én periode.
why-loose-period-read = «{ $text }» kan bety mer enn én periode. Det er lest som { $period }.
why-dated-cell = Cellen sier selv at tallet er fra { $period }, og ikke fra kolonnens eller tabellens periode.
why-row-of-another-year = Raden sier { $period }, men kolonnene er for bestemte år.
why-quarter-from-april = «{ $text }» er lest som { $period }, fordi kvartalene i slike år oftest regnes fra april.
why-calculation = «{ $text }» ser ut som en utregning, ikke et resultat.
why-unknown-kind = Det er uklart om «{ $text }» er resultat eller mål.
why-row-of-last-year = «{ $text }» gjelder ikke samme år som kolonnene.
why-heading-unit = Overskriften «{ $heading }» over raden ser ut til å være enheten.
why-span-period = Tallene kan gjelde hele { $period } under ett, eller ett av årene.
why-short-name = «{ $short }» er kort for «{ $unit }», som et annet ark i fila gjelder.
why-coverage = Metadata i fila sier at tallene dekker { $place }.
why-indicator-twin = De samme tallene står under «{ $name }» et annet sted i fila.
why-period-twin = De samme tallene står for { $period } i en tidsserie i samme fil.
why-period-same-heads = Overskriftene er de samme som i tabellen over, som gjelder { $period }.
why-only-municipality = Arket sier ikke hvem tallene gjelder. { $unit } er den eneste kommunen i arbeidsboken.
why-period-of-the-others = Tabellen sier ikke hvilken periode tallene gjelder. Alle andre tall i arket eller fila gjelder { $period }.
why-period-told = Arket «{ $sheet }» sier at tallene gjelder { $period }.
why-twice-said = Flere tall sier seg å være det samme tallet, men er ulike. Noe som skiller dem, er ikke forstått.
why-two-years = Raden har to årstall: { $one } og { $other }.
why-beside-answers = «{ $name }» står ved siden av svarene i rapporten, og arket sier ikke hva det er av dem.
why-hidden-row = Raden er skjult i arbeidsboka.
why-hidden-column = Kolonnen er skjult i arbeidsboka.
why-hidden-sheet = Arket er skjult i arbeidsboka.
why-column-renamed = Kolonnen får en ny overskrift lenger ned, og det er uklart hva tallet gjelder der.
why-struck = Tallet er strøket over.
why-two-numbers = Cellen holder to tall. Det første er lest som resultatet.
why-ambiguous = Skilletegnet kan bety tusener eller desimaler.
why-no-target = Ingen ambisjon er satt her.
why-words = Cellen holder ord, ikke et tall.
why-sign-explained = Arket forklarer tegnet «{ $sign }» med ord programmet ikke kjenner.
why-term = Teksten sier innen { $year }.
why-time = Cellen er vist som en tid. Den er lest som en varighet i { $measure }, men kan være et klokkeslett.
why-reduced = Tallformatet viser tusener, men det står ikke hva tallene måles i.
why-text-among-values = Tekst der det ellers står tall.
why-heading-area = «{ $heading }» har ingen tall. Er det en overskrift over raden, eller en enhet uten tall?
why-date-among-values = Cellen holder en dato. Excel gjør «{ $typed }» om til en dato: skulle det stå { $typed }?
why-flag-among-values = Cellen holder SANN eller USANN, ikke et tall.
years-until = til og med { $last }
years-from = fra og med { $first }
why-nought-outside = { $unit } hadde dette navnet eller nummeret bare { $years }; 0 kan bety at det ikke fantes.
why-ghost = Dekket av en sammenslått celle; det synes ikke i arbeidsboka.
why-no-label = Raden har ingen etikett.
why-row-of-no-unit = Raden «{ $name }» ser ikke ut til å være en enhet, og arket sier ikke hvem tallet gjelder.
why-measures-differ = Måleenheten er oppgitt som «{ $said }», men cellen viser { $own }.
why-no-head = Programmet finner ingen overskrifter til tallene.
why-list-of-asked = Står i rapportens liste over hvem som er spurt, og er ikke svar på noe spørsmål.
why-no-table = Ingen tabell ble funnet her.
why-number-among-notes = Et tall i en kolonne med merknader.
why-outside-tables = Står utenfor tabellene.
why-blank-text = Bare mellomrom.
why-duplicate = Samme tall som i tabellen som begynner i { $table }.
why-duplicate-sheet = Samme tall som i tabellen som begynner i { $table } i arket «{ $sheet }».
why-people = Liste over enkeltpersoner. Navn og opplysninger om dem tas ikke inn.
why-person = Navn på en person. Det tas ikke inn i tavla.
why-confidence-column = Hvor sikkert tallet ved siden av er (konfidensintervall).
why-calculated-column = Kolonnen er regnet ut av andre kolonner.
why-calculated-row = Raden er regnet ut av andre rader.
why-running-sum = Løpende sum av tallene i en annen tabell i arket.
why-sum-of-sheets = Summen eller gjennomsnittet av tallene i de andre arkene.
why-total = Sum eller gjennomsnitt av andre celler.
why-listed-head = Overskrift i Excels egen tabell «{ $name }».
why-listed-total = Totalraden i Excels egen tabell «{ $name }».
why-key-column = Løpenummer eller kode.
why-part-in-note = «{ $text }» har fotnoten «{ $note }». Gjelder tallet hele året?
why-scratch = Tall uten overskrift.

# Questions about what was read
question-columns-without-head =
    { $count ->
        [one] Kolonne { $columns } har tall, men ingen overskrift. Tallene er lagt til side.
       *[other] Kolonnene { $columns } har tall, men ingen overskrift. Tallene er lagt til side.
    }
question-only-in-sums =
    { $count ->
        [one] { $cells } står der summer og snitt står, men har ingen tall å være regnet ut av. Tallet er lagt til side.
       *[other] { $cells } står der summer og snitt står, men har ingen tall å være regnet ut av. Tallene er lagt til side.
    }
question-heading-units = Overskriftene over radene ({ $headings }) ser ut til å være enhetene.
question-unit = Hvilken enhet gjelder tallene?
question-separator = { $count ->
    [one] Betyr tallet { $one } eller { $other }?
   *[other] { $count } tall er skrevet med et skilletegn som kan bety tusener eller desimaler. Er det første { $one } eller { $other }?
}
question-two-numbers = { $count ->
    [one] { $cell } holder to tall. Skal det første tas inn?
   *[other] { $count } celler, fra { $cell }, holder to tall hver. Skal det første i hver celle tas inn?
}
question-far = { $value } ligger langt fra de andre tallene i rekken. Skal det være { $meant }?
question-far-from-target = { $value } ligger langt fra målet og de andre tallene. Skal det være { $meant }?
question-far-plain = { $value } ligger langt fra de andre tallene i rekken. Stemmer det?
question-withheld = «{ $bound }» er lest som et tall som ikke vises, fordi få står bak det. Stemmer det?
question-beyond-scale = { $value } er utenfor skalaen { $scale }. Skal det være { $meant }?
question-beyond-scale-plain = { $value } er utenfor skalaen { $scale }. Stemmer det?
question-fractions = Tallene er oppgitt i prosent, men ser ut som andeler av én. Skal de ganges med 100?
question-wrong-total = { $count ->
    [one] { $cells } stemmer ikke med tallene den ser ut til å være regnet av, verken sum eller gjennomsnitt.
   *[other] { $cells } stemmer ikke med tallene de ser ut til å være regnet av, verken sum eller gjennomsnitt.
}
question-pivot = Arket «{ $sheet }» er en pivottabell laget av arket «{ $source }», der tallene den bygger på står. Skal pivottabellen også tas inn?
question-pivot-part = { $range } i arket «{ $sheet }» er en pivottabell laget av arket «{ $source }», der tallene den bygger på står. Skal pivottabellen også tas inn?
question-scale-larger = { $value } er om lag { $times } ganger så stort som de andre tallene i rekken. Er det målt i noe annet?
question-scale-smaller = { $value } er om lag { $times } ganger så lite som de andre tallene i rekken. Er det målt i noe annet?
question-unfinished = Tallet for { $year } er summen av { $parts } av { $all } deler av året og gjelder ikke hele året. Skal det likevel tas inn?
question-nought-outside = { $count ->
    [one] Er 0 et tall her, eller fantes ikke enheten det året?
   *[other] Er { $count } nuller tall, eller fantes ikke enhetene de årene?
}
question-shown-hundredfold = Cellen viser { $value } %, for tallet { $meant } står i en celle med prosentformat. Er { $meant } % ment?
question-lone-nought = { $unit } har 0 i { $period }, men hadde { $value } i { $other }, og ingen av de andre er i nærheten av 0. Er det 0, eller mangler tallet?
question-to-come = { $period } har ikke begynt ennå. Er dette resultater, og ikke mål, plan eller framskriving?
question-hidden-rows = Rader er skjult i arbeidsboka. Skal tallene i dem tas med?
question-hidden-columns = Kolonner er skjult i arbeidsboka. Skal tallene i dem tas med?
question-sign = { $value } har motsatt fortegn av alle de andre tallene i rekken. Stemmer det?
question-same-period = { $value } står både for { $period } og { $other }. Er tallet ført på riktig periode?
question-falls = { $value } for { $period } er ikke høyere enn { $before } for { $other }, men tallene ser ut til å gjelde hittil i år. Er tallet ført på riktig periode?
question-and-more = { $text } { $count ->
    [one] Det samme gjelder én celle til.
   *[other] Det samme gjelder { $count } celler til.
}
question-not-share = { $cell } er ikke { $part } i prosent av { $whole }, slik de andre radene er. Skal { $value } være { $expected }?
question-not-sum = { $cell } er ikke summen av { $parts }, slik de andre radene er. Skal { $value } være { $expected }?
question-not-difference = { $cell } er ikke { $of } minus { $less }, slik de andre radene er. Skal { $value } være { $expected }?
lapse-leaves-out = { $cell } tar med { $count ->
    [one] én celle
   *[other] { $count } celler
} for lite: { $parts } er ikke regnet med.
lapse-counts-twice = { $cell } regner { $part } med to ganger.
lapse-and = { $first } og { $last }
option-take-in = Ta inn
option-leave-out = La ligge

# What people have said about the reading of a sheet
why-hidden-left-out = Skjult i arbeidsboka, og holdt utenfor slik du sa.
why-said-no-table = Du sa at dette ikke er en tabell.
why-said-aside = Du sa at dette ikke skal tas inn.
why-said-total = Du sa at dette er en sum.
why-corrected = Rettet av deg. I arket står «{ $raw }».
recipe-why-heads = { $shared } av { $count } overskrifter er de samme.
recipe-why-labels = { $shared } av { $count } rader heter det samme.
recipe-why-name = Arket heter det samme.
recipe-column-indicator = indikator
recipe-column-unit = enhet
recipe-column-split = del av indikatoren
recipe-column-period = periode
recipe-column-measure = måleenhet
recipe-column-perspective = resultatområde
recipe-column-note = kommentar
recipe-column-source = kilde
recipe-result = resultat
recipe-target = ambisjon
recipe-budget = budsjett
recipe-forecast = prognose
recipe-total = sum
recipe-aside = ikke tall
recipe-row-heads = overskrifter
recipe-row-heads-of-units = overskrifter som er enheter
recipe-row-heads-of-indicators = overskrifter som er indikatorer
recipe-row-heads-of-splits = overskrifter som er deler av en indikator
recipe-row-figures = vanlig rad med tall
recipe-row-heading = gruppeoverskrift
recipe-row-note = merknad
recipe-of-column = Kolonnen «{ $name }»
recipe-of-column-letter = Kolonne { $name }
recipe-of-row = Raden «{ $name }»
recipe-of-row-number = Rad { $name }
recipe-of-table = Tabellen i { $cell }
recipe-of-sheet = Arket
recipe-is = { $what } er { $is }
recipe-table = { $range } er en tabell
recipe-no-table = { $range } er ikke en tabell
recipe-hidden-in = Skjulte rader, kolonner og ark tas med
recipe-hidden-out = Skjulte rader, kolonner og ark holdes utenfor
recipe-measure = måleenhet
recipe-indicator = indikator
recipe-unit = enhet
recipe-period = periode
recipe-set = { $reach }: { $what } { $to }
recipe-file-read = Kan ikke lese rettelsene i { $path }: { $why }
recipe-file-foreign = { $path } er ikke en fil med rettelser fra Styringstavle.
recipe-file-broken = Rettelsene i { $path } kan ikke brukes: { $why }
recipe-file-write = Kan ikke skrive rettelsene til { $path }: { $why }

# The account of the cells
ledger-account = { $accounted } av { $cells } celler er gjort rede for.
ledger-values = { $count } tall
ledger-targets = { $count ->
    [one] 1 ambisjon
   *[other] { $count } ambisjoner
}
ledger-missing = { $count } uten tall
ledger-doubtful = { $count } må ses på
ledger-labels = { $count ->
    [one] 1 navn eller overskrift
   *[other] { $count } navn og overskrifter
}
ledger-notes = { $count ->
    [one] 1 merknad
   *[other] { $count } merknader
}
ledger-totals = { $count ->
    [one] 1 sum eller gjennomsnitt
   *[other] { $count } summer og gjennomsnitt
}
ledger-duplicates = { $count ->
    [one] 1 gjentatt
   *[other] { $count } gjentatte
}
ledger-set-aside = { $count } lagt til side

# Where a unit of measure was found
measure-from-cell = fra cella selv
measure-from-format = fra tallformatet
measure-from-column = fra kolonnen med måleenheter
measure-from-label = fra navnet på raden
measure-from-head = fra overskriften
measure-from-title = fra teksten rundt tabellen
measure-from-custom = slik den vanligvis måles
measure-from-said = slik du sa

# What the audit of formulas and cells noticed; nobody has to answer
finding-short-sum = { $count ->
    [one] { $cell } regner med én rad for lite: { $over }, men tallene står i { $all }.
   *[other] { $cell } regner med { $count } rader for lite: { $over }, men tallene står i { $all }.
}
finding-wrong-sum = { $cell } er { $value }, men summen av { $area } er { $sum }.
finding-doubled = { $count ->
    [one] { $cell } regner med både radene og summen av dem i { $parts }, og er derfor { $value }. Uten den er summen { $sum }.
   *[other] { $cell } regner med både radene og summene av dem i { $parts }, og er derfor { $value }. Uten dem er summen { $sum }.
}
finding-uneven = { $cell } er { $formula }, mens cellene rundt følger et mønster som her ville vært { $custom }.
finding-typed-in = { $count ->
    [one] { $cells } er skrevet inn for hånd midt blant formler, og følger ikke med når tallene endres.
   *[other] { $count } tall er skrevet inn for hånd midt blant formler, og følger ikke med når tallene endres: { $cells }.
}
finding-fetched = { $count ->
    [one] { $cells } er hentet fra arbeidsboka «{ $book }». Tallet er slik det var da fila sist ble lagret.
   *[other] { $count } tall er hentet fra arbeidsboka «{ $book }» ({ $cells }). De er slik de var da fila sist ble lagret.
}
finding-fetched-unnamed = { $count ->
    [one] { $cells } er hentet fra en annen arbeidsbok. Tallet er slik det var da fila sist ble lagret.
   *[other] { $count } tall er hentet fra en annen arbeidsbok ({ $cells }). De er slik de var da fila sist ble lagret.
}
finding-number-as-text = { $count ->
    [one] { $cells } er skrevet som tekst i en kolonne med tall. Den er lest som { $value }, men Excel regner den ikke med som et tall.
   *[other] { $count } tall er skrevet som tekst blant andre tall ({ $cells }). De er lest som tall, men Excel regner dem ikke med.
}
finding-far = { $count } tall ligger langt fra de andre i rekken sin ({ $cells }). Tallene i arket går så mye opp og ned at det ikke er spurt om dem.
formula-sum = summen av { $area }
formula-mean = gjennomsnittet av { $area }
formula-share = { $part } delt på { $whole }
formula-difference = { $of } minus { $less }
