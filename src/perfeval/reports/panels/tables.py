"""The tables of a panel's results, experts by their codes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.i18n.cli_panel import say as status_word
from perfeval.i18n.panel_words import say
from perfeval.model.rounding import fixed, plain
from perfeval.panels import records as r
from perfeval.panels.amounts import bare
from perfeval.panels.bands import scores
from perfeval.panels.codes import expert_codes
from perfeval.panels.steps import score_text, steps
from perfeval.reports.tables import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.panels import Expert
    from perfeval.panels.records import Cast, Outcome, PanelResult
    from perfeval.reports.tables import Row, Table

NONE = "—"
RIGHT = frozenset(
    (
        "valid",
        "votes",
        "score",
        "spread",
        "points",
        "money",
        "requested",
        "max",
        "deviation",
    )
)


def made(
    key: str, caption: str, columns: Sequence[dict[str, str]], rows: Sequence[Row],
    unit: str = "", notes: Sequence[str] = (),
) -> Table:  # fmt: skip
    return {
        "key": key, "caption": caption, "columns": list(columns), "rows": list(rows), "unit": unit,
        "notes": [note for note in notes if note], "merge": 0,
    }  # fmt: skip


def columns(keys: Sequence[str], lang: str) -> list[dict[str, str]]:
    return [column(k, say(f"col.{k}", lang), _align(k)) for k in keys]


def _align(key: str) -> str:
    # a rank at the right would touch the id beside it
    return "center" if key == "rank" else "right" if key in RIGHT else "left"


def status(result: PanelResult, outcome: Outcome, lang: str) -> str:
    """The result in words; a scored subject below the lowest band is granted nothing."""
    key = f"status.{outcome.status}"
    if outcome.status == r.SCORED and result.panel.rule.bands and outcome.money == 0:
        key = "status.unpaid"
    talk = outcome.discussion
    if talk is None or outcome.open or not (talk.keep or talk.score is not None or talk.passed is not None):  # fmt: skip
        return status_word(key, lang)
    if outcome.status == r.SCORED and talk.score is not None and key != "status.unpaid":
        return status_word("status.discussed_score", lang)
    return status_word("status.discussed", lang, status=status_word(key, lang))


def keys(result: PanelResult) -> list[str]:
    """The columns of results that say something."""
    some = result.outcomes
    found = ["id", "name", "valid"]
    if any(o.votes for o in some):
        found.append("votes")
    if any(o.score is not None for o in some):
        found = ["rank", *found, "score", "spread"]
    if any(o.points is not None for o in some):
        found.append("points")
    found.append("status")
    return [*found, "money"] if result.granted is not None else found


def cells(result: PanelResult, outcome: Outcome, lang: str) -> dict[str, str]:
    panel, subject = result.panel, outcome.subject
    return {
        "rank": str(outcome.rank or NONE), "id": subject.id, "name": subject.name, "unit": subject.unit,
        "valid": str(outcome.valid),
        "votes": _passes(outcome, lang),
        "score": score_text(panel, outcome.score) or NONE,
        "spread": plain(outcome.spread, 2) if outcome.spread is not None else NONE,
        "deviation": plain(outcome.deviation, 2) if outcome.deviation is not None else NONE,
        "points": plain(outcome.points, 4) if outcome.points is not None else NONE,
        "status": status(result, outcome, lang),
        "band": scores(outcome.band, lang) if outcome.band is not None else NONE,
        "requested": bare(panel, subject.requested) if subject.requested is not None else "",
        "money": bare(panel, outcome.money) if outcome.money is not None else NONE,
    }  # fmt: skip


def _passes(outcome: Outcome, lang: str) -> str:
    """4/6, and of how many where some are still to come."""
    if not outcome.votes:
        return NONE
    given = f"{outcome.passes}/{outcome.votes}"
    whole = outcome.votes + outcome.lacking
    return status_word("votes.due", lang, given=given, n=whole) if outcome.lacking else given


def results(result: PanelResult, lang: str) -> Table:
    shown = keys(result)
    rows = [row(_picked(cells(result, o, lang), shown)) for o in result.ranked]
    if result.granted is not None:
        total = {"name": say("total", lang), "money": bare(result.panel, result.granted)}
        rows.append(row(_picked(total, shown), "total"))
    unit = say("unit", lang, unit=result.panel.unit) if result.granted is not None else ""
    return made("results", say("part.result", lang), columns(shown, lang), rows, unit)


def _picked(texts: dict[str, str], shown: Sequence[str]) -> dict[str, str]:
    return {key: texts.get(key, "") for key in shown}


def ballots(result: PanelResult, lang: str) -> Table:
    """Experts across, in order of their codes, so that the order of the file tells nothing."""
    codes = expert_codes(result.panel)
    heads = [column("id", say("col.id", lang)), column("name", say("col.name", lang))]
    align = "center" if _votes(result) else "right"
    heads += [column(f"x:{code}", code, align) for code in sorted(codes.values())]
    rows = []
    for outcome in result.outcomes:
        texts = {"id": outcome.subject.id, "name": outcome.subject.name}
        texts |= {f"x:{code}": NONE for code in codes.values()}
        away = say("mark.away", lang)
        texts |= {f"x:{codes[e.id]}": away for e in _away(result, outcome)}
        wrong = say("mark.rejected", lang)
        texts |= {f"x:{codes[id]}": wrong for id in outcome.rejected if id in codes}
        texts |= {f"x:{codes[c.expert.id]}": ballot(c, lang) for c in outcome.casts}
        rows.append(row(texts))
    caption = say(f"part.{part_of(result)}", lang)
    return made("ballots", caption, heads, rows, notes=[_legend(result, lang)])


def _away(result: PanelResult, outcome: Outcome) -> list[Expert]:
    """The experts who declared to keep away, and did."""
    voted = {cast.expert.id for cast in outcome.casts}
    id = outcome.subject.id
    return [
        e
        for e in result.panel.experts
        if e.id not in voted and any(one.subject == id for one in e.recused)
    ]


def _votes(result: PanelResult) -> bool:
    """Whether no expert scored, and some voted."""
    casts = [cast for outcome in result.outcomes for cast in outcome.casts]
    return bool(casts) and all(cast.total is None for cast in casts)


def part_of(result: PanelResult) -> str:
    return "votes" if _votes(result) else "matrix"


MARKS = {
    r.HIGHEST: "trimmed", r.LOWEST: "trimmed", r.VOID_EQUAL: "void", r.VOID_FULL: "void",
    r.RECUSED: "recused",
}  # fmt: skip


def _legend(result: PanelResult, lang: str) -> str:
    """The marks that the table has."""
    experts = len(result.panel.experts)
    keys = [MARKS[c.state] for o in result.outcomes for c in o.casts if c.state in MARKS]
    if any(_away(result, o) for o in result.outcomes):
        keys.append("away")
    if any(o.rejected for o in result.outcomes):
        keys.append("rejected")
    if any(len(o.casts) + len(_away(result, o)) + o.invalid < experts for o in result.outcomes):
        keys.append("none")
    told = [say(f"legend.{key}", lang) for key in dict.fromkeys(keys)]
    return say("legend.joint", lang).join(told) + say("legend.end", lang) if told else ""


def ballot(cast: Cast, lang: str) -> str:
    shown = plain(cast.total, 4) if cast.total is not None else ""
    if cast.ballot.passed is not None:
        vote = say("pass" if cast.ballot.passed else "fail", lang)
        shown = f"{shown} {vote}".strip()
    return shown + say(f"mark.{cast.state}", lang)


def criteria(result: PanelResult, lang: str) -> Table | None:
    """Means by criterion; what rounding makes of their sum is said."""
    panel = result.panel
    some = [outcome for outcome in result.ranked if outcome.criteria]
    if not some:
        return None
    digits = panel.rule.rounding.digits
    heads = [column("id", say("col.id", lang)), column("name", say("col.name", lang))]
    heads += [
        column(f"c:{c.id}", f"{c.name or c.id}（{plain(c.max)}）" if lang == "zh" else f"{c.name or c.id} ({plain(c.max)})", "right")
        for c in panel.criteria
    ]  # fmt: skip
    heads.append(column("score", say("total", lang), "right"))
    rows, off, talked = [], Fraction(0), []
    for outcome in some:
        texts = {"id": outcome.subject.id, "name": outcome.subject.name}
        texts |= {f"c:{key}": fixed(value, digits) for key, value in outcome.criteria.items()}
        texts["score"] = score_text(panel, outcome.mean)
        parts = sum((Fraction(fixed(v, digits)) for v in outcome.criteria.values()), Fraction(0))
        off = max(off, abs(parts - Fraction(texts["score"])))
        rows.append(row(texts))
        if outcome.score is not None and score_text(panel, outcome.score) != texts["score"]:
            called = outcome.subject.name or outcome.subject.id
            talked.append(
                say("criteria.one", lang, name=called, score=score_text(panel, outcome.score))
            )
    names = ("、" if lang == "zh" else ", ").join(talked)
    told = say("criteria.talked", lang, names=names) if talked else ""
    note = say("criteria.note", lang, difference=plain(off, digits)) if off else ""
    return made("criteria", say("part.criteria", lang), heads, rows, notes=[note, told])


def step_table(result: PanelResult, lang: str) -> Table:
    """How each subject came to its result, a step after the other."""
    codes = expert_codes(result.panel)
    joint = "；" if lang == "zh" else "; "
    rows = []
    for outcome in result.ranked:
        told = steps(result.panel, outcome, lang, lambda cast: codes[cast.expert.id])
        rows.append(
            row({"name": outcome.subject.name or outcome.subject.id, "steps": joint.join(told)})
        )
    return made("steps", say("part.steps", lang), columns(("name", "steps"), lang), rows)


def money_table(result: PanelResult, lang: str) -> Table | None:
    if result.granted is None:
        return None
    panel = result.panel
    shown = ["name", "unit", "score", "band", "requested", "money"]
    some = [cells(result, outcome, lang) for outcome in result.ranked]
    shown = [k for k in shown if k in ("name", "money") or any(texts[k] for texts in some)]
    rows = [row(_picked(texts, shown)) for texts in some]
    total: dict[str, Any] = {"name": say("total", lang), "money": bare(panel, result.granted)}
    asked = [o.subject.requested for o in result.outcomes]
    if all(amount is not None for amount in asked):
        total["requested"] = bare(panel, sum((a for a in asked if a is not None), Fraction(0)))
    rows.append(row(_picked(total, shown), "total"))
    return made(
        "money",
        say("part.money", lang),
        columns(shown, lang),
        rows,
        say("unit", lang, unit=panel.unit),
    )
