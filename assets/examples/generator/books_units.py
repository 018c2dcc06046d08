"""Workbooks kept by one unit: måltavler in the forms units give them."""

from . import numbers as n
from .grid import Book, a1
from .scorecard import INVENTED, LEGEND, asked, cell_of, columns, row, scorecard

READING = "Leseferdighet 5. trinn, mestringsnivå 3"
MATHS = "Regneferdighet 5. trinn, mestringsnivå 3"
WELLBEING = "Trivsel 7. trinn (Elevundersøkelsen)"
CLIMATE, ROLES = "10-FAKTOR: Mestringsklima", "10-FAKTOR: Rolleklarhet"
COPING, LEADERSHIP = "10-FAKTOR: Mestringstro", "10-FAKTOR: Mestringsorientert ledelse"
TALKS = "Gjennomførte medarbeidersamtaler"
UPDATED = "Oppdatert 15.02.2017"


def lia():
    """The plain form, and a second sheet with trends only."""
    book, unit = Book("Lia skole.xlsx"), "Lia skole"
    sheet = book.sheet("Måltavle")
    sheet.merge(0, 0, 0, 12, "Måltavle for Lia skole", "title")
    sheet.put(1, 0, UPDATED, "subtitle")
    end = scorecard(sheet, unit, 3, 0, columns("indicator", "measure", "r2009-2016", "t2016-2017", "comment"), [
        row(READING, comment="Leselos på 2.–4. trinn fra høsten 2013"),
        row(MATHS),
        row(WELLBEING, comment="Undersøkelsen ble ikke gjennomført i 2010"),
        row("Sykefravær", comment="Nærværsprosjekt fra 2014, 2 av 3 team er med"),
        row(CLIMATE, comment="10-FAKTOR ble tatt i bruk i 2013"),
        row("Andel fagutdannede"),
        row("Avvik mot budsjett", comment="Pluss er mindreforbruk"),
        row("Innkjøp i rammeavtale", comment="Måles fra 2011"),
    ])
    sheet.freeze = (4, 2)
    sheet.notes(end + 1, "Kilde: Udir, HR-systemet, KS 10-FAKTOR og regnskapet", LEGEND, INVENTED)
    sheet.comments[(end - 2, 8)] = "Budsjettet ble justert i juni."
    trend = book.sheet("Utviklingstrekk")
    trend.put(0, 0, "Utviklingstrekk Lia skole – følges over tid, har ikke ambisjon", "title")
    end = scorecard(trend, unit, 2, 0, columns("indicator", "measure", "r2009-2016"), [
        row("Antall elever"), row("Driftskostnad per elev", how="space"),
    ], head={"measure": "Enhet"}, result_head="{}", perspectives=None)
    trend.notes(end + 1, "Kilde: GSI og KOSTRA-rapporteringen", INVENTED)
    return book


def asen():
    """Newest year first, targets before results, everything typed as text, one indicator spelt otherwise."""
    book, unit = Book("Åsen skole.xlsx"), "Åsen skole"
    sheet = book.sheet("Mål og resultater")
    sheet.merge(0, 1, 0, 11, "ÅSEN SKOLE – mål og resultater", "title")
    spelt = "Leseferdighet 5.trinn mestringsnivå 3"
    end = scorecard(sheet, unit, 2, 1, columns("persp", "indicator", "t2017", "t2016", "r2016-2009", "comment"), [
        row(READING, "text%", label=spelt, reads=spelt, comment="Gratulerer til 5. trinn!"),
        row(MATHS, "text%"),
        row(WELLBEING, "text", label=WELLBEING + " 1–5"),
        row("Sykefravær", "text%", comment="Langtidsfraværet er halvert"),
        row(CLIMATE, "text", label=CLIMATE + " (1–5)"),
        row(TALKS, "text%"),
        row("Avvik mot budsjett", "minus", label="Avvik mot budsjett (mill. kr)"),
    ], target_head="Mål {}", result_head="{}", perspectives="column")
    sheet.widths[0] = 2
    for i, line in enumerate([LEGEND, "Avvik mot budsjett: minus betyr merforbruk.", INVENTED]):
        sheet.put(end + 1 + i, 1, line, "note")
    book.question(sheet, [a1(3, 2)], "indicator", f"«{spelt}» is «{READING}» of the other schools, spelt otherwise")
    return book


