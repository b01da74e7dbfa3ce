"""A scored project as items: its own problems, the indicators that fell short, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.quantity import NUMBER, Quantity, quantity
from perfeval.reports import evidence
from perfeval.reports.opening import findings as found_by_checks
from perfeval.reports.opening import form, shortfalls
from perfeval.reports.opening.records import Draft, Measured, Opened
from perfeval.reports.texts import bare
from perfeval.reports.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.finding import Finding
    from perfeval.model.project import Problem
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.rechecking.records import Recheck
    from perfeval.reports.words import Words

LONGEST = 24


def opened(card: Scorecard, file: str, lang: str, recheck: Recheck | None = None) -> Opened:
    """What the project gives, or with its `recheck` the form that it was read from."""
    words = words_of(lang)
    project, header = card.project, card.project.header
    begin, end = header.period
    last = end or header.as_of or header.date or begin
    year = last.year if last is not None else None
    drafts = _drafts(card, recheck, words)
    cited = {name for draft in drafts for name in draft.evidence}
    return Opened(
        header.name, file, source_id(header.name, header.code, year), _title(header.name, year, lang),
        year, header.date, header.as_of or end, header.implementer or header.department,
        header.contact, drafts, tuple(e for e in project.evidence if e.id in cited),
    )  # fmt: skip


def source_id(name: str, code: str, year: int | None) -> str:
    """The same for the same project and year, whichever file it is read from."""
    own = code or (name if len(name) <= LONGEST else name[:LONGEST])
    return f"{own}-{year}" if year is not None and str(year) not in own else own


def _title(name: str, year: int | None, lang: str) -> str:
    if year is not None and str(year) in name:
        year = None
    if lang == "zh":
        return f"{name}{year}年度绩效评价" if year is not None else f"{name}绩效评价"
    return f"Evaluation of {name}" + (f", {year}" if year is not None else "")


def _drafts(card: Scorecard, recheck: Recheck | None, words: Words) -> tuple[Draft, ...]:
    if recheck is not None:
        return _with_findings(
            list(form.drafts(card, recheck, words)), recheck.findings, words, True
        )
    short = shortfalls.short(card)
    unit = card.project.funds.unit if card.project.funds is not None else "万元"
    told: set[tuple[str, ...]] = set()
    own = []
    for problem in card.project.problems:
        leaves = [leaf for leaf in short if _concerns(problem, leaf, words)]
        told.update(leaf.indicator.path for leaf in leaves)
        own.append(_problem(problem, leaves, words, unit))
    items = [
        shortfalls.draft(card, leaf, words) for leaf in short if leaf.indicator.path not in told
    ]
    # what a problem does not explain of an indicator that it concerns
    known = {problem.id for problem in card.project.problems}
    for leaf in short:
        loose = [
            one for one in evidence.deductions(leaf, words) if one.fact and one.problem not in known
        ]
        if loose and leaf.indicator.path in told:
            items.append(shortfalls.rest(leaf, loose, words))
    return _with_findings([*own, *items], card.findings, words)


def _with_findings(
    items: list[Draft], findings: Sequence[Finding], words: Words, every: bool = False
) -> tuple[Draft, ...]:
    """Findings as further items, or as remarks on the indicators that have theirs already."""
    by_indicator: dict[str, int] = {}
    for n, draft in enumerate(items):
        if draft.indicator:
            by_indicator[draft.indicator] = n
            # forms name an indicator by its own name alone
            by_indicator.setdefault(draft.indicator.rsplit("/", 1)[-1], n)
    for draft in found_by_checks.drafts(findings, words.lang, every):
        at = by_indicator.get(draft.indicator)
        if at is None:
            items.append(draft)
        else:  # a remark on an indicator that has its item already
            facts = "\n".join(filter(None, (items[at].facts, draft.facts)))
            items[at] = items[at]._replace(facts=facts)
    return tuple(items)


def _concerns(problem: Problem, leaf: LeafScore, words: Words) -> bool:
    """Whether the problem names the indicator, or the indicator's deductions name the problem."""
    node = leaf.indicator
    names = {node.id, node.name, "/".join(node.path)} - {""}
    if names & set(problem.indicators):
        return True
    if leaf.result is not None and leaf.result.problem == problem.id:
        return True
    return any(one.problem == problem.id for one in evidence.deductions(leaf, words))


def _problem(problem: Problem, leaves: list[LeafScore], words: Words, unit: str) -> Draft:
    """A problem that the project states itself, with the numbers of the indicators it concerns."""
    said = problem.amount.strip()
    money = quantity(said) if said else None
    if isinstance(money, Quantity) and money.kind == NUMBER and not money.op and money.is_bare:
        said += unit  # as the project's money is written
        money = quantity(said)
    counted = (
        isinstance(money, Quantity) and money.kind == NUMBER and not money.op
        and money.unit in ("元", "") and set("元万亿") & set(said)
    )  # fmt: skip
    facts = problem.facts.strip()
    if said and not counted:
        label = "涉及金额：" if words.lang == "zh" else "Amount: "
        facts = "\n".join(filter(None, (facts, label + said)))
    for leaf in leaves:
        linked = [one for one in evidence.deductions(leaf, words) if one.problem == problem.id]
        facts = "\n".join(filter(None, (facts, shortfalls.deducted(linked, words))))
    metrics: dict[str, Measured] = {}
    cited: list[str] = []
    for leaf in leaves:
        for one in shortfalls.metrics(leaf, words):
            metrics.setdefault(one.name, one)
        cited += shortfalls.cited(leaf, words)
    top = leaves[0].indicator.path[0] if leaves else ""
    return Draft(
        bare(problem.title) or problem.id, facts, top, problem.cause.strip(),
        problem.suggestion.strip(), said if counted else "",
        tuple(metrics.values()), tuple(dict.fromkeys(cited)), problem=problem.id,
    )  # fmt: skip
