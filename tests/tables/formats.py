"""The forms as files: .xlsx, .docx, .csv, .md and, through LibreOffice, .xls."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

from tables.written.page import Field, Sheet

NUMBER = re.compile(r"-?\d+(?:\.(\d+))?")
SHARE = re.compile(r"(-?\d+(?:\.(\d+))?)%")

Places = dict[Field, tuple[str, int, int]]


def _figure(text: str) -> tuple[float | int, str] | None:
    """A printed figure as a spreadsheet keeps it, with the number format that shows it so."""
    if found := SHARE.fullmatch(text):
        digits = len(found[2] or "")
        return float(Decimal(found[1]) / 100), "0." + "0" * digits + "%" if digits else "0%"
    if found := NUMBER.fullmatch(text):
        digits = len(found[1] or "")
        if not digits:
            return int(text), "General"
        return float(text), "0." + "0" * digits if text.endswith("0") else "General"
    return None


def to_xlsx(
    path: Path, sheets: list[list[Sheet]], numbers: str = "number", extra: bool = False
) -> Places:
    """One worksheet for each list of forms, which stand below one another with a blank row."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    if extra:
        book.create_sheet("填报说明").append(["请按要求填写，红色为必填项。"])
    places: Places = {}
    names: set[str] = set()
    for forms in sheets:
        name = forms[0].name
        while name in names:
            name += "2"
        names.add(name)
        page = book.create_sheet(name)
        row = 1
        for form in forms:
            row = _write(page, form, row, name, numbers, places) + 2
        for column in range(1, 14):
            page.column_dimensions[get_column_letter(column)].width = 14
    book.save(path)
    return places


def _write(page, form: Sheet, row: int, name: str, numbers: str, places: Places) -> int:  # type: ignore[no-untyped-def]
    for text, field in form.above:
        page.cell(row, 1, text)
        if form.width > 1:
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=form.width)
        places[field] = (name, row, 1)
        row += 1
    for put in form.puts:
        at = row + put.row - 1
        here = page.cell(at, put.column)
        figure = _figure(put.text) if numbers == "number" else None
        if figure is not None:
            here.value, here.number_format = figure
        elif put.text:
            here.value = put.text
            here.data_type = "s"
        if put.down > 1 or put.across > 1:
            page.merge_cells(
                start_row=at,
                end_row=at + put.down - 1,
                start_column=put.column,
                end_column=put.column + put.across - 1,
            )
        if put.field:
            places[put.field] = (name, at, put.column)
    row += form.height
    for text, field in form.below:
        page.cell(row, 1, text)
        places[field] = (name, row, 1)
        row += 1
    return row - 1


def to_docx(path: Path, sheets: list[Sheet]) -> None:
    """A paragraph for each line above a table; merged cells as Word merges them."""
    from docx import Document

    document = Document()
    for form in sheets:
        for text, _ in form.above:
            document.add_paragraph(text)
        table = document.add_table(form.height, form.width)
        table.style = "Table Grid"
        grid = [list(row.cells) for row in table.rows]
        for put in form.puts:
            cell = grid[put.row - 1][put.column - 1]
            if put.down > 1 or put.across > 1:
                last = grid[put.row + put.down - 2][put.column + put.across - 2]
                cell = cell.merge(last)
            cell.text = put.text
        for text, _ in form.below:
            document.add_paragraph(text)
    document.save(str(path))


def matrix(form: Sheet, spread: bool = False) -> list[list[str]]:
    """The table's texts; a merged cell's text at its first place, or `spread` over all."""
    rows = [[""] * form.width for _ in range(form.height)]
    for put in form.puts:
        for row in range(put.row, put.row + (put.down if spread else 1)):
            for column in range(put.column, put.column + (put.across if spread else 1)):
                rows[row - 1][column - 1] = put.text
    return rows


def to_csv(path: Path, sheets: list[Sheet], encoding: str = "utf-8-sig") -> None:
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        out = csv.writer(file)
        for index, form in enumerate(sheets):
            if index:
                out.writerow([])
            out.writerows([text] for text, _ in form.above)
            out.writerows(matrix(form))
            out.writerows([text] for text, _ in form.below)


def to_md(path: Path, sheets: list[Sheet]) -> None:
    lines: list[str] = []
    for form in sheets:
        for index, (text, _) in enumerate(form.above):
            lines += [("# " if index == 0 else "") + text, ""]
        for index, row in enumerate(matrix(form)):
            cells = [text.replace("|", r"\|").replace("\n", "<br>") for text in row]
            lines.append("| " + " | ".join(cells) + " |")
            if index == 0:
                lines.append("|" + " --- |" * form.width)
        lines.append("")
        for text, _ in form.below:
            lines += [text, ""]
    path.write_text("\n".join(lines), "utf-8")


def to_xls(path: Path, source: Path) -> bool:
    """Through LibreOffice; False where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return False
    profile = f"-env:UserInstallation=file://{path.parent / 'office'}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "xls",
        "--outdir",
        str(path.parent),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.exists()


def split(form: Sheet, row: int, header: tuple[int, int] | None, again: bool) -> list[Sheet]:
    """A table that goes on as a second one below a page break, before the given row.

    `header` gives the rows of the headings that are repeated there; merged cells that the break
    cuts are blank in the second part, or say their text `again`.
    """
    first = [put._replace(down=min(put.down, row - put.row)) for put in form.puts if put.row < row]
    repeated = header[1] - header[0] + 1 if header else 0
    second = []
    if header:
        second = [
            put._replace(row=put.row - header[0] + 1, down=1, field=())
            for put in form.puts
            if header[0] <= put.row <= header[1]
        ]
    for put in form.puts:
        if put.row >= row:
            second.append(put._replace(row=put.row - row + 1 + repeated))
        elif put.row + put.down > row:
            cut = put._replace(row=1 + repeated, down=put.row + put.down - row, field=())
            second.append(cut if again else cut._replace(text=""))
    return [
        form._replace(puts=tuple(first), below=()),
        form._replace(above=(), puts=tuple(second)),
    ]
