"""Project and indicator set to scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.measures.measured import Context
from perfeval.model import scorecard as s
from perfeval.model.finding import Finding, pointed
from perfeval.model.quantity import FLAG, ONE
from perfeval.model.rounding import rounded, total
from perfeval.scoring import remarks
from perfeval.scoring.conditions import known_values
from perfeval.scoring.finances import summary
from perfeval.scoring.grading import grade_of
from perfeval.scoring.leaf import leaf_score, score_leaf
from perfeval.scoring.progressing import under_way, with_progress
from perfeval.scoring.shares import ZERO, Shares, shares
from perfeval.scoring.task import Outcome, Task, ballots_of, only_stated, target_of
from perfeval.scoring.vetoes import adjustments, fired

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.model.indicators import Grade, Indicator, IndicatorSet, Path
    from perfeval.model.project import Project


class Run:
    """One project's scoring, step by step."""

    def __init__(self, project: Project, indicator_set: IndicatorSet) -> None:
        self.project = project
        self.set = indicator_set
        self.findings: list[Finding] = []
        self.leaves = indicator_set.leaves()
        self.data: dict[str, Any] = {
            k: (q.flag if q.kind == FLAG else q.lo) for k, q in project.data.items()
        }
        self.ballots = ballots_of(project)

    def task(self, leaf: Indicator, weight: Fraction) -> Task:
        result = self.project.results.get(leaf.path)
        context = Context(
            leaf.path,
            self.project.funds,
            self.project.header.as_of,
            target_of(leaf, result),
            ballots=self.ballots,
        )
        if not self.set.scored:
            weight = weight or ONE  # what is met is a share of something
        return Task(leaf, result, weight, context, self.data)

    def absent(self) -> dict[Path, bool]:
        """Inapplicable leaves: True when only not due yet."""
        found: dict[Path, bool] = {}
        for leaf in self.leaves:
            result = self.project.results.get(leaf.path)
            if result is None:
                continue
            if result.not_applicable is not None:
                found[leaf.path] = False
            elif result.not_due is not None:
                found[leaf.path] = True
        return found


def score(project: Project, indicator_set: IndicatorSet) -> s.Scorecard:
    """Score a project by its set: exact, rounded once per indicator, totals of printed values."""
    project = with_progress(project)
    run = Run(project, indicator_set)
    absent = run.absent()
    outcomes, split = _outcomes(run, absent)
    scored = {
        leaf.path: scored_leaf(run, leaf, outcomes[leaf.path], absent, split) for leaf in run.leaves
    }
    pairs = [(leaf, outcomes[leaf.path]) for leaf in run.leaves if leaf.path not in absent]
    for _, outcome in pairs:
        run.findings += outcome.findings
    run.findings += split.findings
    raw = Roll(run, scored, split, (), ())
    values = known_values(
        project, pairs, {b.indicator.path: b.score for b in raw.branches if b.score is not None}
    )
    gates = fired(indicator_set, project, values, run.findings)
    adjusted = adjustments(indicator_set, project, values, run.findings)
    scored = _gated(scored, gates)
    changed = gates or adjusted
    roll = Roll(run, scored, split, tuple(gates), tuple(adjusted)) if changed else raw
    values = {**values, "total": roll.total, "总分": roll.total}
    grade = graded(run, roll, values, gates)
    funds = summary(project, run.findings)
    card = s.Scorecard(
        project=project, indicator_set=indicator_set, total=roll.total, max=roll.max,
        exact_total=roll.exact, grade=grade.name if grade else None,
        conclusion=grade.conclusion if grade else "", leaves=tuple(scored[x.path] for x in run.leaves),
        branches=tuple(roll.branches), funds=funds, adjustments=tuple(adjusted), gates=tuple(gates),
        factor=roll.factor, values=values,
    )  # fmt: skip
    every = under_way(run.findings + remarks.remarks(card), project, indicator_set)
    found = [pointed(placed(f, project)) for f in every]
    return card._replace(findings=tuple(ordered(twice(found))))


def graded(
    run: Run, roll: Roll, values: Mapping[str, Any], gates: list[s.GateFired]
) -> Grade | None:
    """The grade of a total; of what can't be reached, the total counts as a share."""
    own = run.set
    if roll.total is None or not own.scored:
        return None
    seen = roll.total if own.rounding.grade_from == "printed" else roll.exact
    by_full = seen * own.total / roll.max if roll.max and roll.max != own.total else seen
    return grade_of(own, by_full, values, gates, run.findings)


def _outcomes(run: Run, absent: dict[Path, bool]) -> tuple[dict[Path, Outcome], Shares]:
    """Score every applicable leaf; a checklist with nothing applicable joins the inapplicable."""
    while True:
        split = shares(run.set, absent)
        outcomes = {
            leaf.path: score_leaf(run.task(leaf, split.weights[leaf.path])) for leaf in run.leaves
        }
        more = [p for p, o in outcomes.items() if o.all_na and p not in absent]
        if not more:
            return outcomes, split
        absent.update(dict.fromkeys(more, False))


