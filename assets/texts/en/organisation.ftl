screen-organisation = Organisation
screen-organisation-tip = Build and alter the tree of areas, units and teams

org-search = Find unit
org-show-closed = Show closed
org-fold = Hide what is below { $unit }
org-unfold = Show what is below { $unit }
org-closed-from = closed from { $day }
org-went-into = went into { $unit }

org-name = Name
org-remember = Remember “{ $name }” as a former name
org-name-until = Had the name until
org-day-hint = Date, e.g. 1.8.2016
org-rename = Rename
org-level = Level
org-stands-below = Stands below
org-move-to = Move to …
org-move-hint = Move to which unit?
org-earlier = Move up among its sisters
org-later = Move down among its sisters
org-new-below = New unit below
org-new-hint = Name of the new unit
org-add = Add
org-merge-with = Merge with …
org-merge-hint = Merge with which unit?
org-merge-about = { $unit } goes into { $other }. The figures { $unit } has stay where they are. What is below { $unit } moves to { $other }.
org-merge-do = Merge
org-close = Close …
org-close-about = { $count ->
    [0] { $unit } closes. Its figures stay, and no new ones are expected from this day.
    [one] { $unit } and the unit below it close. Their figures stay, and no new ones are expected from this day.
   *[other] { $unit } and the { $count } units below it close. Their figures stay, and no new ones are expected from this day.
}
org-close-do = Close
org-from-day = From
org-reopen = Reopen
org-remove = Remove
org-remove-not = Only a unit without figures, targets, history and units below can be removed. Close it instead.
org-former = Former names
org-until = until { $day }
org-aliases = Other names it has in workbooks
org-alias-hint = One more name
org-alias-add = Remember the name
org-forget-name = Forget the name { $name }

org-paste = Paste from spreadsheet …
org-paste-tip = Build the whole tree at once from columns copied in Excel
org-paste-title = Paste from spreadsheet
org-paste-about = Copy the columns for area, unit and team in Excel and paste them here. They go below { $unit }. Units that are there get a new place and keep their figures.
org-paste-example = One column for each level. An empty cell to the left means the name above it. A heading row such as “Area, Unit, Team” gives the levels.
org-paste-field = Columns from the spreadsheet
org-paste-new = { $count ->
    [one] { $count } new: { $names }
   *[other] { $count } new: { $names }
}
org-paste-moved = { $count ->
    [one] { $count } moves: { $names }
   *[other] { $count } move: { $names }
}
org-paste-unchanged = { $count } are where they should be
org-paste-refused = Line { $line }: { $why }
org-paste-beyond = { $count } more lines are not read
org-paste-do = Apply { $count } changes

change-rename-unit = New name of { $unit }
change-order-of-units = Order of { $unit }
change-move-unit = Moving { $unit }
change-add-unit = New unit { $unit }
change-reopen-unit = Reopening { $unit }
change-remove-unit = Removing { $unit }
change-close-unit = Closing { $unit }
change-merge-units = Merging { $unit }
change-names-of-unit = Names of { $unit }
change-level-of-unit = Level of { $unit }
change-paste-units = { $count } changes of the organisation

org-kind = Kind
org-kind-hint = For example school
org-kind-use = Use “{ $kind }”
org-kind-proposed = { $unit } → { $kind }
org-kind-has = { $unit } ({ $kind })
org-kinds = Kinds …
org-kinds-tip = Say what kinds of units there are, many at a time, so that schools are compared with schools
org-kinds-title = Kinds of units
org-kinds-about = Units of a kind are sister units and are compared with each other, in the whole municipality. The proposals come from the names. Nothing is set until you choose it.
org-kinds-hint = As proposed
org-kinds-proposed = Choose proposed
org-kinds-all = Choose all
org-kinds-none = Choose none
org-kinds-do = Use on { $count }
org-levels = Names of levels …
org-levels-tip = Say what you call the levels: sector, department, section
org-levels-title = Names of levels
org-levels-about = Write what you call the levels, one and several. An empty field gives the usual word.
org-level-one = singular
org-level-many = plural
org-levels-keep = Use the names

change-kinds = Kinds of { $count } units
change-kind-of-unit = Kind of { $unit }
change-level-names = Names of levels
