"""The sheets of results: indicators, points, surveys, items, panels, deductions."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from perfeval.i18n.workbook_words import WORDS, word
from perfeval.model.finding import FormCell, Span
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.reading import shorten
from perfeval.workbook.growing import scalar
from perfeval.workbook.lists import OWNED, apart
from perfeval.workbook.marked import joined_target
from perfeval.workbook.paths import show
from perfeval.workbook.rows import Rows, of_result
from perfeval.workbook.slots import squeezed
from perfeval.workbook.table import LIST
from perfeval.workbook.ticks import bare, tick, whole_tick

if TYPE_CHECKING:
    from perfeval.workbook.paths import Path
    from perfeval.workbook.sheets_in import Filled, Line

_KINDS = {"扣分": "deductions", "deduction": "deductions", "deductions": "deductions",
          "发生情况": "occurrences", "occurrence": "occurrences", "occurrences": "occurrences"}  # fmt: skip
_WHOLE = {text: key for key in ("all", "none") for text in WORDS[key]}


class Results(Rows):
    """Rows that belong to indicators."""

    def indicators(self, one: Filled) -> None:
        from perfeval.workbook.figures import result_columns

        own = result_columns("zh")
        for line in one.lines:
            given = [key for key in line.cells if key in own]
            line = self._signed(line)
            if not given and not line.text("#slot"):
                continue
            path = self.slot(line, line.key)
            if path is None:
                continue
            if "#slot" in line.cells:
                named = self.place(line, line.cells["#slot"])
                self.cells.row(path, named)
                self._by_funds(path, line)
                # what is missing is filled in there: the name can't be changed
                self.grown.keys[path] = self.cells.cell(one.id, "actual", named) or named
            for key in given:
                self.value((*path, *key.split(".")), line, key, own[key].kind == LIST)

    def _by_funds(self, path: Path, line: Line) -> None:
        """An indicator that the sheet of funds computes is filled in there."""
        for name, id in self.cells.ids.items():
            if id == "funds" and line.text("#where") in _computed(name):
                spent = self.cells.columns[id].get("spent")
                head = self.cells.heads[id]
                if spent is not None:
                    at = Span(FormCell.of(self.cells.file, name, self.cells), head + 1, spent)
                    self.cells.homes.setdefault(show(path), {})["funds"] = at

    def _signed(self, line: Line) -> Line:
        """The row with the sign of its target put before the target; a finding where they differ."""
        sign, target = line.text("sign").strip(), line.cells.get("target")
        if not sign or target is None:
            return line
        joined = joined_target(unicodedata.normalize("NFKC", sign), target.text)
        if joined is None:
            place = self.place(line, line.cells["sign"])
            self.fault("PE099", place, sign=sign, target=shorten(target.text))
            return line
        return line._replace(cells={**line.cells, "target": target._replace(text=joined)})

    def owned(self, one: Filled) -> None:
        keys, shape = OWNED[one.id]
        single = _single(one)
        for line in one.lines:
            given = [key for key in line.cells if not key.startswith("#")]
            if not given and not line.key:
                continue
            base, key = _row_key(line.key, keys)
            path = self.slot(line, base)
            if path is None:
                continue
            said = line.text("#kind").strip()
            key = _KINDS.get(said, key) if one.id == "events" else keys[0]
            if not key:
                self.fault("PE089", line.span)
                continue
            self._named(path, line)
            whole = (*path, key)
            first = next(k for k in self.cells.columns[one.id] if not k.startswith("#"))
            at = self.cells.cell(one.id, first, line.here)
            if at is not None:
                self.cells.home(path, key, at, at)
            if not given:
                continue
            entry = whole if line in single else (*whole, self.grown.length(whole))
            self.record(entry, shape, line)
            if one.id == "surveys":
                self._answers((*entry, "counts"), line)

    def _answers(self, path: Path, line: Line) -> None:
        """The counts of a survey; one left blank between others is none that can be guessed."""
        given = {
            int(key[7:-1]): cell for key, cell in line.cells.items() if key.startswith("counts[")
        }
        if not given:
            return
        first = self.place(line, given[min(given)])
        items: list[Node] = []
        for number in range(max(given) + 1):
            if number in given:
                text = bare("counts[]", given[number].text)
                items.append(scalar(text, self.place(line, given[number])))
            else:
                items.append(Scalar("", True, *first))
        self.grown.put_node(path, Sequence(items, *first), first)

    def points(self, one: Filled) -> None:
        rows: list[tuple[Path, Path | None, Line]] = []
        for line in one.lines:
            blank = all(key.startswith("#") for key in line.cells)
            if blank and not line.key:
                continue
            path = of_result(line.key)
            whole = path is not None and path[-1] == "met"
            if path is not None and not whole and path[-2] not in ("met", "items"):
                path = None
            depth = -1 if whole else -2
            owner = self.slot(line, show(path[:depth]) if path is not None else "")
            if owner is None:
                continue
            number = line.text("#point").strip()
            if path is None or owner != path[:depth] or _other_point(path, whole, number):
                if number.casefold() in WORDS["whole"]:
                    path = (*owner, "met")
                elif number:
                    path = (*owner, "met", number)
                else:
                    self.fault("PE089", line.span)
                    continue
                whole = path[-1] == "met"
            at = self.cells.cell(one.id, "met", line.here)
            if at is not None:
                self.cells.home(owner, "met" if whole else f"met.{number or path[-1]}", at, at)
            if blank:
                continue
            self._named(owner, line)
            if whole:
                self._whole(path, line)
            else:
                rows.append((owner, path, line))
        for owner, path, line in rows:
            assert path is not None
            key = "items" if owner in self.whole else str(path[-2])
            self._judgement((*owner, key, path[-1]), line)

    def _whole(self, path: Path, line: Line) -> None:
        if "met" not in line.cells:
            return
        text = whole_tick(line.text("met"))
        place = self.place(line, line.cells["met"])
        self.whole.add(path[:-1])
        numbers = apart(text)
        if text in _WHOLE or not all(number.isdecimal() for number in numbers):
            self.grown.put(path, _WHOLE.get(text, text), place)
        else:
            self.grown.put_list(path, numbers, place)

    def _judgement(self, path: Path, line: Line) -> None:
        given = [key for key in line.cells if not key.startswith("#")]
        if "#point" in line.cells:
            self.grown.named(path, self.place(line, line.cells["#point"]))
        if given == ["met"]:
            self._tick(path, line)
            return
        for key in given:
            if key == "met":
                self._tick((*path, key), line)
            else:
                self.value((*path, key), line, key, key == "evidence")

    def _tick(self, path: Path, line: Line) -> None:
        cell = line.cells["met"]
        self.grown.put(path, tick(cell.text), self.place(line, cell))


def _computed(sheet: str) -> list[str]:
    return [word("where.funds", lang).format(sheet=sheet) for lang in ("zh", "en")]


def _single(one: Filled) -> list[Line]:
    """Surveys that stand for themselves: the only one of their result, in a row that has no number."""
    if one.id != "surveys":
        return []
    by_name: dict[str, list[Line]] = {}
    for line in one.lines:
        if any(not key.startswith("#") for key in line.cells):
            by_name.setdefault(squeezed(line.text("#slot")), []).append(line)
    return [x[0] for x in by_name.values() if len(x) == 1 and not x[0].key.endswith("]")]


def _other_point(path: Path, whole: bool, number: str) -> bool:
    """Whether the row shows another point than its hidden cell names."""
    if whole:
        return number.isdecimal()
    return number.isdecimal() and str(path[-1]).isdecimal() and number != path[-1]


def _row_key(text: str, keys: tuple[str, ...]) -> tuple[str, str]:
    """The hidden cell of a row: the place of its indicator, and the key of the list."""
    path = of_result(text)
    if path is None:
        return "", ""
    if isinstance(path[-1], int):
        path = path[:-1]
    return (show(path[:-1]), str(path[-1])) if path[-1] in keys else (show(path), "")
