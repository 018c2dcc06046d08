screen-start = Start
screen-start-tip = Open a board, import files or try the example
screen-import = Import
screen-import-tip = Take in figures from Excel files and see what changes
screen-trend = Trends
screen-trend-tip = See how the indicators have developed over the years
screen-model = Model
screen-model-tip = Draw and change the quality-development model

main-menu = Menu
menu-needs-board = Open or make a board first
search-hint = Search or go to …
undo-what = Undo: { $what }
redo-what = Redo: { $what }
undone = Undone: { $what }
redone = Redone: { $what }
refused = That did not work: { $why } Nothing has changed.
change-name-municipality = Name of the municipality
unnamed-municipality = The municipality
title-new = New board
title-example = Example
close = Close
cancel = Cancel
work-lost = The work stopped unexpectedly. Nothing has changed. Try once more.

palette-hint = Find an indicator, a unit or a command
palette-none = No hits. Try fewer letters.
palette-indicator = indicator

unit-picker = Choose unit
unit-picker-now = Unit: { $unit }
unit-picker-all = All units ({ $count })
unit-picker-search = Search for a unit
unit-picker-none = No unit has that name.
period-picker = Choose period
period-picker-now = Period: { $period }
period-picker-none = No period
period-picker-empty = There are no figures here yet

status-nothing-open = No board is open
status-saving = Saving
status-saved = Saved
status-saved-at = Saved { $time }
status-unsaved = Not saved
status-never-saved = Not saved in any file yet
status-example = Example with invented figures
status-invented = invented figures
status-kept-at = safety copy { $time }
status-lacking = { $count ->
    [one] { $count } figure is missing for { $period }
   *[other] { $count } figures are missing for { $period }
}
status-nothing-lacks = No figures are missing for { $period }
status-lacking-tip = Figures that were there in the same period last year, but not in this one

notice-copy = Copy details
notice-close = Close the message

new-board-question = What is the municipality called?
new-board-hint = Name of the municipality
new-board-make = Make the board
new-board-rename = Use the name
new-board-later = Later
new-board-about = The board begins with the quality-development model and no figures.

loading-file = Opening { $name }
loading-example = Reading the workbooks of Eksempel kommune (invented)
loading-count = { $done } of { $total }

guard-question = Do you want to save the changes?
guard-about-file = You have changed { $name } without saving.
guard-about-new = This board is not saved in any file yet.
guard-save = Save
guard-discard = Do not save

shortcut-page-title = Keyboard shortcuts
key-plus = plus
key-minus = minus
shortcut-or = { " " }or{ " " }

drop-open = Drop to open the board
drop-import = { $count ->
    [one] Drop to import the file
   *[other] Drop to import { $count } files
}

dialog-tavle = Board
dialog-workbooks = Excel files and the like
dialog-all-files = All files

graphics-lost = The graphics card no longer answers. Save the board and start the program again.
run-no-display = Found no display to open the window on ({ $why }). The commands import, chart, model and check work without one.
run-no-renderer = The window could not be drawn. Try “styringstavle --renderer cpu” or “--renderer glow”, or send the log to your help desk: { $log }. Cause: { $why }
run-broke-off = The program stopped unexpectedly. Start it again: what was not saved is offered on the start screen. Send the log to your help desk: { $log }
run-panicked = stopped unexpectedly
run-unknown-renderer = “{ $name }” is no way of drawing the window. Use auto, wgpu, cpu or glow.
dialog-find-workbook = Where is { $file } now?
workbook-not-found = Cannot find { $file } where it was when the figures were taken in. Choose where it is now. The figures in the board are as before.
workbook-opening = Opening { $file }
workbook-not-opened = { $file } could not be opened: { $why }
