"""Numbers and verdicts of a recheck as they are printed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.catalogue import severity
from perfeval.i18n.review_words import say
from perfeval.model.rounding import percent, plain
from perfeval.rechecking import records as r

if TYPE_CHECKING:
    from perfeval.rechecking.records import Convention, FormWide, Line, Recheck

ZERO = Fraction(0)
SCORES = 4  # decimals of a score that does not end


def number(value: Fraction | None) -> str:
    return "" if value is None else plain(value, SCORES)


def signed(value: Fraction | None) -> str:
    """A difference with its sign; "" where there is none."""
    if not value:
        return ""
    return ("+" if value > 0 else "") + plain(value, SCORES)


def rate(value: Fraction | None) -> str:
    return "" if value is None else percent(value)


def said(convention: Convention | FormWide, lang: str) -> str:
    return convention.zh if lang == "zh" else convention.en


def why(line: Line, lang: str) -> str:
    """Why the reported score is what it is; "" where there is nothing to say."""
    if line.verdict in (r.AGREES, r.NOT_SCORED):
        return ""
    if line.verdict == r.EXPLAINED and line.explanation is not None:
        others = sum(not one.coincidence for one in line.conventions) - 1
        key = "explained.ambiguous" if line.ambiguous and others > 0 else "explained"
        text = say(key, lang, text=said(line.explanation, lang))
        source = line.explanation.source
        return text + (say("source", lang, text=source) if source else "")
    if line.verdict == r.UNEXPLAINED:
        return _unexplained(line, lang)
    return say(line.verdict, lang) if line.verdict != r.EXPLAINED else ""


def _unexplained(line: Line, lang: str) -> str:
    """What the number looks like at most; a formula would deny that there is none."""
    for one in line.conventions:
        if one.key == "full":
            return say("unexplained.full", lang, text=said(one, lang))
        if one.key.startswith("flat-"):
            work = said(one, lang).partition("：" if lang == "zh" else ": ")[2]
            return say("unexplained.flat", lang, text=work)
    return say(line.verdict, lang)


def scored(recheck: Recheck) -> bool:
    """Whether the form gives points at all."""
    return any(line.verdict != r.NOT_SCORED for line in recheck.lines)


def differing(recheck: Recheck) -> int:
    """How many rows bear another score than the recomputed one."""
    return sum(1 for line in recheck.lines if line.difference)


def undecided(recheck: Recheck) -> int:
    """How many rows with points no figure decides."""
    return sum(
        1
        for line in recheck.lines
        if line.computed is None and line.weight and line.verdict != r.NOT_SCORED
    )


def recomputed(recheck: Recheck) -> Fraction | None:
    """The recomputed total; rows that no figure decides count as they are reported."""
    totals = recheck.totals
    return totals.computed if totals.computed is not None else totals.adopted


def recomputed_text(recheck: Recheck, lang: str) -> str:
    """The total with what it rests on; "" where there is none."""
    total, n = number(recomputed(recheck)), undecided(recheck)
    if recheck.totals.computed is not None or not n:
        return total
    return say("adopted", lang, total=total, n=n) if total else say("undecided", lang, n=n)


def found(recheck: Recheck) -> dict[str, int]:
    """How many findings of each severity."""
    counts = {"error": 0, "warning": 0, "info": 0}
    for finding in recheck.findings:
        counts[severity(finding)] += 1
    return counts


def counted(recheck: Recheck, lang: str) -> str:
    """ "8项一致，2项差异无法解释": the verdicts that there are."""
    parts = [
        say(f"count.{key}", lang, n=recheck.counts[key])
        for key in r.VERDICTS
        if recheck.counts.get(key)
    ]
    return say("joint", lang).join(parts)


def name(recheck: Recheck, lang: str) -> str:
    return recheck.name.strip() or say("unnamed", lang)


def grades(recheck: Recheck, lang: str) -> str:
    """The printed grade and those that the totals earn; one that agrees is not said again."""
    grade = recheck.grade
    parts = [say("grade.reported", lang, grade=grade.reported)] if grade.reported else []
    for key, text in (
        ("by_reported", grade.by_reported), ("computed", grade.computed), ("reviewed", grade.reviewed),
    ):  # fmt: skip
        if text and text != grade.reported:
            parts.append(say(f"grade.{key}", lang, grade=text))
    return say("joint", lang).join(parts)


def way(recheck: Recheck, lang: str) -> str:
    """The one convention of the whole form, if there is one."""
    chosen = recheck.convention
    if chosen is None:
        return ""
    text = said(chosen, lang)
    return say("form_wide.text", lang, rows=chosen.rows, n=chosen.explains, text=text)


def sheet(given: str, lang: str) -> str:
    """A sheet's name, or which table of the file it is; "" where the file has but one."""
    if not given.startswith("#"):
        return given
    return "" if given == "#0" else say("table.no", lang, n=given[1:])


def differs(line: Line) -> bool:
    """Whether there is something to explain: the score is not the recomputed one, or lost points
    that no figure decides."""
    return off_by(line) != 0 or line.verdict in (r.EXPLAINED, r.UNEXPLAINED)


def off_by(line: Line) -> Fraction:
    """How far the reported score is off; what rounding to the form's decimals makes equal is not."""
    return ZERO if line.verdict == r.AGREES else line.difference or ZERO


def off(recheck: Recheck) -> Fraction | None:
    """What the reported total has more than the recomputed one."""
    totals = recheck.totals
    printed, own = totals.reported if totals.reported is not None else totals.summed, recomputed(recheck)  # fmt: skip
    return printed - own if printed is not None and own is not None else None


def judged(line: Line) -> bool:
    """Whether a reviewer has said anything about the row."""
    return line.reviewed is not None or bool(line.opinion)
