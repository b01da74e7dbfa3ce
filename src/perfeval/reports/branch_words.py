"""A branch in words: what it is made of, what it lost and why, what is at full marks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.reports import achieved, figures, footing
from perfeval.reports.counted import counted
from perfeval.reports.losses import Loss, full, losses, named
from perfeval.reports.score_table import branch_rate
from perfeval.reports.texts import joined

if TYPE_CHECKING:
    from perfeval.model.scorecard import BranchScore, LeafScore, Scorecard
    from perfeval.reports.words import Words


class BranchWords(NamedTuple):
    """`head` says what a branch is made of, `told` where its points went; `names` are what `told`
    names, so that a text of the project that names them all stands for it."""

    head: str = ""
    told: str = ""
    names: tuple[str, ...] = ()

    def text(self, words: Words) -> str:
        return joined([self.head, self.told], words)


def scored(
    card: Scorecard, branch: BranchScore, leaves: list[LeafScore], groups: int, words: Words
) -> BranchWords:
    """The opening of a level-1 branch with scores; `groups` level-2 branches hold its leaves, or
    0 where it is not built of level 2 and 3."""
    weight = footing.applicable(card, branch)
    if branch.score is None or not weight:
        return BranchWords()
    values: dict[str, object] = {
        "name": branch.indicator.name, "leaves": len(leaves), "weight": figures.short(weight),
        "score": figures.short(branch.score), "rate": branch_rate(card, branch),
    }  # fmt: skip
    depths = {len(leaf.indicator.path) for leaf in leaves}
    if groups and depths == {3}:
        head = counted(words, "branch.opening", len(leaves), groups=groups, **values)
    elif max(depths) > 3:
        key = "branch.opening_deep" if groups else "branch.opening_last"
        head = counted(words, key, len(leaves), groups=groups, **values)
    else:
        head = counted(words, "branch.opening_flat", len(leaves), **values)
    lost = losses(leaves, words, card)
    steps = [step for step in footing.below(card, branch) if step.value]
    off = weight - branch.score
    told = [
        _lost(lost, leaves, branch, off == sum(loss.points for loss in lost), words),
        _above(leaves, words), _steps(steps, words), _absent(leaves, branch, weight, words),
    ]  # fmt: skip
    return BranchWords(head, joined(told, words), tuple(loss.leaf.indicator.name for loss in lost))


def _lost(
    lost: list[Loss], leaves: list[LeafScore], branch: BranchScore, whole: bool, words: Words
) -> str:
    """`whole` when the losses are all that the branch lost."""
    good = full(leaves)
    kept = [leaf for leaf in leaves if leaf.status not in achieved.ABSENT]
    if not lost:
        all_full = len(good) == len(kept) and len(kept) > 1
        return counted(words, "branch.all_full", len(good)) if all_full else ""
    parts = words("semicolon").join(named(loss, words) for loss in lost)
    points = figures.short(sum((loss.points for loss in lost), Fraction(0)))
    every = len(lost) == len(kept) > 1 and not any(loss.leaf.score for loss in lost)
    if every and not branch.score:
        return words("branch.nothing", parts=parts)
    key = "branch.lost" if whole and len(lost) > 1 else "branch.lost_parts"
    found = [words(key, points=points, parts=parts)]
    if good:
        found.append(counted(words, "branch.rest_full", len(good)))
    return joined(found, words)


def _above(leaves: list[LeafScore], words: Words) -> str:
    parts = [
        words("gain.part", name=leaf.indicator.name, points=figures.short(-achieved.lost(leaf)))
        for leaf in leaves if achieved.lost(leaf) < 0
    ]  # fmt: skip
    return words("branch.above", parts=words.listed(parts)) if parts else ""


def _steps(steps: list[footing.Step], words: Words) -> str:
    parts = [
        words("verdict.step", name=footing.label(step, words), value=footing.change(step, 0))
        for step in steps
    ]
    return words("branch.steps", parts=words("semicolon").join(parts)) if parts else ""


def _absent(leaves: list[LeafScore], branch: BranchScore, weight: Fraction, words: Words) -> str:
    """What takes no part, and that the branch's weight is told without it where it is."""
    names = [leaf.indicator.name for leaf in leaves if leaf.status in achieved.ABSENT]
    if not names:
        return ""
    values = {"n": len(names), "names": words.listed(names)}
    if branch.weight is None or branch.weight == weight:
        return words("branch.absent", **values)
    return words("branch.absent_less", whole=figures.short(branch.weight), **values)


def closing(card: Scorecard, branch: BranchScore | None, words: Words) -> str:
    """What a branch of several indicators comes to, with what it lost."""
    if (
        branch is None
        or branch.score is None
        or not (full_weight := footing.applicable(card, branch))
    ):
        return ""
    values = {
        "name": branch.indicator.name, "weight": figures.short(full_weight),
        "score": figures.short(branch.score),
    }  # fmt: skip
    off = full_weight - branch.score
    if off > 0:
        return words("branch.closing_lost", lost=figures.short(off), **values)
    return words("branch.closing", **values)
