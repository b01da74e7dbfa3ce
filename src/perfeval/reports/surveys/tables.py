"""The tables of a survey, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.i18n.survey_words import say
from perfeval.reports.surveys import figures
from perfeval.reports.tables import Row, Table, column, filled, row
from perfeval.surveys.methods import formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.surveys import Method, Outcome, QuestionOutcome, Sample


def _table(
    key: str, lang: str, keys: str, rows: Sequence[Row], right: str = "", **labels: str
) -> Table:
    numbers = set(right.split())
    columns = [
        column(one, labels.get(one) or say(one, lang), "right" if one in numbers else "left")
        for one in keys.split()
    ]
    return {
        "key": f"survey-{key}", "caption": say(f"caption.{key}", lang),
        "columns": filled(columns, rows), "rows": list(rows), "unit": "", "notes": [], "merge": 0,
    }  # fmt: skip


def name(method: Method, lang: str) -> str:
    return figures.short(method.zh if lang == "zh" else method.en)


def short(method: Method, lang: str) -> str:
    """A method's name as the head of a column."""
    if method.kind == "weights" and "-" in method.id and method.id.replace("-", "").isdigit():
        return method.id.replace("-", "/")
    return name(method, lang)


def _formula(method: Method, outcome: Outcome, lang: str) -> str:
    """The formula, for each scale that has one of its own."""
    told = [formula(method, labels, lang) for labels in figures.scales(outcome)]
    return say("joint", lang).join(dict.fromkeys(told))


def methods(outcome: Outcome, lang: str) -> Table:
    rows = []
    for way in outcome.ways:
        rows.append(
            row({
                "method": name(way.method, lang),
                "formula": _formula(way.method, outcome, lang),
                "satisfaction": figures.rate(way.overall),
                "verdict": figures.verdict(way.met, lang),
                "use": say("used", lang) if way.used else "",
            })
        )  # fmt: skip
    return _table("methods", lang, "method formula satisfaction verdict use", rows, "satisfaction")


def joins(outcome: Outcome, lang: str) -> Table | None:
    if not outcome.joins:
        return None
    rows = []
    for way in outcome.joins:
        rows.append(
            row({
                "questions.join": say(f"join.{way.join}", lang) if len(outcome.questions) > 1 else "",
                "groups.join": say(f"combine.{way.combine}", lang),
                "satisfaction": figures.rate(way.overall),
                "verdict": figures.verdict(way.met, lang),
                "use": say("used", lang) if way.used else "",
            })
        )  # fmt: skip
    keys = "questions.join groups.join satisfaction verdict use"
    return _table("joins", lang, keys, rows, "satisfaction")


def _sample(label: str, one: Sample, lang: str, kind: str = "row") -> Row:
    enough = "" if one.valid is None else say("yes" if one.valid >= one.needed else "no", lang)
    cells = {
        "group": label, "population": figures.count(one.population), "sent": figures.count(one.sent),
        "returned": figures.count(one.returned), "valid": figures.count(one.valid),
        "response": figures.rate(one.response), "usable": figures.rate(one.usable),
        "covered": figures.rate(one.covered), "needed": figures.count(one.needed), "enough": enough,
        "margin": figures.NONE if one.margin is None else "±" + figures.rate(one.margin),
    }  # fmt: skip
    return row(cells, kind)


def samples(outcome: Outcome, lang: str) -> Table:
    rows = [_sample(figures.group(one.group), one.sample, lang) for one in outcome.groups]
    if len(rows) > 1 and outcome.sample is not None:
        rows.append(_sample(say("total", lang), outcome.sample, lang, "total"))
    unknown = [
        key
        for key in ("population", "sent", "returned", "response", "usable", "covered")
        if all(one["cells"][key] == figures.NONE for one in rows)
    ]
    for one in rows:
        one["cells"].update(dict.fromkeys(unknown, ""))
    # both rates of response leave no room for a third
    third = "" if "response" not in unknown and "usable" not in unknown else "covered "
    keys = f"group population sent returned valid response usable {third}needed enough margin"
    right = "population sent returned valid response usable covered needed margin"
    return _table("samples", lang, keys, rows, right)


