screen-start = Start
screen-start-tip = Åpne en tavle, ta inn filer eller prøv eksempelet
screen-import = Import
screen-import-tip = Ta inn tall fra Excel-filer og se hva som endres
screen-trend = Utvikling
screen-trend-tip = Se hvordan indikatorene har utviklet seg over årene
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
palette-none = Ingen treff. Prøv færre bokstaver.
palette-indicator = indikator

unit-picker = Velg enhet
unit-picker-now = Enhet: { $unit }
unit-picker-all = Alle enheter ({ $count })
unit-picker-search = Søk etter enhet
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
status-kept-at = sikkerhetskopi { $time }
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
