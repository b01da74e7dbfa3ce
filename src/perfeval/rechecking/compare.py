"""Printed, recomputed and reviewed numbers of one table side by side."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.model.indicators import IndicatorSet
from perfeval.model.project import Header, Project
from perfeval.model.scorecard import Scorecard
from perfeval.rechecking import records as r
from perfeval.rechecking.conventions import form_wide, settled, weighed
from perfeval.rechecking.conventions.made import num
from perfeval.rechecking.conventions.steps import noted_keys
from perfeval.rechecking.lines import sights
from perfeval.rechecking.look import Look, execution, texts, year_of
from perfeval.rechecking.merging import Seen, merged
from perfeval.rechecking.money import COLUMNS, fund_lines, table_unit
from perfeval.rechecking.noted import noted
from perfeval.rechecking.remarks import remarks
from perfeval.rechecking.remarks.fund_sums import group
from perfeval.rechecking.totals import grade_check, totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.model.finding import Finding
    from perfeval.model.form import Form
    from perfeval.model.indicators import Path
    from perfeval.rechecking.limits import Limits


def recheck(
    given: Scorecard | None,
    form: Form | None,
    findings: Sequence[Finding],
    limits: Limits,
) -> r.Recheck:
    """Re-check a scored table; without a scorecard (a form that has no indicators) its money and
    texts alone.

    `form` is the table as it was read, None for a project that never was one; `findings` are those
    of reading and drafting, `limits` what packs of checks give. The card's own findings and those of the re-check are added.
    """
    card = given if given is not None else _nothing(form)
    limits = noted(limits, form, card.indicator_set)
    if limits.noted_grades is not None:
        own = card.indicator_set._replace(grades=limits.noted_grades)
        card = card._replace(indicator_set=own)
    seen = sights(card, form, limits)
    found = tuple(one.line for one in seen)
    asking = [line for line in found if _asks(line)]
    cuts = frozenset(f"flat-{num(cut)}" for cut in limits.bare_cuts)
    asked = weighed(
        [(line.path, line.conventions) for line in asking],
        {line.path: cuts for line in asking if line.computed is not None},
        noted_keys(limits),
    )
    wide = form_wide(list(asked.items()))
    seen = tuple(one._replace(line=_settled(one.line, asked, wide)) for one in seen)
    found = tuple(one.line for one in seen)
    funds = fund_lines(card, form)
    sums = totals(card, form, found)
    grade = grade_check(card, form, sums)
    counts = Counter(line.verdict for line in found)
    look = Look(
        card, form, seen, funds, sums, grade, wide, limits,
        frozenset(one.code for one in (*findings, *card.findings)), texts(form, card),
        execution(card, funds), year_of(card, form), form is not None or imported(card),
    )  # fmt: skip
    header = card.project.header
    return r.Recheck(
        header.name, header.department, str(look.year or ""),
        form.kind if form is not None else card.project.report or card.indicator_set.report,
        found, funds, table_unit(card, form), sums, grade, wide, {v: counts[v] for v in r.VERDICTS},
        merged(findings, card.findings, tuple(remarks(look)), Seen(
            found, sums, funds, look.printed,
            any(group(row.name) for row in funds if row.part), _blank(funds), _tier_words(limits),
        )),
    )  # fmt: skip


def imported(card: Scorecard) -> bool:
    """Whether the project was a form: its set was made from one, or all its scores are reported."""
    weighed_ = [leaf for leaf in card.leaves if leaf.weight]
    return card.indicator_set.id.startswith("form-") or (
        bool(weighed_)
        and all(x.result is not None and x.result.reported is not None for x in weighed_)
    )


def _tier_words(limits: Limits) -> frozenset[str]:
    return frozenset(word for tier in limits.tiers for word in tier.words)


def _blank(funds: Sequence[r.FundLine]) -> frozenset[str]:
    """Columns in which a part of the fund table has no amount."""
    parts = [row for row in funds if row.part]
    return frozenset(key for key in COLUMNS if any(getattr(row, key) is None for row in parts))


def _nothing(form: Form | None) -> Scorecard:
    """The card of a form without indicators."""
    name = form.header.get("name") if form is not None else None
    project = Project(Header(name.text if name is not None else ""), "", "", {})
    empty = IndicatorSet("", "", "", (), scored=False)
    return Scorecard(project, empty, None, None, None, None, "", (), (), None)


def _settled(
    line: r.Line, asked: Mapping[Path, tuple[r.Convention, ...]], wide: r.FormWide | None
) -> r.Line:
    """The line with its conventions as the whole form lets them appear, and what they explain."""
    given = settled(asked.get(line.path, line.conventions), wide)
    telling = sum(not one.coincidence for one in given)
    verdict = line.verdict
    if verdict == r.EXPLAINED and not telling:
        verdict = r.UNEXPLAINED if line.computed is not None else r.UNDECIDABLE
    elif telling and (verdict == r.UNEXPLAINED or (verdict == r.UNDECIDABLE and line.lost)):
        verdict = r.EXPLAINED
    return line._replace(conventions=given, ambiguous=telling > 1, verdict=verdict)


def _asks(line: r.Line) -> bool:
    """Whether the line lost points or missed its target."""
    if line.reported is None or not line.weight:
        return False
    short = line.completion is not None and line.completion < Fraction(1)
    return line.reported != line.weight or short
