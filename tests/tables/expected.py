"""Whether an imported set and project say what the form prints, value by value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from tables.written.page import Field, Put, Sheet

SIGNS = {"≧": "≥", "≦": "≤", ">=": "≥", "<=": "≤"}
WEIGHT = re.compile(r"\((\d+(?:\.\d+)?)分?\)$")
FIGURE = re.compile(r"^([≥≤=<>]?)(-?[\d.]+)(.*)$")


class Seen(NamedTuple):
    """What was read: the set and the project as plain texts, and all that was found.

    `places` are the cells that findings name, `origins` those that values were taken from:
    (sheet, row, column).
    """

    set: dict[str, Any]
    project: dict[str, Any]
    places: frozenset[tuple[str, int, int]]
    messages: str
    origins: frozenset[tuple[str, int, int]] = frozenset()


def norm(text: object) -> str:
    plain = unicodedata.normalize("NFKC", str(text))
    for one, other in SIGNS.items():
        plain = plain.replace(unicodedata.normalize("NFKC", one), other)
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))|\s+", "", plain)


def same(printed: str, read: object) -> bool:
    """The same text, or the same number written otherwise (100% and 100.00%)."""
    if read is None:
        return False
    one, other = norm(printed).lstrip("'"), norm(read).lstrip("'")
    if one == other:
        return True
    if one.endswith("%") != other.endswith("%"):
        return False
    try:
        return Decimal(one.rstrip("%").replace(",", "")) == Decimal(
            other.rstrip("%").replace(",", "")
        )
    except InvalidOperation:
        return False


def leaves(
    node: dict[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for child in node.get("indicators") or node.get("children") or []:
        here = (*path, str(child["name"]))
        if child.get("children"):
            yield from leaves(child, here)
            if "under" not in child:
                yield here, {**child, "branch": True}
        else:
            yield here, child


def texts(node: object) -> Iterator[str]:
    """Every text of a document, keys too."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    elif node is not None:
        yield str(node)


def bare(level: str) -> str:
    return re.sub(r"^[一二三四五六七八九十]+、", "", WEIGHT.sub("", norm(level)))


def _name(text: str) -> set[str]:
    full = norm(text)
    return {full, re.sub(r"^指标\d+:", "", full), re.sub(r"\([^()]*\)$", "", full)} | {
        re.sub(r"\([^()]*\)$", "", re.sub(r"^指标\d+:", "", full))
    }


class Wrong(NamedTuple):
    """A value that is not where it belongs; `read` is None where nothing was read."""

    field: Field
    printed: str
    read: object

    def __str__(self) -> str:
        return f"{'/'.join(map(str, self.field))}: printed {self.printed!r}, read {self.read!r}"


LOST = "lost"


