"""Results that say nothing but figures: which of their values go into columns, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.result_shape import RESULT, SURVEY

if TYPE_CHECKING:
    from perfeval.model.shape import Shape

QUANTITIES = frozenset(("actual", "target", "part", "whole", "current", "base"))
DAYS = frozenset(("planned", "finished"))
TOLD = frozenset(("analysis", "improvement", "note"))
COUNTED = frozenset(("sent", "returned", "valid", "population", "questions"))
LISTED = "survey.counts."  # a list in brackets, an item a column
ASKED = frozenset(("sent", "returned", "valid"))  # one of which a survey has to say


class Figures(NamedTuple):
    """What an example says in figures: by key the number of the value it is in, or the text that
    all pieces like it have (none where a rate of the fund table is all that is asked for); whether
    a reason and evidence are given. `survey`: these are the answers of one group."""

    keys: tuple[tuple[str, int | str], ...]
    reason: bool
    evidence: bool
    survey: bool = False


def figures(node: Node, slots: dict[int, int]) -> Figures | None:
    """None where a result says more than figures, why, and by what evidence."""
    fields = _fields(node, RESULT) if slots else None
    if fields is None:
        return None
    keys: list[tuple[str, int | str]] = []
    for key, value in fields.items():
        if key in QUANTITIES or key in DAYS:
            found = _cell(key, value, slots)
        elif key == "data" and isinstance(value, Mapping):
            each = [_cell(f"data.{own}", one, slots) for own, (_, one) in value.entries.items()]
            found = None if None in each else [x for one in each for x in one or ()]
        elif key == "survey":
            found = _survey(value, slots)
        elif key == "evidence":
            found = [] if _listed(value, slots) else None
        elif key == "reason" or key in TOLD:
            found = [] if id(value) in slots else None
        else:
            found = None
        if found is None:
            return None
        keys += found
    return Figures(tuple(keys), "reason" in fields, "evidence" in fields, "survey" in fields)


Found = list[tuple[str, int | str]] | None


def _fields(node: Node, shape: Shape) -> dict[str, Node] | None:
    """What a record says, by key; None where a name is unknown, or two mean the same."""
    if not isinstance(node, Mapping):
        return None
    index, found = shape.known(), dict[str, Node]()
    for name, (_, value) in node.entries.items():
        field = index.get(name)
        if field is None or field.key in found:
            return None
        found[field.key] = value
    return found


def _cell(key: str, value: Node, slots: dict[int, int]) -> Found:
    if not isinstance(value, Scalar) or value.is_null:
        return None
    return [(key, slots.get(id(value), value.text))]


def _survey(node: Node, slots: dict[int, int]) -> Found:
    """The answers of one group, and how many were asked."""
    if isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    fields = _fields(node, SURVEY)
    if fields is None:
        return None
    keys: list[tuple[str, int | str]] = []
    for key, value in fields.items():
        if key in COUNTED:
            cells = [_cell(f"survey.{key}", value, slots)]
        elif key == "counts" and id(value) in slots:
            cells = [[(LISTED, slots[id(value)])]]
        elif key == "counts" and isinstance(value, Sequence) and value.items:
            items = enumerate(value.items, 1)
            cells = [_cell(f"survey.counts.{n}", item, slots) for n, item in items]
        elif key in ("name", "mode", "dates") and id(value) not in slots:
            cells = [[] if isinstance(value, Scalar) and not value.is_null else None]
        else:
            return None
        if None in cells:
            return None
        keys += [x for one in cells for x in one or ()]
    return keys if "counts" in fields and ASKED & fields.keys() else None


def _listed(value: Node, slots: dict[int, int]) -> bool:
    """Whether the names of evidence are values, so that there is one at least."""
    if id(value) in slots:
        return True
    items = getattr(value, "items", None)
    return isinstance(items, list) and bool(items) and all(id(item) in slots for item in items)
