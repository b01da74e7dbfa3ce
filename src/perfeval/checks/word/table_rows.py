"""Long tables that don't repeat their header, or whose rows break over pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, Span
from perfeval.model.shape import INTEGER, Field, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.word.look import Look

CODE = "PE913"


class Params(NamedTuple):
    rows: int


SHAPE = Shape(
    "check.PE913",
    (Field("rows", "行数", INTEGER, "from how many rows on a table is long", required=True),),
    Params,
)


def check(look: Look, p: Params) -> Iterator[Finding]:
    for table in look.layout.tables:
        if len(table.rows) >= p.rows and not table.repeated:
            params = {"table": str(table.number), "rows": str(len(table.rows))}
            yield Finding(CODE, Span(look.layout.file, table.first, 1), params)
