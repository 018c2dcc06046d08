"""Grid -> .xlsx, .xls, .ods and .csv, the same bytes every time."""

import datetime
import io
import zipfile

import xlsxwriter
import xlwt
from odf import number as odf_number
from odf import style as odf_style
from odf import table as odf_table
from odf.namespaces import METANS
from odf.opendocument import OpenDocumentSpreadsheet
from odf.text import P

from .grid import norwegian

CREATED = datetime.datetime(2017, 2, 15, 9, 0, 0)
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

# What each look is in Excel's terms; the other formats keep bold, wrap and alignment only.
LOOKS = {
    "text": {"valign": "top"},
    "wrap": {"text_wrap": True, "valign": "top"},
    "indent": {"indent": 1},
    "bold": {"bold": True},
    "title": {"bold": True, "font_size": 14},
    "subtitle": {"font_color": "#555555"},
    "header": {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"},
    "header_left": {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"},
    "perspective": {"bold": True, "bg_color": "#EEEEEE"},
    "perspective_side": {"bold": True, "bg_color": "#EEEEEE", "valign": "vcenter", "border": 1},
    "number": {"align": "right"},
    "symbol": {"align": "right"},
    "sum": {"bold": True, "top": 1, "align": "right"},
    "note": {"italic": True, "font_color": "#666666"},
}


def write_xlsx(book, path):
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"title": book.file, "company": "Eksempel kommune", "comments": "Oppdiktede tall", "created": CREATED})
    formats = {}

    def format_of(look, number_format):
        key = (look, number_format)
        if key not in formats:
            formats[key] = workbook.add_format({**LOOKS[look], **({"num_format": number_format} if number_format else {})})
        return formats[key]

    for sheet in book.sheets:
        out = workbook.add_worksheet(sheet.name)
        out.set_landscape()
        out.set_paper(9)  # A4
        out.fit_to_pages(1, 0)
        for col, width in sorted(sheet.widths.items()):
            out.set_column(col, col, width, None, {"hidden": True} if col in sheet.hidden else {})
        if sheet.freeze:
            out.freeze_panes(*sheet.freeze)
        merged = {(r, c): (r2, c2) for r, c, r2, c2 in sheet.merges}
        for row, lines in sorted(_header_lines(sheet).items()):
            out.set_row(row, 15 * lines)
        for (row, col), cell in sorted(sheet.cells.items()):
            look = format_of(cell.look, cell.format)
            if (row, col) in merged:
                out.merge_range(row, col, *merged[(row, col)], "", look)
            if cell.formula:
                out.write_formula(row, col, "=" + cell.formula, look, cell.value)
            elif isinstance(cell.value, str):
                out.write_string(row, col, cell.value, look)
            else:
                out.write_number(row, col, cell.value, look)
        for (row, col), text in sorted(sheet.comments.items()):
            out.write_comment(row, col, text, {"author": "Enhetsleder"})
    workbook.close()


