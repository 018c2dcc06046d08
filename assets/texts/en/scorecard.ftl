board-title = Scorecard
board-trends-title = Trends
board-beside = { $unit } · { $count ->
    [one] 1 indicator with a target
   *[other] { $count } indicators with targets
}
board-trends-beside = { $unit } · { $count ->
    [one] 1 trend
   *[other] { $count } trends
}
board-showing = Showing { $period }
board-filling = You are filling in { $period }
board-tab = Scorecard ({ $count })
board-trends-tab = Trends ({ $count })
board-years = { $count } years back
board-years-tip = Show more or fewer years
board-add = + Indicator
board-add-hint = Find an indicator, or type the name of a new one
board-add-new = Make the indicator “{ $name }”
board-indicator = Indicator
board-development = Development
board-target = Target { $year }
board-change = Change
board-status = Status
board-source = Source
board-now = filling in now
board-no-area = No result area
board-school-year = school year
board-cumulative = so far this year
board-rests-on = { $covered } of { $expected } units
board-covered = { $covered } of { $expected }
board-computed = Worked out from { $rests }
board-both = Reported { $reported }, worked out { $computed } from { $rests }
board-grid = Table for { $unit }. { $cell }
board-field = { $name }, { $column }
board-empty-cell = empty
board-empty = No indicators here yet
board-empty-targets = No indicators with an ambition here yet
board-empty-targets-more = Trends are followed without an ambition. Open one and choose “scorecard” as its kind to set ambitions.
board-empty-trends = No trends here yet
board-empty-trends-more = What is followed here has an ambition.
board-empty-show = Show { $table }
board-empty-more = Add an indicator with the button above, or take in files from Excel.
board-nothing-yet = Take in files from Excel, and the scorecards appear here.
board-nothing-chosen = Choose an indicator in the table.
board-unread = “{ $text }” is not a number. Type a number, or “..” where it is missing.
board-take = Yes, use the number
board-leave = Leave it
board-alter = Yes, change { $period }
board-put-in-now = Put the number in { $period }
board-other-period = { $period } already has the number { $held }. You are filling in { $now }. Where does the number belong?
board-either = Which number did you mean for { $name }?
board-odd-kind = { $name } has had numbers such as { $usual }. Does the number belong to { $period }?
board-odd-falls = { $value } so far this year for { $period } is less than { $earlier } for { $before }. Is that right?
board-odd-far = { $value } is far from the earlier numbers for { $name } ({ $low } to { $high }). Is that right?
board-odd-alike = { $same } of the numbers are the same as for { $other }. Do they belong to { $period }?
board-more-doubts = { $count ->
    [one] One more question.
   *[other] { $count } more questions.
}
board-pasted = { $count ->
    [one] 1 number pasted
   *[other] { $count } numbers pasted
}
board-paste-take = { $count ->
    [one] Yes, paste the number
   *[other] Yes, paste { $count } numbers
}
board-paste-unread = { $count ->
    [one] 1 cell was not a number and was not pasted: { $which }
   *[other] { $count } cells were not numbers and were not pasted: { $which }
}
board-paste-outside = { $count ->
    [one] 1 cell fell outside the table and was not pasted.
   *[other] { $count } cells fell outside the table and were not pasted.
}
board-number-title = { $name } · { $value } in { $period }
board-above-target = { $far } above the target for { $year }
board-below-target = { $far } below the target for { $year }
board-since = { $change } since { $period }
board-standing = { $units } sister units: { $lower } lower, { $higher } higher, the middle { $median }
board-standing-kind = { $units } others of the kind { $kind }: { $lower } lower, { $higher } higher, middle { $median }
board-spread = { $units } units from { $lowest } to { $highest }, middle { $median }
board-too-few = too few points to tell signal from noise
board-noise = ordinary variation
board-signal = more than ordinary variation
board-limits = { $verdict } (limits { $low } to { $high })
board-open-card = Open the indicator
board-comment = Write a comment
board-comment-role = Role
board-comment-add = Add
change-comment = Comment
change-new-indicator = New indicator
change-indicator = The indicator { $name }
change-measure = The measure { $what }
measures-title = Measures ({ $count })
measures-new = + Measure
measures-none = No measures.
measures-alter = Change the measure “{ $what }”
measures-what = What is to be done?
measures-owner = Role in charge
measures-deadline = Deadline (dd.mm.yyyy)
measures-state = State
measures-effect-on = Effect on { $name }
measures-effect-here = On { $name } itself
measures-effect-where = The indicator the effect is to show on
board-last = last { $period }
board-comment-on = Comment on { $period }
measures-effect = Effect sought
measures-follow-up = Follow-up
measures-keep = Save the measure
measures-remove = Remove the measure
card-back = Back to the board
card-keep = Save the indicator
card-show-trend = Show the development
card-about = About the indicator
card-name = Name
card-definition = Definition
card-measure = Unit of measure
card-decimals = Decimals
card-direction = Direction
card-rhythm = Comes
card-accumulation = The number covers
card-source = Source
card-owner = Role in charge
card-area = Result area
card-kind = Used as
card-roll-up = Rolled up as
card-weight = Weighted by
card-numerator = Numerator
card-denominator = Denominator
card-scale = Times
card-persons = Persons behind it
card-threshold = Hidden when fewer than
card-threshold-persons = { $count } persons
card-threshold-about = Counts for all figures from { $source }. Hidden from others and in everything sent out.
card-threshold-no-source = Give the source to choose how few persons are too few. Without it the limit is 5.
card-notes = Notes from the source
change-threshold = Limit of hiding, { $source }
card-no-persons = not said
card-criteria = The nine criteria
card-criteria-about = Does the indicator deserve a target? Answer what you know.
card-not-judged = not judged
card-note = Note on { $name }
card-used = Where it is used
card-used-by = the indicator { $name }
card-used-measure = the measure { $what }
card-numbers = All numbers for { $unit }
card-parts = The parts:
card-no-numbers = No numbers here.
roll-up-none = not rolled up
roll-up-sum = sum
roll-up-mean = mean of the units
roll-up-weighted = weighted mean
roll-up-ratio = sum over sum
card-above = Up to { $unit }
