"""A table with all that the remarks about it ask of it, worked out once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.form import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from perfeval.model.finding import Span
    from perfeval.model.form import Form, FundRow, Row
    from perfeval.model.scorecard import Scorecard
    from perfeval.rechecking import records as r
    from perfeval.rechecking.limits import Limits
    from perfeval.rechecking.lines import Sight

PROSE = ("reason", "improvement", "note", "explain")
LONGEST = 5_000  # characters of a text that are looked at, and of all of them
MOST = 100_000
# numbers in prose: never so long that they could not be read
NUMBER = r"\d{1,15}(?:\.\d{1,10})?"
YEAR = re.compile(r"(?:19|20|21)\d\d")


class Look(NamedTuple):
    """`sights` are the lines with their figures, `rows` and `funds` those of the form (empty without
    one), `texts` all its prose, `execution` the rate that the amounts make, `known` the codes that
    are found already, by place. `printed`: the table is a form, or a project that was imported from
    one, so that its gaps are the form's."""

    card: Scorecard
    form: Form | None
    sights: tuple[Sight, ...]
    money: tuple[r.FundLine, ...]
    sums: r.Totals
    grade: r.GradeCheck
    wide: r.FormWide | None
    limits: Limits
    known: frozenset[str]
    texts: tuple[Value, ...]
    execution: Fraction | None
    year: int | None
    printed: bool = True

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.form.rows if self.form is not None else ()

    @property
    def funds(self) -> tuple[FundRow, ...]:
        return self.form.funds if self.form is not None else ()

    @property
    def told(self) -> tuple[Value, ...]:
        """The prose that says what was done; a stated target says what was wanted."""
        goals = self.form.objectives if self.form is not None else ()
        wanted = {one.expected.span for one in goals if one.expected is not None}
        return tuple(value for value in self.texts if value.span not in wanted)

    @property
    def lines(self) -> tuple[r.Line, ...]:
        return tuple(sight.line for sight in self.sights)

    @property
    def items(self) -> tuple[Sight, ...]:
        """Indicators without the execution rate."""
        return tuple(sight for sight in self.sights if not sight.line.execution)


def texts(form: Form | None, card: Scorecard) -> tuple[Value, ...]:
    """The prose of a form, in order; of very long texts their beginning. Of a project the notes
    that its set took over from the form."""
    if form is None:
        own = card.indicator_set
        place = own.at.get("notes", own.span)
        return tuple(_bounded([Value(note, place) for note in own.notes if place], MOST))
    found: list[Value | None] = [form.title, *form.texts.values(), *form.notes]
    for one in form.objectives:
        found += [one.expected, one.achieved]
    for said in form.statements:
        found += [said.text, said.problem]
    return tuple(_bounded(found, MOST))


def row_texts(sights: Iterable[Sight]) -> Iterator[tuple[Sight, Value]]:
    """What is written beside an indicator, with the indicator."""
    for sight in sights:
        if sight.row is not None:
            written = [sight.row.cells.get(key) for key in PROSE]
            yield from ((sight, value) for value in _bounded(written, LONGEST))


def _bounded(found: Iterable[Value | None], most: int) -> Iterator[Value]:
    left = most
    for value in found:
        if value is not None and value.text and left > 0:
            kept = value.text[: min(left, LONGEST)]
            left -= len(kept)
            yield value._replace(text=kept)


def year_of(card: Scorecard, form: Form | None) -> int | None:
    """The year that the table is about: as recognised, in its title, or the project's period."""
    if form is not None:
        for text in (form.year, form.title.text if form.title is not None else ""):
            found = YEAR.search(text)
            if found:
                return int(found.group())
    end = card.project.header.period[1]
    return end.year if end is not None else None


def execution(card: Scorecard, money: Iterable[r.FundLine]) -> Fraction | None:
    """The execution rate of the whole: of the row that is no part, else of the card."""
    tops = [row for row in money if not row.part]
    if len(tops) == 1 and tops[0].rate is not None:
        return tops[0].rate
    return card.funds.execution if card.funds is not None else None


def about(
    code: str, line: r.Line, *keys: str, severity: str | None = None, **params: str
) -> Finding:
    """A finding at the first of the line's cells that there is."""
    place = next((line.places[key] for key in (*keys, "name") if key in line.places), None)
    return Finding(code, place, {"name": line.name, **params}, line.path, severity)


def of_many(code: str, lines: Iterable[r.Line], *keys: str, **params: str) -> Finding:
    """One finding for several lines, at the first of them."""
    found = list(lines)
    first = about(code, found[0], *keys)
    names = "、".join(line.name for line in found)
    return first._replace(path=(), params={"n": str(len(found)), "names": names, **params})


def at(code: str, span: Span | None, **params: str) -> Finding:
    return Finding(code, span, params)
