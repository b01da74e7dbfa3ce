"""The sheets that are lists, the dated amounts, and what is kept by its path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfeval.source.nearest import nearest
from perfeval.source.reading import shorten
from perfeval.workbook.amounts import FIELDS, LINES, kind_words
from perfeval.workbook.growing import empty_mark
from perfeval.workbook.leftovers import LINE_END
from perfeval.workbook.lists import BY_ID, row_name
from perfeval.workbook.paths import parse
from perfeval.workbook.rows import Rows
from perfeval.workbook.slots import squeezed

if TYPE_CHECKING:
    from perfeval.workbook.paths import Path
    from perfeval.workbook.sheets_in import Filled, Line


class Lists(Rows):
    """Rows that are entries of lists."""

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
                end = "\n" if lines[0].key == LINE_END else ""
                self.grown.put(target, _unquoted(text) + end, place)

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


def _unquoted(text: str) -> str:
    if text[:1] == '"' and text[-1:] == '"' and len(text) > 1:
        try:
            found = json.loads(text)
        except ValueError:
            return text
        if isinstance(found, str):
            return found
    return text
