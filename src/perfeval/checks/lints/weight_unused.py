"""Weights in a set that gives no points. (PE298)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE298"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    if look.set.scored:
        return
    for node in look.nodes:
        for key, value in (("weight", node.weight), ("base", node.base)):
            if value is not None:
                params = {"name": node.name, "key": key}
                yield Finding(CODE, node.at.get(key, node.span), params, node.path)
