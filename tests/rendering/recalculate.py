"""Recalculates workbooks of perfeval with LibreOffice and reads what comes out.

The cached values of all formulas are taken out first, so nothing can be repeated that was not
computed. As a script it does so for the examples, in both languages, and compares every score,
branch, total and grade with the score document:

    python tests/rendering/recalculate.py [FOLDER for the workbooks]
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

EXAMPLES = Path(__file__).parents[2] / "examples"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
CACHED = re.compile(r"(</f>)<v>[^<]*</v>")
Values = dict[str, dict[str, Any]]
SECONDS = 300
FIRST = 6  # the row of the first indicator
TOTALS = ("row.total_score", "html.grade")
HALF = 5e-5 + 1e-9  # completions are printed with four decimals


def office() -> str | None:
    """The program, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def need_office() -> None:
    """Skips the test without LibreOffice; on CI, which installs it, that is a failure."""
    import pytest

    if office() is None:
        assert not os.environ.get("CI"), "LibreOffice (soffice) is not installed"
        pytest.skip("LibreOffice is not installed")


def without_cache(data: bytes) -> bytes:
    """The workbook with no formula's value left in it."""

    def stripped(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        return CACHED.sub(r"\1", part.decode("utf-8")).encode("utf-8")

    return changed(data, stripped)


def changed(data: bytes, change: Any) -> bytes:
    """A copy of the zip with every part passed through `change(name, bytes)`."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target.getvalue()


def recalculated(books: dict[str, bytes], folder: Path) -> dict[str, Values]:
    """What LibreOffice computes for each workbook, by sheet and address; one call for all."""
    program = office()
    assert program is not None, "LibreOffice (soffice) is not installed"
    (folder / "in").mkdir(parents=True)
    for name, data in books.items():
        (folder / "in" / f"{name}.xlsx").write_bytes(without_cache(data))
    files = [str(folder / "in" / f"{name}.xlsx") for name in books]
    _run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), *files]
    )  # fmt: skip
    return {name: values((folder / "out" / f"{name}.xlsx").read_bytes()) for name in books}


def _run(command: list[str]) -> None:
    """Run it with all it starts; when time is up nothing of it is left running."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            code = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    assert code == 0, f"{command[0]} ended with {code}"


def values(data: bytes) -> Values:
    """Every filled cell of a workbook: numbers as float, texts, errors as they are printed."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = [
            "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
            for item in _root(book, "xl/sharedStrings.xml").iter(f"{MAIN}si")
        ]
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in _root(book, "xl/_rels/workbook.xml.rels")
        }
        found: Values = {}
        for sheet in _root(book, "xl/workbook.xml").iter(f"{MAIN}sheet"):
            target = targets[sheet.get(RELATION)].removeprefix("/xl/")
            cells = _root(book, f"xl/{target}").iter(f"{MAIN}c")
            held = {str(c.get("r")): _value(c, shared) for c in cells}
            found[str(sheet.get("name"))] = {k: v for k, v in held.items() if v is not None}
    return found


def _root(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def _value(cell: ElementTree.Element, shared: list[str]) -> Any:
    given = cell.find(f"{MAIN}v")
    if given is None or given.text is None:
        return None
    kind = cell.get("t", "n")
    if kind == "s":
        return shared[int(given.text)]
    return given.text if kind in ("str", "e") else float(given.text)


def errors(found: Values) -> list[str]:
    """Cells that show an error."""
    return [
        f"{sheet}!{at}: {value}"
        for sheet, cells in found.items()
        for at, value in cells.items()
        if isinstance(value, str) and re.fullmatch(r"#[A-Z0-9/]+[!?]?|Err:\d+", value)
    ]


def compared(found: Values, document: dict[str, Any]) -> list[str]:
    """Where a recalculated workbook does not say what the score document says."""
    from perfeval.i18n.report_excel import Texts

    t = next(t for t in (Texts("zh"), Texts("en")) if t("sheet.scores") in found)
    wrong = errors(found)
    sheet = found[t("sheet.scores")]
    wrong += [f"{at}: {value}" for at, value in sheet.items() if value == "✗"]
    head = {v: at[:-1] for at, v in sheet.items() if re.fullmatch(r"[A-Z]+5", at)}

    def col(key: str) -> str:
        return head.get(t(key), "")

    def number(at: str, wanted: Any, what: Any, off: float = 1e-9) -> None:
        if wanted is not None and not _near(sheet.get(at), wanted, off):
            wrong.append(f"{at}: {sheet.get(at, 'empty')}, not {wanted} ({what})")

    score, name, rate = col("col.score"), col("col.indicator"), col("col.completion")
    for row, leaf in enumerate(document["indicators"], FIRST):
        if sheet.get(f"{name}{row}") != leaf["path"][-1]:
            wrong.append(f"row {row} is not that of {leaf['path'][-1]}")
        number(f"{score}{row}", leaf["score"], leaf["path"])
        number(f"{rate}{row}", leaf["completion"], "completion", HALF)
    if document["total"] is None:
        return wrong
    for row, branch in enumerate(document["branches"], FIRST + len(document["indicators"]) + 2):
        number(f"{score}{row}", branch["score"], branch["path"])
    labels = {text: at.removeprefix(name) for at, text in sheet.items() if at.startswith(name)}
    whole, graded = (labels.get(t(key), "") for key in TOTALS)
    number(f"{score}{whole}", document["total"], "total")
    if document["grade"] is not None:
        grade = sheet.get(f"{score}{graded}")
        if grade != document["grade"]:
            wrong.append(f"grade {grade}, not {document['grade']}")
    return wrong


def _near(got: Any, wanted: Any, off: float) -> bool:
    return isinstance(got, float) and abs(got - float(wanted)) <= off


def example_books() -> tuple[dict[str, bytes], dict[str, dict[str, Any]]]:
    """The workbooks of all examples in both languages, and their score documents."""
    from perfeval import api
    from perfeval.reports.excel.writer import write
    from perfeval.reports.request import Request
    from perfeval.reports.score_document import document

    books, documents = {}, {}
    for path in sorted(EXAMPLES.glob("*/project.yaml")):
        card = api.score(api.load_project(path))
        for lang in ("zh", "en"):
            name = f"{path.parent.name}-{lang}"
            books[name] = write(card, Request(lang)).data
            documents[name] = json.loads(document(card, lang))
    return books, documents


def main() -> int:
    books, documents = example_books()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    found = recalculated(books, folder / "recalculated")
    wrong = {name: compared(found[name], documents[name]) for name in books}
    for name, faults in wrong.items():
        print(name, "ok" if not faults else "\n  ".join(["", *faults]))
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
