"""What packs say about each code, as they write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.library.places import set_files
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Given(NamedTuple):
    """A pack's words about a code: keys and values, or a severity under the key ""."""

    pack: str
    settings: tuple[tuple[str, str], ...]


def given_by_packs(folders: Iterable[Path]) -> dict[str, tuple[Given, ...]]:
    """By code, in order of the packs' names; the first folder's pack of a name counts."""
    paths: dict[str, Path] = {}
    for folder in folders:
        for path in set_files(folder):
            paths.setdefault(path.stem, path)
    found: dict[str, tuple[Given, ...]] = {}
    for name in sorted(paths):
        for code, settings in _checks(paths[name]):
            found[code] = (*found.get(code, ()), Given(name, settings))
    return found


def _checks(path: Path) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    root = read_yaml(path).root
    if not isinstance(root, Mapping):
        return []
    entry = root.entries.get("checks") or root.entries.get("检查")
    if entry is None or not isinstance(entry[1], Mapping):
        return []
    return [(code, _settings(node)) for code, (_, node) in entry[1].entries.items()]


def _settings(node: Node) -> tuple[tuple[str, str], ...]:
    if isinstance(node, Mapping):
        return tuple((key, _written(value)) for key, (_, value) in node.entries.items())
    return (("", _written(node)),)


def _written(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        names = [_name(item) for item in node.items]
        if names and all(names):
            # records are known by their names; the pack's file has the rest
            return "、".join(names)
        return f"[{', '.join(map(_written, node.items))}]"
    inside = (f"{key}: {_written(value)}" for key, (_, value) in node.entries.items())
    return f"{{{', '.join(inside)}}}"


def _name(node: Node) -> str:
    entries = node.entries if isinstance(node, Mapping) else {}
    entry = entries.get("name") or entries.get("名称")
    return entry[1].text if entry is not None and isinstance(entry[1], Scalar) else ""
