"""The parts of a workbook around its sheets."""

from __future__ import annotations

from xml.sax.saxutils import escape

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET_TYPE = f"{_TYPE}.worksheet+xml"


def around(names: list[str], texts: list[str], points: int, font: str) -> dict[str, bytes]:
    """Everything but the sheets, whose names are given; `texts` are those that cells share, escaped;
    `points` are the decimals of scores."""
    count = range(1, len(names) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in count
    )
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(count, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in count
    )
    styles = len(names) + 1
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{kinds}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="rId{styles}" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId{styles + 1}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">'
        + "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
        + "</sst>",
        "xl/styles.xml": _styles(points, font),
    }
    return {name: HEAD + text.encode("utf-8") for name, text in parts.items()}


def _styles(points: int, font: str) -> str:
    own = sheet_styles(points, font, 164, 0, 0)
    inner = "".join(f'<{tag} count="{count}">{text}</{tag}>' for tag, (count, text) in own.items())
    before, _, after = inner.partition("<cellXfs")
    return (
        f'<styleSheet xmlns="{MAIN}">{before}<borders count="1"><border/></borders><cellStyleXfs count="1">'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs{after}'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def sheet_styles(
    points: int, font: str, number: int, fonts: int, fills: int
) -> dict[str, tuple[int, str]]:
    """The styles of our cells, by the list of the stylesheet that they go into, with how many there
    are: `number` is that of our format, `fonts` and `fills` how many there are before them."""
    digits = "0." + "0" * points if points else "0"
    base = f'<sz val="10"/><name val="{escape(font)}"/>'
    cell = '<xf numFmtId="{}" fontId="{}" fillId="{}" borderId="0" xfId="0" applyFont="1"{}/>'
    # in the order of the numbers in `cells`
    styles = (
        cell.format(0, fonts, 0, ""),
        cell.format(0, fonts + 1, fills + 2, ' applyFill="1"'),
        cell.format(number, fonts, 0, ' applyNumberFormat="1"'),
        cell.format(10, fonts, 0, ' applyNumberFormat="1"'),
        cell.format(0, fonts, 0, ' quotePrefix="1"'),
        cell.format(0, fonts, 0, ""),
    )
    return {
        "numFmts": (1, f'<numFmt numFmtId="{number}" formatCode="{digits}"/>'),
        "fonts": (2, f"<font>{base}</font><font><b/>{base}</font>"),
        "fills": (
            3, '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
            '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill>',
        ),
        "cellXfs": (len(styles), "".join(styles)),
    }  # fmt: skip
