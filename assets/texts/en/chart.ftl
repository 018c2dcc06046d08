chart-percentage-points = { $number } percentage points
chart-points = { $number } points
chart-percent = per cent
chart-scale = scale { $scale }
chart-so-far = so far this year
chart-and = { $first } and { $last }
chart-and-more = and { $count } more

chart-title-none = { $name }: no figures
chart-title-one = { $name }: { $value } ({ $period }), one figure only
chart-title-last = { $name }: { $value } ({ $period })
chart-title-same = { $name }: { $value } both { $first } and { $last }
chart-title-units = { $name }: { $units }
chart-title-each = { $name }: { $parts } ({ $period })
chart-title-range = { $name }, { $period }: lowest { $low }, highest { $high }
chart-title-between = { $name }, { $period }: from { $low } to { $high }

chart-target = Target { $value }
chart-target-year = Target { $year }: { $value }
chart-target-of = Target { $name }: { $value }

chart-note-without = No figures for { $names }
chart-note-missing = Figures are missing for { $periods }
chart-note-missing-of = { $name } lacks figures for { $periods }
chart-note-missing-many = { $count } series lack figures for one or more periods
chart-note-break = Break in the series: { $periods }. Figures before and after cannot be compared.
chart-note-provisional = Provisional figures: { $periods }
chart-note-estimated = Estimated figures: { $periods }
chart-note-suspect = Uncertain figures: { $periods }
chart-note-aside = Open markers are for part of a year or another period: { $periods }
chart-note-plans = Budget, forecast and baseline are not drawn together with so many lines
chart-note-left-out = There was no room for { $count } series
chart-note-unlabelled = { $count } lines have no name in the figure
chart-source = Source: { $names }
chart-more-files = and { $count ->
    [one] { $count } more file
   *[other] { $count } more files
}
chart-typed = typed in
chart-no-numbers = No figures to show

chart-alt-kind = Line chart.
chart-alt-none = { $name }: no figures.
chart-alt-one = { $name }: { $value } ({ $period }).
chart-alt-series = { $name }: from { $start } ({ $first }) to { $end } ({ $last }).
chart-alt-extremes = Lowest { $low } ({ $lowest }), highest { $high } ({ $highest }).
chart-alt-missing = { $count ->
    [one] One period lacks a figure.
   *[other] { $count } periods lack figures.
}
chart-alt-many = { $count } lines. The figures are in the table beside the chart.

chart-picture-too-large = The figure is too large for a picture. Choose a smaller size.
chart-picture-failed = The picture could not be drawn: { $why }

chart-cli-no-indicator = There is no indicator named «{ $name }».
chart-cli-no-unit = There is no unit named «{ $name }».
chart-cli-nearest = Did you mean { $names }?
chart-cli-ambiguous = «{ $name }» fits several: { $names }. Write the whole name, units with their area in front: «Area/Unit».
chart-cli-bad-period = «{ $period }» is no period. Write for instance 2015, 2015/16, 2015-T2, 2015-Q3 or 2015-05.
chart-cli-turned-periods = The period { $from } comes after { $to }. Swap --from and --to.
chart-cli-bad-extension = Cannot save the figure as { $path }. The file name must end in .svg, .png, .pdf or .xlsx.
chart-cli-no-figures = No figures for «{ $name }» for the chosen units and periods. The figure in { $path } says the same.
chart-cli-write = Cannot save { $path }: { $why }

chart-type-line = Line
chart-type-bar = Bar
chart-type-grouped-bar = Grouped bars
chart-type-slope = From–to
chart-type-dot-range = Dot with range
chart-type-small-multiples = Small charts
chart-type-bullet = Result against target
chart-type-heat-table = Heat table
chart-type-scatter = Scatter

chart-measure-index = index, { $period } = 100
chart-measure-change = change in { $measure } since { $period }
chart-measure-change-plain = change since { $period }
chart-size-percent = { $number } per cent
chart-in-unit = in { $name }
chart-at-unit = at { $name }
chart-up = up { $size }
chart-down = down { $size }
chart-since = since { $first }
chart-from-to = from { $first } to { $last }
chart-no-figure = no figure
chart-break = break
chart-period = Period
chart-unit = Unit
chart-sheet = Figures
chart-aim = Target
chart-aim-low = Target, lower
chart-aim-high = Target, upper
chart-after-break = { $name } (after the break)
chart-other-period = { $name } (other period)

