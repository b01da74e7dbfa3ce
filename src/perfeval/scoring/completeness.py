"""What a transfer payment's report must say: every unmet goal with reason and next steps, the
seven matters of fund management judged with evidence, the use and publication of the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model import scorecard as s
from perfeval.model.finding import Finding
from perfeval.scoring.chapter_texts import chapter, mentions, said, speaks
from perfeval.scoring.references import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.results import Result

# the matters of the official form (资金管理情况), each with the words that name it in a set
MATTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("分配科学性", ("分配", "allocation")),
    ("下达及时性", ("下达", "passeddown", "issued")),
    ("拨付合规性", ("拨付", "paidout", "disburs")),
    ("使用规范性", ("使用规范", "使用合规", "usedbytherules", "proper use")),
    ("执行准确性", ("执行准确", "spentasbudgeted", "accura")),
    ("预算绩效管理情况", ("绩效管理", "performancemanagement")),
    ("支出责任履行情况", ("支出责任", "支出履责", "责任履行", "ownshare", "responsibil")),
)
DEVIATIONS = (
    "deviations",
    "unmet",
    "偏离绩效目标",
    "偏离目标",
    "偏差及原因",
    "未完成原因",
    "目标未完成",
)
USE = (
    "use_and_publication",
    "publication",
    "结果拟应用",
    "结果应用",
    "应用和公开",
    "公开情况",
    "应用打算",
)


def of_report(card: s.Scorecard) -> Iterator[Finding]:
    """Findings about what a transfer payment's report leaves out."""
    yield from _next_steps(card)
    yield from _left_out(card)
    yield from _goals(card)
    yield from _matters(card)
    yield from _use(card)


def _next_steps(card: s.Scorecard) -> Iterator[Finding]:
    """Reasons without what will be done about it."""
    for leaf in card.leaves:
        result = leaf.result
        if result is None or not _short(leaf) or _answered(card, leaf, result):
            continue
        said = result.statement
        why = result.reason or (said.problem if said is not None else "")
        if why:
            params = {"name": leaf.indicator.name}
            place = result.place("reason", "statement")
            yield Finding("PE541", place, params, leaf.indicator.path)


def _short(leaf: s.LeafScore) -> bool:
    """Unmet, or judged to conform in part or not at all; of leaves without points."""
    if leaf.status != s.UNSCORED:
        return False
    said = leaf.result.statement if leaf.result is not None else None
    return leaf.met is False or (said is not None and said.state in ("部分符合", "不符合"))


def _answered(card: s.Scorecard, leaf: s.LeafScore, result: Result) -> bool:
    """Whether the result, its statement or a problem of its says what will be done."""
    if result.improvement or (result.statement is not None and result.statement.measures):
        return True
    node = leaf.indicator
    names = {node.name, node.id, "/".join(node.path)} - {""}
    return any(
        problem.suggestion and (problem.id == result.problem or names & set(problem.indicators))
        for problem in card.project.problems
    )


def _left_out(card: s.Scorecard) -> Iterator[Finding]:
    """Unmet goals that the written chapter on deviations does not name."""
    found = chapter(card.project.narrative, DEVIATIONS)
    if found is None or not found.text.strip():
        return
    places = card.project.places
    place = places.get(f"narrative.{found.heading}") or places.get("narrative")
    called = _names(card)
    text = said(found.text)
    for leaf in card.leaves:
        if leaf.met is not False or leaf.status in (s.NOT_APPLICABLE, s.NOT_DUE, s.MISSING):
            continue
        if mentions(text, leaf, *called.get(leaf.indicator.path, ([], []))):
            continue
        params = {
            "name": leaf.indicator.name,
            "target": leaf.target.text if leaf.target is not None else "",
            "actual": leaf.measured.value.text if leaf.measured and leaf.measured.value else "",
            "state": _state(leaf),
        }
        yield Finding("PE540", place, params, leaf.indicator.path)


def _state(leaf: s.LeafScore) -> str:
    """The judgement of a leaf that no numbers measure."""
    said = leaf.result.statement if leaf.result is not None else None
    measured = leaf.measured is not None and leaf.measured.value is not None
    return said.state if said is not None and not measured else ""


