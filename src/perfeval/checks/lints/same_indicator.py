"""T5: one indicator that is counted under two branches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from perfeval.checks.lints.naming import alike
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook
    from perfeval.model.indicators import Indicator

CODE = "PE280"
# names that say nothing without the branch they stand under
HARMLESS = frozenset(("其他", "其它", "其他情况", "其他指标", "满意度", "加分", "扣分"))

# endings that do not make another thing of what is counted
_ENDING = re.compile("(?:总?数量?|总量|情况|指标)$")
ENDINGS = ("数", "量", "情况", "指标")
SHORTEST = 3


def check(look: SetLook, p: None) -> Iterator[Finding]:
    seen: dict[str, list[Indicator]] = {}
    for leaf in look.leaves:
        seen.setdefault(alike(leaf.name), []).append(leaf)
    for name, leaves in seen.items():
        if len(leaves) == 1 or name in HARMLESS:
            continue
        for number, leaf in enumerate(leaves):
            other = next((one for one in leaves[:number] if _same(one, leaf)), None)
            if other is not None:
                yield _found(leaf, other, "same")
    yield from _near(seen)


def _near(seen: dict[str, list[Indicator]]) -> Iterator[Finding]:
    """培训人次 and 培训人次数: two names of one thing, where the target is the same too."""
    stems: dict[str, list[tuple[str, Indicator]]] = {}
    for name, leaves in seen.items():
        stem = _ENDING.sub("", name) if name.endswith(ENDINGS) else name
        if len(stem) >= SHORTEST and leaves[0].target is not None:
            stems.setdefault(stem, []).append((name, leaves[0]))
    for group in stems.values():
        for number, (_, leaf) in enumerate(group):
            other = next((one for _, one in group[:number] if _same(one, leaf)), None)
            if other is not None:
                yield _found(leaf, other, "near")


def _found(leaf: Indicator, other: Indicator, how: str) -> Finding:
    params = {"name": leaf.name, "other": "/".join(other.path), "how": how}
    return Finding("PE280", leaf.at.get("name", leaf.span), params, leaf.path)


def _same(one: Indicator, other: Indicator) -> bool:
    """Under different branches, measured and scored alike: else only the name is the same."""
    if one.path[:-1] == other.path[:-1]:
        return False
    if one.explain and other.explain and one.explain != other.explain:
        return False
    return bool(
        _meaning((one.measure, one.target, one.score))
        == _meaning((other.measure, other.target, other.score))
    )


def _meaning(value: Any) -> Any:
    """A value without the places where it was written."""
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        if names is None:
            return tuple(_meaning(item) for item in value)
        return tuple(
            _meaning(item)
            for name, item in zip(names, value, strict=True)
            if name not in ("span", "at")
        )
    return getattr(value, "text", value)
