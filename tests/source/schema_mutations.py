"""Slips made in a sound file, one at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st
from schema_instances import instance

from perfeval.checks.lints import shapes as checks
from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.reference import inside, shapes


class Place(NamedTuple):
    """Where a value stands: in a mapping under a key, or in a sequence at a number."""

    holder: Mapping | Sequence
    at: str | int

    @property
    def value(self) -> Node:
        if isinstance(self.holder, Mapping):
            return self.holder.entries[str(self.at)][1]
        return self.holder.items[int(self.at)]


def places(node: Node) -> Iterator[Place]:
    """Every value below the node."""
    if isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            yield Place(node, key)
            yield from places(value)
    elif isinstance(node, Sequence):
        for number, value in enumerate(node.items):
            yield Place(node, number)
            yield from places(value)


def text_of(node: Node, changes: dict[tuple[int, str | int], str | None] | None = None) -> str:
    """The node as YAML in one line; `changes` gives what to write for an entry instead."""
    changes = changes or {}
    if isinstance(node, Scalar):
        return node.text if _unquoted(node) else json.dumps(node.text, ensure_ascii=False)
    parts = []
    if isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            own = json.dumps(key, ensure_ascii=False) + ": " + text_of(value, changes)
            parts.append(changes.get((id(node), key), own))
    else:
        for number, value in enumerate(node.items):
            parts.append(changes.get((id(node), number), text_of(value, changes)))
    body = ", ".join(part for part in parts if part is not None)
    return f"{{{body}}}" if isinstance(node, Mapping) else f"[{body}]"


def _unquoted(node: Scalar) -> bool:
    return node.plain and node.text != "" and not isinstance(instance(node), str)


# values that some key takes and others don't
VALUES = (
    "~", "{}", "[]", "[1]", "{a: 1}", "[~]", "[a, b]", '"文字"', "5", "-3.5", "true", '"5%"', '"≥7个"',
    '"2023-12-31"', '"2023-02-29"', '"3x"', '"1,00"', '"12个"', '"１２"', '"1,234"', '"5万"', '"nan"',
    '"1~2"', '""', '"是"', '"all"', '"na"', '"zero"', '"rescale"', '"bands"', '"yes_no"', '"survey"',
    '"2/3"', '"100万元"', "{by: region, 中部: 5, 西部: 7}", '{分组: 地区, 中部: "40%"}',
    "{by: region, 中部: x}", "{by: region}", "{from: 2023-01-01, 起: 2023-01-01}", "{cap: 60}",
    "{grade: 差}", "{to: 效益}", "{weights: [1, 2]}", "{deduct: 1}", "{reason: x}", "{met: 1}",
    "{cumulative: [{as_of: 2023-01-01, spent: 5}]}", "[{as_of: 2023-01-01, spent: 5}]",
    "[{date: 2023-01-01, amount: 5}]", "{date: 2023-01-01, amount: 5}", "{1: 1, 2: 0.5}",
    "[[1, 2]]", "[[1, 2, 3]]", "{kind: bands, bands: []}", "{kind: nothing}",
    "{类型: 分档, 档次: [{下限: 0, 得分: 1}]}", "{name: x}", "[{name: x}]", "[{}]",
    "{kind: completion, cap: 1, 封顶: 2}", "{kind: steps, points: 1, unit: 1, 单位: 元}",
    "off", "PE201", "[PE20]", "{PE803: off}", "{PE201: {severity: off}}", "{severity: off, 级别: off}",
    "{reason: a, foo: b}", "{not_applicable: x, 不适用: y}",
)  # fmt: skip
NUMBER = re.compile(r"[0-9]+")


@cache
def twins() -> dict[str, list[str]]:
    """The other names of every key."""
    pairs = [
        ("kind", "类型"), ("cap", "封顶"), ("floor", "保底"), ("from", "起"), ("to", "止"), ("by", "分组"),
        ("reason", "原因"), ("weights", "权重"), ("cumulative", "累计"), ("not_applicable", "不适用"),
        ("deduct", "每缺扣分"), ("to", "转入"), ("grade", "等级"), ("unit", "单位"),
    ]  # fmt: skip
    of_checks = [inner for shape in checks().values() for inner in inside(shape)]
    for shape in (*shapes(CALENDAR).values(), *of_checks):
        for field in shape.fields:
            pairs += [(field.key, name) for name in (field.zh, field.also) if name]
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


@st.composite
def mutations(draw: st.DrawFn, root: Node) -> str:
    """The file with one slip: a value lost, renamed, said twice, changed in kind, or broken."""
    place = draw(st.sampled_from(list(places(root))))
    held = isinstance(place.holder, Mapping)
    name = json.dumps(place.at, ensure_ascii=False) + ": " if held else ""
    own = name + text_of(place.value)
    slips = ["drop", "value"]
    if isinstance(place.value, Scalar) and NUMBER.search(place.value.text):
        slips.append("break")
    if held:
        slips += ["rename", "add", *(["twin"] if str(place.at) in twins() else [])]
    slip = draw(st.sampled_from(slips))
    new: str | None = None
    if slip in ("rename", "add"):
        key = draw(st.sampled_from([*sorted(twins()), f"{place.at}x"]))
        assert isinstance(place.holder, Mapping)
        assume(key not in place.holder.entries)
        key = json.dumps(key, ensure_ascii=False) + ": "
        new = key + text_of(place.value)
        if slip == "add":
            new = f"{own}, {key}{draw(st.sampled_from(VALUES))}"
    elif slip == "twin":
        key = draw(st.sampled_from(twins()[str(place.at)]))
        assert isinstance(place.holder, Mapping)
        assume(key not in place.holder.entries)
        new = f"{own}, {json.dumps(key, ensure_ascii=False)}: {text_of(place.value)}"
    elif slip == "value":
        new = name + draw(st.sampled_from(VALUES))
    elif slip == "break":
        assert isinstance(place.value, Scalar)
        broken = draw(st.sampled_from(("", "x", "1,0", "--5", "9 9", "1.2.3", "５", "12个", "3%")))
        new = name + json.dumps(NUMBER.sub(broken, place.value.text, count=1), ensure_ascii=False)
    return text_of(root, {(id(place.holder), place.at): new})
