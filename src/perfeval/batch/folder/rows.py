"""Files read by example to scored rows, their findings in order and in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.folder.beginning import alone, laid
from perfeval.batch.folder.monies import executions
from perfeval.batch.folder.totals import alone as summed
from perfeval.batch.folder.totals import totals
from perfeval.model.rounding import scaled
from perfeval.scoring.number_remarks import signless
from perfeval.scoring.remarks import of_evidence, of_file, of_full_marks, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.batch.folder.beginning import Begun
    from perfeval.batch.folder.leafwise import Said
    from perfeval.batch.folder.sheet import Sheet
    from perfeval.batch.folder.state import State
    from perfeval.batch.folder.totals import Totalled
    from perfeval.model.finding import Finding

RATE_DIGITS = 4


class Row(NamedTuple):
    """A scored project: where its leaves stand, how much of its budget was spent in 1/10000, its
    findings in order, with their places in words."""

    begun: Begun
    sheet: Sheet
    place: int
    total: Totalled
    execution: int | None
    found: Sequence[tuple[str, str, str, str, str]]


def together(state: State, some: Sequence[Begun]) -> list[Row | None]:
    """Projects of one set, finished; None where the kernel has to see one whole."""
    sheet, fine = laid(state, some)
    kept = [n for n, good in enumerate(fine) if good]
    found: list[Row | None] = [None] * len(some)
    if not kept:
        return found
    spent = _spent(state, [some[n] for n in kept])
    left = []
    for n, total, execution in zip(kept, totals(state, sheet, some, kept), spent, strict=True):
        if total is not None:
            found[n] = row(some[n], sheet, n, total, execution)
        elif None in some[n].leaves:
            left.append(n)
        else:
            own = summed(some[n], state.digits)
            found[n] = None if own is None else row(some[n], sheet, n, own, execution)
    left = [n for n in left if alone(some[n])]
    if left:
        for n, again in zip(left, together(state, [some[n] for n in left]), strict=True):
            found[n] = again
    return found


def _spent(state: State, some: Sequence[Begun]) -> list[int | None]:
    """How much of each budget was spent; where there may be more to say of the money, by its
    summary, which tells the faults."""
    plain = [n for n, one in enumerate(some) if one.sums is not None]
    found: list[int | None] = [None] * len(some)
    left = {n for n, one in enumerate(some) if one.sums is None}
    if plain:
        sums = [own for one in some if (own := one.sums) is not None]
        columns = [own.tolist() for own in executions(state.set, sums)]
        for n, units, without, odd in zip(plain, *columns, strict=True):
            found[n] = None if without else units
            if odd:
                left.add(n)
    for n in left:
        funds = some[n].funds
        rate = None if funds is None else funds.execution
        found[n] = None if rate is None else scaled(rate, RATE_DIGITS, "half-up")
    return found


def row(one: Begun, sheet: Sheet, place: int, total: Totalled, execution: int | None) -> Row:
    state, leafwise, read = one.state, one.state.leafwise, one.read
    project, loud, said = one.project, sheet.loud[place], leafwise.said
    steps: list[Sequence[Said]] = [leaf.found[0] for leaf in loud]
    steps += [leaf.found[1] for leaf in loud]
    if total.found:
        steps.append(leafwise.placed(total.found, project))
    if one.faults:
        steps.append(leafwise.placed(one.faults, project))
    bare = [each for leaf in loud for each in leaf.bare]
    if bare:
        steps.append(said(signless(bare)))
    if one.apart or not state.still:
        steps.append(said(_of_file(one, total)))
    steps += [leaf.found[2] for leaf in loud]
    if leafwise.kinds:
        steps.append(said(_evidence(one)))
    where = read.places.words
    found = [(where(each.span), each) for step in steps for each in step]
    if found:
        found.sort(key=_order)
    unique = {(at[3], each.code, each.path, each.params): each for at, each in found}
    rows = [(f.code, f.severity, f.path, key[0], f.message) for key, f in unique.items()]
    if read.loaded.findings or state.structure:
        before = said((*read.loaded.findings, *state.structure))
        rows[:0] = [(f.code, f.severity, f.path, where(f.span)[3], f.message) for f in before]
    return Row(one, sheet, place, total, execution, rows)


def _of_file(one: Begun, total: Totalled) -> list[Finding]:
    """Of the project's own blocks, and of its set."""
    card, units = one.card, total.total
    if one.apart:  # its goals, or what it prints, are compared with the scores
        scores = [leaf.leaf for leaf in one.leaves if leaf is not None]
        card = card._replace(
            total=None if units is None else Fraction(units, 10**one.state.digits),
            grade=total.grade, leaves=tuple([leaf for leaf in scores if leaf is not None]),
        )  # fmt: skip
    return list(of_file(card))


def _order(found: tuple[tuple[Any, ...], Said]) -> tuple[Any, ...]:
    at, said = found
    return (at[0], at[1], at[2], said.code)


def _evidence(one: Begun) -> list[Finding]:
    """Of leaves for which the set names kinds of evidence, by the project's own register."""
    register = {entry.id: entry for entry in one.project.evidence}
    found: list[Finding] = []
    cited = one.read.found.cited
    for number, scored in enumerate(one.leaves):
        if scored is None:  # through columns
            piece = one.pieces[number] if number in one.full else None
            if piece is not None:
                indicator = one.state.leafwise.leaves[number]
                names = tuple(cited.get(indicator.path, ()))
                found += of_full_marks(
                    register, indicator, piece.record[1]._replace(evidence=names)
                )
        elif scored.leaf is not None and scored.leaf.indicator.evidence:
            result = seen(one.project, scored.leaf)
            if result is not None:
                names = tuple(cited.get(scored.leaf.indicator.path, ()))
                found += of_evidence(register, scored.leaf, result._replace(evidence=names))
    return found
