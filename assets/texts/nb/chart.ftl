chart-percentage-points = { $number } prosentpoeng
chart-points = { $number } poeng
chart-percent = prosent
chart-scale = skala { $scale }
chart-so-far = hittil i år
chart-and = { $first } og { $last }
chart-and-more = og { $count } til

chart-title-none = { $name }: ingen tall
chart-title-one = { $name }: { $value } ({ $period }), bare ett tall
chart-title-last = { $name }: { $value } ({ $period })
chart-title-same = { $name }: { $value } både { $first } og { $last }
chart-title-units = { $name }: { $units }
chart-title-each = { $name }: { $parts } ({ $period })
chart-title-range = { $name }, { $period }: lavest { $low }, høyest { $high }
chart-title-between = { $name }, { $period }: fra { $low } til { $high }

chart-target = Ambisjon { $value }
chart-target-year = Ambisjon { $year }: { $value }
chart-target-of = Ambisjon { $name }: { $value }

chart-note-without = Ingen tall for { $names }
chart-note-missing = Tall mangler for { $periods }
chart-note-missing-of = { $name } mangler tall for { $periods }
chart-note-missing-many = { $count } serier mangler tall for én eller flere perioder
chart-note-break = Brudd i serien: { $periods }. Tallene før og etter kan ikke sammenlignes.
chart-note-provisional = Foreløpige tall: { $periods }
chart-note-estimated = Anslåtte tall: { $periods }
chart-note-suspect = Usikre tall: { $periods }
chart-note-aside = Åpne punkter gjelder del av år eller annen periode: { $periods }
chart-note-plans = Budsjett, prognose og utgangspunkt er ikke tegnet sammen med så mange linjer
chart-note-left-out = { $count } serier fikk ikke plass
chart-note-unlabelled = { $count } linjer står uten navn i figuren
chart-source = Kilde: { $names }
chart-more-files = og { $count ->
    [one] { $count } fil til
   *[other] { $count } filer til
}
chart-typed = tastet inn
chart-no-numbers = Ingen tall å vise

chart-alt-kind = Linjediagram.
chart-alt-none = { $name }: ingen tall.
chart-alt-one = { $name }: { $value } ({ $period }).
chart-alt-series = { $name }: fra { $start } ({ $first }) til { $end } ({ $last }).
chart-alt-extremes = Lavest { $low } ({ $lowest }), høyest { $high } ({ $highest }).
chart-alt-missing = { $count ->
    [one] Tall mangler for én periode.
   *[other] Tall mangler for { $count } perioder.
}
chart-alt-many = { $count } linjer. Tallene står i tabellen ved siden av figuren.

chart-picture-too-large = Figuren er for stor til å bli et bilde. Velg en mindre størrelse.
chart-picture-failed = Bildet kunne ikke tegnes: { $why }

chart-cli-no-indicator = Finner ingen indikator som heter «{ $name }».
chart-cli-no-unit = Finner ingen enhet som heter «{ $name }».
chart-cli-nearest = Mente du { $names }?
chart-cli-ambiguous = «{ $name }» passer på flere: { $names }. Skriv navnet helt ut, enheter med området foran: «Område/Enhet».
chart-cli-bad-period = «{ $period }» er ikke en periode. Skriv for eksempel 2015, 2015/16, 2015-T2, 2015-Q3 eller 2015-05.
chart-cli-turned-periods = Perioden { $from } kommer etter { $to }. Bytt om --from og --to.
chart-cli-bad-extension = Kan ikke lagre figuren som { $path }. Filnavnet må slutte på .svg, .png, .pdf eller .xlsx.
chart-cli-no-figures = Ingen tall for «{ $name }» for valgte enheter og perioder. Figuren i { $path } sier det samme.
chart-cli-write = Kan ikke lagre { $path }: { $why }

chart-type-line = Linje
chart-type-bar = Stolpe
chart-type-grouped-bar = Grupperte stolper
chart-type-slope = Fra–til
chart-type-dot-range = Punkt med spenn
chart-type-small-multiples = Små diagrammer
chart-type-bullet = Resultat mot ambisjon
chart-type-heat-table = Fargetabell
chart-type-scatter = Spredning

chart-measure-index = indeks, { $period } = 100
chart-measure-change = endring i { $measure } siden { $period }
chart-measure-change-plain = endring siden { $period }
chart-size-percent = { $number } prosent
chart-in-unit = i { $name }
chart-at-unit = ved { $name }
chart-up = opp { $size }
chart-down = ned { $size }
chart-since = siden { $first }
chart-from-to = fra { $first } til { $last }
chart-no-figure = tall mangler
chart-break = brudd
chart-period = Periode
chart-unit = Enhet
chart-sheet = Tall
chart-aim = Ambisjon
chart-aim-low = Ambisjon, nedre
chart-aim-high = Ambisjon, øvre
chart-after-break = { $name } (etter brudd)
chart-other-period = { $name } (annen periode)

