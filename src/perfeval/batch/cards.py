"""Projects that the scalar kernel scored, or that can't be scored, as rows of a batch."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.checks.catalogue import ERROR, INFO, WARNING, mend, message, severity
from perfeval.columns import mends
from perfeval.columns.outcome import SCORED, UNUSABLE
from perfeval.model.rounding import scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    import pyarrow as pa

    from perfeval.model.finding import Finding
    from perfeval.model.indicators import IndicatorSet
    from perfeval.model.project import Project
    from perfeval.model.scorecard import LeafScore, Scorecard
    from perfeval.reports.words import Words

# the groups of a project that name where it is
REGIONS = ("region", "地区", "区域", "所在地区", "所属地区", "行政区", "行政区划")
WEIGHT_DIGITS, RATE_DIGITS = 6, 4


class Carded(NamedTuple):
    """One project of a batch.

    `source` is its file as the user wrote it, `row` that of a table, `card` None where the project
    can't be scored; `findings` are all that is to be said of it, those of the card included.
    """

    project: str
    source: str
    row: int | None = None
    card: Scorecard | None = None
    findings: tuple[Finding, ...] = ()
    name: str = ""
    department: str = ""
    region: str = ""
    set_id: str = ""
    read: Project | None = None  # of one that can't be scored, where so much could be read


def scored(card: Scorecard, source: str, row: int | None = None) -> Carded:
    """A scored project; its card has the findings of its reading too."""
    header = card.project.header
    return Carded(
        label(header.code, header.name, source, row), source, row, card, card.findings, header.name,
        header.department, region_of(card.project.groups), card.indicator_set.id,
    )  # fmt: skip


def unusable(
    findings: Iterable[Finding], source: str, row: int | None = None, project: Project | None = None
) -> Carded:
    """A project that can't be scored, with why; `project` where so much could be read."""
    if project is None:
        return Carded(label("", "", source, row), source, row, None, tuple(findings))
    header = project.header
    return Carded(
        label(header.code, header.name, source, row), source, row, None, tuple(findings),
        header.name, header.department, region_of(project.groups), project.set_id, project,
    )  # fmt: skip


def label(code: str, name: str, source: str, row: int | None) -> str:
    """What a project is called in a batch: its code, else its name, else its row or file."""
    return code or name or (source if row is None else f"{source}:{row}")


def region_of(groups: Mapping[str, str]) -> str:
    return next((groups[key] for key in REGIONS if groups.get(key)), "")


def digits_of(indicator_set: IndicatorSet) -> int:
    """The decimals that hold every score of a set: those it rounds to, and those it states."""
    stated = [gate.cap for gate in indicator_set.gates]
    most = indicator_set.rounding.digits
    for leaf in indicator_set.leaves():
        stated += [leaf.weight, *(gate.cap for gate in leaf.gates)]
        most = max(most, (leaf.rounding or indicator_set.rounding).digits)
    for value in stated:
        while value is not None and most < WEIGHT_DIGITS and (value * 10**most).denominator != 1:
            most += 1
    return most


def batch_of(items: Sequence[Carded], digits: int, lang: str) -> pa.RecordBatch:
    """The projects in the shape of `columns.outcome.schema(digits)`, in the order given."""
    from perfeval.reports.words import words

    leaves, said = _Leaves(digits, words(lang)), _Said(lang)
    counts = [said.add(item.findings) for item in items]
    for item in items:
        leaves.add(item.card)
    cards = [item.card for item in items]
    funds = [card.funds if card is not None else None for card in cards]
    found: dict[str, list[Any]] = {
        "project": [item.project for item in items],
        "name": [item.name or None for item in items],
        "department": [item.department or None for item in items],
        "region": [item.region or None for item in items],
        "set": [item.set_id or None for item in items],
        "source": [item.source for item in items],
        "row": [item.row for item in items],
        "status": [SCORED if card is not None else UNUSABLE for card in cards],
        "total": [_units(c and c.total, digits) for c in cards],
        "max": [_units(c and c.max, WEIGHT_DIGITS) for c in cards],
        "grade": [card.grade if card is not None else None for card in cards],
        "execution": [_units(f.execution if f is not None else None, RATE_DIGITS) for f in funds],
        "errors": [n[ERROR] for n in counts],
        "warnings": [n[WARNING] for n in counts],
        "infos": [n[INFO] for n in counts],
    }
    batch = batch_from(
        found, (leaves.offsets, leaves.columns), (said.offsets, said.columns), digits
    )
    return mends.noted(batch, _mends(items, lang))


