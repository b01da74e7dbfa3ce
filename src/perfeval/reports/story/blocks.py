"""The generated blocks of a section, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports.story.analysis import analysis
from perfeval.reports.story.elements import Element, grid, official, para, prose, run
from perfeval.reports.story.figures import charts_of, together

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.reports.words import Words

    Plain = dict[str, Any]
    Block = Callable[[Plain, Plain, Words], list[Element]]


def _grids(*keys: str, caption: bool = True) -> Block:
    """Tables of the model, those that there are."""

    def block(r: Plain, s: Plain, w: Words) -> list[Element]:
        return [grid(r["tables"][key], caption) for key in keys if r["tables"][key]]

    return block


def _led(lead: str, key: str) -> Block:
    """A table behind a sentence that says what it shows."""

    def block(r: Plain, s: Plain, w: Words) -> list[Element]:
        return [para(w(lead)), grid(r["tables"][key], False)]

    return block


def _text(key: str) -> Block:
    def block(r: Plain, s: Plain, w: Words) -> list[Element]:
        return [para(r[key])]

    return block


def funds(r: Plain, s: Plain, w: Words) -> list[Element]:
    text = r["execution_text" if r["kind"] == "transfer-payment" else "funds_text"]
    table = r["tables"]["funds"]
    charts = charts_of(r, "execution")
    return ([para(text)] if text else []) + ([grid(table)] if table else []) + charts


def score(r: Plain, s: Plain, w: Words) -> list[Element]:
    """The score table, its chart, what was added and taken; the completion of the indicators
    where no other section is about all of them."""
    keys = ("scores",) if together(r) else ("scores", "completion")
    tables = _grids("score")(r, s, w) + charts_of(r, *keys)
    return tables + _grids("adjustments", "gates")(r, s, w)


def analysed(r: Plain, s: Plain, w: Words) -> list[Element]:
    whole = len(s["branches"]) == len(r["analyses"])
    return (charts_of(r, "completion") if whole else []) + analysis(r, s, w)


def verdict(r: Plain, s: Plain, w: Words) -> list[Element]:
    return [para(text) for text in r["verdict"]]


def balance(r: Plain, s: Plain, w: Words) -> list[Element]:
    """Strengths and weaknesses; behind a text of the project not what it is likely to say too."""
    own = ("full",) if s["text"] else ()
    texts = [part["text"] for part in r["balance"] if part["key"] not in own]
    return [para(text) for text in texts]


def deviations(r: Plain, s: Plain, w: Words) -> list[Element]:
    if not r["unmet"]:
        return [para(w("deviation.none"))]
    lead = w("deviation.lead" if r["scored"] else "deviation.lead_unscored", n=len(r["unmet"]))
    named = [para(run(u["name"], True), w("colon"), u["text"]) for u in r["unmet"]]
    return [para(lead), *named]


def problems(r: Plain, s: Plain, w: Words) -> list[Element]:
    found = [para(w("problem.intro"))] if len(s["blocks"]) > 1 else []
    level = s["level"]
    for problem in r["problems"]:
        lead = run(problem["lead"], True)
        found.append(prose(problem["facts"], level, lead, " ") if problem["facts"] else para(lead))
        if problem["cause"]:
            found.append(prose(problem["cause"], level, w("problem.cause", cause="")))
        if problem["links"]:
            found.append(para(problem["links"]))
    return found


def suggestions(r: Plain, s: Plain, w: Words) -> list[Element]:
    intro = s["text"] or len(s["blocks"]) > 1
    found = [para(w("suggestion.intro"))] if intro else []
    level = s["level"]
    return found + [prose(g["text"], level, run(g["lead"], True), " ") for g in r["suggestions"]]


def standards_note(r: Plain, s: Plain, w: Words) -> list[Element]:
    key = "work.standards" if r["scored"] else "work.standards_unscored"
    score = r["score"]
    return [
        para(w(key, annex=annex["heading"], leaves=score["leaves"], max=score["max"]))
        for annex in r["annexes"]
        if annex["key"] == "standards_table"
    ]


def form(r: Plain, s: Plain, w: Words) -> list[Element]:
    return [official(r["form"]["grid"])]


BLOCKS: dict[str, Block] = {
    "analysis": analysed,
    "arrival": _text("arrival_text"),
    "assumptions": _grids("assumptions", caption=False),
    "balance": balance,
    "budget": _text("budget_text"),
    "dated": _grids("dated"),
    "deductions": _grids("deductions"),
    "deviations": deviations,
    "evidence": _grids("evidence", caption=False),
    "feedback": _grids("feedback", caption=False),
    "findings": _led("findings.lead", "findings"),
    "form": form,
    "funds": funds,
    "batches": _grids("batches"),
    "goals": _grids("goals", "goal_years"),
    "interviews": _led("work.interviews", "interviews"),
    "objectives": _grids("objectives"),
    "opinions": _text("opinions_text"),
    "panel": _grids("panel", caption=False),
    "plan": _grids("plan", "plan_tasks", "plan_sources"),
    "problems": problems,
    "rates": _grids("rates"),
    "sampling": _text("sampling_text"),
    "score": score,
    "standards_note": standards_note,
    "standards_table": _grids("standards", caption=False),
    "statements": _grids("statements"),
    "suggestions": suggestions,
    "survey": _led("work.survey", "survey"),
    "team": _led("work.team", "team"),
    "verdict": verdict,
}
