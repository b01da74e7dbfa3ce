"""Evidence, interviews or documents dated after the report they support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.model.quantity import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfeval.checks.lints.look import CardLook
    from perfeval.model.finding import Span
    from perfeval.model.project import Project

CODE = "PE471"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    last = look.project.header.date
    if last is None:
        return
    for what, name, day, place in _dated(look.project):
        if day is not None and day > last:
            params = {
                "what": what, "name": name, "date": day.isoformat(), "last": last.isoformat(),
            }  # fmt: skip
            yield Finding(CODE, place, params)


def _dated(project: Project) -> Iterator[tuple[str, str, date | None, Span | None]]:
    for entry in project.evidence:
        yield "evidence", entry.id, entry.date, entry.at.get("date", entry.span)
    for talk in project.interviews:
        place = talk.at.get("date", talk.span)
        yield "interview", talk.who or talk.topic, parse_date(talk.date), place
