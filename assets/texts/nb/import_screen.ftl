import-screen-promise = Ingenting endres før du har sett over
import-screen-promise-long = Ingenting endres før du har sett over hva som ble funnet.
import-screen-drop = Slipp Excel-filene dine her
import-screen-choose-files = Velg filer …
import-screen-choose-folder = Velg mappe …
import-screen-supported = Excel (.xlsx, .xlsm, .xlsb, .xls), OpenDocument (.ods) og tekst (.csv). Velg gjerne mange filer på én gang.
import-screen-new-board = Ingen tavle er åpen. Tallene går til en ny tavle. Skal de til en du har, åpner du den først.
import-screen-go-on = { $count ->
    [one] Fortsett med fila du begynte på
   *[other] Fortsett med de { $count } filene du begynte på
}
import-screen-no-workbooks = Fant ingen arbeidsbøker i det du valgte. Velg Excel-, ODS- eller CSV-filer.
import-screen-reading-broke-off = Lesingen av filene brøt av. Prøv igjen med færre filer for å finne den som volder bryet.

import-screen-step-choose = 1 Velg filer
import-screen-step-understand = 2 Forstå tabellene
import-screen-step-review = 3 Se hva som endres

import-screen-reading = Leser filene
import-screen-looking = Leter etter arbeidsbøker
import-screen-file-of = Fil { $at } av { $count }
import-screen-cancel = Avbryt
import-screen-stop-tip = Stans lesingen. Ingenting er endret.
import-screen-cancel-tip = Legg importen til side. Ingenting endres, og du kan fortsette senere.
import-screen-comparing = Sammenligner med det som står i tavla
import-screen-stage = { $what }: trinn { $at } av { $of }
import-screen-stage-showing = Gjør klar det som skal vises
import-screen-plan-broke-off = Sammenligningen med tavla brøt av. Ingenting er endret.
import-screen-try-again = Prøv igjen

import-screen-workbooks = { $count ->
    [one] { $count } arbeidsbok
   *[other] { $count } arbeidsbøker
}
import-screen-sheets = { $count } ark
import-screen-tables = { $count ->
    [one] { $count } tabell funnet
   *[other] { $count } tabeller funnet
}
import-screen-accept = Ta inn { $count } tall
import-screen-accept-tip = Ta inn alle tall som er krysset av. Kan angres i ett steg.
import-screen-accepting = Tar inn tallene
import-screen-wait = Vent til tavla er sammenlignet med svarene dine
import-screen-nothing-ticked = Ingen tall er krysset av
import-screen-updating = Oppdaterer
import-screen-label = { $count ->
    [one] Import av { $count } fil
   *[other] Import av { $count } filer
}
import-screen-questions-left = { $count ->
    [one] { $count } spørsmål igjen
   *[other] { $count } spørsmål igjen
}
import-screen-questions-left-tip = Gå til neste fil med spørsmål
import-screen-waiting = { $count ->
    [one] { $count } usikkert tall er ikke tatt med: se over det
   *[other] { $count } usikre er ikke tatt med: se over dem
}
import-screen-waiting-tip = Vis de usikre tallene i alle filer
import-screen-take-back = { $count ->
    [one] Angre svaret
   *[other] Angre siste svar ({ $count })
}
import-screen-put-back = Legg fila tilbake

import-screen-files = Filer
import-screen-add-files = Legg til filer
import-screen-add-files-tip = Velg flere filer. De du har valgt, og svarene dine, blir stående.
import-screen-remove-file = Ta bort { $name }
import-screen-remove-file-tip = Ta fila ut av importen. Selve fila blir ikke rørt, og du kan angre.
import-screen-file-name = { $file }, { $status }
import-screen-all = Alle { $count }
import-screen-files-asking = Spørsmål { $count }
import-screen-files-refused = Avvist { $count }
import-screen-no-files = Ingen filer her
import-screen-questions = { $count } spørsmål
import-screen-new = { $count ->
    [one] { $count } ny
   *[other] { $count } nye
}
import-screen-changed = { $count } endret
import-screen-doubtful = { $count ->
    [one] { $count } usikker
   *[other] { $count } usikre
}
import-screen-missing-count = { $count } mangler
import-screen-refused = { $count } avvist
import-screen-unchanged = { $count } uendret
import-screen-no-figures = Ingen tall funnet
import-screen-refused-others = De andre filene kan tas inn uten denne.

