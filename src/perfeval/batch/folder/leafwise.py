"""Leaves scored once: what the kernel made of a result holds wherever the same result stands.

A leaf's score and findings rest on its result, its weight, the money and the day, and nothing else
of a project; `set_state` tells for which sets and projects that is so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.catalogue import message, severity
from perfeval.model.results import Item
from perfeval.reports.words import words
from perfeval.scoring.kernel import placed, scored_leaf, twice
from perfeval.scoring.leaf import score_leaf
from perfeval.scoring.measuring import read
from perfeval.scoring.number_remarks import signless_of
from perfeval.scoring.references import evidence_of, problems_of
from perfeval.scoring.remarks import of_leaf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from perfeval.model import scorecard as s
    from perfeval.model.finding import Finding, Span
    from perfeval.model.indicators import Indicator, IndicatorSet, Path
    from perfeval.model.project import Project
    from perfeval.model.quantity import Quantity
    from perfeval.model.results import Result
    from perfeval.scoring.kernel import Run
    from perfeval.scoring.shares import Shares

MOST = 400_000
LARGEST = 10**17  # for the kernel: cells are whole numbers of eight bytes


class Said(NamedTuple):
    """A finding in words, but for its place."""

    span: Span | None
    code: str
    severity: str
    path: str
    message: str
    params: tuple[tuple[str, str], ...]


class Scored(NamedTuple):
    """A leaf with its row of cells and its findings in the three steps in which the kernel makes
    them. `leaf` and its cells are lacking where it went through columns. `bare` are the targets
    without a sign, by name and place; `alone`: the project is for the kernel.
    """

    leaf: s.LeafScore | None
    cells: tuple[Any, ...]
    found: tuple[tuple[Said, ...], ...]
    bare: tuple[tuple[str, Span | None], ...]
    alone: bool

    @property
    def loud(self) -> bool:
        """Whether anything is to be said of it."""
        return bool(self.bare) or any(self.found)


class Traits(NamedTuple):
    """What must be known of a result before it may be scored by itself: whether it can't, whether
    it does not apply (True: only not yet due), and what it names beside its own evidence."""

    alone: bool
    absent: bool | None
    evidence: tuple[str, ...]
    problems: tuple[str, ...]


PLAIN = Traits(False, None, (), ())


def traits(result: Result) -> Traits:
    items = result.items if isinstance(result.items, tuple) else ()
    moving = any(item.progress for item in items if isinstance(item, Item))
    absent = False if result.not_applicable is not None else None
    if absent is None and result.not_due is not None:
        absent = True
    bare = result._replace(evidence=())
    found = Traits(
        bool(result.panel or result.progress or moving), absent,
        tuple(text for text, _ in evidence_of(bare)), tuple(name for name, _ in problems_of(result)),
    )  # fmt: skip
    return PLAIN if found == PLAIN else found


class Leafwise:
    """The leaves of one set that a process has scored."""

    def __init__(self, indicator_set: IndicatorSet, digits: int, lang: str) -> None:
        self.set = indicator_set
        self.leaves = indicator_set.leaves()
        self.digits = digits
        self.lang = lang
        self.words = words(lang)
        self.known: dict[Any, tuple[Scored, Any]] = {}
        self.plain: dict[Any, tuple[Scored, Any]] = {}  # of projects in which all leaves apply
        self.texts: dict[Any, tuple[str, str]] = {}
        self.kinds = any(leaf.evidence for leaf in self.leaves)

    def said(self, findings: Iterable[Finding]) -> tuple[Said, ...]:
        """Findings in words; the same words are made once."""
        found = []
        for finding in findings:
            key = finding.code, finding.severity, tuple(finding.params.items())
            known = self.texts.get(key)
            if known is None:
                if len(self.texts) > MOST:
                    self.texts.clear()
                known = severity(finding), message(finding, self.lang)
                self.texts[key] = known
            path = "/".join(finding.path)
            found.append(Said(finding.span, finding.code, known[0], path, known[1], key[2]))
        return tuple(found)

    def scored(
        self, card: s.Scorecard, run: Run, leaf: Indicator, absent: dict[Path, bool], split: Shares
    ) -> Scored:
        """One leaf of a project; the card has the project and its set, as `run` does."""
        project = card.project
        result = project.results.get(leaf.path)
        weight = split.weights[leaf.path]
        money: Any = None
        funds = None
        if leaf.measure.kind == "funds" and leaf.path not in absent:
            money = self.rate(run, leaf, weight)
        if money is None and (leaf.measure.kind == "funds" or leaf.score.kind == "blend"):
            funds = project.funds
        key = (
            leaf.path, id(result), weight, id(funds), money, project.header.as_of,
            split.policies.get(leaf.path) if leaf.path in absent else None,
        )  # fmt: skip
        known = self.known.get(key)
        if known is None:
            if len(self.known) > MOST:
                self.known.clear()
            # what is named by its identity has to live as long as its name is used
            known = self.made(card, run, leaf, absent, split), (result, funds)
            self.known[key] = known
        return known[0]

    def rate(self, run: Run, leaf: Indicator, weight: Fraction) -> Quantity | None:
        """The rate of the money, which is all that the leaf asks of it; None where there is more to
        say."""
        found: list[Finding] = []
        measured = read(run.task(leaf, weight), leaf.measure, found)
        if found or measured.missing or measured.pieces or measured.stated:
            return None
        return measured.value

    def made(
        self, card: s.Scorecard, run: Run, leaf: Indicator, absent: dict[Path, bool], split: Shares
    ) -> Scored:
        project = card.project
        run.findings.clear()
        outcome = score_leaf(run.task(leaf, split.weights[leaf.path]))
        found = scored_leaf(run, leaf, outcome, absent, split)
        steps = [list(run.findings), [] if leaf.path in absent else outcome.findings]
        about = list(of_leaf(card, found, {}))
        if leaf.evidence:  # the register of each project has to say of which kinds it is
            about = [finding for finding in about if finding.code not in ("PE451", "PE452")]
        steps.append(about)
        every = [finding for step in steps for finding in step]
        kept = twice(every)
        if len(kept) < len(every):
            steps = [[finding for finding in step if finding in kept] for step in steps]
        said = tuple([self.placed(step, project) if step else () for step in steps])
        bare = tuple(signless_of(card._replace(leaves=(found,))))
        alone = outcome.all_na and leaf.path not in absent
        cells = self.cells(found)
        alone = alone or any(isinstance(cell, int) and abs(cell) >= LARGEST for cell in cells)
        return Scored(found, cells, said, bare, alone)

    def placed(self, findings: Iterable[Finding], project: Project) -> tuple[Said, ...]:
        return self.said(placed(finding, project) for finding in findings)

    def cells(self, leaf: s.LeafScore) -> tuple[Any, ...]:
        from perfeval.batch.cards import leaf_cells

        return leaf_cells(leaf, self.digits, self.words)
