screen-organisation = Organisasjon
screen-organisation-tip = Bygg og endre treet av områder, enheter og team

org-search = Finn enhet
org-show-closed = Vis nedlagte
org-fold = Skjul det som ligger under { $unit }
org-unfold = Vis det som ligger under { $unit }
org-closed-from = lagt ned fra { $day }
org-went-into = gikk inn i { $unit }

org-name = Navn
org-remember = Husk «{ $name }» som tidligere navn
org-name-until = Hadde navnet til
org-day-hint = Dato, f.eks. 1.8.2016
org-rename = Endre navn
org-level = Nivå
org-stands-below = Ligger under
org-move-to = Flytt til …
org-move-hint = Flytt til hvilken enhet?
org-earlier = Flytt opp blant søsterenhetene
org-later = Flytt ned blant søsterenhetene
org-new-below = Ny enhet under
org-new-hint = Navn på den nye enheten
org-add = Legg til
org-merge-with = Slå sammen med …
org-merge-hint = Slå sammen med hvilken enhet?
org-merge-about = { $unit } går inn i { $other }. Tallene { $unit } har, blir stående der de er. Det som ligger under { $unit }, flyttes til { $other }.
org-merge-do = Slå sammen
org-close = Legg ned …
org-close-about = { $count ->
    [0] { $unit } legges ned. Tallene blir stående, og ingen nye ventes fra denne datoen.
    [one] { $unit } og enheten under legges ned. Tallene blir stående, og ingen nye ventes fra denne datoen.
   *[other] { $unit } og de { $count } enhetene under legges ned. Tallene blir stående, og ingen nye ventes fra denne datoen.
}
org-close-do = Legg ned
org-from-day = Fra og med
org-reopen = Gjenåpne
org-remove = Fjern
org-remove-not = Bare en enhet uten tall, ambisjoner, historie og underenheter kan fjernes. Legg den heller ned.
org-former = Tidligere navn
org-until = til { $day }
org-aliases = Andre navn den har i arbeidsbøker
org-alias-hint = Et navn til
org-alias-add = Husk navnet
org-forget-name = Glem navnet { $name }

org-paste = Lim inn fra regneark …
org-paste-tip = Bygg hele treet på én gang av kolonner kopiert fra Excel
org-paste-title = Lim inn fra regneark
org-paste-about = Kopier kolonnene for område, enhet og team i Excel og lim dem inn her. De legges under { $unit }. Enheter som finnes, får ny plass og beholder tallene sine.
org-paste-example = Én kolonne for hvert nivå. En tom celle til venstre betyr samme navn som over. En overskriftsrad som «Område, Enhet, Team» gir nivåene.
org-paste-field = Kolonner fra regnearket
org-paste-new = { $count ->
    [one] { $count } ny: { $names }
   *[other] { $count } nye: { $names }
}
org-paste-moved = { $count ->
    [one] { $count } flyttes: { $names }
   *[other] { $count } flyttes: { $names }
}
org-paste-unchanged = { $count } står der de skal
org-paste-refused = Linje { $line }: { $why }
org-paste-beyond = { $count } linjer til er ikke lest
org-paste-do = Bruk { $count } endringer

change-rename-unit = Nytt navn på { $unit }
change-order-of-units = Rekkefølgen av { $unit }
change-move-unit = Flytting av { $unit }
change-add-unit = Ny enhet { $unit }
change-reopen-unit = Gjenåpning av { $unit }
change-remove-unit = Fjerning av { $unit }
change-close-unit = Nedlegging av { $unit }
change-merge-units = Sammenslåing av { $unit }
change-names-of-unit = Navnene på { $unit }
change-level-of-unit = Nivået på { $unit }
change-paste-units = { $count } endringer i organisasjonen

org-kind = Enhetstype
org-kind-hint = F.eks. skole
org-kind-use = Bruk «{ $kind }»
org-kind-proposed = { $unit } → { $kind }
org-kind-has = { $unit } ({ $kind })
org-kinds = Enhetstyper …
org-kinds-tip = Si hva slags enheter det er, mange om gangen, så sammenlignes skoler med skoler
org-kinds-title = Enhetstyper
org-kinds-about = Enheter av samme type er søsterenheter og sammenlignes med hverandre, i hele kommunen. Forslagene kommer av navnene. Ingenting settes før du velger det.
org-kinds-hint = Som foreslått
org-kinds-proposed = Velg foreslåtte
org-kinds-all = Velg alle
org-kinds-none = Velg ingen
org-kinds-do = Bruk på { $count }
org-levels = Navn på nivåene …
org-levels-tip = Si hva dere kaller nivåene: sektor, virksomhet, avdeling
org-levels-title = Navn på nivåene
org-levels-about = Skriv det dere kaller nivåene, i entall og flertall. Et tomt felt gir det vanlige ordet.
org-level-one = entall
org-level-many = flertall
org-levels-keep = Bruk navnene

change-kinds = Type for { $count } enheter
change-kind-of-unit = Typen til { $unit }
change-level-names = Navn på nivåene
