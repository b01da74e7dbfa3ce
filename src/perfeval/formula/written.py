"""An expression together with its text and its place."""

from __future__ import annotations

from typing import NamedTuple, TYPE_CHECKING


if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.formula.tree import Expression


class Written(NamedTuple):
    text: str
    tree: Expression
    span: Span | None = None
