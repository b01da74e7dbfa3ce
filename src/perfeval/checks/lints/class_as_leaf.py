"""W2: the name of a class of indicators where an indicator should stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE804"


class Params(NamedTuple):
    names: tuple[str, ...]


SHAPE = Shape(
    "check.PE804",
    (Field("names", "名称", list_of(TEXT), "names of classes of indicators", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    names = frozenset(p.names)
    for leaf in look.leaves:
        if leaf.name in names and leaf.measure.kind != "average":
            place = leaf.at.get("name", leaf.span)
            yield Finding("PE804", place, {"name": leaf.name}, leaf.path)
