"""The results of a form's rows as nodes: what was achieved, why not more, what was printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.drafting_nodes import (
    Pair,
    Words,
    filled,
    heading,
    joined,
    listed,
    mapping,
    number,
    own,
    said,
    text,
    told,
)
from perfeval.intake.drafting_texts import decimal, is_blank, line, points, prose
from perfeval.intake.drafting_tiers import tier_of
from perfeval.intake.drafting_tree import EXECUTION, ROW, STATEMENT
from perfeval.intake.drafting_values import actual_of
from perfeval.source.node import Mapping, Scalar

if TYPE_CHECKING:
    from perfeval.intake.drafting_set import Plan
    from perfeval.intake.drafting_tree import Leaf
    from perfeval.model.finding import Span
    from perfeval.model.form import Statement, Value
    from perfeval.model.printed_rates import PrintedRate
    from perfeval.source.node import Node

STATES = ("符合", "部分符合", "不符合", "不适用")
# cells of a row that have a place of their own, in the set or in its result
_PLACED = frozenset(
    ("operator", "target", "unit", "actual", "completion", "weight", "score", "reason", "improvement",
     "rule", "explain", "points", "evidence", "note", "review", "nature", "source")
)  # fmt: skip
_LEVEL = re.compile(r"(weight|score)\d")


class Register:
    """Evidence named in the form, each text once, with ids of its own."""

    def __init__(self) -> None:
        self.items: dict[str, tuple[str, Span]] = {}

    def id_of(self, value: Value | None) -> Scalar | None:
        if value is None or is_blank(value):
            return None
        title = line(value.text)
        found = self.items.setdefault(title, (f"E{len(self.items) + 1:02d}", value.span))
        return own(found[0], value.span)

    def nodes(self) -> list[Mapping]:
        return [
            mapping(at, [("id", own(key, at)), ("title", text(title, at))])
            for title, (key, at) in self.items.items()
        ]


def results(
    plan: Plan,
    register: Register,
    statements: dict[Leaf, Statement],
    printed: PrintedRate | None = None,
) -> Mapping:
    """One entry for each leaf that the form says something of; `printed` is the execution rate."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for leaf in plan.tree.root.leaves():
        if leaf.kind == STATEMENT:
            node = _statement(statements[leaf])
        elif leaf.kind == EXECUTION:
            node = _execution(plan, leaf, register, printed)
        else:
            node = _row(plan, leaf, register)
        if node is not None:
            key = Scalar(leaf.key, False, leaf.at.file, leaf.at.line, leaf.at.column)
            entries[leaf.key] = (key, node)
    return Mapping(entries, plan.at.file, plan.at.line, plan.at.column)


def _row(plan: Plan, leaf: Leaf, register: Register) -> Mapping:
    cells = leaf.cells
    actual = actual_of(cells, plan.targets[leaf], leaf in plan.qualitative, plan.remarks)
    notes: Words = []
    if actual.note:
        notes.append((f"{heading(plan.form, 'actual')}：{actual.note}", cells["actual"].span))
    pairs: list[Pair] = [("actual", actual.node), ("tier", _tier(plan, leaf))]
    # a row with nothing in it is kept, so that what is missing has a place
    return mapping(leaf.at, [*pairs, *_common(plan, leaf, register, notes)])


def _execution(
    plan: Plan, leaf: Leaf, register: Register, printed: PrintedRate | None
) -> Mapping | None:
    """The printed rate beside the one of the fund table."""
    rate = leaf.cells.get("rate")
    actual = None
    notes: Words = []
    if rate is not None and not is_blank(rate):
        if plan.rate is not None and plan.rate.ratio is not None:
            actual = text(plan.rate.text, rate.span)
        else:
            notes.append((f"{heading(plan.form, 'rate')}：{line(rate.text)}", rate.span))
    return filled(leaf.at, [("actual", actual), *_common(plan, leaf, register, notes)])


def _common(plan: Plan, leaf: Leaf, register: Register, notes: Words) -> list[Pair]:
    """Reasons, evidence, printed scores, remarks."""
    cells = leaf.cells
    reported = _points(plan, cells.get("score"), "score", notes)
    review = _points(plan, cells.get("review"), "review", notes)
    completion = cells.get("completion")
    if completion is not None and not is_blank(completion):
        name = heading(plan.form, "completion")
        notes.append((f"{name}：{line(completion.text)}", completion.span))
    weight = cells.get("weight")
    if weight is not None and not is_blank(weight) and leaf.weight is None:
        notes.append((f"{heading(plan.form, 'weight')}：{line(weight.text)}", weight.span))
    own = cells.get("note") if leaf.kind != EXECUTION else None
    if own is not None and not is_blank(own):
        notes.append((prose(own.text), own.span))
    if leaf.kind == ROW:
        for key, value in cells.items():
            if key not in _PLACED and not _LEVEL.fullmatch(key) and not is_blank(value):
                notes.append((f"{heading(plan.form, key)}：{line(value.text)}", value.span))
    note = joined(notes, "\n")
    proof = register.id_of(cells.get("evidence"))
    return [
        ("evidence", listed(proof.span, [proof]) if proof is not None else None),
        ("reason", _told(cells.get("reason"))),
        ("improvement", _told(cells.get("improvement"))),
        ("note", note),
        ("reported", reported),
        ("review", filled(review.span, [("score", review)]) if review is not None else None),
    ]


def _points(plan: Plan, value: Value | None, column: str, notes: Words) -> Scalar | None:
    """Printed points; a word in their place is kept as a remark and told."""
    if value is None or is_blank(value):
        return None
    digits = points(value.text)
    if digits is None:
        plan.remarks.unread(value, column)
        notes.append((f"{heading(plan.form, column)}：{line(value.text)}", value.span))
        return None
    return number(digits, value.span)


def _told(value: Value | None) -> Scalar | None:
    return None if is_blank(value) else told(value)


def _tier(plan: Plan, leaf: Leaf) -> Scalar | None:
    """The tier that the form itself names as what was achieved."""
    value = leaf.cells.get("actual")
    if plan.edges is None or not plan.scored or leaf not in plan.qualitative or value is None:
        return None
    name = tier_of(plan.edges, value)
    return text(name, value.span) if name is not None else None


def _statement(item: Statement) -> Mapping | None:
    """What is said of one matter; its state only where it is printed."""
    pairs: list[Pair] = [
        ("state", _state(item.text)), ("text", _told(item.text)), ("problem", said(item.problem)),
    ]  # fmt: skip
    if is_blank(item.problem):
        pairs.pop()
    made = filled(item.item.span, pairs)
    return filled(item.item.span, [("statement", made)])


def _state(value: Value | None) -> Scalar | None:
    words = line(value.text) if value is not None else ""
    for state in STATES:
        if value is not None and (
            words == state or words.startswith((f"{state}，", f"{state}。", f"{state}；"))
        ):
            return text(state, value.span)
    return None


def total_points(value: Value | None, plan: Plan) -> Scalar | None:
    """The printed total."""
    if value is None or is_blank(value):
        return None
    digits = points(value.text) or decimal(value.text)
    if digits is None:
        plan.remarks.unread(value, "score")
        return None
    return number(digits, value.span)


def total_cells(plan: Plan, kept: tuple[str, ...] = ()) -> None:
    """Cells of the total's row that no sum has a place for are named, but those that are `kept`."""
    for key, value in plan.form.total.items():
        if key not in ("weight", "score", *kept) and not is_blank(value):
            plan.remarks.homeless(value, plan.form, key)
