"""A project as of another day than its own: nothing dated after the day counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.scoring.progressing import at_earlier

if TYPE_CHECKING:
    from datetime import date

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.project import Project

MOST = 20  # figures that a finding names


def at_day(
    project: Project, indicator_set: IndicatorSet, day: date
) -> tuple[Project, IndicatorSet, list[Finding]]:
    """Project and set with everything counted to `day`, and what that leaves out.

    The set stays the one of the project's own year, whatever the day. Rates with a later day of
    their own are left out; a rule's own later day gives way to `day`. Before the project's own day
    the latest progress stands for the final figures; figures without any progress stay, and are
    named.
    """
    found: list[Finding] = []
    own_day = project.header.as_of or project.header.period[1]
    if own_day is not None and day < own_day:
        project, kept_figures = at_earlier(project, day)
        if kept_figures:
            params = {
                "n": str(len(kept_figures)), "names": "、".join(kept_figures[:MOST]),
                "day": day.isoformat(), "own": own_day.isoformat(),
            }  # fmt: skip
            found.append(Finding("PE547", project.places.get("results"), params))
    funds, header = project.funds, project.header
    if funds is not None:
        late = [
            use for use in funds.rates if use.params.as_of is not None and use.params.as_of > day
        ]
        if late:
            names = "、".join(use.name for use in late)
            params = {"n": str(len(late)), "names": names, "day": day.isoformat()}
            found.append(Finding("PE548", late[0].at.get("as_of", late[0].span), params))
            kept = tuple(
                use for use in funds.rates if use.params.as_of is None or use.params.as_of <= day
            )
            project = project._replace(funds=funds._replace(rates=kept))
    if project.narrative and day != header.as_of:
        params = {"day": day.isoformat(), "own": header.as_of.isoformat() if header.as_of else ""}
        found.append(Finding("PE549", project.places.get("narrative"), params))
    # another day is another input
    digest = f"{project.digest}@{day.isoformat()}"
    project = project._replace(header=header._replace(as_of=day), digest=digest)
    tops = tuple(_until(node, day) for node in indicator_set.indicators)
    return project, indicator_set._replace(indicators=tops, valid=(None, None)), found


def _until(node: Indicator, day: date) -> Indicator:
    """The indicator with no money of its rule counted beyond the day."""
    own = getattr(node.measure.params, "as_of", None)
    if own is not None and own > day:
        params = node.measure.params._replace(as_of=day)
        node = node._replace(measure=node.measure._replace(params=params))
    if node.children:
        node = node._replace(children=tuple(_until(child, day) for child in node.children))
    return node
