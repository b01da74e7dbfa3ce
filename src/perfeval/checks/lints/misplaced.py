"""W2: an indicator whose name belongs to another branch than it stands under."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.checks.lints.naming import holding
from perfeval.model.finding import Finding
from perfeval.model.indicators import walk
from perfeval.model.shape import TEXT, Field, Shape, list_of, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.checks.lints.look import SetLook

CODE = "PE807"


class Place(NamedTuple):
    under: str
    words: tuple[str, ...]
    belongs: str


class Params(NamedTuple):
    places: tuple[Place, ...]


PLACE = Shape(
    "check.PE807.place",
    (
        Field("under", "分支", TEXT, "a word in the name of a branch", required=True),
        Field("words", "用语", list_of(TEXT), "words that don't belong there", required=True),
        Field("belongs", "应归入", TEXT, "where they belong", required=True),
    ),
    Place,
)
SHAPE = Shape(
    "check.PE807",
    (Field("places", "归类", list_of(record(PLACE)), "what belongs elsewhere", required=True),),
    Params,
)


def check(look: SetLook, p: Params) -> Iterator[Finding]:
    for node in look.nodes:
        for place in p.places if node.children else ():
            if place.under not in node.name:
                continue
            for leaf in walk(node):
                between = leaf.path[len(node.path) : -1]
                if leaf.children or any(place.under in name for name in between):
                    continue
                if holding(leaf.name, place.words):
                    at = leaf.at.get("name", leaf.span)
                    params = {"name": leaf.name, "branch": node.name, "belongs": place.belongs}
                    yield Finding("PE807", at, params, leaf.path)
