"""PE718: the one habit of scoring that the table follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.rechecking.look import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Finding
    from perfeval.rechecking.look import Look


def check(look: Look) -> Iterator[Finding]:
    wide = look.wide
    if (
        wide is None
        or wide.explains < 2
        or (wide.key, wide.way) in (("linear", "2-half-up"), ("linear", "exact"))
    ):
        return
    first = next(
        line for line in look.lines
        if any(c.key == wide.key and wide.way in c.ways for c in line.conventions)
    )  # fmt: skip
    params = {
        "explains": str(wide.explains), "rows": str(wide.rows),
        "convention_zh": wide.zh, "convention_en": wide.en,
    }  # fmt: skip
    yield about("PE718", first, "reported", **params)._replace(path=())
