screen-start = Start
screen-start-tip = Open a board, import files or try the example
screen-overview = Overview
screen-overview-tip = The four result areas, what changed, and what remains
screen-import = Import
screen-import-tip = Take in figures from Excel files and see what changes
screen-scorecard = Scorecards
screen-scorecard-tip = Fill in numbers and targets, and see status and measures
screen-trend = Trends
screen-trend-tip = See how the indicators have developed over the years
screen-analysis = Analysis
screen-analysis-tip = Compare units, and see whether two indicators go together
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
find-hint = Type a number (9,4) or a text
find-about = Finds figures, targets, what cells said, names, comments and measures, also what has been changed since.
find-none = Nothing found.
find-more = The first { $count } hits. Type more to find fewer.
find-count = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
palette-none = No hits. Try fewer letters.
palette-indicator = indicator

unit-picker = Choose unit
unit-picker-now = Unit: { $unit }
unit-picker-all = All units ({ $count })
unit-picker-all-own = All { $name } ({ $count })
unit-picker-search = Search for a unit
unit-picker-organisation = Alter the organisation …
unit-picker-closed = closed
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
guard-about-meanwhile = You made changes here while something else was being opened. They are gone unless you save.
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
status-journalled = the changes are safe
status-writing = writing the changes down
status-journal-fault = the changes cannot be written down, save now
read-only-refused = The board is open for looking only. Choose “Work on a copy” to change it.
loading-journal = Bringing back work that was not saved
journal-empty = There was no work to bring back.
version-not-kept = The board is saved, but the version before could not be kept: { $why }
remark-altered-outside = The file was altered by something other than Styringstavle, or is damaged. Look the figures over, or take an earlier version from the folder beside the file.
remark-baseless = { $count ->
    [one] 1 change that was not saved belongs
   *[other] { $count } changes that were not saved belong
} to a version of the board that is no longer there. They are kept in { $path }.
remark-unreadable = Work that was not saved cannot be read ({ $why }). It is kept in { $path }.
remark-may-be-in-use = Where the file lies it cannot be locked, and beside it stands a log of changes that may be somebody else’s. If somebody else has the board open, wait until they are done.
remark-stale-lock = The board was opened { $since } and not closed properly. If somebody still has it open, it must be closed there before you work in it.
remark-stale-lock-by = { $who } opened the board { $since }, and it was not closed properly. If it is still open there, it must be closed before you work in it.
read-only-in-use = Somebody else is working in this file. You see it as it was last saved.
read-only-in-use-since = Somebody else has been working in this file since { $since }. You see it as it was last saved.
read-only-in-use-by = { $who } has been working in this file since { $since }. You see it as it was last saved.
read-only-newer = The file was saved by a newer Styringstavle (file version { $version }). You can look at what this program understands, but not save to the file. Update the program to work in it.
read-only-again = Try again
copy-begun = You are working on a copy. Save it under a name of its own.
changed-underneath = Others have saved the file since you opened it. Nothing of yours is overwritten.
changed-underneath-merge = Bring in their changes …
replayed = { $count ->
    [one] 1 change that was not saved has been brought back
   *[other] { $count } changes that were not saved have been brought back
} (the last { $at }). You can undo them one by one.
replayed-board = The board that was not saved has been brought back.
replayed-damaged = { $count ->
    [0] Something
    [one] One stretch of the log
   *[other] { $count } stretches of the log
} could not be used, and { $refused ->
    [0] all changes after it are there.
    [one] 1 change no longer fits.
   *[other] { $refused } changes no longer fit.
} The log is kept beside the file.
replayed-diverged = Others have saved the file since. You will see the differences when you save.
role-question = Which role do you have?
role-hint = Finance, HR, unit leader …
role-use = Use the role
role-about = The role is shown in the history and when the file is in use. Do not write your name.
merge-title = Merge in { $name }
merge-taken = { $count ->
    [0] Nothing else is new.
    [one] 1 thing is new or changed in the other file and is brought in.
   *[other] { $count } things are new or changed in the other file and are brought in.
}
merge-conflicts = { $count ->
    [0] You do not disagree on anything.
    [one] You disagree in 1 place. Choose what is to stand. Numbers and targets that are not chosen stay in the history.
   *[other] You disagree in { $count } places. Choose what is to stand. Numbers and targets that are not chosen stay in the history.
}
merge-unrelated = Found no earlier version in common: everything that differs is listed here.
merge-accept = Merge in
merge-all-mine = All from this board
merge-all-theirs = All from the other
merge-mine = This board
merge-theirs = The other
merge-gone = removed
merge-field = { $name }: { $text }
merge-field-empty = { $name }: not given
merge-field-parent = Belongs under
merge-field-level-name = Name of the level { $level }
merge-field-split = Part
merge-field-closed = Closed
merge-field-into = Became part of
merge-field-what = Measure
merge-field-line = Is about
merge-field-deadline = Deadline
merge-field-effect-on = Meant to affect
merge-field-at = Time
merge-field-text = Comment
merge-field-period = Period
merge-field-role = Role
merge-unit = The unit { $name }
merge-indicator = The indicator { $name }
merge-target = { $unit } · target for { $name } · { $year }
merge-model = The model { $name }
merge-model-size = { $boxes } boxes, { $links } links
merge-label = Merge in { $name }
merge-done = The changes of { $name } are in. Save to have them in the file.
messages-title = Messages and errors
messages-close = Close the messages
messages-none = Nothing to tell.
messages-copy = Copy all
messages-log = The log for those who help (without figures): { $path }
merge-measure = { $unit } · measure for { $name }
merge-comment = { $unit } · comment on { $name }
merge-life = The history of the unit { $name }
merge-threshold = Fewest persons behind figures from { $source }
merge-chart-title = The title of the figure on { $name }
merge-chart-title-proposed = The proposed title
merge-recipe = The reading of the sheet { $name }
merge-recipe-size = { $count ->
    [one] 1 correction
   *[other] { $count } corrections
}
report-left = The program stopped unexpectedly last time. What you did is kept. The report for those who help (without figures) is in { $path }.
report-copy = Copy the report
earlier-title = Earlier
earlier-about = See the board as it was, and what has changed since
earlier-now = now
earlier-saved = Saved { $when }
earlier-day-count = { $count ->
    [one] 1 figure
   *[other] { $count } figures
}
earlier-listing = Looking for earlier moments …
earlier-none = There is nothing to look back at yet. The days on which figures were changed and the versions you have saved will be listed here.
earlier-choose = Choose a day or a saved version to the left. You see what has changed since, and can see the whole board as it was.
earlier-against = compared with
earlier-comparing = Comparing …
earlier-count = { $count ->
    [0] Nothing differs.
    [one] 1 thing differs.
   *[other] { $count } things differ.
}
earlier-day-holds = Figures, ambitions, measures and comments as they were when the day was over. Units, indicators and models are those of now; saved versions have them as they were, too.
earlier-show = Show the board as it was
earlier-restore = Put back
earlier-restore-what = Put back: { $what }
earlier-restore-tip = Enters the earlier one anew. What stands now stays in the history.
earlier-restore-label = Put back an earlier value
others-band = You see the board as others see it. Figures about few persons, and figures that would give them away, are hidden. Nothing can be changed here.
others-back = Show all
others-refused = You see the board as others see it. Choose “Show all” at the top to change something.
others-computed = worked out from the units below
then-band = You see the board as it was: { $when }. Nothing can be changed here.
then-back = Back to now
then-refused = You see the board as it was. Choose “Back to now” above to change anything.
