screen-start = Start
screen-start-tip = Åpne en tavle, ta inn filer eller prøv eksempelet
screen-overview = Oversikt
screen-overview-tip = De fire resultatområdene, hva som endret seg, og hva som gjenstår
screen-import = Import
screen-import-tip = Ta inn tall fra Excel-filer og se hva som endres
screen-scorecard = Måltavler
screen-scorecard-tip = Fyll ut tall og ambisjoner, og se status og tiltak
screen-trend = Utvikling
screen-trend-tip = Se hvordan indikatorene har utviklet seg over årene
screen-analysis = Analyse
screen-analysis-tip = Sammenlign enheter, og se om to indikatorer følges ad
screen-model = Modell
screen-model-tip = Tegn og endre kvalitetsutviklingsmodellen

main-menu = Meny
menu-needs-board = Åpne eller lag en tavle først
search-hint = Søk eller gå til …
undo-what = Angre: { $what }
redo-what = Gjør om: { $what }
undone = Angret: { $what }
redone = Gjort om: { $what }
refused = Det gikk ikke: { $why } Ingenting er endret.
change-name-municipality = Navn på kommunen
unnamed-municipality = Kommunen
title-new = Ny tavle
title-example = Eksempel
close = Lukk
cancel = Avbryt
work-lost = Arbeidet stoppet uventet. Ingenting er endret. Prøv en gang til.

palette-hint = Finn en indikator, en enhet eller en kommando
find-hint = Skriv et tall (9,4) eller en tekst
find-about = Finner tall, ambisjoner, det som sto i cellene, navn, kommentarer og tiltak, også det som er endret siden.
find-none = Ingen treff.
find-more = De første { $count } treffene. Skriv mer for å finne færre.
find-count = { $count ->
    [one] { $count } treff
   *[other] { $count } treff
}
palette-none = Ingen treff. Prøv færre bokstaver.
palette-indicator = indikator

unit-picker = Velg enhet
unit-picker-now = Enhet: { $unit }
unit-picker-all = Alle enheter ({ $count })
unit-picker-all-own = Alle { $name } ({ $count })
unit-picker-search = Søk etter enhet
unit-picker-organisation = Endre organisasjonen …
unit-picker-closed = lagt ned
unit-picker-none = Ingen enhet heter det.
period-picker = Velg periode
period-picker-now = Periode: { $period }
period-picker-none = Ingen periode
period-picker-empty = Her er det ingen tall ennå

status-nothing-open = Ingen tavle er åpen
status-saving = Lagrer
status-saved = Lagret
status-saved-at = Lagret { $time }
status-unsaved = Ikke lagret
status-never-saved = Ikke lagret i noen fil ennå
status-example = Eksempel med oppdiktede tall
status-invented = oppdiktede tall
status-lacking = { $count } tall mangler for { $period }
status-nothing-lacks = Ingen tall mangler for { $period }
status-lacking-tip = Tall som fantes i samme periode i fjor, men ikke i denne

notice-copy = Kopier detaljer
notice-close = Lukk meldingen

new-board-question = Hva heter kommunen?
new-board-hint = Navnet på kommunen
new-board-make = Lag tavla
new-board-rename = Bruk navnet
new-board-later = Senere
new-board-about = Tavla begynner med kvalitetsutviklingsmodellen og ingen tall.

loading-file = Åpner { $name }
loading-example = Leser arbeidsbøkene til Eksempel kommune (oppdiktet)
loading-count = { $done } av { $total }

guard-question = Vil du lagre endringene?
guard-about-file = Du har endret { $name } uten å lagre.
guard-about-new = Denne tavla er ikke lagret i noen fil ennå.
guard-about-meanwhile = Du har gjort endringer her mens noe annet ble åpnet. Det blir borte om du ikke lagrer.
guard-save = Lagre
guard-discard = Ikke lagre

shortcut-page-title = Hurtigtaster
key-plus = pluss
key-minus = minus
shortcut-or = { " " }eller{ " " }

drop-open = Slipp for å åpne tavla
drop-import = { $count ->
    [one] Slipp for å ta inn fila
   *[other] Slipp for å ta inn { $count } filer
}

dialog-tavle = Tavlefil
dialog-workbooks = Excel-filer og lignende
dialog-all-files = Alle filer

