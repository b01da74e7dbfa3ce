"""An expression together with its text and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.formula.tree import Expression
    from perfeval.model.finding import Span


class Written(NamedTuple):
    text: str
    tree: Expression
    span: Span | None = None
