"""A rule's reason with the project's own numbers in it. Placeholders are names, nothing is run."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.followup.vocabulary import COUNT, IN_REASONS, MONEY, POINTS, RATE
from perfeval.model.rounding import fixed, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.policy import Policy, Rule

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
UNKNOWN = ("（无）", "(none)")


def placeholders(text: str) -> list[str]:
    return [found.strip() for found in PLACEHOLDER.findall(text)]


def filled(
    policy: Policy, rule: Rule, known: Mapping[str, Any], proposal: Fraction | None,
    final: Fraction | None,
) -> tuple[str, str]:  # fmt: skip
    """The reason in Chinese and in English, empty where none is written. The change is what this
    rule alone makes of the base, the proposal what is recommended in the end."""
    base = known["base"]
    change = proposal - base if proposal is not None and base is not None else None
    now = {**known, "proposal": final, "change": None if change is None else abs(change)}

    def put(index: int, text: str) -> str:
        def one(found: re.Match[str]) -> str:
            name = IN_REASONS.get(found.group(1).strip())
            return found.group() if name is None else shown(policy, name.kind, now.get(name.key), index)  # fmt: skip

        return PLACEHOLDER.sub(one, text).strip()

    zh = put(0, rule.reason)
    return zh, put(1, rule.reason_en) or zh


def shown(policy: Policy, kind: str, value: Any, index: int = 0) -> str:
    """A value as it is printed: rates in per cent, money in the policy's unit."""
    if value is None or value == "":
        return UNKNOWN[index]
    if not isinstance(value, Fraction):
        return str(value)
    if kind == RATE:
        return fixed(value * 100, 2) + "%"
    if kind == MONEY:
        return plain(value / policy.factor, 6) + policy.unit
    if kind == POINTS:
        return fixed(value, 2)
    return plain(value, 2 if kind == COUNT else 6)
