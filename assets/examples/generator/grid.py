"""A neutral workbook: cells with looks, merges and notes, and the truth about each number."""

from dataclasses import dataclass

from . import numbers as n

NBSP = "\u00a0"
MINUS = "\u2212"


def a1(row, col):
    """`B7` for row 6, column 1 (both counted from 0)."""
    letters, col = "", col + 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def norwegian(value, decimals, thousands=""):
    """9.4 -> "9,4"; thousands is what stands between groups of three."""
    text = f"{value:,.{decimals}f}".replace(",", "\0").replace(".", ",")
    return text.replace("\0", thousands)


@dataclass
class Cell:
    value: object  # str, int, float; None only under a merge
    look: str
    format: str | None = None
    formula: str | None = None


class Book:
    """One workbook file and what is true about it."""

    def __init__(self, file):
        self.file, self.sheets = file, []
        self.facts, self.totals, self.questions = [], [], []

    def sheet(self, name):
        sheet = Sheet(self, name)
        self.sheets.append(sheet)
        return sheet

    def question(self, sheet, cells, about, why):
        self.questions.append({"file": self.file, "sheet": sheet.name, "cells": cells, "about": about, "why": why})


class Sheet:
    def __init__(self, book, name):
        self.book, self.name = book, name
        self.cells, self.merges, self.hidden, self.widths, self.comments = {}, [], [], {}, {}
        self.freeze = None

    def put(self, row, col, value, look="text", format=None, formula=None):
        self.cells[(row, col)] = Cell(value, look, format, formula)

    def merge(self, row, col, last_row, last_col, value, look):
        self.put(row, col, value, look)
        self.merges.append((row, col, last_row, last_col))

    def notes(self, row, *lines):
        """Free text below a table; answers the row after it."""
        for line in lines:
            self.put(row, 0, line, "note")
            row += 1
        return row

    def fact(self, row, col, unit, name, period, kind="result", how="number", reads=None, value=None, measure=None, extra=None):
        """Write one number the way `how` says, and what it means to the list of truths.

        how: number, bold, percent (fraction under a percent format), text, text% (with the sign),
        space, nbsp (thousands), minus (U+2212), mark=X (text with a trailing footnote mark),
        raw=X (exactly this text), typed=X (exactly this number).
        """
        ind = n.INDICATORS[name]
        if value is None:
            value = n.ambition(name, unit, int(period)) if kind == "target" else n.result(name, unit, int(period))
        missing = value if isinstance(value, str) else None
        self._write(row, col, value, ind.decimals, how)
        fact = {
            "file": self.book.file, "sheet": self.name, "cell": a1(row, col), "unit": unit,
            "indicator": reads or name, "period": str(period), "kind": kind,
            "value": None if missing else value, "missing": missing,
            "measure": measure or ind.measure,
        }
        if reads and reads != name:
            fact["canonical"] = name
        fact.update(extra or {})
        self.book.facts.append(fact)

    def _write(self, row, col, value, decimals, how):
        number_format = {0: "#,##0", 1: "#,##0.0", 2: "#,##0.00"}[decimals]
        how, _, detail = how.partition("=")
        if isinstance(value, str):
            if n.SYMBOL[value] is not None:
                self.put(row, col, n.SYMBOL[value], "symbol")
        elif how in ("number", "bold"):
            self.put(row, col, value, "number" if how == "number" else "sum", number_format)
        elif how == "percent":
            self.put(row, col, round(value / 100, 6), "number", "0.0%" if decimals else "0%")
        elif how == "typed":
            self.put(row, col, float(detail), "number", number_format)
        elif how == "raw":
            self.put(row, col, detail, "symbol")
        else:
            text = norwegian(value, decimals, {"space": " ", "nbsp": NBSP}.get(how, ""))
            if how == "minus":
                text = text.replace("-", MINUS)
            text += {"text%": " %", "mark": detail}.get(how, "")
            self.put(row, col, text, "symbol")

    def total(self, row, col, label, value, format, formula=None, wrong=None):
        """A sum or mean: written, but listed apart from the facts."""
        self.put(row, col, value, "sum", format, formula)
        entry = {"file": self.book.file, "sheet": self.name, "cell": a1(row, col), "label": label, "value": value, "formula": formula}
        if wrong is not None:
            entry["should_be"] = wrong
        self.book.totals.append(entry)
