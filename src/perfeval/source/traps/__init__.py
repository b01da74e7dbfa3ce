"""What stands in a file's text and is read without complaint, yet will trip somebody.

Each module has `check(document)`, which gives findings of one kind; they run when files are
validated, not when projects are scored.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document

NAMES: tuple[str, ...] = (
    "bom", "leading_zeros", "yes_no", "sexagesimal", "lookalikes", "document_numbers",
    "quoted_names",
)  # fmt: skip


def trapped(document: Document) -> Iterator[Finding]:
    """Findings of all traps, trap by trap."""
    for name in NAMES:
        yield from import_module(f"perfeval.source.traps.{name}").check(document)
