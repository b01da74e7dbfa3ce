"""Parts around a sheet that tell its rows: drawings, comments, tables, names, other sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.model.finding import column_letters
from perfeval.reports.filling import references as refs
from perfeval.reports.filling.sheet import FORMULAS, XDR, S, Sheet, moved

if TYPE_CHECKING:
    from perfeval.reports.filling.package import Package

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
# old drawings are no proper XML: <br> without an end
_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_LINKED = ("fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx", "fmlaMacro")


def moved_around(
    package: Package, paths: dict[str, str], sheet: Sheet, at: int, count: int
) -> None:
    """Moves what other parts say of a sheet into which rows were put."""
    for kind, part in package.related(sheet.part).values():
        if part not in package.parts:
            continue
        if kind == "drawing":
            _drawing(package.tree(part), at, count)
        elif kind == "vmlDrawing":
            package.parts[part] = _old_drawing(package.parts[part], at, count)
        elif kind in ("comments", "threadedComment"):
            _comments(package.tree(part), at, count)
        elif kind == "table":
            _ranges(package.tree(part), at, count)
        elif kind == "ctrlProp":
            _control(package.tree(part), sheet.name, at, count)
    for part in [n for n in package.parts if re.fullmatch(r"xl/charts/chart[^/]*\.xml", n)]:
        if told_in(package.peek(part), sheet.name):
            for formula in package.tree(part).iter(C + "f"):
                formula.text = refs.moved_formula(formula.text or "", False, sheet.name, at, count)
    for name, path in paths.items():
        if name != sheet.name and told_in(package.peek(path), sheet.name):
            moved(package.tree(path), False, sheet.name, at, count)
    main = package.tree("xl/workbook.xml")
    for one in main.iter(S + "definedName"):
        one.text = refs.moved_formula(one.text or "", False, sheet.name, at, count)


def told_in(root: Any, name: str) -> bool:
    """Whether a formula of a part names a sheet; a name with a ' is written with two."""
    known = name.replace("'", "''")
    return any(
        known in (element.text or "")
        for element in root.iter()
        if element.tag in FORMULAS or element.tag == C + "f"
    )


def _drawing(root: Any, at: int, count: int) -> None:
    for row in root.iter(XDR + "row"):
        number = int(row.text or 0)
        row.text = str(number + count if number >= at else number)


def _old_drawing(data: bytes, at: int, count: int) -> bytes:
    def row(found: re.Match[bytes]) -> bytes:
        number = int(found.group(2))
        return found.group(1) + str(number + count if number >= at else number).encode() + found.group(3)  # fmt: skip

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = found.group(2).split(b",")
        if len(numbers) == 8 and all(n.strip().isdigit() for n in numbers):
            for place in (2, 6):
                number = int(numbers[place])
                numbers[place] = b" %d" % (number + count if number >= at else number)
        return found.group(1) + b",".join(numbers) + found.group(3)

    return _ANCHOR.sub(anchor, _ROW.sub(row, data))


def _comments(root: Any, at: int, count: int) -> None:
    for one in root.iter():
        row, column = refs.cell_of(one.get("ref", "")) if isinstance(one.tag, str) else (0, 0)
        if row > at:
            one.set("ref", f"{column_letters(column)}{row + count}")


def _ranges(root: Any, at: int, count: int) -> None:
    for one in root.iter():
        if one.get("ref"):
            one.set("ref", refs.moved_ranges(one.get("ref"), at, count))


def _control(root: Any, sheet: str, at: int, count: int) -> None:
    for name in _LINKED:
        if root.get(name):
            root.set(name, refs.moved_formula(root.get(name), True, sheet, at, count))
