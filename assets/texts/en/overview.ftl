overview-beside = { $unit } · latest numbers as of { $period }
overview-counts = { $targets ->
    [0] No targets
   *[other] { $targets } with a target
}{ $trends ->
    [0] { "" }
    [one] { " · " }1 trend
   *[other] { " · " }{ $trends } trends
}
overview-none = No numbers here.
overview-moved = Changed most since last year
overview-moved-none = No numbers of last year to compare with.
overview-moved-spoken = { $name }, { $unit }, { $period }: { $now } against { $before } last year, { $change }
overview-unit = Unit
overview-before = Last year
overview-now = Now
overview-todo = To be done in this period
overview-without-measure = { $count ->
    [0] No deviations without a measure
    [one] 1 deviation without a measure
   *[other] { $count } deviations without a measure
}
overview-differing = { $count ->
    [0] No numbers differ from what the parts come to
    [one] 1 number differs from what its parts come to
   *[other] { $count } numbers differ from what their parts come to
}
overview-undefined = { $count ->
    [0] All indicators with targets are defined
    [one] 1 indicator without a clear definition
   *[other] { $count } indicators without a clear definition
}
overview-unused = { $count ->
    [0] All indicators are in use
    [one] 1 indicator has had no numbers for long
   *[other] { $count } indicators have had no numbers for long
}
overview-points = { $change } % points
