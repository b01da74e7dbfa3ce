"""What moved between two cards, in words and lines that the terminal and the papers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfeval.followup.moves import ROUNDING, STATUS, ZERO
from perfeval.followup.values import HUNDRED
from perfeval.i18n.use_words import say
from perfeval.model.rounding import fixed, plain, rounded
from perfeval.reports import achieved
from perfeval.reports.followup.figures import DIGITS, money, points, rate, short, signed
from perfeval.reports.texts import flat
from perfeval.reports.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.followup.moves import Comparison, LeafMove, Movement
    from perfeval.followup.records import Year
    from perfeval.model.scorecard import LeafScore, Scorecard


def ends(comparison: Comparison, move: Movement) -> tuple[str, str]:
    """How the two cards of a movement are named."""
    if move.same_project and len(comparison.groups) == 1:
        return move.first.label, move.second.label
    if move.same_project:
        return f"{short(move.first)} {move.first.label}", move.second.label
    return short(move.first), short(move.second)


def headed(comparison: Comparison, move: Movement, lang: str) -> str:
    """The heading of a movement; two projects don't move, they differ."""
    first, second = ends(comparison, move)
    return say("moved" if move.same_project else "apart", lang, first=first, second=second)


def totals(move: Movement) -> tuple[str, str, str]:
    """Both totals and their difference, as printed."""
    change = "" if move.change is None else signed(move.change)
    return points(move.totals[0]), points(move.totals[1]), change


class Moved(NamedTuple):
    """A line of what moved: the printed change and its causes in words; the printed changes and
    `rest` add up to the printed change of the total."""

    name: str
    change: str
    why: str
    old: str = ""
    new: str = ""


def moved(move: Movement, lang: str) -> tuple[Moved, ...]:
    """Every indicator, adjuster, gate and remainder that changed the total, in order of the
    table; none where it can't be taken apart."""
    if not move.comparable:
        return ()
    lines = []
    left = rounded(move.change or ZERO, DIGITS)
    for leaf in move.leaves:
        if not leaf.change and not leaf.flags:
            continue
        left -= rounded(leaf.change, DIGITS)
        lines.append(Moved(
            leaf.leaf.indicator.name, signed(leaf.change), why(leaf, lang),
            cell(leaf.first, lang), cell(leaf.second, lang),
        ))  # fmt: skip
    cards = move.first.card, move.second.card
    for name, change in move.adjusters.items():
        if change:
            left -= rounded(change, DIGITS)
            old, new = (_adjusted(card, name) for card in cards)
            lines.append(Moved(say("adjuster", lang, name=name), signed(change), say("cause.adjuster", lang), old, new))  # fmt: skip
    for name, change in move.gates.items():
        if change:
            left -= rounded(change, DIGITS)
            old, new = (_fired(card, name, lang) for card in cards)
            told = say("cause.gate", lang) + _reasons(cards, name, lang)
            lines.append(Moved(say("gate", lang, name=name), signed(change), told, old, new))
    if left:
        lines.append(Moved(say("rest.bounded" if move.bounded else "rest", lang), signed(left), ""))
    return tuple(lines)


def _adjusted(card: Scorecard, name: str) -> str:
    values = [one.value for one in card.adjustments if one.name == name]
    return signed(sum(values, ZERO)) if values else ""


def _fired(card: Scorecard, name: str, lang: str) -> str:
    return say("fired" if any(gate.name == name for gate in card.gates) else "not_fired", lang)


def _reasons(cards: Sequence[Scorecard], name: str, lang: str) -> str:
    """Why the gate fired, as the project or the set says it."""
    given = [gate.reason for card in cards for gate in card.gates if gate.name == name]
    told = say("semicolon", lang).join(dict.fromkeys(flat(text) for text in given if text))
    return say("bracketed", lang, text=told) if told else ""


def why(leaf: LeafMove, lang: str) -> str:
    """The causes with their points, then what is different."""
    causes = [(cause, change) for cause, change in leaf.causes.items() if change]
    parts = [_caused(cause, change, lang) for cause, change in causes]
    if len(causes) == 1:
        parts = [say(f"cause.{causes[0][0]}", lang) + _status(leaf, causes[0][0], lang)]
    shown = {cause for cause, _ in causes}
    for flag in leaf.flags:
        if flag == "target" and "eased" in leaf.flags:
            continue
        if flag in shown and flag != "target" and len(causes) == 1:
            continue
        parts.append(say(f"flag.{flag}", lang))
    if leaf.net is not None:
        parts.append(say("net", lang, change=signed(leaf.net)))
    return say("semicolon", lang).join(parts)


