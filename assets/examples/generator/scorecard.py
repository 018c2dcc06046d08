"""The måltavle of one unit: one row per indicator, in the many forms people give it."""

from . import numbers as n

INVENTED = "Oppdiktede tall: Eksempel kommune finnes ikke, og alle tall er laget for å vise programmet."
LEGEND = 'Tegnforklaring: ".." tall mangler · "." ikke aktuelt dette året · ":" vises ikke av hensyn til personvern · "-" null'

WIDTHS = {"persp": 14, "indicator": 38, "measure": 13, "comment": 40, "source": 14, "sort": 9, "space": 2}

# What a column is called when the workbook does not say otherwise.
HEADS = {
    "indicator": "Indikator", "measure": "Måleenhet", "persp": "Perspektiv",
    "comment": "Kommentar", "source": "Kilde", "sort": "Sortering", "space": None,
}


def row(name, how="number", comment=None, label=None, reads=None, source=None, measure=None, cells=None, space_after=False):
    """One indicator of a måltavle; `cells` says how single columns are written ({"r2015": "raw=351"})."""
    return dict(name=name, how=how, comment=comment, label=label, reads=reads, source=source,
                measure=measure, cells=cells or {}, space_after=space_after)


def columns(*parts):
    """"r2009-2016" -> eight result columns, "t2016" -> a target column, the rest as named in HEADS."""
    out = []
    for part in parts:
        if part[0] in "rt" and part[1:5].isdigit():
            first, _, last = part[1:].partition("-")
            first, last = int(first), int(last or first)
            out += [f"{part[0]}{y}" for y in (range(first, last + 1) if first <= last else range(first, last - 1, -1))]
        else:
            out.append(part)
    return out


def scorecard(sheet, unit, top, left, cols, rows, head=None, result_head="Resultat {}", target_head="Ambisjon {}",
              perspectives="rows", no_target="", extra=None):
    """Draw the table; answers the row below it.

    perspectives: "rows" (a heading row), "column" (merged beside the rows) or None.
    no_target: what stands in the target columns of a trend-only indicator.
    extra: {(indicator, column): fields} added to the truth of single cells.
    """
    head = {**HEADS, **(head or {})}
    extra = extra or {}
    for i, col in enumerate(cols):
        c = left + i
        sheet.widths[c] = WIDTHS.get(col, 10.5)
        text = head[col] if col in head else {"r": result_head, "t": target_head}[col[0]]
        if text is None:
            continue
        if callable(text):
            text = text(int(col[1:]))
        elif col not in HEADS:
            text = text.format(col[1:])
        sheet.put(top, c, text, "header_left" if col in ("indicator", "persp", "comment") else "header")

    at = {col: left + i for i, col in enumerate(cols)}
    r, current, started, number = top + 1, None, None, 0
    for spec in rows:
        ind = n.INDICATORS[spec["name"]]
        if ind.perspective != current:
            if perspectives == "column":
                _side(sheet, started, r - 1, at["persp"], current)
            started, current = r, ind.perspective
            if perspectives == "rows":
                sheet.merge(r, left, r, left + len(cols) - 1, current, "perspective")
                r += 1
        number += 1
        sheet.put(r, at["indicator"], spec["label"] or spec["name"], "wrap")
        if "measure" in at:
            sheet.put(r, at["measure"], spec["measure"] or ind.measure, "text")
        if "sort" in at:
            sheet.put(r, at["sort"], number * 10, "number", "0")
        for col in ("comment", "source"):
            if col in at and spec[col]:
                sheet.put(r, at[col], spec[col], "wrap")
        for col, c in at.items():
            if col in HEADS or col in WIDTHS:
                continue
            kind = "target" if col[0] == "t" else "result"
            if kind == "target" and not ind.target:
                if no_target:
                    sheet.put(r, c, no_target, "symbol")
                continue
            sheet.fact(r, c, unit, spec["name"], col[1:], kind, spec["cells"].get(col, spec["how"]),
                       reads=spec["reads"], extra=extra.get((spec["name"], col)))
        r += 2 if spec["space_after"] else 1
    if perspectives == "column":
        _side(sheet, started, r - 1, at["persp"], current)
    return r


def _side(sheet, first, last, col, text):
    if first is None:
        return
    if last > first:
        sheet.merge(first, col, last, col, text, "perspective_side")
    else:
        sheet.put(first, col, text, "perspective_side")


def asked(why, meant=None):
    """Fields of a fact the importer must not take in as certain."""
    return {"ask": why, **({"meant": meant} if meant is not None else {})}


def cell_of(sheet, name, period, kind="result"):
    """Where a fact of this sheet stands, for the list of questions."""
    (found,) = [f["cell"] for f in sheet.book.facts
                if f["sheet"] == sheet.name and f.get("canonical", f["indicator"]) == name and f["period"] == str(period) and f["kind"] == kind]
    return found
