"""Days of the header that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import CardLook

CODE = "PE470"


def check(look: CardLook, p: None) -> Iterator[Finding]:
    header = look.project.header
    start = header.period[0]
    pairs = (
        ("date", header.date, "as_of", header.as_of),
        ("as_of", header.as_of, "start", start),
        ("date", header.date, "start", start if header.as_of is None else None),
    )
    for key, day, other, limit in pairs:
        if day is not None and limit is not None and day < limit:
            params = {
                "day": key, "date": day.isoformat(), "other": other, "limit": limit.isoformat(),
            }  # fmt: skip
            yield Finding(CODE, header.at.get(key, look.project.places.get("project")), params)
