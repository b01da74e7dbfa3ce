"""A case that no number can reach. (PE266)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_cases import tried, unreached
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE266"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.uses:
        found = tried(use) if use.score.kind == "cases" else None
        for index in unreached(found) if found is not None else ():
            when = use.params.cases[index].when
            params = {"name": use.leaf.name, "n": str(index + 1), "when": when.text}
            yield Finding(CODE, when.span or use.place("cases"), params, use.leaf.path)
