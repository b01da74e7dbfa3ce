"""The data behind an indicator: every value that was given, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.i18n.cli_explain import say
from perfeval.measures import money
from perfeval.measures.funds import Params as FundsParams
from perfeval.model.quantity import Quantity
from perfeval.model.rounding import percent, plain
from perfeval.model.shape import Shape

if TYPE_CHECKING:
    from perfeval.model.finding import Span
    from perfeval.model.funds import FundLine, Funds
    from perfeval.model.project import Project
    from perfeval.model.results import Result
    from perfeval.model.scorecard import LeafScore

WORDS = (
    "evidence",
    "analysis",
    "reason",
    "improvement",
    "note",
    "assumed",
    "reported",
    "review",
    "problem",
    "target",
)


# how the amount of `due: 2024-03-31` is kept: the whole budget
WHOLE = -1


class Datum(NamedTuple):
    label: str
    value: str
    span: Span | None


def data(leaf: LeafScore, project: Project, lang: str) -> Iterator[Datum]:
    """The figures the score rests on, in the order of the file."""
    names = _names(lang)
    result = leaf.result
    if result is not None:
        yield from _of_result(result, names)
    yield from _points(leaf, lang)
    yield from _named(leaf, project)
    if leaf.indicator.measure.kind == "funds" and project.funds is not None:
        params = leaf.indicator.measure.params or FundsParams()
        for line in money.chosen(project.funds, params.lines):
            yield from _of_line(line, _amounts(params), project.funds, lang)


def _of_result(result: Result, names: Mapping[str, str]) -> Iterator[Datum]:
    for key, span in result.at.items():
        if key.partition(".")[0] in WORDS:  # `evidence.0` is the place of its first entry
            continue
        value = getattr(result, key, None)
        label = names.get(key, key)
        if key == "items" and isinstance(value, tuple):
            label = names.get("", key)
        if key == "parts":
            for number, part in enumerate(result.parts, 1):
                for inner in _of_result(part, names):
                    yield inner._replace(label=f"{label}[{part.name or number}].{inner.label}")
        elif key in ("items", "deductions", "occurrences", "panel", "survey") and isinstance(
            value, tuple
        ):
            for number, item in enumerate(value, 1):
                own = getattr(item, "span", None) or span
                yield Datum(
                    f"{label}[{number}]" if len(value) > 1 else label, text(item, names), own
                )
        elif key == "met" and isinstance(value, bool):
            yield Datum(label, "all" if value else "none", span)
        else:
            yield Datum(label, text(value, names), span)


def _points(leaf: LeafScore, lang: str) -> Iterator[Datum]:
    """What was found for each point of a checklist."""
    if leaf.indicator.score.kind != "checklist" or leaf.inputs is None or not leaf.inputs.met:
        return
    found = leaf.inputs.met
    for number, (entry, met) in enumerate(
        zip(leaf.indicator.score.params.items, found, strict=False), 1
    ):
        if met is None:
            value = say("point.na", lang)
        elif met in (0, 1):
            value = say("point.met" if met else "point.unmet", lang)
        else:
            value = say("point.partly", lang, share=percent(met))
        yield Datum(f"({number}) {entry.text}", value, None)


def _named(leaf: LeafScore, project: Project) -> Iterator[Datum]:
    """Numbers of the project that an expression of the rule names."""
    from perfeval.rules import rule

    module = rule(leaf.indicator.score.kind)
    if not hasattr(module, "named") or leaf.inputs is None:
        return
    own = leaf.result.data if leaf.result is not None else {}
    for name in sorted(module.named(leaf.indicator.score.params) - set(own)):
        if name in project.data:
            yield Datum(name, text(project.data[name], {}), None)


def _amounts(params: FundsParams) -> tuple[str, ...]:
    """The amounts of a fund line that a rate reads."""
    if params.rate == "timely_arrival":
        return ("due", "arrived")
    if params.rate == "arrival":
        return ("budget", "adjustments", "arrived")
    base = {"budget": ("budget", "adjustments"), "arrived": ("arrived",)}.get(
        params.base, (params.base,)
    )
    return (*base, "spent", "cumulative")


def _of_line(line: FundLine, keys: tuple[str, ...], funds: Funds, lang: str) -> Iterator[Datum]:
    names = _names(lang)
    for key in keys:
        entries = getattr(line, key) or ()
        place = line.at.get(
            "spent" if key == "cumulative" and "cumulative" not in line.at else key, line.span
        )
        parts = []
        for entry in entries:
            if key == "due" and entry.amount == WHOLE:
                parts.append(say("due.whole", lang, day=entry.date.isoformat()))
                continue
            amount = entry.spent if key == "cumulative" else entry.amount
            day = entry.as_of if key == "cumulative" else entry.date
            parts.append(
                plain(amount / funds.factor) + funds.unit + (f" ({day.isoformat()})" if day else "")
            )
        if parts:
            yield Datum(f"{line.name or line.key} {names.get(key, key)}", ", ".join(parts), place)


def text(value: Any, names: Mapping[str, str]) -> str:
    """A value as it reads on one line."""
    if value is None:
        return "—"
    if isinstance(value, Quantity):
        return value.text.strip() or plain(value.lo)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text(item, names)}" for key, item in value.items())
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _record(value, names)
    if isinstance(value, tuple):
        return ", ".join(text(item, names) for item in value)
    return str(value)


def _record(value: Any, names: Mapping[str, str]) -> str:
    """What of a record was given: whatever differs from its defaults."""
    parts = []
    for key in value._fields:
        item = getattr(value, key)
        if (
            key in ("span", "at", "given")
            or item in ("", (), None)
            or item == value._field_defaults.get(key, ...)
        ):
            continue
        parts.append(f"{names.get(key, key)} {text(item, names)}")
    return "; ".join(parts)


def _names(lang: str) -> dict[str, str]:
    """Chinese names of keys, from the shapes themselves."""
    if lang != "zh":
        return {}
    from perfeval.source import fund_shape, project_shape, result_shape

    rooms = (project_shape, fund_shape, result_shape)
    shapes = [shape for room in rooms for shape in vars(room).values() if isinstance(shape, Shape)]
    found: dict[str, str] = {}
    for shape in shapes:
        for field in shape.fields:
            found.setdefault(field.attr or field.key, field.zh or field.key)
    # a list of items belongs to an average, not to a checklist; a ballot's score becomes a tuple
    return {**found, "": say("items", lang), "scores": found.get("score", "score")}
