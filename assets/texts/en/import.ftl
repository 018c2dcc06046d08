# Lesing
read-empty = The file is empty.
read-too-old = The file was made in an Excel from before 1995 and cannot be read. Open it in Excel and save it as .xlsx.
read-not-a-workbook = The file is not a workbook ({ $kind }), though its name may say so.
read-xml = The file is XML and not a workbook. Open it in Excel and save it as .xlsx.
read-unknown = The file is not a workbook the program knows. Open it in Excel and save it as .xlsx.
read-bad-row = One line could not be read and is left out: { $why }
read-many-cells = The workbook has more than { $most } cells. Split it, or remove sheets that are not needed.
read-many-columns = Lines with more than { $most } columns are cut there.
read-mhtml = The file is saved as a web page in one file (MHTML). Open it in Excel and save it as .xlsx.
read-repeated = The cell { $cell } of the sheet “{ $sheet }” is repeated { $count } times. Only the first is read.
read-many-merges = The sheet “{ $sheet }” has merged more than { $most } cells. Cells beyond that are read as if they were not merged.
read-many-sheets = The workbook has more than { $most } sheets. The rest is not read.
read-damaged-zip = The file is damaged or cut off. Open it in Excel and save it again.
read-damaged-container = The file is damaged, or it is no workbook. Open it in Excel and save it again.
read-too-many-parts = The file has more than { $most } parts and is no ordinary workbook. It is not read.
read-bomb = The file grows beyond reason when unpacked. It is not read.
read-password = The file is password-protected. Save it without a password in Excel and try again.
read-damaged = The file is damaged and cannot be read ({ $why }). Open it in Excel and save it again.
read-bad-sheet = The sheet “{ $sheet }” could not be read in full: { $why }
read-html-table = Table { $number }
read-web-page = The file is a web page without tables, not a workbook.
read-panic = The file is damaged so that it cannot be read. Open it in Excel and save it again.
read-no-cells = The workbook is empty: no cell has any content.
read-lock-file = This is Excel’s lock file, not the workbook. Choose the file without “~$” in its name.
read-not-found = The file does not exist. Has it been moved or renamed?
read-denied = You may not read the file.
read-in-use = The file is open in another program. Close it there and try again.
read-cloud = The file is in the cloud and not on this computer. Open it once in File Explorer, or choose “Always keep on this device”, and try again.
read-open-elsewhere = The file is open in a spreadsheet right now. What was read is as it was last saved.
read-io = The file cannot be read: { $why }
read-folder = This is a folder, not a workbook.
read-too-large = The file is larger than { $most } MB and is not read.
read-crash = The file makes the reader stop; it is damaged or needs too much memory. It is not read.
read-timeout = The file took more than { $seconds } seconds to read. It is not read.
read-no-sheets = The file lacks its list of sheets and is damaged. Open it in Excel and save it again.
read-sheet-missing = The content of the sheet is missing from the file.
read-sheet-cut = The sheet is damaged; what comes after the damage has not been read.
read-faulty-cells = { $count ->
    [one] One cell could not be read and is left out: { $cells }.
   *[other] { $count } cells could not be read and are left out, among them { $cells }.
}
read-nowhere-cells = { $count ->
    [one] One cell without a valid place is left out.
   *[other] { $count } cells without a valid place are left out.
}
read-doubled-cells = { $count ->
    [one] One cell stands twice in the file; the last one counts.
   *[other] { $count } cells stand twice in the file; the last ones count.
}
read-cut-texts = Text longer than { $most } characters is cut: { $cells }.
read-without-result = { $count ->
    [one] One cell has a formula without a stored result and is left out: { $cells }. Open the file in Excel and save it, and the result comes along.
   *[other] { $count } cells have formulas without a stored result and are left out, among them { $cells }. Open the file in Excel and save it, and the results come along.
}

# What tables are read as
layout-indicators-by-period = indicators down, periods across
layout-units-by-period = units down, periods across
layout-periods-by-unit = periods down, units across
layout-periods-by-indicator = periods down, indicators across
layout-long = one row for each number
layout-units-by-indicator = units down, indicators across
layout-indicators-by-unit = indicators down, units across
layout-list = a list with one figure in each row
layout-survey = questions down, answers across
forecast-made-after = after { $period }
answer-counted = { $answer }, number
layout-duplicate = the same table once more
layout-listed = { $layout }; Excel’s own table “{ $name }”

