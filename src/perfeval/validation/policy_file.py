"""A policy's file: its shape, and whether its rules fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.followup.policy_faults import policy_faults, unverified
from perfeval.library.policies import open_policy

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.library.loader import Loader
    from perfeval.model.finding import Finding
    from perfeval.source.yaml_reader import Document
    from perfeval.validation.one import Checker


def check(checker: Checker, loader: Loader, path: Path, document: Document) -> list[Finding]:
    opened = open_policy(path, loader)
    if opened.record is None:
        return list(opened.findings)
    return [*opened.findings, *policy_faults(opened.record), *unverified(opened.record)]