def vestgard():
    """Years as numbers in the header, school years on a sheet of their own, footnote marks."""
    book, unit = Book("Vestgård ungdomsskole.xlsx"), "Vestgård ungdomsskole"
    sheet = book.sheet("Måltavle 2016")
    sheet.merge(0, 0, 0, 11, "Vestgård ungdomsskole", "title")
    sheet.merge(1, 0, 1, 11, "Resultater 2009–2016 og mål for 2016 og 2017", "subtitle")
    end = scorecard(sheet, unit, 3, 0, columns("indicator", "measure", "r2009-2016", "t2016-2017"), [
        row("Sykefravær", cells={"r2016": "mark=*"}),
        row(CLIMATE), row(COPING), row("Andel fagutdannede", space_after=True),
        row("Avvik mot budsjett", cells={"r2016": "mark=*"}),
        row("Innkjøp i rammeavtale"),
    ], head={f"r{y}": (lambda year: year) for y in n.YEARS}, target_head="Mål\n{}",
        extra={("Sykefravær", "r2016"): {"mark": "provisional"}, ("Avvik mot budsjett", "r2016"): {"mark": "provisional"}})
    sheet.notes(end + 1, "* Foreløpige tall per 15. februar", LEGEND, INVENTED)
    school = book.sheet("Skoleår")
    school.put(0, 0, "Resultater per skoleår", "title")
    school.put(2, 0, "Indikator", "header_left")
    school.put(2, 1, "Måleenhet", "header")
    school.widths = {0: 38, 1: 13}
    for i, year in enumerate(n.YEARS[1:]):
        school.put(2, 2 + i, f"{year - 1}/{year % 100:02d}", "header")
        school.fact(3, 2 + i, unit, "Grunnskolepoeng", f"{year - 1}/{year % 100:02d}", value=n.result("Grunnskolepoeng", unit, year))
    school.put(3, 0, "Grunnskolepoeng", "wrap")
    school.put(3, 1, "poeng", "text")
    school.notes(5, "Kilde: Udir", INVENTED)
    return book


def furulia():
    """Percent formats beside plain numbers, an empty column, a hidden column of sort keys, symbols."""
    book, unit = Book("Furulia barnehage.xlsx"), "Furulia barnehage"
    sheet = book.sheet("Furulia")
    sheet.merge(0, 0, 0, 13, "Furulia barnehage – måltavle", "title")
    cols = columns("sort", "indicator", "measure", "r2009-2016", "space", "t2016-2017", "comment")
    end = scorecard(sheet, unit, 2, 0, cols, [
        row("Brukertilfredshet", comment="Foreldreundersøkelsen. For få svar i 2011"),
        row("Sykefravær", "percent", comment="Fysioterapeut inne hver 14. dag"),
        row("Heltidsandel", "percent"),
        row("Andel fagutdannede", "percent", comment="3 tar fagbrev i 2017"),
        row(CLIMATE), row(LEADERSHIP),
        row("Avvik mot budsjett"),
    ], result_head="{}")
    sheet.hidden = [0]
    for i, line in enumerate(["Tegn: : = vises ikke av hensyn til personvern   . = ikke aktuelt   .. = mangler", INVENTED]):
        sheet.put(end + 1 + i, 1, line, "note")
    return book


def borg():
    """Two things an importer has to ask about: 351 for 35,1, and an indicator under another name."""
    book, unit = Book("Borg sykehjem.xlsx"), "Borg sykehjem"
    sheet = book.sheet("Måltavle")
    sheet.merge(0, 1, 0, 13, "Borg sykehjem – måltavle 2016", "title")
    sheet.merge(1, 1, 1, 13, "Kommuneområde Velferd", "subtitle")
    spelt = "Brukertilfredshet pårørende"
    why = "351 is ten times the rest of its row and no percentage: 35,1 with the comma left out?"
    end = scorecard(sheet, unit, 3, 1, columns("indicator", "measure", "r2009-2016", "t2016-2017", "comment"), [
        row("Pårørendetilfredshet", label=spelt, reads=spelt, comment="Ikke målt i 2014"),
        row("Andel enerom", comment="Ny fløy åpnet i 2012"),
        row("Sykefravær", comment="Nye turnuser fra 2015"),
        row("Andel fagutdannede"),
        row("Heltidsandel", cells={"r2015": "typed=351"}, comment="Langturnus prøves ut på to avdelinger"),
        row(CLIMATE),
        row("Avvik mot budsjett"),
        row("Kostnad per oppholdsdøgn", "nbsp"),
    ], no_target="Utviklingstrekk", extra={("Heltidsandel", "r2015"): {"value": 351, **asked(why, 35.1)}})
    sheet.widths[0] = 2
    for i, line in enumerate(["Kilde: HR-systemet, KS og regnskapet. Avvik mot budsjett: pluss er mindreforbruk.", LEGEND, INVENTED]):
        sheet.put(end + 1 + i, 1, line, "note")
    book.question(sheet, [cell_of(sheet, "Heltidsandel", 2015)], "value", why)
    book.question(sheet, [a1(5, 1)], "indicator", f"«{spelt}» is what Solvang and others call «Pårørendetilfredshet»")
    return book