def _mends(items: Iterable[Carded], lang: str) -> dict[str, str]:
    """How the first errors of unusable projects are mended, by their messages."""
    found = {}
    for item in islice((one for one in items if one.card is None), mends.MOST):
        first = next((f for f in item.findings if severity(f) == ERROR), None)
        if first is not None:
            found[message(first, lang)] = mend(first, lang)
    return found


def batch_from(
    found: Mapping[str, list[Any]],
    leaves: tuple[list[int], Sequence[list[Any] | pa.Array]],
    said: tuple[list[int], Sequence[list[Any] | pa.Array]],
    digits: int,
) -> pa.RecordBatch:
    """The batch of columns that are made already, decimals as whole numbers; of the lists where
    each project's part ends, and their columns, which may be arrays of their type."""
    import pyarrow as pa

    from perfeval.columns.outcome import finding_fields, indicator_fields, schema

    shape = schema(digits)
    arrays = [_typed(found[field.name], field.type) for field in shape if field.name in found]
    arrays.append(_lists(*leaves, indicator_fields(digits)))
    arrays.append(_lists(*said, finding_fields()))
    return pa.RecordBatch.from_arrays(arrays, schema=shape)


class _Leaves:
    """The indicators of the projects, column by column."""

    def __init__(self, digits: int, w: Words) -> None:
        self.digits, self.w = digits, w
        self.offsets = [0]
        self.columns: tuple[list[Any], ...] = tuple([] for _ in range(9))

    def add(self, card: Scorecard | None) -> None:
        for leaf in card.leaves if card is not None else ():
            cells = leaf_cells(leaf, self.digits, self.w)
            for column, cell in zip(self.columns, cells, strict=True):
                column.append(cell)
        self.offsets.append(len(self.columns[0]))


def leaf_cells(leaf: LeafScore, digits: int, w: Words) -> tuple[Any, ...]:
    """A leaf's row, in the order of `outcome.indicator_fields`; decimals as whole numbers."""
    # columns need none of these
    from perfeval.reports.score_document import actual_cell, target_cell
    from perfeval.source.peers_writing import flow

    node = leaf.indicator
    return (
        node.key, "/".join(node.path), leaf.status, _units(leaf.weight, WEIGHT_DIGITS),
        _units(leaf.score, digits), _units(leaf.completion, RATE_DIGITS),
        target_cell(leaf, w) or None, actual_cell(leaf, w) or None,
        flow(leaf.result.peers) if leaf.result is not None else None,
    )  # fmt: skip


class _Said:
    """The findings of the projects, column by column."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.offsets = [0]
        self.columns: tuple[list[Any], ...] = tuple([] for _ in range(5))

    def add(self, findings: Sequence[Finding]) -> dict[str, int]:
        """How many of each severity there were."""
        from perfeval.reports.findings_list import place

        code, level, path, where, text = self.columns
        counts = {ERROR: 0, WARNING: 0, INFO: 0}
        for finding in findings:
            rank = severity(finding)
            counts[rank] += 1
            code.append(finding.code)
            level.append(rank)
            path.append("/".join(finding.path))
            where.append(place(finding, self.lang))
            text.append(message(finding, self.lang))
        self.offsets.append(len(code))
        return counts


def _lists(
    offsets: list[int], columns: Sequence[list[Any] | pa.Array], fields: Sequence[pa.Field]
) -> pa.ListArray:
    import pyarrow as pa

    arrays = [_typed(values, field.type) for values, field in zip(columns, fields, strict=True)]
    inside = pa.StructArray.from_arrays(arrays, fields=list(fields))
    kind = pa.list_(pa.struct(list(fields)))
    return pa.ListArray.from_arrays(pa.array(offsets, type=pa.int32()), inside, type=kind)


def _typed(values: list[Any] | pa.Array, kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    if isinstance(values, pa.Array):
        return values
    from perfeval.columns.decimals import listed

    return listed(values, kind) if pa.types.is_decimal(kind) else _array(values, kind)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, type=kind)
    except UnicodeEncodeError:  # half a character, as names of files may have
        return pa.array(
            [v and v.encode("utf-8", "replace").decode("utf-8") for v in values], type=kind
        )


def _units(value: Fraction | None, digits: int) -> int | None:
    """How many 10^-digits, half-up."""
    return None if value is None else scaled(value, digits, "half-up")
