"""What Word and WPS want of tables beyond the schema: widths and merges that fit the grid."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from reports.word_orders import W


def ill_fitting(root: ET.Element) -> Iterator[str]:
    """Widths that are not those of their columns, merges that go on from nothing, tables without a
    paragraph between them."""
    for table in root.iter(W + "tbl"):
        grid = [int(column.get(W + "w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        width = table.find(f"{W}tblPr/{W}tblW")
        if width is None or width.get(W + "type") != "dxa" or _number(width, "w") != sum(grid):
            yield "tblW"
        above: dict[int, int] = {}
        for row in table.findall(W + "tr"):
            at, here = 0, {}
            for cell in row.findall(W + "tc"):
                span = _number(cell.find(f"{W}tcPr/{W}gridSpan"))
                if _number(cell.find(f"{W}tcPr/{W}tcW"), "w") != sum(grid[at : at + span]):
                    yield "tcW"
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None:
                    here[at] = span
                    if merge.get(W + "val") != "restart" and above.get(at) != span:
                        yield "vMerge"
                at += span
            above = here
    for holder in root.iter():
        tags = [child.tag for child in holder]
        if any(a == b == W + "tbl" for a, b in itertools.pairwise(tags)):
            yield "tables together"


def _number(element: ET.Element | None, name: str = "val") -> int:
    return 1 if element is None else int(element.get(W + name, "1"))
