cli-import-no-workbooks = Found no workbooks. Name files, or a folder of Excel files.
cli-import-none-read = { $count ->
    [one] The file could not be read. Nothing is taken in.
   *[other] None of the { $count } files could be read. Nothing is taken in.
}
cli-import-refused = { $file } cannot be read: { $why }
cli-import-not-a-board = { $path } is not the name of a board. Choose a name that ends in .tavle.
cli-import-file = { $file }: { $facts } figures ({ $new } new, { $changed } changed, { $same } known), { $doubtful } to look at
cli-import-all = In all: { $new } new, { $changed } changed, { $same } known, { $missing } without a number, { $refused } refused
cli-import-additions = New on the board: { $units ->
    [one] 1 unit
   *[other] { $units } units
}, { $indicators ->
    [one] 1 indicator
   *[other] { $indicators } indicators
}
cli-import-edited = These indicators get targets or spellings they did not have:
cli-import-spellings = Spellings taken as the same name:
cli-import-spelling = «{ $spelt }» as «{ $taken_as }»
cli-import-questions = Questions:
cli-import-like-question = (the same question for { $count } tables)
cli-import-findings = Worth knowing about the sheets:
cli-import-doubtful = To look at ({ $count }):
cli-import-parts = They are { $parts }.
cli-import-hidden = Of them { $count } are hidden in the workbook.
cli-import-set-aside = Set aside:
cli-import-more = … and { $count } more. The answer with --json has everything.
cli-import-nothing-written = { $count } figures can be taken in. Nothing is written. Name --into FILE.tavle to take them in.
cli-import-dry-run = { $count } figures can be taken in. Nothing is written. Run without --dry-run to take them in.
cli-import-written = { $count } figures are taken into { $path }.
cli-import-unaltered = Nothing new. { $path } is as it was.
cli-import-corrected = The sheet «{ $sheet }» is read as it was corrected before: { $words }
cli-import-missed = The sheet «{ $sheet }» no longer has this, look it over: { $words }
cli-import-no-recipes = There are no corrections to save in { $path }. Correct a sheet in the window and give the board with --into, or give --unit.
cli-import-recipes-saved = { $count ->
    [one] The corrections of one kind of sheet are saved in { $path }.
   *[other] The corrections of { $count } kinds of sheets are saved in { $path }.
}
cli-check-fine = Nothing to remark.
cli-check-findings = { $count ->
    [one] 1 thing to look at:
   *[other] { $count } things to look at:
}
cli-check-targets = { $count ->
    [one] 1 target
   *[other] { $count } targets
}
cli-check-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
cli-check-no-figures = «{ $name }» has no figures.
cli-check-no-figures-for-unit = { $name } has no figures.
cli-check-only-missing = «{ $name }» for { $unit } has only missing figures.
cli-check-no-measure = «{ $name }» has no unit of measure.
cli-demo-no-display = Found no display to open the window on. Writing charts, model and project file to { $folder }.
cli-demo-written = The example is in { $folder }: project file, charts, model and report.
cli-demo-cannot-write = Cannot write { $path }: { $why }
cli-demo-report-title = Development in { $name }
cli-demo-report-invented = The municipality, its units and the figures are invented.
cli-demo-report-charts = Charts
cli-demo-report-import = What the import found
example-stopped = The example was stopped.
example-unwritable = Found no room for the example's workbooks: { $why }
example-refused = The example could not be put together: { $why }
cli-history-title = { $name } · { $unit }
cli-history-none = There are no figures here.
cli-history-nobody = no role
cli-history-typed = typed in
cli-history-two-days = Give two dates, the earlier first: --compare 2016-05-01 2016-09-12
cli-history-no-day = “{ $day }” is no date. Write it as 2016-09-12.
cli-history-changed = { $count ->
    [0] No figures changed
    [one] 1 figure changed
   *[other] { $count } figures changed
} from { $from } to { $to }.
cli-units-unreadable = { $path } cannot be read: { $why }
cli-units-written = The board is written to { $path }.
cli-units-too-large = the file is too large
cli-merge-written = The merged board is written to { $path }.
cli-check-try-repair = Try “check --repair NEW.tavle”, which rescues what can be read.
cli-check-repair-exists = { $path } is there already. Choose a name that is free.
cli-check-repaired = What could be rescued is written to { $path }.
check-sum = The checksum does not fit: the file was altered by something other than Styringstavle, or is damaged.
check-no-list = The list “{ $list }” is not in the file.
check-lost = { $length } characters from character { $at } in the list “{ $list }” cannot be read.
check-too-many = There are more than { $most } { $what }. What is beyond that is left out.
check-identity = The file names the identity of other content: it was altered by something other than Styringstavle.
check-unknown = points to something that is not in the file.
check-taken = has the same number as something else in the file.
check-somebody = somebody
check-since = { $who } since { $since }
check-in-use = The board is in use: { $who }.
check-left-lock = A program ended without giving the board up: { $who }. Whoever opens it now can work in it.
check-work = { $count ->
    [one] { $path }: one change is not saved in the board. It is offered when the board is opened.
   *[other] { $path }: { $count } changes are not saved in the board. They are offered when the board is opened.
}
check-journal-damage = { $count ->
    [one] { $path }: one place cannot be read. The rest is whole.
   *[other] { $path }: { $count } places cannot be read. The rest is whole.
}
check-journal-baseless = { $count ->
    [one] { $path }: one change rests on content that is no longer there. Keep the file.
   *[other] { $path }: { $count } changes rest on content that is no longer there. Keep the file.
}
check-journal-unreadable = { $path } cannot be read: { $why }. Keep the file.
check-bad-version = Earlier version: { $why }
check-other-version = Earlier version: { $path } holds other content than its name says.
check-mended = { $what }: { $why } That is put in order.
check-broken = { $what }: { $why } It is left out.
check-found-unit = Found unit { $number }
check-found-indicator = Found indicator { $number }
check-found-source = unknown file
cli-table-bad-ending = { $path } must end in .xlsx or .csv.
cli-table-no-figures = { $path } has no numbers yet.
cli-table-empty = There was nothing to show. { $path } has only the heading.
cli-find-earlier = earlier number
cli-find-none = “{ $wanted }” was not found.
cli-find-more = Showing the first { $count } hits.
table-scorecard = Scorecard for { $unit }
table-trends = Trends for { $unit }
table-units = Units of { $unit }
withheld-text = The text is left out. It is about a hidden number or may give one away.
withheld-title = The written title has been replaced: it is about a hidden number or may give one away.
table-hidden = hidden
table-hidden-note = { $count ->
    [one] 1 number is hidden because it concerns few persons, or would give a hidden one away.
   *[other] { $count } numbers are hidden because they concern few persons, or would give a hidden one away.
}
