"""Telling the findings of one run from those of another, wherever their lines have moved."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.reports.diagnostics.model import Diagnosis


def fingerprints(diagnoses: Iterable[Diagnosis]) -> list[str]:
    """One for each, unique: of code, file, indicator, the line's text, and which of the equal.

    Line numbers, messages and indents stay out of it, so that neither a line inserted above nor
    another language makes a known finding look new.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for one in diagnoses:
        same = (one.code, one.file, "\x1f".join(one.path), one.quoted.strip() or one.where)
        seen[same] += 1
        text = "\0".join((*same, str(seen[same])))
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return found
