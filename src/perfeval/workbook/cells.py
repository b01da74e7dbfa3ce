"""The cells of one workbook: where each key is filled in, so that findings can say so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from perfeval.i18n.workbook_mends import ELSEWHERE, FILL_IN, KEY_WORDS, MENDS
from perfeval.i18n.workbook_words import SHEETS
from perfeval.model.finding import FormCell, Span
from perfeval.workbook.paths import Path, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Finding
    from perfeval.model.grid import Cell, Grid

# what has to be filled in for a finding: keys of the result, the row or the whole project;
# {…} is a param of the finding
WANTED: dict[str, str] = {
    "PE102": "{key}", "PE401": "", "PE402": "{keys}", "PE425": "met.{item}", "PE432": "target",
    "PE433": "target", "PE443": "reason", "PE451": "evidence", "PE452": "evidence",
    "PE454": "not_applicable", "PE455": "reason", "PE517": "funds.unit",
}  # fmt: skip


class Cells:
    """Filled while the sheets are read; asked when findings are told."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.ids: dict[str, str] = {}  # sheet's name → what it holds
        self.columns: dict[str, dict[str, int]] = {}  # by sheet: key → column, from 1
        self.heads: dict[str, int] = {}  # by sheet the row of its headings
        self.labels: dict[tuple[str, int], str] = {}  # by sheet and column its heading
        self.owners: dict[tuple[str, int], str] = {}  # by sheet and row the result's path
        self.rows: dict[str, Span] = {}  # the result's path → its row on the sheet 指标
        self.homes: dict[str, dict[str, Span]] = {}  # the result's path → key → its cell
        self.unmarked: set[str] = set()  # sheets whose hidden column was deleted
        self.base: dict[str, Span] = {}  # the path of a key → its cell on the sheet 基本信息

    def sheet(self, id: str, grid: Grid, head: int, columns: Mapping[int, str]) -> None:
        """A sheet with its columns; the headings are those that are there."""
        self.ids[grid.sheet] = id
        self.heads[id] = head + grid.first
        self.columns[id] = {key: number + 1 for number, key in columns.items()}
        for number in columns:
            heading = grid.rows[head][number].text.partition("\n")[0]
            self.labels[grid.sheet, number + 1] = heading

    def place(self, grid: Grid, cell: Cell) -> Span:
        return Span(FormCell.of(self.file, grid.sheet, self), cell.row, cell.column)

    def cell(self, id: str, key: str, span: Span) -> Span | None:
        """The cell of a column in the row of `span`."""
        column = self.columns.get(id, {}).get(key)
        return span._replace(column=column) if column is not None else None

    def home(self, owner: Path, key: str, cell: Span, row: Span) -> None:
        """A cell on a sheet of its own that a result's key is filled in at."""
        name = show(owner)
        self.owners[row.sheet, row.line] = name
        self.homes.setdefault(name, {}).setdefault(key, cell)

    def row(self, owner: Path, span: Span) -> None:
        """The row of a result on the sheet 指标."""
        self.owners[span.sheet, span.line] = show(owner)
        self.rows[show(owner)] = span

    def pointed(self, finding: Finding) -> Finding:
        wanted = WANTED.get(finding.code)
        if wanted is None or finding.span is None:
            return finding
        for key in wanted.format_map(_Empty(finding.params)).split("、"):
            place = self._at(finding.span, key)
            if place is not None:
                return finding._replace(span=place)
        return finding

    def _at(self, span: Span, key: str) -> Span | None:
        """The cell of a key: of the same result, in the same row, on the sheet 基本信息."""
        owner = self.owners.get((span.sheet, span.line), "")
        if owner:
            home, row = self.homes.get(owner, {}), self.rows.get(owner)
            own = self.cell("indicators", key or "actual", row) if row is not None else None
            if not key:
                return next(iter(home.values()), own)
            return home.get(key) or home.get(key.partition(".")[0]) or own
        own = self.cell(self.ids.get(span.sheet, ""), key, span)
        if own is not None and own.line > 1:
            return own
        fits = [at for path, at in self.base.items() if key and f".{path}".endswith(f".{key}")]
        return fits[0] if fits else None

    def told(self, finding: Finding, text: str, lang: str) -> str:
        """Without the keys behind the names that a reader of the sheets knows."""
        zh = lang == "zh"
        at = 0 if zh else 1
        if finding.code == "PE102":
            name = finding.params.get("zh" if zh else "key", "").replace("_", " ")
            return MENDS["missing"][at].format(name=name)
        return re.sub(r"(?<=”)（[a-z_.]+）", "", text) if zh else text

    def worded(self, finding: Finding, mend: str, lang: str) -> str:
        zh = lang == "zh"
        span = finding.span
        assert span is not None
        id = self.ids.get(span.sheet, "")
        at = 0 if zh else 1
        ticks = self.columns.get("points", {}).get("met")
        if id == "points" and span.column == ticks and finding.code in ("PE103", "PE106"):
            return MENDS["ticks"][at]
        if finding.code == "PE089" and span.sheet in self.unmarked:
            return MENDS["unmarked"][at]
        if finding.code in WANTED or finding.code in MENDS:
            label = self.labels.get((span.sheet, span.column), "")
            text = FILL_IN[at].format(sheet=span.sheet, label=label)
            if id in ("base", "data", "") or finding.code in ELSEWHERE:
                text = FILL_IN[2 + at]
            return MENDS.get(finding.code, ("{fill}", "{fill}"))[at].format(fill=text)
        return _in_words(mend, self._words(at), zh)

    def _words(self, at: int) -> dict[str, str]:
        """Keys as the sheets of this workbook call them."""
        named = {id: name for name, id in self.ids.items()}
        found = {
            key: f"“{named.get(id, SHEETS[id][at])}”" + ("表" if not at else "")
            for key, id in KEY_WORDS.items()
        }
        for id in ("indicators", "funds", "points"):
            for key, column in self.columns.get(id, {}).items():
                label = self.labels.get((named.get(id, ""), column), "")
                if label and not key.startswith("#"):
                    found.setdefault(key, f"“{label}”")
        return found


class _Empty(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


@cache
def _key(keys: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    return re.compile(rf"(?<![\w.“-])({names})(?![A-Za-z0-9_.”-])(\s*[:：]|（[^（）]*）)?")


def _in_words(mend: str, words: Mapping[str, str], zh: bool) -> str:
    """The mend with keys in the words of the sheets. In English, where a key may be a plain word,
    only what is written as a key."""

    def said(match: re.Match[str]) -> str:
        name, tail = match[1], match[2] or ""
        if not zh and not tail and "_" not in name:
            return match[0]
        rest = "" if tail.startswith("（") else tail
        return words[name] + rest

    text = _key(tuple(words)).sub(said, mend)
    return re.sub(r" (?=“)|(?<=”) |(?<=”表) ", "", text) if zh else text
