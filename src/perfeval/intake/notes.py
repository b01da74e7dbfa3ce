"""Titles, remarks and printed rules around a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.intake.header_block import UNIT_LABEL, YEAR, inline
from perfeval.intake.wording import plain
from perfeval.model.finding import SheetFile, Span
from perfeval.model.form import Value

if TYPE_CHECKING:
    from perfeval.intake.fields import Fields
    from perfeval.model.grid import Grid

TITLE = re.compile(
    r"(自评|评价|评分|监控|评估|考核|绩效|目标|得分|指标).*(表|得分情况|评分标准|指标体系|评价指标|自评情况)(\(.*\))?$"
)
NOTE = re.compile(
    r"^(注|备注|说明|填表说明|填报说明|填写说明|附注|备注说明|评分说明|计分说明|附件|附表|附)[:：.、\d一二三四(]|^(注|备注|说明|填表说明|填报说明|附件|附表)$"
)
LISTED = re.compile(
    r"^(\d{1,2}[.、．](?!\d)|[一二三四五六七八九十]{1,3}、|\(\d{1,2}\)|\([一二三四五六七八九十]\)|[①-⑳])"
)
HEAD = re.compile(
    r"^\(?(附件|附表|公开|表|样表|范本|附)\(?[\d一二三四五六七八九十]*[-－—.\d]*\)?表?[:.]?\)?$"
)
RULE = re.compile(
    r"得分|扣分|计分|评分|赋分|分值|满分|权重|[=＝].*[/÷]|[扣得记计]\d+(\.\d+)?分"
)  # what a printed rule speaks of
YEAR_ONLY = re.compile(r"^\(?(\d{4}|\d{0,4}_*)?年度?\)?$")
TOKENS = re.compile(r"[\s\u3000]+|(?<=[)）])(?=\S)|(?<=\S)(?=[(（])")
FORM_NUMBER = re.compile(
    r"^\(?(公开|附|附件|附表|样表|表)\(?[\d一二三四五六七八九十]+[-－—.\d]*\)?表?\)?$"
)


def is_title(text: str) -> bool:
    """Whether a line names a form."""
    if len(text) > 80:
        return False
    bare = plain(text)
    return bool(TITLE.search(bare)) and not is_note(text) and not re.search(r"[。;]", bare)


def is_note(text: str) -> bool:
    return bool(NOTE.match(plain(text[:40])))


def is_head(text: str) -> bool:
    """ "附件1", "公开13表": the number of a form, said nowhere else."""
    return bool(HEAD.match(plain(text[:30])))


def is_listed(text: str) -> bool:
    """Whether a line is one entry of a numbered list."""
    return bool(LISTED.match(plain(text[:20])))


def year_of(text: str) -> str:
    found = YEAR.search(text)
    return found[1] if found else ""


def is_year(text: str) -> bool:
    """ "(2022年度)" and nothing else."""
    return bool(YEAR_ONLY.match(plain(text)))


def read_line(text: str, span: Span, fields: Fields) -> bool:
    """ "（2023年度）  单位：万元  公开14表" in one text: whether it says nothing but such things."""
    year, unit = "", ""
    parts = [plain(p) for p in TOKENS.split(text.strip()) if p.strip()]
    if not parts or len(parts) > 6 or len(text) > 80:
        return False
    for part in parts:
        money = UNIT_LABEL.match(part)
        if money:
            unit = money[1]
        elif YEAR_ONLY.match(part):
            year = year_of(part) or year
        elif not FORM_NUMBER.match(part):
            return False
    fields.year = fields.year or year
    if unit and fields.unit is None:
        fields.unit = Value(unit, span)
    return True


def read_above(grid: Grid, fields: Fields) -> None:
    """The title, the year and the unit in the lines above a table."""
    lines = grid.above[-8:]
    span = Span(SheetFile(grid.file, grid.sheet), grid.first, 1)
    for text in reversed(lines):
        if fields.title is None and is_title(text):
            fields.title = Value(text, span)
            fields.title_above = True
        if not fields.year and len(text) < 80:
            fields.year = year_of(text)
        if fields.unit is None and UNIT_LABEL.match(plain(text)):
            fields.unit = Value(UNIT_LABEL.match(plain(text))[1], span)  # type: ignore[index]
        elif len(text) < 160:
            inline(text, span, fields)


def read_below(lines: tuple[str, ...], grid: Grid, fields: Fields) -> None:
    """Remarks below a table: from the line that begins them, as long as the list goes on."""
    last = grid.first + max(grid.height - 1, 0)
    span = Span(SheetFile(grid.file, grid.sheet), last, 1)
    going = False
    for text in lines[:40]:
        if is_note(text):
            going = True
        elif going and not is_listed(text) and len(text) < 12:
            going = False
        going = going or bool(RULE.search(text))
        if going:
            fields.notes.append(Value(text, span))
        elif len(text) < 160:
            inline(text, span, fields)