import-screen-layout-tip = Slik er tabellen bygd opp
import-screen-range-tip = Gå til tabellen
import-screen-more-tables = { $count ->
    [one] { $count } tabell til
   *[other] { $count } tabeller til
}
import-screen-no-tables = Ingen tabell funnet i dette arket
import-screen-how-read = Slik leser vi arket. Klikk en kolonne, en rad eller en celle for å rette, eller dra over flere celler.
import-screen-empty-sheet = Arket er tomt.
import-screen-cut = Viser de første { $count } radene
import-screen-grid-name = Arket { $sheet }
import-screen-true = SANN
import-screen-false = USANN
import-screen-role-count = { $name }, { $count ->
    [one] { $count } celle
   *[other] { $count } celler
}
import-screen-role-title = tittel
import-screen-role-label = etikett
import-screen-role-period = periode
import-screen-role-measure = måleenhet
import-screen-role-value = verdi
import-screen-role-target = ambisjon
import-screen-role-missing = mangler
import-screen-role-doubtful = usikker
import-screen-role-total = sum
import-screen-role-note = merknad
import-screen-role-duplicate = gjentatt
import-screen-role-set-aside = lagt til side

import-screen-likeness = Er «{ $name }» det samme som «{ $other }»?
import-screen-same = Ja, samme
import-screen-same-tip = Tallene legges til «{ $other }», og navnet huskes til neste gang
import-screen-own = Nei, ny indikator
import-screen-own-tip = «{ $name }» blir en indikator for seg
import-screen-successor-tip = Tallene fra etter sammenslåingen legges på { $other }. De eldre blir stående.
import-screen-stays-tip = Tallene legges på { $name } selv om den er lagt ned
import-screen-own-unit = Nei, ny enhet
import-screen-own-unit-tip = «{ $name }» blir en enhet for seg
import-screen-pick-tip = Ta inn dette tallet og ikke de andre
import-screen-skip = Hopp over
import-screen-skip-tip = Disse tallene tas ikke inn nå
import-screen-in-files = { $count ->
    [one] i { $count } fil
   *[other] i { $count } filer
}
import-screen-findings = { $count } å merke seg
import-screen-findings-in = { $count } å merke seg i arket «{ $sheet }»
import-screen-findings-more = Vis { $count } til
import-screen-findings-elsewhere = { $count } å merke seg i andre ark
import-screen-in-sheet = arket «{ $sheet }»
import-screen-concerns = gjelder { $count } tall
import-screen-cell = celle { $cell }
import-screen-cells = celle { $cell } og { $count ->
    [one] { $count } til
   *[other] { $count } til
}
import-screen-question-of = Spørsmål { $at } av { $count }
import-screen-next-question = Neste spørsmål
import-screen-last-question = Forrige spørsmål
import-screen-measure-from = måleenhet: { $measure }, { $from }
import-screen-show-cell = Vis i arket
import-screen-rows-are = Radene er
import-screen-columns-are = Kolonnene er
import-screen-column-is = { $column } er
import-screen-column-called = Kolonnen «{ $name }»
import-screen-column-letter = Kolonne { $name }
import-screen-names-tip = { $said }. Arket leses på nytt. Svaret huskes for alle ark av samme form.
import-screen-kept-for-shape = Svaret gjelder alle ark av samme form, også neste år
import-screen-take-in-names-tip = Tallene tas med slik de er lest. Svaret huskes for alle ark av samme form.
import-screen-from-to = { $from } til { $to }
import-screen-take-in-whole = Ta med
import-screen-take-in = Riktig lest, ta med
import-screen-take-in-tip = Tallene tas med slik de står i arket
import-screen-leave-out = Hold utenfor
import-screen-leave-out-tip = Tallene tas ikke inn
import-screen-seen = Sett
import-screen-seen-tip = Ta spørsmålet bort. Ingen tall endres.
import-screen-choice-tip = Gjelder hele arket

import-screen-which-indicator = Hvilken indikator er dette?
import-screen-no-indicator = { $count } tall i { $range } nevner ingen indikator.
import-screen-indicator-hint = Søk, eller skriv navnet på en ny indikator
import-screen-indicator-field = Indikator for tabellen
import-screen-which-unit = Hvilken enhet gjelder arket?
import-screen-no-unit = { $count } tall nevner ingen enhet.
import-screen-unit-hint = Søk, eller skriv navnet på en ny enhet
import-screen-unit-field = Enhet for arket
import-screen-unit-is = Gjelder { $unit }
import-screen-other-unit = Velg en annen
import-screen-other-unit-tip = Velg enhet for tallene i arket som ikke nevner noen
import-screen-use = Bruk
import-screen-use-for-file = Bruk for de { $count } i denne fila
import-screen-use-for-all = Bruk for alle { $count } arkene
import-screen-which-period = Hvilken periode gjelder arket?
import-screen-which-year = Hvilket år gjelder arket?
import-screen-no-year = { $count } tall sier hvilken del av året de gjelder, men ikke hvilket år.
import-screen-year-hint = 2016 eller 2015/16
import-screen-which-period-of = Hvilken periode gjelder { $range }?
import-screen-later = Senere
import-screen-sheets-more = og { $count } til
import-screen-no-period = { $count } tall nevner ingen periode.
import-screen-period-hint = 2016, 2. tertial 2016 eller 2015/16
import-screen-period-field = Periode for arket
import-screen-other-period = Velg en annen periode
import-screen-other-period-tip = Velg periode for tallene i arket som ikke nevner noen
import-screen-period-is = Gjelder { $period }
import-screen-not-a-period = Skriv for eksempel 2024, 2. tertial 2024 eller 2023/24

