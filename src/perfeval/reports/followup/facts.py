"""Facts, rules and amounts of recommendations in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.checks.words import word
from perfeval.followup.doubts import doubts
from perfeval.followup.vocabulary import BY_KEY, RATE
from perfeval.followup.wording import shown
from perfeval.i18n.use_words import TEXTS, say
from perfeval.model.policy import Bounds
from perfeval.model.rounding import fixed, plain
from perfeval.model.spots import spot

if TYPE_CHECKING:
    from perfeval.followup.records import (
        Fact,
        Fired,
        Recommendation,
        Recommended,
        Undecided,
        Year,
    )
    from perfeval.model.policy import Policy, Rule
    from perfeval.model.scorecard import Scorecard

RATES = ("execution", "arrival", "completion")


def money(policy: Policy, amount: Fraction | None) -> str:
    """An amount in the policy's unit, with as many decimals as its steps have, two at least."""
    if amount is None:
        return ""
    digits = 2
    from perfeval.followup.amounts import step

    one = step(policy) / policy.factor
    while digits < 6 and (one * 10**digits).denominator != 1:
        digits += 1
    return fixed(amount / policy.factor, digits)


def signed(text: str) -> str:
    return text if text.startswith("-") or not text.strip("0.") else "+" + text


def fact(policy: Policy, one: Fact, lang: str) -> str:
    """What was found and what was asked, and where it stands."""
    year = one.year + ("年" if lang == "zh" and one.year.isdigit() else " ") if one.year else ""
    text = say(
        "fact", lang, year=year, what=_what(one.key, lang), value=_value(policy, one, lang),
        wanted=_wanted(one, lang),
    )  # fmt: skip
    if one.span is None:
        return text
    place = spot(one.span, lang) if one.span.sheet else f"{one.span.file}:{one.span.line}"
    return text + say("fact.at", lang, place=place)


def _what(key: str, lang: str) -> str:
    if f"fact.{key}" in TEXTS:
        return say(f"fact.{key}", lang)
    name = BY_KEY.get(key)
    return key if name is None or lang != "zh" else name.zh


def _value(policy: Policy, one: Fact, lang: str) -> str:
    if one.key == "gates" and not isinstance(one.value, Fraction):
        return str(one.value) or say("not_fired", lang)
    if one.key == "trend" and isinstance(one.value, Fraction):
        return signed(fixed(one.value, 2))
    name = BY_KEY.get(one.key)
    return shown(policy, name.kind if name is not None else "", one.value, lang != "zh")


def _wanted(one: Fact, lang: str) -> str:
    wanted = one.wanted
    if isinstance(wanted, Bounds):
        rate = one.key in RATES or (one.key in BY_KEY and BY_KEY[one.key].kind == RATE)
        return bounds(wanted, rate, lang)
    if isinstance(wanted, bool):
        return say("fired" if wanted else "not_fired", lang)
    # an expression is a tuple as well
    text = getattr(wanted, "text", None)
    return say("list", lang).join(wanted) if text is None else str(text)


def bounds(wanted: Bounds, rate: bool, lang: str) -> str:
    def text(value: Fraction) -> str:
        return plain(value * 100, 4) + "%" if rate else plain(value, 4)

    signs = (("≥", wanted.min), (">", wanted.above), ("≤", wanted.max), ("<", wanted.below))
    return say("comma", lang).join(sign + text(value) for sign, value in signs if value is not None)


def undecided(one: Undecided, lang: str) -> str:
    why = word("undecided", one.why, lang == "zh")
    if one.what:
        why += f"（{one.what}）" if lang == "zh" else f" ({one.what})"
    return say("undecided", lang, rule=one.rule.name, why=why)


def reason(one: Fired, lang: str) -> str:
    return one.reason[0 if lang == "zh" else 1]