def _goals(card: s.Scorecard) -> Iterator[Finding]:
    """Missed goals that no indicator measures: reason, next steps, and their place in the text."""
    if not card.project.goals:
        return
    from perfeval.scoring.goal_misses import misses

    found = chapter(card.project.narrative, DEVIATIONS)
    text = said(found.text) if found is not None and found.text.strip() else None
    for miss in misses(card):
        goal = miss.goal
        if goal.reason and not goal.improvement:
            yield Finding("PE541", goal.at.get("reason", goal.span), {"name": goal.name})
        names, numbers = [goal.name, *goal.aliases], [miss.number]
        pair = (miss.target.text, miss.actual.text)
        if text is None and goal.reason:
            continue
        if text is not None and speaks(text, names, numbers, pair):
            continue
        params = {"name": goal.name, "target": pair[0], "actual": pair[1], "state": ""}
        places = card.project.places
        place = places.get(f"narrative.{found.heading}") if found is not None else None
        yield Finding("PE540", place or goal.at.get("name", goal.span), params)


def _names(card: s.Scorecard) -> dict[tuple[str, ...], tuple[list[str], list[int]]]:
    """By leaf what else it is called: names and aliases of its goals, and their numbers."""
    found: dict[tuple[str, ...], tuple[list[str], list[int]]] = {}
    goals = card.project.goals
    if not goals:
        return found
    from perfeval.scoring.goal_links import linked

    for number, leaf in enumerate(linked(goals, card.leaves)):
        if leaf is not None:
            names, numbers = found.setdefault(leaf.indicator.path, ([], []))
            names += [goals[number].name, *goals[number].aliases]
            numbers.append(number + 1)
    return found


def _matters(card: s.Scorecard) -> Iterator[Finding]:
    """The seven matters: each there, judged, told and shown."""
    texts = card.project.narrative
    known = {matter: _leaf_of(card, words) for matter, words in MATTERS}
    absent = [matter for matter, leaf in known.items() if leaf is None]
    place = card.project.places.get("results")
    if absent and (texts or len(absent) < len(MATTERS)):
        params = {"n": str(len(absent)), "names": "、".join(absent)}
        yield Finding("PE543", place, params)
    for leaf in known.values():
        if leaf is None or leaf.result is None or leaf.status in (s.NOT_APPLICABLE, s.NOT_DUE):
            continue
        said, path = leaf.result.statement, leaf.indicator.path
        if said is None:
            continue
        params = {"name": leaf.indicator.name}
        if not (said.state and said.text.strip()):
            yield Finding("PE545", leaf.result.place("statement"), params, path)
        elif said.state != "不适用" and not any(evidence_of(leaf.result)):
            yield Finding("PE544", leaf.result.place("statement"), params, path)


def open_matters(card: s.Scorecard) -> list[str]:
    """The matters of fund management that the set does not have, or that are not judged yet."""
    found = []
    for matter, words in MATTERS:
        leaf = _leaf_of(card, words)
        said = leaf.result.statement if leaf is not None and leaf.result is not None else None
        judged = said is not None and bool(said.state) and bool(said.text.strip())
        apart = leaf is not None and leaf.status in (s.NOT_APPLICABLE, s.NOT_DUE)
        if not judged and not apart:
            found.append(matter if leaf is None else leaf.indicator.name)
    return found


def _leaf_of(card: s.Scorecard, words: tuple[str, ...]) -> s.LeafScore | None:
    for leaf in card.leaves:
        name = leaf.indicator.name.casefold().replace(" ", "")
        stated = leaf.indicator.score.kind == "none" or (
            leaf.result is not None and leaf.result.statement is not None and leaf.target is None
        )
        if stated and any(word in name for word in words):
            return leaf
    return None


def _use(card: s.Scorecard) -> Iterator[Finding]:
    """The part on use and publication, once the rest of the report is being written."""
    texts = card.project.narrative
    if not texts:
        return
    found = chapter(texts, USE)
    if found is None or not found.text.strip():
        yield Finding("PE542", card.project.places.get("narrative"), {})
