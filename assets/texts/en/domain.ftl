perspective-user = Users
perspective-employee = Employees
perspective-society = Society
perspective-economy = Economy

enabler-value-leadership = Value-based leadership
enabler-employeeship = Employeeship
enabler-strategies = Strategies
enabler-resources = Resources

level-municipality = municipality
level-area = service area
level-unit = unit
level-team = team
level-benchmark = comparison

direction-higher = higher is better
direction-lower = lower is better
direction-band = best inside a band
direction-neutral = neither good nor bad

rhythm-year = every year
rhythm-second-year = every second year
rhythm-school-year = every school year
rhythm-half-year = every half-year
rhythm-tertial = every tertial
rhythm-quarter = every quarter
rhythm-month = every month
rhythm-week = every week

missing-not-available = not available
missing-not-applicable = not applicable
missing-suppressed = suppressed
missing-nil = nil (–)
missing-not-due-yet = not due yet
missing-error = error in the source
missing-blank = empty cell

mark-provisional = provisional
mark-estimated = estimated
mark-suspect = doubtful
mark-break = break in the series
mark-less-than = less than
mark-more-than = more than
mark-approximate = approximately
mark-corrected = corrected on import
aim-at-least = at least { $value }
aim-above = above { $value }
aim-at-most = at most { $value }
aim-below = below { $value }
aim-withdrawn = taken away

figure-result = result
figure-budget = budget
figure-forecast = forecast
figure-baseline = baseline

count-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
count-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
count-own-units = { $count } { $name }
count-indicators = { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}

accumulation-in-period = the period alone
accumulation-cumulative = so far this year
kind-target = scorecard
kind-trend = trend
status-reached = Reached
status-on-the-way = On the way
status-follow-up = Follow up
status-measure-under-way = Measure under way
status-old-number = Old number
status-not-assessed = Not assessed
measure-planned = Planned
measure-under-way = Under way
measure-done = Done
measure-dropped = Dropped
criterion-matters = Matters for improvement
criterion-measurable = Measurable
criterion-influenced = Can be influenced
criterion-cheap = Costs little to get
criterion-accepted = Accepted by those concerned
criterion-clearly-defined = Clearly defined
criterion-comparable = Comparable
criterion-clear-cause = Clear link from cause
criterion-supports-goal = Supports the goal
verdict-met = yes
verdict-partly = partly
verdict-not-met = no
