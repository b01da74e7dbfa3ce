"""The tree of indicators with everything that is known of each, as plain data.

A node is a dict with `kind` `branch` or `leaf`, `name` and the printed `weight`, `score`, `rate`.

- branch: `children`, `lost` (how many leaves below fell short), `leaves` (how many there are),
  `steps` ([{label, score, reason}] between the sum of the children and the score)
- leaf: `number` (from 1, in the order of the set), `state` (one of STATES), `status` (its print),
  `lost`, `open` (missing or not scored), `rows` ([{key, label, text, brief}], `brief` for a
  figure that needs no line of its own),
  `deductions` ([{points, fact, evidence, problem}]), `evidence` ([{text, id}]),
  `problems` ([{id, title}])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.model.scorecard import (
    MISSING,
    UNSCORED,
    VETOED,
    BranchScore,
    LeafScore,
    Scorecard,
)
from perfeval.reports import achieved, evidence, figures, footing
from perfeval.reports.leaf_words import LeafWords
from perfeval.reports.problem_list import falls_short
from perfeval.reports.score_table import branch_rate, leaf_cells
from perfeval.reports.texts import bare, bracketed, documents, ended, flat, reference, unaddressed
from perfeval.scoring.standard import standard
from perfeval.scoring.trace import trace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.indicators import Indicator, Path
    from perfeval.reports.words import Words

    Plain = dict[str, Any]

STATES = (
    "full",
    "lost",
    "above",
    "scored",
    "met",
    "unmet",
    "stated",
    *achieved.ABSENT,
    MISSING,
    VETOED,
    UNSCORED,
)
BRIEF = ("weight", "score", "rate", "target", "actual", "completion")
SHORT = 20


def tree(card: Scorecard, words: Words) -> Plain:
    """{nodes, steps, total, counts: {all, lost, open}} of a scored project."""
    leaves = {leaf.indicator.path: leaf for leaf in card.leaves}
    branches = {branch.indicator.path: branch for branch in card.branches}
    numbers = {path: number for number, path in enumerate(leaves, 1)}
    one = _Nodes(card, words, leaves, branches, numbers)
    nodes = [one.node(top) for top in card.indicator_set.indicators]
    told = list(_leaves(nodes))
    foot = footing.of_set(card)
    return {
        "nodes": nodes,
        "steps": [one.step(step) for step in foot.steps],
        "total": one.total(),
        "counts": {
            "all": len(told), "lost": sum(leaf["lost"] for leaf in told),
            "open": sum(leaf["open"] for leaf in told),
        },
    }  # fmt: skip


def _leaves(nodes: list[Plain]) -> list[Plain]:
    found = []
    for node in nodes:
        found += [node] if node["kind"] == "leaf" else _leaves(node["children"])
    return found


class _Nodes:
    """The nodes of one card."""

    def __init__(
        self, card: Scorecard, words: Words, leaves: dict[Path, LeafScore],
        branches: dict[Path, BranchScore], numbers: dict[Path, int],
    ) -> None:  # fmt: skip
        self.card, self.words, self.numbers = card, words, numbers
        self.leaves, self.branches = leaves, branches
        self.titles = {p.id: bare(p.title) or p.id for p in card.project.problems}
        self.register = {e.id for e in card.project.evidence}
        self.digits = card.indicator_set.rounding.digits

    def node(self, node: Indicator) -> Plain:
        if node.is_leaf:
            return self.leaf(self.leaves[node.path])
        return self.branch(node, [self.node(child) for child in node.children])

    def total(self) -> Plain | None:
        card = self.card
        if card.total is None:
            return None
        return {
            "label": self.words("row.total_score"), "weight": figures.short(card.max),
            "score": figures.points(card.total, self.digits),
            "rate": figures.rate(achieved.rate_of(card.total, card.max)),
        }  # fmt: skip

    def step(self, step: footing.Step) -> Plain:
        reason = footing.reason(step, self.card, self.words)
        label, score = footing.label(step, self.words), footing.change(step, self.digits)
        return {"label": label, "score": score, "reason": reason}

    def branch(self, node: Indicator, children: list[Plain]) -> Plain:
        found = {
            "kind": "branch", "name": node.name, "children": children, "weight": "", "score": "",
            "rate": "", "steps": [], "lost": sum(leaf["lost"] for leaf in _leaves(children)),
            "leaves": len(_leaves(children)),
        }  # fmt: skip
        branch = self.branches.get(node.path)
        if branch is None or branch.score is None or not self.card.indicator_set.scored:
            return found
        steps = footing.of_branch(self.card, branch).steps
        return found | {
            "weight": figures.short(branch.weight),
            "score": figures.points(branch.score, self.digits),
            "rate": branch_rate(self.card, branch), "steps": [self.step(step) for step in steps],
        }  # fmt: skip

    def leaf(self, leaf: LeafScore) -> Plain:
        told = LeafWords(self.card, leaf, self.words)
        cells = leaf_cells(self.card, leaf, self.words, len(leaf.indicator.path))
        state = _state(leaf, told)
        result = leaf.result
        return {
            "kind": "leaf", "name": leaf.indicator.name,
            "number": self.numbers[leaf.indicator.path], "weight": cells["weight"],
            "score": cells["score"], "rate": cells["rate"], "unit": leaf.indicator.score.unit,
            "state": state, "status": self.status(leaf, told, state),
            "lost": falls_short(leaf),
            "open": self.is_open(leaf, state),
            "rows": self.rows(leaf, told, cells), "deductions": self.deductions(leaf, told),
            "evidence": self.references(result.evidence if result is not None else ()),
            "problems": self.problems(leaf, told),
        }  # fmt: skip

    def is_open(self, leaf: LeafScore, state: str) -> bool:
        """Missing or not scored; in a set without scores, what can't be judged either."""
        unscored = leaf.status == UNSCORED and (self.card.indicator_set.scored or state == UNSCORED)
        return leaf.status in (*achieved.ABSENT, MISSING) or unscored

    def status(self, leaf: LeafScore, told: LeafWords, state: str) -> str:
        """The state in words; what was lost with its points."""
        w = self.words
        said = leaf.result.statement if leaf.result is not None else None
        if state == "stated" and said is not None:
            return flat(said.state)
        if state in ("lost", "full", "above"):
            return w(f"html.{state}", points=figures.short(abs(told.lost)))
        return w(state if state in ("met", "unmet") else f"status.{state}")

    def rows(self, leaf: LeafScore, told: LeafWords, cells: dict[str, str]) -> list[Plain]:
        w, node, result = self.words, leaf.indicator, leaf.result
        said = result.statement if result is not None else None
        absence = result.absence if result is not None and leaf.status in achieved.ABSENT else ""
        reason = told.reason or absence
        if told.needs_reason:
            reason = w("placeholder", what=w("placeholder.reason", name=node.name))
        more = {
            "id": node.id, **{key: cells[key] for key in BRIEF},
            "trace": trace(leaf, w.lang), "standard": standard(node, w.lang),
            "explain": flat(node.explain), "basis": w.listed(documents(node.basis)),
            "source": flat(unaddressed(node.source)), "state": said.state if said is not None else "",
            "statement": ended(said.text, w) if said is not None else "",
            "why": ended(reason, w), "improve": ended(told.improvement, w),
            "reported": self.reported(leaf), "review": self.review(leaf),
        }  # fmt: skip
        return [
            {"key": key, "label": w(f"col.{key}"), "text": text,
             "brief": key in BRIEF and len(text) <= SHORT}
            for key, text in more.items() if text
        ]  # fmt: skip

    def reported(self, leaf: LeafScore) -> str:
        result = leaf.result
        return figures.short(result.reported) if result is not None else ""

    def review(self, leaf: LeafScore) -> str:
        w, review = self.words, leaf.result.review if leaf.result is not None else None
        if review is None or review.score is None:
            return ""
        head = bracketed(figures.short(review.score), [w.listed([review.by, review.date])], w)
        return head + (w("colon") + flat(review.opinion) if review.opinion else "")

    def deductions(self, leaf: LeafScore, told: LeafWords) -> list[Plain]:
        """The facts; their points come to what was lost, as in the table of deductions."""
        found: Sequence[evidence.Deduction] = told.deductions
        if found and told.lost > 0:
            digits = figures.digits_of(leaf.indicator, self.card.indicator_set)
            rest = evidence.Deduction(None, told.reason) if told.reason else None
            found = evidence.fitted(
                [*found, rest] if rest else found, told.lost, digits, self.words
            )
            found = [one for one in found if one != rest]
        return [
            {
                "points": figures.short(one.points), "fact": flat(one.fact),
                "evidence": self.references(one.evidence), "problem": self.problem(one.problem),
            }
            for one in found
        ]  # fmt: skip

    def references(self, texts: tuple[str, ...]) -> list[Plain]:
        """Each piece of evidence as printed, with its id in the register where it stands there."""
        found = []
        for text in texts:
            head = text.split()[0].split("第")[0].rstrip(",，") if text.split() else ""
            known = next((key for key in (text.strip(), head) if key in self.register), "")
            found.append({"text": reference(text, self.words), "id": known})
        return found

    def problem(self, key: str) -> Plain | None:
        return {"id": key, "title": self.titles.get(key, "")} if key else None

    def problems(self, leaf: LeafScore, told: LeafWords) -> list[Plain]:
        named = evidence.problem_ids(leaf, told.deductions)
        others = evidence.related(self.card.project, leaf, named)
        ids = dict.fromkeys([*named, *(problem.id for problem in others)])
        return [found for found in map(self.problem, ids) if found]


def _state(leaf: LeafScore, told: LeafWords) -> str:
    """The one word of STATES that says most about a leaf."""
    if leaf.status in (*achieved.ABSENT, MISSING, VETOED):
        return leaf.status
    if leaf.status != UNSCORED:
        if leaf.indicator.score.unit:
            return "scored"
        return "lost" if told.lost > 0 else "above" if told.lost < 0 else "full"
    said = leaf.result.statement if leaf.result is not None else None
    if said is not None and said.state:
        return "stated"
    if leaf.met is None:
        return UNSCORED
    return "met" if leaf.met else "unmet"
