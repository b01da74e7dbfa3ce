"""Sections 2 and 6: weights as written, and weights moved from inapplicable leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .measures import Row


def leaves(tree: Row) -> list[tuple[str, Row]]:
    found: list[tuple[str, Row]] = []

    def walk(nodes: list[Row], above: str) -> None:
        for node in nodes:
            path = f"{above}/{node['name']}" if above else node["name"]
            if "children" in node:
                walk(node["children"], path)
            else:
                found.append((path, node))

    walk(tree["indicators"], "")
    return found


def node_weight(node: Row) -> Fraction:
    """A branch without a weight weighs what its children weigh."""
    if "weight" in node:
        return Fraction(node["weight"])
    return sum((node_weight(child) for child in node["children"]), Fraction(0))


def is_inapplicable(result: Any) -> bool:
    return result is not None and ("not_applicable" in result or "not_due" in result)


def policy_of(tree: Row, leaf: Row) -> Any:
    return leaf.get("not_applicable", tree.get("not_applicable", "rescale"))


def written_weights(tree: Row) -> dict[str, Fraction]:
    """Each leaf's weight in points of the total: a branch with a base scales its children."""
    found: dict[str, Fraction] = {}

    def walk(nodes: list[Row], above: str, factor: Fraction) -> None:
        for node in nodes:
            path = f"{above}/{node['name']}" if above else node["name"]
            if "children" not in node:
                found[path] = Fraction(node["weight"]) * factor
                continue
            own = factor
            if "base" in node:
                own = factor * Fraction(node["weight"]) / node["base"]
            walk(node["children"], path, own)

    walk(tree["indicators"], "", Fraction(1))
    return found


def moved_weights(tree: Row, results: Row) -> dict[str, Fraction]:
    """Each leaf's own weight after `parent`, `equal` and `to` have moved weights."""
    weights = {path: Fraction(leaf["weight"]) for path, leaf in leaves(tree)}
    written = dict(weights)

    def applicable(path: str) -> bool:
        return not is_inapplicable(results.get(path))

    def below(path: str) -> list[str]:
        return [p for p in written if (p == path or p.startswith(path + "/")) and applicable(p)]

    def give(path: str, amount: Fraction) -> None:
        """Spread an amount over the applicable leaves of a node, by their weights."""
        takers = below(path)
        whole = sum(written[p] for p in takers)
        for taker in takers:
            weights[taker] += amount * written[taker] / whole

    for path, leaf in leaves(tree):
        if applicable(path):
            continue
        policy = policy_of(tree, leaf)
        if policy in ("parent", "equal"):
            parent = path.rpartition("/")[0]
            siblings = [s for s in child_paths(tree, parent) if below(s)]
            whole = sum(written[p] for s in siblings for p in below(s))
            for sibling in siblings:
                if policy == "equal":
                    give(sibling, written[path] / len(siblings))
                else:
                    own = sum(written[p] for p in below(sibling))
                    give(sibling, written[path] * own / whole)
        elif isinstance(policy, dict):
            give(find_path(tree, policy["to"]), written[path])
        else:
            continue
        weights[path] = Fraction(0)
    return weights


def child_paths(tree: Row, parent: str) -> list[str]:
    nodes = tree["indicators"]
    for name in parent.split("/") if parent else []:
        nodes = next(node for node in nodes if node["name"] == name)["children"]
    return [f"{parent}/{node['name']}" if parent else node["name"] for node in nodes]


def find_path(tree: Row, name: str) -> str:
    """A branch's path from its path or its name."""

    def walk(nodes: list[Row], above: str) -> list[str]:
        hits = []
        for node in nodes:
            path = f"{above}/{node['name']}" if above else node["name"]
            if name in (path, node["name"]):
                hits.append(path)
            hits.extend(walk(node.get("children", []), path))
        return hits

    return walk(tree["indicators"], "")[0]
