"""The tiers of qualitative indicators, where a form prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.intake.drafting_texts import line
from perfeval.source.lookalikes import usual

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.form import Form, Value

TIERS = ("达成", "部分达成", "未达成")
# 100%-80%（含80%）、80%-60%（含60%）、60%-0%
_TIERS = (
    r"100%?\s*[-~—–至]+\s*(80)%?.{0,40}?80%?\s*[-~—–至]+\s*(60|50)%?.{0,40}?\2%?\s*[-~—–至]+\s*0%?"
)
# 达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差
_NAMES = re.compile(r"(?:部分|基本|未)?(?:达成|实现|完成)[^、，,。；;：:（()）三\d]{0,20}")
# 部分达成年度指标: a tier with what is achieved, and nothing else
_OBJECT = re.compile(r"(部分达成|未达成|达成)(?:年度|预期|绩效|总体)*(?:指标|目标)")


class Edges(NamedTuple):
    """The lower edge of the middle tier in percent, the note that says it, and what the note calls
    each tier."""

    low: str
    at: Span
    names: dict[str, str]


def printed_tiers(form: Form) -> Edges | None:
    """The three tiers, where the form prints them."""
    for note in form.notes:
        if "定性" not in note.text:
            continue
        shown = usual(note.text)[:2000]
        found = re.search(_TIERS, shown, re.DOTALL)
        if found is not None:
            names = {name: name for name in TIERS}
            for match in _NAMES.finditer(shown[: found.start()]):
                named = match[0].strip()
                tier = next((one for one in reversed(TIERS) if named.startswith(one)), None)
                if tier is not None:
                    names[named] = names[re.split("[并且]", named)[0]] = tier
            return Edges(found[2], note.span, names)
    return None


def tier_of(edges: Edges, value: Value) -> str | None:
    """The tier that a cell names and nothing else; words around it ("达成率仅30%") name none."""
    shown = line(value.text).rstrip("。.；; ")
    found = _OBJECT.fullmatch(shown)
    return found[1] if found is not None else edges.names.get(shown)
