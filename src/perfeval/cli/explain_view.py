"""One indicator's calculation, complete enough to defend it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.cli.cells import cells
from perfeval.cli.explain_data import data
from perfeval.cli.explain_notes import put_notes
from perfeval.cli.explain_steps import steps
from perfeval.cli.findings_view import put_findings
from perfeval.cli.page import Page
from perfeval.i18n.cli_explain import say
from perfeval.measures import measure
from perfeval.model import scorecard as s
from perfeval.model.rounding import Rounding, fixed, plain
from perfeval.reports import achieved
from perfeval.reports.words import words
from perfeval.rules import rule
from perfeval.scoring.standard import standard

if TYPE_CHECKING:
    from perfeval.cli.sources import Sources
    from perfeval.model.finding import Span


def explain_page(
    card: s.Scorecard, leaf: s.LeafScore, sources: Sources, lang: str, width: int, rule_mark: str
) -> Page:
    page = Page(width, rule_mark)
    View(page, card, leaf, sources, lang).put()
    return page


class View:
    """The page with what every section of it needs."""

    def __init__(
        self, page: Page, card: s.Scorecard, leaf: s.LeafScore, sources: Sources, lang: str
    ) -> None:
        self.page, self.card, self.leaf, self.sources, self.lang = page, card, leaf, sources, lang
        self.column = 14 if lang == "zh" else 23
        self.words = words(lang)

    def entry(self, key: str, text: str, span: Span | None = None, style: str = "") -> None:
        if not text:
            return
        if span is not None:
            text = say("at", self.lang, text=text, place=self.sources.place(span, self.lang))
        self.page.entry(say(key, self.lang), text, self.column, style=style)

    def put(self) -> None:
        node = self.leaf.indicator
        self.page.paragraph("/".join(node.path), style="bold")
        self.page.rule(min(self.page.width, cells("/".join(node.path))))
        self.entry("explain", node.explain)
        self.entry("weight", self._weight(), node.at.get("weight"))
        self._target()
        self._data()
        self.page.gap()
        use = node.measure
        params = use.params if use.params is not None else measure(use.kind).Params()
        self.entry("measure", measure(use.kind).sentence(params, self.lang), use.span or node.span)
        self.entry("rule", standard(node, self.lang))
        self.entry(
            "rule.at",
            self.sources.place(node.score.span or node.at.get("score") or node.span, self.lang),
        )
        self.page.gap()
        self._calculation()
        self.page.gap()
        put_notes(self)
        found = [f for f in self.card.findings if f.path == node.path]
        if found:
            self.page.gap()
            put_findings(self.page, found, self.sources, self.lang)

    def _weight(self) -> str:
        own, now = self.leaf.indicator.weight, self.leaf.weight
        if own is None or now is None or own == now:
            return "" if now is None else plain(now)
        return say("weight.moved", self.lang, weight=plain(now), own=plain(own))

    def _target(self) -> None:
        target, result, node = self.leaf.target, self.leaf.result, self.leaf.indicator
        if target is None:
            return
        text = achieved.target_text(self.leaf, self.words)
        op = self.leaf.inputs.op if self.leaf.inputs is not None else target.op
        if f"op.{op}" in OPERATORS:
            text = say("target.op", self.lang, text=text, op=say(f"op.{op}", self.lang))
        own = result.at.get("target") if result is not None else None
        self.entry("target", text, own or node.at.get("target") or node.span)

    def _data(self) -> None:
        label = say("data", self.lang)
        for datum in data(self.leaf, self.card.project, self.lang):
            text = (
                f"{datum.label}: {datum.value}"
                if self.lang == "en"
                else f"{datum.label}：{datum.value}"
            )
            if datum.span is not None:
                text = say("at", self.lang, text=text, place=self.sources.place(datum.span))
            self.page.entry(label, text, self.column)
            label = ""
        if label:
            self.entry("data", say("data.none", self.lang))

    def _calculation(self) -> None:
        leaf, lang = self.leaf, self.lang
        lines = steps(leaf, lang)
        label = say("steps", lang)
        for number, step in enumerate(lines, 1):
            line = say("step", lang, n=number, text=step) if len(lines) > 1 else step
            self.page.entry(label, line, self.column)
            label = ""
        if leaf.completion is not None:
            self.entry("completion", f"{_exact(leaf.completion * 100)}%")
        rounding = leaf.indicator.rounding or self.card.indicator_set.rounding
        if leaf.exact is not None and leaf.status in (s.SCORED, s.VETOED):
            self.entry("exact", _exact(leaf.exact))
            self.entry("rounding", _rounding(rounding, lang))
            self.entry("limits", self._limits())
        self._score(rounding)

    def _limits(self) -> str:
        from perfeval.rules.limits import upper

        use, v = self.leaf.indicator.score, self.leaf.inputs
        if v is None or use.unit:
            return ""
        module = rule(use.kind)
        top = upper(v, use, module.open_top(use.params), module.CAP_IS_SHARE)
        low = plain(Fraction(v.points(use.floor))) if use.floor is not None else "0"
        unit = say("points", self.lang)
        if top is None:
            return say("limits.open", self.lang, low=low, unit=unit)
        return say("limits.both", self.lang, low=low, high=plain(Fraction(top)), unit=unit)

    def _score(self, rounding: Rounding) -> None:
        leaf, lang = self.leaf, self.lang
        if leaf.score is not None:
            text = achieved.score_text(leaf, self.card.indicator_set)
            if leaf.weight is not None and not leaf.indicator.score.unit:
                text = say(
                    "of", lang, score=fixed(leaf.score, rounding.digits), weight=plain(leaf.weight)
                )
            self.entry("score", text, style="bold")
        elif leaf.status == s.UNSCORED:
            self.entry("met", achieved.result_text(leaf, self.words), style="bold")
        missing = leaf.status == s.MISSING and leaf.score is None
        if leaf.status != s.SCORED:
            self.entry(
                "status",
                say("status.missing_unscored" if missing else f"status.{leaf.status}", lang),
            )


OPERATORS = ("op.>=", "op.<=", "op.>", "op.<", "op.=", "op.~")


def _exact(value: Fraction) -> str:
    """The decimal, and the fraction where it says more."""
    if value.denominator == 1:
        return str(value.numerator)
    shown = plain(value, 10)
    same = Fraction(shown) == value
    return f"{value.numerator}/{value.denominator} {'=' if same else '≈'} {shown}"


def _rounding(rounding: Rounding, lang: str) -> str:
    text = say(f"mode.{rounding.mode}", lang, digits=rounding.digits)
    if rounding.rate_digits is not None:
        text += say("rate_digits", lang, digits=rounding.rate_digits)
    return text
