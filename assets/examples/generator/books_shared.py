"""Workbooks kept centrally: many units, or the whole municipality, in one."""

from . import numbers as n
from .books_units import CLIMATE, COPING, LEADERSHIP, MATHS, READING, ROLES, TALKS
from .grid import Book, a1
from .scorecard import INVENTED, LEGEND

ONE, NONE = "#,##0.0", "#,##0"


def years_across(sheet, row, first_col, text=False):
    for i, year in enumerate(n.YEARS):
        sheet.put(row, first_col + i, str(year) if text else year, "header")
        sheet.widths[first_col + i] = 9


def line(sheet, row, first_col, unit, name, how="number", **more):
    for i, year in enumerate(n.YEARS):
        sheet.fact(row, first_col + i, unit, name, year, how=how, **more)


def consolidated():
    """Units down, years across, the indicator in the title: four sheets, four ways of grouping."""
    book = Book("Samlet oversikt enheter.xlsx")

    sheet = book.sheet("Sykefravær")
    sheet.merge(0, 0, 0, 8, "Sykefravær (%)", "title")
    sheet.put(1, 0, "Alle enheter, årsgjennomsnitt. Kommuneområdene og kommunen er regnet ut av HR-systemet etter årsverk.", "subtitle")
    sheet.put(3, 0, "Enhet", "header_left")
    sheet.widths[0] = 34
    years_across(sheet, 3, 1)
    r = 4
    for area, units in n.AREAS.items():
        sheet.put(r, 0, area, "bold")
        line(sheet, r, 1, area, "Sykefravær", "bold")
        for i, unit in enumerate(units):
            sheet.put(r + 1 + i, 0, unit, "indent")
            line(sheet, r + 1 + i, 1, unit, "Sykefravær")
        r += 1 + len(units)
    sheet.put(r, 0, n.KOMMUNE, "bold")
    line(sheet, r, 1, n.KOMMUNE, "Sykefravær", "bold")
    sheet.freeze = (4, 1)
    sheet.notes(r + 2, "Kilde: HR-systemet", INVENTED)

    sheet = book.sheet("Brukertilfredshet")
    sheet.merge(0, 0, 0, 9, "Brukertilfredshet (1–6)", "title")
    sheet.put(2, 0, "Kommuneområde", "header_left")
    sheet.put(2, 1, "Enhet", "header_left")
    sheet.widths = {0: 16, 1: 30}
    years_across(sheet, 2, 2, text=True)
    groups = {
        "Oppvekst": ["Furulia barnehage", "Solbakken barnehage", "Tyttebærtunet barnehage", "Kulturskolen"],
        "Velferd": ["Hjemmetjenesten nord", "Hjemmetjenesten sør", "Helsestasjonen", "Rus og psykisk helse", "NAV Eksempel"],
        "Samfunn": ["Plan og byggesak", "Biblioteket"],
        "Organisasjon": ["Servicesenteret"],
    }
    r, listed = 3, [u for units in groups.values() for u in units]
    for area, units in groups.items():
        if len(units) > 1:
            sheet.merge(r, 0, r + len(units) - 1, 0, area, "perspective_side")
        else:
            sheet.put(r, 0, area, "perspective_side")
        for unit in units:
            sheet.put(r, 1, unit, "text")
            line(sheet, r, 2, unit, "Brukertilfredshet", "text" if unit == "NAV Eksempel" else "number")
            r += 1
    sheet.put(r, 1, "Gjennomsnitt", "bold")
    for i, year in enumerate(n.YEARS):
        # AVERAGE skips symbols and numbers typed as text, so NAV Eksempel is not in it.
        values = [n.result("Brukertilfredshet", u, year) for u in listed if u != "NAV Eksempel"]
        values = [v for v in values if not isinstance(v, str)]
        sheet.total(r, 2 + i, "Gjennomsnitt", sum(values) / len(values), ONE, f"AVERAGE({a1(3, 2 + i)}:{a1(r - 1, 2 + i)})")
    sheet.notes(r + 2, LEGEND, "Skala fra 1 til 6, der 6 er best.", INVENTED)

    sheet = book.sheet("Fagutdannede")
    sheet.merge(0, 0, 0, 8, "Andel fagutdannede i prosent, skoler og barnehager 2009–2016", "title")
    sheet.put(2, 0, "Enhet", "header_left")
    sheet.widths[0] = 34
    years_across(sheet, 2, 1)
    r = 3
    for heading, units in [("Skoler", n.AREAS["Oppvekst"][:6]), ("Barnehager", n.AREAS["Oppvekst"][6:9]),
                           ("Sykehjem", ["Borg sykehjem", "Solvang bo- og omsorgssenter"])]:
        sheet.put(r, 0, heading, "bold")
        for unit in units:
            r += 1
            sheet.put(r, 0, unit, "text")
            line(sheet, r, 1, unit, "Andel fagutdannede", "percent" if heading == "Barnehager" else "number")
        r += 2  # an empty row between the groups
    sheet.notes(r, "Barnehagene har ført andelen som prosent i Excel, de andre som hele tall.", INVENTED)

    sheet = book.sheet("Avvik mot budsjett")
    sheet.merge(0, 0, 0, 8, "Avvik mot budsjett, mill. kr", "title")
    sheet.put(1, 0, "Pluss er mindreforbruk, minus er merforbruk", "subtitle")
    sheet.put(2, 0, "Kommuneområde / enhet", "header_left")
    sheet.widths[0] = 34
    years_across(sheet, 2, 1)
    r, sums = 3, []
    for area, units in n.AREAS.items():
        first = r
        for unit in units:
            sheet.put(r, 0, unit, "text")
            line(sheet, r, 1, unit, "Avvik mot budsjett")
            r += 1
        sheet.put(r, 0, f"Sum {area}", "bold")
        for i, year in enumerate(n.YEARS):
            sheet.total(r, 1 + i, f"Sum {area}", n.result("Avvik mot budsjett", area, year), ONE, f"SUM({a1(first, 1 + i)}:{a1(r - 1, 1 + i)})")
        sums.append(r)
        r += 1
    sheet.put(r, 0, "Sum alle enheter", "bold")
    for i, year in enumerate(n.YEARS):
        value = round(sum(n.result("Avvik mot budsjett", area, year) for area in n.AREAS), 1) + 0.0
        sheet.total(r, 1 + i, "Sum alle enheter", value, ONE, "+".join(a1(s, 1 + i) for s in sums))
    sheet.notes(r + 2, "Kilde: regnskapet", LEGEND, INVENTED)
    return book


