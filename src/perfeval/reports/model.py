"""The report model: one plain structure of formatted strings for every writer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.reports import (
    achieved,
    batch_tables,
    cover,
    dated_funds,
    figures,
    footing,
    forms,
    goal_tables,
    limits,
    money_tables,
    money_words,
    panel_tables,
    plan_tables,
    problem_list,
    project_words,
    register_tables,
    score_table,
    survey_tables,
    titles,
)
from perfeval.reports import verdict as verdicts
from perfeval.reports.analyses import analyses, deduction_rows
from perfeval.reports.balance import balance
from perfeval.reports.chapters import chapters, notice
from perfeval.reports.charts.model import charts
from perfeval.reports.findings_list import findings_table, grouped
from perfeval.reports.opinions import opinions_text
from perfeval.reports.summary import summary
from perfeval.reports.tables import Table, columns_of, filled, row, table
from perfeval.reports.texts import capital, ended, joined
from perfeval.reports.words import Words, words
from perfeval.scoring.completeness import open_matters

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

Plain = dict[str, Any]


def kind_of(card: Scorecard, kind: str | None) -> str:
    """The report kind: asked for, the project's, the set's, else by whether there are scores."""
    default = "evaluation" if card.indicator_set.scored else "transfer-payment"
    return kind or card.project.report or card.indicator_set.report or default


def report_model(
    card: Scorecard, lang: str = "zh", kind: str | None = None, form: str | None = None
) -> Plain:
    """Everything that a report says, as dicts, lists and formatted strings.

    Tables share one shape (see perfeval.reports.tables). `chapters` and `annexes` are the outline
    with numbers, headings, the project's texts and the names of their generated blocks;
    `placeholders` lists what is still to be written.
    """
    w = words(lang)
    chosen = kind_of(card, kind)
    groups = grouped(card, w.lang)
    known, work = cover.facts(card, w), card.project.evaluation
    matters = forms.matters(open_matters(card), w) if chosen == "transfer-payment" else []
    model: Plain = {
        "lang": w.lang, "kind": chosen, "scored": card.indicator_set.scored,
        "title": titles.title(card, chosen, w), "facts": known, "cover": cover.cover(known),
        "further": cover.further(known), "stage": work.stage if work is not None else "",
        "score": _score(card), "verdict": verdicts.verdict(card, w),
        "tables": _tables(card, w, groups, matters), "charts": charts(card, w), "form": forms.form(card, w, chosen, form),
        **_money(card, w),
        "budget_text": project_words.budget_text(card, w),
        "rates_text": _sentences(money_words.rate_sentences(card, w), w),
        "objectives": [
            {"name": o.name, "expected": o.expected, "achieved": o.achieved}
            for o in card.project.objectives
        ],
        "analyses": analyses(card, w), "problems": problem_list.problems(card, w),
        "suggestions": problem_list.suggestions(card, w), "unmet": problem_list.unmet(card, w),
        "all_met": problem_list.all_met(card), "findings": groups,
        "open_matters": matters,
        "sampling_text": register_tables.sampling_text(card, w),
        "opinions_text": opinions_text(card, w), "balance": balance(card, w),
        "summary": summary(card, chosen, w), "data_limits": limits.data_limits(card, w),
        "limits": work.limits if work is not None else "",
        "final": work is not None and work.stage == "final",
    }  # fmt: skip
    model.update(chapters(model, card, chosen, w))
    model["notice"] = notice(model["placeholders"], model["stage"], w)
    return model


def _money(card: Scorecard, w: Words) -> Plain:
    """The paragraphs on money: all in one, or arrival and execution apart."""
    arrival, year = money_words.arrival_sentence(card, w), money_words.year_sentence(card, w)
    dated = [money_words.adjusted_sentence(card, w), money_words.entries_sentence(card, w)]
    lines = money_words.lines_sentence(card, w)
    heads = (
        money_words.execution_sentence(card, w),
        money_words.execution_sentence(card, w, dated=True),
    )
    whole, spent = ([arrival, heads[0]], [heads[1]])
    own = [lines, capital(_sentences([year], w))]
    if not lines:  # nothing comes between the sums and the period's own
        whole, spent, own = [*whole, year], [*spent, year], []
    return {
        "arrival_text": joined([_sentences([arrival], w), *dated], w),
        "execution_text": joined([_sentences(spent, w), *own], w),
        "funds_text": joined([_sentences(whole, w), *own, *dated], w),
    }  # fmt: skip


def _sentences(parts: list[str], w: Words) -> str:
    return money_words.paragraph(parts, w)


def _score(card: Scorecard) -> dict[str, str]:
    digits = card.indicator_set.rounding.digits
    return {
        "total": figures.points(card.total, digits), "max": figures.short(card.max),
        "grade": card.grade or "", "conclusion": card.conclusion,
        "leaves": str(len(card.leaves)),
    }  # fmt: skip


def _tables(
    card: Scorecard, w: Words, groups: list[Plain], matters: list[str]
) -> dict[str, Table | None]:
    return {
        "funds": money_tables.funds_table(card, w), "rates": money_tables.rates_table(card, w),
        "plan": money_tables.plan_table(card, w), "score": score_table.score_table(card, w),
        "standards": score_table.standards_table(card, w),
        "statements": score_table.statements_table(card, w, matters),
        "deductions": _deductions(card, w), "adjustments": verdicts.adjustments_table(card, w),
        "gates": verdicts.gates_table(card, w), "goals": goal_tables.goals_table(card, w),
        "goal_years": goal_tables.goal_years_table(card, w),
        "batches": batch_tables.batches_table(card, w),
        "plan_tasks": plan_tables.plan_tasks_table(card, w),
        "plan_sources": plan_tables.plan_sources_table(card, w),
        "objectives": register_tables.objectives_table(card, w),
        "evidence": register_tables.evidence_table(card, w),
        "team": register_tables.team_table(card, w),
        "interviews": register_tables.interviews_table(card, w),
        "survey": survey_tables.survey_table(card, w),
        "feedback": register_tables.feedback_table(card, w),
        "assumptions": register_tables.assumptions_table(card, w),
        "findings": findings_table(groups, w), "panel": panel_tables.panel_table(card, w),
        "dated": dated_funds.dated_table(card, w),
    }  # fmt: skip


def _deductions(card: Scorecard, w: Words) -> Table | None:
    """Where each lost point went, with evidence and problem, and what they come to."""
    digits = card.indicator_set.rounding.digits
    rows = [row({**cells, "fact": ended(cells["fact"], w)}) for cells in deduction_rows(card, w)]
    if rows and not footing.mixed(card):
        lost = sum((max(achieved.lost(leaf), Fraction(0)) for leaf in card.leaves), Fraction(0))
        rows.append(
            row({"indicator": w("row.total"), "points": figures.deducted(lost, digits)}, "total")
        )
    columns = columns_of(w, "indicator points fact evidence problem", "points")
    return table("deductions", w, filled(columns, rows, ("indicator", "points", "fact")), rows)
