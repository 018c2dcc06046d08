board-title = Måltavle
board-trends-title = Utviklingstrekk
board-beside = { $unit } · { $count ->
    [one] 1 indikator med ambisjon
   *[other] { $count } indikatorer med ambisjon
}
board-trends-beside = { $unit } · { $count ->
    [one] 1 utviklingstrekk
   *[other] { $count } utviklingstrekk
}
board-showing = Viser { $period }
board-filling = Her fyller du ut { $period }
board-tab = Måltavle ({ $count })
board-trends-tab = Utviklingstrekk ({ $count })
board-years = { $count } år bakover
board-years-tip = Vis flere eller færre år
board-add = + Indikator
board-add-hint = Finn en indikator, eller skriv navnet på en ny
board-add-new = Lag indikatoren «{ $name }»
board-indicator = Indikator
board-development = Utvikling
board-target = Ambisjon { $year }
board-change = Endring
board-status = Status
board-source = Kilde
board-now = fylles ut nå
board-no-area = Uten resultatområde
board-school-year = skoleår
board-cumulative = hittil i år
board-rests-on = { $covered } av { $expected } enheter
board-covered = { $covered } av { $expected }
board-computed = Regnet ut fra { $rests }
board-both = Oppgitt { $reported }, regnet ut { $computed } fra { $rests }
board-grid = Tabell for { $unit }. { $cell }
board-field = { $name }, { $column }
board-empty-cell = tom
board-empty = Ingen indikatorer her ennå
board-empty-targets = Ingen indikatorer med ambisjon her ennå
board-empty-targets-more = Utviklingstrekk følges uten ambisjon. Åpne et av dem, og la «Brukes som» være måltavle for å sette ambisjoner.
board-empty-trends = Ingen utviklingstrekk her ennå
board-empty-trends-more = Det som følges her, har ambisjon.
board-empty-show = Vis { $table }
board-empty-more = Legg til en indikator med knappen øverst, eller ta inn filer fra Excel.
board-nothing-yet = Ta inn filer fra Excel, så kommer måltavlene fram her.
board-nothing-chosen = Velg en indikator i tabellen.
board-unread = «{ $text }» er ikke et tall. Skriv et tall, eller «..» der tallet mangler.
board-take = Ja, bruk tallet
board-leave = La det være
board-alter = Ja, endre { $period }
board-put-in-now = Legg tallet i { $period }
board-other-period = { $period } har allerede tallet { $held }. Nå fylles { $now } ut. Hvor skal tallet?
board-either = Hvilket tall mente du for { $name }?
board-odd-kind = { $name } har pleid å ha tall som { $usual }. Skal tallet stå på { $period }?
board-odd-falls = { $value } hittil i år for { $period } er mindre enn { $earlier } for { $before }. Stemmer det?
board-odd-far = { $value } er langt fra de tidligere tallene for { $name } ({ $low } til { $high }). Stemmer det?
board-odd-alike = { $same } av tallene er de samme som for { $other }. Hører de til { $period }?
board-more-doubts = { $count ->
    [one] Ett spørsmål til.
   *[other] { $count } spørsmål til.
}
board-pasted = { $count ->
    [one] 1 tall limt inn
   *[other] { $count } tall limt inn
}
board-paste-take = { $count ->
    [one] Ja, lim inn tallet
   *[other] Ja, lim inn { $count } tall
}
board-paste-unread = { $count ->
    [one] 1 celle var ikke et tall og er ikke limt inn: { $which }
   *[other] { $count } celler var ikke tall og er ikke limt inn: { $which }
}
board-paste-outside = { $count ->
    [one] 1 celle falt utenfor tabellen og er ikke limt inn.
   *[other] { $count } celler falt utenfor tabellen og er ikke limt inn.
}
board-number-title = { $name } · { $value } i { $period }
board-above-target = { $far } over ambisjonen for { $year }
board-below-target = { $far } under ambisjonen for { $year }
board-since = { $change } siden { $period }
board-standing = { $units } søsterenheter: { $lower } lavere, { $higher } høyere, midten { $median }
board-standing-kind = { $units } andre av typen { $kind }: { $lower } lavere, { $higher } høyere, midten { $median }
board-spread = { $units } enheter fra { $lowest } til { $highest }, midterste { $median }
board-too-few = for få punkter til å skille signal fra støy
board-noise = vanlig variasjon
board-signal = mer enn vanlig variasjon
board-limits = { $verdict } (grenser { $low } til { $high })
board-open-card = Åpne indikatoren
board-comment = Skriv en kommentar
board-comment-role = Rolle
board-comment-add = Legg til
change-comment = Kommentar
change-new-indicator = Ny indikator
change-indicator = Indikatoren { $name }
change-measure = Tiltaket { $what }
measures-title = Tiltak ({ $count })
measures-new = + Tiltak
measures-none = Ingen tiltak.
measures-alter = Endre tiltaket «{ $what }»
measures-what = Hva skal gjøres?
measures-owner = Ansvarlig rolle
measures-deadline = Frist (dd.mm.åååå)
measures-state = Tilstand
measures-effect-on = Virkning på { $name }
measures-effect-here = På { $name } selv
measures-effect-where = Indikatoren virkningen skal vises på
board-last = sist { $period }
board-comment-on = Kommentar til { $period }
measures-effect = Ønsket virkning
measures-follow-up = Oppfølging
measures-keep = Lagre tiltaket
measures-remove = Fjern tiltaket
card-back = Tilbake til tavla
card-keep = Lagre indikatoren
card-show-trend = Vis utviklingen
card-about = Om indikatoren
card-name = Navn
card-definition = Definisjon
card-measure = Måleenhet
card-decimals = Desimaler
card-direction = Retning
card-rhythm = Kommer
card-accumulation = Tallet gjelder
card-source = Kilde
card-owner = Ansvarlig rolle
card-area = Resultatområde
card-kind = Brukes som
card-roll-up = Slås sammen oppover
card-weight = Vektes med
card-numerator = Teller
card-denominator = Nevner
card-scale = Ganges med
card-persons = Antall personer bak
card-threshold = Skjules når færre enn
card-threshold-persons = { $count } personer
card-threshold-about = Gjelder alle tall fra { $source }. Skjult for andre og i alt som sendes ut.
card-threshold-no-source = Oppgi kilden for å velge hvor få personer som er for få. Uten den er grensen 5.
card-notes = Merknader fra kilden
change-threshold = Grense for skjuling, { $source }
card-no-persons = ikke oppgitt
card-criteria = De ni kriteriene
card-criteria-about = Fortjener indikatoren en ambisjon? Svar på det du vet.
card-not-judged = ikke vurdert
card-note = Merknad til { $name }
card-used = Hvor den brukes
card-used-by = indikatoren { $name }
card-used-measure = tiltaket { $what }
card-numbers = Alle tall for { $unit }
card-parts = Delene:
card-no-numbers = Ingen tall her.
roll-up-none = slås ikke sammen
roll-up-sum = sum
roll-up-mean = snitt av enhetene
roll-up-weighted = vektet snitt
roll-up-ratio = sum delt på sum
card-above = Opp til { $unit }
