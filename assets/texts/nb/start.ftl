start-greeting = God dag. Hva vil du se på?
start-drop = Slipp Excel-filene dine her
start-drop-about = Én fil, femti filer eller en hel mappe. Ingenting endres før du har sett over.
start-choose-files = Velg filer …
start-choose-folder = Velg mappe …
start-example = Prøv med eksempelet
start-example-about = En oppdiktet kommune med 18 filer over 8 år.
start-new = Begynn på ny
start-new-about = Tom tavle med kvalitetsutviklingsmodellen.
start-recent = Sist brukt
start-recent-none = Tavler du åpner eller lagrer, vises her.
start-recent-open = Åpne { $name }
start-recent-forget = Fjern fra lista
start-open = Åpne fil …
start-today = I dag { $time }
start-recovery = { $name } ble ikke lagret sist. Alt som ble gjort, er tatt vare på{ $time ->
    [none] .
   *[other] { " " }({ $time }).
}
start-recovery-open = Hent fram arbeidet
start-recovery-discard = Slett det
