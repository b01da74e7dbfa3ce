"""The reference of the file formats, written from the shapes that also read the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures import KINDS as MEASURES
from perfeval.measures import measure
from perfeval.model.shape import list_of, map_of, record
from perfeval.rules import KINDS as RULES
from perfeval.rules import rule
from perfeval.source import (
    fund_shape,
    ledger_shape,
    pack_shape,
    panel_shape,
    policy_shape,
    project_shape,
    result_shape,
    set_shape,
    survey_shape,
)
from perfeval.source.reference_words import TYPES, WORDS, Words
from perfeval.source.reference_zh import FIELDS_ZH, SHAPES_ZH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from perfeval.model.shape import Field, Shape, Type

# files of the systems around the score
CYCLE: tuple[ModuleType, ...] = (ledger_shape, panel_shape, survey_shape, policy_shape)
# keys whose mappings are read later, so that their own type says nothing of them
LATER: Mapping[tuple[str, str], Type] = {
    ("indicator-set", "indicators"): list_of(record(set_shape.INDICATOR)),
    ("indicator-set", "override"): map_of(record(set_shape.INDICATOR)),
    ("indicator", "children"): list_of(record(set_shape.INDICATOR)),
    ("project file", "funds"): record(fund_shape.FUNDS),
    ("funds", "plan"): record(fund_shape.PLAN),
    ("project file", "results"): map_of(record(result_shape.RESULT)),
    ("pack", "checks"): map_of(record(pack_shape.CHECK)),
}
# types with a reader of their own, and the shapes inside them
INSIDE: Mapping[str, tuple[Shape, ...]] = {
    "dated": (fund_shape.DATED,),
    "due": (fund_shape.DATED,),
    "spent": (fund_shape.DATED, fund_shape.CUMULATIVE),
    "items": (result_shape.ITEM, result_shape.JUDGEMENT),
    "met": (result_shape.JUDGEMENT,),
    "parts": (result_shape.RESULT,),
}


class Heading(NamedTuple):
    """One section of a report: its key under `narrative` ("" when it takes no text), its titles,
    and how deep it stands."""

    key: str
    zh: str
    en: str
    level: int


def reference(lang: str, calendar: Shape, reports: Mapping[str, Sequence[Heading]]) -> str:
    """The whole page; `reports` gives the sections of each kind of report."""
    return "\n".join([*_Page(lang).lines(calendar, reports)]) + "\n"


def shapes(calendar: Shape) -> dict[str, Shape]:
    """Every shape that an input file can hold, by name."""
    roots = [set_shape.SET, project_shape.PROJECT, calendar, pack_shape.PACK, pack_shape.CONFIG]
    roots += [module.FILE for module in CYCLE]
    roots += [rule(kind).SHAPE for kind in RULES]
    roots += [measure(kind).SHAPE for kind in MEASURES]
    found: dict[str, Shape] = {}
    for root in roots:
        for shape in _below(root, found):
            found[shape.name] = shape
    return found


def inside(shape: Shape) -> tuple[Shape, ...]:
    """The shape and all those that its keys lead to."""
    return tuple(_below(shape, {}))


def _below(shape: Shape, known: Mapping[str, Shape]) -> Iterator[Shape]:
    """The shape and all those its keys lead to, each once, in order of first mention."""
    seen: dict[str, Shape] = {}

    def walk(at: Shape) -> None:
        if at.name in seen or at.name in known:
            return
        seen[at.name] = at
        for field in at.fields:
            for inner in _led_to(at, field):
                walk(inner)

    walk(shape)
    yield from seen.values()


def _led_to(shape: Shape, field: Field) -> tuple[Shape, ...]:
    return tuple(_named(LATER.get((shape.name, field.key), field.type)))


def _named(kind: Type) -> Iterator[Shape]:
    if kind.name == "record":
        yield kind.of
    elif kind.name in ("list", "one-or-list", "map"):
        yield from _named(kind.of)
    elif kind.name == "any-of":
        for option in kind.of:
            yield from _named(option)
    yield from INSIDE.get(kind.name, ())


def meaning(shape: Shape, field: Field, lang: str) -> str:
    """What a key means, in a few words."""
    if lang == "zh":
        return FIELDS_ZH[shape.name][field.key]
    return field.en


class _Page:
    def __init__(self, lang: str) -> None:
        self.zh = lang == "zh"
        self.lang = lang
        self.w: Words = WORDS[lang]
        self.told: dict[str, Shape] = {}

    def lines(self, calendar: Shape, reports: Mapping[str, Sequence[Heading]]) -> Iterator[str]:
        w = self.w
        yield from (f"# {w.title}", "", w.generated, "", w.intro, "")
        yield from (f"## {w.types}", "", w.types_note, "", *self.types(), "")
        yield from (f"## {w.set_file}", "", w.set_note, "")
        yield from self.tables(set_shape.SET)
        yield from (f"## {w.measures}", "", w.measures_note, "")
        for kind, chinese in MEASURES.items():
            yield from self.kind(kind, chinese, measure(kind).SHAPE, measure(kind).READS)
        yield from (f"## {w.scores}", "", w.scores_note, "")
        for kind, chinese in RULES.items():
            yield from self.kind(kind, chinese, rule(kind).SHAPE, ())
        yield from (f"## {w.project_file}", "", w.project_note, "")
        yield from self.tables(project_shape.PROJECT)
        yield from (f"## {w.calendar_file}", "", w.calendar_note, "")
        yield from self.tables(calendar)
        yield from (f"## {w.pack_file}", "", w.pack_note, "")
        yield from self.tables(pack_shape.PACK)
        yield from (f"## {w.config_file}", "", w.config_note, "")
        yield from self.tables(pack_shape.CONFIG)
        for module in CYCLE:
            name = SHAPES_ZH[module.FILE.name] if self.zh else w.cycle[module.FILE.name]
            yield from (f"## {name}", "", w.cycle_note.format(header=module.HEADER), "")
            yield from self.tables(module.FILE)
        yield from (f"## {w.sections}", "", w.sections_note, "")
        for number, (report, headings) in enumerate(reports.items()):
            yield from ([""] if number else [])
            chinese = set_shape.REPORTS.get(report, "")
            yield from (f"### `{report}` · {chinese}", "", *self.headings(headings))

    def types(self) -> Iterator[str]:
        yield from (f"| {self.w.type} | {self.w.meaning} |", "|---|---|")
        for name, text, note in TYPES[self.lang]:
            yield f'| <a id="type-{name}"></a>{text} | {note} |'

    def kind(self, kind: str, chinese: str, shape: Shape, reads: Sequence[str]) -> Iterator[str]:
        yield from (f"### `{kind}` · {chinese}", "")
        if reads:
            keys = self.w.comma.join(self.result_key(key) for key in reads)
            yield from (f"{self.w.reads}{keys}{self.w.stop}", "")
        if not shape.fields:
            yield from (self.w.no_keys, "")
            return
        yield from self.tables(shape, headed=False)

    def result_key(self, key: str) -> str:
        field = result_shape.RESULT.known()[key]
        return f"`{field.key}`（{field.zh}）" if self.zh else f"`{field.key}`"

    def tables(self, root: Shape, headed: bool = True) -> Iterator[str]:
        for shape in _below(root, self.told):
            self.told[shape.name] = shape
            if headed or shape is not root:
                name = SHAPES_ZH[shape.name] if self.zh else shape.name
                level = "###" if headed else "####"
                yield from (f'{level} <a id="{_anchor(shape)}"></a>{name}', "")
            if shape.shorthand:
                yield from (self.w.shorthand.format(key=shape.shorthand), "")
            yield from (*self.table(shape), "")

    def table(self, shape: Shape) -> Iterator[str]:
        w = self.w
        yield f"| {w.key} | {w.other_key} | {w.type} | {w.meaning} | {w.required} |"
        yield "|---|---|---|---|---|"
        for field in shape.fields:
            text = meaning(shape, field, self.lang).replace("|", "\\|")
            mark = w.yes if field.required else ""
            chinese = self.w.comma.join(name for name in (field.zh, field.also) if name)
            yield f"| `{field.key}` | {chinese} | {self.type_of(shape, field)} | {text} | {mark} |"

    def type_of(self, shape: Shape, field: Field) -> str:
        return self.words(LATER.get((shape.name, field.key), field.type))

    def words(self, kind: Type) -> str:
        w = self.w
        if kind.name == "choice":
            return w.comma.join(
                f"`{english}`" + (f" {chinese}" if chinese else "")
                for english, chinese in kind.of.items()
            )
        if kind.name == "record":
            return self.link(kind.of)
        if kind.name in ("list", "one-or-list", "map"):
            return w.holders[kind.name].format(of=self.words(kind.of))
        if kind.name == "any-of":
            return w.alternative.join(self.words(option) for option in kind.of)
        name = next(text for n, text, _ in TYPES[self.lang] if n == kind.name)
        inside = w.comma.join(self.link(inner) for inner in INSIDE.get(kind.name, ()))
        return f"[{name}](#type-{kind.name})" + (w.inside.format(of=inside) if inside else "")

    def link(self, shape: Shape) -> str:
        name = SHAPES_ZH[shape.name] if self.zh else shape.name
        return f"[{name}](#{_anchor(shape)})"

    def headings(self, headings: Sequence[Heading]) -> Iterator[str]:
        yield from (f"| {self.w.key} | {self.w.section} |", "|---|---|")
        for at in headings:
            indent = "&emsp;" * max(at.level - 1, 0)
            key = f"`{at.key}`" if at.key else ""
            yield f"| {key} | {indent}{at.zh if self.zh else f'{at.en} · {at.zh}'} |"


def _anchor(shape: Shape) -> str:
    return shape.name.replace(" ", "-").replace(".", "-")