def schools():
    """Two header rows with a banner over the years, an empty column between; school years; a Sum row."""
    book = Book("Grunnskoler resultater.xlsx")
    primary, lower = n.AREAS["Oppvekst"][:4], n.AREAS["Oppvekst"][4:6]

    sheet = book.sheet("Nasjonale prøver")
    sheet.merge(0, 0, 0, 13, "Nasjonale prøver, andel elever i prosent", "title")
    sheet.merge(2, 0, 3, 0, "Skole", "header")
    sheet.widths = {0: 24, 7: 2}
    for first, name in [(1, READING), (8, MATHS)]:
        sheet.merge(2, first, 2, first + 5, name, "header")
        for i, year in enumerate(n.YEARS[2:]):
            sheet.put(3, first + i, year, "header")
            for r, unit in enumerate(primary):
                sheet.put(4 + r, 0, unit, "text")
                sheet.fact(4 + r, first + i, unit, name, year)
    sheet.notes(9, "Kilde: Udir, prøvene holdes hver høst", LEGEND, INVENTED)

    sheet = book.sheet("Grunnskolepoeng")
    sheet.put(0, 0, "Grunnskolepoeng", "title")
    sheet.put(2, 0, "Skole", "header_left")
    sheet.widths = {0: 24}
    for i, year in enumerate(n.YEARS[1:]):
        period = f"{year - 1}/{year % 100:02d}"
        sheet.put(2, 1 + i, f"{year - 1}-{year % 100:02d}" if i % 2 else period, "header")
        for r, unit in enumerate([*lower, n.KOMMUNE]):
            sheet.put(3 + r, 0, unit, "text")
            sheet.fact(3 + r, 1 + i, unit, "Grunnskolepoeng", period, how="text" if r == 1 else "number",
                       value=n.result("Grunnskolepoeng", unit, year))
    sheet.notes(7, "Gjennomsnittlig antall poeng. Kilde: Udir", INVENTED)

    sheet = book.sheet("Elevtall")
    sheet.put(0, 0, "Antall elever per 1. oktober", "title")
    sheet.put(2, 0, "Skole", "header_left")
    sheet.widths = {0: 24}
    years_across(sheet, 2, 1)
    for r, unit in enumerate(primary + lower):
        sheet.put(3 + r, 0, unit, "text")
        line(sheet, 3 + r, 1, unit, "Antall elever")
    sheet.put(9, 0, "Sum", "bold")
    for i, year in enumerate(n.YEARS):
        sheet.total(9, 1 + i, "Sum", sum(n.result("Antall elever", u, year) for u in primary + lower), NONE, f"SUM({a1(3, 1 + i)}:{a1(8, 1 + i)})")
    sheet.notes(11, "Kilde: GSI", INVENTED)
    return book


