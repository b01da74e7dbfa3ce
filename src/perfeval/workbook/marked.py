"""Which cells of its row an indicator needs, where the others are, and which way its target goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.i18n.workbook_words import sheet, word
from perfeval.model.quantity import FLAG, RANGE
from perfeval.workbook.needs import needs
from perfeval.workbook.table import NEEDED, UNUSED, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.indicators import Indicator
    from perfeval.model.quantity import Quantity

SIGNS = ("≥", "≤", "=", ">", "<")
_WAYS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="}
_MORE = {"≥": "direction.more", ">": "direction.more", "≤": "direction.less", "<": "direction.less"}
# the sheet that each key of a result is filled in on
_SHEETS = {"met": "points", "survey": "surveys", "panel": "panel", "items": "items",
           "deductions": "events"}  # fmt: skip


def direction(target: Quantity, lang: str) -> str:
    """Whether more or less is better: ≥ 越多越好, ≤ 越少越好, =, a range, or a quality in words."""
    if target.kind == RANGE:
        return word("direction.range", lang)
    if target.kind == FLAG or not target.is_ordered:
        return word("direction.words", lang)
    sign = _WAYS.get(target.op, "")
    more = word(_MORE[sign], lang) if sign in _MORE else ""
    return f"{sign} {more}".strip()


def marked(leaf: Indicator, cells: Mapping[str, Entry], lang: str) -> dict[str, Entry]:
    """Where the indicator is filled in; cells that it does not use look like those of the set, a
    target that the set leaves to the project is marked."""
    found: dict[str, Entry] = {}
    keys = {need.key: need for need in needs(leaf)}
    ways: dict[str, None] = {}
    for key in keys:
        if key == "actual":
            ways[word("where.here", lang)] = None
        elif key == "parts":
            ways[word("where.parts", lang)] = None
        elif key != "target":
            ways[word("where.sheet", lang).format(sheet=sheet(_SHEETS.get(key, "data"), lang))] = (
                None
            )
    if leaf.measure.kind == "funds" and leaf.score.kind != "blend":
        ways[word("where.funds", lang).format(sheet=sheet("funds", lang))] = None
    found["#where"] = Entry("\n".join(ways))
    filled = {key for key in ("actual", "target") if key in cells}
    for key in ("actual", "target", "sign"):
        if key not in keys and key not in filled and not (key == "sign" and "target" in keys):
            found[key] = Entry(kind=UNUSED)
    need = keys.get("target")
    if need is not None and not need.value and "target" not in filled:
        found["target"] = Entry(kind=NEEDED, note=word("target.needed", lang))
    return found


def joined_target(sign: str, target: str) -> str | None:
    """The target with the sign chosen for it; None where the target has another."""
    own = re.match(
        r"\s*(≥|≤|>=|<=|=|>|<|＞|＜|＝|不低于|不少于|不高于|不超过|不大于|不小于)", target
    )
    if own is None:
        return f"{sign}{target.strip()}" if target.strip() else target
    same = {"≥": "≥", ">=": "≥", "不低于": "≥", "不少于": "≥", "不小于": "≥", "≤": "≤", "<=": "≤",
            "不高于": "≤", "不超过": "≤", "不大于": "≤", "＞": ">", "＜": "<", "＝": "="}  # fmt: skip
    return target if same.get(own[1], own[1]) == sign else None
