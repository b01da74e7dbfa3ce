"""Sections 2, 5 and 6: from the leaves to the total and the grade.

A tree is the indicator set as a plain dict. Results, gates and adjusters of the project are
keyed by path (`a/b/c`); the set itself has the path "".
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .leaf import points
from .measures import Row, measured
from .numbers import in_points, rounded
from .weights import (
    is_inapplicable,
    leaves,
    moved_weights,
    policy_of,
    written_weights,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def score_tree(tree: Row, project: Row) -> Row:
    """The total, the maximum, the grade, and every branch's and leaf's score."""
    plain = Scoring(tree, project, exact=False)
    exact = Scoring(tree, project, exact=True)
    total = plain.total()
    source = tree.get("rounding", {}).get("grade_from", "printed")
    read = exact.total() if source == "unrounded" else total
    return {
        "total": total,
        "max": plain.maximum(),
        "unrounded": exact.total(),
        "grade": plain.grade(read),
        "leaves": plain.leaf_scores,
        "status": plain.status,
        "branches": plain.branch_scores,
    }


class Scoring:
    def __init__(self, tree: Row, project: Row, exact: bool) -> None:
        self.tree = tree
        self.project = project
        self.exact = exact
        self.results = project["results"]
        self.full = Fraction(tree.get("total", 100))
        self.weights = moved_weights(tree, self.results)
        self.status: dict[str, str] = {}
        self.branch_scores: dict[str, Fraction] = {}
        self.fired = self.fired_gates()
        self.leaf_scores = {path: self.leaf_score(path, leaf) for path, leaf in leaves(tree)}
        for child in tree["indicators"]:
            self.node_score(child, child["name"])

    def round(self, value: Fraction, own: Row | None = None) -> Fraction:
        if self.exact:
            return value
        rounding = {**self.tree.get("rounding", {}), **(own or {})}
        return rounded(value, rounding.get("digits", 2), rounding.get("mode", "half-up"))

    def fired_gates(self) -> list[tuple[str, Row]]:
        """(path, gate) of every gate that is listed by the project or holds by itself."""
        listed = {(entry.get("at", ""), entry["name"]) for entry in self.project.get("gates", [])}
        names = self.names() if any("when" in g for _, g in self.all_gates()) else {}
        return [
            (path, gate)
            for path, gate in self.all_gates()
            if (path, gate["name"]) in listed or ("when" in gate and gate["when"](names))
        ]

    def all_gates(self) -> list[tuple[str, Row]]:
        found = [("", gate) for gate in self.tree.get("gates", [])]

        def walk(nodes: list[Row], above: str) -> None:
            for node in nodes:
                path = f"{above}/{node['name']}" if above else node["name"]
                found.extend((path, gate) for gate in node.get("gates", []))
                walk(node.get("children", []), path)

        walk(self.tree["indicators"], "")
        return found

    def names(self) -> Row:
        """What a gate's condition may name: measured numbers, and branch scores before gates."""
        bare = Scoring(without_gates(self.tree), {**self.project, "gates": []}, self.exact)
        known: Row = {path.split("/")[-1]: s for path, s in bare.branch_scores.items()}
        for path, leaf in leaves(self.tree):
            try:
                known[leaf["name"]] = measured(leaf, self.results[path])
            except KeyError:
                continue
        return known

    def zeroed(self, path: str) -> bool:
        return any(
            gate["effect"] == "zero" and at and (path == at or path.startswith(at + "/"))
            for at, gate in self.fired
        )

    def capped(self, path: str, value: Fraction) -> Fraction:
        for at, gate in self.fired:
            if at == path and isinstance(gate["effect"], dict) and "cap" in gate["effect"]:
                value = min(value, Fraction(gate["effect"]["cap"]))
        return value

    def leaf_score(self, path: str, leaf: Row) -> Fraction:
        result = self.results.get(path)
        weight = self.weights[path]
        if is_inapplicable(result):
            self.status[path] = "not_due" if "not_due" in result else "not_applicable"
            return weight if policy_of(self.tree, leaf) == "full" else Fraction(0)
        if self.zeroed(path):
            self.status[path] = "vetoed"
            return Fraction(0)
        if result is None:
            self.status[path] = "missing"
            return Fraction(0)
        self.status[path] = "scored"
        own = leaf.get("rounding", {})
        rounding = {**self.tree.get("rounding", {}), **own}
        value = points({**leaf, "weight": weight, "rounding": rounding}, result)
        return self.capped(path, self.round(value, own))

    def node_score(self, node: Row, path: str) -> Fraction:
        if "children" not in node:
            return self.leaf_scores[path]
        value = sum(
            (self.node_score(child, f"{path}/{child['name']}") for child in node["children"]),
            Fraction(0),
        )
        if "base" in node:
            value = self.round(value * node["weight"] / node["base"])
        value = max(Fraction(0), value + self.adjustment(node, path))
        if self.zeroed(path):
            value = Fraction(0)
        self.branch_scores[path] = self.capped(path, value)
        return self.branch_scores[path]

    def adjustment(self, node: Row, path: str) -> Fraction:
        """The project's values under each declared name, kept within its bounds."""
        change = Fraction(0)
        for rule in node.get("adjust", []):
            if "when" in rule and not rule["when"](self.names()):
                continue
            value = sum(
                (
                    Fraction(entry["value"])
                    for entry in self.project.get("adjust", [])
                    if entry["name"] == rule["name"] and entry.get("at", path) == path
                ),
                Fraction(0),
            )
            if "min" in rule:
                value = max(value, in_points(rule["min"], self.full))
            if "max" in rule:
                value = min(value, in_points(rule["max"], self.full))
            change += value
        return change

    def lost(self, policy: str, branch: str | None = None) -> Fraction:
        """The written weight of the inapplicable leaves under one policy."""
        written = written_weights(self.tree)
        return sum(
            (
                written[path]
                for path, leaf in leaves(self.tree)
                if is_inapplicable(self.results.get(path))
                and policy_of(self.tree, leaf) == policy
                and (branch is None or path == branch or path.startswith(branch + "/"))
            ),
            Fraction(0),
        )

    def maximum(self) -> Fraction:
        return self.full - self.lost("drop")

    def rescaled(self, value: Fraction, branch: str | None) -> Fraction:
        gone = self.lost("rescale", branch)
        if gone == 0:
            return value
        whole = self.full - self.lost("drop", branch)
        return self.round(value * whole / (whole - gone))

    def total(self) -> Fraction:
        tops = [
            (node["name"], self.node_score(node, node["name"])) for node in self.tree["indicators"]
        ]
        if self.tree.get("combine", "sum") == "min":
            value = min(self.rescaled(score, name) for name, score in tops)
        else:
            value = self.rescaled(sum((score for _, score in tops), Fraction(0)), None)
        value = max(Fraction(0), value + self.adjustment(self.tree, ""))
        if any(at == "" and gate["effect"] == "zero" for at, gate in self.fired):
            value = Fraction(0)
        return self.round(self.capped("", value))

    def grade(self, total: Fraction) -> str | None:
        grades = sorted(self.tree.get("grades", []), key=lambda g: g["min"], reverse=True)
        names = [grade["name"] for grade in grades]
        best = 0
        for _, gate in self.fired:
            if isinstance(gate["effect"], dict) and "grade" in gate["effect"]:
                best = max(best, names.index(gate["effect"]["grade"]))
        for number, grade in enumerate(grades):
            condition: Callable[[Row], Any] = grade.get("when", lambda _: True)
            if number >= best and total >= grade["min"] and condition(self.project):
                return str(grade["name"])
        return None


def without_gates(node: Row) -> Row:
    """A copy that no gate and no conditional adjuster acts on."""
    copy = {key: value for key, value in node.items() if key not in ("gates", "adjust")}
    for key in ("indicators", "children"):
        if key in copy:
            copy[key] = [without_gates(child) for child in copy[key]]
    return copy