def solvang():
    """Two header rows: "Resultat" and "Ambisjon" merged over the years; decimal commas typed as text."""
    book, unit = Book("Solvang bo- og omsorgssenter.xlsx"), "Solvang bo- og omsorgssenter"
    sheet = book.sheet("Ark1")
    sheet.put(0, 0, "MÅLTAVLE SOLVANG BO- OG OMSORGSSENTER", "title")
    cols = columns("indicator", "measure", "r2009-2016", "t2016-2017", "source", "comment")
    end = scorecard(sheet, unit, 3, 0, cols, [
        row("Pårørendetilfredshet", "text", source="KS", measure="1-6"),
        row("Andel enerom", source="Eiendom", measure="prosent"),
        row("Sykefravær", "text", source="HR", measure="prosent", comment="Influensa i 1. kvartal 2016"),
        row("Heltidsandel", "text", source="HR", measure="prosent"),
        row("Andel fagutdannede", source="HR", measure="prosent"),
        row(CLIMATE, "text", source="KS", measure="1-5"),
        row("Avvik mot budsjett", "text", source="Regnskap", comment="+ er mindreforbruk"),
        row("Kostnad per oppholdsdøgn", "space", source="Regnskap"),
    ], head={"indicator": None, "measure": None, "source": None, "comment": None}, result_head="{}", target_head="{}")
    for col, text in [(0, "Indikator"), (1, "Måleenhet"), (12, "Kilde"), (13, "Kommentar")]:
        sheet.merge(2, col, 3, col, text, "header")
    sheet.merge(2, 2, 2, 9, "Resultat", "header")
    sheet.merge(2, 10, 2, 11, "Ambisjon", "header")
    sheet.notes(end + 1, LEGEND, INVENTED, UPDATED)
    return book


def hjemmetjenesten_nord():
    """Years on one sheet, tertials on another; one number that may be 1 245 or 1,245."""
    book, unit = Book("Hjemmetjenesten nord.xlsx"), "Hjemmetjenesten nord"
    sheet = book.sheet("Måltavle")
    sheet.merge(0, 0, 0, 12, "Hjemmetjenesten nord", "title")
    why = "1.245 stands between numbers such as 1 178 typed with spaces: 1 245, or 1,245?"
    end = scorecard(sheet, unit, 2, 0, columns("indicator", "t2016-2017", "r2009-2016", "measure", "comment"), [
        row("Brukertilfredshet"), row("Ventetid", comment="Dager fra søknad til tjenesten er i gang"),
        row("Sykefravær"), row("Heltidsandel"), row(CLIMATE), row(TALKS),
        row("Vedtakstimer per uke", "space", cells={"r2014": "raw=1.245"}, comment="Følges, uten ambisjon"),
        row("Avvik mot budsjett"),
    ], result_head="År {}", no_target="-", extra={("Vedtakstimer per uke", "r2014"): asked(why, 1245)})
    sheet.notes(end + 1, LEGEND, INVENTED)
    book.question(sheet, [cell_of(sheet, "Vedtakstimer per uke", 2014)], "value", why)
    part = book.sheet("Tertial")
    part.put(0, 0, "Tertialtall Hjemmetjenesten nord", "title")
    part.put(2, 0, "Indikator", "header_left")
    part.put(2, 1, "Måleenhet", "header")
    part.widths = {0: 38, 1: 13}
    for i, (year, third) in enumerate(n.TERTIALS):
        part.put(2, 2 + i, f"T{third} {year}", "header")
    for r, (name, how) in enumerate([("Sykefravær", "percent"), ("Ventetid", "number"), ("Heltidsandel", "number"), ("Avvik mot budsjett", "text")]):
        part.put(3 + r, 0, name, "wrap")
        part.put(3 + r, 1, n.INDICATORS[name].measure, "text")
        for i, (year, third) in enumerate(n.TERTIALS):
            part.fact(3 + r, 2 + i, unit, name, f"{year}-T{third}", how=how, value=n.tertial(name, unit, year, third))
    part.notes(8, "Sykefravær, ventetid og heltidsandel gjelder tertialet alene. Avvik mot budsjett er hittil i år.", INVENTED)
    return book


