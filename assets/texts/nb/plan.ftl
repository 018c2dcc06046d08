plan-doubt-like = Kanskje er «{ $name }» det samme som «{ $other }».
plan-doubt-no-unit = Arket sier ikke hvilken enhet tallet gjelder. Tas det inn slik det er, blir det kommunens.
plan-doubt-unit-ambiguous = Flere enheter heter «{ $name }», og arket sier ikke hvilken det er.
plan-doubt-unit-elsewhere = «{ $name }» står under { $here } i arket, men under { $there } i tavla. Er det samme enhet?
plan-doubt-conflict = Kildene sier ulikt: { $said }.
plan-doubt-typed = { $before } er skrevet inn for hånd og blir ikke erstattet uten videre.
plan-doubt-corrected = { $before } er rettet ved en tidligere import og blir ikke erstattet uten videre.
plan-doubt-other-file = { $before } står fra før, fra { $place }.
plan-doubt-emptied = { $before } står fra før, men cella har ikke lenger noe tall.
plan-doubt-left-out = Fila er importert før, og dette ble ikke tatt inn da.
plan-refused-no-indicator = Det går ikke fram hva tallet måler.
plan-refused-no-period = Det går ikke fram hvilken periode tallet gjelder. Velg periode for arket.
plan-refused-not-a-number = Cella har ikke et gyldig tall.
plan-refused-no-target = Cella har ingen ambisjon.
plan-refused-target-period = En ambisjon gjelder hele år. Denne står under en annen slags periode.
plan-refused-long-name = Navnet er for langt. Det kan ha høyst { $most } tegn.
plan-without-measure = uten måleenhet
plan-evidence-same-measure = Begge måles i { $measure }.
plan-evidence-other-measure = Det ene måles i { $here }, det andre i { $there }.
plan-evidence-elsewhere = «{ $name }» finnes for { $count ->
    [one] 1 annen enhet
   *[other] { $count } andre enheter
}.
plan-evidence-equal = { $count ->
    [one] Ett tall er likt
   *[other] { $count } tall er like
}.
plan-evidence-different = { $count ->
    [one] Ett tall er ulikt
   *[other] { $count } tall er ulike
}.
plan-evidence-alike = Navnene er { $percent } % like.
plan-evidence-renumbered = { $one } ({ $years }) og { $other } ({ $other_years }) er numre på samme sted.
plan-evidence-without-number = Navnene er like når nummer og årstall er tatt bort.
plan-evidence-under = Den ene står under «{ $here }», den andre under «{ $there }».
plan-evidence-top = øverste nivå
plan-evidence-municipality = Tavla har ikke fått kommunens navn ennå.
plan-question-far = { $value } ligger langt fra tallene tavla har fra før ({ $least }–{ $most }). Skal det være { $meant }?
plan-question-far-plain = { $value } ligger langt fra tallene tavla har fra før ({ $least }–{ $most }). Stemmer det?
plan-question-far-batch = { $value } ligger langt fra de andre tallene i rekken ({ $least }–{ $most }). Skal det være { $meant }?
plan-question-far-batch-plain = { $value } ligger langt fra de andre tallene i rekken ({ $least }–{ $most }). Stemmer det?
plan-question-gone = { $count ->
    [one] Ett tall tavla har fra en tidligere utgave av fila, står ikke i denne: { $names }. Det blir stående.
   *[other] { $count } tall tavla har fra en tidligere utgave av fila, står ikke i denne: { $names }. De blir stående.
}
plan-question-same = Er «{ $name }» det samme som «{ $other }»?
plan-question-which = Hva er riktig for { $figure }?
plan-question-which-alone = Hva er riktig?
plan-option-same = Ja, det er «{ $other }»
plan-option-own = Nei, «{ $name }» er noe annet
plan-doubt-successor = «{ $name }» gikk inn i «{ $other }» { $day }. Et tall fra etter det hører til «{ $other }».
plan-doubt-closed = «{ $name }» ble lagt ned { $day }. Tallet er fra etter det.
plan-question-successor = «{ $name }» gikk inn i «{ $other }» { $day }. Er tallene fra etter det tall for «{ $other }»?
plan-option-successor = Ja, tall for «{ $other }»
plan-option-stays = Nei, de står på «{ $name }»

# What is done while files are compared with the board
plan-stage-names = Samler navnene i filene
plan-stage-units = Finner enhetene igjen i tavla
plan-stage-indicators = Finner indikatorene igjen i tavla
plan-stage-figures = Sammenligner tallene med dem i tavla
plan-stage-conflicts = Ser etter tall som motsier hverandre