def _caused(cause: str, change: Fraction, lang: str) -> str:
    return say("caused", lang, cause=say(f"cause.{cause}", lang), change=signed(change))


def _status(leaf: LeafMove, cause: str, lang: str) -> str:
    """From what to what, where an indicator wasn't scored like any other in both years."""
    if cause != STATUS or leaf.first is None or leaf.second is None:
        return ""
    if leaf.first.status == leaf.second.status:
        return ""
    old, new = (
        say(f"status.{one.status}", lang) or say("scored", lang)
        for one in (leaf.first, leaf.second)
    )
    arrow = say("arrow", lang, old=old, new=new)
    return f"（{arrow}）" if lang == "zh" else f" ({arrow})"


def cell(leaf: LeafScore | None, lang: str) -> str:
    """Actual (target) of one year."""
    if leaf is None:
        return ""
    w = words(lang)
    actual, target = achieved.actual_text(leaf, w), achieved.target_text(leaf, w)
    if not actual:
        return say(f"status.{leaf.status}", lang)
    if not target:
        return actual
    return f"{actual}（{target}）" if lang == "zh" else f"{actual} ({target})"


def told(move: Movement, comparison: Comparison, lang: str) -> list[str]:
    """What moved in the whole: total, grade, money; by cause where it can be taken apart."""
    a, b = move.first.card, move.second.card
    found = []
    old, new = move.totals
    if old is not None and new is not None and move.change is not None:
        grade = ""
        if a.grade != b.grade:
            grade = say("moved.grade", lang, old=a.grade or "—", new=b.grade or "—")
        key = "moved.total" if move.same_project else "apart.total"
        found.append(say(
            key, lang, old=points(old) + _own(a, move), new=points(new) + _own(b, move),
            change=signed(move.change), grade=grade,
        ))  # fmt: skip
        if move.percent:
            found.append(say("moved.percent", lang))
    if a.funds is not None and b.funds is not None:
        was, now = overview_of(move.first, move.second, lang)
        units = {"budget": b.funds.unit, "spent": b.funds.unit}
        money = {
            key: say("arrow", lang, old=was[key], new=now[key]) + units.get(key, "") for key in was
        }
        if any(was[key] != now[key] for key in was):
            found.append(say("moved.money", lang, **money))
    if not move.comparable:
        why_not = "moved.unscored" if move.change is None else "moved.not"
        found.append(say(why_not, lang, share=fixed(move.matched * 100, 0) + "%"))
        return found
    causes = _causes(move)
    if causes:
        parts = [
            _caused("bounded" if cause == ROUNDING and move.bounded else cause, change, lang)
            for cause, change in causes.items()
        ]
        found.append(say("by_cause", lang, causes=say("comma", lang).join(parts)))
    return found


def _causes(move: Movement) -> dict[str, Fraction]:
    """The causes as printed, which add up to the printed change: what rounding each of them leaves
    goes to the roundings."""
    shown = {cause: rounded(change, DIGITS) for cause, change in move.by_cause().items()}
    shown.pop(ROUNDING, None)
    shown[ROUNDING] = rounded(move.change or ZERO, DIGITS) - sum(shown.values(), ZERO)
    return {cause: change for cause, change in shown.items() if change}


def _own(card: Scorecard, move: Movement) -> str:
    """The card's own total, where points of 100 are printed."""
    if not move.percent or card.max == HUNDRED or card.total is None or card.max is None:
        return ""
    return f"（{points(card.total)}/{plain(card.max)}）"


def overview_of(first: Year, second: Year, lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """Budget, spending and execution of both, in the second's unit."""
    funds = second.card.funds
    assert funds is not None
    made = []
    for year in (first, second):
        card = year.card
        made.append({
            "budget": (money(card, "budget", funds.factor) or "—"),
            "spent": (money(card, "spent", funds.factor) or "—"),
            "execution": rate(card.funds.execution if card.funds else None) or "—",
        })  # fmt: skip
    return made[0], made[1]


def order_note(comparison: Comparison, lang: str) -> str:
    """In which order the causes are taken out, where any are."""
    return say("order", lang) if any(move.comparable and move.leaves for move in comparison.movements) else ""  # fmt: skip
