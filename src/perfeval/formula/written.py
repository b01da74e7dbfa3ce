"""An expression together with its text and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.formula.tree import Expression
    from perfeval.model.finding import Span


class Written(NamedTuple):
    """`span` is where the expression begins; `exact` when its characters follow there one by one,
    as they don't in a text of several lines."""

    text: str
    tree: Expression
    span: Span | None = None
    exact: bool = True

    def at(self, offset: int) -> Span | None:
        """The place of one of its characters, as near as can be told."""
        if self.span is None or not self.exact:
            return self.span
        return self.span._replace(column=self.span.column + offset)
