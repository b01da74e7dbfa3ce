"""A rectification ledger's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.checking import findings
from perfeval.ledger.standing import standing
from perfeval.source.ledger_builder import build_ledger
from perfeval.source.node import Mapping

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    """What reading finds, and what the ledger's own day shows."""
    found = list(document.findings)
    if not isinstance(document.root, Mapping):
        return found
    ledger, more = build_ledger(document.root, loader.shown(path), document.sha256)
    found += more
    return found if ledger is None else [*found, *findings(standing(ledger))]
