"""The report model: one plain structure of formatted strings for every writer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.reports import (
    achieved,
    dated_funds,
    figures,
    forms,
    money_tables,
    money_words,
    panel_tables,
    problem_list,
    register_tables,
    score_table,
    survey_tables,
    titles,
)
from perfeval.reports import verdict as verdicts
from perfeval.reports.analyses import analyses, deduction_rows
from perfeval.reports.chapters import chapters
from perfeval.reports.findings_list import findings_table, grouped
from perfeval.reports.tables import Table, columns_of, filled, row, table
from perfeval.reports.texts import ended
from perfeval.reports.words import Words, words

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard

Plain = dict[str, Any]
FACTS = ("name", "code", "central_department", "department", "implementer", "nature")
WORK = ("kind", "client", "agency", "lead", "report_no")
PEOPLE = ("manager", "filled_by", "contact", "phone")


def kind_of(card: Scorecard, kind: str | None) -> str:
    """The report kind: asked for, the project's, the set's, else by whether there are scores."""
    default = "evaluation" if card.indicator_set.scored else "transfer-payment"
    return kind or card.project.report or card.indicator_set.report or default


def report_model(card: Scorecard, lang: str = "zh", kind: str | None = None) -> Plain:
    """Everything that a report says, as dicts, lists and formatted strings.

    Tables share one shape (see perfeval.reports.tables). `chapters` and `annexes` are the outline
    with numbers, headings, the project's texts and the names of their generated blocks;
    `placeholders` lists what is still to be written.
    """
    w = words(lang)
    chosen = kind_of(card, kind)
    groups = grouped(card, w.lang)
    model: Plain = {
        "lang": w.lang, "kind": chosen, "scored": card.indicator_set.scored,
        "title": titles.title(card, chosen, w), "facts": facts(card, w),
        "score": _score(card), "verdict": verdicts.verdict(card, w),
        "tables": _tables(card, w, groups), "form": forms.form(card, w, chosen),
        "arrival_text": _sentences([money_words.arrival_sentence(card, w)], w),
        "funds_text": _sentences(
            [
                money_words.arrival_sentence(card, w), money_words.execution_sentence(card, w),
                money_words.year_sentence(card, w),
            ], w,
        ),
        "execution_text": _sentences(
            [money_words.execution_sentence(card, w, dated=True), money_words.year_sentence(card, w)], w
        ),
        "rates_text": _sentences(money_words.rate_sentences(card, w), w),
        "objectives": [
            {"name": o.name, "expected": o.expected, "achieved": o.achieved}
            for o in card.project.objectives
        ],
        "analyses": analyses(card, w), "problems": problem_list.problems(card, w),
        "suggestions": problem_list.suggestions(card, w), "unmet": problem_list.unmet(card, w),
        "all_met": problem_list.all_met(card), "findings": groups,
        "sampling_text": register_tables.sampling_text(card, w),
        "limits": card.project.evaluation.limits if card.project.evaluation is not None else "",
        "final": card.project.evaluation is not None and card.project.evaluation.stage == "final",
    }  # fmt: skip
    model.update(chapters(model, card, chosen, w))
    return model


def _sentences(parts: list[str], w: Words) -> str:
    return money_words.paragraph(parts, w)


def facts(card: Scorecard, w: Words) -> list[dict[str, str]]:
    """The cover: who, what, when; only what is given."""
    header, work = card.project.header, card.project.evaluation
    found = {key: getattr(header, key) for key in FACTS}
    found["period"] = figures.span(*header.period, w)
    found["as_of"] = figures.day(header.as_of, w)
    if work is not None:
        found |= {key: getattr(work, key) for key in WORK}
        found["stage"] = w.pick("stage", work.stage) if work.stage else ""
    found |= {key: getattr(header, key) for key in PEOPLE}
    found["date"] = figures.day(header.date, w)
    found["indicator_set"] = card.indicator_set.title or card.indicator_set.id
    found["basis"] = w.listed(list(card.indicator_set.basis))
    return [{"key": k, "label": w(f"fact.{k}"), "value": v} for k, v in found.items() if v]


def _score(card: Scorecard) -> dict[str, str]:
    digits = card.indicator_set.rounding.digits
    return {
        "total": figures.points(card.total, digits), "max": figures.short(card.max),
        "grade": card.grade or "", "conclusion": card.conclusion,
        "leaves": str(len(card.leaves)),
    }  # fmt: skip


def _tables(card: Scorecard, w: Words, groups: list[Plain]) -> dict[str, Table | None]:
    return {
        "funds": money_tables.funds_table(card, w), "rates": money_tables.rates_table(card, w),
        "plan": money_tables.plan_table(card, w), "score": score_table.score_table(card, w),
        "standards": score_table.standards_table(card, w),
        "statements": score_table.statements_table(card, w),
        "deductions": _deductions(card, w), "adjustments": verdicts.adjustments_table(card, w),
        "gates": verdicts.gates_table(card, w), "goals": register_tables.goals_table(card, w),
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
    rows = [row({**cells, "fact": ended(cells["fact"], w)}) for cells in deduction_rows(card, w)]
    if rows:
        lost = sum((max(achieved.lost(leaf), Fraction(0)) for leaf in card.leaves), Fraction(0))
        rows.append(row({"indicator": w("row.total"), "points": figures.short(lost)}, "total"))
    columns = columns_of(w, "indicator points fact evidence problem", "points")
    return table("deductions", w, filled(columns, rows, ("indicator", "points", "fact")), rows)
