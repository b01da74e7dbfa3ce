"""Which row of the form a leaf of the scorecard was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.form import FundRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.finding import Span
    from perfeval.model.form import Form, Row
    from perfeval.model.scorecard import LeafScore

Place = tuple[str, str, int, int]


def _place(span: Span) -> Place:
    return (str(span.file), span.sheet, span.line, span.column)


def _spots(leaf: LeafScore) -> Iterator[Span]:
    """All places that the leaf's data come from, the most telling first."""
    result = leaf.result
    if result is not None:
        yield from result.at.values()
        if result.span is not None:
            yield result.span
    yield from leaf.indicator.at.values()
    if leaf.indicator.span is not None:
        yield leaf.indicator.span


class Rows:
    """The form's rows by their cells; a cell that several rows share (a merged one) names none."""

    def __init__(self, form: Form | None) -> None:
        self._rows: dict[Place, Row | None] = {}
        self._funds: dict[Place, FundRow] = {}
        self._named: dict[str, Row | None] = {}
        if form is None:
            return
        for row in form.rows:
            for value in (row.name, *row.cells.values()):
                key = _place(value.span)
                self._rows[key] = None if key in self._rows else row
            name = row.name.text
            self._named[name] = None if name in self._named else row
        for fund in form.funds:
            for value in (fund.label, *fund.cells.values()):
                self._funds.setdefault(_place(value.span), fund)

    def of(self, leaf: LeafScore) -> Row | None:
        """The row of the indicator table."""
        for span in _spots(leaf):
            found = self._rows.get(_place(span))
            if found is not None:
                return found
        return self._named.get(leaf.indicator.name)

    def fund_of(self, leaf: LeafScore) -> FundRow | None:
        """The row of the fund table, for a leaf that stands in it."""
        for span in _spots(leaf):
            found = self._funds.get(_place(span))
            if found is not None:
                return found
        return None


def places(row: Row | FundRow | None, leaf: LeafScore) -> Mapping[str, Span]:
    """The cells of a line by key; without a form the places in the files."""
    found: dict[str, Span] = {}
    if leaf.indicator.span is not None:
        found["name"] = leaf.indicator.span
    found.update({key: span for key, span in leaf.indicator.at.items() if key in _KEYS})
    if leaf.result is not None:
        found.update({_KEYS[k]: v for k, v in leaf.result.at.items() if k in _KEYS})
        if leaf.result.span is not None:
            found.setdefault("result", leaf.result.span)
    if row is not None:
        found["name"] = row.label.span if isinstance(row, FundRow) else row.name.span
        for key, value in row.cells.items():
            found["reported" if key == "score" else key] = value.span
    return found


_KEYS = {
    key: key
    for key in ("name", "weight", "target", "actual", "reported", "reason", "improvement", "note",
                "evidence", "review")
}  # fmt: skip
