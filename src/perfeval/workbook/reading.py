"""A workbook that was filled in, back to the nodes of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, FormCell, Span
from perfeval.source.nearest import begin
from perfeval.source.node import Scalar
from perfeval.workbook import growing
from perfeval.workbook.cells import Cells
from perfeval.workbook.filling import fill
from perfeval.workbook.marks import NAME, marks_of
from perfeval.workbook.sheets_in import tables

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from perfeval.model.grid import Book
    from perfeval.source.node import Mapping
    from perfeval.workbook.marks import Marks


class Filled(NamedTuple):
    """A project's nodes, whose places are cells; `marks` tell its set, as text too; `rows` where
    each result has its row, by the key of the result."""

    root: Mapping
    marks: Marks
    findings: tuple[Finding, ...] = ()
    rows: MappingOf[str, Span] = {}


def read(book: Book) -> Filled | None:
    """What a workbook of ours says; None of any other book."""
    marks = marks_of(book)
    if marks is None:
        return None
    findings = [finding for finding in book.findings if not _own(finding, book)]
    begin()
    cells = Cells(book.file)
    found = tables(book, findings, cells)
    first = next(iter(found.values()), None)
    start = Span(FormCell.of(book.file, first.grid.sheet if first else "#1", cells), 1, 1)
    grown = growing.Growing(start, findings)
    for id, name in marks.sheets:
        if id not in found and id != "other":
            findings.append(Finding("PE088", Span(book.file, 1, 1), {"sheet": name}))
    grown.put(("perfeval",), "project/v1", start)
    fill(found, marks, grown, findings, cells)
    if not grown.has(("indicator_set",)):
        grown.put(("indicator_set",), marks.set_name, start)
    if not grown.has(("results",)):
        grown.put_empty(("results",), "{}", start)
    if not grown.has(("project", "name")) and not grown.has(("project",)):
        grown.put_empty(("project",), "{}", start)
    root = grown.nodes()
    entry = root.entries["perfeval"]
    root.entries["perfeval"] = (Scalar("perfeval", True, *start), entry[1])
    rows = {str(p[1]): at for p, at in grown.keys.items() if len(p) == 2 and p[0] == "results"}
    return Filled(root, marks, tuple(findings), rows)


# what the workbook itself hides; cells without a value are told one by one where they matter
_HIDDEN_SHEET, _HIDDEN_CELLS, _NO_VALUE = "PE053", "PE058", ("PE047", "PE052")


def _own(finding: Finding, book: Book) -> bool:
    """Whether a finding about the file is of what every workbook of ours has."""
    sheet = finding.span.sheet if finding.span is not None else ""
    if finding.code == _HIDDEN_SHEET:
        return sheet == NAME
    if finding.code == _HIDDEN_CELLS:
        grid = next((one for one in book.grids if one.sheet == sheet), None)
        return grid is None or (grid.hidden_rows <= {1} and grid.hidden_columns <= {1})
    return finding.code in _NO_VALUE
