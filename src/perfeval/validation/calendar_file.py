"""A calendar's file: holidays and make-up working days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.library.calendars import SHAPE
from perfeval.source.reading import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    reader = Reader()
    if document.root is not None:
        reader.record(SHAPE, document.root)
    return [*document.findings, *reader.findings]
