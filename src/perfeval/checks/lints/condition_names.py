"""Conditions of grades, gates and adjusters that name what no indicator is. (PE296)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.structure_grades import TOTAL, likely
from perfeval.formula.names import uses
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.formula.written import Written
    from perfeval.model.indicators import Adjuster, Gate, Path

CODE = "PE296"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    asked = list(conditions(look))
    if not asked:
        return
    known = {key for node in look.nodes for key in (node.name, node.id, "/".join(node.path))}
    known |= set(TOTAL)
    said = " ".join(look.set.notes)
    for path, when in asked:
        seen: set[str] = set()
        for node in uses(when.tree):
            # a name that looks like an indicator's has a finding of its own
            if node.name in known or node.name in seen or likely(node.name, known):
                continue
            seen.add(node.name)
            if node.name not in said:
                yield Finding(CODE, when.at(node.offset), {"name": node.name}, path)


def conditions(look: SetLook) -> Iterator[tuple[Path, Written]]:
    """All conditions of the set, each with the path of what it belongs to."""
    for grade in look.set.grades:
        if grade.when is not None:
            yield (), grade.when
    owners: list[tuple[Path, tuple[Gate | Adjuster, ...]]] = [
        ((), (*look.set.gates, *look.set.adjust))
    ]
    owners += [(node.path, (*node.gates, *node.adjust)) for node in look.nodes]
    for path, conditional in owners:
        for one in conditional:
            if one.when is not None:
                yield path, one.when
