"""The score table as CSV for spreadsheets: BOM, CRLF, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from perfeval.reports import figures, footing
from perfeval.reports.achieved import rate_of
from perfeval.reports.score_table import branch_rate, depth, leaf_cells, level_keys
from perfeval.reports.words import Words, words
from perfeval.scoring.trace import trace

if TYPE_CHECKING:
    from perfeval.model.scorecard import BranchScore, Scorecard

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?%?")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TAIL = ("id", "weight", "target", "actual", "completion", "score", "rate", "status", "result",
        "reported", "reason", "trace")  # fmt: skip


def csv_text(card: Scorecard, lang: str = "zh") -> str:
    """One row a leaf and a branch, the total last; names in full on every row."""
    w = words(lang)
    wide = depth(card)
    keys = ["row", *level_keys(wide).split(), *TAIL]
    rows = [{key: w(f"col.{key}") for key in keys}]
    branches = {b.indicator.path: b for b in card.branches}
    closing: list[tuple[str, ...]] = []
    for leaf in card.leaves:
        path = leaf.indicator.path
        while closing and path[: len(closing[-1])] != closing[-1]:
            rows += _branch(card, branches[closing.pop()], w)
        closing += [path[:n] for n in range(len(closing) + 1, len(path)) if path[:n] in branches]
        cells = leaf_cells(card, leaf, w, wide)
        rows.append({**cells, "row": w("row.leaf"), "trace": trace(leaf, w.lang)})
    while closing:
        rows += _branch(card, branches[closing.pop()], w)
    if card.indicator_set.scored:
        digits = card.indicator_set.rounding.digits
        foot = footing.of_set(card)
        if foot.steps:
            weight, start = figures.short(foot.weight), figures.points(foot.start, digits)
            name = w("row.total")
            rows.append({"row": name, "level1": name, "weight": weight, "score": start})
            rows += _steps(card, foot.steps, (), w)
        total = {
            "row": w("row.sum"),
            "level1": w("row.total_score"),
            "weight": figures.short(card.max),
        }
        total["score"] = figures.points(card.total, digits)
        total["rate"] = figures.rate(rate_of(card.total, card.max))
        rows.append({**total, "result": card.grade or ""})
    return _written([[safe(row.get(key, "")) for key in keys] for row in rows])


def _branch(card: Scorecard, branch: BranchScore, w: Words) -> list[dict[str, str]]:
    """The steps from a branch's children to its score, and the branch."""
    path = branch.indicator.path
    cells = {
        **_names(path), "row": w("row.branch"),
        "id": branch.indicator.id, "weight": figures.short(branch.weight),
        "score": figures.points(branch.score, card.indicator_set.rounding.digits),
        "rate": branch_rate(card, branch),
    }  # fmt: skip
    steps = footing.of_branch(card, branch).steps if card.indicator_set.scored else ()
    return [*_steps(card, steps, path, w), cells]


def _steps(
    card: Scorecard, steps: tuple[footing.Step, ...], path: tuple[str, ...], w: Words
) -> list[dict[str, str]]:
    digits = card.indicator_set.rounding.digits
    return [
        {
            **_names((*path, footing.label(step, w))), "row": w(f"row.{step.kind}"),
            "weight": figures.short(step.weight) if step.weight else "",
            "score": footing.change(step, digits), "reason": footing.reason(step, card, w),
        }
        for step in steps
    ]  # fmt: skip


def _names(path: tuple[str, ...]) -> dict[str, str]:
    return {f"level{n}": name for n, name in enumerate(path, 1)}


def safe(text: str) -> str:
    """A cell that stays text: formulas get an apostrophe in front, numbers stay numbers."""
    text = text.replace("\x00", "")
    if not text.lstrip(" \u3000\u00a0\ufeff").startswith(_DANGEROUS) or _NUMBER.fullmatch(text):
        return text
    return "'" + text


def _written(rows: list[list[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + buffer.getvalue()
