"""A pack's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.source.node import Mapping
from perfeval.validation.packs import read_pack

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    if not isinstance(document.root, Mapping):
        return list(document.findings)
    return [*document.findings, *read_pack(document.root).findings]