def scored_leaf(
    run: Run, leaf: Indicator, outcome: Outcome, absent: Mapping[Path, bool], split: Shares
) -> s.LeafScore:
    task = run.task(leaf, split.weights[leaf.path])
    if leaf.path in absent:
        status = s.NOT_DUE if absent[leaf.path] else s.NOT_APPLICABLE
        full = split.policies.get(leaf.path) == "full"
        moved = split.policies.get(leaf.path) in ("parent", "equal", "to", "drop")
        weight = task.weight if moved and leaf.weight is not None else leaf.weight
        points = task.weight if full else None
        return s.LeafScore(
            leaf, status, weight, points, points, target=target_of(leaf, task.result),
            result=task.result, policy=split.policies.get(leaf.path, ""),
        )  # fmt: skip
    reported = leaf.score.kind == "none" or only_stated(leaf, task.result)
    if reported or not run.set.scored:
        return _unscored(run, task, outcome)
    if outcome.points is None:
        made = leaf_score(task, outcome._replace(points=ZERO), s.MISSING)
        return made._replace(met=None)
    return leaf_score(task, outcome, s.VETOED if outcome.vetoed else s.SCORED)


def _unscored(run: Run, task: Task, outcome: Outcome) -> s.LeafScore:
    """A leaf that is reported only; without any result it is missing all the same."""
    leaf, result = task.leaf, task.result
    status = s.UNSCORED
    if leaf.score.kind == "none":
        if result is None and leaf.measure.kind != "funds":
            status = s.MISSING
            run.findings.append(
                Finding("PE401", leaf.span, {"name": leaf.name, "points": ""}, leaf.path)
            )
    elif outcome.points is None:
        status = s.MISSING
    made = leaf_score(task, outcome._replace(points=None), status)
    if result is not None and result.statement is not None and made.met is None:
        state = result.statement.state
        made = made._replace(met={"符合": True, "不符合": False}.get(state))
    elif made.met is None and outcome.points is not None and outcome.inputs.judged is not None:
        made = made._replace(met=outcome.inputs.judged == outcome.inputs.w)
    return made._replace(weight=leaf.weight)


def _gated(scored: dict[Path, s.LeafScore], gates: list[s.GateFired]) -> dict[Path, s.LeafScore]:
    """Leaves under a gate that takes everything score 0; a leaf's own cap holds its score."""
    found = dict(scored)
    for gate in gates:
        if not gate.at:
            continue
        for path, leaf in scored.items():
            if path[: len(gate.at)] != gate.at or leaf.score is None:
                continue
            if gate.effect == "zero":
                inputs = None if leaf.status == s.MISSING else leaf.inputs
                found[path] = leaf._replace(
                    status=s.VETOED, score=ZERO, exact=ZERO, gate=gate.name, inputs=inputs
                )
            elif gate.effect == "cap" and path == gate.at and gate.cap is not None:
                held = found[path]
                if held.score is not None and held.score > gate.cap:
                    found[path] = held._replace(score=gate.cap, exact=gate.cap, gate=gate.name)
    return found


