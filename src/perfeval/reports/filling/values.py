"""A scored project's values matched to the cells of an office's form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.money_units import factor
from perfeval.reports import figures
from perfeval.reports.filling.fund_values import AMOUNTS, fill_funds
from perfeval.reports.filling.header_values import fill_header
from perfeval.reports.filling.indicator_texts import is_missing
from perfeval.reports.filling.indicator_values import fill_rows
from perfeval.reports.filling.names import name_of
from perfeval.reports.filling.records import Plan
from perfeval.reports.filling.slots import DASHES, Slots, is_open, loose, same
from perfeval.reports.forms.facts_block import value
from perfeval.reports.forms.parts import printed_execution
from perfeval.reports.forms.prose_block import text_of
from perfeval.reports.forms.saying import year_of
from perfeval.reports.prose_plain import plain_lines
from perfeval.reports.score_table import statements_table
from perfeval.reports.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.model.form import Form
    from perfeval.model.grid import Grid
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.filling.records import Grow, Place
    from perfeval.reports.words import Words

# keys of a form's texts → what a project's texts are called there
PROSE = {
    "conclusion": ("结论", "总体评价"), "problems": ("问题",), "measures": ("措施", "建议"),
    "overview": ("概况", "内容", "简介", "背景"), "duties": ("职能", "职责"), "deviation": ("偏差", "原因"),
    "experience": ("经验",), "note": ("说明", "其他"),
}  # fmt: skip
# keys of a project's texts that hold them, as an import puts them there, by kind of report
SECTIONS = {
    "problems": ("problems", "experience", "deviations"),
    "measures": ("measures", "unmet", "suggestions", "deviations"), "note": ("note", "other"),
    "overview": ("overview", "content", "implementation"),
}  # fmt: skip
SOURCES = {
    "conclusion": "verdict", "problems": "problems", "measures": "measures", "overview": "content",
    "deviation": "reasons", "note": "other",
}  # fmt: skip


def plan(
    card: Scorecard, form: Form, grids: Sequence[Grid], role_of: Callable[[str], str], lang: str = "zh"
) -> Plan:  # fmt: skip
    """What goes where. `grids` are the form's tables; `role_of` tells the kind of money that a
    label names."""
    printed = {
        (grid.sheet, cell.row, cell.column): cell.text
        for grid in grids for line in grid.rows for cell in line
    }  # fmt: skip
    words, slots = words_of(lang), Slots(printed, lang)
    fill_header(card, form, grids, slots, words)
    points = any("score" in row.cells for row in form.funds)
    leaf = printed_execution(card) if points else None
    fill_funds(card, form, leaf, slots, words, role_of)
    _objectives(card, form, slots, words)
    _statements(card, form, slots, words)
    grows = fill_rows(card, form, leaf, slots, words)
    scored = card.indicator_set.scored
    digits = card.indicator_set.rounding.digits
    total = {"weight": figures.short(card.max), "score": figures.points(card.total, digits)}
    for key, text in total.items():
        slots.put(form.total.get(key), text if scored else "", words("row.total_score"))
    slots.put(form.grade, card.grade or "", name_of("grade", words.lang))
    _prose(card, form, slots, words)
    for task in form.tasks:
        for slot in (task.name, *task.cells.values()):
            slots.put(slot, "", name_of("task", words.lang))
    return Plan(
        tuple(slots.puts), tuple(grows), tuple(slots.homeless), moved(sorted(slots.empty, key=_minor), grows),
        moved(slots.kept, grows), re.sub(r"\D", "", year_of(card, words))[:4],
        _unsaid(card, form), tuple(slots.cut),
        tuple(leaf.indicator.name for leaf in card.leaves if is_missing(leaf)), _other(card, form, words),
    )  # fmt: skip


def _minor(place: Place) -> bool:
    """Whether a cell is often left empty for good reason: it comes last in a list."""
    return re.search("原因|措施|备注|说明|佐证|reason|measure|note", place.name) is not None


def _unsaid(card: Scorecard, form: Form) -> str:
    """The unit that amounts were put in without the form's asking for it."""
    units = [form.unit.text] if form.unit is not None else []
    units += [slot.unit for row in form.funds for key, slot in row.cells.items() if key in AMOUNTS]
    named = any(factor(unit) is not None for unit in units)
    return card.funds.unit if card.funds is not None and form.funds and not named else ""


def _other(card: Scorecard, form: Form, words: Words) -> str:
    """The name of another project that is printed where this one's belongs."""
    printed = form.header.get("name")
    if printed is None or is_open(printed.text) or printed.text in DASHES:
        return ""
    return "" if same(printed.text, value(card, "name", words)) else printed.text


def moved(places: Sequence[Place], grows: Sequence[Grow]) -> tuple[Place, ...]:
    """Places of the empty form as they are in the filled one."""
    return tuple(
        one._replace(
            row=one.row
            + one.below
            + sum(g.rows for g in grows if g.sheet == one.sheet and g.row < one.row)
        )
        for one in places
    )


def _objectives(card: Scorecard, form: Form, slots: Slots, words: Words) -> None:
    mine = list(card.project.objectives)
    for at, slot in enumerate(form.objectives):
        last = at == len(form.objectives) - 1
        told = mine[at:] if last else mine[at : at + 1]
        expected = "\n".join((f"{o.name}：" if o.name and slot.name is None else "") + o.expected for o in told)  # fmt: skip
        if slot.name is not None:
            slots.put(slot.name, told[0].name if told else "", name_of("objective", words.lang))
        if slot.expected is not None:
            slots.put(slot.expected, expected, name_of("expected", words.lang))
        if slot.achieved is not None:
            slots.put(slot.achieved, "\n".join(o.achieved for o in told if o.achieved), name_of("achieved", words.lang))  # fmt: skip
    if not form.objectives:
        for one in mine:
            slots.put(None, one.expected, name_of("expected", words.lang))
            slots.put(None, one.achieved, name_of("achieved", words.lang))


def _statements(card: Scorecard, form: Form, slots: Slots, words: Words) -> None:
    table = statements_table(card, words)
    mine = [row["cells"] for row in table["rows"]] if table is not None else []
    for slot in form.statements:
        label = loose(slot.item.text).removeprefix("资金")
        found = next((c for c in mine if _matter(c["matter"], label)), None)
        if found is not None:
            mine.remove(found)
        told = "" if found is None else found["statement"] or found["state"]
        if slot.text is not None:
            slots.put(slot.text, told, slot.item.text)
        if slot.problem is not None:
            slots.put(slot.problem, "" if found is None else found["trouble"], slot.item.text)
    for cells in mine:
        slots.put(None, cells["statement"], cells["matter"])


def _matter(name: str, label: str) -> bool:
    """The seven matters go by slightly different names from year to year."""
    own = loose(name).removeprefix("资金")
    return own == label or own[:2] == label[:2] or own in label or label in own


def _prose(card: Scorecard, form: Form, slots: Slots, words: Words) -> None:
    given = dict(card.project.narrative)
    for key, slot in form.texts.items():
        titles = [t for t in (*SECTIONS.get(key, ()), key) if t in given]
        titles += [t for t in given if any(sign in t for sign in PROSE.get(key, ()))]
        title = titles[0] if titles else ""
        text = given.pop(title, "")
        if not text and key in SOURCES:
            text = text_of(card, words, SOURCES[key])
        slots.put(slot, plain_lines(text), name_of(key, words.lang))
    for title, text in given.items():
        slots.put(None, plain_lines(text), name_of(title, words.lang))
