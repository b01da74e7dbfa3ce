"""Where each scalar of a text begins and ends, and whether it stands inside brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import (
    CollectionEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from perfeval.source.yaml_reader import NOT_BREAKS, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator


class Written(NamedTuple):
    """A scalar as it stands in the text from `start` to `end`, quotes included."""

    line: int
    column: int
    start: int
    end: int
    style: str
    flow: bool


def written(text: str) -> Iterator[Written]:
    """Scalars without anchor or tag; where the text can't be parsed to its end, those before."""
    flat = text.translate(NOT_BREAKS)
    flows: list[bool] = []
    try:
        parser: Any = Parser(flat)
        while True:
            event: Any = parser.get_event()
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                flows.append(bool(event.flow_style))
            elif isinstance(event, CollectionEndEvent):
                flows.pop()
            elif isinstance(event, ScalarEvent):
                if event.anchor is None and event.tag is None:
                    first: Any = event.start_mark
                    last: Any = event.end_mark
                    yield Written(
                        first.line + 1, first.column + 1, first.index, last.index,
                        event.style or "", bool(flows and flows[-1]),
                    )  # fmt: skip
            elif isinstance(event, StreamEndEvent):
                return
    except (yaml.YAMLError, ValueError):
        return
