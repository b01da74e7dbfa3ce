"""A rule that gives points whatever happens. (PE261)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_reach import constant, place, reach
from perfeval.model.finding import Finding
from perfeval.model.rounding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE261"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        if not use.joins and constant(use):
            continue  # told by itself
        found = None if "min" in use.joins else reach(use)
        if found is None or found.least <= 0 or use.weight is None:
            continue
        params = {
            "name": use.leaf.name, "least": plain(found.least, 4), "weight": plain(use.weight, 4)
        }  # fmt: skip
        yield Finding(CODE, place(use, found.least_at), params, use.leaf.path)
