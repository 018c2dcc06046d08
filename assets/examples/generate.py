#!/usr/bin/env python3
"""Makes the example workbooks and truth.json; the same bytes every time.

    pip install -r requirements.txt
    python3 generate.py            write workbooks/ and truth.json beside this file
    python3 generate.py --check    write nothing; exit 1 if what is there differs
"""

import json
import sys
import tempfile
from pathlib import Path

from generator import books_shared, books_units
from generator import numbers as n
from generator.writers import WRITERS

HERE = Path(__file__).resolve().parent


def rows(items):
    """One object a line, so that a changed number is a changed line."""
    return "[\n" + ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in items) + "\n]"


def truth(books):
    units = [{"unit": n.KOMMUNE, "parent": None}]
    units += [{"unit": area, "parent": n.KOMMUNE} for area in n.AREAS]
    units += [{"unit": unit, "parent": area} for unit, area in n.AREA_OF.items()]
    used = {f.get("canonical", f["indicator"]) for book in books for f in book.facts}
    indicators = [
        {"indicator": name, "measure": ind.measure, "decimals": ind.decimals, "perspective": ind.perspective,
         "direction": ind.direction, "trend_only": not ind.target}
        for name, ind in n.INDICATORS.items() if name in used
    ]
    parts = {"units": units, "indicators": indicators}
    for part in ("facts", "totals", "questions"):
        parts[part] = [item for book in books for item in getattr(book, part)]
    return "{\n" + ",\n".join(f'"{name}": {rows(items)}' for name, items in parts.items()) + "\n}\n"


def write(folder):
    books = sorted((make() for make in books_units.BOOKS + books_shared.BOOKS), key=lambda book: book.file)
    (folder / "workbooks").mkdir(exist_ok=True)
    for book in books:
        path = folder / "workbooks" / book.file
        WRITERS[path.suffix](book, path)
    (folder / "truth.json").write_text(truth(books), encoding="utf-8")


def contents(folder):
    paths = [folder / "truth.json", *(folder / "workbooks").glob("*")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.exists()}


def main():
    if "--check" not in sys.argv:
        write(HERE)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        write(Path(scratch))
        made, there = contents(Path(scratch)), contents(HERE)
    differing = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
    for name in differing:
        print(f"differs: {name}", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
