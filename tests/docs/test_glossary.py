"""The glossary names only what files can say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.measures import KINDS as MEASURES
from perfeval.rules import KINDS as RULES
from perfeval.source.reference import shapes

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"
# common to all scores, of the score document, of policies, and signs
OTHER = {"cap", "floor", "completion", "digest", "findings", "trace", "rescale", "≥", "≤"}


def _choices(kind: Any) -> set[str]:
    if kind.name == "choice":
        return set(kind.of)
    return _choices(kind.of) if kind.name in ("list", "one-or-list", "map") else set()


def test_every_word_is_a_key_or_a_choice() -> None:
    fields = [field for shape in shapes(CALENDAR).values() for field in shape.fields]
    known = {field.key for field in fields} | {*RULES, *MEASURES} | OTHER
    known = known.union(*(_choices(field.type) for field in fields))
    rows = re.findall(r"^\| .* \| .* \| (.*)\|$", PAGE.read_text("utf-8"), re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"`([^`]+)`", row)}
    assert named <= known
