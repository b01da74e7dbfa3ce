"""A project of a table as the nodes of its project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.batch.tables.cells import texts, with_unit
from perfeval.batch.tables.flow import flow
from perfeval.batch.tables.listed import listed
from perfeval.batch.tables.natural import absence, natural_key
from perfeval.batch.tables.options import LONG
from perfeval.batch.tables.plan import FUNDS, RESULT, Meaning, Plan
from perfeval.model.finding import Finding, Span
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.result_shape import RESULT as RESULT_SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.batch.tables.sheet import Sheet, Slot
    from perfeval.model.indicators import Indicator, Path

# keys of a result that may hold more than one value
STRUCTURED = frozenset(
    field.key for field in RESULT_SHAPE.fields
    if field.type.name not in ("text", "prose", "quantity", "number", "integer", "share", "date", "flag")
)  # fmt: skip


class Row:
    """One project's nodes, put together cell by cell."""

    def __init__(self, plan: Plan, sheet: Sheet, at: int) -> None:
        self.plan, self.sheet, self.at = plan, sheet, at
        self.line = int(sheet.lines[at])
        self.findings: list[Finding] = list(sheet.broken.get(at, ()))
        start = Span(sheet.file, self.line, 1)
        self.root = _mapping(start)
        self.start = start
        self.set("perfeval", Scalar("project/v1", True, *start))
        self.set("indicator_set", Scalar(plan.indicator_set.id, False, *start))
        self.set("project", _mapping(start))
        self.results: dict[Path, Mapping] = {}
        self.where: dict[Path, Span] = {}
        self.absent: list[tuple[Indicator, str, str, Span]] = []
        self.lines: dict[str, Mapping] = {}
        self.money: Mapping | None = None

    def stand(self, leaves: dict[Path, Indicator]) -> None:
        """The rows of a long table in which results stand; without one, the project's first."""
        sheet = self.sheet
        for path, leaf in leaves.items():
            lines = sheet.keys.get(path)
            line = int(lines[self.at]) if lines is not None else 0
            self.where[path] = Span(sheet.file, line or self.line, sheet.key_column + 1)
            if line:
                self.into(leaf, self.where[path])

    def set(self, key: str, value: Node) -> None:
        place = (value.file, value.line, value.column)
        self.root.entries[key] = (Scalar(key, True, *place), value)

    def add(self, slot: Slot, text: str, leaf: Indicator | None) -> None:
        """One cell that says something."""
        meaning = slot.meaning
        line = int(slot.lines[self.at]) if slot.lines is not None else self.line
        place = Span(self.sheet.file, line, meaning.column + 1)
        text = with_unit(text, meaning.unit)
        if meaning.kind == RESULT:
            if leaf is not None:
                self.result(leaf, meaning, text, place)
        elif meaning.kind == FUNDS:
            self.fund(meaning, text, place)
        else:
            nest(self.root, meaning.keys, self.value(meaning.keys, text, place), place)

    def result(self, leaf: Indicator, meaning: Meaning, text: str, place: Span) -> None:
        keys = meaning.keys
        if not keys or keys == ("actual",):
            said = absence(text)
            if said is not None:
                self.absent.append((leaf, *said, place))
                return
        if not keys:
            keys = (natural_key(leaf, text),)
        given = self.into(leaf, place)
        if keys[0] in given.entries and len(keys) == 1:
            other = given.entries[keys[0]][0]
            head, first = (self.plan.heads[span.column - 1] for span in (place, other.span))
            self.findings.append(Finding("PE104", place, {"key": head, "other": first}, leaf.path))
            return
        nest(given, keys, self.value(keys, text, place), place)

    def explain(self) -> None:
        """Cells that say why there is no figure, where no column of its own says that."""
        for leaf, key, text, place in self.absent:
            given = self.into(leaf, place)
            if key not in given.entries:
                nest(given, (key,), Scalar(text, True, *place), place)

    def into(self, leaf: Indicator, place: Span) -> Mapping:
        """The mapping of a leaf's result."""
        if leaf.path not in self.results:
            self.results[leaf.path] = _mapping(self.where.get(leaf.path, place))
        return self.results[leaf.path]

    def fund(self, meaning: Meaning, text: str, place: Span) -> None:
        if self.money is None:
            self.money = _mapping(place)
        name, key = meaning.keys
        if key == "unit":
            nest(self.money, ("unit",), Scalar(text, True, *place), place)
            return
        if name not in self.lines:
            self.lines[name] = _mapping(place)
            if name:
                nest(self.lines[name], ("name",), Scalar(name, False, *place), place)
        nest(self.lines[name], (key,), self.value((key,), text, place), place)

    def value(self, keys: tuple[str, ...], text: str, place: Span) -> Node:
        """A cell's node: what is in brackets is read as the project file would."""
        if keys == ("met",) and (numbered := listed(text, place)) is not None:
            return numbered
        if text[0] in "[{" and keys[0] in STRUCTURED:
            made = flow(text, place)
            if made is not None:
                return made
        return Scalar(text, True, *place)

    def finish(self) -> Mapping:
        """The whole file's nodes."""
        self.explain()
        nodes: dict[str, tuple[Scalar, Node]] = {}
        for path, node in self.results.items():
            key = "/".join(path)
            nodes[key] = (Scalar(key, False, *self.where.get(path, node.span)), node)
        for one in self.sheet.strangers.get(self.at, ()):
            place = Span(self.sheet.file, one.line, self.sheet.key_column + 1)
            if one.other:
                params = {"project": self.name(), "indicator": one.text, "row": str(one.other)}
                self.findings.append(Finding("PE961", place, params))
            elif one.text:
                nodes.setdefault(
                    one.text, (Scalar(one.text, False, *place), Scalar("", True, *place))
                )
            else:
                self.findings.append(Finding("PE960", place, {"lacking": "indicator"}))
        start = self.start
        self.root.entries["results"] = (
            Scalar("results", True, *start), Mapping(nodes, *start),
        )  # fmt: skip
        if self.money is not None:
            if self.lines:
                lines = Sequence(list(self.lines.values()), *self.money.span)
                nest(self.money, ("lines",), lines, self.money.span)
            self.set("funds", self.money)
        header = self.root.entries["project"][1]
        assert isinstance(header, Mapping)
        if "name" not in header.entries:
            place = start
            text = f"{start.file}:{start.line}"
            if "code" in header.entries:
                given = header.entries["code"][1]
                if isinstance(given, Scalar):
                    place, text = given.span, given.text
            header.entries["name"] = (Scalar("name", True, *place), Scalar(text, False, *place))
        return self.root

    def name(self) -> str:
        header = self.root.entries["project"][1]
        for key in ("name", "code"):
            found = header.entries.get(key) if isinstance(header, Mapping) else None
            if found is not None and isinstance(found[1], Scalar):
                return found[1].text
        return f"{self.start.file}:{self.start.line}"


