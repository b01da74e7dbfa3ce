"""The rows of a form as a tree of branches and leaves, each with a path of its own."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_nodes import Remarks, short
from perfeval.intake.drafting_texts import is_blank, line, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.model.finding import Span
    from perfeval.model.form import Cells, Form, Row, Value

Path = tuple[str, ...]
Levels = list[tuple[str, "Span", "Fraction | None"]]  # name, place, printed weight
MAX_DEPTH = 6  # of an indicator set
_SLOT = re.compile(r"无|指标\s*\d*\s*[:：]?\s*[….]*|[….·]+")  # "指标1：", "……"
LONG = 200  # names longer than this are keyed by an id
# "产出指标(70分)", "产出指标（70%）", "产出指标70分"; "数量指标（1）" only counts its levels
_WEIGHED = re.compile(
    r"(.+?)\s*[(（]\s*(\d{1,3}(?:\.\d+)?)\s*(分|%)\s*[)）]|(.+?)(\d{1,3}(?:\.\d+)?)分"
)


ROW, EXECUTION, STATEMENT = "row", "execution", "statement"


class Leaf:
    """An indicator: a row of the form, the execution rate of its fund table, or a statement."""

    __slots__ = ("at", "cells", "id", "key", "kind", "name", "path", "printed", "weight")

    def __init__(
        self, kind: str, name: str, at: Span, cells: Cells, weight: Fraction | None = None
    ) -> None:
        self.kind = kind
        self.name = name
        self.printed = name
        self.at = at
        self.cells = cells
        self.weight = weight
        self.path: Path = ()
        self.id = ""
        self.key = ""  # how the project's results name it


class Branch:
    """A level; `weight` is the printed one, kept only where it is its children's sum."""

    __slots__ = ("at", "children", "name", "named", "told", "weight")

    def __init__(self, name: str, at: Span) -> None:
        self.name = name
        self.at = at
        self.weight: tuple[Fraction, Span] | None = None
        self.children: list[Branch | Leaf] = []
        self.named: dict[str, Branch] = {}
        self.told: set[Span] = set()

    def branch(self, name: str, at: Span) -> Branch:
        if name not in self.named:
            made = Branch(name, at)
            self.named[name] = made
            self.children.append(made)
        return self.named[name]

    def leaves(self) -> Iterator[Leaf]:
        for child in self.children:
            if isinstance(child, Leaf):
                yield child
            else:
                yield from child.leaves()

    @property
    def sum(self) -> Fraction:
        return sum((leaf.weight or Fraction(0) for leaf in self.leaves()), Fraction(0))


class Tree(NamedTuple):
    """`leaves` in order of the rows, None for a row that only heads others."""

    root: Branch
    leaves: tuple[Leaf | None, ...]


def weight_of(value: Value | None, remarks: Remarks) -> Fraction | None:
    """A printed weight; None where there is none that a set can carry."""
    if value is None or is_blank(value):
        return None
    shown = line(value.text)
    digits = weight(shown)
    if digits is None or digits.startswith("-"):
        remarks.unread(value, "weight")
        return None
    return Fraction(digits)


def is_slot(row: Row) -> bool:
    """A row still to be filled in: no name, or one such as "指标1：", and nothing in its cells."""
    name = line(row.name.text)
    empty = not name or _SLOT.fullmatch(name) is not None
    return empty and all(is_blank(value) for value in row.cells.values())


def grown(form: Form, root: Branch, remarks: Remarks) -> Tree:
    """The tree with a leaf for every row, under what the root holds already."""
    paths = [_levels(row) for row in form.rows]
    heads = _heads(form.rows, paths)
    leaves: list[Leaf | None] = []
    for row, path, is_head in zip(form.rows, paths, heads, strict=True):
        name = line(row.name.text)
        if is_slot(row):
            leaves.append(None)  # a row still to be filled in
            continue
        branch = root
        for level, (part, at, printed) in enumerate(path, 1):
            branch = branch.branch(part, at)
            if printed is not None and branch.weight is None:
                branch.weight = (printed, at)
            _own_cells(branch, row, level, remarks)
        if is_head:
            _head(branch.branch(name, row.name.span), row, remarks)
            leaves.append(None)
            continue
        if not name:
            name = path[-1][0] if path else f"第{row.name.span.line}行"
            remarks.add("PE077", row.name.span, key="indicator", text=name)
        given = weight_of(row.cells.get("weight"), remarks)
        leaf = Leaf(ROW, name, row.name.span, row.cells, given)
        branch.children.append(leaf)
        leaves.append(leaf)
    return Tree(root, tuple(leaves))


def _heads(rows: Sequence[Row], paths: Sequence[Levels]) -> list[bool]:
    """Whether each row heads others: it is named as one of their levels, and its weight, where it
    has one, is the sum of theirs."""
    above = [tuple(name for name, _, _ in path) for path in paths]
    levels = {
        path[:depth]
        for row, path in zip(rows, above, strict=True)
        if not is_slot(row)
        for depth in range(1, len(path) + 1)
    }
    names = [
        (*path, line(row.name.text)) if line(row.name.text) else ()
        for row, path in zip(rows, above, strict=True)
    ]
    sums: Counter[Path] = Counter()
    for row, path, name in zip(rows, above, names, strict=True):
        digits = weight(row.cells["weight"].text) if "weight" in row.cells else None
        if digits is not None and name not in levels:
            for depth in range(1, len(path) + 1):
                sums[path[:depth]] += Fraction(digits)  # type: ignore[assignment]
    found = []
    for row, name in zip(rows, names, strict=True):
        digits = weight(row.cells["weight"].text) if "weight" in row.cells else None
        found.append(name in levels and (digits is None or Fraction(digits) == sums[name]))
    return found


def _own_cells(branch: Branch, row: Row, level: int, remarks: Remarks) -> None:
    """Weight and score of a level in columns of their own, merged over the rows below."""
    given = row.cells.get(f"weight{level}")
    if given is not None and branch.weight is None:
        found = weight_of(given, remarks)
        branch.weight = (found, given.span) if found is not None else None
    score = row.cells.get(f"score{level}")
    if score is not None and not is_blank(score) and score.span not in branch.told:
        branch.told.add(score.span)
        words = short(score.text)
        remarks.add(
            "PE075", score.span, "info", name=branch.name, of="", text=words, column="score"
        )


def _levels(row: Row) -> Levels:
    """Names above a row with their places and printed weights; blank levels fall away."""
    found: Levels = []
    for level in row.levels:
        name = line(level.text)
        if not name or is_blank(level):
            continue
        match = _WEIGHED.fullmatch(name)
        if match is None:
            found.append((name, level.span, None))
        else:
            bare = match[1] or match[4]
            found.append((bare, level.span, Fraction(match[2] or match[5])))
    if len(found) >= MAX_DEPTH:
        rest = found[MAX_DEPTH - 2 :]
        joined = "/".join(name for name, _, _ in rest)
        found = [*found[: MAX_DEPTH - 2], (joined, rest[0][1], None)]
    return found


def _head(branch: Branch, row: Row, remarks: Remarks) -> None:
    """A row above others: its weight belongs to the branch, its other values have no place."""
    given = weight_of(row.cells.get("weight"), remarks)
    if given is not None:
        branch.weight = (given, row.cells["weight"].span)
    for key in ("target", "actual", "score"):
        value = row.cells.get(key)
        if value is not None and not is_blank(value):
            remarks.add(
                "PE075", value.span, name=branch.name, of="", text=short(value.text), column=key
            )
