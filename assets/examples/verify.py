#!/usr/bin/env python3
"""Reads the workbooks back with other libraries and compares them with truth.json.

Exit 1, with a line per fault, if a cell does not hold what truth.json says, if a number in a
workbook is neither a fact, a total, a year nor a sort key, if the same unit, indicator and period
has two values that nobody is asked about, or if a workbook does not say that it is invented.
"""

import csv
import json
import re
import sys
from pathlib import Path

import openpyxl
import xlrd
from odf.namespaces import OFFICENS, TABLENS
from odf.opendocument import load
from odf.table import CoveredTableCell, Table, TableCell, TableRow

from generator.grid import a1
from generator.numbers import SYMBOL, YEARS

HERE = Path(__file__).resolve().parent


def read_xlsx(path):
    """{(sheet, cell): (value, is percent, is formula)}"""
    out = {}
    shown, written = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    for sheet in shown:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value is not None:
                    formula = written[sheet.title][cell.coordinate].data_type == "f"
                    out[(sheet.title, cell.coordinate)] = (cell.value, "%" in cell.number_format, formula)
    return out


def read_xls(path):
    out = {}
    book = xlrd.open_workbook(str(path), formatting_info=True)
    for sheet in book.sheets():
        for r in range(sheet.nrows):
            for c in range(sheet.ncols):
                cell = sheet.cell(r, c)
                if cell.ctype != xlrd.XL_CELL_EMPTY and cell.value != "":
                    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
                    out[(sheet.name, a1(r, c))] = (cell.value, "%" in number_format, False)
    return out


def read_ods(path):
    out = {}
    for table in load(str(path)).spreadsheet.getElementsByType(Table):
        for r, line in enumerate(table.getElementsByType(TableRow)):
            cells = [x for x in line.childNodes if x.qname in (TableCell().qname, CoveredTableCell().qname)]
            for c, cell in enumerate(cells):
                kind = cell.getAttrNS(OFFICENS, "value-type")
                if kind:
                    value = str(cell) if kind == "string" else float(cell.getAttrNS(OFFICENS, "value"))
                    formula = bool(cell.getAttrNS(TABLENS, "formula"))
                    out[(table.getAttrNS(TABLENS, "name"), a1(r, c))] = (value, kind == "percentage", formula)
    return out


def read_csv(path):
    with open(path, encoding="cp1252", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    return {(None, a1(r, c)): (text, False, False) for r, line in enumerate(lines) for c, text in enumerate(line) if text}


READERS = {".xlsx": read_xlsx, ".xls": read_xls, ".ods": read_ods, ".csv": read_csv}


def as_number(value, percent):
    """What a person reads, or None when it is no number."""
    if isinstance(value, (int, float)):
        return value * 100 if percent else value
    text = re.sub(r"[\s\u00a0]|%$|\*$", "", value).replace("\u2212", "-")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "")
    return float(text.replace(",", ".")) if re.fullmatch(r"-?\d+([.,]\d+)?", text) else None


def main():
    faults, counted = [], {}
    truth = json.loads((HERE / "truth.json").read_text(encoding="utf-8"))
    books = {path.name: READERS[path.suffix](path) for path in sorted((HERE / "workbooks").iterdir())}

    known, values = set(), {}
    for fact in truth["facts"]:
        where = (fact["sheet"], fact["cell"])
        known.add((fact["file"], *where))
        value, percent, _ = books[fact["file"]].get(where, (None, False, False))
        if fact["missing"]:
            good = value == SYMBOL[fact["missing"]]
        else:
            number = None if value is None else as_number(value, percent)
            good = number is not None and abs(number - fact["value"]) < 1e-6
        if not good:
            faults.append(f"{fact['file']} {where}: {value!r} is not {fact['value']} {fact['missing']}")
        if "ask" not in fact:
            key = (fact["unit"], fact.get("canonical", fact["indicator"]), fact["period"], fact["kind"])
            values.setdefault(key, set()).add((fact["value"], fact["missing"]))
        counted[fact["file"]] = counted.get(fact["file"], 0) + 1
    faults += [f"two values: {key} {both}" for key, both in values.items() if len(both) > 1]

    for total in truth["totals"]:
        where = (total["sheet"], total["cell"])
        known.add((total["file"], *where))
        value, _, formula = books[total["file"]].get(where, (None, False, False))
        if value is None or abs(value - total["value"]) > 1e-6 or formula != bool(total["formula"]):
            faults.append(f"{total['file']} {where}: {value!r} is not the total {total['value']}")

    for name, cells in books.items():
        if not any(isinstance(v, str) and "oppdiktede tall" in v.lower() for v, _, _ in cells.values()):
            faults.append(f"{name}: does not say that it is invented")
        if (HERE / "workbooks" / name).stat().st_size > 40_000:
            faults.append(f"{name}: too large")
        for (sheet, cell), (value, percent, _) in cells.items():
            number = as_number(value, percent)
            if number is None or (name, sheet, cell) in known or number in YEARS or number == 2017:
                continue
            if not (name == "Furulia barnehage.xlsx" and cell[0] == "A"):
                faults.append(f"{name} {sheet}!{cell}: {value!r} is in no list")

    for fault in faults:
        print(fault)
    for name, count in counted.items():
        print(f"{count:5} {name}")
    print(f"{len(truth['facts'])} facts, {len(truth['totals'])} totals, {len(truth['questions'])} questions, "
          f"{len(books)} workbooks, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
