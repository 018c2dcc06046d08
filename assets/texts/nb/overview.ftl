overview-beside = { $unit } · siste tall per { $period }
overview-counts = { $targets ->
    [0] Ingen ambisjoner
   *[other] { $targets } med ambisjon
}{ $trends ->
    [0] { "" }
   *[other] { " · " }{ $trends } utviklingstrekk
}
overview-none = Ingen tall her.
overview-moved = Endret seg mest siden i fjor
overview-moved-none = Ingen tall å sammenligne med i fjor.
overview-moved-spoken = { $name }, { $unit }, { $period }: { $now } mot { $before } i fjor, { $change }
overview-unit = Enhet
overview-before = I fjor
overview-now = Nå
overview-todo = Gjenstår i denne perioden
overview-without-measure = { $count ->
    [0] Ingen avvik uten tiltak
    [one] 1 avvik uten tiltak
   *[other] { $count } avvik uten tiltak
}
overview-differing = { $count ->
    [0] Ingen tall avviker fra summen av delene
    [one] 1 tall avviker fra det delene gir
   *[other] { $count } tall avviker fra det delene gir
}
overview-undefined = { $count ->
    [0] Alle indikatorer med ambisjon er definert
    [one] 1 indikator uten klar definisjon
   *[other] { $count } indikatorer uten klar definisjon
}
overview-unused = { $count ->
    [0] Alle indikatorer er i bruk
    [one] 1 indikator har ikke fått tall på lenge
   *[other] { $count } indikatorer har ikke fått tall på lenge
}
overview-points = { $change } %-poeng
