"""The fictional municipality: its units, indicators, results and ambitions.

Every workbook takes its numbers from here, so that the same unit, indicator and
period has the same value wherever it is written. All of it is invented.
"""

from dataclasses import dataclass, field
from random import Random

SEED = "eksempel kommune 2009-2016"
YEARS = list(range(2009, 2017))
KOMMUNE = "Eksempel kommune"

AREAS = {
    "Oppvekst": [
        "Lia skole", "Åsen skole", "Haugen skole", "Nordby skole",
        "Vestgård ungdomsskole", "Bekken ungdomsskole", "Furulia barnehage",
        "Solbakken barnehage", "Tyttebærtunet barnehage", "Kulturskolen",
    ],
    "Velferd": [
        "Borg sykehjem", "Solvang bo- og omsorgssenter", "Hjemmetjenesten nord",
        "Hjemmetjenesten sør", "Helsestasjonen", "Rus og psykisk helse", "NAV Eksempel",
    ],
    "Teknisk": ["Teknisk drift", "Eiendom", "Vann og avløp"],
    "Samfunn": ["Plan og byggesak", "Brann og redning", "Biblioteket"],
    "Organisasjon": ["Kemner", "HR-avdelingen", "IKT-avdelingen", "Servicesenteret"],
}
UNITS = [unit for units in AREAS.values() for unit in units]
AREA_OF = {unit: area for area, units in AREAS.items() for unit in units}

# Full-time equivalents: the weights behind the areas' own sick-leave figures.
FTE = {
    "Lia skole": 46, "Åsen skole": 38, "Haugen skole": 52, "Nordby skole": 41,
    "Vestgård ungdomsskole": 57, "Bekken ungdomsskole": 49, "Furulia barnehage": 24,
    "Solbakken barnehage": 21, "Tyttebærtunet barnehage": 28, "Kulturskolen": 19,
    "Borg sykehjem": 96, "Solvang bo- og omsorgssenter": 83, "Hjemmetjenesten nord": 74,
    "Hjemmetjenesten sør": 69, "Helsestasjonen": 31, "Rus og psykisk helse": 44,
    "NAV Eksempel": 38, "Teknisk drift": 62, "Eiendom": 88, "Vann og avløp": 27,
    "Plan og byggesak": 22, "Brann og redning": 35, "Biblioteket": 18, "Kemner": 16,
    "HR-avdelingen": 20, "IKT-avdelingen": 23, "Servicesenteret": 17,
}


@dataclass
class Indicator:
    """What is measured; `start` and `drift` shape the invented series."""

    measure: str
    decimals: int
    perspective: str
    direction: str  # higher, lower or neutral
    start: float
    drift: float  # change a year
    noise: float
    low: float = -1e9
    high: float = 1e9
    target: bool = True  # False: a trend only (utviklingstrekk), never given an ambition
    step: float = 0.0  # how much better the ambition is than two years before
    shocks: dict = field(default_factory=dict)  # years when everybody went up or down
    first: int = 2009  # the first year it existed
    spread: float | None = None  # how far apart units start; 1.5 x noise when not given


