store-not-found = Finner ikke { $path }. Er fila flyttet eller omdøpt?
store-read = Kan ikke lese { $path }: { $why }
store-too-large = { $path } er for stor til å være en tavlefil. Ingenting er endret.
store-foreign = { $path } er ikke en tavlefil fra Styringstavle. Velg en fil som slutter på .tavle.
store-damaged = { $path } er skadet eller kuttet (linje { $line }, tegn { $column }). Ingenting er endret. Hent fram en sikkerhetskopi.
store-newer = { $path } er lagret med en nyere utgave av Styringstavle (filversjon { $version }). Oppdater programmet for å åpne den.
store-broken = { $path } kan ikke åpnes, for innholdet henger ikke sammen: { $why }
store-write = Kan ikke lagre { $path }: { $why } Velg et annet sted med «Lagre som …».