def technical():
    """Years down, units across; tables below and beside each other; one Sum that leaves a unit out."""
    book = Book("Teknisk drift.xlsx")
    sheet = book.sheet("Teknisk område")
    units = n.AREAS["Teknisk"]
    sheet.put(0, 0, "Teknisk område – nøkkeltall", "title")
    sheet.widths = {c: 13 for c in range(11)} | {5: 2}

    def table(top, left, title, heads, name, how="number", unit_list=units):
        sheet.put(top, left, title, "bold")
        sheet.put(top + 1, left, "År", "header")
        for i, head in enumerate(heads):
            sheet.put(top + 1, left + 1 + i, head, "header")
        for r, year in enumerate(n.YEARS):
            sheet.put(top + 2 + r, left, year, "text")
            for i, unit in enumerate(unit_list):
                sheet.fact(top + 2 + r, left + 1 + i, unit, name, year, how=how)

    table(2, 0, "Avvik mot budsjett (mill. kr)", [*units, "Sum"], "Avvik mot budsjett")
    for r, year in enumerate(n.YEARS):
        row = 4 + r
        listed = units[:2] if year == 2013 else units
        value = round(sum(n.number("Avvik mot budsjett", u, year) for u in listed), 1) + 0.0
        right = round(sum(n.number("Avvik mot budsjett", u, year) for u in units), 1) + 0.0
        sheet.total(row, 4, "Sum", value, ONE, f"SUM({a1(row, 1)}:{a1(row, len(listed))})", right if year == 2013 else None)
    book.question(sheet, [a1(4 + n.YEARS.index(2013), 4)], "value", "the Sum of 2013 leaves out the last unit")
    table(2, 6, "Sykefravær (%)", units, "Sykefravær")
    table(15, 0, "Innkjøp i rammeavtale (%)", units, "Innkjøp i rammeavtale", "percent")
    table(15, 6, "Gjennomførte medarbeidersamtaler (%)", units, TALKS)
    table(28, 0, "Energibruk i kommunale bygg (kWh per m²)", ["Eiendom"], "Energibruk i kommunale bygg", unit_list=["Eiendom"])
    table(28, 6, "Vannlekkasje (%)", ["Vann og avløp"], "Vannlekkasje", "text", ["Vann og avløp"])
    sheet.notes(40, "Kilde: regnskapet, HR-systemet og driftsovervåkingen. Avvik: pluss er mindreforbruk.", INVENTED)
    return book


def society():
    """The whole municipality, trends only: thousands with spaces, symbols with a legend, a footnote."""
    book = Book("Samfunn og folkehelse.xlsx")
    sheet = book.sheet("Utviklingstrekk")
    sheet.merge(0, 0, 0, 10, "Eksempel kommune – samfunn og folkehelse", "title")
    sheet.merge(1, 0, 1, 10, "Utviklingstrekk. Kommunen følger utviklingen, men har ikke ambisjoner for disse.", "subtitle")
    sheet.put(3, 0, "Indikator", "header_left")
    sheet.put(3, 1, "Måleenhet", "header")
    sheet.put(3, 10, "Kilde", "header")
    sheet.widths = {0: 36, 1: 20, 10: 16}
    years_across(sheet, 3, 2)
    rows = [
        ("Befolkning", None), ("Folketall", ("space", "SSB")), ("Andel med høyere utdanning", ("number", "SSB")),
        ("Levekår", None), ("Arbeidsledighet", ("percent", "NAV")), ("Lavinntekt, andel barn 0–17 år", ("number", "FHI")),
        ("Frafall videregående", ("text", "Fylket")),
        ("Demokrati og klima", None), ("Valgdeltakelse", ("text%", "SSB")), ("Klimagassutslipp", ("number", "Miljødir.")),
    ]
    for r, (name, how) in enumerate(rows, start=4):
        if how is None:
            sheet.merge(r, 0, r, 10, name, "perspective")
            continue
        sheet.put(r, 0, name + (" 1)" if name == "Klimagassutslipp" else ""), "wrap")
        sheet.put(r, 1, n.INDICATORS[name].measure, "text")
        sheet.put(r, 10, how[1], "text")
        line(sheet, r, 2, n.KOMMUNE, name, how[0])
    r += 2
    sheet.notes(r, "1) Samlet utslipp i kommunen, uten luftfart og skipstrafikk.", "Valgdeltakelse: stortingsvalg 2009 og 2013, kommunevalg 2011 og 2015.", LEGEND, INVENTED)
    return book


