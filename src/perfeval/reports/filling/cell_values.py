"""Values in the cells of a sheet's XML: written, put behind a label, kept for a formula."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from perfeval.model.quantity import BadNumber, number
from perfeval.model.rounding import plain
from perfeval.reports.filling.behind import XML_SPACE, put_behind
from perfeval.reports.filling.records import NUMBER, PERCENT
from perfeval.reports.filling.sheet import S
from perfeval.reports.filling.styles import OTHER, TEXT
from perfeval.reports.filling.styles import PERCENT as PERCENT_FORMAT

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.reports.filling.records import Put
    from perfeval.reports.filling.styles import Formats

FINEST = 15  # digits that a spreadsheet keeps
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LONGEST = 32_767  # characters of a cell


def write(cell: Any, put: Put, formats: Formats) -> None:
    """Puts one value into a cell, which keeps its style."""
    kind, _ = formats.of(cell)
    for child in list(cell):
        if child.tag in (S + "v", S + "is"):
            cell.remove(child)
    cell.attrib.pop("t", None)
    value = _number(put, kind)
    if value is not None:
        held = cell.makeelement(S + "v", {})
        held.text = value
        cell.insert(0, held)
        return
    cell.set("t", "inlineStr")
    inline = cell.makeelement(S + "is", {})
    text = inline.makeelement(S + "t", {XML_SPACE: "preserve"})
    text.text = _safe(put.text)[:LONGEST]
    inline.append(text)
    cell.insert(0, inline)


def _safe(text: str) -> str:
    """A text as the file holds it; what looks like an escaped sign there must not become one."""
    return _ESCAPED.sub("_x005F_", _FORBIDDEN.sub("\ufffd", text))


def behind(cell: Any, put: Put, strings: Any) -> None:
    """Puts a value behind its label in the text that a cell has, which keeps its fonts."""
    inline, held = cell.find(S + "is"), cell.find(S + "v")
    if cell.get("t") == "s" and held is not None and strings is not None:
        items = strings.findall(S + "si")
        at = int(held.text) if (held.text or "").isdigit() else -1
        if not 0 <= at < len(items):
            return
        inline = cell.makeelement(S + "is", {})
        inline.extend(copy.deepcopy([one for one in items[at] if one.tag in (S + "t", S + "r")]))
        cell.remove(held)
        cell.insert(0, inline)
        cell.set("t", "inlineStr")
    if inline is not None:
        put_behind(list(inline.iter(S + "t")), put.label, _safe(put.text))


def _number(put: Put, kind: str) -> str | None:
    """What a number's cell holds; None where the value goes in as a text."""
    if put.kind not in (NUMBER, PERCENT) or kind in (TEXT, OTHER):
        return None
    if (put.kind == PERCENT) != (kind == PERCENT_FORMAT):
        return None  # 99.95% in a cell of plain numbers would show 1, 735 in one of rates 73500%
    value = _value(put)
    digits = len(put.text.strip("-%").replace(".", "").lstrip("0"))
    return None if value is None or digits > FINEST else plain(value, 20)


def _value(put: Put) -> Fraction | None:
    text = put.text.strip().replace(",", "")
    try:
        found = number(text.removesuffix("%"))
    except ValueError:
        return None
    if isinstance(found, BadNumber):
        return None
    return found / 100 if text.endswith("%") else found


def cache(cell: Any, value: object) -> None:
    """The value that a formula's cell keeps; none where it is not known."""
    for child in cell.findall(S + "v"):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if value is None:
        return
    held = cell.makeelement(S + "v", {})
    if isinstance(value, bool):
        cell.set("t", "b")
        held.text = str(int(value))
    elif isinstance(value, str):
        cell.set("t", "str")
        held.text = value
    else:
        held.text = plain(value, FINEST)  # type: ignore[arg-type]
    cell.append(held)


def agrees(value: object, put: Put) -> bool:
    """Whether a formula comes to the project's value, as far as that one is written out."""
    if isinstance(value, str) or value is None:
        return (value or "") == put.text
    mine = _value(put)
    if mine is None or isinstance(value, bool):
        return False
    decimals = len(put.text.rstrip("%").partition(".")[2]) + (2 if put.text.endswith("%") else 0)
    return bool(abs(value - mine) * 2 * 10**decimals <= 1)  # type: ignore[operator]


def shown(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else plain(value, 6)  # type: ignore[arg-type]