def velferd():
    """One sheet per unit in the same form; one sheet starts two rows lower; a front page without numbers."""
    book = Book("Velferd måltavler.xlsx")
    front = book.sheet("Forside")
    front.put(1, 1, "Måltavler for Velferd 2016", "title")
    for i, line in enumerate(["Ett ark per enhet. Fyll inn hvite felt, ikke endre overskriftene.",
                              "Frist for årsrapporten er 15. februar 2017.", LEGEND, INVENTED]):
        front.put(3 + i, 1, line, "text")
    sheets = {
        "Hjemmetjenesten sør": [row("Brukertilfredshet"), row("Ventetid"), row("Sykefravær", comment="Flere vikarer i 2014"),
                                row("Heltidsandel"), row(CLIMATE), row("Avvik mot budsjett")],
        "Helsestasjonen": [row("Brukertilfredshet"), row("Sykefravær"), row("Heltidsandel"), row(CLIMATE), row(ROLES), row("Avvik mot budsjett")],
        "Rus og psykisk helse": [row("Brukertilfredshet", comment="Måles fra 2011"), row("Sykefravær"), row("Heltidsandel"), row(CLIMATE), row("Avvik mot budsjett")],
        "NAV Eksempel": [row("Brukertilfredshet"), row("Besvarte henvendelser innen to virkedager", comment="Ny mottakstjeneste i 2015"),
                         row("Sykefravær"), row(CLIMATE), row("Avvik mot budsjett")],
    }
    for unit, rows in sheets.items():
        sheet = book.sheet(unit)
        top = 5 if unit == "Helsestasjonen" else 3
        sheet.merge(0, 0, 0, 12, f"Enhet: {unit}", "title")
        if top == 5:
            sheet.put(1, 0, "Tallene for 2009 og 2010 er hentet fra gammelt system.", "subtitle")
        end = scorecard(sheet, unit, top, 0, columns("indicator", "measure", "r2009-2016", "t2016-2017", "comment"), rows,
                        result_head=lambda year: f"Resultat\n{year}")
        sheet.notes(end + 1, INVENTED)
    return book


def kulturskolen():
    """The old .xls format."""
    book, unit = Book("Kulturskolen.xls"), "Kulturskolen"
    sheet = book.sheet("Måltavle")
    sheet.merge(0, 0, 0, 12, "Kulturskolen - måltavle 2016", "title")
    end = scorecard(sheet, unit, 2, 0, columns("indicator", "measure", "r2009-2016", "t2016-2017", "comment"), [
        row("Brukertilfredshet", comment="For få svar i 2010"),
        row("Elever i kulturskolen", "space"),
        row("Andel barn 6–15 år i kulturskolen", "percent"),
        row("Sykefravær", "percent"),
        row(CLIMATE),
        row("Avvik mot budsjett"),
    ], target_head="Mål {}")
    sheet.notes(end + 1, LEGEND, INVENTED)
    return book


def kemner():
    """OpenDocument, with a Sum row."""
    book, unit = Book("Kemner.ods"), "Kemner"
    sheet = book.sheet("Måltavle")
    sheet.merge(0, 0, 0, 12, "Kemner – måltavle", "title")
    end = scorecard(sheet, unit, 2, 0, columns("indicator", "measure", "r2009-2016", "t2016-2017", "comment"), [
        row("Skatt innbetalt ved forfall", "percent"),
        row("Sykefravær", "percent", comment="Små endringer slår mye ut"),
        row(CLIMATE), row(TALKS),
        row("Avvik mot budsjett", comment="Gikk i null i 2011"),
    ])
    sheet.notes(end + 1, LEGEND, INVENTED)
    checks = book.sheet("Kontroller")
    checks.put(0, 0, "Kemner – gjennomførte kontroller (antall)", "title")
    checks.put(2, 0, "Type kontroll", "header_left")
    checks.widths = {0: 38}
    names = ["Arbeidsgiverkontroller, stedlige", "Arbeidsgiverkontroller, avdekking", "Oppfølgingssaker"]
    for i, year in enumerate(n.YEARS):
        checks.put(2, 1 + i, str(year), "header")
        for r, name in enumerate(names):
            checks.put(3 + r, 0, name, "text")
            checks.fact(3 + r, 1 + i, unit, name, year)
        span = f"SUM([.{a1(3, 1 + i)}:.{a1(5, 1 + i)}])"
        checks.total(6, 1 + i, "Sum", sum(n.result(name, unit, year) for name in names), "#,##0", span)
    checks.put(6, 0, "Sum", "bold")
    checks.notes(8, INVENTED)
    return book


BOOKS = [lia, asen, vestgard, furulia, borg, solvang, hjemmetjenesten_nord, velferd, kulturskolen, kemner]
