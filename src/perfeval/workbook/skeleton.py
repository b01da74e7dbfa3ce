"""A project file to fill in, made from an indicator set: every key it needs, with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.i18n.skeleton_words import say
from perfeval.model.rounding import plain
from perfeval.scoring.standard import standard
from perfeval.source.fund_shape import FUNDS, LINE
from perfeval.source.monitoring_shape import LIGHT, TERMS
from perfeval.source.project_shape import EVIDENCE, HEADER, OBJECTIVE, PROBLEM, PROJECT
from perfeval.source.result_shape import RESULT
from perfeval.workbook.needs import Need, needs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.shape import Shape

SHAPES = (PROJECT, HEADER, FUNDS, LINE, OBJECTIVE, EVIDENCE, PROBLEM, RESULT)
HEAD = ("name", "code", "department", "implementer", "nature", "as_of", "date", "manager", "filled_by")  # fmt: skip
MONEY = ("source", "initial_budget", "budget", "arrived", "spent")
MONITORING = "monitoring"
WIDE = 96  # characters of a comment before it goes on in a line of its own


class Style(NamedTuple):
    """The language of keys and that of comments."""

    keys: str
    lang: str

    def key(self, shape: Shape, key: str) -> str:
        if self.keys == "en":
            return key
        return next((field.zh for field in shape.fields if field.key == key), "") or key

    def say(self, key: str, **values: object) -> str:
        return say(key, self.lang, **values)


def skeleton(indicator_set: IndicatorSet, reference: str, keys: str, lang: str) -> str:
    """The text of a project file. `reference` is the set as the file is to name it: an id or a
    path. Everything to be filled in is empty, so that nothing scores before it is known."""
    style = Style(keys, lang)
    watched = indicator_set.report == MONITORING
    head = "head.monitoring" if watched else "head"
    lines = [
        *(f"# {line}" for line in style.say(head, title=indicator_set.title).splitlines()),
        f"{_file_type(style)}: project/v1",
        f"{style.key(PROJECT, 'indicator_set')}: {quoted(reference)}",
    ]
    if indicator_set.report:
        lines.append(f"{style.key(PROJECT, 'report')}: {indicator_set.report}")
    lines += [*_header(style, watched), *_groups(indicator_set, style)]
    if watched:
        lines += _lights(style)
    lines += _funds(style)
    lines += [*_lists(style), "", f"# {style.say('results')}", f"{style.key(PROJECT, 'results')}:"]
    lines += _results(indicator_set, style)
    return "\n".join(lines) + "\n"


def _file_type(style: Style) -> str:
    return style.key(PROJECT, "perfeval")


def _header(style: Style, watched: bool) -> Iterator[str]:
    yield f"{style.key(PROJECT, 'project')}:"
    for key in HEAD:
        value = quoted(style.say("name")) if key == "name" else ""
        yield _entry(2, style.key(HEADER, key), value, style.say(f"header.{key}"))
    period = style.key(HEADER, "period")
    note = f"  # {style.say('period')}" if watched else ""
    yield f"  # {period}: {{from: 2023-01-01, to: 2023-12-31}}{note}"


def _lights(style: Style) -> Iterator[str]:
    yield f"# {style.say('lights')}"
    name, gap = (style.key(LIGHT, key) for key in ("name", "max_gap"))
    lights = f"[{{{name}: 绿, {gap}: 10}}, {{{name}: 黄, {gap}: 20}}, {{{name}: 红}}]"
    yield f"# {style.key(PROJECT, 'monitoring')}: {{{style.key(TERMS, 'lights')}: {lights}}}"


def _groups(indicator_set: IndicatorSet, style: Style) -> Iterator[str]:
    if not indicator_set.groups:
        region = "地区" if style.keys == "zh" else "region"
        yield f"# {style.key(PROJECT, 'groups')}: {{{region}: 甲县}}  # {style.say('region')}"
        return
    for name, values in indicator_set.groups.items():
        yield f"# {style.say('choose', name=name, of=' | '.join(values))}"
    said = ", ".join(
        f"{quoted(name)}: {values[0]}" for name, values in indicator_set.groups.items()
    )
    # one that was not chosen must not be scored by
    yield f"# {style.key(PROJECT, 'groups')}: {{{said}}}"


def _funds(style: Style) -> Iterator[str]:
    yield f"{style.key(PROJECT, 'funds')}:"
    yield f"  {style.key(FUNDS, 'unit')}: 万元"
    yield f"  {style.key(FUNDS, 'lines')}:"
    yield f"    - {style.key(LINE, 'name')}: {quoted(style.say('fund'))}"
    for key in MONEY:
        yield _entry(6, style.key(LINE, key), "", style.say(f"fund.{key}"))


def _lists(style: Style) -> Iterator[str]:
    yield f"{style.key(PROJECT, 'objectives')}:"
    yield f"  - {style.key(OBJECTIVE, 'expected')}:"
    yield f"    {style.key(OBJECTIVE, 'achieved')}:"
    for name, shape, fields in (
        ("evidence", EVIDENCE, ("id", "kind", "title")), ("problems", PROBLEM, ("id", "title", "facts")),
    ):  # fmt: skip
        said = ", ".join(f"{style.key(shape, key)}: …" for key in fields)
        yield _entry(0, style.key(PROJECT, name), "[]", f"- {{{said}}}")


def _results(indicator_set: IndicatorSet, style: Style) -> Iterator[str]:
    seen: tuple[str, ...] = ()
    names = _names(indicator_set)
    watched = indicator_set.report == MONITORING
    for leaf in indicator_set.leaves():
        if leaf.path[:-1] != seen:
            seen = leaf.path[:-1]
            if seen:
                yield f"  # —— {' / '.join(seen)} ——"
        yield f"  {quoted(names[leaf.path])}:"
        for text in _about(leaf, style):
            yield from _comment(4, text)
        for need in needs(leaf):
            yield _need(_watched(need) if watched else need, style)
        yield f"    {style.key(RESULT, 'evidence')}: []"
        yield _entry(4, style.key(RESULT, "reason"), "", style.say("reason"))


def _names(indicator_set: IndicatorSet) -> Mapping[tuple[str, ...], str]:
    """How each leaf is named in the results: by its id or name where that is the only one."""
    leaves = indicator_set.leaves()
    keys = [leaf.key for leaf in leaves]
    others = {node.key for node in indicator_set.branches()}
    return {
        leaf.path: "/".join(leaf.path)
        if keys.count(leaf.key) > 1 or leaf.key in others
        else leaf.key
        for leaf in leaves
    }


def _about(leaf: Indicator, style: Style) -> Iterator[str]:
    weight = style.say("weight", weight=plain(leaf.weight)) if leaf.weight is not None else ""
    yield weight + standard(leaf, style.lang)
    if leaf.explain:
        yield leaf.explain
    if leaf.evidence:
        yield style.say("evidence", kinds=style.say("list").join(leaf.evidence))


def _watched(need: Need) -> Need:
    """The same of a project under way: entries by day in the place of a final figure."""
    if need.key == "items":
        return need._replace(note="items.monitoring")
    return Need("progress", "[]", "progress") if need.key == "actual" else need


def _need(need: Need, style: Style) -> str:
    key = style.key(RESULT, need.key)
    value = need.value
    if value and need.shape is not None:
        for field in need.shape.fields:
            if style.keys == "zh" and field.zh:
                value = value.replace(f"{field.key}:", f"{field.zh}:")
    note = style.say(need.note, **need.values) if need.note else ""
    return _entry(4, key, value, note)


def _entry(indent: int, key: str, value: str, note: str) -> str:
    text = f"{' ' * indent}{key}:" + (f" {value}" if value else "")
    return f"{text}  # {note}" if note else text


def _comment(indent: int, text: str) -> Iterator[str]:
    for line in text.splitlines():
        rest = line.strip()
        while rest:
            cut = len(rest) if len(rest) <= WIDE else max(rest.rfind("；", 0, WIDE), rest.rfind("; ", 0, WIDE), rest.rfind("，", 0, WIDE)) + 1 or WIDE  # fmt: skip
            yield f"{' ' * indent}# {rest[:cut].strip()}"
            rest = rest[cut:].strip()


def quoted(text: str) -> str:
    """A text as a key or value that YAML reads back as it is."""
    from perfeval.source.yaml_text import scalar

    return scalar(text)
