"""W2: satisfaction outside of the branches it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import head, holding
from perfeval.model.finding import Finding
from perfeval.model.shape import TEXT, Field, Shape, list_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE806"


class Params(NamedTuple):
    endings: tuple[str, ...]
    branches: tuple[str, ...]


SHAPE = Shape(
    "check.PE806",
    (
        Field("endings", "结尾", list_of(TEXT), "how such names end", required=True),
        Field("branches", "分支", list_of(TEXT), "words in the right branches", required=True),
    ),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    for leaf in look.leaves:
        if len(leaf.path) == 1 or not head(leaf.name).endswith(p.endings):
            continue
        if not any(holding(name, p.branches) for name in leaf.path[:-1]):
            place = leaf.at.get("name", leaf.span)
            params = {"name": leaf.name, "branch": "/".join(leaf.path[:-1])}
            yield Finding("PE806", place, params, leaf.path)
