screen-start = Start
screen-start-tip = Åpne en tavle, ta inn filer eller prøv eksempelet
screen-import = Import
screen-import-tip = Ta inn tall fra Excel-filer og se hva som endres
screen-trend = Utvikling
screen-trend-tip = Se hvordan indikatorene har utviklet seg over årene
screen-model = Modell
screen-model-tip = Tegn og endre kvalitetsutviklingsmodellen