# Why a cell was read as it was, or is doubtful
why-read-so = Read by the heads: { $layout }.
why-unsure-rows = The rows ({ $rows }) are read as { $as }, but nothing in the sheet says for sure what they are.
why-unsure-columns = The columns ({ $columns }) are read as { $as }, but nothing in the sheet says for sure what they are.
why-unsure-both = The rows ({ $rows }) are read as { $as } and the columns ({ $columns }) as { $over }, but nothing in the sheet says for sure what they are.
why-unsure-headings = The headings over the rows ({ $rows }) are read as { $as }, but nothing in the sheet says for sure what they are.
why-unsure-headings-and-columns = The headings over the rows ({ $rows }) are read as { $as } and the columns ({ $columns }) as { $over }, but nothing in the sheet says for sure what they are.
why-cases = Each row is one case (“{ $head }”). The numbers tell of single cases and are not figures of a period.
why-so-far-until = “{ $text }” seems to go on until { $last }, where the columns beside it end.
why-so-far = “{ $text }” is the year until the sheet was made. Nothing says when that was.
read-as-units = units
read-as-indicators = indicators
read-as-splits = parts of an indicator
read-as-nothing = names
why-no-indicator = No title, sheet or file says which indicator this is.
why-no-period = Nothing says which period the number belongs to.
why-no-period-anywhere = Neither table, title, sheet nor file says which period the numbers belong to.
why-part-without-year = It is said which part of the year the figures are of, but not which year.
why-over-new-year = { $first } comes after { $last }, but only { $year } is given. Choose which two years the figures are of.
why-either-year = The name says { $years }, and the months stand as in one calendar year. Which year are the numbers from?
why-no-year = The head lacks its year, and no title, sheet or file says which year it is.
why-years-differ = Title, sheet and file say different periods: { $periods }.
why-part-of-years = The headings are years, but the title or the sheet says “{ $part }”. It is not clear whether the figures are for the whole year.
why-target-may-be-year = "{ $text }" may point to a year and be no target.
why-year-so-far = "{ $text }" suggests that the figures are not for the whole year.
why-fetched = Nothing says when the figures are from. They were fetched on { $day }.
why-list-beside = Stands in a list beside the table, and is not of this row.
why-margin = Says how uncertain the figure beside it is. It is kept as a note to that figure.
why-superseded = A provisional figure. The final one stands in another column and is taken in.
why-telephone = It looks like a telephone number. Is it to be taken in as a number?
why-below-table = It stands alone in its row below the table, and may be worked out from all of it. Is it to be taken in under the head above it?
head-small-n = number (n)
head-large-n = out of (N)
why-indicator-of-sheet = Only the name of the sheet, “{ $name }”, says what is measured.
why-indicator-of-file = Only the file's name, “{ $name }”, says what is measured.
why-later-than-title = The title says { $period }, and the figures are for later periods. It is not clear whether they are results or forecasts.
why-now-in-plan = “{ $text }” in a plan mostly means the figures it builds on. It is not said which year they are from.
why-plan-in-title = The title says “{ $word }”. It is not clear whether the figures are results or planned.
why-kind-in-title = “{ $word }” stands above the figures. It is not clear whether all of them are such figures, or some are results.
why-part-of-year = Nothing says whether this is a tertial, a quarter or a half-year.
why-dates-from-to = The dates from and to make neither a year, a part of one nor a day.
why-kind-among-units = “{ $name }” stands among the units, and is none of them. Nothing says which of them the figures are for.
why-target-of-all = “{ $name }” seems to be a target for all the units, not a unit.
why-loose-period = “{ $text }” can mean more than one period.
why-loose-period-read = “{ $text }” can mean more than one period. It is read as { $period }.
why-dated-cell = The cell itself says that the figure is from { $period }, and not from the period of its column or table.
why-row-of-another-year = The row says { $period }, but the columns are for certain years.
why-quarter-from-april = “{ $text }” was read as { $period }, since the quarters of such years are mostly counted from April.
why-calculation = “{ $text }” looks like a calculation, not a result.
why-unknown-kind = It is unclear whether “{ $text }” is a result or a target.
why-row-of-last-year = “{ $text }” is not for the same year as the columns.
why-heading-unit = The heading “{ $heading }” above the row seems to be the unit.
why-span-period = The figures may be for { $period } as a whole, or for one of the years.
why-short-name = “{ $short }” is short for “{ $unit }”, which another sheet of the file is about.
why-coverage = Metadata in the file say that the figures cover { $place }.
why-indicator-twin = The same numbers stand under “{ $name }” elsewhere in the file.
why-period-twin = The same numbers stand for { $period } in a time series in the same file.
why-period-same-heads = The heads are those of the table above, which is for { $period }.
why-only-municipality = The sheet does not say whose the figures are. { $unit } is the only municipality in the workbook.
why-period-of-the-others = The table does not say which period its figures are for. All other figures of the sheet or file are for { $period }.
why-period-told = The sheet “{ $sheet }” says that the figures are for { $period }.
why-twice-said = Several numbers claim to be the same figure but differ. What tells them apart is not understood.
why-two-years = The row has two years: { $one } and { $other }.
why-beside-answers = “{ $name }” stands beside the answers of the report, and the sheet does not say what it is of them.
why-hidden-row = The row is hidden in the workbook.
why-hidden-column = The column is hidden in the workbook.
why-hidden-sheet = The sheet is hidden in the workbook.
why-column-renamed = The column gets a new head further down, and it is unclear what the number belongs to there.
why-struck = The number is struck through.
why-two-numbers = The cell holds two numbers. The first is read as the result.
why-ambiguous = The separator can mean thousands or decimals.
why-no-target = No target is set here.
why-words = The cell holds words, not a number.
why-sign-explained = The sheet explains the sign “{ $sign }” in words the program does not know.
why-term = The text says by { $year }.
why-time = The cell is shown as a time. It is read as a duration in { $measure }, but may be a time of day.
why-reduced = The number format shows thousands, but nothing says what the numbers are measured in.
why-text-among-values = Text where numbers stand elsewhere.
why-heading-area = “{ $heading }” has no numbers. Is it a heading above the row, or a unit without numbers?
why-date-among-values = The cell holds a date. Excel makes a date of “{ $typed }”: should it say { $typed }?
why-flag-among-values = The cell holds TRUE or FALSE, not a number.
years-until = up to { $last }
years-from = from { $first }
why-nought-outside = { $unit } had this name or number only { $years }; 0 may mean that it was not there.
why-ghost = Covered by a merged cell; it does not show in the workbook.
why-no-label = The row has no label.
why-row-of-no-unit = The row "{ $name }" does not look like a unit, and the sheet does not say whose figure it is.
why-measures-differ = The unit of measure is given as “{ $said }”, but the cell shows { $own }.
why-no-head = The numbers have no head to be read by.
why-list-of-asked = Stands in the report’s list of who was asked, and answers no question.
why-no-table = No table was found here.
why-number-among-notes = A number in a column of notes.
why-outside-tables = Stands outside the tables.
why-blank-text = Only spaces.
why-duplicate = The same numbers as in the table that begins at { $table }.
why-duplicate-sheet = The same figures as in the table that begins at { $table } on sheet “{ $sheet }”.
why-people = A list of people. Names and what is told of each are not taken in.
why-person = The name of a person. It is not taken into the board.
why-confidence-column = How sure the figure beside it is (confidence interval).
why-calculated-column = The column is worked out from other columns.
why-calculated-row = The row is worked out from other rows.
why-running-sum = Running sum of the figures of another table of the sheet.
why-sum-of-sheets = The sum or the mean of the figures in the other sheets.
why-total = Sum or mean of other cells.
why-listed-head = A head of Excel’s own table “{ $name }”.
why-listed-total = The totals row of Excel’s own table “{ $name }”.
why-key-column = Running number or code.
why-part-in-note = “{ $text }” has the footnote “{ $note }”. Is the figure for the whole year?
why-scratch = Numbers without a head.

