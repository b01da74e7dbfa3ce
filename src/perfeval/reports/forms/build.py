"""A form from its profile: the blocks one below the other on one grid."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from perfeval.reports import figures
from perfeval.reports.forms import facts_block, funds_block, indicator_block, prose_block
from perfeval.reports.forms.frame import Frame
from perfeval.reports.forms.grid import laid
from perfeval.reports.forms.parts import printed_execution
from perfeval.reports.forms.profile import (
    BasicsBlock,
    Facts,
    FundBlock,
    IndicatorBlock,
    ObjectiveBlock,
    ProseBlock,
    StatementBlock,
    Ticks,
)
from perfeval.reports.forms.saying import said, unit_of, year_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.forms.grid import Line
    from perfeval.reports.forms.profile import Block, Profile
    from perfeval.reports.words import Words

    Plain = dict[str, Any]

_BUILDERS: dict[type, Callable[[Frame, Any], list[Line]]] = {
    Facts: facts_block.facts,
    Ticks: facts_block.ticks,
    FundBlock: funds_block.lines,
    BasicsBlock: prose_block.basics,
    ObjectiveBlock: prose_block.objectives,
    StatementBlock: prose_block.statements,
    IndicatorBlock: indicator_block.lines,
    ProseBlock: prose_block.text,
}


def built(card: Scorecard, words: Words, profile: Profile, parts: Plain) -> Plain:
    """The form as a grid; `parts` are its tables, whose notes it takes over."""
    execution = printed_execution(card) if _shows_points(profile) else None
    frame = Frame(card, words, parts, execution)
    lines: list[Line] = []
    numbers: list[tuple[int, bool]] = []
    for number, (_, blocks) in enumerate(groupby(profile.blocks, type)):
        for block in blocks:
            own = _BUILDERS[type(block)](frame, block)
            lines += own
            numbers += [(number, one.head and isinstance(block, IndicatorBlock)) for one in own]
    columns, rows = laid(lines)
    rows = [
        {**row, "part": part, "again": again}
        for row, (part, again) in zip(rows, numbers, strict=True)
    ]
    year, header = year_of(card, words), card.project.header
    return {
        "key": profile.key, "title": said(profile.title, words, year=year, name=header.name),
        "subtitle": said(profile.subtitle, words, year=year) if year else "",
        "unit": said(profile.unit, words, unit=unit_of(card, words)), "code": profile.code and words("form.code", code=profile.code),
        "wide": profile.wide or words.lang == "en", "columns": columns, "rows": rows,
        "notes": _notes(frame, profile),
        "signatures": [
            {"label": said(text, words), "value": _signed(card, field, words)}
            for text, field in profile.signatures
        ],
    }  # fmt: skip


def _signed(card: Scorecard, field: str, words: Words) -> str:
    if field == "date":
        return figures.day(card.project.header.date, words)
    return str(getattr(card.project.header, field)) if field else ""


def _notes(frame: Frame, profile: Profile) -> list[str]:
    """What the printed form says below, and what its figures need to be understood."""
    words, parts, execution = frame.words, frame.parts, frame.execution
    notes = [said(note, words) for note in profile.notes]
    for key in ("funds", "indicators"):
        if parts[key] is not None:
            notes += parts[key]["notes"]
    for block in profile.blocks:
        if isinstance(block, ProseBlock):
            notes += _shortened(frame, block)
    told = any(isinstance(b, ProseBlock) and b.source == "reasons" for b in profile.blocks)
    if execution is not None and not told and "reason" not in _fund_fields(profile.blocks):
        notes += funds_block.remark(frame.card, execution, words)
    if len(notes) > 1:
        notes = [f"{n}. {note}" for n, note in enumerate(notes, 1)]
    return [words("table.note", text=note) for note in notes[:1]] + notes[1:]


def _shortened(frame: Frame, block: ProseBlock) -> list[str]:
    """That a text is longer than its place."""
    words, found = frame.words, prose_block.within(frame.card, frame.words, block)
    if found.length <= block.limit or words.lang != "zh" or not block.limit:
        return []
    key = "form.shortened" if found.kept < found.length else "form.too_long"
    values = {"limit": block.limit, "length": found.length, "kept": found.kept}
    return [words(key, name=said(block.label, words), **values)]


def _shows_points(profile: Profile) -> bool:
    """Whether the fund rows of the form have a place for the score of the execution rate."""
    return "score" in _fund_fields(profile.blocks)


def _fund_fields(blocks: tuple[Block, ...]) -> set[str]:
    return {c.field for b in blocks if isinstance(b, FundBlock) for c in b.columns}