B, M, S, O = "Bruker", "Medarbeider", "Samfunn", "Økonomi"
INDICATORS = {
    "Leseferdighet 5. trinn, mestringsnivå 3": Indicator("%", 1, B, "higher", 19.0, 0.6, 1.1, 8, 45, step=1.5, shocks={2012: -1.6}),
    "Regneferdighet 5. trinn, mestringsnivå 3": Indicator("%", 1, B, "higher", 21.0, 0.4, 1.3, 8, 45, step=1.5, shocks={2014: -1.4}),
    "Trivsel 7. trinn (Elevundersøkelsen)": Indicator("1–5", 1, B, "higher", 4.2, 0.03, 0.06, 3.5, 4.9, step=0.1),
    "Grunnskolepoeng": Indicator("poeng", 1, B, "higher", 38.8, 0.28, 0.35, 34, 46, step=0.5),
    "Brukertilfredshet": Indicator("1–6", 1, B, "higher", 4.5, 0.05, 0.09, 3.4, 5.7, step=0.2, shocks={2012: -0.15}),
    "Pårørendetilfredshet": Indicator("1–6", 1, B, "higher", 4.3, 0.07, 0.08, 3.4, 5.7, step=0.2),
    "Andel enerom": Indicator("%", 0, B, "higher", 78, 2.2, 0.8, 40, 100, step=4),
    "Ventetid": Indicator("dager", 0, B, "lower", 34, -1.9, 2.2, 5, 90, step=-3, shocks={2013: 6}),
    "Barnehagedekning 1–5 år": Indicator("%", 1, B, "higher", 85.2, 0.6, 0.3, 70, 99, step=1.0),
    "Besvarte henvendelser innen to virkedager": Indicator("%", 0, B, "higher", 71, 2.0, 1.6, 40, 99, step=4),
    "Saksbehandlingstid byggesak": Indicator("dager", 0, B, "lower", 41, -1.7, 2.4, 10, 90, step=-3, shocks={2012: 7}),
    "Skatt innbetalt ved forfall": Indicator("%", 1, B, "higher", 93.4, 0.35, 0.3, 80, 99.5, step=0.6),
    "Sykefravær": Indicator("%", 1, M, "lower", 7.5, -0.16, 0.35, 2.2, 16, step=-0.6, shocks={2009: 0.3, 2012: 0.6, 2016: 0.25}),
    "10-FAKTOR: Mestringsklima": Indicator("1–5", 1, M, "higher", 3.8, 0.05, 0.06, 3.0, 4.8, step=0.2, first=2013, spread=0.15),
    "10-FAKTOR: Mestringstro": Indicator("1–5", 1, M, "higher", 4.1, 0.02, 0.06, 3.0, 4.8, step=0.1, first=2013, spread=0.2),
    "10-FAKTOR: Rolleklarhet": Indicator("1–5", 1, M, "higher", 4.0, 0.04, 0.07, 3.0, 4.8, step=0.1, first=2013, spread=0.25),
    "10-FAKTOR: Mestringsorientert ledelse": Indicator("1–5", 1, M, "higher", 3.8, 0.04, 0.1, 3.0, 4.8, step=0.2, first=2013, spread=0.4),
    "Heltidsandel": Indicator("%", 1, M, "higher", 36, 1.1, 0.8, 15, 95, step=2.5, spread=5),
    "Andel fagutdannede": Indicator("%", 0, M, "higher", 74, 1.3, 0.9, 30, 100, step=3),
    "Turnover": Indicator("%", 1, M, "neutral", 7.4, -0.05, 0.9, 2, 18, target=False, spread=3.0),
    "Gjennomførte medarbeidersamtaler": Indicator("%", 0, M, "higher", 72, 2.1, 2.4, 30, 100, step=5, spread=9),
    "Folketall": Indicator("antall", 0, S, "neutral", 51842, 402, 45, target=False),
    "Arbeidsledighet": Indicator("%", 1, S, "lower", 3.4, 0.05, 0.15, 1, 9, target=False, shocks={2010: 0.3, 2015: 0.3}),
    "Lavinntekt, andel barn 0–17 år": Indicator("%", 1, S, "lower", 8.6, 0.42, 0.15, 3, 20, target=False),
    "Frafall videregående": Indicator("%", 1, S, "lower", 29.8, -0.55, 0.5, 10, 45, target=False),
    "Valgdeltakelse": Indicator("%", 1, S, "higher", 74.1, 0.1, 0.4, 40, 90, target=False),
    "Klimagassutslipp": Indicator("1 000 tonn CO2-ekv.", 1, S, "lower", 342.0, -6.5, 3.0, target=False, shocks={2010: 9}),
    "Andel med høyere utdanning": Indicator("%", 1, S, "higher", 21.6, 0.42, 0.08, 10, 50, target=False),
    "Antall elever": Indicator("antall", 0, S, "neutral", 350, 2, 6, 150, 900, target=False),
    "Vedtakstimer per uke": Indicator("antall", 0, S, "neutral", 1120, 21, 18, 500, 4000, target=False),
    "Besøk": Indicator("antall", 0, B, "higher", 118400, 2100, 2600, target=False, shocks={2013: -9000}),
    "Elever i kulturskolen": Indicator("antall", 0, B, "higher", 1040, 22, 14, step=40),
    "Andel barn 6–15 år i kulturskolen": Indicator("%", 1, B, "higher", 14.2, 0.35, 0.25, 5, 40, step=0.8),
    "Netto driftsresultat": Indicator("%", 1, O, "higher", 0.4, 0.22, 0.5, -3, 6, step=0.4, shocks={2012: -1.2}),
    "Avvik mot budsjett": Indicator("mill. kr", 1, O, "higher", -0.5, 0.12, 0.45, -9, 6, shocks={2012: -0.8}),
    "Netto driftsutgifter per innbygger": Indicator("kr per innbygger", 0, O, "neutral", 40210, 1480, 260, target=False),
    "Lånegjeld per innbygger": Indicator("kr per innbygger", 0, O, "lower", 41350, 2240, 420, target=False),
    "Disposisjonsfond": Indicator("%", 1, O, "higher", 2.1, 0.55, 0.25, 0, 15, step=0.8, shocks={2012: -0.9}),
    "Innkjøp i rammeavtale": Indicator("%", 0, O, "higher", 58, 3.0, 1.8, 30, 98, step=5),
    "Driftskostnad per elev": Indicator("kr", 0, O, "neutral", 84600, 2850, 900, target=False),
    "Kostnad per oppholdsdøgn": Indicator("kr", 0, O, "neutral", 2080, 74, 22, target=False),
    "Vannlekkasje": Indicator("%", 1, S, "lower", 41.0, -1.1, 0.8, 10, 60, step=-2),
    "Energibruk i kommunale bygg": Indicator("kWh per m²", 0, S, "lower", 214, -4.4, 3.2, step=-8, shocks={2010: 11}),
    "Arbeidsgiverkontroller, stedlige": Indicator("antall", 0, S, "higher", 92, 2, 4, target=False),
    "Arbeidsgiverkontroller, avdekking": Indicator("antall", 0, S, "higher", 48, 1, 4, target=False),
    "Oppfølgingssaker": Indicator("antall", 0, S, "higher", 61, 1.5, 4, target=False),
}

