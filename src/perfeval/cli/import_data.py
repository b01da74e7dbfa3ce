"""`perfeval import --format json`: everything that was read, with the cell it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.checks.catalogue import mend, message, severity
from perfeval.model.form import Value
from perfeval.reports.json_text import dumps
from perfeval.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as List
    from pathlib import Path

    from perfeval.library.drafts import OpenedTables
    from perfeval.model.finding import Finding
    from perfeval.model.form import Form

Fields = dict[str, Any]
VERSION = "import/v1"


def document(opened: OpenedTables, path: Path, files: List[tuple[str, ...]], lang: str) -> str:
    """The document; `files` are the names of each form's project and of what its set needs, where they
    are written."""
    forms = []
    for number, (form, draft) in enumerate(zip(opened.forms, opened.drafts, strict=True)):
        entry: dict[str, Any] = {"kind": form.kind, "name": draft.name, "year": form.year}
        if number < len(files):
            entry["files"] = list(files[number])
        entry["fields"] = [_field(key, value) for key, value in fields(form)]
        forms.append(entry)
    if opened.filled is not None:
        written = {"files": list(files[0])} if files else {}
        forms.append({"kind": "workbook", **written, "fields": _cells(opened.filled.root)})
    return dumps(
        {
            "perfeval": VERSION, "file": path.name, "sha256": opened.book.sha256, "forms": forms,
            "findings": [_finding(finding, lang) for finding in opened.findings],
        }
    )  # fmt: skip


def _cells(root: Mapping) -> list[Fields]:
    """Every value of a workbook of ours by the key it has in the project."""
    found: list[Fields] = []
    waiting: list[tuple[str, Node]] = [("", root)]
    while waiting:
        key, node = waiting.pop(0)
        if isinstance(node, Scalar):
            found.append(_field(key, Value(node.text, node.span)))
        elif isinstance(node, Sequence):
            waiting[:0] = [(f"{key}[{n}]", item) for n, item in enumerate(node.items, 1)]
        else:
            inner = node.entries.items()
            waiting[:0] = [(f"{key}.{name}".strip("."), value) for name, (_, value) in inner]
    return found


def fields(form: Form) -> Iterator[tuple[str, Value]]:
    """Every value of a form by its place in it: "rows[3].target"."""
    for name, part in zip(form._fields, form, strict=True):
        if name not in ("findings", "kind", "year"):
            yield from _values(name, part)


def _values(key: str, part: Any) -> Iterator[tuple[str, Value]]:
    if isinstance(part, Value):
        yield key, part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _values(f"{key}.{name}", value)
    elif isinstance(part, tuple) and hasattr(part, "_fields"):
        for name, value in zip(part._fields, part, strict=True):
            # the cells of a row are named beside its name
            yield from _values(key if name == "cells" else f"{key}.{name}", value)
    elif isinstance(part, tuple):
        for number, value in enumerate(part, 1):
            yield from _values(f"{key}[{number}]", value)


def _field(key: str, value: Value) -> Fields:
    span = value.span
    found: dict[str, Any] = {"key": key, "text": value.text}
    if value.unit:
        found["unit"] = value.unit
    found |= {"sheet": span.sheet, "cell": span.cell, "row": span.line, "column": span.column}
    return found


def _finding(finding: Finding, lang: str) -> Fields:
    span = finding.span
    found: dict[str, Any] = {
        "code": finding.code, "severity": severity(finding), "message": message(finding, lang),
        "mend": mend(finding, lang),
    }  # fmt: skip
    if span is not None:
        found |= {"file": str(span.file), "sheet": span.sheet, "cell": span.cell}
        found |= {"row": span.line, "column": span.column}
    return found
