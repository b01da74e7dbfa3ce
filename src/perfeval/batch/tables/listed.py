"""The numbers of the points that are met: 1、3、4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.source.node import Node, Scalar, Sequence

if TYPE_CHECKING:
    from perfeval.model.finding import Span

_LISTED = re.compile(r"\s*\d{1,3}(?:\s*[,，、;；]\s*\d{1,3})+\s*")


def listed(text: str, place: Span) -> Sequence | None:
    """Two numbers or more as a list; None for any other text."""
    if _LISTED.fullmatch(text) is None:
        return None
    parts = re.split("[,，、;；]", text)
    items: list[Node] = [Scalar(part.strip(), True, *place) for part in parts]
    return Sequence(items, *place)
