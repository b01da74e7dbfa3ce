"""Projects scored on columns beside the same projects scored one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pyarrow as pa
from columns import blocks

from perfeval.batch import cards
from perfeval.columns import result
from perfeval.columns.block import Block
from perfeval.columns.findings import asked
from perfeval.model.indicators import IndicatorSet
from perfeval.model.project import Project
from perfeval.scoring.kernel import score


class Compared(NamedTuple):
    """What differs, in words; how many projects stayed on columns, of how many."""

    differences: list[str]
    kept: int
    projects: int


def compared(
    ready: result.Ready, projects: Sequence[Project], lang: str = "zh", detail: str = "long",
    table: bool | None = None,
) -> Compared:  # fmt: skip
    """Cell for cell; rows that columns leave to the scalar kernel agree by nature. `table`: the
    projects are rows of one, with columns for evidence and reason or without."""
    block, places = blocks.block_of(ready.set, projects)
    if table is not None:
        block, places = blocks.as_table(block, places, table)
    found = result.outcome(ready, block, places, lang, detail)
    if found is None:
        return Compared([], 0, len(projects))
    found.batch.validate(full=True)
    kept = [number for number in range(len(projects)) if not found.odd[number]]
    items = [_card(projects[number], ready.set, block) for number in kept]
    expected = cards.batch_of(items, ready.digits, lang)
    given = found.batch.take(pa.array(kept, pa.int64()))
    wrong: list[str] = []
    if detail != "long" or not _same(given, expected):
        wrong = [
            f"{card['name']}: {text}"
            for card, other in zip(expected.to_pylist(), given.to_pylist(), strict=True)
            for text in differences(card, other)
        ]
    return Compared(wrong, len(kept), len(projects))


def _card(project: Project, indicator_set: IndicatorSet, block: Block) -> cards.Carded:
    card = score(project, indicator_set)
    return cards.scored(card._replace(findings=asked(card.findings, block)), project.file)


def _same(given: pa.RecordBatch, expected: pa.RecordBatch) -> bool:
    schema = expected.schema
    arrays = [result.as_type(given.column(field.name), field.type) for field in schema]
    return bool(pa.RecordBatch.from_arrays(arrays, schema=schema).equals(expected))


def differences(card: Any, columns: Any, at: str = "") -> list[str]:
    if isinstance(card, dict):
        return [
            text
            for key, value in card.items()
            if key in columns
            for text in differences(value, columns[key], f"{at}.{key}")
        ]
    if isinstance(card, list) and len(card) == len(columns):
        names = [one.get("path", "") if isinstance(one, dict) else "" for one in card]
        return [
            text
            for number, (one, other) in enumerate(zip(card, columns, strict=True))
            for text in differences(one, other, f"{at}[{number} {names[number]}]")
        ]
    if isinstance(card, list):
        lost = [f"{at}: lacks {one}" for one in card if one not in columns]
        return lost + [f"{at}: has {one}" for one in columns if one not in card]
    return [] if card == columns else [f"{at}: {card!r} is {columns!r}"]


def made_ready(indicator_set: IndicatorSet) -> result.Ready:
    return result.ready(indicator_set, cards.digits_of(indicator_set))
