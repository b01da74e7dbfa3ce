"""What was read of a form, and what could not be, on standard error."""

from __future__ import annotations

import sys
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message
from perfeval.cli.complaints import STYLES, counts
from perfeval.cli.findings_view import grouped
from perfeval.cli.page import Page
from perfeval.cli.sources import Sources
from perfeval.cli.streams import coloured, width
from perfeval.i18n.cli_import import say
from perfeval.i18n.cli_words import counted
from perfeval.i18n.cli_words import say as word
from perfeval.intake.drafting_texts import is_blank, line
from perfeval.model.rounding import plain
from perfeval.source.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Sequence as List
    from pathlib import Path

    from perfeval.intake.drafting import Draft
    from perfeval.library.drafts import OpenedTables
    from perfeval.model.finding import Finding
    from perfeval.model.form import Form
    from perfeval.source.node import Node

MOST = 20  # findings of one kind


def tell(opened: OpenedTables, base: Path, lang: str) -> None:
    """One line a form, then the findings by kind, each with its cell."""
    page = Page(width(sys.stderr))
    for form, draft in zip(opened.forms, opened.drafts, strict=True):
        page.paragraph(summary(form, draft, lang))
    if opened.filled is not None:
        page.paragraph(say("filled", lang, set=opened.filled.marks.set_name))
    if opened.findings:
        page.line(say("unread", lang, counts=counted(counts(opened.findings), lang)))
        put_grouped(page, opened.findings, Sources(base), lang)
    sys.stderr.write(page.text(coloured(sys.stderr)))


def tell_refused(findings: List[Finding], base: Path, lang: str) -> None:
    """Why no project was read: findings by kind, each mend once."""
    page = Page(width(sys.stderr))
    put_grouped(page, findings, Sources(base), lang)
    page.paragraph(say("refused", lang))
    sys.stderr.write(page.text(coloured(sys.stderr)))


def summary(form: Form, draft: Draft, lang: str) -> str:
    """How much was read of a form."""
    rows = sum(1 for path in draft.paths if path is not None)
    parts = [_count("indicators", rows, lang)]
    if form.funds:
        parts.append(_count("funds", len(form.funds), lang))
    if form.statements:
        parts.append(_count("statements", len(form.statements), lang))
    total = form.total.get("score")
    if total is not None and not is_blank(total):
        parts.append(say("total", lang, total=line(total.text)))
    judged = judged_leaves(draft.indicator_set)
    if judged:
        points = plain(sum((weight for weight in judged), Fraction(0)), 6)
        key = "judged.1" if len(judged) == 1 else "judged"
        parts.append(say(key, lang, n=len(judged), points=points))
    if "scoring" in draft.indicator_set.entries:
        parts.append(say("unscored", lang))
    kind = say(f"kind.{form.kind}", lang)
    return say("form", lang, name=draft.name, kind=kind, parts=say("joint", lang).join(parts))


def judged_leaves(root: Mapping) -> list[Fraction]:
    """The weights of the indicators that no figure decides the score of."""
    found: list[Fraction] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            children = node.entries.get("children") or node.entries.get("indicators")
            if children is not None:
                waiting.append(children[1])
                continue
            rule, weight = node.entries.get("score"), node.entries.get("weight")
            kind = rule[1].entries.get("kind") if rule and isinstance(rule[1], Mapping) else None
            word = kind[1].text if kind is not None and isinstance(kind[1], Scalar) else ""
            if word in ("judged", "tiers") and weight and isinstance(weight[1], Scalar):
                found.append(Fraction(weight[1].text))
    return found


def _count(key: str, n: int, lang: str) -> str:
    return say(f"{key}.1" if n == 1 else key, lang, n=n)


def put_grouped(page: Page, findings: List[Finding], sources: Sources, lang: str) -> None:
    """Findings of one kind under each other, with one mend below them."""
    for group in grouped(findings):
        mends = []
        for finding in group.findings[:MOST]:
            place = sources.place(finding.span, lang)
            page.line(
                (f"{place}: " if place else "", "bold"),
                (f"{word(group.severity, lang)} {group.code} ", STYLES[group.severity]),
                message(finding, lang),
            )
            mends.append(mend(finding, lang))
        if len(group.findings) > MOST:
            page.line("  " + say("more", lang, n=len(group.findings) - MOST))
        for advice in dict.fromkeys(mends):
            if advice:
                page.line(("  " + word("mend", lang), "dim"), advice)
