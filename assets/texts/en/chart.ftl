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
chart-title-up = { $name }: up { $size } from { $first } to { $last }
chart-title-down = { $name }: down { $size } from { $first } to { $last }
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
chart-cli-bad-extension = Cannot save the figure as { $path }. The file name must end in .svg or .png.
chart-cli-no-figures = No figures for «{ $name }» for the chosen units and periods. The figure in { $path } says the same.
chart-cli-write = Cannot save { $path }: { $why }
