"""What the columns of a form show of one indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.model.quantity import DATE, FLAG, NUMBER, RANGE
from perfeval.model.rounding import plain
from perfeval.reports import achieved, figures

if TYPE_CHECKING:
    from perfeval.model.quantity import Quantity
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

SIGNS = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝", "": "＝"}


class Entry(NamedTuple):
    """A row of a form: where it stands, its cells by field, what they refer to.

    `rows` is how many rows the cells of the whole leaf take, 0 where a row above has them.
    """

    path: tuple[str, ...]
    texts: dict[str, str]
    ref: dict[str, Any]
    rows: int = 1


def entries(card: Scorecard, leaf: LeafScore, cells: dict[str, str], words: Words) -> list[Entry]:
    """One row for a leaf, or one for each of its items, which are the project's own indicators.

    `cells` are those of its row in the score table.
    """
    path, texts = leaf.indicator.path, fields(card, leaf, cells, words)
    items = leaf.result.items if leaf.result is not None else ()
    if not isinstance(items, tuple) or not items or leaf.status in achieved.ABSENT:
        return [Entry(path, texts, {"of": "leaf", "path": list(path)})]
    above = path[:-1] if len(path) > 2 else path
    found = []
    for n, item in enumerate(items, 1):
        operator, value, unit = target_parts(item.target, words)
        own = {
            **texts, "target": figures.quantity(item.target, words),
            "actual": figures.quantity(item.actual, words),
            "operator": operator, "value": value, "unit": unit,
        }  # fmt: skip
        ref = {"of": "item", "path": list(path), "item": n}
        name = item.name or f"{path[-1]} {n}"
        found.append(Entry((*above, name), own, ref, len(items) if n == 1 else 0))
    return found


def fields(card: Scorecard, leaf: LeafScore, cells: dict[str, str], words: Words) -> dict[str, str]:
    """The cells of the score table, and the target in its three parts."""
    weight, score = cells["weight"], cells["score"]
    if not card.indicator_set.scored or leaf.status in achieved.ABSENT:
        weight, score = weight or words("none"), score or words("none")
    operator, value, unit = target_parts(leaf.target, words)
    return {
        **cells, "weight": weight, "score": score,
        "operator": operator, "value": value, "unit": unit,
    }  # fmt: skip


def target_parts(target: Quantity | None, words: Words) -> tuple[str, str, str]:
    """指标性质, 指标值 and 度量单位: a target's sign, its value and its unit."""
    if target is None:
        return "", "", ""
    text = target.text.strip()
    if target.kind == NUMBER:
        value, unit = _measured(target)
        return SIGNS.get(target.op, target.op), value, unit
    if target.kind == RANGE:
        return words("form.range"), text, ""
    if target.kind == DATE:
        day = text.lstrip("≥≤＜＞<>=＝ ")
        return (SIGNS.get(target.op, ""), _bare(day), "") if target.op else ("", day, "")
    if target.kind == FLAG:
        return words("form.quality"), words("yes" if target.flag else "no"), ""
    return words("form.quality"), text, ""


def _bare(day: str) -> str:
    """A date without the word that says on which side of it: the sign says so."""
    for word in ("及以前", "之前", "以前", "前", "及以后", "之后", "以后", "后"):
        if day.endswith(word):
            return day.removesuffix(word).rstrip()
    return day


def _measured(target: Quantity) -> tuple[str, str]:
    """A number as written and its unit: 1.2亿元 stays 1.2 and 亿元."""
    written = target.text.strip()
    digits = [n for n, sign in enumerate(written) if sign.isdigit()]
    if not digits:
        return plain(target.lo / target.scale), target.unit
    end = digits[-1] + 1
    start = digits[0]
    if start and written[start - 1] in "-+－＋":
        start -= 1
    return written[start:end], _unit(written[end:])


def _unit(tail: str) -> str:
    """The unit behind a number, without the words that say which side of it is meant."""
    for word in ("及以上", "以上", "及以下", "以下", "以内", "之内"):
        tail = tail.removesuffix(word)
    return tail.strip()
