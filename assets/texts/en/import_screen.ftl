import-screen-promise = Nothing changes until you have looked it over
import-screen-promise-long = Nothing changes until you have looked over what was found.
import-screen-drop = Drop your Excel files here
import-screen-choose-files = Choose files…
import-screen-choose-folder = Choose folder…
import-screen-supported = Excel (.xlsx, .xlsm, .xlsb, .xls), OpenDocument (.ods) and text (.csv). Feel free to choose many files at once.
import-screen-new-board = No board is open. The figures go to a new one. If they belong to one you have, open it first.
import-screen-go-on = { $count ->
    [one] Go on with the file you began with
   *[other] Go on with the { $count } files you began with
}
import-screen-no-workbooks = Found no workbooks in what you chose. Choose Excel, ODS or CSV files.
import-screen-reading-broke-off = Reading the files broke off. Try again with fewer files to find the one that causes it.

import-screen-step-choose = 1 Choose files
import-screen-step-understand = 2 Understand the tables
import-screen-step-review = 3 See what changes

import-screen-reading = Reading the files
import-screen-looking = Looking for workbooks
import-screen-file-of = File { $at } of { $count }
import-screen-cancel = Cancel
import-screen-stop-tip = Stop reading. Nothing has been changed.
import-screen-cancel-tip = Put the import aside. Nothing is changed, and you can go on later.
import-screen-comparing = Comparing with what is in the board
import-screen-stage = { $what }: step { $at } of { $of }
import-screen-stage-showing = Making ready what is to be shown
import-screen-plan-broke-off = Comparing with the board broke off. Nothing has been changed.
import-screen-try-again = Try again

import-screen-workbooks = { $count ->
    [one] { $count } workbook
   *[other] { $count } workbooks
}
import-screen-sheets = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}
import-screen-tables = { $count ->
    [one] { $count } table found
   *[other] { $count } tables found
}
import-screen-accept = { $count ->
    [one] Take in { $count } figure
   *[other] Take in { $count } figures
}
import-screen-accept-tip = Take in every figure that is ticked. Can be undone in one step.
import-screen-accepting = Taking in the figures
import-screen-wait = Wait until the board has been compared with your answers
import-screen-nothing-ticked = No figures are ticked
import-screen-updating = Updating
import-screen-label = { $count ->
    [one] Import of { $count } file
   *[other] Import of { $count } files
}
import-screen-questions-left = { $count ->
    [one] { $count } question left
   *[other] { $count } questions left
}
import-screen-questions-left-tip = Go to the next file with a question
import-screen-waiting = { $count ->
    [one] { $count } uncertain figure is left out: look it over
   *[other] { $count } uncertain are left out: look them over
}
import-screen-waiting-tip = Show the uncertain figures of all files
import-screen-take-back = { $count ->
    [one] Undo the answer
   *[other] Undo the last answer ({ $count })
}
import-screen-put-back = Put the file back

import-screen-files = Files
import-screen-add-files = Add files
import-screen-add-files-tip = Choose more files. Those chosen, and your answers, stay.
import-screen-remove-file = Remove { $name }
import-screen-remove-file-tip = Take the file out of the import. The file itself is not touched, and this can be undone.
import-screen-file-name = { $file }, { $status }
import-screen-all = All { $count }
import-screen-files-asking = Questions { $count }
import-screen-files-refused = Refused { $count }
import-screen-no-files = No files here
import-screen-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
import-screen-new = { $count } new
import-screen-changed = { $count } changed
import-screen-doubtful = { $count } uncertain
import-screen-missing-count = { $count } missing
import-screen-refused = { $count } refused
import-screen-unchanged = { $count } unchanged
import-screen-no-figures = No figures found
import-screen-refused-others = The other files can be taken in without this one.