# Questions about what was read
question-columns-without-head =
    { $count ->
        [one] Column { $columns } has numbers, but no head. The numbers are set aside.
       *[other] Columns { $columns } have numbers, but no head. The numbers are set aside.
    }
question-only-in-sums =
    { $count ->
        [one] { $cells } stands where sums and means stand, but has no numbers to be worked out from. The number is set aside.
       *[other] { $cells } stand where sums and means stand, but have no numbers to be worked out from. The numbers are set aside.
    }
question-heading-units = The headings above the rows ({ $headings }) seem to be the units.
question-unit = Which unit do the numbers belong to?
question-separator = { $count ->
    [one] Does the number mean { $one } or { $other }?
   *[other] Do { $count } numbers with a separator mean thousands or decimals, such as { $one } or { $other }?
}
question-two-numbers = { $count ->
    [one] { $cell } holds two numbers. Is the first to be taken in?
   *[other] { $count } cells, from { $cell }, hold two numbers each. Is the first of each cell to be taken in?
}
question-far = { $value } lies far from the other numbers of its series. Should it be { $meant }?
question-far-from-target = { $value } is far from the target and the other figures. Should it be { $meant }?
question-far-plain = { $value } lies far from the other numbers of its series. Is it right?
question-withheld = “{ $bound }” is read as a number that is not shown, as few stand behind it. Is that right?
question-beyond-scale = { $value } is beyond the scale { $scale }. Should it be { $meant }?
question-beyond-scale-plain = { $value } is beyond the scale { $scale }. Is it right?
question-fractions = The numbers are said to be per cent, but look like fractions of one. Should they be multiplied by 100?
question-wrong-total = { $count ->
    [one] { $cells } is neither sum nor mean of the numbers it seems to be for.
   *[other] { $cells } are neither sums nor means of the numbers they seem to be for.
}
question-pivot = The sheet “{ $sheet }” is a pivot table made of the sheet “{ $source }”, where the numbers it rests on stand. Should the pivot table be taken in as well?
question-pivot-part = { $range } of the sheet “{ $sheet }” is a pivot table made of the sheet “{ $source }”, where the numbers it rests on stand. Should the pivot table be taken in as well?
question-scale-larger = { $value } is about { $times } times as large as the other numbers in the series. Is it measured in something else?
question-scale-smaller = { $value } is about { $times } times as small as the other numbers in the series. Is it measured in something else?
question-unfinished = The number for { $year } is the sum of { $parts } of { $all } parts of the year and not of the whole. Should it be taken in all the same?
question-nought-outside = { $count ->
    [one] Is this 0 a figure, or was the unit not there that year?
   *[other] Are { $count } noughts figures, or were the units not there those years?
}
question-shown-hundredfold = The cell shows { $value } %, for the number { $meant } stands in a cell formatted as per cent. Is { $meant } % meant?
question-lone-nought = { $unit } has 0 in { $period }, but had { $value } in { $other }, and none of the others is near 0. Is it 0, or is the figure missing?
question-to-come = { $period } has not begun yet. Are these results, and not targets, a plan or a projection?
question-hidden-rows = Rows are hidden in the workbook. Should their figures be taken in?
question-hidden-columns = Columns are hidden in the workbook. Should their figures be taken in?
question-sign = { $value } has the opposite sign of all the other figures in the series. Is it right?
question-same-period = { $value } stands for both { $period } and { $other }. Is it under the right period?
question-falls = { $value } for { $period } is not above { $before } for { $other }, but the figures seem to be so far this year. Is it under the right period?
question-and-more = { $text } { $count ->
    [one] The same goes for one more cell.
   *[other] The same goes for { $count } more cells.
}
question-not-share = { $cell } is not { $part } in per cent of { $whole }, as the other rows are. Should { $value } be { $expected }?
question-not-sum = { $cell } is not the sum of { $parts }, as the other rows are. Should { $value } be { $expected }?
question-not-difference = { $cell } is not { $of } minus { $less }, as the other rows are. Should { $value } be { $expected }?
lapse-leaves-out = { $cell } takes in { $count ->
    [one] one cell
   *[other] { $count } cells
} too few: { $parts } { $count ->
    [one] is
   *[other] are
} not counted.
lapse-counts-twice = { $cell } counts { $part } twice.
lapse-and = { $first } and { $last }
option-take-in = Take in
option-leave-out = Leave out

