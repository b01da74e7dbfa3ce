"""Paths and keys of the leaves of a form's tree, each its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfeval.intake.drafting_tree import LONG, Branch, Leaf, Path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.intake.drafting_nodes import Remarks


def named(root: Branch, remarks: Remarks) -> None:
    """Gives every leaf its path, its key and, where no name will do, an id."""
    _settle(root, (), remarks)
    _keyed(tuple(root.leaves()))


def _settle(branch: Branch, path: Path, remarks: Remarks) -> None:
    """Paths for all leaves; a name that stands twice beside each other gets a number."""
    taken: Counter[str] = Counter()
    for child in branch.children:
        if isinstance(child, Branch):
            taken[child.name] += 1
    for child in branch.children:
        if isinstance(child, Branch):
            _settle(child, (*path, child.name), remarks)
            continue
        number = 1
        while taken[child.name]:
            number += 1
            child.name = f"{child.printed}（{number}）"
        if number > 1:
            remarks.add("PE074", child.at, name=child.printed, new=child.name)
        taken[child.name] += 1
        child.path = (*path, child.name)


def _keyed(leaves: Sequence[Leaf]) -> None:
    """How results name each leaf: its name, else its path, else an id, whichever is its own."""
    names = Counter(leaf.name for leaf in leaves)
    joined = Counter("/".join(leaf.path) for leaf in leaves)
    known = set(names) | set(joined)
    for number, leaf in enumerate(leaves, 1):
        path = "/".join(leaf.path)
        same = int(path == leaf.name)
        if len(leaf.name) > LONG:
            _identify(leaf, number, known)
        elif names[leaf.name] == 1 and joined[leaf.name] == same:
            leaf.key = leaf.name
        elif joined[path] == 1 and names[path] == same and len(path) <= LONG:
            leaf.key = path
        else:
            _identify(leaf, number, known)


def _identify(leaf: Leaf, number: int, known: set[str]) -> None:
    key = f"i{number}"
    while key in known:
        key += "x"
    known.add(key)
    leaf.id = leaf.key = key
