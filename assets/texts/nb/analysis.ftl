analysis-units-indicators = Enheter × indikatorer
analysis-units-years = Enheter × år
analysis-relation = Samvariasjon
analysis-first = Indikator
analysis-second = Sett mot
analysis-lag = { $count ->
    [0] samme år
    [one] ett år senere
   *[other] { $count } år senere
}
analysis-lag-name = Hvor mye senere
analysis-by-unit = { $name }, enhet for enhet
analysis-by-indicator = Enhet for enhet, { $period }
analysis-standing = { $unit } blant { $units } søsterenheter: { $lower } har lavere tall, { $higher } har høyere. Midten av dem er { $median }.
analysis-kind-all = Alle typer
analysis-standing-kind = { $unit } blant { $units } andre av typen { $kind }: { $lower } har lavere tall, { $higher } har høyere. Midten av dem er { $median }.
analysis-hint = Klikk en overskrift for å sortere, en rad for å gå til enheten. Mørkere felt er høyere tall.
analysis-none = Ingen av enhetene under har tall her.
analysis-percentile = Persentil
analysis-sort = Sorter etter { $column }
analysis-relation-of = { $first } og { $second }
analysis-correlation = { $units ->
    [one] { $units } enhet
   *[other] { $units } enheter
}, { $pairs } par · r = { $r } (95 %: { $low } til { $high })
analysis-correlation-short = { $units ->
    [one] { $units } enhet
   *[other] { $units } enheter
}, { $pairs } par · r = { $r }, for få til å si hvor sikkert
analysis-too-few-pairs = Det er for få tall til å se om de følges ad.
analysis-unsure = Tallene for { $first } og { $second } kan følges ad, men det kan også være tilfeldig.
analysis-together = Der tallet for { $first } er høyt, er tallet for { $second } oftere høyt.
analysis-opposite = Der tallet for { $first } er høyt, er tallet for { $second } oftere lavt.
analysis-no-cause = Samvariasjon er ikke bevis på årsak.
analysis-scatter = Punktdiagram av { $first } og { $second }, { $count } punkter