chart-title-unmoved = { $name }: unchanged from { $first } to { $last }
chart-title-moved = { $name }: { $way } from { $first } to { $last }
chart-title-fell = { $name } has fallen { $size }
chart-title-rose = { $name } has risen { $size }
chart-title-fell-by = { $name } has fallen by { $size }
chart-title-rose-by = { $name } has risen by { $size }
chart-title-little = { $name } has changed little from { $first } to { $last }
chart-title-little-since = { $name } has changed little since { $first }
chart-title-little-note = little change
chart-title-after-break = break in the series before this
chart-title-two-only = two figures only
chart-title-provisional = provisional figure
chart-title-estimated = estimated figure
chart-title-most-down = { $name } went down in { $count } of { $all } units from { $first } to { $last }
chart-title-most-up = { $name } went up in { $count } of { $all } units from { $first } to { $last }
chart-title-both-ways = { $name } went up in { $count } and down in { $count } of { $all } units from { $first } to { $last }
chart-title-none-moved = { $name } was unchanged in all { $all } units from { $first } to { $last }
chart-title-bullet = { $count } of { $all } reached the target ({ $period })
chart-title-bullet-units = { $name }: { $count } of { $all } units reached the target ({ $period })
chart-title-bullet-indicators = { $name }: { $count } of { $all } indicators reached the target ({ $period })
chart-title-scatter = { $x } and { $y } in { $count ->
    [one] 1 unit
   *[other] { $count } units
} ({ $period })

chart-note-no-base = Cannot be compared with { $period }: { $names }
chart-note-moment = The figure shows { $period }
chart-note-aims = The line across is the target for { $year }
chart-note-star = * Provisional, estimated or uncertain figure
chart-note-range = The dot is { $period }, the line the lowest and highest figure from { $first } to { $last }
chart-note-periods-left-out = { $count ->
    [one] There was no room for 1 period
   *[other] There was no room for { $count } periods
}
chart-note-not-joined = Not joined, for figures are missing or cannot be compared: { $names }
chart-note-one-scale = All the charts have the same scale.
chart-note-in-each = Dashed grey line in each chart: { $names }
chart-note-dotted = Dotted line: { $label }
chart-note-bullet = The bar is the result for { $period }, the line across is the target
chart-note-heat = Darker means a higher figure.
chart-note-scatter = { $count } units. That two figures go together does not mean that one causes the other.
chart-note-first-two = Only the first two indicators are shown.
chart-note-unnamed = { $count ->
    [one] 1 dot has no name in the figure
   *[other] { $count } dots have no name in the figure
}
chart-slope-none = No two periods can be compared.
chart-scatter-two = Choose two indicators to show them against each other.
chart-scatter-none = No unit has figures for both indicators in the same period.

chart-bullet-reached = reached
chart-bullet-over = { $size } above
chart-bullet-under = { $size } below
chart-bullet-equal = equal
chart-bullet-no-aim = No target

chart-alt-kind-bar = Bar chart.
chart-alt-kind-grouped-bar = Chart of grouped bars.
chart-alt-kind-slope = Chart comparing two periods.
chart-alt-kind-dot-range = Chart with a dot and a range for each unit.
chart-alt-kind-small-multiples = Small line charts with one scale.
chart-alt-kind-bullet = Chart of results against targets.
chart-alt-kind-heat-table = Table of shaded cells.
chart-alt-kind-scatter = Scatter chart.
chart-alt-value = { $name }: { $value } ({ $period }).
chart-alt-count = { $count } figures for { $period }.
chart-alt-highest = Highest: { $told }
chart-alt-lowest = Lowest: { $told }
chart-alt-without = { $count ->
    [one] One unit has no figure.
   *[other] { $count } units have no figure.
}
chart-alt-table = { $rows } rows and { $count } periods.
chart-alt-scatter = { $count } dots for { $period }.
chart-alt-dot = { $name }: { $x } and { $y }.

theme-read = Cannot read { $path }: { $why }
theme-too-large = { $path } is larger than { $limit } kB.
theme-none = { $path } is no profile that can be read: { $why }
theme-no-colour = “{ $text }” ({ $field }) is no colour. Write for example #155E75, in series one to eight.
theme-too-faint = “{ $text }” ({ $field }) is too faint to be read on white: its contrast is { $found }, and must be at least 4.5. Choose a darker colour.
theme-elsewhere = { $path } must lie in the profile's own folder.
theme-no-font = { $path } is no font that can be used, or of another family than the others.
theme-no-logo = { $path } is no logo that can be used. It must be PNG or SVG, at most 4000 pixels wide.

chart-cli-periods = “{ $name }” is no kind of period. Choose one of: year, tertial, half-year, quarter, month, week, school-year, date, span, latest.
chart-cli-type = “{ $name }” is no type of chart. Choose one of: { $names }.
chart-cli-size = “{ $name }” is no size. Write half, column, page, slide or for example 15x9 (centimetres).
chart-cli-compare = Nobody to compare with: the board has no KOSTRA group, other municipality or country.
chart-cli-dpi = { $dpi } dots per inch cannot be chosen. Choose 150, 300 or 600.
chart-cli-index-and-change = Choose either --index or --change.
charts-level = “{ $name }” is no level. Choose one of: { $names }.
charts-none = No indicator has figures for what was chosen.
charts-folder = Cannot make the folder { $path }: { $why }
charts-written = { $count } figures are written to { $path }.
charts-failed = { $name }: { $why }
charts-index-title = Figures
charts-progress = { $done } of { $all }