import-screen-layout-tip = How the table is built
import-screen-range-tip = Go to the table
import-screen-more-tables = { $count ->
    [one] { $count } more table
   *[other] { $count } more tables
}
import-screen-no-tables = No table found in this sheet
import-screen-how-read = This is how we read the sheet. Click a column, a row or a cell to correct it, or drag over several cells.
import-screen-empty-sheet = The sheet is empty.
import-screen-cut = Showing the first { $count } rows
import-screen-grid-name = The sheet { $sheet }
import-screen-true = TRUE
import-screen-false = FALSE
import-screen-role-count = { $name }, { $count ->
    [one] { $count } cell
   *[other] { $count } cells
}
import-screen-role-title = title
import-screen-role-label = label
import-screen-role-period = period
import-screen-role-measure = measure
import-screen-role-value = value
import-screen-role-target = target
import-screen-role-missing = missing
import-screen-role-doubtful = uncertain
import-screen-role-total = total
import-screen-role-note = note
import-screen-role-duplicate = repeated
import-screen-role-set-aside = set aside

import-screen-likeness = Is “{ $name }” the same as “{ $other }”?
import-screen-same = Yes, the same
import-screen-same-tip = The figures go to “{ $other }”, and the name is remembered
import-screen-own = No, a new indicator
import-screen-own-tip = “{ $name }” becomes an indicator of its own
import-screen-successor-tip = The figures from after the merger go to { $other }. Older ones stay.
import-screen-stays-tip = The figures go to { $name } although it has closed
import-screen-own-unit = No, a new unit
import-screen-own-unit-tip = “{ $name }” becomes a unit of its own
import-screen-pick-tip = Take in this figure and not the others
import-screen-skip = Skip
import-screen-skip-tip = These figures are not taken in now
import-screen-in-files = { $count ->
    [one] in { $count } file
   *[other] in { $count } files
}
import-screen-findings = { $count } to note
import-screen-findings-in = { $count } to note in the sheet “{ $sheet }”
import-screen-findings-more = Show { $count } more
import-screen-findings-elsewhere = { $count } to note in other sheets
import-screen-in-sheet = the sheet “{ $sheet }”
import-screen-concerns = { $count ->
    [one] concerns { $count } figure
   *[other] concerns { $count } figures
}
import-screen-cell = cell { $cell }
import-screen-cells = cell { $cell } and { $count ->
    [one] { $count } more
   *[other] { $count } more
}
import-screen-question-of = Question { $at } of { $count }
import-screen-next-question = Next question
import-screen-last-question = Previous question
import-screen-measure-from = unit of measure: { $measure }, { $from }
import-screen-show-cell = Show in the sheet
import-screen-rows-are = The rows are
import-screen-columns-are = The columns are
import-screen-column-is = { $column } holds
import-screen-column-called = The column “{ $name }”
import-screen-column-letter = Column { $name }
import-screen-names-tip = { $said }. The sheet is read again. The answer is remembered for all sheets of the same shape.
import-screen-kept-for-shape = The answer holds for all sheets of the same shape, next year too
import-screen-take-in-names-tip = The figures are taken in as they were read. The answer is remembered for all sheets of the same shape.
import-screen-from-to = { $from } to { $to }
import-screen-take-in-whole = Take in
import-screen-take-in = Read right, take in
import-screen-take-in-tip = The figures are taken in as the sheet has them
import-screen-leave-out = Leave out
import-screen-leave-out-tip = The figures are not taken in
import-screen-seen = Seen
import-screen-seen-tip = Put the question away. No figures change.
import-screen-choice-tip = For the whole sheet

import-screen-which-indicator = Which indicator is this?
import-screen-no-indicator = { $count ->
    [one] { $count } figure in { $range } names no indicator.
   *[other] { $count } figures in { $range } name no indicator.
}
import-screen-indicator-hint = Search, or type the name of a new indicator
import-screen-indicator-field = Indicator of the table
import-screen-which-unit = Which unit is the sheet about?
import-screen-no-unit = { $count ->
    [one] { $count } figure names no unit.
   *[other] { $count } figures name no unit.
}
import-screen-unit-hint = Search, or type the name of a new unit
import-screen-unit-field = Unit of the sheet
import-screen-unit-is = For { $unit }
import-screen-other-unit = Choose another
import-screen-other-unit-tip = Choose the unit of the sheet’s figures that name none
import-screen-use = Use
import-screen-use-for-file = Use for the { $count } in this file
import-screen-use-for-all = Use for all { $count } sheets
import-screen-which-period = Which period is the sheet about?
import-screen-which-year = Which year is the sheet of?
import-screen-no-year = { $count } figures say which part of the year they are of, but not which year.
import-screen-year-hint = 2016 or 2015/16
import-screen-which-period-of = Which period is { $range } about?
import-screen-later = Later
import-screen-sheets-more = and { $count } more
import-screen-no-period = { $count ->
    [one] { $count } figure names no period.
   *[other] { $count } figures name no period.
}
import-screen-period-hint = 2016, 2. tertial 2016 or 2015/16
import-screen-period-field = Period of the sheet
import-screen-other-period = Choose another period
import-screen-other-period-tip = Choose the period of the sheet’s figures that name none
import-screen-period-is = For { $period }
import-screen-not-a-period = Write for example 2024, 2. tertial 2024 or 2023/24

