"""V1: a target in words under a rule that computes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.target_empty import says_nothing
from perfeval.checks.lints.targets import targets
from perfeval.model.finding import Finding
from perfeval.model.quantity import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE283"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    if not look.set.scored:
        return
    for target in targets(look):
        if target.quantity.kind == TEXT and target.takes_number:
            text = target.quantity.text.strip()
            if not says_nothing(text):
                params = {"name": target.name, "target": text[:40]}
                yield Finding("PE283", target.span, params, target.leaf.path)
