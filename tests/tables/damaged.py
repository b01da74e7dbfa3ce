"""Good forms damaged as offices damage them; every printed fact keeps its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tables.written.page import Put, Sheet

Damage = Callable[[Sheet, Random], Sheet]


def _with(sheet: Sheet, puts: Sequence[Put]) -> Sheet:
    return sheet._replace(puts=tuple(puts))


def _rows(sheet: Sheet) -> list[int]:
    """The rows of the table that hold an indicator's name."""
    return sorted({p.row for p in sheet.puts if p.field[:1] == ("row",) and p.field[2] == "name"})


def _heads(sheet: Sheet) -> int:
    rows = _rows(sheet)
    return rows[0] - 1 if rows else 0


def _texts(sheet: Sheet, change: Callable[[Put], str]) -> Sheet:
    return _with(sheet, [put._replace(text=change(put)) for put in sheet.puts])


def _figure(put: Put) -> bool:
    return bool(put.field) and bool(re.fullmatch(r"[≥≤=]?-?[\d.]+\D{0,4}", put.text))


def _insert(sheet: Sheet, row: int, count: int = 1) -> list[Put]:
    """Room for rows above `row`; cells that are merged across it grow."""
    made = []
    for put in sheet.puts:
        if put.row >= row:
            put = put._replace(row=put.row + count)
        elif put.row + put.down > row:
            put = put._replace(down=put.down + count)
        made.append(put)
    return made


def shift_a_row(sheet: Sheet, random: Random) -> Sheet:
    """One row's cells stand one column too far right, from the name on."""
    if not _rows(sheet):
        return sheet
    row = random.choice(_rows(sheet))
    start = next(p.column for p in sheet.puts if p.row == row and p.field[2:] == ("name",))
    made = [
        put._replace(column=put.column + 1) if put.row == row and put.column >= start else put
        for put in sheet.puts
    ]
    return _with(sheet, made)


def shift_all_rows(sheet: Sheet, random: Random) -> Sheet:
    """All rows' cells stand one column too far right; the headings do not."""
    rows = set(_rows(sheet))
    start = min(
        (p.column for p in sheet.puts if p.field[:1] == ("row",) and p.field[2] == "name"),
        default=0,
    )
    made = [
        put._replace(column=put.column + 1) if put.row in rows and put.column >= start else put
        for put in sheet.puts
    ]
    return _with(sheet, made)


def no_header(sheet: Sheet, random: Random) -> Sheet:
    at = _heads(sheet)
    return _with(sheet, [put for put in sheet.puts if put.row != at or put.field])


SPLIT = re.compile(r"(年度|实际|全年实际|全年|年初|偏差原因分析|未完成原因|自评|预算|指标)(.{2,})")


def two_row_header(sheet: Sheet, random: Random) -> Sheet:
    """The headings stand over two rows: 年度 above 指标值; the short ones are merged downwards."""
    at = _heads(sheet)
    if not at:
        return sheet
    if any(p.row < at < p.row + p.down and p.column > 1 for p in sheet.puts):
        return sheet  # two rows already
    made = []
    for put in _insert(sheet, at + 1):
        if put.row == at and not put.field and put.down == 1 and (put.column > 1 or put.text):
            found = SPLIT.fullmatch(put.text.replace("\n", ""))
            if found:
                made.append(put._replace(text=found[1]))
                made.append(put._replace(row=at + 1, text=found[2]))
            else:
                made.append(put._replace(down=2))
        else:
            made.append(put)
    return _with(sheet, made)


def merged_header(sheet: Sheet, random: Random) -> Sheet:
    """A group's heading is merged above two columns: 自评情况 over 分值 and 得分."""
    at = _heads(sheet)
    if not at or any(p.row < at < p.row + p.down and p.column > 1 for p in sheet.puts):
        return sheet
    made = []
    columns = sorted(p.column for p in sheet.puts if p.row == at and not p.field and p.down == 1)
    chosen = columns[-3:-1]
    for put in _insert(sheet, at):
        if put.row == at + 1 and put.down == 1 and not put.field and put.column not in chosen:
            made.append(put._replace(row=at, down=2))
        else:
            made.append(put)
    if len(chosen) == 2 and chosen[1] == chosen[0] + 1:
        made.append(Put(at, chosen[0], "自评情况", 1, 2))
    return _with(sheet, made)


FULL = str.maketrans("0123456789.%()", "０１２３４５６７８９．％（）")


def full_width(sheet: Sheet, random: Random) -> Sheet:
    return _texts(sheet, lambda put: put.text.translate(FULL) if _figure(put) else put.text)


def line_breaks(sheet: Sheet, random: Random) -> Sheet:
    """Long texts are broken by hand, and figures have a break behind them."""

    def change(put: Put) -> str:
        if _figure(put):
            return put.text + "\n" if random.random() < 0.5 else put.text
        if len(put.text) > 3 and random.random() < 0.5:
            at = random.randrange(2, len(put.text))
            return put.text[:at] + "\n" + put.text[at:]
        return put.text

    return _texts(sheet, change)


def blank_rows(sheet: Sheet, random: Random) -> Sheet:
    made = sheet
    for _ in range(random.randrange(1, 4)):
        made = _with(made, _insert(made, random.randrange(2, made.height + 1)))
    return made


def blank_columns(sheet: Sheet, random: Random) -> Sheet:
    at = random.randrange(1, sheet.width + 2)
    made = []
    for put in sheet.puts:
        if put.column >= at:
            put = put._replace(column=put.column + 1)
        elif put.column + put.across > at:
            put = put._replace(across=put.across + 1)
        made.append(put)
    return _with(sheet, made)