import-screen-changes = What changes
import-screen-this-file = This file
import-screen-every-file = All files
import-screen-nothing-changes = Nothing in this file changes the board.
import-screen-shown-as = Show as
import-screen-indicators = { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}
import-screen-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
import-screen-periods = { $count ->
    [one] { $count } period
   *[other] { $count } periods
}
import-screen-in-many-files = { $count } files
import-screen-and-more = { $names } and { $count } more
import-screen-each-figure = Each figure
import-screen-each-figure-tip = Show the figures one by one
import-screen-gather-indicators = Gather the figures under their indicators
import-screen-gather-units = Gather the figures under their units
import-screen-gather-periods = Gather the figures under their periods
import-screen-unfold = Show the { $count } figures under { $name }
import-screen-fold = Hide the figures under { $name }
import-screen-tick-group = Take in all figures under { $name }
import-screen-tick-shown = Take in all that are shown
import-screen-tick = Take in { $name }
import-screen-column-indicator = Indicator
import-screen-column-unit = Unit
import-screen-column-period = Period
import-screen-column-before = Before
import-screen-column-after = After
import-screen-column-source = Source
import-screen-filled-from = Taken from { $cell }
import-screen-none = unknown
import-screen-missing = missing
import-screen-missing-as = missing ({ $raw })
import-screen-same-already = The same figure is in the board or in another of the files
import-screen-same-stays = The file has no figure here. The one in the board stays.
import-screen-state-new = new
import-screen-state-changed = changed
import-screen-state-doubtful = uncertain
import-screen-state-missing = missing
import-screen-state-refused = refused
import-screen-state-same = unchanged

import-screen-done = { $count ->
    [one] { $count } figure has been taken in
   *[other] { $count } figures have been taken in
}
import-screen-done-files = { $count ->
    [one] From { $count } file
   *[other] From { $count } files
}
import-screen-done-targets = { $count ->
    [one] { $count } of them is a target
   *[other] { $count } of them are targets
}
import-screen-done-indicators = { $count ->
    [one] { $count } new indicator
   *[other] { $count } new indicators
}
import-screen-done-units = { $count ->
    [one] { $count } new unit
   *[other] { $count } new units
}
import-screen-left-figures = { $count ->
    [one] { $count } uncertain figure was left out
   *[other] { $count } uncertain figures were left out
}
import-screen-left-others = { $count ->
    [one] { $count } other figure was left out
   *[other] { $count } other figures were left out
}
import-screen-left-questions = { $count ->
    [one] { $count } question was not answered
   *[other] { $count } questions were not answered
}
import-screen-left-files = { $count ->
    [one] Nothing was taken in from { $names }
   *[other] Nothing was taken in from { $count } files: { $names }
}
import-screen-see-left = See what was left out
import-screen-undo-import = Undo the import
import-screen-undo-hint = If something went wrong, the whole import can be undone in one step.
import-screen-last-said = last answer or correction
import-screen-file-removed = { $name } was removed
import-screen-undone = The import has been undone
import-screen-undone-long = None of the figures are in the board. The files and your answers are still here.
import-screen-show-trend = Show in Trends
import-screen-more = Take in more
import-screen-again = Look it over again

