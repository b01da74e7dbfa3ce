"""`extends`: one set's nodes laid over another's, every node keeping its own file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.reading import nearest, shorten
from perfeval.source.set_shape import INDICATOR

if TYPE_CHECKING:
    from perfeval.model.shape import Shape

Findings = list[Finding]


def canonical(node: Mapping, shape: Shape, findings: Findings) -> Mapping:
    """The mapping with its keys in English; both names of one key are an error."""
    index = shape.known()
    entries: dict[str, tuple[Scalar, Node]] = {}
    for name, (key, value) in node.entries.items():
        field = index.get(name)
        english = field.key if field else name
        if english in entries:
            params = {"key": name, "other": entries[english][0].text}
            findings.append(Finding("PE104", key.span, params))
            continue
        entries[english] = (key, value)
    return Mapping(entries, node.file, node.line, node.column)


def merge_sets(base: Mapping, own: Mapping, findings: Findings) -> Mapping:
    """`own` over `base`: keys replace, trees merge by name, then override, then remove.

    The id is never the base's: two sets of one id could not be told apart.
    """
    merged = {name: entry for name, entry in base.entries.items() if name not in ("id", "remove")}
    for name, entry in own.entries.items():
        if name == "indicators" and "indicators" in merged:
            merged[name] = (entry[0], merge_trees(merged[name][1], entry[1], findings))
        elif name not in ("override", "remove"):
            merged[name] = entry
    tree = merged.get("indicators")
    if tree is not None:
        root = tree[1]
        if "override" in own.entries:
            root = _override(root, own.entries["override"][1], findings)
        if "remove" in own.entries:
            key, names = own.entries["remove"]
            root = _remove(root, names, findings)
            # what was taken out is done with; only its place is of use later
            merged["remove"] = (key, Sequence([], names.file, names.line, names.column))
        merged["indicators"] = (tree[0], root)
    return Mapping(merged, own.file, own.line, own.column)


def merge_trees(base: Node, own: Node, findings: Findings) -> Node:
    """Two lists of indicators: the same name merges, a new one is appended."""
    if not isinstance(base, Sequence) or not isinstance(own, Sequence):
        return own
    items = [_named(item, findings) for item in base.items]
    for item in own.items:
        mine = _named(item, findings)
        place = _find(items, mine)
        if place is None:
            items.append(mine)
        else:
            items[place] = _merge(items[place], mine, findings)
    return Sequence(items, own.file, own.line, own.column)


def _named(item: Node, findings: Findings) -> Node:
    return canonical(item, INDICATOR, findings) if isinstance(item, Mapping) else item


def _text(node: Node, key: str) -> str:
    if isinstance(node, Mapping) and key in node.entries:
        value = node.entries[key][1]
        return value.text.strip() if isinstance(value, Scalar) else ""
    return ""


def _find(items: list[Node], wanted: Node) -> int | None:
    name = _text(wanted, "name")
    return next((i for i, item in enumerate(items) if name and _text(item, "name") == name), None)


def _merge(base: Node, own: Node, findings: Findings) -> Node:
    if not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return own
    entries = dict(base.entries)
    known = INDICATOR.known()
    for name, entry in own.entries.items():
        if name == "children" and name in entries:
            entries[name] = (entry[0], merge_trees(entries[name][1], entry[1], findings))
        elif isinstance(entry[1], Scalar) and entry[1].is_null and name in known:
            entries.pop(name, None)
        else:
            entries[name] = entry
    return Mapping(entries, own.file, own.line, own.column)


class _Place:
    """One indicator of the tree: its path, and the list it stands in."""

    __slots__ = ("items", "node", "path")

    def __init__(self, path: tuple[str, ...], items: list[Node], node: Node) -> None:
        self.path = path
        self.items = items
        self.node = node


def _places(root: Node, path: tuple[str, ...] = (), depth: int = 0) -> list[_Place]:
    found: list[_Place] = []
    if not isinstance(root, Sequence) or depth > 12:
        return found
    for item in root.items:
        here = (*path, _text(item, "name"))
        found.append(_Place(here, root.items, item))
        if isinstance(item, Mapping) and "children" in item.entries:
            found += _places(item.entries["children"][1], here, depth + 1)
    return found


def _copy(root: Node, findings: Findings, depth: int = 0) -> Node:
    """The tree with lists of its own, so that the base set stays as it was read."""
    if not isinstance(root, Sequence) or depth > 12:
        return root
    items: list[Node] = []
    for item in root.items:
        if isinstance(item, Mapping):
            item = canonical(item, INDICATOR, findings)
            if "children" in item.entries:
                key, children = item.entries["children"]
                item.entries["children"] = (key, _copy(children, findings, depth + 1))
        items.append(item)
    return Sequence(items, root.file, root.line, root.column)


def _lookup(root: Node, key: Scalar, name: str, findings: Findings) -> _Place | None:
    places = _places(root)
    fits = [p for p in places if "/".join(p.path) == name or _text(p.node, "id") == name]
    if not fits:
        fits = [p for p in places if p.path[-1] == name]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        known = ["/".join(p.path) for p in places] + [p.path[-1] for p in places]
        findings.append(
            Finding("PE208", key.span, {"key": shorten(name), "near": nearest(name, known)})
        )
    else:
        paths = "、".join("/".join(p.path) for p in fits)
        findings.append(Finding("PE302", key.span, {"key": shorten(name), "paths": paths}))
    return None


def _override(root: Node, changes: Node, findings: Findings) -> Node:
    root = _copy(root, findings)
    if not isinstance(changes, Mapping):
        findings.append(Finding("PE103", changes.span, {"expected": "mapping", "found": ""}))
        return root
    for name, (key, change) in changes.entries.items():
        place = _lookup(root, key, name, findings)
        if place is None:
            continue
        if not isinstance(change, Mapping):
            findings.append(Finding("PE103", change.span, {"expected": "mapping", "found": ""}))
            continue
        own = canonical(change, INDICATOR, findings)
        merged = _merge(place.node, own, findings)
        place.items[place.items.index(place.node)] = merged
    return root


def _remove(root: Node, names: Node, findings: Findings) -> Node:
    root = _copy(root, findings)
    for name in names.items if isinstance(names, Sequence) else [names]:
        if not isinstance(name, Scalar):
            findings.append(Finding("PE103", name.span, {"expected": "text", "found": ""}))
            continue
        place = _lookup(root, name, name.text.strip(), findings)
        if place is not None:
            place.items.remove(place.node)
    return root
