"""Points and shares beyond the limits to which every score is cut. (PE272)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.lints.rule_values import outliers
from perfeval.model.finding import Finding
from perfeval.model.rounding import percent, plain
from perfeval.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.checks.lints.rule_uses import Use
    from perfeval.checks.lints.rule_values import Value

CODE = "PE272"
KINDS = ("bands", "interpolate", "tiers", "steps")


def check(look: SetLook, p: None) -> Iterator[Finding]:
    for use in look.ruled:
        if use.score.kind not in KINDS or use.score.unit:
            continue
        for value in outliers(use):
            if value.value < 0:
                floor = use.score.floor
                if floor is None or floor.value >= 0:
                    yield _finding(use, value, "below", "error")
            elif use.score.cap is None and not rule(use.score.kind).open_top(use.params):
                yield _finding(use, value, "above", "error" if value.share else "warning")


def _finding(use: Use, value: Value, side: str, severity: str) -> Finding:
    shown = percent(value.value) if value.share else plain(value.value)
    params = {
        "name": use.leaf.name, "value": shown, "kind": "share" if value.share else "points",
        "side": side,
    }  # fmt: skip
    return Finding(CODE, value.span or use.place(), params, use.leaf.path, severity)
