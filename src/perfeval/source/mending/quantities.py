"""Numbers in characters that only look like theirs, written in the usual ones (PE026)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.quantity import Quantity, quantity
from perfeval.source.lookalikes import usual
from perfeval.source.mending.compared import same
from perfeval.source.mending.edits import Change, applied
from perfeval.source.mending.spans import Written, written
from perfeval.source.traps.lookalikes import odd_quantities
from perfeval.source.yaml_reader import parse_yaml

if TYPE_CHECKING:
    from perfeval.source.mending.allowing import Allows
    from perfeval.source.node import Scalar
    from perfeval.source.yaml_reader import Document

CODE = "PE026"
# what YAML takes for something else at the beginning of a plain scalar
_ZERO = re.compile(r"[-+]?0[0-9]")
_MARKS = "-?:,[]{}#&*!|>'\"%@`~= "


class _Mend:
    """One scalar, the text it is to have, and the change that gives it."""

    def __init__(self, scalar: Scalar, text: str, change: Change) -> None:
        self.scalar = scalar
        self.text = text
        self.change = change


def with_usual_numbers(document: Document, allows: Allows) -> list[Change]:
    allowed = allows(document)
    odd = [one for one in odd_quantities(document) if allowed(CODE, one.line)]
    if not odd:
        return []
    places = {(w.line, w.column): w for w in written(document.text)}
    found = [_mend(document.text, s, places.get((s.line, s.column))) for s in odd]
    return [mend.change for mend in _proven(document, [mend for mend in found if mend])]


def _mend(text: str, scalar: Scalar, place: Written | None) -> _Mend | None:
    if place is None or place.style in ("|", ">"):
        return None
    piece = text[place.start : place.end]
    if place.style:
        quote, inner = piece[:1], piece[1:-1]
        if inner != scalar.text:  # escapes, or more than one line
            return None
        new = usual(inner)
        return _checked(scalar, new, Change(place.start, piece, quote + new + quote, CODE))
    if piece != scalar.text:
        return None
    new = usual(piece).strip()
    if _ZERO.match(new):
        return None  # a text to other readers before, an octal number then
    if place.flow and "," in new:
        new = new.replace(",", "")
    shown = f'"{new}"' if _needs_quotes(new) else new
    return _checked(scalar, new, Change(place.start, piece, shown, CODE))


def _needs_quotes(text: str) -> bool:
    """More than YAML asks for: a sign of its own at the beginning is quoted but before a digit."""
    if text[:1] in "-=~" and text[1:2].isdigit():
        return False
    return text[:1] in _MARKS or ": " in text or " #" in text


def _checked(scalar: Scalar, new: str, change: Change) -> _Mend | None:
    """The mend where the quantity stays what it was."""
    before, after = quantity(scalar.text), quantity(new)
    if not isinstance(before, Quantity) or not isinstance(after, Quantity) or new == scalar.text:
        return None
    alike = before._replace(text="") == after._replace(text="")
    # 6，747 and 6747 are the same number though the digits are grouped in one of them only
    return _Mend(scalar, new, change) if alike else None


def _proven(document: Document, mends: list[_Mend]) -> list[_Mend]:
    """Those after which the file is the same but for them; halved until that is so."""
    if not mends:
        return []
    text = applied(document.text, [mend.change for mend in mends])
    after = parse_yaml(text.encode(), document.path)
    wanted = {id(mend.scalar): mend.text for mend in mends}
    kept = [finding.code for finding in after.findings] == [f.code for f in document.findings]
    if kept and same(document.root, after.root, wanted):
        return mends
    if len(mends) == 1:
        return []
    middle = len(mends) // 2
    return _proven(document, mends[:middle]) + _proven(document, mends[middle:])
