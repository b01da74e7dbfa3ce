"""Cells put together to the nodes of a project; every node knows its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.node import NULLS, Mapping, Node, Scalar, Sequence
from perfeval.workbook.paths import show
from perfeval.workbook.plain import NO_LIST, NO_MAP

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.workbook.paths import Path


class _Branch:
    __slots__ = ("children", "length", "place")

    def __init__(self, place: Span) -> None:
        self.children: dict[str | int, _Branch | Scalar | Node] = {}
        self.place = place
        self.length = 0  # one more than the highest number among the children

    def set(self, key: str | int, child: _Branch | Node) -> None:
        self.children[key] = child
        if isinstance(key, int):
            self.length = max(self.length, key + 1)


class Growing:
    """A project's nodes while its cells are read."""

    def __init__(self, start: Span, findings: list[Finding]) -> None:
        self.root = _Branch(start)
        self.findings = findings
        self.keys: dict[Path, Span] = {}

    def put(self, path: Path, text: str, place: Span) -> bool:
        """A text at a place of the project. False, with a finding, where there is one already."""
        return self.put_node(path, scalar(text, place), place)

    def put_empty(self, path: Path, mark: str, place: Span) -> bool:
        empty: Node = Sequence([], *place) if mark == NO_LIST else Mapping({}, *place)
        return self.put_node(path, empty, place)

    def put_list(self, path: Path, texts: list[str], place: Span) -> bool:
        return self.put_node(path, Sequence([scalar(x, place) for x in texts], *place), place)

    def put_node(self, path: Path, node: Node, place: Span) -> bool:
        branch = self.root
        for piece in path[:-1]:
            inner = branch.children.get(piece)
            if inner is None:
                inner = _Branch(place)
                branch.set(piece, inner)
            if not isinstance(inner, _Branch):
                return self._twice(path, place, inner)
            branch = inner
        known = branch.children.get(path[-1])
        if known is not None:
            return self._twice(path, place, known)
        branch.set(path[-1], node)
        return True

    def named(self, path: Path, place: Span) -> None:
        """Where a branch has its name, for findings about the whole of it."""
        self.keys.setdefault(path, place)

    def has(self, path: Path) -> bool:
        branch: object = self.root
        for piece in path:
            if not isinstance(branch, _Branch) or piece not in branch.children:
                return False
            branch = branch.children[piece]
        return True

    def length(self, path: Path) -> int:
        """One more than the highest number of a list so far."""
        branch: object = self.root
        for piece in path:
            if not isinstance(branch, _Branch) or piece not in branch.children:
                return 0
            branch = branch.children[piece]
        return branch.length if isinstance(branch, _Branch) else 0

    def _twice(self, path: Path, place: Span, known: object) -> bool:
        first = known.place if isinstance(known, _Branch) else known.span  # type: ignore[attr-defined]
        params = {"what": show(path), "sheet": first.sheet, "cell": first.cell}
        self.findings.append(Finding("PE087", place, params))
        return False

    def nodes(self) -> Mapping:
        found = self._grown(self.root, ())
        return found if isinstance(found, Mapping) else Mapping({}, *self.root.place)

    def _grown(self, branch: _Branch, path: Path) -> Node:
        place = self.keys.get(path, branch.place)
        if branch.children and all(isinstance(key, int) for key in branch.children):
            keys = sorted(key for key in branch.children if isinstance(key, int))
            return Sequence([self._node(branch.children[k], (*path, k)) for k in keys], *place)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, inner in branch.children.items():
            node = self._node(inner, (*path, key))
            at = self.keys.get((*path, key), node.span)
            entries[str(key)] = (Scalar(str(key), True, *at), node)
        return Mapping(entries, *place)

    def _node(self, inner: _Branch | Node, path: Path) -> Node:
        return self._grown(inner, path) if isinstance(inner, _Branch) else inner


def scalar(text: str, place: Span) -> Scalar:
    """A cell's text; it stands for nothing else than itself."""
    return Scalar(text, text not in NULLS, *place, exact=False)


def empty_mark(text: str) -> str:
    return text if text in (NO_LIST, NO_MAP) else ""
