"""Markdown to elements, by markdown-it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from perfeval.reports.escape import DEEPEST
from perfeval.reports.prose_inline import plain, runs, shown
from perfeval.reports.story.elements import grid, heading, run
from perfeval.reports.tables import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from perfeval.reports.story.elements import Element

NESTED = 20
# the parser's time grows with brackets times length: beyond this, text is printed as written
_BRACKETS = 3_000_000
_LONGEST = 400_000
# a heading of six signs: a section's own heading has one sign more than its level
_DEEPEST = DEEPEST - 1
_GAP = re.compile(r"\n[ \t]*\n")


def parsed(text: str, level: int) -> list[Element] | None:
    """The elements; None when the text is nested or tangled beyond what anyone writes."""
    if _heavy(text):
        return None
    tokens = _parser().parse(text)
    if any(token.level >= NESTED - 1 for token in tokens):
        return None
    return _built(tokens, level)


def _heavy(text: str) -> bool:
    if len(text) > _LONGEST:
        return True
    tangled = max(text.count(sign) for sign in "[<`*_~")
    return tangled * max(len(part) for part in _GAP.split(text)) > _BRACKETS


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    found = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTED})
    # lines that begin with four spaces are people's first lines, not code
    found.enable(["table", "strikethrough"]).disable(["code", "html_block", "html_inline"])
    found.normalizeLink = str  # type: ignore[method-assign,assignment]
    return found


def _built(tokens: Sequence[Token], level: int) -> list[Element]:
    """Elements of flat tokens; `places` are the lists that the open containers fill."""
    places: list[list[Element]] = [[]]
    lists: list[Element] = []
    rows: list[list[str]] = []
    aligned: list[str] = []
    depth = 0
    for token in tokens:
        match token.type:
            case "inline" if rows:
                rows[-1].append(plain(token))
            case "inline":
                places[-1] += _text(token, depth, level)
            case "heading_open":
                depth = int(token.tag[1:])
            case "heading_close":
                depth = 0
            case "bullet_list_open" | "ordered_list_open":
                lists.append(_list(token))
                places[-1].append(lists[-1])
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                lists[-1]["items"].append([])
                places.append(lists[-1]["items"][-1])
            case "blockquote_open":
                places[-1].append({"kind": "quote", "body": []})
                places.append(places[-1][-1]["body"])
            case "list_item_close" | "blockquote_close":
                places.pop()
            case "tr_open":
                rows.append([])
            case "th_open":
                aligned.append(str(token.attrs.get("style", "left")).rpartition(":")[2])
            case "table_close":
                places[-1].append(_table(rows, aligned))
                rows, aligned = [], []
            case "fence":
                places[-1].append({"kind": "code", "text": shown(token.content).rstrip("\n")})
            case "hr":
                places[-1].append({"kind": "rule"})
    return places[0]


def _text(token: Token, depth: int, level: int) -> list[Element]:
    """A paragraph, or a heading where `depth` is not 0; too deep a heading is a bold line."""
    if depth and level < depth - 1 <= _DEEPEST:
        return [heading(depth - 1, "", plain(token))]
    if depth:
        return [{"kind": "para", "runs": [run(plain(token), True)]}]
    found = runs(token)
    return [{"kind": "para", "runs": found}] if found else []


def _list(token: Token) -> Element:
    return {
        "kind": "bullets", "ordered": token.type == "ordered_list_open",
        "start": int(token.attrs.get("start", 1)), "sign": token.markup, "items": [],
    }  # fmt: skip


def _table(rows: list[list[str]], aligned: list[str]) -> Element:
    keys = [f"c{n}" for n in range(1, len(aligned) + 1)]
    columns = [column(*made) for made in zip(keys, rows[0], aligned, strict=True)]
    lines = [row(dict(zip(keys, cells, strict=False))) for cells in rows[1:]]
    table = {
        "key": "prose", "caption": "", "columns": columns, "rows": lines, "unit": "",
        "notes": [], "merge": 0,
    }  # fmt: skip
    return grid(table, False)