import-screen-changes = Hva endres
import-screen-this-file = Denne fila
import-screen-every-file = Alle filer
import-screen-nothing-changes = Ingenting i denne fila endrer tavla.
import-screen-shown-as = Vis som
import-screen-indicators = { $count ->
    [one] { $count } indikator
   *[other] { $count } indikatorer
}
import-screen-units = { $count ->
    [one] { $count } enhet
   *[other] { $count } enheter
}
import-screen-periods = { $count ->
    [one] { $count } periode
   *[other] { $count } perioder
}
import-screen-in-many-files = { $count } filer
import-screen-and-more = { $names } og { $count } til
import-screen-each-figure = Hvert tall
import-screen-each-figure-tip = Vis tallene ett for ett
import-screen-gather-indicators = Samle tallene under hver sin indikator
import-screen-gather-units = Samle tallene under hver sin enhet
import-screen-gather-periods = Samle tallene under hver sin periode
import-screen-unfold = Vis de { $count } tallene under { $name }
import-screen-fold = Skjul tallene under { $name }
import-screen-tick-group = Ta med alle tall under { $name }
import-screen-tick-shown = Ta med alle som vises
import-screen-tick = Ta med { $name }
import-screen-column-indicator = Indikator
import-screen-column-unit = Enhet
import-screen-column-period = Periode
import-screen-column-before = Før
import-screen-column-after = Etter
import-screen-column-source = Kilde
import-screen-filled-from = Hentet fra { $cell }
import-screen-none = ukjent
import-screen-missing = mangler
import-screen-missing-as = mangler ({ $raw })
import-screen-same-already = Det samme tallet står i tavla eller i en annen av filene
import-screen-same-stays = Fila har ikke noe tall her. Tallet i tavla blir stående.
import-screen-state-new = ny
import-screen-state-changed = endret
import-screen-state-doubtful = usikker
import-screen-state-missing = mangler
import-screen-state-refused = avvist
import-screen-state-same = uendret

import-screen-done = { $count } tall er tatt inn
import-screen-done-files = { $count ->
    [one] Fra { $count } fil
   *[other] Fra { $count } filer
}
import-screen-done-targets = { $count ->
    [one] { $count } av dem er en ambisjon
   *[other] { $count } av dem er ambisjoner
}
import-screen-done-indicators = { $count ->
    [one] { $count } ny indikator
   *[other] { $count } nye indikatorer
}
import-screen-done-units = { $count ->
    [one] { $count } ny enhet
   *[other] { $count } nye enheter
}
import-screen-left-figures = { $count ->
    [one] { $count } usikkert tall er ikke tatt med
   *[other] { $count } usikre tall er ikke tatt med
}
import-screen-left-others = { $count ->
    [one] { $count } annet tall er ikke tatt med
   *[other] { $count } andre tall er ikke tatt med
}
import-screen-left-questions = { $count ->
    [one] { $count } spørsmål er ikke besvart
   *[other] { $count } spørsmål er ikke besvart
}
import-screen-left-files = { $count ->
    [one] Ingenting er tatt inn fra { $names }
   *[other] Ingenting er tatt inn fra { $count } filer: { $names }
}
import-screen-see-left = Se på det som ikke er tatt med
import-screen-undo-import = Angre importen
import-screen-undo-hint = Ble noe feil, kan hele importen angres i ett steg.
import-screen-last-said = siste svar eller rettelse
import-screen-file-removed = { $name } ble tatt bort
import-screen-undone = Importen er angret
import-screen-undone-long = Ingen av tallene står i tavla. Filene og svarene dine er her ennå.
import-screen-show-trend = Vis i Utvikling
import-screen-more = Ta inn flere
import-screen-again = Se over på nytt

