"""V1: a unit that does not go with the indicator's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import head
from perfeval.checks.lints.targets import targets
from perfeval.model.finding import Finding
from perfeval.model.quantity import NUMBER, RANGE
from perfeval.model.shape import TEXT, Field, Shape, list_of, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE808"


class Fit(NamedTuple):
    endings: tuple[str, ...]
    units: tuple[str, ...]
    but: tuple[str, ...] = ()


class Params(NamedTuple):
    units: tuple[Fit, ...]


FIT = Shape(
    "check.PE808.fit",
    (
        Field("endings", "结尾", list_of(TEXT), "how the names end", required=True),
        Field("units", "单位", list_of(TEXT), "how their units begin", required=True),
        Field("but", "例外", list_of(TEXT), "endings that are left alone"),
    ),
    Fit,
)
SHAPE = Shape(
    "check.PE808",
    (Field("units", "单位", list_of(record(FIT)), "by the names' endings", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    every = tuple(ending for fit in p.units for ending in fit.endings)
    for target in targets(look):
        found = target.quantity
        name = head(target.name)
        if not name.endswith(every) or found.kind not in (NUMBER, RANGE) or not found.unit:
            continue
        for fit in p.units:
            if name.endswith(fit.endings) and not name.endswith(fit.but or ("\0",)):
                if not found.unit.startswith(fit.units):
                    params = {
                        "name": target.name, "target": found.text.strip(),
                        "units": "、".join(fit.units),
                    }  # fmt: skip
                    yield Finding("PE808", target.span, params, target.leaf.path)
                break