chart-title-unmoved = { $name }: uendret fra { $first } til { $last }
chart-title-moved = { $name }: { $way } fra { $first } til { $last }
chart-title-fell = { $name } har falt { $size }
chart-title-rose = { $name } har økt { $size }
chart-title-fell-by = { $name } har falt med { $size }
chart-title-rose-by = { $name } har økt med { $size }
chart-title-little = { $name } er lite endret fra { $first } til { $last }
chart-title-little-since = { $name } er lite endret siden { $first }
chart-title-little-note = lite endret
chart-title-after-break = brudd i serien før dette
chart-title-two-only = bare to tall
chart-title-provisional = foreløpig tall
chart-title-estimated = anslått tall
chart-title-most-down = { $name } gikk ned i { $count } av { $all } enheter fra { $first } til { $last }
chart-title-most-up = { $name } gikk opp i { $count } av { $all } enheter fra { $first } til { $last }
chart-title-both-ways = { $name } gikk opp i { $count } og ned i { $count } av { $all } enheter fra { $first } til { $last }
chart-title-none-moved = { $name } var uendret i alle { $all } enheter fra { $first } til { $last }
chart-title-bullet = { $count } av { $all } nådde ambisjonen ({ $period })
chart-title-bullet-units = { $name }: { $count } av { $all } enheter nådde ambisjonen ({ $period })
chart-title-bullet-indicators = { $name }: { $count } av { $all } indikatorer nådde ambisjonen ({ $period })
chart-title-scatter = { $x } og { $y } i { $count ->
    [one] 1 enhet
   *[other] { $count } enheter
} ({ $period })

chart-note-no-base = Kan ikke sammenlignes med { $period }: { $names }
chart-note-moment = Figuren viser { $period }
chart-note-aims = Tverrstreken viser ambisjonen for { $year }
chart-note-star = * Foreløpig, anslått eller usikkert tall
chart-note-range = Punktet viser { $period }, streken laveste og høyeste tall fra { $first } til { $last }
chart-note-periods-left-out = { $count ->
    [one] 1 periode fikk ikke plass
   *[other] { $count } perioder fikk ikke plass
}
chart-note-not-joined = Ikke forbundet fordi tall mangler eller ikke kan sammenlignes: { $names }
chart-note-one-scale = Alle diagrammene har samme skala.
chart-note-in-each = Stiplet grå linje i hvert diagram: { $names }
chart-note-dotted = Prikket linje: { $label }
chart-note-bullet = Stolpen viser resultatet for { $period }, tverrstreken ambisjonen
chart-note-heat = Mørkere felt betyr høyere tall.
chart-note-scatter = { $count } enheter. At to tall følger hverandre, betyr ikke at det ene er årsak til det andre.
chart-note-first-two = Bare de to første indikatorene er vist.
chart-note-unnamed = { $count ->
    [one] 1 punkt står uten navn i figuren
   *[other] { $count } punkter står uten navn i figuren
}
chart-slope-none = Ingen to perioder kan sammenlignes.
chart-scatter-two = Velg to indikatorer for å vise dem mot hverandre.
chart-scatter-none = Ingen enhet har tall for begge indikatorene i samme periode.

chart-bullet-reached = nådd
chart-bullet-over = { $size } over
chart-bullet-under = { $size } under
chart-bullet-equal = likt
chart-bullet-no-aim = Ingen ambisjon

chart-alt-kind-bar = Stolpediagram.
chart-alt-kind-grouped-bar = Diagram med grupperte stolper.
chart-alt-kind-slope = Diagram som sammenligner to perioder.
chart-alt-kind-dot-range = Diagram med et punkt og et spenn for hver enhet.
chart-alt-kind-small-multiples = Små linjediagrammer med felles skala.
chart-alt-kind-bullet = Diagram med resultater mot ambisjoner.
chart-alt-kind-heat-table = Tabell med fargede felt.
chart-alt-kind-scatter = Spredningsdiagram.
chart-alt-value = { $name }: { $value } ({ $period }).
chart-alt-count = { $count } tall for { $period }.
chart-alt-highest = Høyest: { $told }
chart-alt-lowest = Lavest: { $told }
chart-alt-without = { $count ->
    [one] Tall mangler for én enhet.
   *[other] Tall mangler for { $count } enheter.
}
chart-alt-table = { $rows } rader og { $count } perioder.
chart-alt-scatter = { $count } punkter for { $period }.
chart-alt-dot = { $name }: { $x } og { $y }.

theme-read = Kan ikke lese { $path }: { $why }
theme-too-large = { $path } er større enn { $limit } kB.
theme-none = { $path } er ikke en profil som kan leses: { $why }
theme-no-colour = «{ $text }» ({ $field }) er ikke en farge. Skriv for eksempel #155E75, i series én til åtte.
theme-too-faint = «{ $text }» ({ $field }) er for lys til å leses på hvitt: kontrasten er { $found }, og den må være minst 4,5. Velg en mørkere farge.
theme-elsewhere = { $path } må ligge i samme mappe som profilen.
theme-no-font = { $path } er ikke en skrift som kan brukes, eller den hører til en annen familie enn de andre.
theme-no-logo = { $path } er ikke en logo som kan brukes. Den må være PNG eller SVG, høyst 4000 piksler bred.

chart-cli-periods = «{ $name }» er ikke et slag perioder. Velg en av: year, tertial, half-year, quarter, month, week, school-year, date, span, latest.
chart-cli-type = «{ $name }» er ikke en diagramtype. Velg en av: { $names }.
chart-cli-size = «{ $name }» er ikke en størrelse. Skriv half, column, page, slide eller for eksempel 15x9 (centimeter).
chart-cli-compare = Ingen å sammenligne med: det finnes ingen KOSTRA-gruppe, andre kommuner eller landet i tavla.
chart-cli-dpi = { $dpi } punkter per tomme kan ikke velges. Velg 150, 300 eller 600.
chart-cli-index-and-change = Velg enten --index eller --change.
charts-level = «{ $name }» er ikke et nivå. Velg en av: { $names }.
charts-none = Ingen indikatorer har tall for det som er valgt.
charts-folder = Kan ikke lage mappen { $path }: { $why }
charts-written = { $count } figurer er skrevet til { $path }.
charts-failed = { $name }: { $why }
charts-index-title = Figurer
charts-progress = { $done } av { $all }