# Where a unit starts and how it drifts, when not as the indicator says.
OWN = {
    ("Sykefravær", "Lia skole"): (7.1, -0.18), ("Sykefravær", "Åsen skole"): (8.2, -0.30),
    ("Sykefravær", "Haugen skole"): (6.4, -0.05), ("Sykefravær", "Nordby skole"): (7.8, -0.22),
    ("Sykefravær", "Vestgård ungdomsskole"): (6.6, -0.12), ("Sykefravær", "Bekken ungdomsskole"): (7.0, 0.02),
    ("Sykefravær", "Furulia barnehage"): (11.6, -0.32), ("Sykefravær", "Solbakken barnehage"): (10.4, -0.10),
    ("Sykefravær", "Tyttebærtunet barnehage"): (12.3, -0.41), ("Sykefravær", "Kulturskolen"): (4.8, -0.06),
    ("Sykefravær", "Borg sykehjem"): (11.0, -0.30), ("Sykefravær", "Solvang bo- og omsorgssenter"): (10.2, -0.14),
    ("Sykefravær", "Hjemmetjenesten nord"): (11.4, -0.24), ("Sykefravær", "Hjemmetjenesten sør"): (10.6, 0.06),
    ("Sykefravær", "Helsestasjonen"): (7.4, -0.11), ("Sykefravær", "Rus og psykisk helse"): (9.1, -0.20),
    ("Sykefravær", "NAV Eksempel"): (8.8, -0.19), ("Sykefravær", "Teknisk drift"): (7.2, -0.20),
    ("Sykefravær", "Eiendom"): (9.4, -0.25), ("Sykefravær", "Vann og avløp"): (5.6, -0.08),
    ("Sykefravær", "Plan og byggesak"): (5.1, -0.05), ("Sykefravær", "Brann og redning"): (4.4, 0.03),
    ("Sykefravær", "Biblioteket"): (5.9, -0.12), ("Sykefravær", "Kemner"): (6.3, -0.15),
    ("Sykefravær", "HR-avdelingen"): (4.6, -0.07), ("Sykefravær", "IKT-avdelingen"): (4.1, 0.01),
    ("Sykefravær", "Servicesenteret"): (6.8, -0.21),
    ("Heltidsandel", "Borg sykehjem"): (28.4, 1.05), ("Heltidsandel", "Hjemmetjenesten sør"): (33.0, 0.7),
    ("Heltidsandel", "Furulia barnehage"): (61.0, 1.2), ("Heltidsandel", "Helsestasjonen"): (58.0, 0.9),
    ("Heltidsandel", "Rus og psykisk helse"): (47.0, 1.4),
    ("Andel fagutdannede", "Borg sykehjem"): (63, 1.9), ("Andel fagutdannede", "Lia skole"): (91, 0.6),
    ("Andel fagutdannede", "Åsen skole"): (88, 0.9), ("Andel fagutdannede", "Haugen skole"): (93, 0.3),
    ("Andel fagutdannede", "Nordby skole"): (86, 1.0), ("Andel fagutdannede", "Vestgård ungdomsskole"): (90, 0.7),
    ("Andel fagutdannede", "Bekken ungdomsskole"): (89, 0.4), ("Andel fagutdannede", "Furulia barnehage"): (52, 2.1),
    ("Andel fagutdannede", "Solbakken barnehage"): (48, 1.8), ("Andel fagutdannede", "Tyttebærtunet barnehage"): (55, 1.1),
    ("Leseferdighet 5. trinn, mestringsnivå 3", "Åsen skole"): (15.0, 0.95),
    ("Leseferdighet 5. trinn, mestringsnivå 3", "Haugen skole"): (23.5, 0.1),
    ("Regneferdighet 5. trinn, mestringsnivå 3", "Nordby skole"): (17.5, 0.7),
    ("Grunnskolepoeng", "Vestgård ungdomsskole"): (39.4, 0.33),
    ("Brukertilfredshet", "Kulturskolen"): (5.0, 0.04), ("Brukertilfredshet", "Biblioteket"): (5.1, 0.02),
    ("Brukertilfredshet", "NAV Eksempel"): (3.9, 0.09), ("Brukertilfredshet", "Plan og byggesak"): (3.8, 0.08),
    ("Antall elever", "Lia skole"): (342, 3), ("Antall elever", "Åsen skole"): (268, -3),
    ("Antall elever", "Haugen skole"): (411, 6), ("Antall elever", "Nordby skole"): (305, 1),
    ("Antall elever", "Vestgård ungdomsskole"): (438, -2), ("Antall elever", "Bekken ungdomsskole"): (372, 4),
    ("Innkjøp i rammeavtale", "Eiendom"): (66, 2.4), ("Innkjøp i rammeavtale", "Vann og avløp"): (51, 3.6),
    ("Avvik mot budsjett", "Borg sykehjem"): (-2.3, 0.33), ("Avvik mot budsjett", "Hjemmetjenesten sør"): (-1.1, -0.05),
}
# The neighbours of the csv file, invented like the rest.
for _name, _group, _country in [
    ("Netto driftsresultat", (1.9, 0.05), (2.4, 0.08)), ("Disposisjonsfond", (4.2, 0.4), (5.3, 0.5)),
    ("Netto driftsutgifter per innbygger", (38900, 1410), (41800, 1530)),
    ("Lånegjeld per innbygger", (44100, 2480), (43300, 2600)), ("Barnehagedekning 1–5 år", (87.4, 0.45), (88.5, 0.38)),
    ("Sykefravær", (8.9, -0.07), (9.1, -0.09)), ("Folketall", (61240, 560), None), ("Arbeidsledighet", (3.1, 0.04), (2.7, 0.05)),
]:
    OWN[(_name, "KOSTRA-gruppe 13")] = _group
    if _country:
        OWN[(_name, "Landet uten Oslo")] = _country

