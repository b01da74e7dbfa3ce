"""Whose values: a form's own table says what the project is, no other sheet or table does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.unread import beside

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.model.finding import Finding
    from perfeval.model.form import Value

NAMES = frozenset(("name", "unit_name"))
SECOND = re.compile(r"_\d+$")


class Before(NamedTuple):
    """What a form held before another table was read."""

    blocks: tuple[int, ...]
    header: dict[str, Value]
    texts: dict[str, Value]
    total: dict[str, Value]
    said: tuple[Value | None, Value | None, Value | None, str, bool]
    counts: tuple[int, int]


def snapshot(fields: Fields) -> Before:
    return Before(
        _blocks(fields),
        dict(fields.header),
        dict(fields.texts),
        dict(fields.total),
        (fields.title, fields.unit, fields.grade, fields.year, fields.ended),
        (len(fields.notes), len(fields.findings)),
    )


def is_strange(fields: Fields, before: Before, sheet: str) -> bool:
    """Whether a table behind a form has given it values though it is none of its tables.

    Another sheet with a project's labels is; the next table of a document is when it says again
    what the form has said.
    """
    if _blocks(fields) != before.blocks or fields.total != before.total:
        return False
    added = fields.header.keys() - before.header.keys()
    if sheet[:1] == "#":
        return any(SECOND.search(key) for key in added)
    return bool(added)


def restore(fields: Fields, before: Before) -> None:
    fields.header, fields.texts = dict(before.header), dict(before.texts)
    fields.title, fields.unit, fields.grade, fields.year, fields.ended = before.said
    del fields.notes[before.counts[0] :]
    del fields.findings[before.counts[1] :]


def adopt(fields: Fields, earlier: list[Fields]) -> list[Finding]:
    """Takes the labels of an earlier table when the form's own has no project; the other tables
    are told once each."""
    told: list[Finding] = []
    wanted = (
        None
        if fields.header.keys() & NAMES
        else next((one for one in reversed(earlier) if one.header.keys() & NAMES), None)
    )
    for one in earlier:
        if one is not wanted and one.header:
            told.extend(beside(one))
            continue
        if one is wanted:
            fields.header = {**one.header, **fields.header}
            fields.texts = {**one.texts, **fields.texts}
        # a table of the title alone belongs to the table that follows it
        fields.title = fields.title or one.title
        fields.unit = fields.unit or one.unit
        fields.year = fields.year or one.year
        fields.notes[:0] = one.notes
        fields.findings[:0] = one.findings
    return told


def _blocks(fields: Fields) -> tuple[int, ...]:
    return (
        len(fields.funds),
        len(fields.objectives),
        len(fields.statements),
        len(fields.tasks),
        len(fields.rows),
        len(fields.columns),
        len(fields.fund_columns),
    )
