"""A Word file's texts by heading, as Markdown: for narratives kept in Word."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from perfeval.model.finding import Finding
from perfeval.source.files import is_file, real
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.source.node import Scalar

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 2_000


def read_word(folder: Path, name: str, place: Scalar, findings: list[Finding]) -> dict[str, str]:
    """Heading text → Markdown of what stands under it; empty with a finding when unusable.

    The file must lie inside the project's folder.
    """
    path = folder / name
    if real(folder) not in real(path).parents:
        findings.append(Finding("PE321", place.span, {"file": shorten(name)}))
        return {}
    if path.suffix.lower() != ".docx" or not is_file(path):
        findings.append(Finding("PE322", place.span, {"file": shorten(name)}))
        return {}
    if not _harmless(path):
        findings.append(Finding("PE323", place.span, {"file": shorten(name)}))
        return {}
    try:
        import docx

        document = docx.Document(str(path))
        texts = _by_heading(document)
    except Exception:  # a damaged file makes the library raise almost anything
        findings.append(Finding("PE323", place.span, {"file": shorten(name)}))
        return {}
    if not texts:
        findings.append(Finding("PE324", place.span, {"file": shorten(name)}))
    return texts


def _harmless(path: Path) -> bool:
    """Whether the archive stays within bounds once unpacked."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return False
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            return len(parts) <= MAX_PARTS and sum(p.file_size for p in parts) <= MAX_UNPACKED
    except (OSError, zipfile.BadZipFile):
        return False


def _by_heading(document: Any) -> dict[str, str]:
    from docx.table import Table

    found: dict[str, list[str]] = {}
    heading = ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            found.setdefault(heading, []).append(_table(block))
            continue
        text = block.text.strip()
        if not text:
            continue
        if _is_heading(block):
            heading = text
            found.setdefault(heading, [])
        else:
            found.setdefault(heading, []).append(text)
    return {key: "\n\n".join(parts) for key, parts in found.items() if key and parts}


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.style
    name = (style.name or "") if style is not None else ""
    return name.lower().startswith("heading") or name.startswith("标题")


def _table(table: Any) -> str:
    rows = [
        [" ".join(cell.text.split()).replace("|", "\\|") for cell in row.cells]
        for row in table.rows
    ]
    if not rows:
        return ""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)
