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
chart-title-up = { $name }: opp { $size } fra { $first } til { $last }
chart-title-down = { $name }: ned { $size } fra { $first } til { $last }
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
chart-cli-bad-extension = Kan ikke lagre figuren som { $path }. Filnavnet må slutte på .svg eller .png.
chart-cli-no-figures = Ingen tall for «{ $name }» for valgte enheter og perioder. Figuren i { $path } sier det samme.
chart-cli-write = Kan ikke lagre { $path }: { $why }
