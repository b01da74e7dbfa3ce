"""How a ledger stands, as JSON (`perfeval: ledger-status/v1`): amounts exact, in 元."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from perfeval.ledger.statuses import definitions
from perfeval.model.rounding import exact, fixed, plain
from perfeval.reports.findings_list import entry
from perfeval.reports.json_text import Number, dumps
from perfeval.version import VERSION

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from perfeval.ledger.records import Group, ItemState, Lack, LedgerStatus, Tally
    from perfeval.model.ledger import Found
    from perfeval.model.quantity import Quantity


def document(status: LedgerStatus, lang: str = "zh") -> str:
    """The JSON text: amounts exact, in 元 (`amounts_in`), whatever the ledger prints (`ledger_unit`);
    rates are shares of 1 with four decimals, half up, null where there is none."""
    ledger = status.ledger
    found: dict[str, Any] = {
        "perfeval": "ledger-status/v1", "title": ledger.title, "owner": ledger.owner or None,
        "year": ledger.year, "as_of": _day(status.as_of), "amounts_in": "元",
        "ledger_unit": ledger.unit,
        "days": [{"title": title, "as_of": _day(day)} for title, day in status.days],
        "found": _found(ledger.found), "whole": _group(status.whole),
        "by_unit": [_group(group) for group in status.by_unit],
        "by_source": [_group(group) for group in status.by_source],
        "by_category": [_group(group) for group in status.by_category],
        "items": [_item(state) for state in status.items],
        "definitions": [
            {"status": one.name, "word": one.word, "definition": one.sentence}
            for one in definitions(lang)
        ],
        "findings": [entry(finding, lang) for finding in status.findings],
        "digest": digest(status, lang),
    }  # fmt: skip
    return dumps(found)


def digest(status: LedgerStatus, lang: str) -> str:
    """Over what the document is made from: ledger, day, language, program version."""
    day = _day(status.as_of) or ""
    parts = "\n".join((status.ledger.digest, day, lang, VERSION))
    return "sha256:" + hashlib.sha256(parts.encode()).hexdigest()


def _found(whole: Found | None) -> dict[str, Any] | None:
    """The whole as the document counts it, with its parts."""
    if whole is None:
        return None
    return {
        "count": _number(whole.number), "unit": whole.unit or None, "amount": _number(whole.amount),
        "scope": {name: _number(n) for name, n in whole.scope.items()},
    }  # fmt: skip


def _item(state: ItemState) -> dict[str, Any]:
    item = state.item
    return {
        "id": item.id, "number": item.number or None, "title": item.title,
        "source": item.source or None, "category": item.category or None, "unit": state.unit or None,
        "status": state.status, "deadline": _day(state.deadline), "days_over": state.days_over,
        "relapse": _day(state.relapse),
        "closings": [
            {"date": _day(one.closing.date), "by": one.closing.by or None, "holds": one.holds,
             "lacks": [_lack(each) for each in one.lacks]}
            for one in state.closings
        ],
        "progress": _day(state.progress.date if state.progress is not None else None),
        "count_unit": (item.found.unit or None) if item.found is not None else None,
        "count": _tally(state.number), "amount": _tally(state.amount),
        "channels": [
            {"channel": one.channel, "found": _number(one.found), "done": _number(one.done),
             "over": _number(one.over)}
            for one in state.channels
        ],
        "ways": [{"way": way, "amount": _number(amount)} for way, amount in state.ways],
        "metrics": [
            {"name": one.metric.name, "before": _text(one.metric.before),
             "target": _text(one.metric.target), "after": _text(one.after), "met": one.met}
            for one in state.metrics
        ],
        "tasks": [
            {"id": one.task.id or None, "text": one.task.text, "status": one.status,
             "deadline": _day(one.task.deadline), "done": _day(one.task.done or one.task.done_by)}
            for one in state.tasks
        ],
        "lacks": [_lack(one) for one in state.lacks],
        "rules": _number(state.rules), "people": _number(state.people), "open": list(item.open),
    }  # fmt: skip


def _lack(one: Lack) -> dict[str, Any]:
    return {
        "kind": one.kind, "stated": one.stated, "left": _number(one.left), "name": one.name or None,
    }  # fmt: skip


def _group(group: Group) -> dict[str, Any]:
    return {
        "key": group.key or None, "name": group.name or None, "items": group.items,
        "finished": group.finished, "rate": _rate(group.rate),
        "by_status": dict(group.by_status), "amount": _tally(group.amount),
        "counts": {unit: _tally(tally) for unit, tally in group.counts.items()},
        "rules": _number(group.rules), "people": _number(group.people),
    }  # fmt: skip


def _tally(tally: Tally | None) -> dict[str, Any] | None:
    if tally is None:
        return None
    return {
        # not stated is not nought
        "found": _number(tally.found), "done": None if _silent(tally) else _number(tally.done),
        "adjusted": _number(tally.adjusted), "open": _number(tally.open),
        "unstated": _number(tally.unstated), "over": _number(tally.over),
        "alone": _number(tally.alone), "back": _number(tally.back), "rate": _rate(tally.rate), "settled": _rate(tally.settled),
    }  # fmt: skip


def _silent(tally: Tally) -> bool:
    return bool(tally.found) and tally.unstated == tally.found


def _number(value: Fraction | None) -> Number | None:
    return None if value is None else Number(exact(value) or plain(value))


def _rate(value: Fraction | None) -> Number | None:
    return None if value is None else Number(fixed(value, 4))


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _text(value: Quantity | None) -> str | None:
    return value.text.strip() if value is not None else None
