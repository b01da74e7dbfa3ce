"""What a set that extends another changes of it. (PE287-PE289)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.merging import canonical
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.set_shape import INDICATOR, SET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfeval.model.shape import Shape
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker

# what every set says of itself, and what is looked at piece by piece
OWN = frozenset(("perfeval", "id", "title", "extends"))
# what a file may well say again, so that it can be read by itself
DESCRIBING = frozenset(
    ("basis", "report", "form", "region", "verified", "notes", "valid", "scoring")
)
PIECES = ("override", "remove", "indicators")
Places = dict[str, list[Mapping]]


def extending(checker: Checker, path: Path, document: Document) -> list[Finding]:
    """The same of a file whose base was read already."""
    root = document.root
    if not isinstance(root, Mapping):
        return []
    entry = root.entries.get("extends") or root.entries.get("继承")
    if entry is None or not isinstance(entry[1], Scalar) or entry[1].is_null:
        return []
    loader = checker.loader()
    base = loader.find(entry[1].text.strip(), path.parent, entry[1].span)
    below = loader.below(base, (), entry[1].span) if base is not None else None
    return extension_faults(root, below.root) if below is not None else []


def extension_faults(root: Mapping, base: Mapping) -> list[Finding]:
    """Findings about a set's file, `base` being the nodes of what it extends."""
    own = _english(root, SET)
    under = _english(base, SET)
    plain = [name for name in own.entries if name not in OWN and name not in PIECES]
    same = [name for name in plain if _equal(own.entries[name][1], _value(under, name))]
    repeated = [
        Finding("PE288", own.entries[name][0].span, {"name": "", "key": own.entries[name][0].text})
        for name in same
        if name not in DESCRIBING
    ]
    empty = list(_empty(own))
    places: Places = {}
    _collect(_value(under, "indicators"), (), places)
    inside: list[Finding] = []
    # whether anything of the tree is named that is not merely repeated
    changed = _overrides(own, places, inside) | _tree(own, under, inside)
    changed = changed or not _blank(_value(own, "remove"))
    if changed or len(plain) > len(same):
        return [*repeated, *empty, *inside]
    if empty:
        return empty
    entry = own.entries["extends"][1]
    name = entry.text.strip() if isinstance(entry, Scalar) else ""
    written = (*PIECES, *(name for name in same if name not in DESCRIBING))
    useless = next((own.entries[key][0].span for key in written if key in own.entries), entry.span)
    return [Finding("PE287", useless, {"base": name})]


def _english(node: Mapping, shape: Shape) -> Mapping:
    return canonical(node, shape, [])


def _value(node: Mapping, name: str) -> Node | None:
    entry = node.entries.get(name)
    return entry[1] if entry is not None else None


def _blank(node: Node | None) -> bool:
    if isinstance(node, Mapping):
        return not node.entries
    if isinstance(node, Sequence):
        return not node.items
    return node is None or node.is_null


def _equal(one: Node, other: Node | None) -> bool:
    if isinstance(one, Scalar):
        return isinstance(other, Scalar) and one.text.strip() == other.text.strip()
    if isinstance(one, Sequence):
        return (
            isinstance(other, Sequence)
            and len(one.items) == len(other.items)
            and all(map(_equal, one.items, other.items))
        )
    return (
        isinstance(other, Mapping)
        and one.entries.keys() == other.entries.keys()
        and all(_equal(value, other.entries[name][1]) for name, (_, value) in one.entries.items())
    )


def _empty(own: Mapping) -> Iterator[Finding]:
    changes = _value(own, "override")
    if isinstance(changes, Mapping):
        for name, (key, change) in changes.entries.items():
            if isinstance(change, Mapping) and not change.entries:
                yield Finding("PE289", key.span, {"name": name})


def _name(node: Mapping) -> str:
    found = _value(node, "name")
    return found.text.strip() if isinstance(found, Scalar) else ""


def _collect(tree: Node | None, path: tuple[str, ...], places: Places) -> None:
    """The base's indicators by path, by id and by name."""
    if not isinstance(tree, Sequence) or len(path) > 12:
        return
    for item in tree.items:
        if not isinstance(item, Mapping):
            continue
        node = _english(item, INDICATOR)
        here = (*path, _name(node))
        written = _value(node, "id")
        keys = {"/".join(here), here[-1]}
        if isinstance(written, Scalar):
            keys.add(written.text.strip())
        for key in keys:
            places.setdefault(key, []).append(node)
        _collect(_value(node, "children"), here, places)


def _overrides(own: Mapping, places: Places, found: list[Finding]) -> bool:
    changes = _value(own, "override")
    if not isinstance(changes, Mapping):
        return False
    changed = False
    for name, (_, change) in changes.entries.items():
        fits = places.get(name, [])
        if not isinstance(change, Mapping) or len(fits) != 1:
            changed = True
            continue
        node = _english(change, INDICATOR)
        changed |= _keys(node, fits[0], found, name)
    return changed


def _tree(own: Mapping, under: Mapping, found: list[Finding]) -> bool:
    tree = _value(own, "indicators")
    return isinstance(tree, Sequence) and _items(tree, _value(under, "indicators"), found)


def _items(tree: Sequence, base: Node | None, found: list[Finding]) -> bool:
    """Indicators with those of the same name under the same branch; new ones are changes."""
    known: dict[str, Mapping] = {}
    for item in base.items if isinstance(base, Sequence) else ():
        if isinstance(item, Mapping):
            below = _english(item, INDICATOR)
            known[_name(below)] = below
    changed = False
    for item in tree.items:
        node = _english(item, INDICATOR) if isinstance(item, Mapping) else None
        if node is None or _name(node) not in known:
            changed = True
        else:
            changed |= _keys(node, known[_name(node)], found, _name(node))
    return changed


def _keys(node: Mapping, base: Mapping, found: list[Finding], name: str) -> bool:
    """Whether any key differs; those that do not are found."""
    changed = False
    for key, (place, value) in node.entries.items():
        if key == "name":
            continue
        below = _value(base, key)
        if key == "children" and isinstance(value, Sequence):
            changed |= _items(value, below, found)
        elif _equal(value, below):
            found.append(Finding("PE288", place.span, {"name": name, "key": place.text}))
        elif not (isinstance(value, Scalar) and value.is_null and below is None):
            changed = True
    return changed