def _header_lines(sheet):
    """{row: lines} of header rows whose texts wrap, as a person would have dragged them taller."""
    merged, tall = {(r, c) for r, c, _, _ in sheet.merges}, {}
    for (row, col), cell in sheet.cells.items():
        if cell.look in ("header", "header_left") and isinstance(cell.value, str) and (row, col) not in merged:
            fits = max(1, int(sheet.widths.get(col, 8.43)) - 1)
            lines = max(cell.value.count("\n") + 1, -(-len(cell.value) // fits))
            if lines > 1:
                tall[row] = max(tall.get(row, 1), lines)
    return tall


def write_xls(book, path):
    workbook = xlwt.Workbook(encoding="utf-8")
    styles = {}

    def style_of(look, number_format):
        key = (look, number_format)
        if key not in styles:
            props, parts = LOOKS[look], []
            fonts = [f"{k} on" for k in ("bold", "italic") if props.get(k)]
            if props.get("font_size"):
                fonts.append(f"height {props['font_size'] * 20}")
            if fonts:
                parts.append("font: " + ", ".join(fonts))
            align = (["wrap on"] if props.get("text_wrap") else []) + ([f"horiz {props['align']}"] if "align" in props else [])
            if align:
                parts.append("align: " + ", ".join(align))
            if "bg_color" in props:
                parts.append("pattern: pattern solid, fore_colour gray25")
            styles[key] = xlwt.easyxf("; ".join(parts), num_format_str=number_format or "General")
        return styles[key]

    for sheet in book.sheets:
        out = workbook.add_sheet(sheet.name)
        for col, width in sheet.widths.items():
            out.col(col).width = int(width * 256)
        merged = {(r, c): (r2, c2) for r, c, r2, c2 in sheet.merges}
        for (row, col), cell in sorted(sheet.cells.items()):
            assert not cell.formula, "xlwt writes no cached values"
            style = style_of(cell.look, cell.format)
            if (row, col) in merged:
                last_row, last_col = merged[(row, col)]
                out.write_merge(row, last_row, col, last_col, cell.value, style)
            else:
                out.write(row, col, cell.value, style)
    workbook.save(str(path))


def write_ods(book, path):
    document = OpenDocumentSpreadsheet()
    document.meta.addElement(_meta("creation-date", CREATED.isoformat()))
    percent = odf_number.PercentageStyle(name="NP1")
    percent.addElement(odf_number.Number(decimalplaces=1, minintegerdigits=1))
    percent.addElement(odf_number.Text(text="%"))
    document.automaticstyles.addElement(percent)
    for decimals in (0, 1):
        plain = odf_number.NumberStyle(name=f"N{decimals}")
        plain.addElement(odf_number.Number(decimalplaces=decimals, minintegerdigits=1, grouping="true"))
        document.automaticstyles.addElement(plain)
    bold = odf_style.Style(name="Bold", family="table-cell")
    bold.addElement(odf_style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    header = odf_style.Style(name="Header", family="table-cell")
    header.addElement(odf_style.TextProperties(fontweight="bold"))
    header.addElement(odf_style.TableCellProperties(wrapoption="wrap"))
    document.automaticstyles.addElement(header)
    data_styles = {"0.0%": "NP1", "#,##0.0": "N1", "#,##0": "N0"}
    for data_style in data_styles.values():
        document.automaticstyles.addElement(odf_style.Style(name="C" + data_style, family="table-cell", datastylename=data_style))

    for sheet in book.sheets:
        out = odf_table.Table(name=sheet.name)
        last_col = max(c for _, c in sheet.cells)
        for col in range(last_col + 1):
            name = f"co_{len(document.spreadsheet.childNodes)}_{col}"
            column = odf_style.Style(name=name, family="table-column")
            column.addElement(odf_style.TableColumnProperties(columnwidth=f"{sheet.widths.get(col, 10) * 0.22:.2f}cm"))
            document.automaticstyles.addElement(column)
            out.addElement(odf_table.TableColumn(stylename=name))
        spans = {(r, c): (r2 - r + 1, c2 - c + 1) for r, c, r2, c2 in sheet.merges}
        covered = {(r, c) for r1, c1, r2, c2 in sheet.merges for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)} - set(spans)
        for row in range(max(r for r, _ in sheet.cells) + 1):
            line = odf_table.TableRow()
            for col in range(last_col + 1):
                line.addElement(_ods_cell(sheet.cells.get((row, col)), spans.get((row, col)), (row, col) in covered, data_styles))
            out.addElement(line)
        document.spreadsheet.addElement(out)

    raw = io.BytesIO()
    document.write(raw)
    # odfpy stamps the entries with the clock; write them again with a fixed time.
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "mimetype", name)):
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))


def _meta(name, text):
    from odf.element import Element

    element = Element(qname=(METANS, name), check_grammar=False)
    element.addText(text)
    return element


def _ods_cell(cell, span, covered, data_styles):
    if covered:
        return odf_table.CoveredTableCell()
    if cell is None:
        return odf_table.TableCell()
    attributes = {}
    if span:
        attributes |= {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]}
    if isinstance(cell.value, str):
        if cell.look in ("header", "header_left"):
            attributes["stylename"] = "Header"
        elif cell.look in ("title", "bold", "perspective"):
            attributes["stylename"] = "Bold"
        out = odf_table.TableCell(valuetype="string", **attributes)
        out.addElement(P(text=cell.value))
        return out
    percent = cell.format == "0.0%"
    if cell.formula:
        attributes["formula"] = "of:=" + cell.formula
    out = odf_table.TableCell(
        valuetype="percentage" if percent else "float", value=cell.value, stylename="C" + data_styles[cell.format], **attributes
    )
    shown = norwegian(cell.value * 100, 1) + "%" if percent else norwegian(cell.value, 1 if cell.format == "#,##0.0" else 0, "\u00a0")
    out.addElement(P(text=shown))
    return out


def write_csv(book, path):
    """As a statistics bank gives it: Windows-1252, semicolon, decimal comma, texts in quotes."""
    (sheet,) = book.sheets
    lines = []
    for row in range(max(r for r, _ in sheet.cells) + 1):
        columns = [c for r, c in sheet.cells if r == row]
        fields = []
        for col in range(max(columns, default=-1) + 1):
            cell = sheet.cells.get((row, col))
            if cell is None:
                fields.append("")
            elif isinstance(cell.value, str):
                fields.append('"' + cell.value.replace('"', '""') + '"')
            else:
                fields.append(norwegian(cell.value, 1 if cell.format == "#,##0.0" else 0))
        lines.append(";".join(fields))
    path.write_bytes("".join(line + "\r\n" for line in lines).encode("cp1252"))


WRITERS = {".xlsx": write_xlsx, ".xls": write_xls, ".ods": write_ods, ".csv": write_csv}