def economy():
    """Accounts beside budget, and tertials with a Sum row."""
    book = Book("Økonomi hovedtall.xlsx")
    sheet = book.sheet("Hovedtall")
    sheet.merge(0, 0, 0, 10, "Eksempel kommune – økonomiske hovedtall", "title")
    sheet.put(2, 0, "Indikator", "header_left")
    sheet.put(2, 1, "Måleenhet", "header")
    sheet.widths = {0: 36, 1: 16, 10: 13}
    for i, year in enumerate(n.YEARS):
        sheet.put(2, 2 + i, f"Regnskap {year}", "header")
        sheet.widths[2 + i] = 10.5
    sheet.put(2, 10, "Ambisjon 2017", "header")
    names = [("Netto driftsresultat", "percent", "%"), ("Disposisjonsfond", "percent", "%"),
             ("Innkjøp i rammeavtale", "percent", "%"),
             ("Netto driftsutgifter per innbygger", "number", "kr per innbygger"), ("Lånegjeld per innbygger", "space", "kr per innbygger")]
    for r, (name, how, measure) in enumerate(names, start=3):
        sheet.put(r, 0, name, "text")
        sheet.put(r, 1, measure, "text")
        line(sheet, r, 2, n.KOMMUNE, name, how, measure=measure)
        if n.INDICATORS[name].target:
            sheet.fact(r, 10, n.KOMMUNE, name, 2017, "target", how, measure=measure)
    sheet.notes(9, "Netto driftsresultat og disposisjonsfond i prosent av driftsinntektene. Kilde: regnskapet", INVENTED)

    sheet = book.sheet("Tertialrapport")
    sheet.merge(0, 0, 0, 6, "Avvik mot budsjett, hittil i år", "title")
    sheet.put(1, 0, "mill. kr, pluss er mindreforbruk", "subtitle")
    sheet.put(3, 0, "Kommuneområde", "header_left")
    sheet.widths = {0: 24, 6: 44}
    sheet.put(3, 6, "Kommentar", "header_left")
    comments = {"Velferd": "Dyrere enkeltvedtak enn budsjettert", "Teknisk": "Mild vinter ga lavere brøytekostnader"}
    for i, (year, third) in enumerate(n.TERTIALS):
        sheet.put(3, 1 + i, f"{third}. tertial {year}", "header")
        sheet.widths[1 + i] = 12
        for r, area in enumerate(n.AREAS):
            sheet.put(4 + r, 0, area, "text")
            sheet.fact(4 + r, 1 + i, area, "Avvik mot budsjett", f"{year}-T{third}", value=n.tertial("Avvik mot budsjett", area, year, third))
        total = round(sum(n.tertial("Avvik mot budsjett", a, year, third) for a in n.AREAS), 1) + 0.0
        sheet.total(9, 1 + i, "Sum", total, ONE, f"SUM({a1(4, 1 + i)}:{a1(8, 1 + i)})")
    for r, area in enumerate(n.AREAS):
        if area in comments:
            sheet.put(4 + r, 6, comments[area], "wrap")
    sheet.put(9, 0, "Sum", "bold")
    sheet.notes(11, "3. tertial er hele året.", INVENTED)
    return book


