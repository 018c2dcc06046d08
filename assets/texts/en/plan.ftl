plan-doubt-like = «{ $name }» may be the same as «{ $other }».
plan-doubt-no-unit = The sheet does not say which unit the figure is for. Taken in as it stands, it becomes the municipality's.
plan-doubt-unit-ambiguous = Several units are called «{ $name }», and the sheet does not say which one this is.
plan-doubt-unit-elsewhere = «{ $name }» stands under { $here } in the sheet, but under { $there } on the board. Is it the same unit?
plan-doubt-conflict = The sources differ: { $said }.
plan-doubt-typed = { $before } was typed by hand and is not replaced unasked.
plan-doubt-corrected = { $before } was corrected on an earlier import and is not replaced just like that.
plan-doubt-other-file = { $before } is there already, from { $place }.
plan-doubt-emptied = { $before } is there already, but the cell no longer holds a number.
plan-doubt-left-out = The file has been imported before, and this was not taken in then.
plan-refused-no-indicator = It is not clear what the figure measures.
plan-refused-no-period = It is not clear which period the figure is for. Choose a period for the sheet.
plan-refused-not-a-number = The cell does not hold a valid number.
plan-refused-no-target = The cell holds no target.
plan-refused-target-period = A target is for whole years. This one stands under another kind of period.
plan-refused-long-name = The name is too long. It can have at most { $most } characters.
plan-without-measure = no unit of measure
plan-evidence-same-measure = Both are measured in { $measure }.
plan-evidence-other-measure = One is measured in { $here }, the other in { $there }.
plan-evidence-elsewhere = «{ $name }» is used by { $count ->
    [one] 1 other unit
   *[other] { $count } other units
}.
plan-evidence-equal = { $count ->
    [one] One figure is equal
   *[other] { $count } figures are equal
}.
plan-evidence-different = { $count ->
    [one] One figure differs
   *[other] { $count } figures differ
}.
plan-evidence-alike = The names are { $percent } % alike.
plan-evidence-renumbered = { $one } ({ $years }) and { $other } ({ $other_years }) are numbers of the same place.
plan-evidence-without-number = The names are alike without number and years.
plan-evidence-under = One stands under “{ $here }”, the other under “{ $there }”.
plan-evidence-top = the top level
plan-evidence-municipality = The board does not have the municipality's name yet.
plan-question-far = { $value } lies far from the numbers the board already has ({ $least }–{ $most }). Should it be { $meant }?
plan-question-far-plain = { $value } lies far from the numbers the board already has ({ $least }–{ $most }). Is it right?
plan-question-far-batch = { $value } lies far from the other numbers of its series ({ $least }–{ $most }). Should it be { $meant }?
plan-question-far-batch-plain = { $value } lies far from the other numbers of its series ({ $least }–{ $most }). Is it right?
plan-question-gone = { $count ->
    [one] One figure the board has from an earlier edition of the file is not in this one: { $names }. It stays.
   *[other] { $count } figures the board has from an earlier edition of the file are not in this one: { $names }. They stay.
}
plan-question-same = Is «{ $name }» the same as «{ $other }»?
plan-question-which = Which is right for { $figure }?
plan-question-which-alone = Which is right?
plan-option-same = Yes, it is «{ $other }»
plan-option-own = No, «{ $name }» is something else
plan-doubt-successor = “{ $name }” went into “{ $other }” on { $day }. A figure from after that belongs to “{ $other }”.
plan-doubt-closed = “{ $name }” closed on { $day }. The figure is from after that.
plan-question-successor = “{ $name }” went into “{ $other }” on { $day }. Are the figures from after that those of “{ $other }”?
plan-option-successor = Yes, figures of “{ $other }”
plan-option-stays = No, they stay with “{ $name }”

# What is done while files are compared with the board
plan-stage-names = Gathering the names in the files
plan-stage-units = Finding the units in the board
plan-stage-indicators = Finding the indicators in the board
plan-stage-figures = Comparing the figures with those in the board
plan-stage-conflicts = Looking for figures that contradict each other
