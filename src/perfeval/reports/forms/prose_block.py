"""The written parts of a form: objectives, matters of fund management, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import evidence, verdict
from perfeval.reports.forms.grid import WHOLE, Cell, Line, beside, label, line
from perfeval.reports.forms.saying import said
from perfeval.reports.forms.shortened import Shortened, shortened
from perfeval.reports.narratives import placed
from perfeval.reports.outlines import EVALUATION, SELF_ASSESSMENT, TRANSFER_PAYMENT
from perfeval.reports.prose_plain import plain_lines
from perfeval.reports.texts import ended, flat, joined

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.forms.frame import Frame
    from perfeval.reports.forms.profile import (
        BasicsBlock,
        ObjectiveBlock,
        ProseBlock,
        StatementBlock,
    )
    from perfeval.reports.words import Words


def objectives(frame: Frame, block: ObjectiveBlock) -> list[Line]:
    """What was expected beside what was achieved; one empty row where nothing is given."""
    card, words = frame.card, frame.words
    both = _objectives(card, words, block, WHOLE - block.side - block.width)
    return beside(said(block.label, words), block.side, both)


def basics(frame: Frame, block: BasicsBlock) -> list[Line]:
    """The objectives and the course of the project, beside one label."""
    card, words = frame.card, frame.words
    rest = WHOLE - block.side - block.name
    goals = _objectives(card, words, block, rest - block.width)
    found = beside(said(block.objectives, words), block.name, goals)
    told = line(label(said(block.content, words), block.name), Cell(_content(card, words), rest))
    return beside(said(block.label, words), block.side, [*found, told])


def _objectives(
    card: Scorecard, words: Words, block: ObjectiveBlock | BasicsBlock, rest: int
) -> list[Line]:
    head = line(
        label(said(block.expected, words), block.width),
        label(said(block.achieved, words), rest), head=True,
    )  # fmt: skip
    rows = [
        line(
            Cell((o.name + words("colon") if o.name else "") + flat(o.expected), block.width),
            Cell(flat(o.achieved), rest),
        )
        for o in card.project.objectives
    ]
    return [head, *(rows or [line(Cell("", block.width), Cell("", rest))])]


def statements(frame: Frame, block: StatementBlock) -> list[Line]:
    """The matters with the unit's own judgement; the printed ones, empty, when the set has none."""
    words, table = frame.words, frame.parts["statements"]
    given = [row["cells"] for row in table["rows"]] if table is not None else []
    if not given:
        given = [{"matter": said(item, words)} for item in block.items]
    if not given:
        return []
    found = [
        line(
            label("", block.name),
            *(label(said(c.label, words), c.width) for c in block.columns), head=True,
        )
    ]  # fmt: skip
    for cells in given:
        state, text = cells.get("state", ""), cells.get("statement", "")
        both = joined([ended(state, words), text], words) if state and text else state or text
        texts = {**cells, "statement": both}
        found.append(
            line(
                label(cells["matter"], block.name),
                *(Cell(texts.get(c.field, ""), c.width, 1, c.align) for c in block.columns),
            )
        )
    return beside(said(block.label, words), block.side, found)


def text(frame: Frame, block: ProseBlock) -> list[Line]:
    card, words = frame.card, frame.words
    found = within(card, words, block).text
    return [line(label(said(block.label, words), block.width), Cell(found, WHOLE - block.width))]


def within(card: Scorecard, words: Words, block: ProseBlock) -> Shortened:
    """The text of a block within its limit, which counts Chinese characters."""
    found = _SOURCES[block.source](card, words)
    return shortened(found, block.limit if words.lang == "zh" else 0)


def text_of(card: Scorecard, words: Words, source: str) -> str:
    """A text by the name of its source, whole."""
    return _SOURCES[source](card, words)


def _verdict(card: Scorecard, words: Words) -> str:
    return joined(verdict.verdict(card, words)[:2], words)


def _problems(card: Scorecard, words: Words) -> str:
    return _numbered([p.title or p.facts for p in card.project.problems], words)


def _measures(card: Scorecard, words: Words) -> str:
    """What follows from the problems, and from the indicators that fell short."""
    given = [p.suggestion for p in card.project.problems]
    given += [evidence.improvement_of(leaf.result) for leaf in card.leaves]
    return _numbered(given, words)


def _reasons(card: Scorecard, words: Words) -> str:
    given = [
        leaf.indicator.name + words("colon") + why
        for leaf in card.leaves
        if (why := evidence.reason_of(leaf.result))
    ]
    return _numbered(given, words)


_COURSE = (*SELF_ASSESSMENT.sections, *EVALUATION.sections)


def taken(card: Scorecard) -> set[str]:
    """The headings of the project's texts that tell what was done."""
    wanted = {"content", "implementation", "overview"}
    given = card.project.narrative
    return {one for one in given if wanted & set(placed({one: given[one]}, _COURSE)[0])}


def _content(card: Scorecard, words: Words) -> str:
    """What the project did, in its own words."""
    told, _ = placed(card.project.narrative, _COURSE)
    parts = (told.get(key, "").strip() for key in ("content", "implementation"))
    found = "\n\n".join(part for part in parts if part) or told.get("overview", "").strip()
    return plain_lines(found)


def _other(card: Scorecard, words: Words) -> str:
    told, _ = placed(card.project.narrative, TRANSFER_PAYMENT.sections)
    return plain_lines(told.get("other", ""))


def _numbered(given: list[str], words: Words) -> str:
    """Several texts in one cell, each once."""
    kept = list(dict.fromkeys(ended(plain_lines(text), words) for text in given if text.strip()))
    if len(kept) < 2:
        return "".join(kept)
    return "\n".join(f"{n}. {text}" for n, text in enumerate(kept, 1))


_SOURCES = {
    "content": _content,
    "measures": _measures,
    "other": _other,
    "problems": _problems,
    "reasons": _reasons,
    "verdict": _verdict,
}
