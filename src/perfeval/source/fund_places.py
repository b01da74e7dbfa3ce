"""Places in the fund table that its records don't keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.model.quantity import Quantity, quantity
from perfeval.source.fund_shape import CUMULATIVE, DATED, FUNDS, LINE
from perfeval.source.node import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.model.finding import Span
    from perfeval.model.shape import Shape

_MONEY = ("initial_budget", "budget", "adjustments", "due", "arrived", "spent", "cumulative")


def _lines(funds: Mapping) -> Iterator[Mapping]:
    for _, rows in _known(FUNDS, funds, "lines"):
        for row in rows.items if isinstance(rows, Sequence) else ():
            if isinstance(row, Mapping):
                yield row


def _known(shape: Shape, node: Mapping, *keys: str) -> Iterator[tuple[Scalar, Node]]:
    """Entries whose key is one of `keys`, in whichever language it is written."""
    index = shape.known()
    for name, entry in node.entries.items():
        field = index.get(name)
        if field is not None and field.key in keys:
            yield entry


def assumed_keys(funds: Mapping) -> dict[Span, dict[str, Span]]:
    """By line, where each key under `assumed` stands, as "assumed.budget"."""
    found: dict[Span, dict[str, Span]] = {}
    for line in _lines(funds):
        for _, reasons in _known(LINE, line, "assumed"):
            if isinstance(reasons, Mapping):
                places = {f"assumed.{name}": key.span for name, (key, _) in reasons.entries.items()}
                found[line.span] = places
    return found


def has_bare_amount(funds: Mapping) -> bool:
    """Whether any amount of a line is a number without its own unit."""
    return any(
        _is_bare(node)
        for line in _lines(funds)
        for _, value in _known(LINE, line, *_MONEY)
        for node in _amounts(value)
    )


def _amounts(node: Node) -> Iterator[Node]:
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Mapping):
            yield from (value for _, value in _known(DATED, item, "amount"))
            yield from (value for _, value in _known(CUMULATIVE, item, "spent"))
        else:
            yield item


def _is_bare(node: Node) -> bool:
    if not isinstance(node, Scalar) or set("千万亿") & set(node.text):
        return False
    found = quantity(node.text)
    return isinstance(found, Quantity) and found.is_bare and found.lo != 0