def groups(outcome: Outcome, lang: str) -> Table | None:
    if len(outcome.groups) < 2:
        return None
    rows = []
    for one in outcome.groups:
        rows.append(
            row({
                "group": figures.group(one.group), "valid": figures.count(one.sample.valid),
                "satisfaction": figures.rate(one.used.value),
                "interval": figures.interval(one.used.interval, lang),
            })
        )  # fmt: skip
    valid = outcome.sample.valid if outcome.sample is not None else None
    rows.append(
        row({
            "group": say("overall", lang), "valid": figures.count(valid),
            "satisfaction": figures.rate(outcome.overall.value),
            "interval": figures.interval(outcome.overall.interval, lang),
        }, "total")
    )  # fmt: skip
    keys, right = "group valid satisfaction interval", "valid satisfaction"
    return _table("groups", lang, keys, rows, right, interval=figures.head(outcome, lang))


def questions(outcome: Outcome, lang: str) -> Table:
    rows = []
    for one in outcome.questions:
        cells = _answers(one, lang)
        cells["satisfaction"] = figures.rate(one.used.value)
        cells["interval"] = figures.interval(one.used.interval, lang)
        rows.append(row(cells))
    keys = "question distribution answered satisfaction interval"
    head = figures.head(outcome, lang)
    return _table("questions", lang, keys, rows, "answered satisfaction", interval=head)


def others(outcome: Outcome, lang: str) -> Table | None:
    if not outcome.others:
        return None
    rows = [row(_answers(one, lang)) for one in outcome.others]
    return _table("others", lang, "question distribution answered", rows, "answered")


def _answers(one: QuestionOutcome, lang: str) -> dict[str, str]:
    pairs = zip(one.question.labels, one.counts, strict=True)
    told = [say("answer", lang, label=figures.short(label, 40), n=n) for label, n in pairs]
    return {
        "question": figures.question(one.question, lang),
        "distribution": say("list", lang).join(told), "answered": figures.count(one.answered),
    }  # fmt: skip


def matrix(outcome: Outcome, lang: str) -> Table | None:
    """Every group and question by every method; None where that says nothing new."""
    if len(outcome.groups) < 2 and len(outcome.questions) < 2:
        return None
    rows = []
    if len(outcome.groups) > 1:
        rows += [(figures.group(one.group), one.values, "row") for one in outcome.groups]
    if len(outcome.questions) > 1:
        rows += [(figures.question(one.question, lang), one.values, "row") for one in outcome.questions]  # fmt: skip
    rows.append((say("overall", lang), {one.method.id: one.overall for one in outcome.ways}, "total"))  # fmt: skip
    heads = [column("what", "")] + [
        column(f"m{at}", short(one, lang), "right") for at, one in enumerate(outcome.methods)
    ]
    heads[0]["label"] = say("group", lang) + "/" + say("question", lang)
    made = [
        row(
            {"what": label}
            | {
                f"m{at}": figures.rate(values.get(one.id)) for at, one in enumerate(outcome.methods)
            },
            kind,
        )
        for label, values, kind in rows
    ]
    return {
        "key": "survey-matrix", "caption": say("caption.matrix", lang), "columns": heads, "rows": made,
        "unit": "", "notes": [], "merge": 0,
    }  # fmt: skip


def plan(outcome: Outcome, lang: str) -> Table:
    rows = []
    for one in outcome.groups:
        people = one.sample.population
        rows.append(
            row({
                "group": figures.group(one.group),
                "population": say("endless", lang) if people is None else str(people),
                "needed": str(one.sample.needed),
            })
        )  # fmt: skip
    if len(rows) > 1 and outcome.sample is not None:
        whole = figures.count(outcome.sample.population)
        total = str(sum(one.sample.needed for one in outcome.groups))
        rows.append(row({"group": say("plan.sum", lang), "population": whole, "needed": total}, "subtotal"))  # fmt: skip
        rows.append(row({"group": say("plan.whole", lang), "population": whole, "needed": str(outcome.sample.needed)}, "total"))  # fmt: skip
    return _table("plan", lang, "group population needed", rows, "population needed")
