"""As what the loader reads each scalar of a file: found by letting it read, not by a list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.shape import DATE, list_of
from perfeval.source.fund_shape import FUNDS
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping, Node, Scalar, Sequence, stated_header
from perfeval.source.pack_shape import PACK
from perfeval.source.project_shape import PROJECT
from perfeval.source.reading import BY, Reader
from perfeval.source.results import read_result
from perfeval.source.set_shape import INDICATOR, SET

if TYPE_CHECKING:
    from perfeval.model.finding import Finding, Span
    from perfeval.model.shape import Shape

NUMBERS = frozenset(
    ("quantity", "measured", "share", "points", "number", "integer", "money", "date", "met")
)
YES_NO = frozenset(("flag", "quantity", "met"))


class Readings:
    """By place, the forms that a scalar was read as; and what the loader found on the way."""

    def __init__(self, forms: dict[Span, set[str]], findings: list[Finding]) -> None:
        self.forms = forms
        self.findings = findings

    def is_number(self, scalar: Scalar) -> bool:
        return bool(self.forms.get(scalar.span, set()) & NUMBERS)

    def is_yes_no(self, scalar: Scalar) -> bool:
        return bool(self.forms.get(scalar.span, set()) & YES_NO)


def readings(root: Node) -> Readings:
    """Of a set, a project, a pack or a calendar; of any other file there are none."""
    reader = _Watcher()
    if isinstance(root, Mapping):
        _file(reader, root)
    return Readings(reader.forms, reader.findings)


class _Watcher(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[Span, set[str]] = {}

    def note(self, node: Node, form: str) -> None:
        if isinstance(node, Scalar):
            self.forms.setdefault(node.span, set()).add(form)

    def scalar(self, node: Node, expected: str) -> Scalar | None:
        self.note(node, expected)
        return super().scalar(node, expected)

    def choose(self, node: Node) -> Any:
        if isinstance(node, Mapping) and any(key in node.entries for key in BY):
            for key, (_, value) in node.entries.items():
                self.note(value, "group" if key in BY else "quantity")
        return super().choose(node)


def _file(r: _Watcher, root: Mapping) -> None:
    stated = stated_header(root)
    if stated == "indicator-set/v1":
        _set(r, root)
    elif stated == "project/v1":
        _project(r, root)
    elif stated == "pack/v1":
        r.record(PACK, root)
    elif not stated:
        for name in ("holidays", "workdays", "节假日", "调休工作日"):
            if name in root.entries:
                r.read(list_of(DATE), root.entries[name][1])


def _plain(r: _Watcher, node: Mapping, shape: Shape) -> Mapping:
    found = canonical(node, shape, r.findings)
    r.record(shape, found)
    return found


def _set(r: _Watcher, root: Mapping) -> None:
    root = _plain(r, root, SET)
    if "indicators" in root.entries:
        _tree(r, root.entries["indicators"][1])
    changes = root.entries["override"][1] if "override" in root.entries else None
    if isinstance(changes, Mapping):
        for _, change in changes.entries.values():
            _indicator(r, change)


def _tree(r: _Watcher, node: Node) -> None:
    if isinstance(node, Sequence):
        for item in node.items:
            _indicator(r, item)


def _indicator(r: _Watcher, node: Node) -> None:
    if not isinstance(node, Mapping):
        r.wrong(node, "mapping")
        return
    node = canonical(node, INDICATOR, r.findings)
    r.entries(INDICATOR, node)
    if "children" in node.entries:
        _tree(r, node.entries["children"][1])


def _project(r: _Watcher, root: Mapping) -> None:
    root = _plain(r, root, PROJECT)
    if "funds" in root.entries:
        funds = root.entries["funds"][1]
        if isinstance(funds, Mapping):
            _plain(r, funds, FUNDS)
    results = root.entries["results"][1] if "results" in root.entries else None
    if isinstance(results, Mapping):
        for _, result in results.entries.values():
            read_result(r, result)
