"""A written file read as `perfeval import` reads it: sets and projects as plain texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from perfeval.library.drafts import open_tables
from perfeval.model.finding import Finding
from perfeval.source.node import Mapping, Node, Scalar
from tables.expected import Seen


class Read(NamedTuple):
    """All forms of a file; without forms, `findings` say why it was refused."""

    forms: tuple[Seen, ...]
    findings: tuple[Finding, ...]

    @property
    def places(self) -> frozenset[tuple[str, int, int]]:
        named = {place for form in self.forms for place in form.places}
        return frozenset(named | _places(self.findings))


def read(path: Path) -> Read:
    opened = open_tables(path, path.name)
    seen = []
    for form, made in zip(opened.forms, opened.drafts, strict=True):
        found = (*opened.book.findings, *form.findings, *made.findings)
        origins = frozenset(_origins(made.indicator_set)) | frozenset(_origins(made.project))
        words = "\n".join(" ".join((*map(str, one.params.values()), *one.path)) for one in found)
        seen.append(
            Seen(_plain(made.indicator_set), _plain(made.project), _places(found), words, origins)
        )
    return Read(tuple(seen), opened.findings)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    return [_plain(item) for item in node.items]


def _origins(node: Node) -> Iterator[tuple[str, int, int]]:
    if isinstance(node, Scalar):
        yield node.span.sheet, node.line, node.column
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield from _origins(key)
            yield from _origins(value)
    else:
        for item in node.items:
            yield from _origins(item)


def _places(findings: object) -> frozenset[tuple[str, int, int]]:
    spans = [finding.span for finding in findings if finding.span]  # type: ignore[attr-defined]
    return frozenset((span.sheet, span.line, span.column) for span in spans)
