"""A form's tree as the nodes of an indicator set."""

from __future__ import annotations

import re
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

from perfeval.intake.drafting_nodes import (
    Pair,
    Remarks,
    listed,
    mapping,
    number,
    own,
    said,
    sequence,
    text,
    told,
)
from perfeval.intake.drafting_texts import decimal, is_blank, line, prose
from perfeval.intake.drafting_tree import EXECUTION, STATEMENT, Branch, Leaf, Tree
from perfeval.intake.drafting_values import operator_of, target_of
from perfeval.model.quantity import FLAG
from perfeval.model.rounding import plain
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.intake.drafting_values import Said
    from perfeval.model.finding import Span
    from perfeval.model.form import Form
    from perfeval.source.node import Mapping, Scalar, Sequence

SET = "indicator-set/v1"
GRADES = {"优": 90, "良": 80, "中": 60, "差": 0}
TIERS = ("达成", "部分达成", "未达成")
# 100%-80%（含80%）、80%-60%（含60%）、60%-0%
_TIERS = (
    r"100%?\s*[-~—–至]+\s*(80)%?.{0,40}?80%?\s*[-~—–至]+\s*(60|50)%?.{0,40}?\2%?\s*[-~—–至]+\s*0%?"
)
_RULES = (("rule", "评分标准"), ("points", "评价要点"), ("nature", "指标属性"))


class Plan:
    """How the rows of one form are scored: shared by the set and the project."""

    def __init__(
        self, form: Form, tree: Tree, at: Span, remarks: Remarks, base: str = "budget"
    ) -> None:
        self.form = form
        self.tree = tree
        self.at = at
        self.base = base
        self.remarks = remarks
        self.scored = any(leaf.weight is not None for leaf in tree.root.leaves())
        self.edges = _printed_tiers(form)
        self.targets: dict[Leaf, Said] = {}
        self.qualitative: set[Leaf] = set()
        for leaf in tree.leaves:
            if leaf is None:
                continue
            operator = operator_of(leaf.cells, remarks)
            target = target_of(leaf.cells, operator, remarks)
            self.targets[leaf] = target
            # a table without these columns says of no row what figure decides its score
            judged = not ({"target", "actual"} & set(leaf.cells))
            if operator == "定性" or target.is_text or judged:
                self.qualitative.add(leaf)
        printed = form.total.get("weight")
        digits = decimal(printed.text.removesuffix("分")) if printed is not None else None
        total = Fraction(digits) if digits is not None else Fraction(100)
        if printed is not None and digits is None and not is_blank(printed):
            remarks.unread(printed, "weight")
        self.total = total if total > 0 else Fraction(100)
        self.total_at = printed.span if printed is not None and digits is not None else at

    @property
    def as_printed(self) -> bool:
        """Whether the weights do not hold, so that a set made with care would be refused."""
        if not self.scored:
            return False
        leaves = [leaf for leaf in self.tree.root.leaves() if leaf.kind != STATEMENT]
        return any(leaf.weight is None for leaf in leaves) or self.tree.root.sum != self.total


def set_nodes(plan: Plan, name: str) -> Mapping:
    """The whole set."""
    form, at = plan.form, plan.at
    title, title_at = _title(form, name), form.title.span if form.title is not None else at
    pairs: list[Pair] = [
        ("perfeval", own(SET, at)),
        ("id", own(set_id(plan), at)),
        ("title", own(title, title_at)),
        ("report", own(form.kind, at)),
        ("notes", listed(at, (told(note) for note in form.notes))),
    ]
    if plan.scored:
        if plan.tree.root.sum != plan.total:
            whole, total = plain(plan.tree.root.sum), plain(plan.total)
            plan.remarks.add("PE078", plan.total_at, sum=whole, total=total)
        if plan.total != 100:
            pairs.append(("total", number(plain(plan.total), plan.total_at)))
        pairs.append(("grades", _grades(plan)))
    else:
        pairs.append(("scoring", own("none", at)))
    pairs.append(("indicators", sequence(at, _children(plan, plan.tree.root))))
    return mapping(at, pairs)


def _title(form: Form, name: str) -> str:
    """The printed title, with the project's name before it where it does not tell it."""
    printed = line(form.title.text) if form.title is not None else ""
    if not printed:
        return f"{name}绩效指标"
    return printed if name in printed else name + printed


def set_id(plan: Plan) -> str:
    """The same for the same indicators: the year, and a mark of their names."""
    names = "\n".join("/".join(leaf.path) for leaf in plan.tree.root.leaves())
    year = "".join(c for c in usual(plan.form.year) if c in "0123456789")[:4]
    return "-".join(part for part in ("form", year, sha256(names.encode()).hexdigest()[:8]) if part)


def _grades(plan: Plan) -> Sequence | None:
    """The national grades, where the form prints one of them."""
    grade = plan.form.grade
    if grade is None or line(grade.text) not in GRADES or plan.total != 100:
        return None
    at = grade.span
    return sequence(
        at,
        (
            mapping(at, [("name", own(name, at)), ("min", own(str(low), at))])
            for name, low in GRADES.items()
        ),
    )


def _children(plan: Plan, branch: Branch) -> list[Mapping]:
    return [
        _leaf(plan, child) if isinstance(child, Leaf) else _branch(plan, child)
        for child in branch.children
    ]


def _branch(plan: Plan, branch: Branch) -> Mapping:
    weight = None
    if branch.weight is not None:
        printed, place = branch.weight
        if plan.scored and branch.sum == printed:
            weight = number(plain(printed), place)
        elif plan.scored:
            given, below = plain(printed), plain(branch.sum)
            plan.remarks.add("PE076", place, name=branch.name, given=given, sum=below)
    return mapping(
        branch.at,
        [
            ("name", text(branch.name, branch.at)),
            ("weight", weight),
            ("children", sequence(branch.at, _children(plan, branch))),
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
        pairs.append(("weight", number(plain(leaf.weight, 20), place)))
    if leaf.kind == EXECUTION:
        measure = mapping(
            at,
            [
                ("kind", own("funds", at)),
                ("rate", own("execution", at)),
                ("base", own(plan.base, at) if plan.base != "budget" else None),
            ],
        )
        return mapping(at, [*pairs, ("measure", measure), ("target", own("=100%", at))])
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
    if plan.edges is None:
        return _kind("judged", at)
    low, place = plan.edges
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
    parts: list[tuple[str, Span]] = []
    if leaf.name != leaf.printed:
        parts.append((f"表上的名称：{leaf.printed}", leaf.at))
    if target.note:
        parts.append((f"指标值：{target.note}", cells["target"].span))
    for key, label in _RULES:
        value = cells.get(key)
        if value is not None and not is_blank(value):
            parts.append((f"{label}：{prose(value.text)}", value.span))
    if not parts:
        return None
    return text("\n".join(words for words, _ in parts), parts[0][1])


def _printed_tiers(form: Form) -> tuple[str, Span] | None:
    """The lower edge of the middle tier, where the form prints the three tiers."""
    for note in form.notes:
        if "定性" not in note.text:
            continue
        found = re.search(_TIERS, usual(note.text)[:2000], re.DOTALL)
        if found is not None:
            return found[2], note.span
    return None