# What people have said about the reading of a sheet
why-hidden-left-out = Hidden in the workbook, and left out as you said.
why-said-no-table = You said that this is no table.
why-said-aside = You said that this is not to be taken in.
why-said-total = You said that this is a sum.
why-corrected = Corrected by you. The sheet says «{ $raw }».
recipe-why-heads = { $shared } of { $count } heads are the same.
recipe-why-labels = { $shared } of { $count } rows have the same name.
recipe-why-name = The sheet has the same name.
recipe-column-indicator = indicator
recipe-column-unit = unit
recipe-column-split = part of the indicator
recipe-column-period = period
recipe-column-measure = unit of measure
recipe-column-perspective = result area
recipe-column-note = comment
recipe-column-source = source
recipe-result = result
recipe-target = target
recipe-budget = budget
recipe-forecast = forecast
recipe-total = sum
recipe-aside = not figures
recipe-row-heads = heads
recipe-row-heads-of-units = heads that are units
recipe-row-heads-of-indicators = heads that are indicators
recipe-row-heads-of-splits = heads that are parts of an indicator
recipe-row-figures = ordinary row of figures
recipe-row-heading = heading of a group
recipe-row-note = note
recipe-of-column = The column «{ $name }»
recipe-of-column-letter = Column { $name }
recipe-of-row = The row «{ $name }»
recipe-of-row-number = Row { $name }
recipe-of-table = The table at { $cell }
recipe-of-sheet = The sheet
recipe-is = { $what }: { $is }
recipe-table = { $range } is a table
recipe-no-table = { $range } is no table
recipe-hidden-in = Hidden rows, columns and sheets are taken in
recipe-hidden-out = Hidden rows, columns and sheets are left out
recipe-measure = unit of measure
recipe-indicator = indicator
recipe-unit = unit
recipe-period = period
recipe-set = { $reach }: { $what } { $to }
recipe-file-read = Cannot read the corrections in { $path }: { $why }
recipe-file-foreign = { $path } is not a file of corrections from Styringstavle.
recipe-file-broken = The corrections in { $path } cannot be used: { $why }
recipe-file-write = Cannot write the corrections to { $path }: { $why }

