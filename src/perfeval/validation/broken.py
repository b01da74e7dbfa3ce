"""Which parts of a set have errors, so that the rest can still be looked at."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import severity
from perfeval.checks.structure import FORGIVEN
from perfeval.model.indicators import walk
from perfeval.source.node import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import IndicatorSet, Path
    from perfeval.source.node import Node

# findings about the weights of the whole, and those about what the tree has or lacks
SUMS = frozenset(("PE281", "PE298", "PE801", "PE802", "PE803"))
WHOLE = frozenset(("PE287", "PE296", "PE804", "PE805", "PE810", "PE811", "PE812", "PE813"))
GRADES = frozenset(("PE809",))
# errors that leave the weights without a sound sum
OF_SUMS = frozenset(("PE201", "PE202", "PE203", "PE204", "PE218"))
OF_GRADES = frozenset(("PE210", "PE211"))
Place = tuple[str, int, int]


class Broken(NamedTuple):
    """What not to look at: indicators by path, and codes."""

    owners: _Owners
    paths: frozenset[Path]
    codes: frozenset[str]

    def hides(self, finding: Finding) -> bool:
        """Whether a finding would rest on something that is broken."""
        if finding.code in self.codes:
            return True
        return self.faulty(finding.path or self.owners.of(finding.span) or ())

    def faulty(self, path: Path) -> bool:
        """Whether the indicator, or one above it, has an error."""
        return any(path[:n] in self.paths for n in range(1, len(path) + 1))


class _Owners:
    """The indicators of a set by where they are written."""

    def __init__(self, indicator_set: IndicatorSet, root: Node | None) -> None:
        self.known: dict[Place, Path] = {}
        self.named: dict[str, list[Path]] = {}
        for top in indicator_set.indicators:
            for node in walk(top):
                for key in {node.name, node.id, "/".join(node.path)} - {""}:
                    self.named.setdefault(key, []).append(node.path)
                if node.span is not None:
                    self.known[_place(node.span)] = node.path
        self.places = sorted({*self.known, *(_place(span) for span in _items(root))})
        self.changes = _changes(root)

    def at(self, span: Span) -> Place | None:
        """Where the indicator begins that the place is in."""
        for start, end, _ in self.changes:
            if start <= _place(span) < end:
                return None
        for place in reversed(self.places[: bisect_right(self.places, _place(span))]):
            if place[0] != span.file:
                return None
            if place[1] == span.line or place[2] <= span.column:
                return place
        return None

    def of(self, span: Span | None) -> Path | None:
        if span is None:
            return None
        found = self.at(span)
        path = self.known.get(found) if found is not None else None
        return path or next(iter(self.overridden(span)), None)

    def overridden(self, span: Span) -> list[Path]:
        """What the override means in which the place is."""
        for start, end, name in self.changes:
            if start <= _place(span) < end:
                return self.named.get(name, [])
        return []


def broken(indicator_set: IndicatorSet, root: Node | None, found: Iterable[Finding]) -> Broken:
    """Of a set, the nodes of its own file and what was found in it."""
    owners = _Owners(indicator_set, root)
    paths: set[Path] = set()
    codes: set[str] = set()
    for finding in found:
        if severity(finding) != "error" or finding.span is None:
            continue
        if finding.code in OF_SUMS:
            codes |= SUMS
        if finding.code in OF_GRADES:
            codes |= GRADES
        if finding.code in FORGIVEN:
            continue
        over = owners.overridden(finding.span)
        place = owners.at(finding.span)
        path = finding.path or (owners.known.get(place, ()) if place is not None else ())
        paths.update([path] if path else over)
        if not path and not over:
            # of an indicator that could not be read, or of the set itself
            codes |= SUMS | WHOLE | GRADES
    return Broken(owners, frozenset(paths), frozenset(codes))


def _place(span: Span) -> Place:
    return span.file, span.line, span.column


def _items(root: Node | None) -> Iterator[Span]:
    """Where the indicators of a file begin, also those that could not be read."""
    below = [_value(root, ("indicators", "指标"))]
    while below:
        tree = below.pop()
        for item in tree.items if isinstance(tree, Sequence) else ():
            yield item.span
            below.append(_value(item, ("children", "下级指标")))


def _value(node: Node | None, names: tuple[str, ...]) -> Node | None:
    entries = node.entries if isinstance(node, Mapping) else {}
    return next((entries[name][1] for name in names if name in entries), None)


def _changes(root: Node | None) -> list[tuple[Place, Place, str]]:
    """Beginning and end of every override, with what it names."""
    changes = _value(root, ("override", "覆盖"))
    if not isinstance(root, Mapping) or not isinstance(changes, Mapping):
        return []
    keys = [_place(key.span) for key, _ in root.entries.values()]
    end = min((key for key in keys if key > _place(changes.span)), default=("", 1 << 30, 0))
    starts = [_place(key.span) for key, _ in changes.entries.values()]
    ends = [*starts[1:], (changes.span.file, *end[1:])]
    return list(zip(starts, ends, changes.entries, strict=True))