graphics-lost = Skjermkortet svarer ikke lenger. Lagre tavla og start programmet på nytt.
run-no-display = Fant ingen skjerm å åpne vinduet på ({ $why }). Kommandoene import, chart, model og check virker uten skjerm.
run-no-renderer = Vinduet kunne ikke tegnes. Prøv «styringstavle --renderer cpu» eller «--renderer glow», eller send loggen til brukerstøtte: { $log }. Årsak: { $why }
run-broke-off = Programmet stoppet uventet. Start det på nytt: det som ikke var lagret, tilbys på startskjermen. Send loggen til brukerstøtte: { $log }
run-panicked = stoppet uventet
run-unknown-renderer = «{ $name }» er ikke en måte å tegne vinduet på. Bruk auto, wgpu, cpu eller glow.
dialog-find-workbook = Hvor er { $file } nå?
workbook-not-found = Finner ikke { $file } der den lå da tallene ble tatt inn. Velg hvor den er nå. Tallene i tavla er som før.
workbook-opening = Åpner { $file }
workbook-not-opened = { $file } kunne ikke åpnes: { $why }
status-journalled = endringene er trygge
status-writing = skriver ned endringene
status-journal-fault = endringene kan ikke skrives ned, lagre nå
read-only-refused = Tavla er åpnet bare for å se på. Velg «Arbeid på en kopi» for å endre den.
loading-journal = Henter fram arbeid som ikke ble lagret
journal-empty = Det var ikke noe arbeid å hente fram.
version-not-kept = Tavla er lagret, men den forrige utgaven kunne ikke tas vare på: { $why }
remark-altered-outside = Fila er endret av noe annet enn Styringstavle, eller skadet. Se over tallene, eller hent en tidligere utgave fra mappa ved siden av fila.
remark-baseless = { $count ->
    [one] 1 endring som ikke ble lagret
   *[other] { $count } endringer som ikke ble lagret
}, hører til en utgave av tavla som ikke finnes lenger. De er tatt vare på i { $path }.
remark-unreadable = Arbeid som ikke ble lagret, kan ikke leses ({ $why }). Det er tatt vare på i { $path }.
remark-may-be-in-use = Der fila ligger, kan den ikke låses, og ved siden av den står en logg over endringer som kan være noen andres. Er tavla åpen hos noen andre, så vent til de er ferdige.
remark-stale-lock = Tavla ble åpnet { $since } og ikke lukket på vanlig måte. Er den fortsatt åpen hos noen, må den lukkes der før du arbeider i den.
remark-stale-lock-by = { $who } åpnet tavla { $since }, og den ble ikke lukket på vanlig måte. Er den fortsatt åpen der, må den lukkes før du arbeider i den.
read-only-in-use = Noen andre arbeider i denne fila. Du ser den slik den sist ble lagret.
read-only-in-use-since = Noen andre har arbeidet i denne fila siden { $since }. Du ser den slik den sist ble lagret.
read-only-in-use-by = { $who } har arbeidet i denne fila siden { $since }. Du ser den slik den sist ble lagret.
read-only-newer = Fila er lagret med en nyere utgave av Styringstavle (filversjon { $version }). Du kan se på det dette programmet forstår, men ikke lagre i fila. Oppdater programmet for å arbeide i den.
read-only-again = Prøv igjen
copy-begun = Du arbeider på en kopi. Lagre den med et eget navn.
changed-underneath = Andre har lagret i fila etter at du åpnet den. Ingenting av ditt er overskrevet.
changed-underneath-merge = Få med endringene deres …
replayed = { $count ->
    [one] 1 endring som ikke var lagret, er hentet fram
   *[other] { $count } endringer som ikke var lagret, er hentet fram
} (siste { $at }). Du kan angre dem én for én.
replayed-board = Tavla som ikke var lagret, er hentet fram.
replayed-damaged = { $count ->
    [0] Noe
    [one] Ett stykke av loggen
   *[other] { $count } stykker av loggen
} kunne ikke brukes, og { $refused ->
    [0] alle endringene etterpå er med.
    [one] 1 endring passer ikke lenger.
   *[other] { $refused } endringer passer ikke lenger.
} Loggen er tatt vare på ved siden av fila.
replayed-diverged = Andre har lagret i fila siden. Når du lagrer, får du se forskjellene.
role-question = Hvilken rolle har du?
role-hint = Økonomi, HR, enhetsleder …
role-use = Bruk rollen
role-about = Rollen vises i historikken og når fila er i bruk. Skriv ikke navnet ditt.
merge-title = Flett inn { $name }
merge-taken = { $count ->
    [0] Ingenting annet er nytt.
    [one] 1 ting er ny eller endret i den andre fila og kommer med.
   *[other] { $count } ting er nye eller endret i den andre fila og kommer med.
}
merge-conflicts = { $count ->
    [0] Dere er ikke uenige om noe.
    [one] 1 sted er dere uenige. Velg hva som skal stå. Tall og ambisjoner som ikke velges, blir liggende i historikken.
   *[other] { $count } steder er dere uenige. Velg hva som skal stå. Tall og ambisjoner som ikke velges, blir liggende i historikken.
}
merge-unrelated = Fant ingen felles tidligere utgave: alt som er ulikt, er tatt med her.
merge-accept = Flett inn
merge-all-mine = Alle fra denne tavla
merge-all-theirs = Alle fra den andre
merge-mine = Denne tavla
merge-theirs = Den andre
merge-gone = fjernet
merge-field = { $name }: { $text }
merge-field-empty = { $name }: ikke oppgitt
merge-field-parent = Hører under
merge-field-level-name = Navn på nivået { $level }
merge-field-split = Del
merge-field-closed = Nedlagt
merge-field-into = Gikk inn i
merge-field-what = Tiltak
merge-field-line = Gjelder
merge-field-deadline = Frist
merge-field-effect-on = Skal virke på
merge-field-at = Tidspunkt
merge-field-text = Kommentar
merge-field-period = Periode
merge-field-role = Rolle
merge-unit = Enheten { $name }
merge-indicator = Indikatoren { $name }
merge-target = { $unit } · ambisjon for { $name } · { $year }
merge-model = Modellen { $name }
merge-model-size = { $boxes } bokser, { $links } sammenhenger
merge-label = Flett inn { $name }
merge-done = Endringene fra { $name } er med. Lagre for å få dem i fila.
messages-title = Meldinger og feil
messages-close = Lukk meldingene
messages-none = Ingenting å melde.
messages-copy = Kopier alle
messages-log = Loggen for brukerstøtte (uten tall): { $path }
merge-measure = { $unit } · tiltak for { $name }
merge-comment = { $unit } · kommentar til { $name }
merge-life = Historien til enheten { $name }
merge-threshold = Færrest personer bak tall fra { $source }
merge-chart-title = Tittelen på figuren om { $name }
merge-chart-title-proposed = Forslaget
merge-recipe = Lesingen av arket { $name }
merge-recipe-size = { $count ->
    [one] 1 rettelse
   *[other] { $count } rettelser
}
report-left = Programmet stoppet uventet sist. Det du gjorde, er tatt vare på. Rapporten til brukerstøtte (uten tall) ligger i { $path }.
report-copy = Kopier rapporten
earlier-title = Tidligere
earlier-about = Se tavla slik den var, og hva som er endret siden
earlier-now = nå
earlier-saved = Lagret { $when }
earlier-day-count = { $count ->
    [one] 1 tall
   *[other] { $count } tall
}
earlier-listing = Leter fram tidligere tidspunkter …
earlier-none = Det er ikke noe å se tilbake på ennå. Her kommer dagene da tall ble endret, og utgavene du har lagret.
earlier-choose = Velg en dag eller en lagret utgave til venstre. Da ser du hva som er endret siden, og du kan se hele tavla slik den var.
earlier-against = sammenlignet med
earlier-comparing = Sammenligner …
earlier-count = { $count ->
    [0] Ingenting er ulikt.
    [one] 1 ting er ulik.
   *[other] { $count } ting er ulike.
}
earlier-day-holds = Tall, ambisjoner, tiltak og kommentarer slik de var da dagen var omme. Enheter, indikatorer og modeller er som nå; lagrede utgaver har også dem slik de var.
earlier-show = Vis tavla slik den var
earlier-restore = Sett tilbake
earlier-restore-what = Sett tilbake: { $what }
earlier-restore-tip = Skriver det gamle inn på nytt. Det som står nå, blir liggende i historikken.
earlier-restore-label = Sett tilbake tidligere verdi
others-band = Du ser tavla slik andre ser den. Tall som gjelder få personer, og tall som ville avsløre dem, er skjult. Ingenting kan endres her.
others-back = Vis alt
others-refused = Du ser tavla slik andre ser den. Velg «Vis alt» øverst for å endre noe.
others-computed = regnet ut av enhetene under
then-band = Du ser tavla slik den var: { $when }. Ingenting kan endres her.
then-back = Tilbake til nå
then-refused = Du ser tavla slik den var. Velg «Tilbake til nå» øverst for å endre noe.
