"""Where results are written: one place a leaf, and one for each part of a blend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.indicators import Indicator, IndicatorSet, Path
    from perfeval.workbook import paths
    from perfeval.workbook.tree import Stock

_PART = {"zh": "｜第{n}部分", "en": "｜part {n}"}
MOST_DEPTH = 4


class Slot(NamedTuple):
    """One place: `path` in the project's nodes, `label` as sheets call it, `leaf` with measure,
    target and score (of a part those of the part); `number` of a part from 1, else 0."""

    path: paths.Path
    label: str
    leaf: Indicator
    number: int = 0
    title: str = ""


def slots(indicator_set: IndicatorSet, stock: Stock, lang: str) -> tuple[Slot, ...]:
    """All places in order of the table. A result that is there keeps the key it is written under."""
    leaves = indicator_set.leaves()
    known = stock.at(("results",))
    names: dict[str, int] = {}
    for leaf in leaves:
        for key in {leaf.id, leaf.name, "/".join(leaf.path)} - {""}:
            names[key] = names.get(key, 0) + 1
    found: list[Slot] = []
    for leaf in leaves:
        key = _key(leaf.path, leaf.id, leaf.name, names, known if isinstance(known, dict) else {})
        label = leaf.name if names[leaf.name] == 1 else "/".join(leaf.path)
        found += _with_parts(Slot(("results", key), label, leaf, 0, leaf.name), stock, lang)
    return tuple(found)


def _key(
    path: Path, own: str, name: str, names: Mapping[str, int], known: Mapping[str, object]
) -> str:
    whole = "/".join(path)
    fits = [key for key in (own, name, whole) if key and names.get(key) == 1]
    own_first = next((fit for fit in (name, whole, own) if fit in fits), whole)
    return next((key for key in known if key.strip() in fits), own_first)


def _with_parts(slot: Slot, stock: Stock, lang: str, depth: int = 0) -> Iterator[Slot]:
    yield slot
    if slot.leaf.score.kind != "blend" or depth >= MOST_DEPTH:
        return
    named = isinstance(stock.at((*slot.path, "parts")), dict)
    for index, part in enumerate(slot.leaf.score.params.parts):
        key: str | int = part.name if named and part.name else index
        inner = slot.leaf._replace(
            measure=part.measure, target=part.target, score=part.score, weight=None, id=""
        )
        number = _PART[lang].format(n=index + 1)
        own = [other.name for other in slot.leaf.score.params.parts].count(part.name) == 1
        label = slot.label + (f"｜{part.name}" if part.name and own else number)
        title = part.name or number.removeprefix("｜")
        path = (*slot.path, "parts", key)
        yield from _with_parts(Slot(path, label, inner, index + 1, title), stock, lang, depth + 1)


def squeezed(text: str) -> str:
    """A name without the blanks and line breaks that cells bring in."""
    return re.sub(r"\s+", "", text)
