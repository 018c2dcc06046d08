analysis-units-indicators = Units × indicators
analysis-units-years = Units × years
analysis-relation = Correlation
analysis-first = Indicator
analysis-second = Set against
analysis-lag = { $count ->
    [0] same year
    [one] one year later
   *[other] { $count } years later
}
analysis-lag-name = How much later
analysis-by-unit = { $name }, unit by unit
analysis-by-indicator = Unit by unit, { $period }
analysis-standing = { $unit } among { $units } sister units: { $lower } have lower figures, { $higher } higher. Their middle is { $median }.
analysis-kind-all = All kinds
analysis-standing-kind = { $unit } among { $units } others of the kind { $kind }: { $lower } have lower figures, { $higher } have higher. The middle of them is { $median }.
analysis-hint = Click a heading to sort, a row to go to the unit. Darker fields are higher numbers.
analysis-none = None of the units below has numbers here.
analysis-percentile = Percentile
analysis-sort = Sort by { $column }
analysis-relation-of = { $first } and { $second }
analysis-correlation = { $units ->
    [one] { $units } unit
   *[other] { $units } units
}, { $pairs } pairs · r = { $r } (95 %: { $low } to { $high })
analysis-correlation-short = { $units ->
    [one] { $units } unit
   *[other] { $units } units
}, { $pairs } pairs · r = { $r }, too few to say how sure
analysis-too-few-pairs = There are too few numbers to see whether they go together.
analysis-unsure = { $first } and { $second } may go together, but it may also be chance.
analysis-together = Where { $first } is high, { $second } is more often high.
analysis-opposite = Where { $first } is high, { $second } is more often low.
analysis-no-cause = Correlation is no proof of cause.
analysis-scatter = Scatter of { $first } and { $second }, { $count } points
