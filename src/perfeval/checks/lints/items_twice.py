"""A checklist whose points say the same. (PE294)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.wording import plain
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE294"


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        if use.score.kind != "checklist":
            continue
        seen: set[str] = set()
        for item in use.params.items:
            text = plain(item.text)
            if text and text in seen:
                params = {"name": use.leaf.name, "item": item.text[:40]}
                yield Finding(CODE, item.span or use.place("items"), params, use.leaf.path)
            seen.add(text)
