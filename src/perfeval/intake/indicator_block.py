"""Rows of indicators: levels, name and figures by the columns of their heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.headings import LEVELS, Column, Heading
from perfeval.intake.headwords import indicator_key
from perfeval.intake.unread import short
from perfeval.intake.values import is_blank, is_number, is_zero
from perfeval.intake.wording import word
from perfeval.model.finding import Finding
from perfeval.model.form import Row, Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.intake.page import Page, Slot

PREFIX = re.compile(r"^\s*指\s*标\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳])?\s*[:：.．、]\s*")
NUMBERED = re.compile(r"^\s*指\s*标\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳])\s*$")
SUM = re.compile(r"^.{0,12}小计$|^(分项)?合计$")
DATA = ("target", "actual", "score", "completion")  # a row without any is a slot to fill in
ELLIPSIS = re.compile(r"^[.…·。\s]*$")


class Block(NamedTuple):
    """The columns of one indicator table, sorted by what they are."""

    levels: tuple[Column, ...]
    figures: tuple[tuple[str, Column], ...]
    start: int

    @property
    def name(self) -> Column:
        return self.levels[-1]


class Above:
    """The levels of the row before, which blank cells below inherit."""

    def __init__(self) -> None:
        self.levels: list[Value | None] = []
        self.band: Value | None = None  # a level in a row of its own, over the rows below it


def block(heading: Heading, page: Page, i: int) -> Block:
    """The columns of a heading in the order of the levels; further ones by key.

    A weight that stands between two levels is that level's own: `weight1`, `weight2`.
    """
    levels = [c for c in heading.columns if c.key in LEVELS or c.key == "name"]
    if not any(c.key == "name" for c in levels) and not any(c.key in LEVELS for c in levels):
        levels = [c for c in heading.columns if c.key == "points"][:1]
    elif _points_are_rows(heading, levels, page, i):
        levels = [*levels, *(c for c in heading.columns if c.key == "points")]
    wide: list[Column] = []
    for column in levels:
        # a heading of levels that is merged over several columns names as many levels
        if (
            column.last > column.first
            and column.key == "name"
            and not any(c.key in LEVELS for c in levels)
        ):
            wide.extend(
                column._replace(first=j, last=j) for j in range(column.first, column.last + 1)
            )
        else:
            wide.append(column)
    levels = wide
    taken: dict[str, int] = {}
    figures: list[tuple[str, Column]] = []
    # a heading in the usual words takes the field, one in words of its own the next free one
    usual = sorted(heading.columns, key=lambda c: not indicator_key(word(c.cell.text).base))
    for column in usual:
        if column in levels or column.key in LEVELS or column.key == "name":
            continue
        key = column.key
        if key in ("weight", "score"):
            before = sum(1 for level in levels if level.first < column.first)
            if before < len(levels):
                key = f"{key}{before}"
        count = taken[key] = taken.get(key, 0) + 1
        figures.append((key if count == 1 else f"{key}_{count}", column))
    figures.sort(key=lambda pair: pair[1].first)
    start = min((c.first for c in levels), default=0)
    return Block(tuple(levels), tuple(figures), start)


def _points_are_rows(heading: Heading, levels: list[Column], page: Page, i: int) -> bool:
    """Whether each evaluation point has a weight of its own, several to an indicator."""
    points, weight = heading.of("points"), heading.of("weight")
    if points is None or weight is None or points.first < levels[-1].first:
        return False
    for k in range(i + heading.height, min(page.height, i + heading.height + 60)):
        name, point, own = (page.at(k, c.first) for c in (levels[-1], points, weight))
        if name is None or point is None or own is None:
            continue
        if (not name.own or not name.text) and point.own and point.text and own.own and own.text:
            return True
    return False


def read_row(page: Page, i: int, block: Block, above: Above, fields: Fields) -> None:
    """One row of the table, also one that is not filled in."""
    path, name, slot = _levels(page, i, block, above)
    band = above.band
    if band is not None and not (path and word(path[0].text).base == word(band.text).base):
        path = [band, *path]
    taken = {(v.span.line, v.span.column) for v in path}
    if slot is not None:
        taken.add((slot.cell.row, slot.cell.column))
    cells: dict[str, Value] = {}
    for key, column in block.figures:
        at = page.at(i, column.first)
        if at is None or (at.cell.row, at.cell.column) in taken:
            continue
        if key in cells or (not at.own and name is not None and not name.text):
            continue  # in a row without a name, what is merged down belongs to the row above
        cells[key] = Value(at.cell.text, page.place(at.cell), column.unit, at.cell.notes)
    filled = [v for v in cells.values() if v.text]
    if (
        name is not None
        and not name.text
        and slot is not None
        and NUMBERED.match(slot.text)
        and any(cells[k].text for k in ("target", "actual", "score") if k in cells)
    ):
        name = name._replace(text=slot.text)  # a number is all the name it has
    if slot is not None and name is not None and not name.text and _is_filler(slot, cells):
        for value in filled:
            page.used.add((value.span.line, value.span.column))
        cells, filled = {}, []
    if name is None or not name.text:
        printed = [
            v
            for v in filled
            if (v.span.line, v.span.column) not in page.used and not is_blank(v.text)
        ]
        if printed:
            fields.findings.append(_nameless(block, printed))
            if any(not is_blank(cells[k].text) for k in DATA if k in cells):
                return
        if name is None:
            return
    for value in (*path, name, *cells.values()):
        page.used.add((value.span.line, value.span.column))
    row = Row(tuple(path), name, cells)
    fields.rows.append(row)
    last = max(c.last for c in (*block.levels, *(c for _, c in block.figures)))
    beyond = [s for s in page.own(i) if s.first > last and is_number(s.text)]
    if beyond:
        fields.beyond[name.span.sheet, name.span.line] = tuple(
            Value(s.text, page.place(s.cell)) for s in beyond
        )


def _is_filler(slot: Slot, cells: dict[str, Value]) -> bool:
    """Whether a row whose name is a dash is crossed out: dashes all along, 0 for the points."""
    if not slot.own or not slot.text or not is_blank(slot.text):
        return False
    return all(
        is_blank(v.text) or (k in ("weight", "score", "review") and is_zero(v.text))
        for k, v in cells.items()
    )


def _nameless(block: Block, printed: list[Value]) -> Finding:
    """A row with values but without a name: its cells have probably moved."""
    first = printed[0]
    return Finding(
        "PE063",
        first.span,
        {
            "heading": block.name.cell.text.replace("\n", ""),
            "text": short(first.text),
            "row": str(first.span.line),
        },
    )


def _levels(
    page: Page, i: int, block: Block, above: Above
) -> tuple[list[Value], Value | None, Slot | None]:
    """The levels above a row and its name; levels that are blank are those of the row before."""
    found: list[tuple[int, Slot]] = []
    for n, column in enumerate(block.levels):
        slot = page.at(i, column.first)
        if slot is None:
            continue
        if found and found[-1][1].cell is slot.cell:
            continue
        found.append((n, slot))
    depth = len(block.levels) - 1
    while len(above.levels) < depth:
        above.levels.append(None)
    named = [
        (n, s)
        for n, s in found
        if s.text and not (ELLIPSIS.match(s.text) and s.first == block.name.first)
    ]
    if not found:
        return [], None, None
    last_n, last = found[-1]
    # the name is merged over the columns of lower levels, or a parent stands in a row of its own
    own_levels = [(n, s) for n, s in named if s.own and s is not last]
    if (
        not last.text
        and own_levels
        and last_n > 0
        and _only_sums(page, i, block)
        and _heads_rows(page, i, block, own_levels[-1][0])
    ):
        last_n, last = own_levels[-1]
    path: list[Value] = []
    for n in range(last_n):
        slot = next((s for m, s in named if m == n), None)
        if slot is not None and slot is not last:
            value = page.value(slot.cell)
            if slot.own:
                above.levels[n + 1 :] = (
                    [None] * (depth - n - 1)
                    if _new(above.levels[n], value)
                    else above.levels[n + 1 :]
                )
            above.levels[n] = value
            path.append(value)
            continue
        skipped = any(m == n for m, _ in found) is False
        inherited = above.levels[n]
        if inherited is not None and not skipped:
            path.append(inherited)
    if last_n < depth and last.text:
        above.levels[last_n] = Value(last.text, page.place(last.cell), "", last.cell.notes)
        above.levels[last_n + 1 :] = [None] * (depth - last_n - 1)
    text = name_text(last.text)
    return path, Value(text, page.place(last.cell), "", last.cell.notes), last


def _new(old: Value | None, new: Value) -> bool:
    return old is None or old.text != new.text


def _only_sums(page: Page, i: int, block: Block) -> bool:
    """Whether a row without a name holds a weight or a score and nothing else: the sum of a level."""
    summed = False
    for key, column in block.figures:
        slot = page.at(i, column.first)
        if slot is None or not slot.own or is_blank(slot.text):
            continue
        if key not in ("weight", "score", "review", "score_rate") or not is_number(slot.text):
            return False
        summed = True
    return summed


def _heads_rows(page: Page, i: int, block: Block, level: int) -> bool:
    """Whether named indicators follow before the next cell of a level: the row is their parent."""
    for k in range(i + 1, page.height):
        upper = [page.at(k, c.first) for c in block.levels[: level + 1]]
        if any(s is not None and s.own and s.text for s in upper):
            return False
        name = page.at(k, block.name.first)
        if name is not None and name.own and name_text(name.text):
            return True
    return False


def is_sum(page: Page, i: int, block: Block) -> bool:
    """Whether a row is the sum of the rows above it: 小计 in the columns of the levels."""
    last = max(c.last for c in block.levels)
    return any(SUM.search(s.word.base) for s in page.own(i) if s.first <= last)


def told_sum(page: Page, i: int) -> Finding:
    """What a row of a sum says; it is no indicator, and the sums are computed anyway."""
    own = page.own(i)
    page.use_all(own)
    text = short(" ".join(s.text for s in own))
    told = Finding("PE060", page.place(own[0].cell), {"text": text})
    return told._replace(severity="info")


def name_text(text: str) -> str:
    """An indicator's name without the form's own "指标1："; "" for a slot that is not filled in."""
    if NUMBERED.match(text) or ELLIPSIS.match(text) or is_blank(text):
        return ""
    return PREFIX.sub("", text, count=1).strip()
