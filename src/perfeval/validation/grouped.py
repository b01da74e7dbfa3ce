"""Findings about a set with numbers by group: which of them hold for some groups only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfeval.model.finding import Finding


def by_group(
    whole: Iterable[Finding], rounds: list[tuple[Mapping[str, str], list[Finding]]]
) -> list[Finding]:
    """`whole` was found with the first group of each; a finding that not every round gives names
    the groups that it holds for."""
    if len(rounds) < 2:
        return [*whole, *(finding for _, found in rounds for finding in found)]
    changed = [label for label in rounds[0][0] if len({groups[label] for groups, _ in rounds}) > 1]
    holding: dict[tuple[object, ...], list[str]] = {}
    kept: dict[tuple[object, ...], Finding] = {}
    for groups, found in rounds:
        named = "、".join(groups[label] for label in changed)
        for finding in found:
            key = _key(finding)
            kept.setdefault(key, finding)
            names = holding.setdefault(key, [])
            if named not in names:
                names.append(named)
    result = [finding for finding in whole if _key(finding) not in kept]
    for key, finding in kept.items():
        if len(holding[key]) < len(rounds):
            params = {**finding.params, "of_groups": "；".join(holding[key])}
            finding = finding._replace(params=params)
        result.append(finding)
    return result


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.span, finding.path, tuple(sorted(finding.params.items()))