# Values set by hand, so that the example tells the same story as the guide.
FIXED = {
    ("Sykefravær", "Borg sykehjem"): {2013: 9.8, 2014: 9.4, 2015: 8.8},
    ("Heltidsandel", "Borg sykehjem"): {2013: 32.5, 2014: 34.1, 2015: 35.1},
    ("Andel fagutdannede", "Borg sykehjem"): {2013: 71, 2014: 73, 2015: 76},
    ("Pårørendetilfredshet", "Borg sykehjem"): {2013: 4.6, 2015: 4.8},
    ("Avvik mot budsjett", "Borg sykehjem"): {2013: -1.2, 2014: 0.3, 2015: 0.1},
    ("Vedtakstimer per uke", "Hjemmetjenesten nord"): {2014: 1245},
}

NOT_AVAILABLE, NOT_APPLICABLE = "not_available", "not_applicable"
SUPPRESSED, NIL, BLANK = "suppressed", "nil", "blank"
SYMBOL = {NOT_AVAILABLE: "..", NOT_APPLICABLE: ".", SUPPRESSED: ":", NIL: "-", BLANK: None}

MISSING = {
    ("Pårørendetilfredshet", "Borg sykehjem", 2014): NOT_AVAILABLE,
    ("Pårørendetilfredshet", "Solvang bo- og omsorgssenter", 2009): NOT_AVAILABLE,
    ("Brukertilfredshet", "Kulturskolen", 2010): SUPPRESSED,
    ("Brukertilfredshet", "Furulia barnehage", 2011): SUPPRESSED,
    ("Brukertilfredshet", "Rus og psykisk helse", 2009): NOT_AVAILABLE,
    ("Brukertilfredshet", "Rus og psykisk helse", 2010): NOT_AVAILABLE,
    ("Brukertilfredshet", "Plan og byggesak", 2013): NOT_AVAILABLE,
    ("Brukertilfredshet", "Biblioteket", 2012): BLANK,
    ("Brukertilfredshet", "Servicesenteret", 2009): NOT_AVAILABLE,
    ("Trivsel 7. trinn (Elevundersøkelsen)", "Lia skole", 2010): NOT_AVAILABLE,
    ("Trivsel 7. trinn (Elevundersøkelsen)", "Åsen skole", 2009): SUPPRESSED,
    ("Leseferdighet 5. trinn, mestringsnivå 3", "Nordby skole", 2013): SUPPRESSED,
    ("Innkjøp i rammeavtale", "Lia skole", 2009): BLANK,
    ("Innkjøp i rammeavtale", "Lia skole", 2010): BLANK,
    ("Ventetid", "Hjemmetjenesten nord", 2010): BLANK,
    ("Avvik mot budsjett", "Kemner", 2011): NIL,
    ("Lavinntekt, andel barn 0–17 år", KOMMUNE, 2016): NOT_AVAILABLE,
    ("Klimagassutslipp", KOMMUNE, 2016): NOT_AVAILABLE,
    ("Frafall videregående", KOMMUNE, 2009): NOT_AVAILABLE,
    ("Arbeidsledighet", "KOSTRA-gruppe 13", 2016): NOT_AVAILABLE,
    ("Folketall", "KOSTRA-gruppe 13", 2009): NOT_APPLICABLE,
}
# Elections are held every second year: the others are not "missing", they do not exist.
for _year in (2010, 2012, 2014, 2016):
    MISSING[("Valgdeltakelse", KOMMUNE, _year)] = NOT_APPLICABLE

