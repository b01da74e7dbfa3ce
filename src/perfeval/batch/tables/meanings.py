"""What the different texts of a column mean, as the readers of project files say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.batch.tables.cells import with_unit
from perfeval.batch.tables.cells_in import NOTHING, ODD, Said
from perfeval.batch.tables.flow import flow
from perfeval.batch.tables.listed import listed
from perfeval.batch.tables.natural import absence
from perfeval.columns.block import BARE, GIVEN, NOT_APPLICABLE, NOT_DUE, Form, form_of
from perfeval.model.finding import Span
from perfeval.model.quantity import DATE, FLAG, Quantity
from perfeval.model.results import Judgement
from perfeval.model.shape import MONEY, Type
from perfeval.source.node import NULLS, Scalar
from perfeval.source.reading import BAD, Reader
from perfeval.source.result_shape import RESULT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfeval.model.indicators import Indicator

_HERE = Span("", 1, 1)
_TYPES: Mapping[str, Type] = {field.key: field.type for field in RESULT.fields}
_FORMS = {DATE: Form(DATE), FLAG: Form(FLAG)}


def read(kind: Type, text: str, reader: Reader | None = None) -> Any:
    """What a reader of project files makes of a cell; BAD where it finds anything to say."""
    reader = reader or Reader({})
    found = reader.read(kind, Scalar(text, True, *_HERE))
    return BAD if reader.findings else found


def number(kind: Type, unit: str = "") -> Callable[[str], Said]:
    """The meaning of a cell that holds one value of a type."""

    def said(text: str) -> Said:
        if text in NULLS:
            return NOTHING
        return of_value(read(kind, with_unit(text, unit)))

    return said


def of_value(found: Any) -> Said:
    if isinstance(found, Quantity):
        form = form_of(found)
        if form is None:
            return ODD
        return Said(found.lo, form, found.hi if found.hi != found.lo else None)
    if isinstance(found, bool):
        return Said(Fraction(int(found)), _FORMS[FLAG])
    if isinstance(found, (Fraction, int)):
        return Said(Fraction(found), BARE)
    if isinstance(found, date):
        return Said(Fraction(found.toordinal()), _FORMS[DATE])
    return ODD


def alone(plain: Callable[[str], Said]) -> Callable[[str], Said]:
    """The meaning of a cell in an indicator's own column: a figure, or why there is none."""

    def said(text: str) -> Said:
        why = absence(text)
        if why is None:
            return plain(text)
        state = NOT_APPLICABLE if why[0] == "not_applicable" else NOT_DUE
        return Said(state=state, given=why[1] != "true")

    return said


def type_of(key: str) -> Type:
    """The type of a key of a result."""
    return _TYPES[key]


def form(kind: str) -> Form:
    """The form of days, or of yes and no."""
    return _FORMS[kind]


def of_key(key: str, unit: str = "") -> Callable[[str], Said] | None:
    """The meaning of a cell under a key that columns know; None for other keys."""
    kind = _TYPES[key]
    if kind.name in ("quantity", "number", "integer", "share", "date"):
        return number(kind, unit)
    return None


def met_value(text: str) -> Said:
    """0..1, yes or no, of one point."""
    if text in NULLS:
        return NOTHING
    found = read(Type("met-value"), text)
    return Said(found, BARE) if isinstance(found, Fraction) else ODD


def met(leaf: Indicator) -> Callable[[str], Said]:
    """What was found for the points of a checklist: a number for each."""
    from perfeval.scoring.judging import _place

    p = leaf.score.params
    n = len(p.items)

    def said(text: str) -> Said:
        if text in NULLS:
            return NOTHING
        found = _judged(text)
        if isinstance(found, bool):
            return Said(values=(Fraction(int(found)),) * n)
        values: list[Fraction | None] = [None] * n
        if isinstance(found, tuple):
            values = [Fraction(0)] * n
            given = dict.fromkeys(found, Fraction(1))
        elif isinstance(found, dict):
            given = {}
            for key, judgement in found.items():
                plain = Judgement(judgement.met, span=judgement.span)
                if judgement != plain or judgement.met is None:
                    return ODD
                given[key] = judgement.met
        else:
            return ODD
        for key, value in given.items():
            at = _place(p, key)
            if at is None:
                return ODD
            values[at] = value
        kept = [value for value in values if value is not None]
        return Said(values=tuple(kept)) if len(kept) == n else ODD

    return said


def _judged(text: str) -> Any:
    node = listed(text, _HERE) or (flow(text, _HERE) if text[0] in "[{" else None)
    if node is None:
        return read(Type("met"), text)
    reader = Reader({})
    found = reader.read(Type("met"), node)
    return BAD if reader.findings else found


def tier(leaf: Indicator, shared: bool) -> Callable[[str], Said]:
    """The place of a tier by its name; in the indicator's own column (`shared`) a share too."""
    names = [one.name for one in leaf.score.params.tiers]
    share = number(_TYPES["share"])

    def said(text: str) -> Said:
        if text in NULLS:
            return NOTHING
        if text.strip() in names:
            return Said(Fraction(names.index(text.strip())), BARE, tier=True)
        return share(text) if shared else ODD

    return said


def not_applicable(text: str) -> Said:
    """Why an indicator does not apply; a no says nothing."""
    if text in NULLS:
        return NOTHING
    found = read(Type("not-applicable"), text)
    if found is None:
        return Said(state=GIVEN)
    return Said(state=NOT_APPLICABLE, given=bool(found)) if isinstance(found, str) else ODD


def not_due(text: str) -> Said:
    return NOTHING if text in NULLS else Said(state=NOT_DUE, given=True)


def named(text: str) -> Said:
    """A named number, or yes or no."""
    if text in NULLS:
        return NOTHING
    found = read(Type("quantity"), text)
    if not isinstance(found, Quantity) or found.op or found.kind not in ("number", FLAG, "date"):
        return ODD
    return of_value(found)


def money(unit: str, factor: Fraction) -> Callable[[str], Said]:
    """An amount in 元; bare numbers count `factor`."""

    def said(text: str) -> Said:
        if text in NULLS:
            return NOTHING
        reader = Reader({})
        reader.factor = factor
        return of_value(read(MONEY, with_unit(text, unit), reader))

    return said
