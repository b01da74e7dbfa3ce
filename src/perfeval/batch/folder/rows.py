"""Files read by example to scored rows, their findings in order and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.beginning import through_columns
from perfeval.batch.folder.totals import totals
from perfeval.scoring.number_remarks import signless
from perfeval.scoring.remarks import of_evidence, of_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from perfeval.batch.folder.beginning import Begun
    from perfeval.batch.folder.leafwise import Said
    from perfeval.batch.folder.state import State
    from perfeval.batch.folder.totals import Totalled
    from perfeval.model.finding import Finding


class Row(NamedTuple):
    """A scored project: its findings in order, with their places in words."""

    begun: Begun
    total: Totalled
    execution: Fraction | None
    found: list[tuple[str, str, str, str, str]]


def row(one: Begun, total: Totalled) -> Row:
    state, leafwise, read = one.state, one.state.leafwise, one.read
    leaves = [leaf for leaf in one.leaves if leaf is not None]
    card = one.card._replace(
        total=total.total, max=total.max, grade=total.grade,
        leaves=tuple([leaf.leaf for leaf in leaves if leaf.leaf is not None]),
    )  # fmt: skip
    project = card.project
    money, funds = one.faults, one.funds
    place, said = read.places.words, leafwise.said
    steps: list[Sequence[Said]] = [leaf.found[0] for leaf in leaves if leaf.found[0]]
    steps += [leaf.found[1] for leaf in leaves if leaf.found[1]]
    if total.found:
        steps.append(leafwise.placed(total.found, project))
    if money:
        steps.append(leafwise.placed(money, project))
    bare = [each for leaf in leaves for each in leaf.bare]
    if bare:
        steps.append(said(signless(bare)))
    steps.append(said(of_file(card)))
    steps += [leaf.found[2] for leaf in leaves if leaf.found[2]]
    if leafwise.kinds:
        steps.append(said(_evidence(one)))
    found = [(place(each.span), each) for step in steps for each in step]
    found.sort(key=_order)
    unique = {(at[3], each.code, each.path, each.params): each for at, each in found}
    rows = [(f.code, f.severity, f.path, key[0], f.message) for key, f in unique.items()]
    ahead = [
        (f.code, f.severity, f.path, place(f.span)[3], f.message)
        for f in said((*read.loaded.findings, *state.structure))
    ]
    return Row(one, total, funds.execution if funds is not None else None, [*ahead, *rows])


def _order(found: tuple[tuple[Any, ...], Said]) -> tuple[Any, ...]:
    at, said = found
    return (at[0], at[1], at[2], said.code)


def _evidence(one: Begun) -> list[Finding]:
    """Of leaves for which the set names kinds of evidence, by the project's own register."""
    project = one.card.project
    register = {entry.id: entry for entry in project.evidence}
    found: list[Finding] = []
    for scored in one.leaves:
        leaf = None if scored is None else scored.leaf
        if leaf is not None and leaf.indicator.evidence and leaf.result is not None:
            names = one.read.found.cited.get(leaf.indicator.path, [])
            found += of_evidence(register, leaf, leaf.result._replace(evidence=tuple(names)))
    return found


def together(state: State, some: Sequence[Begun]) -> list[Row | None]:
    """Projects of one set, finished; None where the kernel has to see one whole."""
    fine = through_columns(state, some)
    kept = [one for one, good in zip(some, fine, strict=True) if good]
    ends = iter(totals(state, kept) if kept else [])
    found: list[Row | None] = []
    for one, good in zip(some, fine, strict=True):
        total = next(ends) if good else None
        found.append(None if total is None else row(one, total))
    return found
