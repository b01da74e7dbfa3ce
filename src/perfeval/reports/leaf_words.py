"""One indicator in words: the calculation, what it gives, why points are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.quantity import TEXT
from perfeval.model.rounding import percent
from perfeval.model.scorecard import (
    MISSING,
    NOT_APPLICABLE,
    NOT_DUE,
    SCORED,
    UNSCORED,
    VETOED,
    LeafScore,
    Scorecard,
)
from perfeval.reports import achieved, evidence, figures, footing, item_words
from perfeval.reports.leaf_tail import tail
from perfeval.reports.texts import bare, bracketed, capital, joined, ordered, sentence
from perfeval.scoring.trace import trace

if TYPE_CHECKING:
    from fractions import Fraction

    from perfeval.reports.words import Words


class LeafWords:
    """The sentences of one leaf; `needs_reason` when points are missing and nothing says why."""

    def __init__(self, card: Scorecard, leaf: LeafScore, words: Words) -> None:
        self.card, self.leaf, self.words = card, leaf, words
        self.result = leaf.result
        self.deductions = evidence.deductions(leaf, words)
        self.reason = evidence.reason_of(leaf.result)
        self.improvement = evidence.improvement_of(leaf.result)
        self.lost = achieved.lost(leaf)
        self.needs_reason = self._unexplained()
        self.needs_over = self.leaf.status in (SCORED, UNSCORED) and self._beyond() is not None

    def _unexplained(self) -> bool:
        if self.leaf.status in (NOT_APPLICABLE, NOT_DUE, MISSING) or self.leaf.gate:
            return False
        short = self.lost.numerator > 0 or (self.leaf.status == UNSCORED and self.leaf.met is False)
        return short and not self.reason and not self.deductions

    def text(self) -> str:
        """The whole paragraph."""
        if self.leaf.status in (NOT_APPLICABLE, NOT_DUE):
            return self._absent()
        return joined(
            [
                *self._head(),
                *self._improving(),
                *tail(self.card, self.leaf, self.deductions, self.words),
            ],
            self.words,
        )

    def brief(self) -> str:
        """Without evidence, problems and reviews: what fell short, why, and what follows."""
        return joined([*self._head(full=False), *self._improving()], self.words)

    def _head(self, full: bool = True) -> list[str]:
        if self.leaf.status == MISSING:
            return [self._missing()]
        return self._unscored() if self.leaf.score is None else self._scored(full)

    def _missing(self) -> str:
        """No result, a text that nobody judged, or a result that the rule can't take."""
        w, leaf = self.words, self.leaf
        key = achieved.missing_key(leaf)
        if leaf.score is None:
            key = f"{key}_unscored" if key != "unusable" else "missing_unscored"
        target = bare(achieved.target_text(leaf, w))
        head = w("leaf.unjudged_target", target=target) if target else ""
        values = {"weight": figures.short(leaf.weight), "target": head}
        return w(f"leaf.{key}", actual=bare(achieved.unjudged(leaf)), **values)

    def _improving(self) -> list[str]:
        if not self.improvement:
            return []
        return [sentence(self.words, "leaf.improvement", what=self.improvement)]

    def _absent(self) -> str:
        w, result = self.words, self.result
        if self.leaf.status == NOT_DUE:
            due = figures.written_days((result.not_due if result is not None else "") or "", w)
            key = "leaf.not_due" if self.card.indicator_set.scored else "leaf.not_due_unscored"
            return w(key if due else f"{key}_bare", when=due)
        why = result.absence if result is not None else ""
        head = sentence(w, "leaf.not_applicable", why=why) if why else w("leaf.not_applicable_bare")
        policy = f"policy.{self.leaf.policy}"
        to = (self.leaf.indicator.policy or self.card.indicator_set.policy).to
        scored = self.card.indicator_set.scored
        how = w(policy, to=to) if scored and policy in w.texts else ""
        return joined([head, how], w)

    def _calculation(self) -> str:
        text = trace(self.leaf, self.words.lang)
        kind, v = self.leaf.indicator.score.kind, self.leaf.inputs
        by_points = kind == "judged" and v is not None and v.judged is not None
        key = "leaf.trace_judged" if by_points or kind in ("tiers", "yes_no") else "leaf.trace"
        told = capital(sentence(self.words, key, trace=text)) if text else ""
        return joined([item_words.text(self.leaf, self.words), told], self.words)

    def _scored(self, full: bool) -> list[str]:
        w, leaf = self.words, self.leaf
        short = self._judged_full() if full else ""
        if short:
            return [self._target_in_words(), self._moved(), short, *self._told()]
        how = self._calculation() if full else self._numbers()
        found = [self._target_in_words(), how, self._moved(), self._gate()]
        score, weight = figures.short(leaf.score), figures.short(leaf.weight)
        unit = leaf.indicator.score.unit
        if unit:
            return [*found, w("leaf.yield", score=score, unit=unit)]
        if self.lost > 0:
            off = figures.short(self.lost)
            found.append(w("leaf.lost", weight=weight, lost=off, score=score))
            if not leaf.gate:
                found.append(sentence(w, "leaf.deducted", why=self._why()))
        elif self.lost < 0:
            extra = figures.short(-self.lost)
            found.append(w("leaf.above", weight=weight, extra=extra, score=score))
        else:
            found.append(w("leaf.full", weight=weight, score=score))
        return [*found, *self._told(), self._over()]

    def _told(self) -> list[str]:
        """The reason where no points are missing."""
        if not self.reason or self.lost > 0:
            return []
        return [sentence(self.words, "leaf.told", why=self.reason)]

    def _judged_full(self) -> str:
        """A judgement at full marks, said once: there is nothing to recompute."""
        w, leaf, v = self.words, self.leaf, self.leaf.inputs
        kind = leaf.indicator.score.kind
        beside = leaf.gate or leaf.indicator.score.unit
        if self.lost or beside or leaf.status != SCORED or v is None:
            return ""
        values = {"weight": figures.short(leaf.weight)}
        if kind == "tiers" and v.chosen is not None:
            return w("leaf.full.tiers", tier=v.chosen.name, **values)
        if kind == "checklist":
            return w("leaf.full.checklist", **values)
        if kind == "judged" and v.judged is None and not v.deductions:
            return w("leaf.full.judged", **values)
        if kind == "yes_no":
            return w("leaf.full.yes_no", actual=achieved.actual_text(leaf, w), **values)
        return ""

    def _beyond(self) -> Fraction | None:
        """The limit that the completion went beyond without a word about it."""
        use, r = self.leaf.indicator.score, self.leaf.completion
        if use.kind != "completion" or r is None or self.reason or self.leaf.inputs.x is None:
            return None
        over = use.params.over
        if over.action == "none" or r <= over.beyond:
            return None
        beyond: Fraction = over.beyond
        return beyond

    def _over(self) -> str:
        """Far beyond the target: a gap until somebody says why; a final report only says so."""
        beyond, w = self._beyond(), self.words
        if beyond is None:
            return ""
        work = self.card.project.evaluation
        if work is not None and work.stage == "final":
            return w("leaf.over_final", beyond=percent(beyond))
        what = w("placeholder.over", name=self.leaf.indicator.name)
        return w("leaf.over", beyond=percent(beyond), why=w("placeholder", what=what))

    def _numbers(self) -> str:
        """Target, actual and completion alone, without the way to the points."""
        leaf, w = self.leaf, self.words
        items = item_words.text(leaf, w)
        if items or not achieved.is_ratio(leaf):
            return items
        target, actual = achieved.target_text(leaf, w), achieved.actual_text(leaf, w)
        rate = figures.rate(leaf.completion)
        return w("leaf.numbers", target=bare(target), actual=bare(actual), rate=rate)

    def _target_in_words(self) -> str:
        """A target that is no number does not stand in the calculation."""
        leaf = self.leaf
        if leaf.target is None or leaf.target.kind != TEXT:
            return ""
        actual = achieved.actual_text(leaf, self.words)
        if not actual:
            return ""
        target = achieved.target_text(leaf, self.words)
        return sentence(self.words, "leaf.text_result", target=target, actual=actual)

    def _why(self) -> str:
        """The facts behind lost points, each with its evidence; the reason; else a placeholder."""
        w = self.words
        if not self.deductions and not self.reason:
            return w("placeholder", what=w("placeholder.reason", name=self.leaf.indicator.name))
        parts = []
        for found in self.deductions:
            text = evidence.cited(found, w)
            if len(self.deductions) > 1 and found.points:
                text += w("leaf.item_points", points=figures.short(found.points))
            parts.append(text)
        if self.reason:
            named = self.result.problem if self.result is not None else ""
            see = w("see_problem", id=named) if named else ""
            parts.append(bracketed(bare(self.reason), [see], w))
        return ordered(parts, w)

    def _moved(self) -> str:
        leaf = self.leaf
        weight, own = leaf.weight, leaf.indicator.weight
        if weight is None or own is None or weight is own or weight == own:
            return ""
        old, new = figures.short(leaf.indicator.weight), figures.short(leaf.weight)
        gone = {one.status for one in self.card.leaves if one.status in achieved.ABSENT}
        kind = gone.pop() if len(gone) == 1 else "absent"
        return self.words("leaf.moved", why=self.words(f"moved.{kind}"), old=old, new=new)

    def _gate(self) -> str:
        if self.leaf.gate:
            fact = capital(footing.gate_fact(self.card, self.leaf, self.words))
            return fact + self.words("leaf.vetoed" if self.leaf.score == 0 else "stop")
        return self.words("leaf.vetoed_point") if self.leaf.status == VETOED else ""

    def _unscored(self) -> list[str]:
        w, leaf = self.words, self.leaf
        found = [self._outcome()]
        measured = leaf.measured
        if measured is not None and not measured.stated:
            how = figures.written_days(measured.words[0 if w.lang == "zh" else 1], w)
            found.append(item_words.text(leaf, w))
            found.append(sentence(w, "leaf.trace", trace=how) if how else "")
        statement = self.result.statement if self.result is not None else None
        if statement is not None:
            if statement.state:
                found.append(w("leaf.state", state=statement.state))
            if statement.text:
                found.append(bare(statement.text) + w("stop"))
        if self.reason:
            key = "leaf.why" if self.result is not None and self.result.reason else "leaf.trouble"
            found.append(sentence(w, key, why=self.reason))
        elif leaf.met is False:
            found.append(sentence(w, "leaf.why", why=self._why()))
        return [*found, self._over()]

    def _outcome(self) -> str:
        """The target, the actual, and whether the one reaches the other."""
        w, leaf = self.words, self.leaf
        target, actual = achieved.target_text(leaf, w), achieved.actual_text(leaf, w)
        value = leaf.measured.value if leaf.measured is not None else None
        given = value or (self.result.actual if self.result is not None else None)
        if not actual or (given is None and self.result is not None and self.result.statement):
            return ""
        if not target:
            return w("leaf.actual", actual=bare(actual))
        values = {"target": bare(target), "actual": bare(actual)}
        if not achieved.is_ratio(leaf):
            if leaf.met is None:
                return w("leaf.text_result", **values)
            return w("leaf.reached" if leaf.met else "leaf.missed", **values)
        key = {True: "leaf.met", False: "leaf.unmet", None: "leaf.numbers"}[leaf.met]
        return w(key, rate=figures.rate(leaf.completion), **values)