def rule(one: Fired, lang: str) -> str:
    """The rule with its action and reason."""
    why = reason(one, lang)
    if not one.rule.action:
        key = "rule.alone" if why else "rule.bare"
        return say(key, lang, rule=one.rule.name, reason=why)
    action = say(f"action.{one.rule.action}", lang)
    text = say("rule", lang, rule=one.rule.name, action=action, reason=why).rstrip()
    return text if one.used else text + say("rule.unused", lang)


def named(year: Year, lang: str) -> str:
    """The project with its year, which many names have in them already."""
    name = year.card.project.header.name
    return name if year.label in name else say("named", lang, project=name, year=year.label)


def head(policy: Policy, one: Recommendation, lang: str) -> str:
    """Project, action and amount in a line."""
    action = say(f"action.{one.action}", lang)
    text = say("head", lang, project=named(one.last, lang), action=action)
    if one.amount is None or one.base is None:
        return text
    return text + say(
        "head.amount", lang, base=money(policy, one.base), amount=money(policy, one.amount),
        unit=policy.unit, change=signed(money(policy, one.change)),
    )  # fmt: skip


def notes(policy: Policy, one: Recommendation, lang: str) -> list[str]:
    """What is to be said of a recommendation beside its rules."""
    found = [
        say("doubted", lang, why=word("doubt", doubt.why, lang == "zh"), what=doubt.what)
        for doubt in doubts(one.last.card)
    ]
    found += [
        say("range", lang, rule=fired.rule.name, ends=_ends(fired.rule), low=money(policy, fired.range[0]),
            high=money(policy, fired.range[1]), unit=policy.unit)
        for fired in one.fired if fired.used and fired.range is not None
    ]  # fmt: skip
    found += [
        say("held", lang, rule=fired.rule.name, action=say(f"action.{fired.rule.action}", lang),
            amount=money(policy, fired.held), unit=policy.unit)
        for fired in one.fired if fired.used and fired.held is not None
    ]  # fmt: skip
    if one.limited:
        found.append(say(
            f"limited.{one.limited}", lang, amount=money(policy, one.amount),
            exact=money(policy, one.exact), unit=policy.unit,
        ))  # fmt: skip
    found += [undecided(open_, lang) for open_ in one.undecided]
    if not one.action:
        found.append(say("norule", lang))
    if one.conditions:
        items = say("semicolon", lang).join(text.rstrip("。.") for text in one.conditions)
        found.append(say("conditions", lang, items=items))
    return found


def _ends(rule: Rule) -> str:
    between, by = rule.between, rule.by or Fraction(0)
    low, high = (between.low or Fraction(0), between.high or by) if between else (by, by)
    return f"{plain(low * 100, 4)}%～{plain(high * 100, 4)}%"


def rescaled(card: Scorecard) -> bool:
    """Whether the score is printed as points of 100 and the card has another full score."""
    return card.total is not None and card.max is not None and card.max != 100


def score_head(made: Recommended, lang: str) -> str:
    """The head of the scores, which says so where they were brought to 100."""
    own = any(rescaled(one.last.card) for one in made.projects)
    return say("col.score.hundred" if own else "col.score", lang)


def scale_notes(made: Recommended, lang: str) -> list[str]:
    """That scores are points of 100, with the card's own, where a set has another full score."""
    own = [one.last for one in made.projects if rescaled(one.last.card)]
    if not own:
        return []
    told = say("semicolon", lang).join(
        say("own_score", lang, project=named(year, lang), total=fixed(year.card.total, 2), max=plain(year.card.max))
        for year in own if year.card.total is not None and year.card.max is not None
    )  # fmt: skip
    return [say("of_hundred", lang, told=told)]


def envelope(policy: Policy, amount: Fraction, lang: str) -> str:
    """Whether what is recommended fits into what there is."""
    if policy.envelope is None:
        return ""
    rest = policy.envelope - amount
    return say(
        "envelope.in" if rest >= 0 else "envelope.over", lang, envelope=money(policy, policy.envelope),
        amount=money(policy, amount), rest=money(policy, abs(rest)), unit=policy.unit,
    )  # fmt: skip
