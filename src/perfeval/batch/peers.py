"""Comparison over a batch: every project's numbers first, then each project beside its peers.

The first pass gives one row for a project and a compared indicator; `Peers` orders them by set,
indicator and group. The second pass puts the figures that a rule needs into the project's results,
where a user could have written them, so that scoring knows nothing of batches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfeval.batch.cards import region_of
from perfeval.model.quantity import DATE, ONE, PERCENT, Quantity, from_date, from_number
from perfeval.model.results import Peers as Given
from perfeval.model.results import Result
from perfeval.rules import peers as rule
from perfeval.scoring.peers import compared, numbers
from perfeval.source.peers_writing import exact

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from perfeval.model.indicators import Indicator, IndicatorSet
    from perfeval.model.project import Project

SEPARATOR = "\x1f"


def schema() -> pa.Schema:
    """What the first pass gives: the number as a fraction, and what it is a number of."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(name, pa.string(), nullable=False)
            for name in ("set", "path", "group", "value", "form", "code", "name")
        ]
    )


def compares(indicator_set: IndicatorSet) -> bool:
    """Whether scoring by this set needs two passes."""
    return bool(compared(indicator_set))


def first_pass(pairs: Iterable[tuple[Project, IndicatorSet]]) -> pa.RecordBatch:
    """The numbers of some projects, each with its set, in the order given."""
    import pyarrow as pa

    columns: dict[str, list[str]] = {field.name: [] for field in schema()}
    for project, indicator_set in pairs:
        leaves = {leaf.path: leaf for leaf in compared(indicator_set)}
        for path, number in numbers(project, indicator_set).items():
            group = group_of(project, leaves[path])
            if group is None:
                continue
            told = (
                indicator_set.id, SEPARATOR.join(path), group,
                f"{number.lo.numerator}/{number.lo.denominator}", _form(number),
                project.header.code, project.header.name,
            )  # fmt: skip
            for column, value in zip(columns.values(), told, strict=True):
                column.append(value)
    return pa.RecordBatch.from_pydict(columns, schema=schema())


def group_of(project: Project, leaf: Indicator) -> str | None:
    """What a project has in common with those it is compared with; None where it does not say."""
    kind = rule.group(leaf.score.params)
    if kind == "all":
        return ""
    if kind == "department":
        return project.header.department or None
    if kind == "region":
        return region_of(project.groups) or None
    return project.groups.get(kind) or None


def _form(number: Quantity) -> str:
    """What may be compared with it: days with days, percentages with percentages, units alike."""
    if number.kind == DATE:
        return "date"
    return "%" if number.scale != ONE else f"u{number.unit}"


class _Group(NamedTuple):
    """The numbers of one group, from the least to the greatest, in one form."""

    form: str
    values: tuple[Fraction, ...]  # ordered, each as often as it was given


class Kept(NamedTuple):
    """Where the numbers of a batch are, and what they are; light enough to go to any worker, or with
    the numbers in it."""

    path: str
    digest: str
    body: bytes = b""


class Peers:
    """The numbers of a whole batch."""

    def __init__(self, table: pa.Table) -> None:
        rows = table.to_pydict()
        found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
        self.named: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
        for set_id, path, group, value, form, code, name in zip(*rows.values(), strict=True):
            found.setdefault((set_id, path, group), []).append((value, form))
            for label in {code, name} - {""}:
                self.named.setdefault((set_id, path, label), set()).add((value, form))
        self.groups = {key: _group(pairs) for key, pairs in found.items()}

    def given(self, project: Project, indicator_set: IndicatorSet) -> Project:
        """The project with the figures of its peers in its results; figures of its own stay."""
        own = numbers(project, indicator_set)
        if not own:
            return project
        results = dict(project.results)
        for leaf in compared(indicator_set):
            number = own.get(leaf.path)
            result = results.get(leaf.path) or Result(span=project.place_for(leaf.path))
            if number is None or result.peers is not None:
                continue
            figures = self._figures(project, indicator_set.id, leaf, number)
            if figures is not None:
                results[leaf.path] = result._replace(peers=figures)
        return project._replace(results=results)

    def _figures(
        self, project: Project, set_id: str, leaf: Indicator, number: Quantity
    ) -> Given | None:
        name = group_of(project, leaf)
        if name is None:
            return None
        path = SEPARATOR.join(leaf.path)
        group = self.groups.get((set_id, path, name))
        if group is None:
            return None
        p, values = leaf.score.params, group.values
        x = number.beside(PERCENT).lo if group.form == "%" else number.lo
        low, high = bisect_left(values, x), bisect_right(values, x)
        fits = _form(number) in (group.form, "u")
        better = low if p.better == "lower" else len(values) - high
        mark = self._mark(p, set_id, path, group)
        return Given(
            n=len(values),
            min=_quantity(values[0], group.form),
            max=_quantity(values[-1], group.form),
            better=better if fits else None,
            equal=high - low if fits else None,
            mark=None if mark is None else _quantity(mark, group.form),
        )

    def _mark(self, p: rule.Params, set_id: str, path: str, group: _Group) -> Fraction | None:
        """The benchmark that is not simply the best number."""
        if p.project:
            told = self.named.get((set_id, path, p.project.strip()), set())
            values = {_value(v, f, group.form) for v, f in told if f in (group.form, "u")}
            return values.pop() if len(values) == 1 else None
        if p.quantile is None:
            return None
        n = len(group.values)
        place = max(-(-p.quantile * n // 1), 1)  # the least place that reaches the share
        return group.values[int(place) - 1 if p.better == "higher" else n - int(place)]


def _group(pairs: list[tuple[str, str]]) -> _Group:
    """Numbers of the form that most have; a number without a unit goes with any other."""
    forms = Counter(form for _, form in pairs)
    named = [(count, form) for form, count in forms.items() if form != "u"]
    form = min((-count, form) for count, form in named)[1] if named else "u"
    fits = (form, "u") if form != "date" else (form,)
    return _Group(form, tuple(sorted(_value(v, f, form) for v, f in pairs if f in fits)))


def _value(text: str, form: str, wanted: str) -> Fraction:
    top, bottom = text.split("/")
    value = Fraction(int(top), int(bottom))
    return value * PERCENT if wanted == "%" and form == "u" else value


def _quantity(value: Fraction, form: str) -> Quantity:
    """A figure as it could be written in a project's file."""
    if form == "date":
        from datetime import date

        return from_date(date.fromordinal(int(value)))
    unit = "%" if form == "%" else form[1:]
    shown = value / PERCENT if form == "%" else value
    return from_number(value, unit, exact(shown) + unit)


def packed(batches: Iterable[pa.RecordBatch]) -> Kept:
    """The numbers of all chunks."""
    import pyarrow as pa

    table = pa.Table.from_batches(list(batches), schema=schema()).combine_chunks()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    body = sink.getvalue().to_pybytes()
    return Kept("", sha256(body).hexdigest(), body)


def keep(batches: Iterable[pa.RecordBatch], folder: Path) -> Kept:
    """Sets the numbers of all chunks aside in a folder, for every worker to read."""
    kept = packed(batches)
    path = folder / f"peers-{kept.digest[:16]}.arrow"
    path.write_bytes(kept.body)
    return Kept(str(path), kept.digest)


@lru_cache(maxsize=2)
def peers_at(kept: Kept) -> Peers:
    """The numbers that were set aside; read once a process."""
    import pyarrow as pa

    with pa.ipc.open_stream(kept.body or Path(kept.path).read_bytes()) as reader:
        return Peers(reader.read_all())
