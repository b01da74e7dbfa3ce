"""One name for two rates: another base, other lines, another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rates import stated
from perfeval.checks.lints.wording import plain
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook
    from perfeval.checks.lints.rates import Stated

CODE = "PE519"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    seen: dict[str, Stated] = {}
    for use in stated(look):
        first = seen.setdefault(plain(use.name), use)
        if first is use:
            continue
        a, b = first.value, use.value
        if a is None or b is None or a == b:
            continue
        params = {
            "name": use.name, "a": percent(a), "base_a": _base(first), "b": percent(b),
            "base_b": _base(use),
        }  # fmt: skip
        yield Finding(CODE, use.span, params, use.path)


def _base(use: Stated) -> str:
    return "budget" if use.params.rate == "arrival" else use.params.base
