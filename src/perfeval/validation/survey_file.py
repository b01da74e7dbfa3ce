"""A survey's file, with the answers that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.library.surveys import open_survey

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    from perfeval.surveys.evaluate import evaluate

    opened = open_survey(path, loader)
    if opened.record is None:
        return list(opened.findings)
    return [*opened.findings, *evaluate(opened.record, opened.tables).findings]
