"""Weights after inapplicable indicators have given theirs away (format contract, section 6)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.indicators import Indicator, IndicatorSet, Path, Policy

if TYPE_CHECKING:
    from collections.abc import Mapping

ZERO = Fraction(0)


class Shares(NamedTuple):
    """Each leaf's weight (in the units of its own level), what one of its points is worth in the
    total, and how much of the total is inapplicable by policy."""

    weights: dict[Path, Fraction]
    factors: dict[Path, Fraction]
    policies: dict[Path, str]
    rescaled: dict[str, Fraction]
    dropped: dict[str, Fraction]
    findings: list[Finding]


def shares(indicator_set: IndicatorSet, absent: Mapping[Path, bool]) -> Shares:
    """Distribute the weight of the leaves in `absent` by their policies, all at once."""
    factors: dict[Path, Fraction] = {}
    leaves: dict[Path, Indicator] = {}
    parents: dict[Path, Indicator] = {}
    for top in indicator_set.indicators:
        _survey(top, Fraction(1), factors, leaves, parents)
    weights = {path: leaf.weight or ZERO for path, leaf in leaves.items()}
    out = Shares(dict(weights), factors, {}, {}, {}, [])
    written = {path: weights[path] * factors[path] for path in leaves}
    for path in absent:
        leaf = leaves[path]
        policy = leaf.policy or indicator_set.policy
        if leaf.score.unit or not weights[path]:
            out.policies[path] = policy.kind
            continue
        receivers = _receivers(indicator_set, leaf, policy, written, absent, out.findings)
        if policy.kind in ("parent", "equal", "to") and not receivers:
            out.findings.append(
                Finding("PE445", leaf.span, {"name": leaf.name, "to": policy.to}, path)
            )
            policy = Policy("rescale")
        out.policies[path] = policy.kind
        amount = written[path]
        if policy.kind == "rescale":
            out.rescaled[path[0]] = out.rescaled.get(path[0], ZERO) + amount
        elif policy.kind == "drop":
            out.dropped[path[0]] = out.dropped.get(path[0], ZERO) + amount
            out.weights[path] = ZERO
        elif policy.kind != "full":
            _give(out, receivers, amount)
            out.weights[path] = ZERO
    return out


def _survey(
    node: Indicator, factor: Fraction, factors: dict[Path, Fraction],
    leaves: dict[Path, Indicator], parents: dict[Path, Indicator],
) -> None:  # fmt: skip
    if node.is_leaf:
        factors[node.path] = factor
        leaves[node.path] = node
        return
    inner = factor
    if node.base and node.weight is not None:
        inner = factor * node.weight / node.base
    for child in node.children:
        parents[child.path] = node
        _survey(child, inner, factors, leaves, parents)


def _receivers(
    indicator_set: IndicatorSet, leaf: Indicator, policy: Policy,
    written: Mapping[Path, Fraction], absent: Mapping[Path, bool], findings: list[Finding],
) -> dict[Path, Fraction]:  # fmt: skip
    """Leaves that receive, with the share each gets (in no particular scale)."""
    open_leaves = {p: w for p, w in written.items() if p not in absent and w > 0}
    if policy.kind == "to":
        return {
            p: w for p, w in open_leaves.items()
            if policy.to in p[:-1] or "/".join(p).startswith(policy.to + "/") or policy.to in (p[-1], "/".join(p))
        }  # fmt: skip
    if policy.kind not in ("parent", "equal"):
        return {}
    path = leaf.path
    for level in range(len(path) - 1, -1, -1):
        inside = {p: w for p, w in open_leaves.items() if p[:level] == path[:level]}
        if inside:
            return inside if policy.kind == "parent" else _equal(inside, level)
    return {}


def _equal(inside: Mapping[Path, Fraction], level: int) -> dict[Path, Fraction]:
    """Equal parts for each sibling; a sibling branch hands its part down by weight."""
    groups: dict[Path, Fraction] = {}
    for path, weight in inside.items():
        key = path[: level + 1]
        groups[key] = groups.get(key, ZERO) + weight
    return {path: weight / groups[path[: level + 1]] for path, weight in inside.items()}


def _give(out: Shares, receivers: Mapping[Path, Fraction], amount: Fraction) -> None:
    whole = sum(receivers.values(), ZERO)
    for path, part in receivers.items():
        out.weights[path] += amount * part / whole / out.factors[path]