class Roll:
    """Sums of printed scores up the tree, with adjusters and gates of the branches and the set."""

    def __init__(
        self, run: Run, scored: Mapping[Path, s.LeafScore], split: Shares,
        gates: tuple[s.GateFired, ...], adjusted: tuple[s.AdjustmentScore, ...],
    ) -> None:  # fmt: skip
        self.run = run
        self.scored = scored
        self.split = split
        self.gates = gates
        self.adjusted = adjusted
        self.branches: list[s.BranchScore] = []
        tops = [self.node(top) for top in run.set.indicators]
        self.factor: Fraction | None = None
        self.total: Fraction | None = None
        self.max: Fraction | None = None
        self.exact = ZERO
        if run.set.scored:
            self.sum_up(tops)

    def node(self, node: Indicator) -> tuple[Fraction, Fraction]:
        """(printed, exact) score of a node, in the units of its parent."""
        if node.is_leaf:
            leaf = self.scored[node.path]
            if leaf.score is None or node.score.unit:
                return ZERO, ZERO
            return leaf.score, leaf.exact if leaf.exact is not None else leaf.score
        place = len(self.branches)
        self.branches.append(s.BranchScore(node, None, None))
        parts = [self.node(child) for child in node.children]
        printed = total(p for p, _ in parts)
        exact = total(e for _, e in parts)
        if node.base and node.weight is not None:
            factor = node.weight / node.base
            rounding = self.run.set.rounding
            printed = rounded(printed * factor, rounding.digits, rounding.mode)
            exact *= factor
        change = total(a.value for a in self.adjusted if a.at == node.path)
        if change:
            printed, exact = max(printed + change, ZERO), exact + change
        name = ""
        for gate in self.gates:
            if gate.at == node.path:
                name = gate.name
                if gate.effect == "zero":
                    printed = exact = ZERO
                elif gate.effect == "cap" and gate.cap is not None:
                    printed, exact = min(printed, gate.cap), min(exact, gate.cap)
        scored = self.run.set.scored
        self.branches[place] = s.BranchScore(
            node,
            self.weight(node) if scored else node.weight,
            printed if scored else None,
            change,
            name,
        )
        return printed, exact

    def weight(self, node: Indicator) -> Fraction:
        """A branch's weight: as written, or what its leaves carry after shifts."""
        if node.is_leaf:
            if node.score.unit:
                return ZERO
            return self.split.weights[node.path]
        now = total(self.weight(child) for child in node.children)
        if node.base and node.weight is not None:
            before = total(_written(child) for child in node.children)
            return node.weight + (now - before) * node.weight / node.base
        return now

    def sum_up(self, tops: list[tuple[Fraction, Fraction]]) -> None:
        rounding = self.run.set.rounding
        full = self.run.set.total
        if self.run.set.combine == "min":
            parts = [self.scaled(top.path[0], p, e, self.weight(top), full)
                     for top, (p, e) in zip(self.run.set.indicators, tops, strict=True)]  # fmt: skip
            kept = [part for part in parts if part is not None]
            if not kept:
                self.nothing_applies()
                return
            printed, self.exact = min(p for p, _ in kept), min(e for _, e in kept)
            self.max = full
        else:
            gone = total(self.split.rescaled.values())
            dropped = total(self.split.dropped.values())
            self.max = full - dropped
            printed, self.exact = total(p for p, _ in tops), total(e for _, e in tops)
            if gone >= self.max:
                self.nothing_applies()
                return
            if gone:
                self.factor = self.max / (self.max - gone)
                printed, self.exact = printed * self.factor, self.exact * self.factor
                printed = rounded(printed, rounding.digits, rounding.mode)
        change = total(a.value for a in self.adjusted if not a.at)
        if change:
            printed, self.exact = max(printed + change, ZERO), self.exact + change
        for gate in self.gates:
            if not gate.at and gate.effect == "zero":
                printed = self.exact = ZERO
            elif not gate.at and gate.effect == "cap" and gate.cap is not None:
                printed, self.exact = min(printed, gate.cap), min(self.exact, gate.cap)
        self.total = max(rounded(printed, rounding.digits, rounding.mode), ZERO)
        self.exact = max(self.exact, ZERO)

    def nothing_applies(self) -> None:
        self.max = self.run.set.total
        self.run.findings.append(Finding("PE444", self.run.set.span, {}))

    def scaled(
        self, name: str, printed: Fraction, exact: Fraction, weight: Fraction, full: Fraction
    ) -> tuple[Fraction, Fraction] | None:
        """A level-1 branch brought to the full total, without what is inapplicable in it."""
        rest = weight - self.split.rescaled.get(name, ZERO)
        if rest <= 0:
            return None
        if rest == full:
            return printed, exact
        rounding = self.run.set.rounding
        return rounded(printed * full / rest, rounding.digits, rounding.mode), exact * full / rest


def _written(node: Indicator) -> Fraction:
    """What a node weighs in its set, before any shift."""
    if node.is_leaf:
        return ZERO if node.score.unit or node.weight is None else node.weight
    if node.base and node.weight is not None:
        return node.weight
    return total(_written(child) for child in node.children)


def placed(finding: Finding, project: Project) -> Finding:
    """What the project has to mend stands in the project, not where the set has the leaf."""
    place = None
    if finding.code in ("PE401", "PE444"):
        given = project.results.get(finding.path)
        place = given.place("parts") if given is not None else project.place_for(finding.path)
    elif finding.code == "PE445":
        result = project.results.get(finding.path)
        place = result.place("not_applicable", "not_due") if result is not None else None
    return finding._replace(span=place) if place else finding


def twice(findings: list[Finding]) -> list[Finding]:
    """Without the lost points of a number that no band and no case holds: that has been said."""
    outside = {finding.path for finding in findings if finding.code in ("PE435", "PE436", "PE442")}
    return [f for f in findings if f.code != "PE443" or f.path not in outside]


def ordered(findings: list[Finding]) -> list[Finding]:
    """Each finding once, in order of file and place."""
    unique = {(f.code, f.span, tuple(sorted(f.params.items())), f.path): f for f in findings}
    far = ("~", 1 << 30, 0)
    return sorted(unique.values(), key=lambda f: (*(f.span or far), f.code))
