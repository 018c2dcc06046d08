"""Makes the bundled fonts from their originals (needs fonttools).

    python3 make.py INTER_FOLDER LUCIDE_FOLDER

Inter: cut to the characters used in Latin-script Europe plus signs, figures made tabular for
good (egui and SVG viewers do not switch font features). Lucide: the icons named below, and
`src/app/theme/icon.rs` with their names.
"""
import json, os, sys
from fontTools import subset
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
ICONS = """layout-dashboard import download upload table-2 chart-line chart-scatter chart-column
workflow file-text file-spreadsheet file-plus folder folder-open undo-2 redo-2 search plus minus
x check chevron-down chevron-up chevron-right chevron-left triangle-alert circle-alert info
circle-question-mark settings sun moon save copy trash-2 pencil link link-2 unlink eye eye-off
maximize zoom-in zoom-out move grid-2x2 arrow-right arrow-left arrow-up-right spline
corner-down-right refresh-cw history clock building-2 users map-pin ellipsis ellipsis-vertical
list filter lock languages keyboard command external-link square circle type palette
align-start-vertical target trending-up trending-down loader-circle ban circle-check
file-x git-compare-arrows calendar image printer heading log-out book-open repeat""".split()

CODES = (list(range(0x20, 0x180)) + list(range(0x1CD, 0x250)) + list(range(0x370, 0x400))
         + list(range(0x400, 0x460)) + list(range(0x1E00, 0x1F00)) + list(range(0x2000, 0x2070))
         + list(range(0x2070, 0x20D0)) + list(range(0x2100, 0x2200)) + list(range(0x2200, 0x22A0))
         + list(range(0x2300, 0x2330)) + list(range(0x25A0, 0x2610)) + list(range(0x2700, 0x2720)))


def bake_tabular(font):
    lookups = set()
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            lookups.update(record.Feature.LookupListIndex)
    mapping = {}
    for index in lookups:
        for table in font["GSUB"].table.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            mapping.update(getattr(table, "mapping", {}))
    for table in font["cmap"].tables:
        for code in [*range(ord("0"), ord("9") + 1), ord("+"), 0x2212]:
            name = table.cmap.get(code)
            if name in mapping:
                table.cmap[code] = mapping[name]


def cut(font, codes, features):
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


inter, lucide = sys.argv[1:3]
for weight in ("Regular", "Medium", "SemiBold"):
    font = TTFont(f"{inter}/Inter-{weight}.otf", recalcTimestamp=False)
    bake_tabular(font)
    cut(font, CODES, ["kern", "mark", "mkmk", "ccmp", "locl"])
    font.save(f"{HERE}/Inter-{weight}.otf")

codes = json.load(open(f"{lucide}/font/codepoints.json"))
lines = ["//! Names of the bundled icons; written by `assets/fonts/make.py`.", ""]
chosen = []
for name in sorted(ICONS):
    code = codes[name]
    chosen.append(code)
    lines.append(f"pub const {name.upper().replace('-', '_')}: &str = \"\\u{{{code:x}}}\";")
font = TTFont(f"{lucide}/font/lucide.ttf", recalcTimestamp=False)
cut(font, chosen, [])
# Lucide says of every icon that its ink begins at its left edge, so that it is drawn there and not
# where its outline lies.
for name in font.getGlyphOrder():
    glyph = font["glyf"][name]
    if glyph.numberOfContours:
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)
font.save(f"{HERE}/icons.ttf")
with open(f"{HERE}/../../src/app/theme/icon.rs", "w") as out:
    out.write("\n".join(lines) + "\n")
