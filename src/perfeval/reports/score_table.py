"""The score table: leaves, subtotals, total; and the tables of the official forms made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.rounding import plain
from perfeval.model.scorecard import MISSING, NOT_DUE, BranchScore, LeafScore, Scorecard
from perfeval.reports import achieved, evidence, figures, footing, item_words
from perfeval.reports.once import of_set
from perfeval.reports.tables import Row, Table, columns_of, filled, row, table
from perfeval.reports.texts import bracketed, capital, documents, ended, joined, unaddressed
from perfeval.reports.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.model.indicators import IndicatorSet
    from perfeval.reports.words import Words

DEEP = 3  # levels of the usual framework; leaves below have no name of their own
KEPT = ("weight", "score", "actual", "target")


def depth(card: Scorecard) -> int:
    return max((len(leaf.indicator.path) for leaf in card.leaves), default=1)


def levels(path: tuple[str, ...], wide: int) -> dict[str, str]:
    """The names of a leaf's path in the level columns; a short path leaves the middle empty.

    A leaf that is itself a level-1 indicator is named as one.
    """
    if len(path) == 1:
        return {"level1": path[0]}
    names = [*path[:-1], *[""] * (wide - len(path)), path[-1]]
    return {f"level{index}": name for index, name in enumerate(names, 1)}


def level_keys(wide: int) -> str:
    return " ".join(f"level{index}" for index in range(1, wide + 1))


def level_columns(card: Scorecard, words: Words, tail: str, right: str) -> list[dict[str, str]]:
    """The columns of the levels and of `tail`. Where leaves of several depths share a deep tree,
    their column is that of the last level, whichever it is."""
    wide = depth(card)
    columns = columns_of(words, f"{level_keys(wide)} {tail}", right)
    depths = {len(leaf.indicator.path) for leaf in card.leaves} - {1}
    if wide > DEEP and len(depths) > 1:
        columns[wide - 1]["label"] = words("col.level_last")
    return columns


def reason_text(card: Scorecard, leaf: LeafScore, words: Words) -> str:
    """Why points are missing and what will be done, in a cell."""
    result = leaf.result
    if result is not None and leaf.status in achieved.ABSENT:
        return ended(result.absence, words)
    facts = [evidence.cited(d, words) for d in evidence.deductions(leaf, words)]
    gate = footing.gate_fact(card, leaf, words)
    if gate:
        facts.insert(0, capital(gate))
    facts += [words("comma").join(item_words.missed(leaf, words))]
    if leaf.status == MISSING and leaf.score is not None:
        facts.append(capital(no_result(leaf, words)))
    parts = [*facts, evidence.reason_of(result), evidence.improvement_of(result)]
    return joined([ended(part, words) for part in parts], words)


def no_result(leaf: LeafScore, words: Words) -> str:
    """Why a leaf counts as 0: no result at all, or none that can be scored."""
    return words(f"leaf.no_result.{achieved.missing_key(leaf)}", actual=achieved.unjudged(leaf))


def leaf_cells(card: Scorecard, leaf: LeafScore, words: Words, wide: int) -> dict[str, str]:
    """All that a table may show of one leaf."""
    share = achieved.rate_of(leaf.score, leaf.weight)
    result = leaf.result
    return {
        **levels(leaf.indicator.path, wide), "id": leaf.indicator.id,
        "weight": achieved.weight_text(leaf), "target": achieved.target_text(leaf, words),
        "actual": achieved.actual_text(leaf, words) or _absent(leaf, words),
        "completion": achieved.completion_text(leaf),
        "score": achieved.score_text(leaf, card.indicator_set),
        "rate": "" if leaf.indicator.score.unit or leaf.status in achieved.ABSENT else figures.rate(share),
        "result": achieved.result_text(leaf, words), "status": words(f"status.{leaf.status}"),
        "reason": reason_text(card, leaf, words),
        "reported": figures.short(result.reported) if result is not None else "",
    }  # fmt: skip


def _absent(leaf: LeafScore, words: Words) -> str:
    """Not applicable, not due and missing each have their own print; none reads as zero."""
    if leaf.status not in (*achieved.ABSENT, MISSING):
        return ""
    due = leaf.result.not_due if leaf.result is not None and leaf.status == NOT_DUE else ""
    due = figures.written_days(due or "", words)
    return bracketed(words(f"status.{leaf.status}"), [due or ""], words)


def branch_rate(card: Scorecard, branch: BranchScore) -> str:
    return figures.rate(achieved.rate_of(branch.score, footing.applicable(card, branch)))


def score_table(card: Scorecard, words: Words) -> Table | None:
    """All leaves with a subtotal for each level-1 branch and the total; every column foots."""
    wide = depth(card)
    scored = card.indicator_set.scored
    rows: list[Row] = []
    tops: dict[tuple[str, ...], BranchScore] = {
        b.indicator.path: b for b in card.branches if len(b.indicator.path) == 1
    }
    for top in card.indicator_set.indicators:
        inside = [
            leaf
            for leaf in card.leaves
            if leaf.indicator.path[0] == top.name and not is_statement(leaf)
        ]
        rows += [row(leaf_cells(card, leaf, words, wide)) for leaf in inside]
        branch = tops.get(top.path)
        if scored and branch is not None:
            rows += _steps(card, footing.below(card, branch), words)
            rows.append(_subtotal(card, branch, words))
    if scored:
        rows += [*_closing(card, words), _total(card, words)]
    tail = (
        "weight target actual completion score rate reason"
        if scored
        else "target actual completion result reason"
    )
    columns = level_columns(card, words, tail, "weight completion score rate")
    shown = filled(columns, rows, (*KEPT, "level1"))
    return table("score", words, shown, rows, notes=_notes(card, words), merge=wide - 1)


def _subtotal(card: Scorecard, branch: BranchScore, words: Words) -> Row:
    digits = card.indicator_set.rounding.digits
    cells = {
        "level1": words("row.subtotal", name=branch.indicator.name),
        "weight": figures.short(branch.weight), "score": figures.points(branch.score, digits),
        "rate": branch_rate(card, branch),
    }  # fmt: skip
    return row(cells, "subtotal")


def _steps(card: Scorecard, steps: Sequence[footing.Step], words: Words) -> list[Row]:
    """What stands between a sum and what comes of it: factor, adjusters, gates."""
    digits = card.indicator_set.rounding.digits
    return [
        row(
            {
                "level1": footing.label(step, words), "score": footing.change(step, digits),
                "weight": figures.short(step.weight) if step.weight else "",
                "reason": ended(footing.reason(step, card, words), words),
            },
            "step",
        )
        for step in steps
    ]  # fmt: skip


def _closing(card: Scorecard, words: Words) -> list[Row]:
    """The printed scores added up and the steps to the total, where there are any."""
    foot = footing.of_set(card)
    if not foot.steps:
        return []
    cells = {
        "level1": words("row.total"), "weight": figures.short(foot.weight),
        "score": figures.points(foot.start, card.indicator_set.rounding.digits),
    }  # fmt: skip
    return [row(cells, "sum"), *_steps(card, foot.steps, words)]


def _total(card: Scorecard, words: Words) -> Row:
    digits = card.indicator_set.rounding.digits
    cells = {
        "level1": words("row.total_score"), "weight": figures.short(card.max),
        "score": figures.points(card.total, digits),
        "rate": figures.rate(achieved.rate_of(card.total, card.max)),
    }  # fmt: skip
    return row(cells, "total")


def _notes(card: Scorecard, words: Words) -> list[str]:
    """Why a column would not foot at first sight."""
    found = []
    for branch in card.branches:
        node = branch.indicator
        if node.base is not None:
            found.append(words("note.base", name=node.name, base=plain(node.base)))
    if card.indicator_set.combine == "min" and card.indicator_set.scored:
        found.append(words("note.min"))
    names = [leaf.indicator.name for leaf in card.leaves if leaf.status in achieved.ABSENT]
    if card.factor is not None and names:
        values = {"n": len(names), "names": words.listed(names), "factor": plain(card.factor, 4)}
        found.append(words("verdict.factor", **values) + words("space") + words("note.rate"))
    return found


def standards_table(card: Scorecard, words: Words) -> Table | None:
    """Every indicator with its weight, explanation and the printed scoring rule."""
    wide = depth(card)
    stated = of_set(_stated, card.indicator_set, words.lang)
    rows = []
    for leaf in card.leaves:
        head, tail = stated[leaf.indicator.path]
        target = achieved.target_text(leaf, words)
        rows.append(row({**levels(leaf.indicator.path, wide), **head, "target": target, **tail}))
    if card.indicator_set.scored:
        cells = {
            "level1": words("row.total_score"),
            "weight": figures.short(card.indicator_set.total),
        }
        rows.append(row(cells, "total"))
    columns = level_columns(card, words, "weight target explain standard source basis", "weight")
    return table("standards", words, filled(columns, rows, ("level1",)), rows, merge=wide - 1)


def _stated(
    indicator_set: IndicatorSet, lang: str
) -> dict[tuple[str, ...], tuple[dict[str, str], dict[str, str]]]:
    """What the standards table says of each indicator before and behind its target."""
    from perfeval.scoring.standard import standard

    w = words_of(lang)
    return {
        node.path: (
            {"weight": figures.short(node.weight)},
            {
                "explain": node.explain, "standard": standard(node, lang),
                "source": unaddressed(node.source), "basis": w.listed(documents(node.basis)),
            },
        )
        for node in indicator_set.leaves()
    }  # fmt: skip


def is_statement(leaf: LeafScore) -> bool:
    """A matter of fund management: judged in words, listed apart from the indicators."""
    if leaf.indicator.score.kind != "none":
        return False
    top = leaf.indicator.path[0].lower()
    return "资金管理" in top or "fund management" in top


def statements_table(card: Scorecard, words: Words, asked: Sequence[str] = ()) -> Table | None:
    """The fund-management matters with their judgement, statement and what will be done; those
    that are `asked` for and that the set does not have as missing."""
    rows = []
    for leaf in card.leaves:
        if not is_statement(leaf):
            continue
        said = leaf.result.statement if leaf.result is not None else None
        trouble = [evidence.reason_of(leaf.result), evidence.improvement_of(leaf.result)]
        cited = [] if leaf.result is None else list(leaf.result.evidence)
        cited += said.evidence if said is not None else ()
        cells = {
            "matter": leaf.indicator.name,
            "state": said.state if said is not None else words("status.missing"),
            "statement": ended(said.text, words) if said is not None else "",
            "trouble": joined([ended(part, words) for part in trouble], words),
            "evidence": words.listed(list(dict.fromkeys(cited))),
        }
        rows.append(row(cells))
    known = {leaf.indicator.name for leaf in card.leaves if is_statement(leaf)}
    lacking = [name for name in asked if name not in known]
    rows += [row({"matter": name, "state": words("status.missing")}) for name in lacking]
    columns = columns_of(words, "matter state statement trouble evidence")
    return table("statements", words, columns, rows)


def indicators_form(
    card: Scorecard, words: Words, skip: LeafScore | None, target: str, actual: str, reason: str
) -> Table | None:
    """The indicator part of an official form: its own column names, no subtotals."""
    wide = depth(card)
    kept = [leaf for leaf in card.leaves if leaf is not skip and not is_statement(leaf)]
    rows = [row(leaf_cells(card, leaf, words, wide)) for leaf in kept]
    scored = card.indicator_set.scored
    if scored and rows:
        steps = [
            s for b in card.branches if len(b.indicator.path) == 1 for s in footing.below(card, b)
        ]
        rows += [*_steps(card, steps, words), *_closing(card, words), _total(card, words)]
    tail = f"{target} {actual} weight score" if scored else f"{target} {actual} completion result"
    columns = level_columns(card, words, f"{tail} {reason}", "weight score completion")
    for column in columns:
        column["key"] = {target: "target", actual: "actual", reason: "reason"}.get(
            column["key"], column["key"]
        )
    shown = filled(columns, rows, ("level1", "target", "actual", "reason", "weight", "score"))
    return table("indicators", words, shown, rows, merge=wide - 1)
