"""The project's Markdown as plain lines, for cells that hold no marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.prose import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.reports.story.elements import Element


def plain_lines(text: str) -> str:
    """What the text says, a line a paragraph or item; list numbers stay, marks go."""
    return "\n".join(line for line in _lines(blocks(text, 1)) if line.strip())


def _lines(elements: Sequence[Element]) -> Iterator[str]:
    for e in elements:
        kind = e["kind"]
        if kind == "para":
            yield "".join(run["text"] for run in e["runs"])
        elif kind in ("heading", "code"):
            yield e["text"]
        elif kind == "quote":
            yield from _lines(e["body"])
        elif kind == "bullets":
            for number, item in enumerate(e["items"], e["start"]):
                head, *rest = list(_lines(item)) or [""]
                yield (f"{number}. " if e["ordered"] else "") + head
                yield from rest
        elif kind == "table":
            table = e["table"]
            yield "；".join(column["label"] for column in table["columns"])
            for row in table["rows"]:
                yield "；".join(row["cells"].get(c["key"], "") for c in table["columns"])
