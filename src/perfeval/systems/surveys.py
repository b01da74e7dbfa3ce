"""Surveys: from their file to every figure of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.catalogue import severity
from perfeval.library.surveys import open_survey
from perfeval.surveys.evaluate import evaluate

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.model.surveys import Outcome


class Surveyed(NamedTuple):
    """A survey's figures (None where its file can't be read), all findings, the SHA-256 of the
    digests of its file and its answers, the files that were read, and whether all could be."""

    outcome: Outcome | None
    findings: tuple[Finding, ...]
    digest: str = ""
    files: tuple[Path, ...] = ()
    usable: bool = True


def survey(path: Path, loader: Loader | None = None) -> Surveyed:
    """Evaluate a file `perfeval: survey/v1` with its answers. Never raises for what they hold."""
    opened = open_survey(path, loader)
    if opened.record is None:
        return Surveyed(None, opened.findings, opened.sha256, opened.files, False)
    outcome = evaluate(opened.record, opened.tables)
    # a key that is misspelt, or a file of answers that is not there: a result without it would
    # pass for the whole
    usable = not any(severity(one) == "error" for one in opened.findings)
    texts = "\n".join((opened.sha256, *(sha for _, sha in outcome.sources)))
    digest = hashlib.sha256(texts.encode()).hexdigest()
    return Surveyed(outcome, (*opened.findings, *outcome.findings), digest, opened.files, usable)
