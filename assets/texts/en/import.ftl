# Lesing
read-empty = The file is empty.
read-too-old = The file was made in an Excel from before 1995 and cannot be read. Open it in Excel and save it as .xlsx.
read-not-a-workbook = The file is not a workbook ({ $kind }), though its name may say so.
read-xml = The file is XML and not a workbook. Open it in Excel and save it as .xlsx.
read-unknown = The file is not a workbook the program knows. Open it in Excel and save it as .xlsx.
read-bad-row = One line could not be read and is left out: { $why }
read-many-cells = The workbook has more than { $most } cells. Split it, or remove sheets that are not needed.
read-many-sheets = The workbook has more than { $most } sheets. The rest is not read.
read-damaged-zip = The file is damaged or cut off. Open it in Excel and save it again.
read-too-many-parts = The file has more than { $most } parts and is no ordinary workbook. It is not read.
read-bomb = The file grows beyond reason when unpacked. It is not read.
read-password = The file is password-protected. Save it without a password in Excel and try again.
read-damaged = The file is damaged and cannot be read ({ $why }). Open it in Excel and save it again.
read-bad-sheet = The sheet “{ $sheet }” could not be read in full: { $why }
read-no-formats = This kind of file does not say which cells are percentages or dates. Look the figures over.
read-html-table = Table { $number }
read-web-page = The file is a web page without tables, not a workbook.
read-panic = The file is damaged so that it cannot be read. Open it in Excel and save it again.
read-no-cells = The workbook is empty: no cell has any content.
read-lock-file = This is Excel’s lock file, not the workbook. Choose the file without “~$” in its name.
read-not-found = The file does not exist. Has it been moved or renamed?
read-denied = You may not read the file.
read-in-use = The file is open in another program. Close it there and try again.
read-io = The file cannot be read: { $why }
read-folder = This is a folder, not a workbook.
read-too-large = The file is larger than { $most } MB and is not read.
read-crash = The file makes the reader stop; it is damaged or needs too much memory. It is not read.
read-timeout = The file took more than { $seconds } seconds to read. It is not read.
read-no-sheets = The file lacks its list of sheets and is damaged. Open it in Excel and save it again.
read-sheet-missing = The content of the sheet is missing from the file.
read-sheet-cut = The sheet is damaged; what comes after the damage has not been read.
read-faulty-cells = { $count ->
    [one] One cell could not be read and is left out: { $cells }.
   *[other] { $count } cells could not be read and are left out, among them { $cells }.
}
read-nowhere-cells = { $count ->
    [one] One cell without a valid place is left out.
   *[other] { $count } cells without a valid place are left out.
}
read-doubled-cells = { $count ->
    [one] One cell stands twice in the file; the last one counts.
   *[other] { $count } cells stand twice in the file; the last ones count.
}
read-cut-texts = Text longer than { $most } characters is cut: { $cells }.
read-without-result = { $count ->
    [one] One cell has a formula without a stored result and is left out: { $cells }. Open the file in Excel and save it, and the result comes along.
   *[other] { $count } cells have formulas without a stored result and are left out, among them { $cells }. Open the file in Excel and save it, and the results come along.
}
