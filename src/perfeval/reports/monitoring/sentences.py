"""The conclusion of a monitoring report, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfeval.i18n.monitoring_words import say
from perfeval.model.monitoring import LIKELIHOODS, NO_PROGRESS, NOT_APPLICABLE
from perfeval.monitoring.run import counts, omitted
from perfeval.reports import figures
from perfeval.reports.monitoring.form_goals import path_of, shown
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.model.monitoring import GoalProgress, Light
    from perfeval.reports.monitoring.view import View

NAMED = 5  # goals named in a sentence


def conclusion(view: View) -> list[str]:
    """Paragraphs: time and money, goals, what stands in contrast, likelihoods, the basis."""
    found = [view.t("space").join([_time(view), *_funds(view)]), _goals(view)]
    if view.m.contrast:
        found.append(view.t(f"say.{view.m.contrast}"))
    found += [_mean(view), _likely(view), _unknown(view), _basis(view)]
    return [text for text in found if text]


def _time(view: View) -> str:
    m = view.m
    text = view.t(
        "say.elapsed", start=view.day(m.start), end=view.day(m.end), day=view.day(m.as_of),
        rate=figures.rate(m.elapsed),
    )  # fmt: skip
    return text + view.t("space") + view.t("say.assumed", year=m.as_of.year) if m.assumed else text


def _funds(view: View) -> list[str]:
    total = view.m.total
    if total is None or total.rate is None:
        return [view.t("say.no_funds")]
    unit = view.m.unit
    found = [
        view.t(
            "say.funds", budget=view.money(total.budget), spent=view.money(total.spent), unit=unit,
            rate=figures.rate(total.rate), due=figures.rate(total.due),
        ) + _gap(view, total.due - total.rate, total.light)
    ]  # fmt: skip
    if total.forecast is not None and total.budget:
        mixed = any(line.stated is not None for line in view.m.lines if not line.of)
        key = "say.mixed" if mixed else "say.computed"
        if total.stated is not None:
            key = "say.forecast"
        share = figures.rate(total.forecast / total.budget)
        found.append(view.of_period(key, amount=view.money(total.forecast), unit=unit, rate=share))
    return found


def _gap(view: View, gap: Fraction, light: Light | None) -> str:
    """Behind or ahead by how much, with the light."""
    text = view.t("say.level")
    if view.points(gap).strip("0."):
        text = view.t("say.behind" if gap > 0 else "say.ahead", gap=view.points(gap))
    if light is not None:
        text += view.t("say.light", light=flat(light.name))
    return text + view.t("stop")


def _goals(view: View) -> str:
    m = view.m
    if m.goals_done is None or m.goals_due is None:
        return view.t("say.no_goals")
    n = sum(counts(goal) and goal.due is not None for goal in m.goals)
    text = view.t(
        "say.goals", n=n, done=figures.rate(m.goals_done), due=figures.rate(m.goals_due),
        how=view.t("mean.weighted" if m.weighted else "mean.equal"),
    )  # fmt: skip
    return text + _gap(view, m.goals_due - m.goals_done, m.goals_light)


def mean_notes(goals: Sequence[GoalProgress], narrow: bool, lang: str) -> list[str]:
    """How the mean is made, and which goals are in none."""
    groups = []
    for key, rows in omitted(goals).items():
        names = [flat(path_of(row)[-1]) for row in rows]
        listed = say("list", lang).join(names[:NAMED])
        listed += say("say.more", lang) if len(names) > NAMED else ""
        groups.append(say(f"mean.{key}", lang, n=len(names), names=listed))
    found = [say("mean.rule", lang)]
    if groups:
        found.append(say("mean.left", lang, groups=say("semicolon", lang).join(groups)))
    return [*found, say("mean.narrow", lang)] if narrow else found


def _mean(view: View) -> str:
    if view.m.goals_done is None:
        return ""
    return view.t("space").join(mean_notes(shown(view), view.m.narrow, view.lang))


def _likely(view: View) -> str:
    goals = [goal for goal in shown(view) if goal.status != NOT_APPLICABLE]
    counts = Counter(goal.likelihood for goal in goals)
    if not any(counts[word] for word in LIKELIHOODS):
        return ""
    said = [
        view.t("say.count", word=view.t(f"lik.{word}"), n=counts[word]) for word in LIKELIHOODS if counts[word]
    ]  # fmt: skip
    if counts[""]:
        said.append(view.t("say.none", n=counts[""]))
    return view.t("say.likely", n=len(goals), counts=view.words("comma").join(said))


def _unknown(view: View) -> str:
    """Goals of which nothing is known: no zero, and not to be passed over."""
    names = [flat(path_of(goal)[-1]) for goal in shown(view) if goal.status == NO_PROGRESS]
    if not names:
        return ""
    listed = view.t("list").join(names[:NAMED])
    listed += view.t("say.more") if len(names) > NAMED else ""
    return view.t("say.unknown", n=len(names), names=listed)


def _basis(view: View) -> str:
    terms = view.m.terms
    lights = [*(one.light for one in view.m.lines), *(one.light for one in view.m.goals)]
    if terms is None or not terms.basis or not any(lights):
        return ""
    text = view.t(
        "say.basis", text=view.t("semicolon").join(flat(one).rstrip("。.") for one in terms.basis)
    )
    return text if terms.verified else text + view.t("space") + view.t("say.unverified")