def rows_of(plan: Plan, sheet: Sheet, wanted: list[int]) -> Iterator[Row]:
    """The nodes of some projects of a sheet, in the order given."""
    import pyarrow as pa

    leaves = {leaf.path: leaf for leaf in plan.indicator_set.leaves()}
    indices = pa.array(wanted, type=pa.int64())
    columns = [(slot, texts(slot.cells.take(indices))) for slot in sheet.slots]
    for number, at in enumerate(wanted):
        row = Row(plan, sheet, at)
        if plan.layout == LONG:
            row.stand(leaves)
        for slot, column in columns:
            if slot.meaning.kind == RESULT and slot.lines is None:
                place = Span(sheet.file, row.line, slot.meaning.column + 1)
                row.where.setdefault(slot.meaning.path, place)
            text = column[number]
            if text is not None:
                row.add(slot, text, leaves.get(slot.meaning.path))
        yield row


def nest(node: Mapping, keys: tuple[str, ...], value: Node, place: Span) -> None:
    """Puts a value under keys, one inside the other."""
    for key in keys[:-1]:
        entry = node.entries.get(key)
        if entry is None or not isinstance(entry[1], Mapping):
            inner = _mapping(place)
            if entry is not None and key == "met" and isinstance(entry[1], Scalar):
                return  # said for all points at once
            node.entries[key] = (Scalar(key, True, *place), inner)
            node = inner
        else:
            node = entry[1]
    node.entries.setdefault(keys[-1], (Scalar(keys[-1], True, *place), value))


def _mapping(place: Span) -> Mapping:
    return Mapping({}, *place)
