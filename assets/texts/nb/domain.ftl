perspective-user = Bruker
perspective-employee = Medarbeider
perspective-society = Samfunn
perspective-economy = Økonomi

enabler-value-leadership = Verdiledelse
enabler-employeeship = Medarbeiderskap
enabler-strategies = Strategier
enabler-resources = Ressurser

level-municipality = kommune
level-area = kommuneområde
level-unit = enhet
level-team = team
level-benchmark = sammenligning

direction-higher = høyere er bedre
direction-lower = lavere er bedre
direction-band = best innenfor et bånd
direction-neutral = verken godt eller dårlig

rhythm-year = hvert år
rhythm-second-year = annethvert år
rhythm-school-year = hvert skoleår
rhythm-half-year = hvert halvår
rhythm-tertial = hvert tertial
rhythm-quarter = hvert kvartal
rhythm-month = hver måned
rhythm-week = hver uke

missing-not-available = tall mangler
missing-not-applicable = ikke aktuelt
missing-suppressed = skjermet
missing-nil = ingen (–)
missing-not-due-yet = ikke klart ennå
missing-error = feil i kilden
missing-blank = tom celle

mark-provisional = foreløpig tall
mark-estimated = anslått tall
mark-suspect = usikkert tall
mark-break = brudd i serien
mark-less-than = mindre enn
mark-more-than = mer enn
mark-approximate = omtrent
mark-corrected = rettet ved import
aim-at-least = minst { $value }
aim-above = over { $value }
aim-at-most = høyst { $value }
aim-below = under { $value }
aim-withdrawn = tatt bort

figure-result = resultat
figure-budget = budsjett
figure-forecast = prognose
figure-baseline = utgangspunkt

count-values = { $count } tall
count-units = { $count ->
    [one] { $count } enhet
   *[other] { $count } enheter
}
count-own-units = { $count } { $name }
count-indicators = { $count ->
    [one] { $count } indikator
   *[other] { $count } indikatorer
}

accumulation-in-period = perioden alene
accumulation-cumulative = hittil i år
kind-target = måltavle
kind-trend = utviklingstrekk
status-reached = Nådd
status-on-the-way = På vei
status-follow-up = Følg opp
status-measure-under-way = Tiltak i gang
status-old-number = Gammelt tall
status-not-assessed = Ikke vurdert
measure-planned = Planlagt
measure-under-way = I gang
measure-done = Ferdig
measure-dropped = Avsluttet
criterion-matters = Viktig for å bli bedre
criterion-measurable = Kan måles
criterion-influenced = Kan påvirkes
criterion-cheap = Koster lite å få tak i
criterion-accepted = Godtatt av dem det gjelder
criterion-clearly-defined = Klart definert
criterion-comparable = Kan sammenlignes
criterion-clear-cause = Klar årsakssammenheng
criterion-supports-goal = Støtter målet
verdict-met = ja
verdict-partly = delvis
verdict-not-met = nei
