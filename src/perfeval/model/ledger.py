"""Rectification ledgers: problems, what is to be done about them, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from perfeval.model.finding import Span
    from perfeval.model.project import Evidence
    from perfeval.model.quantity import Quantity

# amounts are in 元, None where not given


class Source(NamedTuple):
    """Where problems come from: an audit, an inspection, an evaluation, with its document."""

    id: str
    kind: str = ""  # audit | inspection | supervision | evaluation | other
    title: str = ""
    doc_no: str = ""
    date: date | None = None
    year: int | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Unit(NamedTuple):
    """A unit that answers for problems."""

    id: str
    name: str = ""
    lead: str = ""
    contact: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Amount(NamedTuple):
    """Money of one channel (found) or put right in one way (rectified)."""

    amount: Fraction
    channel: str = ""
    way: str = ""
    note: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Metric(NamedTuple):
    """A problem that is measured: an average of 65 days, an unused share of 84.5%."""

    name: str
    before: Quantity | None = None
    target: Quantity | None = None
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Found(NamedTuple):
    """The extent of a problem: so many things, so much money, so many places."""

    number: Fraction | None = None  # `count` in the file, which tuples use themselves
    unit: str = ""
    amount: Fraction | None = None
    amounts: tuple[Amount, ...] = ()
    metrics: tuple[Metric, ...] = ()
    scope: Mapping[str, Fraction] = {}
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Cause(NamedTuple):
    """Why it came to the problem: by circumstances (objective) or by the work (work)."""

    text: str
    kind: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Measure(NamedTuple):
    """One entry of the list of tasks."""

    text: str
    id: str = ""
    unit: str = ""
    person: str = ""
    deadline: date | None = None
    done: date | None = None
    done_by: date | None = None  # done by that day at the latest: the document gives no day
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Duty(NamedTuple):
    """One entry of the list of responsibilities: who answers for what."""

    role: str = ""
    who: str = ""
    unit: str = ""
    duty: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Progress(NamedTuple):
    """How things stood on a day. All numbers are running totals up to that day."""

    date: date
    text: str = ""
    done: Fraction | None = None
    adjusted: Fraction | None = None
    amount: Fraction | None = None
    amounts: tuple[Amount, ...] = ()
    values: Mapping[str, Quantity] = {}  # of the metrics, by name
    rules: Fraction | None = None  # rules made or mended
    people: Fraction | None = None  # people held to account
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Closing(NamedTuple):
    """The item was struck off the ledger."""

    date: date | None = None
    by: str = ""
    opinion: str = ""
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Recheck(NamedTuple):
    """A second look after closing: the result holds, or the problem is back."""

    date: date | None = None
    by: str = ""
    result: str = ""  # holds | relapsed
    text: str = ""
    evidence: tuple[str, ...] = ()
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Extension(NamedTuple):
    """A later deadline, with who granted it and why."""

    until: date | None = None
    date: date | None = None  # the day it was granted, from which it counts
    reason: str = ""
    by: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Origin(NamedTuple):
    """What an item was opened from."""

    project: str = ""
    unit: str = ""
    file: str = ""
    problem: str = ""
    code: str = ""
    indicator: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Item(NamedTuple):
    """One problem of the ledger."""

    id: str
    title: str
    number: str = ""  # as the document counts: （一）
    facts: str = ""
    source: str = ""
    category: str = ""
    year: int | None = None
    found: Found | None = None
    causes: tuple[Cause, ...] = ()
    units: tuple[str, ...] = ()
    lead: str = ""
    person: str = ""
    type: str = ""  # immediate | phased | ongoing
    deadline: date | None = None
    extension: Extension | None = None
    measures: tuple[Measure, ...] = ()
    duties: tuple[Duty, ...] = ()
    progress: tuple[Progress, ...] = ()
    closings: tuple[Closing, ...] = ()  # `closing` in the file; again after a relapse
    rechecks: tuple[Recheck, ...] = ()
    explained: str = ""  # why more was put right than found
    printed: str = ""  # the document's own word for the state
    open: tuple[str, ...] = ()  # what the documents leave out
    suggestion: str = ""
    evidence: tuple[str, ...] = ()  # what shows the problem itself
    from_: Origin | None = None
    note: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}


class Ledger(NamedTuple):
    """A whole ledger; `unit` is that of bare amounts and of printed ones."""

    title: str
    file: str
    items: tuple[Item, ...]
    year: int | None = None
    as_of: date | None = None
    owner: str = ""
    unit: str = "万元"
    factor: Fraction | None = None
    basis: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    units: tuple[Unit, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    immediate_days: int | None = None
    found: Found | None = None  # the whole, as the document counts it
    digest: str = ""
    span: Span | None = None
    at: Mapping[str, Span] = {}