import-correct-selected = { $range } is marked
import-correct-is-table = This is a table
import-correct-no-table = Not a table
import-correct-column = Column { $name }
import-correct-row = Row { $name }
import-correct-value = The figure in { $name }
import-correct-sheet = The sheet
import-correct-column-is = Column { $name } is
import-correct-row-is = Row { $name } is
import-correct-whole-sheet = For the whole sheet
import-correct-this-table = For this table
import-correct-set-indicator = Set indicator …
import-correct-set-period = Set period …
import-correct-set-unit = Set unit …
import-correct-set-measure = Set unit of measure …
import-correct-as-before = Read as before
import-correct-meant = Should be { $value }
import-correct-write-value = Write the right figure …
import-correct-as-written = Read as it stands
import-correct-for-sheet = the whole sheet
import-correct-for-table = the table
import-correct-for-column = column { $name }
import-correct-for-row = row { $name }
import-correct-for-cell = the figure in { $name }
import-correct-indicator-title = Indicator for { $place }
import-correct-unit-title = Unit for { $place }
import-correct-period-title = Period for { $place }
import-correct-measure-title = Unit of measure for { $place }
import-correct-value-title = The right figure in { $cell }
import-correct-measure-hint = %, number, mill. kr
import-correct-value-hint = 35.1
import-correct-not-a-number = Does not understand the figure
import-correct-too-long = The text is too long

import-grid-column = Column { $name }: { $is }
import-grid-column-tip = Click to say what the column is. The choice is remembered for next time.

import-recipe-read-as = Read as you corrected it on { $day }
import-recipe-read-as-now = Read as you have corrected it
import-recipe-corrections = { $count ->
    [one] 1 correction
   *[other] { $count } corrections
}
import-recipe-fixed = { $count ->
    [one] 1 figure is corrected
   *[other] { $count } figures are corrected
}
import-recipe-remove-one = Remove the correction: { $what }
import-recipe-undo = Undo the corrections
import-recipe-undo-tip = Read all sheets of this kind without the corrections
import-recipe-missed = Does not find this in the sheet: { $what }. Look the table over.
import-recipe-remembered = How sheets you have corrected are read
import-recipe-forget = Forget
import-recipe-forget-name = Forget the corrections of { $name }
import-recipe-forget-tip = Such sheets are read without the corrections next time. Figures taken in stay.
import-recipe-forget-label = Forget the corrections of «{ $name }»

import-screen-meant = Should be { $value }
import-screen-meant-all = Should be { $value }, and the others likewise
import-screen-meant-tip = The figure is taken in so. What the sheet says is kept as its source.
import-screen-right = { $value } is right
import-screen-right-all = { $value } is right, and the others too

import-screen-open-workbook = Open the workbook
import-screen-open-workbook-tip = Opens the file in Excel, or in the program set up for such files

# Many questions that are alike
import-alike-names = Are these { $count } names the same as those they resemble?
import-alike-sources = { $count } figures differ between two or more sheets. Which sheet is right?
import-alike-tables = { $count } figures differ in two or more tables. Which table is right?
import-alike-parts = { $count } figures differ in two or more parts of the sheet. Which part is right?
import-alike-column = Column { $name }: { $head }
import-alike-far = { $count } figures of the sheet “{ $sheet }” lie far from the others of their series. Are they right?
import-alike-far-right = Yes, all are right
import-alike-far-tip = The figures are taken in as they stand
import-alike-parts-tip = Each part becomes an indicator of its own, with what stands over it in its name
import-alike-quoted = “{ $text }”
import-alike-pair = “{ $one }” and “{ $other }”
import-alike-nothing = They are called the same, but are measured differently or stand under different names:
import-alike-numbers = Only a number or code sets them apart:
import-alike-letters = They are spelt a little differently:
import-alike-word = Only the word { $word } sets them apart:
import-alike-words = Where the one has { $one }, the other has { $other }:
import-alike-equal = The figures that stand under both names are equal.
import-alike-differ = Some of the figures that stand under both names differ.
import-alike-same = Yes, the same for all { $count }
import-alike-same-tip = The figures go to the names they resemble, and the names are remembered
import-alike-own-all = No, new for all
import-alike-own-tip = Each name becomes something of its own
import-alike-source-tip = All the figures are taken from this sheet
import-alike-apart = Different things, take in all
import-alike-apart-tip = Each table becomes an indicator of its own, called what stands above it. The answer is remembered for the workbook.
import-alike-skip = Skip all
import-alike-open = See all { $count } one by one
import-alike-close = Close the list
import-alike-list = { $count } questions, one by one
import-alike-yes = Yes
import-alike-no = No
import-alike-own = No, on its own
column-kind-of-figure = Kind of figure
column-unused = Not used
column-above = Unit above