class Checker:
    """Collects what is wrong; one for each form read."""

    def __init__(self, sheet: Sheet, seen: Seen) -> None:
        self.sheet = sheet
        self.seen = seen
        self.wrong: list[Wrong] = []
        self.leaves = list(leaves(seen.set))
        self.results: dict[str, Any] = seen.project.get("results") or {}
        self.funds: dict[str, Any] = seen.project.get("funds") or {}
        self.everything = norm("\n".join((*texts(seen.set), *texts(seen.project)))) + norm(
            seen.messages
        )
        self.taken: set[tuple[str, ...]] = set()
        self.by_field: dict[Field, Put] = {put.field: put for put in sheet.puts if put.field}

    def bad(self, field: Field, printed: str, read: object) -> None:
        self.wrong.append(Wrong(field, printed, read))

    def run(self) -> list[Wrong]:
        self._rows()
        self._unexpected()
        self._funds()
        self._rest()
        self._nothing_lost()
        return self.wrong

    # the indicators

    def result(self, path: tuple[str, ...]) -> dict[str, Any]:
        ends = {norm(path[-1]), *("/".join(map(norm, path[at:])) for at in range(len(path)))}
        found = [value for key, value in self.results.items() if norm(key) in ends]
        whole = [v for k, v in self.results.items() if norm(k) == "/".join(map(norm, path))]
        return (whole or found or [{}])[0] or {}

    def find(self, index: int, name: str) -> tuple[tuple[str, ...], dict[str, Any]] | None:
        levels = (
            tuple(map(bare, self.sheet.levels[index])) if index < len(self.sheet.levels) else ()
        )
        names = _name(name)
        for path, leaf in self.leaves:
            if norm(path[-1]) not in names or path in self.taken:
                continue
            above = tuple(map(bare, path[:-1]))
            missing = [level for level in levels if level and level not in above]
            if not missing or (len(missing) == 1 and bare(path[-1]) == missing[0]):
                self.taken.add(path)
                return path, leaf
        return None

    def _rows(self) -> None:
        indexes = sorted({int(f[1]) for f in self.by_field if f[0] == "row" and f[2] == "name"})
        for index in indexes:
            put = self.by_field["row", index, "name"]
            found = self.find(index, put.text)
            if found is None:
                self.bad(put.field, put.text, [path for path, _ in self.leaves][:40])
                continue
            path, leaf = found
            self._row(index, leaf, self.result(path))

    def _row(self, index: int, leaf: dict[str, Any], result: dict[str, Any]) -> None:
        cells = {str(f[2]): put for f, put in self.by_field.items() if f[:2] == ("row", index)}
        target = result.get("target", leaf.get("target"))
        unit = cells["unit"].text if "unit" in cells and not cells["unit"].blank else ""
        for key, read in (
            ("weight", leaf.get("weight")),
            ("score", result.get("reported")),
            ("actual", result.get("actual")),
        ):
            if key not in cells:
                if (
                    read is not None
                    and not leaf.get("branch")
                    and not (key == "weight" and "share" in cells)
                ):
                    self.bad(("row", index, key), "no such cell", read)
                continue
            put = cells[key]
            if put.blank:
                if read is not None and not leaf.get("branch"):
                    self.bad(put.field, put.text, read)
            elif key == "score" and "converted" in cells and read is not None:
                if not any(same(_points(cells[k].text), read) for k in ("score", "converted")):
                    self.bad(put.field, put.text, read)
            elif (key != "actual" and same(_points(put.text), read)) or (
                norm(put.text) == "无"
                and read is None
                and "完成值:无" in norm(result.get("note", ""))
            ):
                continue
            elif not same(put.text, read) and not (key == "actual" and same(put.text + unit, read)):
                self.bad(put.field, put.text, read)
        if "target" in cells:
            self._target(cells, target, unit)
        for key in ("reason", "rule"):
            if key in cells and not cells[key].blank:
                have = norm(" ".join((*texts(leaf), *texts(result))))
                if norm(cells[key].text) not in have:
                    self.bad(cells[key].field, cells[key].text, have[:200])

    def _target(self, cells: dict[str, Put], read: object, unit: str) -> None:
        put = cells["target"]
        if put.blank:
            if read is not None:
                self.bad(put.field, put.text, read)
            return
        sign = norm(cells["op"].text) if "op" in cells and not cells["op"].blank else ""
        whole = norm(sign + put.text + unit)
        wanted, got = FIGURE.match(whole), FIGURE.match(norm(read or ""))
        if not wanted or not got:
            if not same(whole, read) and not same(put.text, read):
                self.bad(put.field, whole, read)
            return
        ok = wanted[1] == got[1] or (wanted[1] in ("", "=") and got[1] in ("", "="))
        ok = ok and same(wanted[2], got[2])
        shown = wanted[3].replace("(百分比)", "")
        name = norm(cells["name"].text)
        in_name = not shown and got[3] and f"({got[3]})" in name
        if not ok or (got[3].replace("(百分比)", "") != shown and not in_name):
            self.bad(put.field, whole, read)

    def _unexpected(self) -> None:
        """An indicator that the form does not print."""
        items = [
            norm(p.text) for f, p in self.by_field.items() if f[0] == "statement" and f[2] == "item"
        ]
        for path, leaf in self.leaves:
            funds = (leaf.get("measure") or {}).get("kind") == "funds"
            if (
                path not in self.taken
                and not funds
                and not leaf.get("branch")
                and norm(path[-1]) not in items
            ):
                self.bad(("extra",), "", path)

    # the money

    def _funds(self) -> None:
        lines = self.funds.get("lines") or []
        funds = [
            (path, leaf)
            for path, leaf in self.leaves
            if (leaf.get("measure") or {}).get("kind") == "funds"
        ]
        result = self.result(funds[0][0]) if funds else {}
        for field, put in self.by_field.items():
            if field[0] != "fund" or put.blank or field[2] == "label":
                continue
            index, key = int(field[1]), str(field[2])
            label = (
                _label(self.by_field["fund", index, "label"].text)
                if ("fund", index, "label") in self.by_field
                else ""
            )
            line = next((line for line in lines if _label(line.get("name", "")) == label), None)
            if line is None and index == 0 and lines:
                line = next((line for line in lines if not line.get("of")), lines[0])
            if key in ("initial", "budget", "spent"):
                read = (line or {}).get({"initial": "initial_budget"}.get(key, key))
                if self._told(label, put.text, line) and read is None:
                    continue
                if not same(put.text, read) and not self._money(put.text, read):
                    self.bad(field, put.text, read)
            elif key == "rate":
                rates = [rate.get("reported") for rate in self.funds.get("rates") or []]
                told = (line or {}).get("note") and self._told("执行率", put.text, line)
                if not told and not any(_rate(put.text, r) for r in (*rates, result.get("actual"))):
                    self.bad(field, put.text, (rates, result.get("actual")))
            elif index == 0 and key in ("weight", "score"):
                read = (
                    result.get("reported")
                    if key == "score"
                    else (funds[0][1].get("weight") if funds else None)
                )
                if not same(_points(put.text), read):
                    self.bad(field, put.text, read)

    def _told(self, label: str, figure: str, line: dict[str, Any] | None) -> bool:
        """Whether a figure that can be no amount (a second breakdown, a rate of 0/0) is told."""
        notes = [self.funds.get("note", "")] if line is None else [line.get("note", "")]
        return any(
            f"{label}:" in part and part.endswith(norm(figure))
            for part in re.split("[;；]", norm("；".join(notes)))
        )

    def _money(self, printed: str, read: object) -> bool:
        unit = str(self.funds.get("unit", ""))
        figure = norm(printed).removesuffix("元").removesuffix("万")
        return (
            unit == "万元"
            and "万" in printed
            and same(figure, norm(read or "").removesuffix("元").removesuffix("万"))
        )

    # the rest

    def _rest(self) -> None:
        project = self.seen.project.get("project") or {}
        for field, put in self.by_field.items():
            if put.blank:
                continue
            if field[0] == "project":
                if field[1] == "name" or str(field[1]) in ("department", "implementer"):
                    read = project.get(str(field[1]))
                    if not same(put.text, read):
                        self.bad(field, put.text, project)
            elif field == ("total", "score"):
                read = (self.seen.project.get("reported") or {}).get("total")
                if not same(_points(put.text), read):
                    self.bad(field, put.text, read)
            elif field == ("grade",):
                read = (self.seen.project.get("reported") or {}).get("grade")
                if not same(put.text, read):
                    self.bad(field, put.text, read)
            elif field[-1] == "line":  # 自评得分：96分, 自评等级：优
                key, said = str(field[0]), _points(put.text).split(":")[-1]
                read = (self.seen.project.get("reported") or {}).get(key)
                if said and not same(said, read):
                    self.bad(field, put.text, read)
            elif field[0] == "objective":
                read = [o.get(field[2]) for o in self.seen.project.get("objectives") or []]
                if not any(same(put.text, text) for text in read):
                    self.bad(field, put.text, read)
            elif field[0] == "statement" and field[2] != "item":
                item = norm(self.by_field["statement", field[1], "item"].text)
                have = [
                    norm(" ".join(texts(v))) for k, v in self.results.items() if item in norm(k)
                ]
                if not any(norm(put.text) in text for text in have):
                    self.bad(field, put.text, have)

    def _empty_fund(self, field: Field) -> bool:
        """A kind of money that the form names and the office has nothing to say of."""
        mine = [
            put
            for put in self.by_field.values()
            if put.field[:2] == field[:2] and put.field != field
        ]
        return field[0] == "fund" and field[2] == "label" and all(put.blank for put in mine)

    def _nothing_lost(self) -> None:
        cells = [(put.field, put.text) for put in self.sheet.puts if put.field and not put.blank]
        lines = [(field, text) for text, field in (*self.sheet.above, *self.sheet.below) if field]
        for field, text in (*cells, *lines):
            if field[0] == "year":
                text = re.sub(r"\D", "", text)
            if (
                field[0] == "total"
                or field[-1] == "line"
                or field[-1] in ("op", "unit")
                or self._empty_fund(field)
            ):
                continue
            plain = norm(text)
            parts = {plain, bare(plain), *_name(plain), plain.rstrip("0").rstrip("."), _label(text)}
            if field[0] == "note":
                parts.add(re.sub(r"^\d+\.", "", plain))
            found = FIGURE.match(plain)
            if found and found[2]:
                parts.add(found[2])
            if not any(part and part in self.everything for part in parts):
                self.bad(field, text, LOST)


def _label(text: str) -> str:
    return re.sub(r"^其中:?", "", norm(text)).rstrip(":")


def _points(text: str) -> str:
    """A weight or a score without the 分 behind it."""
    return norm(text).removesuffix("分")


def _rate(printed: str, read: object) -> bool:
    if read is None:
        return False
    return same(printed, read) or same(printed + "%", read)


def problems(sheet: Sheet, seen: Seen) -> list[Wrong]:
    return Checker(sheet, seen).run()
