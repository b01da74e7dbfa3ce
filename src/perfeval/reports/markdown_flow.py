"""The elements of a report as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports import escape
from perfeval.reports.markdown_chart import drawing
from perfeval.reports.markdown_form import form_tables
from perfeval.reports.markdown_table import grid
from perfeval.reports.prose import begins_plain, lacks_stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.reports.story.elements import Element, Run
    from perfeval.reports.words import Words


def flow(elements: Sequence[Element], w: Words) -> str:
    """All elements of a section, with blank lines between them."""
    written = [WRITERS[e["kind"]](e, w) for e in elements]
    return "\n\n".join([text for text in written if text])


def _heading(e: Element, w: Words) -> str:
    return f"{'#' * (e['level'] + 1)} {e['number']}{escape.inline(e['text'])}"


def runs(given: Sequence[Run], follower: str = "") -> str:
    """Runs on one line, before a text that begins with `follower`; the first decides whether the
    line could be taken for something else."""
    if len(given) == 1 and not given[0]["bold"]:
        return escape.line(given[0]["text"])
    after = [one["text"] for one in given[1:]]
    after.append(follower)
    return "".join([_run(one, behind) for one, behind in zip(given, after, strict=True)])


def _run(one: Run, behind: str) -> str:
    text: str = one["text"]
    bare = text.rstrip()
    if not bare:
        return text
    space = text[len(bare) :]  # a lead may end in the space before what follows
    if not one["bold"]:
        return escape.inline(text) + space
    # the closing mark is none between a stop and a letter
    if not space and behind[:1].isalnum():
        while bare and not bare[-1].isalnum():
            bare = bare[:-1]
    stop = text.rstrip()[len(bare) :]
    if not stop:
        return f"**{escape.inline(bare)}**{space}"
    return (f"**{escape.inline(bare)}**" if bare else "") + escape.inline(stop) + space


def _para(e: Element, w: Words) -> str:
    return runs(e["runs"])


def _prose(e: Element, w: Words) -> str:
    if not e["lead"]:
        return escape.block(e["text"], e["level"] + 1)
    return follow(runs(e["lead"], e["text"].lstrip()), e["text"], e["level"] + 1, w)


def _table(e: Element, w: Words) -> str:
    return grid(e["table"], w, e["caption"])


def _list(e: Element, w: Words) -> str:
    return "\n".join(f"{n}. {escape.inline(text)}" for n, text in enumerate(e["items"], 1))


def _placeholder(e: Element, w: Words) -> str:
    return "> " + escape.line(e["text"])


def follow(lead: str, text: str, level: int, w: Words) -> str:
    """A text behind its lead, on the same line when it begins as plain prose; it ends in a stop."""
    body = escape.block(text, level)
    if not body:
        return lead
    if lacks_stop(body):
        body += w("stop")
    return lead + body if begins_plain(body) else f"{lead.rstrip('：: ')}\n\n{body}"


def _chart(e: Element, w: Words) -> str:
    return drawing(e["chart"], w)


def _form(e: Element, w: Words) -> str:
    return form_tables(e["form"], w)


WRITERS: dict[str, Callable[[Element, Words], str]] = {
    "chart": _chart,
    "form": _form,
    "heading": _heading,
    "list": _list,
    "para": _para,
    "placeholder": _placeholder,
    "prose": _prose,
    "table": _table,
}
