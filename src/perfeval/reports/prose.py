"""What people wrote, in Markdown, as elements: headings, paragraphs, lists, tables, quotes, code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.reports import escape
from perfeval.reports.prose_simple import simple
from perfeval.reports.story.elements import para, run
from perfeval.reports.texts import flat

if TYPE_CHECKING:
    from perfeval.reports.story.elements import Element, Run
    from perfeval.reports.words import Words

# a text without any of these is paragraphs and nothing else
_SIGNS = re.compile(
    r"[*`|]|(?<!\w)_|_(?!\w)|~~|\]\(|\]\[|\]:|\\[!-/:-@\[-`{-~\n]|&#?\w+;|<https?://|[ ]{2}\n"
    r"|^[ \t]*(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|\d{1,9}[.)](?:\s|$)|>|=+[ \t]*$|-[- \t]*$|~{3})",
    re.MULTILINE,
)
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_PLAIN_START = re.compile(r"^(?!\s|#{1,6}\s|[-+*>]\s?|\d{1,9}[.)]\s|\||`{3}|~{3}|={3,}|_{3,})")


def blocks(text: str, level: int) -> list[Element]:
    """The project's Markdown below a heading of `level`, as elements.

    They say what `escape.block` prints. Besides the kinds of the story there are
    `bullets` {ordered, start, sign, items: a list of elements each}, `quote` {body}, `code` {text}
    and `rule`; headings have no number; runs may have `italic`, `strike`, `code` and `link` (an
    address that is safe to follow); a line end in a run is one that the writer asked for. A table
    has the key "prose": nothing stands for its empty cells.
    """
    return _blocks(escape.block(text, level + 1), level)


def led(e: Element, w: Words) -> list[Element]:
    """A prose element with its lead: in the first paragraph when it begins as plain prose, else in
    a paragraph of its own; behind a lead the text ends in a stop."""
    level, lead = e["level"], e["lead"]
    body = escape.block(e["text"], level + 1)
    if not lead:
        return _blocks(body, level)
    if not body:
        return [para(*lead)]
    if lacks_stop(body):
        body += w("stop")
    found = _blocks(body, level)
    if begins_plain(body) and found and found[0]["kind"] == "para":
        found[0]["runs"] = [*lead, *found[0]["runs"]]
        return found
    return [para(*_bare(lead)), *found]


def begins_plain(body: str) -> bool:
    """Whether a block of Markdown begins as prose that may follow a lead on its line."""
    return body[:1].isalpha() or _PLAIN_START.match(body) is not None


def lacks_stop(body: str) -> bool:
    if not (body[-1].isalnum() or body[-1] in "）)”%"):
        return False
    return begins_plain(body.rsplit("\n", 1)[-1])


def _bare(lead: list[Run]) -> list[Run]:
    """A lead without the colon at its end."""
    found = list(lead)
    while found:
        text = found[-1]["text"].rstrip("：: ")
        if text:
            return [*found[:-1], {**found[-1], "text": text}]
        found.pop()
    return found


def _blocks(body: str, level: int) -> list[Element]:
    if not body:
        return []
    if _SIGNS.search(body):
        found = simple(body, level)
        if found is None:
            from perfeval.reports.prose_markdown import parsed

            found = parsed(body, level)
        if found is not None:
            return found
    return [para(run(text)) for text in map(flat, _BLANK.split(body)) if text]
