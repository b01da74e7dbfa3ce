"""Each sheet's rows into the project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfeval.i18n.workbook_words import WORDS
from perfeval.model.finding import Finding
from perfeval.source.nearest import nearest
from perfeval.source.node import Node, Scalar, Sequence
from perfeval.source.reading import shorten
from perfeval.workbook.amounts import FIELDS, LINES, kind_words
from perfeval.workbook.base import base_paths
from perfeval.workbook.growing import empty_mark, scalar
from perfeval.workbook.lists import BY_ID, OWNED, apart, columns, row_name
from perfeval.workbook.paths import parse, show
from perfeval.workbook.slots import squeezed
from perfeval.workbook.table import LIST
from perfeval.workbook.wanted import EMPTY, figure_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.model.finding import Span
    from perfeval.model.grid import Cell
    from perfeval.model.shape import Shape
    from perfeval.workbook.growing import Growing
    from perfeval.workbook.marks import Marks
    from perfeval.workbook.paths import Path
    from perfeval.workbook.sheets_in import Filled, Line

_KINDS = {"扣分": "deductions", "deduction": "deductions", "deductions": "deductions",
          "发生情况": "occurrences", "occurrence": "occurrences", "occurrences": "occurrences"}  # fmt: skip
_WHOLE = {text: key for key in ("all", "none") for text in WORDS[key]}


def fill(
    found: Mapping[str, Filled], marks: Marks, grown: Growing, findings: list[Finding]
) -> None:
    """All sheets, in an order in which later ones may name what earlier ones hold."""
    work = _Filling(found, marks, grown, findings)
    for id, one in found.items():
        if id == "base" or id == "data":
            work.keyed(one)
        elif id == "indicators":
            work.indicators(one)
        elif id == "points":
            work.points(one)
        elif id in OWNED:
            work.owned(one)
        elif id in BY_ID:
            work.listed(one)
    if "amounts" in found:
        work.amounts(found["amounts"])
    if "other" in found:
        work.other(found["other"])


class _Filling:
    def __init__(
        self, found: Mapping[str, Filled], marks: Marks, grown: Growing, findings: list[Finding]
    ) -> None:
        self.grown = grown
        self.findings = findings
        self.paths: dict[str, Path] = {}
        self.titles: dict[str, str] = {}
        self.labels: dict[str, list[str]] = {}
        for place in marks.places:
            path = parse(place.path)
            if path is None:
                continue
            self.paths[place.path] = path
            self.titles[place.path] = squeezed(place.title)
            for name in dict.fromkeys((squeezed(place.label), squeezed(place.title))):
                self.labels.setdefault(name, []).append(place.path)
        self.numbers: dict[tuple[str, int], int] = {}  # rows of lists: number written → place
        self.named: dict[tuple[str, str], list[int]] = {}  # likewise by what they are called
        self.lines: dict[str, int] = {}
        self.whole: set[Path] = set()

    def fault(self, code: str, place: Span | None, **params: str) -> None:
        self.findings.append(Finding(code, place, params))

    # -- which indicator a row is about

    def slot(self, line: Line, key: str) -> Path | None:
        """The place of the row's indicator: what its name says; where that fits several, or none
        is there, what the hidden cell says."""
        said = squeezed(line.text("#slot")).lstrip("└").lstrip("　")
        own = self.paths.get(key)
        if not said:
            if own is None:
                self.fault("PE089", line.span)
            return own
        fits = self.labels.get(said, [])
        if key in fits or (own is not None and self.titles.get(key) == said):
            return own
        if len(fits) == 1:
            return self.paths[fits[0]]
        place = line.cells["#slot"]
        span = line.span._replace(line=place.row, column=place.column)
        name = shorten(line.text("#slot"))
        if not fits:
            self.fault("PE082", span, name=name, near=nearest(said, self.labels))
        else:
            paths = "、".join(fits)
            self.fault("PE302", span, key=name, paths=paths)
        return None

    def place(self, line: Line, cell: Cell) -> Span:
        return line.span._replace(line=cell.row, column=cell.column)

    def value(self, path: Path, line: Line, key: str, is_list: bool = False) -> None:
        cell = line.cells[key]
        place = self.place(line, cell)
        if is_list:
            self.grown.put_list(path, apart(cell.text), place)
        else:
            self.grown.put(path, cell.text, place)

    def record(self, path: Path, shape: Shape, line: Line) -> None:
        """The cells of one record."""
        for one in columns(shape, "zh"):
            if one.key in line.cells:
                self.value((*path, one.key), line, one.key, one.kind == LIST)

    # -- sheets

    def keyed(self, one: Filled) -> None:
        """Rows of a name and a value."""
        for line in one.lines:
            if "value" not in line.cells:
                continue
            path = self._base(line) if one.id == "base" else self._figure(line)
            if path is None:
                continue
            text, place = line.text("value"), self.place(line, line.cells["value"])
            self._named(path, line)
            if path[-1] in EMPTY and path[0] == "results":
                self._nothing(path, text, place)
            else:
                self.grown.put(path, text, place)

    def _base(self, line: Line) -> Path | None:
        """Where a row of the sheet 基本信息 goes: what its hidden cell says, as long as its name
        says so too; rows may have been sorted without the hidden column."""
        path = parse(line.key) if line.key else None
        name, block = line.text("#name").strip(), line.text("#group").strip()
        known = base_paths()
        if path is not None:
            names = {own for (_, own), at in known.items() if at == path}
            if not name or name in names or name == path[-1]:
                return path
        if block in ("分组", "Groups", "数据", "Data") and name:
            return ("groups" if block in ("分组", "Groups") else "data", name)
        found = known.get((block, name)) or known.get(("", name))
        if found is None:
            self._unknown(line, name, [own for _, own in known])
        return found

    def _figure(self, line: Line) -> Path | None:
        """Where a row of the sheet 数据 goes, likewise."""
        path = _of_result(line.key)
        depth = 2 if path is not None and path[-2] in ("data", "statement") else 1
        owner = self.slot(line, show(path[:-depth]) if path is not None else "")
        if owner is None:
            return None
        name = line.text("#name").strip()
        own = path[-depth:] if path is not None else ()
        if own and name in ("", str(own[-1])):
            return (*owner, *own)
        said = figure_path(name)
        if said is None and name and (not own or own[0] == "data"):
            said = ("data", name)
        if said is None:
            self._unknown(line, name, [])
            return None
        return (*owner, *said)

    def _unknown(self, line: Line, name: str, known: list[str]) -> None:
        if name:
            self.fault("PE082", line.span, name=shorten(name), near=nearest(name, known))
        else:
            self.fault("PE089", line.span)

    def _nothing(self, path: Path, text: str, place: Span) -> None:
        if text.strip().lower() in ("无", "none", "没有", "[]"):
            self.grown.put_empty(path, "[]", place)
        else:
            self.grown.put(path, text, place)

    def _named(self, path: Path, line: Line) -> None:
        """Where the name of the row's indicator stands."""
        if path[0] == "results" and "#slot" in line.cells:
            owner = path[:2]
            self.grown.named(owner, self.place(line, line.cells["#slot"]))

    def indicators(self, one: Filled) -> None:
        from perfeval.workbook.figures import result_columns

        own = result_columns("zh")
        for line in one.lines:
            given = [key for key in line.cells if key in own]
            if not given and not line.text("#slot"):
                continue
            path = self.slot(line, line.key)
            if path is None:
                continue
            if "#slot" in line.cells:
                self.grown.keys[path] = self.place(line, line.cells["#slot"])
            for key in given:
                self.value((*path, *key.split(".")), line, key, own[key].kind == LIST)

    def owned(self, one: Filled) -> None:
        keys, shape = OWNED[one.id]
        for line in one.lines:
            given = [key for key in line.cells if not key.startswith("#")]
            if not given:
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
            index = self.grown.length(whole)
            self.record((*whole, index), shape, line)
            if one.id == "surveys":
                self._answers((*whole, index, "counts"), line)

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
                items.append(scalar(given[number].text, self.place(line, given[number])))
            else:
                items.append(Scalar("", True, *first))
        self.grown.put_node(path, Sequence(items, *first), first)

    def points(self, one: Filled) -> None:
        rows: list[tuple[Path, Path | None, Line]] = []
        for line in one.lines:
            if not any(not key.startswith("#") for key in line.cells):
                continue
            path = _of_result(line.key)
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
        text = line.text("met")
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
            self.value(path, line, "met")
            return
        for key in given:
            self.value((*path, key), line, key, key == "evidence")

    def listed(self, one: Filled) -> None:
        listed = BY_ID[one.id]
        for index, line in enumerate(one.lines):
            self.record((*listed.path, index), listed.shape, line)
            name = row_name({key: cell.text for key, cell in line.cells.items()})
            self.named.setdefault((one.id, squeezed(name)), []).append(index)
            number = parse("x" + line.key) if line.key else None
            if number is not None and isinstance(number[-1], int):
                self.numbers[one.id, number[-1]] = index
        if one.id == "funds":
            # an id goes before a name, a name before a source
            for key in ("id", "name", "source"):
                for index, line in enumerate(one.lines):
                    if name := squeezed(line.text(key)):
                        self.lines.setdefault(name, index)

    def amounts(self, one: Filled) -> None:
        kinds = {
            squeezed(word): key for lang in ("zh", "en") for key, word in kind_words(lang).items()
        }
        kinds |= {key: key for key in kinds.values()}
        for line in one.lines:
            given = [key for key in FIELDS if key in line.cells]
            if not given:
                continue
            name = squeezed(line.text("#line"))
            index = self.lines.get(name)
            kind = kinds.get(squeezed(line.text("#kind")), "")
            if index is None and name.startswith("#") and name[1:].isdecimal():
                index = self.numbers.get(("funds", int(name[1:]) - 1))
            if index is None or not kind:
                missing = "#line" if index is None else "#kind"
                place = (
                    self.place(line, line.cells[missing]) if missing in line.cells else line.span
                )
                near = nearest(name, self.lines) if index is None else ""
                said = line.text(missing)
                if said:
                    self.fault("PE082", place, name=shorten(said), near=near)
                else:
                    self.fault("PE089", place)
                continue
            totals = kind == "cumulative"
            written = parse(line.key) or ()
            if totals and len(written) > 3 and written[3] == "spent":
                kind = "spent"  # running totals may stand under either key
            path = (*LINES, index, kind)
            number = self.grown.length(path)
            for key in given:
                own = {"date": "as_of", "amount": "spent"}.get(key, key) if totals else key
                self.value((*path, number, own), line, key)

    def other(self, one: Filled) -> None:
        pieces: dict[Path, list[Line]] = {}
        for line in one.lines:
            if not {"#path", "value"} & set(line.cells):
                continue
            path = parse(line.text("#path"))
            if path is None or "value" not in line.cells:
                if "value" in line.cells:
                    place = (
                        self.place(line, line.cells["#path"])
                        if "#path" in line.cells
                        else line.span
                    )
                    self.fault("PE081", place, text=shorten(line.text("#path")))
                continue
            pieces.setdefault(path, []).append(line)
        for path, lines in pieces.items():
            text = "".join(line.text("value") for line in lines)
            place = self.place(lines[0], lines[0].cells["value"])
            target = self._moved(path, squeezed(lines[0].text("#row")))
            if empty_mark(text):
                self.grown.put_empty(target, text, place)
            else:
                self.grown.put(target, _unquoted(text), place)

    def _moved(self, path: Path, name: str) -> Path:
        """The path with the number that the row of a list has now: by its name, else by the number
        that it had."""
        for one in BY_ID.values():
            n = len(one.path)
            if path[:n] == one.path and len(path) > n and isinstance(path[n], int):
                named = self.named.get((one.id, name), [])
                number = self.numbers.get((one.id, int(path[n])), int(path[n]))
                number = named[0] if len(named) == 1 else number
                return (*one.path, number, *path[n + 1 :])
        return path


def _other_point(path: Path, whole: bool, number: str) -> bool:
    """Whether the row shows another point than its hidden cell names."""
    if whole:
        return number.isdecimal()
    return number.isdecimal() and str(path[-1]).isdecimal() and number != path[-1]


def _of_result(text: str) -> Path | None:
    """The place that a hidden cell names, if it is one inside a result."""
    path = parse(text) if text else None
    return path if path is not None and path[0] == "results" and len(path) > 2 else None


def _row_key(text: str, keys: tuple[str, ...]) -> tuple[str, str]:
    """The hidden cell of a row: the place of its indicator, and the key of the list."""
    path = _of_result(text)
    if path is None:
        return "", ""
    if isinstance(path[-1], int):
        path = path[:-1]
    return (show(path[:-1]), str(path[-1])) if path[-1] in keys else (show(path), "")


def _unquoted(text: str) -> str:
    if text[:1] == '"' and text[-1:] == '"' and len(text) > 1:
        try:
            found = json.loads(text)
        except ValueError:
            return text
        if isinstance(found, str):
            return found
    return text
