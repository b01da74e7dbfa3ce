"""A panel's file: its shape, its names, its rule, and what its ballots come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.panels.evaluating import evaluate
from perfeval.source.node import Mapping
from perfeval.source.panel_builder import build_panel

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    if not isinstance(document.root, Mapping):
        return list(document.findings)
    panel, found = build_panel(document.root, loader.shown(path), document.sha256)
    findings = [*document.findings, *found]
    # what could not be read would be told again as missing
    if panel is None or found:
        return findings
    return [*findings, *evaluate(panel).findings]
