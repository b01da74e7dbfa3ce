"""A rule that can never give full marks. (PE260)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_reach import constant, place, reach
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE260"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        if not use.joins and constant(use):
            continue  # told by itself
        found = None if "max" in use.joins else reach(use)
        if found is None or found.most is None or use.weight is None or found.most >= use.weight:
            continue
        params = {
            "name": use.leaf.name, "most": plain(found.most, 4), "weight": plain(use.weight, 4)
        }  # fmt: skip
        yield Finding(CODE, place(use, found.most_at), params, use.leaf.path)
