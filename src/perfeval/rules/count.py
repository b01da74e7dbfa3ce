"""`count`: points off for every occurrence."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.formula.algebra import Value, where
from perfeval.model.rounding import plain
from perfeval.model.shape import POINTS, Field, Shape, Type
from perfeval.rules.faults import Fault, below_zero
from perfeval.rules.inputs import Inputs, score_text
from perfeval.rules.words import listed, pts

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.indicators import Indicator
    from perfeval.model.points import Points
    from perfeval.model.quantity import Quantity

CAP_IS_SHARE = False


class Step(NamedTuple):
    """From `count` occurrences on, `deduction` points in all."""

    count: Fraction  # type: ignore[assignment]
    deduction: Points
    span: Span | None = None


class Params(NamedTuple):
    points: Points | None = None
    first: Points | None = None
    table: tuple[Step, ...] = ()


SHAPE = Shape(
    "score.count",
    (
        Field("points", "每次扣分", POINTS, "points off per occurrence"),
        Field("first", "首次扣分", POINTS, "points off for the first one"),
        Field("table", "扣分表", Type("count-table"), "pairs [occurrences, points off in all]"),
    ),
    Params,
)


def uses_number(p: Params) -> bool:
    return True


def quantities(p: Params) -> tuple[Quantity, ...]:
    return ()


def open_top(p: Params) -> bool:
    return False


def deduction(v: Inputs, p: Params) -> Value:
    """Points off for x occurrences; beyond the table's last row each further one costs `points`."""
    n = v.x
    each: Value = v.points(p.points) if p.points is not None else Fraction(0)
    if p.table:
        taken: Value = Fraction(0)
        rows = sorted((row.count, v.points(row.deduction)) for row in p.table)
        for index, (count, total) in enumerate(rows):
            last = index == len(rows) - 1
            here = total + each * (n - count) if last else total
            taken = where(count <= n, here, taken)
        return taken
    if p.first is not None:
        return where(n >= 1, v.points(p.first) + each * (n - 1), each * n * 0)
    return each * n


def points(v: Inputs, p: Params) -> Value:
    return v.w - deduction(v, p)


def sentence(p: Params, leaf: Indicator, lang: str) -> str:
    zh = lang == "zh"
    parts = []
    if p.first is not None:
        first = pts(p.first, lang)
        parts.append(f"首次扣{first}" if zh else f"minus {first} for the first")
    for row in p.table:
        n, off = plain(row.count), pts(row.deduction, lang)
        parts.append(f"达{n}次共扣{off}" if zh else f"{n} occurrences: minus {off} in all")
    if p.points is not None:
        each = pts(p.points, lang)
        more = p.first is not None or p.table
        if zh:
            parts.append(f"{'此后' if more else ''}每出现一次扣{each}")
        else:
            parts.append(f"minus {each} for every {'further ' if more else ''}occurrence")
    if leaf.score.floor is None:
        parts.append("扣完为止" if zh else "down to 0")
    return listed(parts, lang)


def trace(v: Inputs, p: Params, lang: str) -> str:
    n = plain(v.x)
    off = score_text(deduction(v, p))
    w = score_text(v.w)
    how = off if p.table or v.x < 1 else _sum(v, p)
    if lang == "zh":
        return f"出现 {n} 次，扣 {off} 分；{w} − {how}"
    return f"{n} occurrences, minus {off}; {w} − {how}"


def _sum(v: Inputs, p: Params) -> str:
    """What the deduction is made of: "(1.5 + 2 × 0.7)"."""
    each = score_text(v.points(p.points)) if p.points is not None else "0"
    if p.first is None:
        return f"{plain(v.x)} × {each}"
    return f"({score_text(v.points(p.first))} + {plain(v.x - 1)} × {each})"


def faults(p: Params, leaf: Indicator) -> list[Fault]:
    if p.points is None and not p.table and p.first is None:
        return [Fault("PE231", leaf.score.span, {"key": "points", "kind": "count"})]
    at, span = leaf.score.at, leaf.score.span
    found = below_zero("points", p.points, at.get("points", span))
    found += below_zero("first", p.first, at.get("first", span))
    for row in p.table:
        found += below_zero("table", row.deduction, row.span or at.get("table", span))
    return found
