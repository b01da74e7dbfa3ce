"""What an expression finds is what the lines of a piece, looked at one by one, come to."""

from __future__ import annotations

import random

import pytest

from perfeval.batch.folder.cutting import Body, body_of, end_of
from perfeval.batch.folder.masking import masked, spots
from perfeval.batch.folder.pattern import Finder, Kept, kind, layout

VALUES = (
    "全部", "[1, 3]", "[E01, E02]", "'5人'", '"a: b"', "null", "nullable", "Null", "-3", "-a", "3%", "''",
    "a:b", "a: b", "a #b", "a#b", "x ", "[a, 'b']", "[a,b]", "[]", "{a: 1}", "~", "*a", "a, b", "甲, 乙",
    "[null]", "it's", "'it''s'", "a]", "{", "}", "a}", "[[a]]", "- a", "?", "a?b", "'a' b", '"\\n"', "|",
)  # fmt: skip
COMMON = ("全部", "5人", "[E01, E02]", "'5人'")
KEYS = ("met", "reason", "说明", "evidence")


def drawn(draw: random.Random) -> str:
    return draw.choice(COMMON if draw.random() < 0.7 else VALUES)


def piece(draw: random.Random, name: str) -> str:
    entries = [(key, drawn(draw)) for key in KEYS if draw.random() < 0.6]
    style = draw.choice(["block", "flow", "lines"])
    if style == "flow":
        inside = ", ".join(f"{key}: {value}" for key, value in entries)
        return f"  {name}: {{{inside}}}\n"
    text = f"  {name}:\n"
    for key, value in entries:
        if style == "lines" and key == "evidence":
            items = "".join(f"    - {drawn(draw)}\n" for _ in range(draw.randrange(1, 3)))
            text += f"    {key}:\n{items}"
        else:
            text += f"    {key}: {value}\n"
    return text + draw.choice(("", "", "", "\n", "    # 注\n", "# 注\n"))


def section(text: str) -> Body:
    body = body_of("results:\n" + text, len("results"), "entries")
    assert body is not None
    return body


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_has_the_lines_and_the_values_of_its_layout(seed: int) -> None:
    draw = random.Random(seed)
    kept, skeletons = {}, {}
    for _ in range(250):
        text = piece(draw, "指标")
        begin, lines = "  指标:", masked(text)
        found = layout(text, begin, section(text).starts.end, spots(text), lines.values)
        if found is not None and found not in kept:
            kept[found] = Kept(found)
            skeletons[found] = lines.skeleton, tuple(map(kind, lines.values))
    finder, met = Finder(kept.values()), 0
    for _ in range(400):
        whole = piece(draw, "指标") + piece(draw, "指标")
        if draw.random() < 0.7:
            at = draw.randrange(len(whole))
            sign = draw.choice(" \n'\":#,[]{}-?x0人&*|")
            whole = whole[:at] + sign + whole[at + draw.choice((0, 1)) :]
        if not whole.startswith("  指标:"):
            continue
        match = finder.match(whole, len("  指标:"))
        if match is None:
            continue
        met += 1
        one = finder.order[match.lastindex or 0]
        end = end_of(whole, 0, section(whole).starts)
        assert match.end() == end, whole
        lines = masked(whole[:end])
        values = one.values(whole, len("  指标:"))
        assert values is not None
        assert values.groups() == lines.values, whole
        assert (lines.skeleton, tuple(map(kind, lines.values))) == skeletons[one.layout], whole
        assert one.lines == whole[:end].count("\n")
    assert met > 20


def test_layouts_that_have_nothing_in_common_are_told_apart() -> None:
    texts = [f"  指标:\n    {'键' * n}: 值{n}\n" for n in range(1, 40)]
    kept = {}
    for text in texts:
        values = masked(text).values
        found = layout(text, "  指标:", section(text).starts.end, spots(text), values)
        assert found is not None
        kept[found] = Kept(found)
    finder = Finder(kept.values())
    for n, text in enumerate(texts, 1):
        match = finder.match(text, len("  指标:"))
        assert match is not None
        values = finder.order[match.lastindex or 0].values(text, len("  指标:"))
        assert values is not None
        assert values.groups() == (f"值{n}",)