def survey():
    """Units down, indicators across, the year in the title."""
    book = Book("10-FAKTOR 2015.xlsx")
    sheet = book.sheet("Resultater")
    sheet.merge(0, 0, 0, 5, "10-FAKTOR medarbeiderundersøkelse 2015", "title")
    sheet.put(1, 0, "Gjennomsnitt per faktor, skala 1–5", "subtitle")
    sheet.put(3, 0, "Enhet", "header_left")
    factors = [CLIMATE, COPING, ROLES, LEADERSHIP]
    sheet.widths = {0: 32} | {1 + i: 16 for i in range(len(factors))}
    for i, factor in enumerate(factors):
        sheet.put(3, 1 + i, factor, "header")
        for r, unit in enumerate(n.UNITS):
            sheet.put(4 + r, 0, unit, "text")
            sheet.fact(4 + r, 1 + i, unit, factor, 2015, how="text" if unit == "Biblioteket" else "number")
    sheet.notes(5 + len(n.UNITS), "Kilde: KS. Undersøkelsen viser bare enheter med flere enn ti svar.", INVENTED)
    return book


def long_table():
    """One row per number, as a personnel system exports it."""
    book = Book("Uttrekk HR-systemet.xlsx")
    sheet = book.sheet("Uttrekk")
    sheet.put(0, 0, "Uttrekk fra HR-systemet (oppdiktede tall)", "text")
    for c, head in enumerate(["Enhet", "Indikator", "År", "Verdi", "Måleenhet"]):
        sheet.put(2, c, head, "header_left")
    sheet.widths = {0: 32, 1: 34, 2: 8, 3: 9, 4: 12}
    r = 3
    for name in ("Turnover", TALKS):
        for unit in ["Borg sykehjem", "Solvang bo- og omsorgssenter", "Hjemmetjenesten nord", "Eiendom", "Brann og redning",
                     "HR-avdelingen", "IKT-avdelingen", "Servicesenteret"]:
            for year in n.YEARS[3:]:
                for c, value in enumerate([unit, name]):
                    sheet.put(r, c, value, "text")
                sheet.put(r, 2, year, "number", "0")
                sheet.fact(r, 3, unit, name, year)
                sheet.put(r, 4, "%", "text")
                r += 1
    sheet.notes(r + 1, INVENTED)
    return book


def statistics_bank():
    """A csv file as a statistics bank gives it: title first, symbols explained last."""
    book = Book("KOSTRA nøkkeltall.csv")
    sheet = book.sheet("")
    sheet.put(0, 0, "99999: KOSTRA nøkkeltall, etter statistikkvariabel, region og år. Oppdiktede tall")
    for c, head in enumerate(["statistikkvariabel", "region", *map(str, n.YEARS)]):
        sheet.put(2, c, head)
    r = 3
    for name, label in [
        ("Netto driftsresultat", "Netto driftsresultat (prosent)"), ("Disposisjonsfond", "Disposisjonsfond (prosent)"),
        ("Netto driftsutgifter per innbygger", "Netto driftsutgifter per innbygger (kr per innbygger)"),
        ("Lånegjeld per innbygger", "Lånegjeld per innbygger (kr per innbygger)"),
        ("Barnehagedekning 1–5 år", "Barnehagedekning 1–5 år (prosent)"), ("Sykefravær", "Sykefravær (prosent)"),
        ("Folketall", "Folketall (antall)"), ("Arbeidsledighet", "Arbeidsledighet (prosent)"),
    ]:
        measure = label.rpartition("(")[2].rstrip(")").replace("prosent", "%")
        for region in [n.KOMMUNE, "KOSTRA-gruppe 13", "Landet uten Oslo"]:
            if (name, region) == ("Folketall", "Landet uten Oslo"):
                continue
            sheet.put(r, 0, label)
            sheet.put(r, 1, region)
            line(sheet, r, 2, region, name, measure=measure)
            r += 1
    for i, text in enumerate(["Symbolforklaring:", ".. = Tallgrunnlag mangler", ". = Ikke mulig å oppgi tall",
                              "Oppdiktede tall: også tallene for KOSTRA-gruppen og landet er funnet på."]):
        sheet.put(r + 1 + i, 0, text)
    for fact in book.facts:
        fact["sheet"] = None
    return book


BOOKS = [consolidated, schools, technical, society, economy, survey, long_table, statistics_bank]