_series = {}


def _latent(name, unit):
    """The invented series of one unit, before anything is missing."""
    if (name, unit) not in _series:
        ind = INDICATORS[name]
        rng = Random(f"{SEED}|{name}|{unit}")
        if (name, unit) in OWN:
            start, drift = OWN[(name, unit)]
        else:
            spread = 1.5 * ind.noise if ind.spread is None else ind.spread
            start, drift = ind.start + rng.uniform(-spread, spread), ind.drift * rng.uniform(0.7, 1.3)
        if name == "10-FAKTOR: Mestringsklima":
            # A good climate goes with low sick leave, so that the analysis has something to find.
            start -= 0.05 * (_latent("Sykefravær", unit)[2009] - 7.5)
        dip_year = rng.choice(YEARS[2:-1])
        dip = rng.uniform(0.8, 1.8) * ind.noise * (1 if ind.direction == "lower" else -1)
        carried, series = 0.0, {}
        for year in YEARS:
            carried = 0.35 * carried + rng.gauss(0, ind.noise * 0.6)
            value = start + drift * (year - 2009) + carried
            value += ind.shocks.get(year, 0) * rng.uniform(0.6, 1.2) + (dip if year == dip_year else 0)
            series[year] = _round(min(max(value, ind.low), ind.high), ind.decimals)
        series.update(FIXED.get((name, unit), {}))
        _series[(name, unit)] = series
    return _series[(name, unit)]