# The account of the cells
ledger-account = { $accounted } of { $cells } cells accounted for.
ledger-values = { $count ->
    [one] 1 figure
   *[other] { $count } figures
}
ledger-targets = { $count ->
    [one] 1 target
   *[other] { $count } targets
}
ledger-missing = { $count } without a figure
ledger-doubtful = { $count } to be looked at
ledger-labels = { $count ->
    [one] 1 name or heading
   *[other] { $count } names and headings
}
ledger-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
ledger-totals = { $count ->
    [one] 1 sum or mean
   *[other] { $count } sums and means
}
ledger-duplicates = { $count ->
    [one] 1 repeated
   *[other] { $count } repeated
}
ledger-set-aside = { $count } set aside

# Where a unit of measure was found
measure-from-cell = from the cell itself
measure-from-format = from the number format
measure-from-column = from the column of units
measure-from-label = from the name of the row
measure-from-head = from the heading
measure-from-title = from the text around the table
measure-from-custom = as it is usually measured
measure-from-said = as you said

# What the audit of formulas and cells noticed; nobody has to answer
finding-short-sum = { $count ->
    [one] { $cell } leaves out one row: it adds up { $over }, but the figures stand in { $all }.
   *[other] { $cell } leaves out { $count } rows: it adds up { $over }, but the figures stand in { $all }.
}
finding-wrong-sum = { $cell } is { $value }, but the sum of { $area } is { $sum }.
finding-doubled = { $count ->
    [one] { $cell } adds up both the rows and the sum of them in { $parts }, and is therefore { $value }. Without it the sum is { $sum }.
   *[other] { $cell } adds up both the rows and the sums of them in { $parts }, and is therefore { $value }. Without them the sum is { $sum }.
}
finding-uneven = { $cell } is { $formula }, while the cells around it follow a pattern that would make it { $custom }.
finding-typed-in = { $count ->
    [one] { $cells } is typed in by hand among formulas, and does not follow when the figures change.
   *[other] { $count } numbers are typed in by hand among formulas, and do not follow when the figures change: { $cells }.
}
finding-fetched = { $count ->
    [one] { $cells } is fetched from the workbook “{ $book }”. The number is as it was when this file was last saved.
   *[other] { $count } numbers are fetched from the workbook “{ $book }” ({ $cells }). They are as they were when this file was last saved.
}
finding-fetched-unnamed = { $count ->
    [one] { $cells } is fetched from another workbook. The number is as it was when this file was last saved.
   *[other] { $count } numbers are fetched from another workbook ({ $cells }). They are as they were when this file was last saved.
}
finding-number-as-text = { $count ->
    [one] { $cells } is written as text in a column of numbers. It is read as { $value }, but sums in the sheet pass over it.
   *[other] { $count } numbers are written as text among other numbers ({ $cells }). They are read as numbers, but sums in the sheet pass over them.
}
finding-far = { $count } numbers lie far from the others of their series ({ $cells }). The numbers of the sheet go up and down so much that they are not asked about.
formula-sum = the sum of { $area }
formula-mean = the mean of { $area }
formula-share = { $part } divided by { $whole }
formula-difference = { $of } minus { $less }