import-correct-selected = { $range } er markert
import-correct-is-table = Dette er en tabell
import-correct-no-table = Ikke en tabell
import-correct-column = Kolonne { $name }
import-correct-row = Rad { $name }
import-correct-value = Tallet i { $name }
import-correct-sheet = Arket
import-correct-column-is = Kolonne { $name } er
import-correct-row-is = Rad { $name } er
import-correct-whole-sheet = For hele arket
import-correct-this-table = For denne tabellen
import-correct-set-indicator = Sett indikator …
import-correct-set-period = Sett periode …
import-correct-set-unit = Sett enhet …
import-correct-set-measure = Sett måleenhet …
import-correct-as-before = Les som før
import-correct-meant = Skal være { $value }
import-correct-write-value = Skriv riktig tall …
import-correct-as-written = Les som det står
import-correct-for-sheet = hele arket
import-correct-for-table = tabellen
import-correct-for-column = kolonne { $name }
import-correct-for-row = rad { $name }
import-correct-for-cell = tallet i { $name }
import-correct-indicator-title = Indikator for { $place }
import-correct-unit-title = Enhet for { $place }
import-correct-period-title = Periode for { $place }
import-correct-measure-title = Måleenhet for { $place }
import-correct-value-title = Riktig tall i { $cell }
import-correct-measure-hint = %, antall, mill. kr
import-correct-value-hint = 35,1
import-correct-not-a-number = Forstår ikke tallet
import-correct-too-long = Teksten er for lang

import-grid-column = Kolonne { $name }: { $is }
import-grid-column-tip = Klikk for å si hva kolonnen er. Valget huskes for neste gang.

import-recipe-read-as = Leses slik du rettet { $day }
import-recipe-read-as-now = Leses slik du har rettet
import-recipe-corrections = { $count ->
    [one] 1 rettelse
   *[other] { $count } rettelser
}
import-recipe-fixed = { $count ->
    [one] 1 tall er rettet
   *[other] { $count } tall er rettet
}
import-recipe-remove-one = Fjern rettelsen: { $what }
import-recipe-undo = Angre rettelsene
import-recipe-undo-tip = Les alle ark av denne typen uten rettelsene
import-recipe-missed = Finner ikke igjen dette i arket: { $what }. Se over tabellen.
import-recipe-remembered = Slik leses ark du har rettet
import-recipe-forget = Glem
import-recipe-forget-name = Glem rettelsene av { $name }
import-recipe-forget-tip = Slike ark leses uten rettelsene neste gang. Tallene som er tatt inn, blir stående.
import-recipe-forget-label = Glem rettelsene av «{ $name }»

import-screen-meant = Skal være { $value }
import-screen-meant-all = Skal være { $value }, og de andre tilsvarende
import-screen-meant-tip = Tallet tas inn slik. Det som står i arket, blir med som kilde.
import-screen-right = { $value } er riktig
import-screen-right-all = { $value } er riktig, og de andre også

import-screen-open-workbook = Åpne arbeidsboka
import-screen-open-workbook-tip = Åpner fila i Excel, eller i det programmet som er satt opp for slike filer

# Many questions that are alike
import-alike-names = Er disse { $count } navnene det samme som dem de ligner på?
import-alike-sources = { $count } tall er ulike i to eller flere ark. Hvilket ark er riktig?
import-alike-tables = { $count } tall er ulike i to eller flere tabeller. Hvilken tabell er riktig?
import-alike-parts = { $count } tall er ulike i to eller flere deler av arket. Hvilken del er riktig?
import-alike-column = Kolonne { $name }: { $head }
import-alike-far = { $count } tall i arket «{ $sheet }» ligger langt fra de andre tallene i rekken sin. Stemmer de?
import-alike-far-right = Ja, alle stemmer
import-alike-far-tip = Tallene tas med som de står
import-alike-parts-tip = Hver del blir en indikator for seg, med det som står over den i navnet
import-alike-quoted = «{ $text }»
import-alike-pair = «{ $one }» og «{ $other }»
import-alike-nothing = De heter det samme, men er målt ulikt eller står under ulike navn:
import-alike-numbers = Bare nummer eller kode skiller dem:
import-alike-letters = De er skrevet litt ulikt:
import-alike-word = Bare ordet { $word } skiller dem:
import-alike-words = Der det ene har { $one }, har det andre { $other }:
import-alike-equal = Tallene som står under begge navn, er like.
import-alike-differ = Noen av tallene som står under begge navn, er ulike.
import-alike-same = Ja, samme for alle { $count }
import-alike-same-tip = Tallene legges til navnene de ligner på, og navnene huskes til neste gang
import-alike-own-all = Nei, nye for alle
import-alike-own-tip = Hvert navn blir noe for seg
import-alike-source-tip = Alle tallene tas fra dette arket
import-alike-apart = Ulike ting, ta med alle
import-alike-apart-tip = Hver tabell blir en indikator for seg, kalt det som står over den. Svaret huskes for arbeidsboka.
import-alike-skip = Hopp over alle
import-alike-open = Se alle { $count } én for én
import-alike-close = Lukk lista
import-alike-list = { $count } spørsmål, ett for ett
import-alike-yes = Ja
import-alike-no = Nei
import-alike-own = Nei, for seg selv
column-kind-of-figure = Slags tall
column-unused = Ikke brukt
column-above = Enheten over
