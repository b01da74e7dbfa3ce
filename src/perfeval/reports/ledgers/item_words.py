"""What is said of one item: extent, causes, tasks, progress, state, what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.ledger.days import granted
from perfeval.model.rounding import plain
from perfeval.reports.texts import bare, flat

if TYPE_CHECKING:
    from perfeval.ledger.records import ClosingState, ItemState, Lack, MetricState, TaskState
    from perfeval.model.ledger import Item, Progress
    from perfeval.reports.ledgers.figures import Printer


def extent(state: ItemState, p: Printer) -> str:
    """ "68个项目、455.97亿元，省29、市99": how much was found, where."""
    found = state.item.found
    if found is None:
        return ""
    parts = []
    if found.number is not None:
        parts.append(p.count(found.number, found.unit))
    if state.amount is not None and state.amount.found:
        parts.append(p.amount(state.amount.found))
    scope = [p("scope", unit=flat(name), n=plain(n, 4)) for name, n in found.scope.items()]
    return p.joined("comma", [p.joined("list", parts), p.joined("list", scope)])


def causes(item: Item, p: Printer) -> str:
    """Causes by kind, those of no kind first; one sentence without its stop."""
    said = []
    for kind in ("", "objective", "work"):
        own = p.joined("semicolon", (bare(c.text) for c in item.causes if c.kind == kind))
        if own:
            said.append(p(f"item.{kind}", text=own) if kind else own)
    return p("stop").join(said) if p.lang == "zh" else "; ".join(said)


def task(state: TaskState, p: Printer, unit: str = "") -> str:
    """A task with who does it, by when, or when it was done; `unit` goes without saying."""
    one = state.task
    who = p.unit(one.unit) if one.unit and one.unit != unit else ""
    parts = [who, flat(one.person), task_day(state, p), cited(one.evidence, p)]
    return bracketed(bare(one.text), p.joined("comma", parts), p)


def task_day(state: TaskState, p: Printer) -> str:
    one = state.task
    if state.status == "done":
        if one.done is not None:
            return p("task.done", day=p.day(one.done))
        if one.done_by == p.status.as_of:
            return p("task.finished")
        return p("task.done_by", day=p.day(one.done_by))
    if one.deadline is None:
        return ""
    due = p("task.deadline", day=p.day(one.deadline))
    return p.joined("comma", [due, p("task.overdue") if state.status == "overdue" else ""])


def cited(ids: tuple[str, ...], p: Printer) -> str:
    return p("evidence", ids=p.joined("list", map(flat, ids))) if ids else ""


def bracketed(text: str, inner: str, p: Printer) -> str:
    return text + p("open") + inner + p("close") if inner else text


def entry(one: Progress, state: ItemState, p: Printer) -> str:
    """One entry: what was done, else its figures; with its evidence."""
    text = bare(one.text) or p.joined("comma", _figures(one, state, p))
    return bracketed(text, cited(one.evidence, p), p)


def _figures(one: Progress, state: ItemState, p: Printer) -> list[str]:
    unit = state.item.found.unit if state.item.found is not None else ""
    parts = []
    if one.done is not None:
        parts.append(p("progress.done", n=p.count(one.done, unit)))
    if one.adjusted is not None:
        parts.append(p("progress.adjusted", n=p.count(one.adjusted, unit)))
    if one.amount is not None:
        parts.append(p("progress.amount", n=p.amount(one.amount)))
    parts += [
        bracketed(
            p("progress.way", way=flat(a.way or a.channel), n=p.amount(a.amount)),
            flat(a.channel) if a.way else "",
            p,
        )
        for a in one.amounts
    ]
    parts += [f"{flat(name)} {p.quantity(value)}" for name, value in one.values.items()]
    if one.rules is not None:
        parts.append(p("progress.rules", n=plain(one.rules, 4)))
    if one.people is not None:
        parts.append(p("progress.people", n=plain(one.people, 4)))
    return parts


def metric(state: MetricState, p: Printer) -> str:
    """The values before and after beside the target; those that nobody states are named."""
    one = state.metric
    values = (("before", one.before), ("after", state.after), ("target", one.target))
    said = [p(f"metric.{key}", value=p.quantity(value)) for key, value in values if value]
    if state.met is not None:
        said.append(p("metric.met" if state.met else "metric.missed"))
    unsaid = [p(f"metric.no.{key}") for key, value in values if value is None]
    if unsaid:
        said.append(p("metric.unsaid", parts=p.joined("list", unsaid)))
    return p("metric", name=flat(one.name), parts=p.joined("comma", said))


def lack(one: Lack, state: ItemState, p: Printer) -> str:
    if one.kind in ("count", "amount") and one.left is not None:
        unit = state.item.found.unit if state.item.found is not None else ""
        n = p.count(one.left, unit) if one.kind == "count" else p.amount(one.left)
        return p(f"lack.{one.kind}.{'left' if one.stated else 'part'}", n=n)
    if one.kind == "metric" and any(
        m.metric.name == one.name and m.after is not None for m in state.metrics
    ):
        key = "lack.metric.stated" if one.stated else "lack.metric.unclear"
        return p(key, name=flat(one.name))
    left = plain(one.left, 4) if one.left is not None else ""
    return p(f"lack.{one.kind}", name=flat(one.name), n=left)


def lacks(state: ItemState, p: Printer) -> str:
    """What keeps the item from counting as done; nothing once it was struck off."""
    if state.status in ("closed", "done"):
        return ""
    return p.joined(
        "list" if p.lang == "zh" else "semicolon", (lack(one, state, p) for one in state.lacks)
    )


def due(state: ItemState, p: Printer) -> str:
    """The deadline that holds, how it came to it, and by how much it has passed."""
    item = state.item
    if state.deadline is None:
        return ""
    parts = []
    if item.deadline is not None:
        parts.append(p("item.deadline", day=p.day(item.deadline)))
    elif state.at_once:
        days = p.ledger.immediate_days
        parts.append(p("item.at_once", n=days, day=p.day(state.deadline)))
    until = granted(item, p.status.as_of)
    if until is not None and until == state.deadline:
        parts.append(p("item.extended", day=p.day(until)))
    if state.days_over:
        parts.append(p("item.over", n=state.days_over))
    return p.joined("comma", parts)


def closing(state: ItemState, p: Printer) -> str:
    """When it was struck off, by whom, on what grounds; what is lacking where it does not hold."""
    return p.joined("semicolon", (_closed(found, state, p) for found in state.closings))


def _closed(found: ClosingState, state: ItemState, p: Printer) -> str:
    one = found.closing
    key = "item.closing.by" if one.by.strip() else "item.closing"
    parts = [p(key, day=p.day(one.date), who=flat(one.by))]
    parts += [p("item.opinion", text=bare(one.opinion))] if one.opinion.strip() else []
    said = [bracketed(p.joined("comma", parts), cited(one.evidence, p), p)]
    if not found.holds:
        text = p.joined("list", (lack(each, state, p) for each in found.lacks))
        said.append(p("item.closing.void", text=text))
    return p.joined("comma", said)


def rechecks(state: ItemState, p: Printer) -> str:
    said = []
    for one in state.item.rechecks:
        if p.status.as_of is not None and one.date is not None and one.date > p.status.as_of:
            continue
        key = "item.recheck.relapsed" if one.result == "relapsed" else "item.recheck.holds"
        parts = [p(key, day=p.day(one.date)), flat(one.by), bare(one.text)]
        said.append(bracketed(p.joined("comma", parts), cited(one.evidence, p), p))
    return p("semicolon").join(said)
