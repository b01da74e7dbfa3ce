"""How much a document may hold, so that no file can exhaust the machine that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from perfeval.model.finding import Finding

MAX_BYTES = 8 * 1024 * 1024
MAX_DIRECTIVES = 50
MAX_DEPTH = 40
MAX_NODES = 100_000
MAX_ALIASES = 1_000


class Unusable(Exception):
    """The document can't be used at all; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings)
        self.findings = findings


def measure(node: Node, known: dict[Node, tuple[int, int]]) -> tuple[int, int]:
    """How many nodes it stands for and how many levels, its own aliases written out."""
    if type(node) is Scalar:
        return 1, 0
    if node not in known:
        if type(node) is Mapping:
            parts = [measure(value, known) for _, value in node.entries.values()]
            count = 1 + len(parts)
        else:
            assert type(node) is Sequence
            parts = [measure(item, known) for item in node.items]
            count = 1
        height = 1 + max((part[1] for part in parts), default=0)
        known[node] = count + sum(part[0] for part in parts), height
    return known[node]