def _round(value, decimals):
    """Rounded to what is printed; never a negative zero."""
    value = round(value, decimals) + 0.0
    return int(value) if decimals == 0 else value


def result(name, unit, year):
    """The value a person reads (9.4 for 9,4 %), or the kind of missing value as text."""
    if (name, unit, year) in MISSING:
        return MISSING[(name, unit, year)]
    if year < INDICATORS[name].first:
        return NOT_APPLICABLE
    if name == "Sykefravær" and unit in AREAS:
        return weighted(AREAS[unit], name, year)
    if name == "Sykefravær" and unit == KOMMUNE:
        return weighted(UNITS, name, year)
    if name == "Avvik mot budsjett" and unit in AREAS:
        return round(sum(number(name, u, year) for u in AREAS[unit]), 1) + 0.0
    return _latent(name, unit)[year]


def number(name, unit, year):
    """As result, but nil and other missing values count as nothing (for sums)."""
    value = result(name, unit, year)
    return 0 if isinstance(value, str) else value


def weighted(units, name, year):
    weight = sum(FTE[u] for u in units)
    return round(sum(FTE[u] * result(name, u, year) for u in units) / weight, 1)


def ambition(name, unit, year):
    """The target of one unit for one year: a step better than two years before."""
    ind = INDICATORS[name]
    assert ind.target, name
    if name == "Avvik mot budsjett":
        return 0
    base = weighted(AREAS[unit], name, 2014) if unit in AREAS else _latent(name, unit)[2014]
    value = base + ind.step * (1 + 0.4 * (year - 2016))
    if name == "Sykefravær":
        value = round(value * 2) / 2  # people set ambitions in halves
    return _round(min(max(value, ind.low), ind.high), ind.decimals)


TERTIALS = [(2015, 1), (2015, 2), (2015, 3), (2016, 1), (2016, 2)]


def tertial(name, unit, year, part):
    """One tertial: sick leave for the tertial alone, money so far this year."""
    rng = Random(f"{SEED}|{name}|{unit}|{year}|{part}")
    full = result(name, unit, year)
    decimals = INDICATORS[name].decimals
    if name == "Avvik mot budsjett":
        if part == 3:
            return full
        return _round(full * (0.25, 0.6)[part - 1] + rng.gauss(0, 0.4), decimals)
    if name == "Sykefravær":
        return _round(full + (0.7, -0.8, 0.1)[part - 1] + rng.gauss(0, 0.12), decimals)
    return _round(full + rng.gauss(0, INDICATORS[name].noise * 0.5), decimals)
