"""An indicator set as a tree with its printed 评分标准, grades, gates and notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.i18n.cli_explain import say as explain_word
from perfeval.i18n.cli_sets import say
from perfeval.library import places
from perfeval.model.rounding import plain
from perfeval.scoring.standard import standard

if TYPE_CHECKING:
    from perfeval.cli.page import Page
    from perfeval.model.indicators import Adjuster, Gate, Indicator, IndicatorSet


def put_set(page: Page, indicator_set: IndicatorSet, lang: str) -> None:
    page.paragraph(indicator_set.title, style="bold")
    _facts(page, indicator_set, lang)
    page.gap()
    for node in indicator_set.indicators:
        _node(page, node, 0, lang)
    if indicator_set.notes:
        page.gap()
        page.line((say("notes", lang), "bold"))
        for note in indicator_set.notes:
            page.paragraph(note, 2)


def _facts(page: Page, own: IndicatorSet, lang: str) -> None:
    zh = lang == "zh"
    column = 12 if zh else 16
    gap = "；" if zh else "; "

    def fact(key: str, text: str) -> None:
        if text:
            page.entry(say(key, lang), text, column)

    fact("id", own.id)
    fact("basis", gap.join(own.basis))
    fact("extends", own.extends)
    fact("region", own.region)
    start, end = own.valid
    if start or end:
        fact("valid", say("span", lang, start=start or "…", end=end or "…"))
    fact("report", own.report)
    fact("groups", gap.join(f"{name} ({', '.join(values)})" for name, values in own.groups.items()))
    if own.scored:
        total = plain(own.total)
        fact("total", total if own.combine == "sum" else f"{total}{gap}{say('combine.min', lang)}")
        rounding = explain_word(f"mode.{own.rounding.mode}", lang, digits=own.rounding.digits)
        if own.rounding.rate_digits is not None:
            rounding += explain_word("rate_digits", lang, digits=own.rounding.rate_digits)
        fact("rounding", rounding)
        fact("policy", say(f"policy.{own.policy.kind}", lang, to=own.policy.to))
        fact("grades", gap.join(_grade(own, index, lang) for index in range(len(own.grades))))
    else:
        fact("total", say("unscored", lang))
    fact("leaves", str(len(own.leaves())))
    fact("gates", gap.join(_gate(gate, lang) for gate in own.gates))
    fact("adjust", gap.join(_adjuster(one, lang) for one in own.adjust))
    fact("verified", say(checked(own), lang))


def checked(own: IndicatorSet) -> str:
    """Sets that come with the program were compared with the documents unless they say otherwise;
    of a user's own set nothing is known."""
    if not (own.verified and all(leaf.verified for leaf in own.leaves())):
        return "no"
    folder = Path(own.span.file).resolve().parent if own.span is not None else None
    return "yes" if folder == places.packaged() else "unknown"


def _grade(own: IndicatorSet, index: int, lang: str) -> str:
    grade = own.grades[index]
    low = say("grade" if grade.min is not None else "grade.above", lang,
              name=grade.name, min=plain(grade.low))  # fmt: skip
    text = low
    if grade.high is not None:
        key = "grade.max" if grade.max is not None else "grade.below"
        text += say(key, lang, max=plain(grade.high))
    if grade.when_text:
        text += say("grade.when", lang, when=grade.when_text)
    return text + (say("grade.conclusion", lang, text=grade.conclusion) if grade.conclusion else "")


def _gate(gate: Gate, lang: str) -> str:
    cap = plain(gate.cap) if gate.cap is not None else ""
    text = f"{gate.name} " + say(f"effect.{gate.effect}", lang, cap=cap, grade=gate.grade)
    return text + (
        say("when", lang, when=gate.when_text) if gate.when_text else say("listed", lang)
    )


def _adjuster(one: Adjuster, lang: str) -> str:
    low = plain(one.min) if one.min is not None else say("open", lang)
    high = plain(one.max) if one.max is not None else say("open", lang)
    text = say("between", lang, name=one.name, min=low, max=high)
    return text + (say("when", lang, when=one.when_text) if one.when_text else "")


def _node(page: Page, node: Indicator, level: int, lang: str) -> None:
    indent = 2 * level
    weight = ""
    if node.weight is not None:
        weight = say("point" if node.weight == 1 else "points", lang, n=plain(node.weight))
    head = "  ".join(filter(None, (node.name, weight, _target(node, lang))))
    page.paragraph(head, indent, 4, "bold" if not node.is_leaf else "")
    inner = indent + 4
    if node.id and node.id != node.name:
        page.paragraph(f"id: {node.id}", inner, 2, "dim")
    gates = (
        *(_gate(gate, lang) for gate in node.gates),
        *(_adjuster(one, lang) for one in node.adjust),
    )
    for text in gates:
        page.paragraph(text, inner, 2, "yellow")
    if not node.is_leaf:
        for child in node.children:
            _node(page, child, level + 1, lang)
        return
    page.paragraph(say("rule", lang) + standard(node, lang), inner, 2)
    gap = "、" if lang == "zh" else ", "
    details = (
        ("explain", node.explain), ("evidence", gap.join(node.evidence)), ("source", node.source),
        ("note", node.note if node.verified else node.note or say("unverified", lang)),
    )  # fmt: skip
    for key, text in details:
        if text:
            page.paragraph(say(key, lang) + text, inner, 2, "dim")


def _target(node: Indicator, lang: str) -> str:
    if node.target is None:
        return ""
    return say("target", lang, text=node.target.text.strip() or plain(node.target.lo))
