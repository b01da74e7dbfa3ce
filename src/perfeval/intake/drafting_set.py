"""A form's tree as the nodes of an indicator set."""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

from perfeval.intake.drafting_doubts import month_is_actual, settled
from perfeval.intake.drafting_grades import UNCHECKED, grade_pairs
from perfeval.intake.drafting_leaves import MOST_DECIMALS, children
from perfeval.intake.drafting_nodes import (
    Pair,
    Remarks,
    listed,
    mapping,
    number,
    own,
    sequence,
    told,
)
from perfeval.intake.drafting_texts import line
from perfeval.intake.drafting_tiers import printed_tiers
from perfeval.intake.drafting_tree import ROW, STATEMENT, Leaf, Tree, weight_of
from perfeval.intake.drafting_units import UNKNOWN, operator_of
from perfeval.intake.drafting_values import target_of
from perfeval.model.rounding import plain
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.intake.drafting_doubts import Said
    from perfeval.model.finding import Span
    from perfeval.model.form import Form
    from perfeval.model.printed_rates import PrintedRate
    from perfeval.source.node import Mapping

SET = "indicator-set/v1"


class Plan:
    """How the rows of one form are scored: shared by the set and the project."""

    def __init__(
        self, form: Form, tree: Tree, at: Span, remarks: Remarks, base: str = "budget",
        rate: PrintedRate | None = None,
    ) -> None:  # fmt: skip
        self.form = form
        self.tree = tree
        self.at = at
        self.base = base
        self.rate = rate
        self.remarks = remarks
        self.scored = any(leaf.weight is not None for leaf in tree.root.leaves())
        self.edges = printed_tiers(form)
        self.targets: dict[Leaf, Said] = {}
        self.qualitative: set[Leaf] = set()
        for leaf in tree.leaves:
            if leaf is None:
                continue
            if leaf.kind == ROW:
                self._aim(leaf)
        printed = form.total.get("weight")
        total = weight_of(printed, remarks)
        self.total = total if total else Fraction(100)
        self.total_at = printed.span if printed is not None and total else at

    def _aim(self, leaf: Leaf) -> None:
        """The target of a row, and whether a figure decides its score."""
        operator = operator_of(leaf.cells, self.remarks)
        found = settled(target_of(leaf.cells, operator, self.remarks), leaf.cells, self.remarks)
        self.targets[leaf] = found
        # without a target that can be compared, no one knows what full marks are given for
        unknown = operator in ("定性", UNKNOWN) or found.is_text or found.node is None
        if unknown or found.open or month_is_actual(leaf.cells, found):
            self.qualitative.add(leaf)

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
    grades = grade_pairs(plan) if plan.scored else []
    notes = [told(note) for note in form.notes]
    if any(key == "basis" for key, _ in grades):
        notes.append(own(UNCHECKED, at))
    pairs: list[Pair] = [
        ("perfeval", own(SET, at)),
        ("id", own(set_id(plan), at)),
        ("title", own(title, title_at)),
        ("report", own(form.kind, at)),
        ("notes", listed(at, notes)),
    ]
    if plan.scored:
        if plan.tree.root.sum != plan.total:
            whole, total = (plain(n, MOST_DECIMALS) for n in (plan.tree.root.sum, plan.total))
            plan.remarks.add("PE078", plan.total_at, sum=whole, total=total)
        if plan.total != 100:
            pairs.append(("total", number(plain(plan.total, MOST_DECIMALS), plan.total_at)))
        pairs += grades
    else:
        pairs.append(("scoring", own("none", at)))
    pairs.append(("indicators", sequence(at, children(plan, plan.tree.root))))
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
