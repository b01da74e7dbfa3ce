"""Branches and leaves of a form's tree as nodes of an indicator set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.intake.drafting_nodes import (
    Pair,
    Words,
    joined,
    mapping,
    number,
    own,
    said,
    sequence,
    text,
)
from perfeval.intake.drafting_texts import is_blank, prose
from perfeval.intake.drafting_tiers import TIERS
from perfeval.intake.drafting_tree import EXECUTION, STATEMENT, Branch, Leaf
from perfeval.model.quantity import FLAG
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from perfeval.intake.drafting_doubts import Said
    from perfeval.intake.drafting_set import Plan
    from perfeval.model.finding import Span
    from perfeval.source.node import Mapping, Scalar

MOST_DECIMALS = 40  # a printed weight keeps all its digits
_RULES = (("rule", "评分标准"), ("points", "评价要点"), ("nature", "指标属性"))


def children(plan: Plan, branch: Branch) -> list[Mapping]:
    return [
        _leaf(plan, child) if isinstance(child, Leaf) else _branch(plan, child)
        for child in branch.children
    ]


def _branch(plan: Plan, branch: Branch) -> Mapping:
    weight, note = None, None
    if branch.weight is not None:
        printed, place = branch.weight
        given, below = plain(printed, MOST_DECIMALS), plain(branch.sum, MOST_DECIMALS)
        if all(leaf.weight is None for leaf in branch.leaves()):
            # the weight is one for all the rows below, and none of them has a share of its own
            note = text(f"分值：{given}（下级指标没有印分值）", place)
            plan.remarks.add(
                "PE076", place, "info", name=branch.name, whole=given, given="", sum=""
            )
        elif plan.scored and branch.sum == printed:
            weight = number(given, place)
        elif plan.scored:
            plan.remarks.add("PE076", place, name=branch.name, given=given, sum=below, whole="")
    return mapping(
        branch.at,
        [
            ("name", text(branch.name, branch.at)),
            ("weight", weight),
            ("note", note),
            ("children", sequence(branch.at, children(plan, branch))),
        ],
    )


def _leaf(plan: Plan, leaf: Leaf) -> Mapping:
    cells, at = leaf.cells, leaf.at
    pairs: list[Pair] = [
        ("name", text(leaf.name, at)),
        ("id", own(leaf.id, at) if leaf.id else None),
    ]
    if leaf.weight is not None:
        place = cells["weight"].span
        pairs.append(("weight", number(plain(leaf.weight, MOST_DECIMALS), place)))
    if leaf.kind == EXECUTION:
        measure = mapping(
            at,
            [
                ("kind", own("funds", at)),
                ("rate", own("execution", at)),
                ("base", own(plan.base, at) if plan.base != "budget" else None),
            ],
        )
        return mapping(at, [*pairs, ("measure", measure), ("target", own("≥100%", at))])
    if leaf.kind == STATEMENT:
        return mapping(at, [*pairs, ("score", _kind("none", at))])
    target = plan.targets[leaf]
    pairs += [("target", target.node), ("score", _score(plan, leaf, target))]
    pairs += [
        ("explain", said(cells.get("explain"))),
        ("source", said(cells.get("source"))),
        ("note", _note(leaf, target)),
    ]
    return mapping(at, pairs)


def _score(plan: Plan, leaf: Leaf, target: Said) -> Mapping | None:
    """The rule: by completion unless said; what no figure decides is judged."""
    at = target.node.span if target.node is not None else leaf.at
    quantity = target.quantity
    if quantity is not None and quantity.kind == FLAG:
        expect = None if quantity.flag else own("false", at)
        return mapping(at, [("kind", own("yes_no", at)), ("expect", expect)])
    if leaf not in plan.qualitative:
        return None
    if not plan.scored:
        return _kind("none", at)
    if plan.edges is None or target.node is None or target.open:
        return _kind("judged", at)
    low, place, _ = plan.edges
    edges = ("100%", "80%", f"{low}%", "0%")
    tiers = [
        mapping(
            place,
            [
                ("name", text(name, place)),
                ("from", text(edges[index + 1], place)),
                ("to", text(edges[index], place)),
            ],
        )
        for index, name in enumerate(TIERS)
    ]
    return mapping(at, [("kind", own("tiers", at)), ("tiers", sequence(place, tiers))])


def _kind(word: str, at: Span) -> Mapping:
    return mapping(at, [("kind", own(word, at))])


def _note(leaf: Leaf, target: Said) -> Scalar | None:
    """Printed rules and remarks that stay words."""
    cells = leaf.cells
    parts: Words = []
    if leaf.name != leaf.printed:
        parts.append((f"表上的名称：{leaf.printed}", leaf.at))
    if target.note:
        parts.append((f"指标值：{target.note}", cells["target"].span))
    for key, label in _RULES:
        value = cells.get(key)
        if value is not None and not is_blank(value):
            parts.append((f"{label}：{prose(value.text)}", value.span))
    return joined(parts, "\n")
