"""Projects and cards as plain values without places, and a project through a workbook and back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from perfeval import api
from perfeval.library.loader import Loader
from perfeval.library.workbooks import filled_workbook
from perfeval.rules.inputs import Inputs
from perfeval.source.node import Mapping as MappingNode
from perfeval.workbook.plain import plain_project

PLACES = {"span", "at", "places", "file", "digest", "findings", "set_id"}


def bare(value: Any) -> Any:
    """A record without places and digests; blanks at the ends of texts don't count."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        pairs = zip(value._fields, value, strict=True)
        return {name: bare(one) for name, one in pairs if name not in PLACES}
    if isinstance(value, list | tuple):
        return [bare(one) for one in value]
    if isinstance(value, Mapping):
        return {key: bare(one) for key, one in value.items()}
    if isinstance(value, Inputs):
        return {name: bare(getattr(value, name, None)) for name in Inputs.__slots__}
    return value


def findings(found: Any) -> list[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]]:
    """What was found, without places; entries of one list stand in one cell, so what is said of
    two equal ones is said once."""
    return sorted({(f.code, f.path, tuple(sorted(f.params.items()))) for f in found})


def nodes(path: Path) -> dict[str, Any]:
    """A project's nodes as plain values with English keys."""
    document = Loader(path.parent).document(path)
    assert isinstance(document.root, MappingNode), document.findings
    return stripped(plain_project(document.root))


def stripped(value: Any) -> Any:
    """Texts without blanks at their ends and blank ones left out."""
    if isinstance(value, dict):
        inner = {key: stripped(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in ("", None)}
    if isinstance(value, list):
        return [stripped(one) for one in value]
    return "\n".join(value.strip().splitlines()) if isinstance(value, str) else value


def through(project: Path, lang: str = "zh") -> Path:
    """The project as a workbook beside it."""
    made = filled_workbook(project, lang)
    assert made.data is not None, made.findings
    target = project.with_name(f"{project.stem}-{lang}.xlsx")
    target.write_bytes(made.data)
    return target


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two plain values are not the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = dict.fromkeys([*one, *other])
        pairs = [(f"{path}.{key}", one.get(key), other.get(key)) for key in keys]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(f"{path}[{n}]", *pair) for n, pair in enumerate(zip(one, other, strict=True))]
    else:
        return [] if one == other else [f"{path}: {one!r} != {other!r}"]
    return [text for name, a, b in pairs for text in differences(a, b, name)]


def assert_same(project: Path, workbook: Path) -> None:
    """Nodes, records, card and findings are the same, by whichever file."""
    assert differences(nodes(workbook), nodes(project)) == []
    first, second = api.load_project(project), api.load_project(workbook)
    assert first.usable == second.usable, second.findings
    assert findings(second.findings) == findings(first.findings)
    if first.usable:
        assert differences(bare(second.project), bare(first.project)) == []
        one, other = api.score(first), api.score(second)
        assert differences(bare(other), bare(one)) == []
        assert findings(other.findings) == findings(one.findings)
