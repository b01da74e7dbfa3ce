"""The kinds of files that have a JSON Schema."""

from __future__ import annotations

from typing import Any

from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.source.schema import PROJECT, SET, Root
from perfeval.source.schema import schema as write

ROOTS = {"indicator-set": SET, "project": PROJECT, "calendar": Root(CALENDAR)}


def kinds() -> tuple[str, ...]:
    return tuple(ROOTS)


def schema(kind: str, lang: str) -> dict[str, Any]:
    """The schema of one of the kinds, its hover texts in `zh` or `en`."""
    return write(ROOTS[kind], lang)