def more_titles(sheet: Sheet, random: Random) -> Sheet:
    more = (("附件2", ()), ("填报单位（盖章）：", ()), ("2024年3月5日", ()))
    return sheet._replace(above=(*more[:2], *sheet.above, more[2]))


def header_again(sheet: Sheet, random: Random) -> Sheet:
    """The headings once more in the middle, as after a page break."""
    rows = _rows(sheet)
    if len(rows) < 3:
        return sheet
    at = _heads(sheet)
    top = next((p.row for p in sheet.puts if p.row == at and not p.field), 0)
    if not top or any(p.row < at < p.row + p.down and p.column > 1 for p in sheet.puts):
        return sheet
    middle = rows[len(rows) // 2]
    made = []
    for put in _insert(sheet, middle):
        if put.row < middle < put.row + put.down and put.column > 1:
            made.append(put._replace(down=middle - put.row))
            rest = put.row + put.down - middle - 1
            if rest:
                made.append(put._replace(row=middle + 1, down=rest, field=()))
        else:
            made.append(put)
    made += [
        put._replace(row=middle)
        for put in sheet.puts
        if put.row == at and not put.field and put.column > 1
    ]
    return _with(sheet, made)


MISSPELT = {
    "得分": "得份",
    "分值": "份值",
    "年度指标值": "年度指标直",
    "实际完成值": "实际完成直",
    "三级指标": "三级指标名",
    "二级指标": "二级指际",
}


def misspelt(sheet: Sheet, random: Random) -> Sheet:
    at = _heads(sheet)
    here = sorted(
        {p.text for p in sheet.puts if p.row == at and p.text in MISSPELT and not p.field}
    )
    if not here:
        return sheet
    chosen = random.choice(here)
    return _texts(
        sheet,
        lambda put: (
            MISSPELT[chosen] if put.row == at and put.text == chosen and not put.field else put.text
        ),
    )


def no_total(sheet: Sheet, random: Random) -> Sheet:
    rows = {put.row for put in sheet.puts if put.field[:1] == ("total",)}
    return _with(sheet, [put for put in sheet.puts if put.row not in rows])


def unmerged(sheet: Sheet, random: Random) -> Sheet:
    return _with(sheet, [put._replace(down=1, across=1) for put in sheet.puts])


def apostrophes(sheet: Sheet, random: Random) -> Sheet:
    return _texts(
        sheet, lambda put: "'" + put.text if _figure(put) and put.text[:1].isdigit() else put.text
    )


def odd_blanks(sheet: Sheet, random: Random) -> Sheet:
    """No-break and ideographic blanks around and inside the texts."""
    return _texts(
        sheet,
        lambda put: "\u00a0" + put.text + "　" if put.text and random.random() < 0.6 else put.text,
    )


def trailing_units(sheet: Sheet, random: Random) -> Sheet:
    def change(put: Put) -> str:
        if put.field[-1:] in (("weight",), ("score",)) and re.fullmatch(r"[\d.]+", put.text):
            return put.text + "分"
        return put.text

    return _texts(sheet, change)


def thousands(sheet: Sheet, random: Random) -> Sheet:
    """Separators in the long numbers: 387,664.62."""

    def change(put: Put) -> str:
        if not put.field or put.field[-1] not in ("initial", "budget", "spent", "target", "actual"):
            return put.text
        return re.sub(r"(?<![\d.])\d{4,}", lambda found: f"{int(found[0]):,}", put.text)

    return _texts(sheet, change)


def ascii_signs(sheet: Sheet, random: Random) -> Sheet:
    """>=735 and ≥ 735 for ≥735."""
    by = random.choice([(">=", "<="), ("≥ ", "≤ "), ("≧", "≦"), ("＞=", "＜=")])

    def change(put: Put) -> str:
        if put.field[-1:] in (("target",), ("op",)):
            return put.text.replace("≥", by[0]).replace("≤", by[1])
        return put.text

    return _texts(sheet, change)


def swapped_columns(sheet: Sheet, random: Random) -> Sheet:
    """Two neighbouring columns of the indicators change places, headings and all."""
    at = _heads(sheet)
    heads = {p.column: p.text for p in sheet.puts if p.row == at and not p.field and p.across == 1}
    keys = {p.column: p.field[2] for p in sheet.puts if p.field[:1] == ("row",)}
    plain = [c for c in heads if keys.get(c) in ("target", "actual", "weight", "score", "reason")]
    plain = [c for c in plain if keys[c] != "target" or "op" not in keys.values()]
    rows = {at, *_rows(sheet)} | {p.row for p in sheet.puts if p.field[:1] == ("total",)}
    rows |= {
        p.row for p in sheet.puts if p.row > at and not p.field and p.text == heads.get(p.column)
    }
    last = [p.column + p.across for p in sheet.puts if p.row in rows and p.across > 1]
    couples = [c for c in plain if c + 1 in plain and c >= max(last, default=0)]
    if not couples or any(p.row < at < p.row + p.down and p.column > 1 for p in sheet.puts):
        return sheet
    one = random.choice(sorted(couples))
    other = {one: one + 1, one + 1: one}
    made = [
        put._replace(column=other.get(put.column, put.column)) if put.row in rows else put
        for put in sheet.puts
    ]
    return _with(sheet, made)


HARMLESS: tuple[Damage, ...] = (
    full_width,
    line_breaks,
    blank_rows,
    blank_columns,
    more_titles,
    header_again,
    no_total,
    unmerged,
    odd_blanks,
    trailing_units,
    thousands,
    ascii_signs,
    swapped_columns,
    two_row_header,
    merged_header,
)
"""What leaves no doubt about any value."""

DOUBTFUL: tuple[Damage, ...] = (shift_a_row, shift_all_rows, no_header, misspelt, apostrophes)
"""What may be read rightly, or refused with the cell named."""
