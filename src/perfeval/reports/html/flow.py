"""The elements of a report as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports import prose
from perfeval.reports.html.form import form_html
from perfeval.reports.html.table import table_html
from perfeval.reports.html.text import esc, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfeval.reports.story.elements import Element
    from perfeval.reports.words import Words

DEEPEST = 6


class Context:
    """Where the flow is: the words, the heading above, and what other parts link to.

    `problems` are anchors by the lead that opens a problem, `evidence` anchors by id; `placed`
    holds those that stand somewhere. `named` counts what each name names: the sections' headings
    before anything else.
    """

    def __init__(
        self, w: Words, problems: dict[str, str], evidence: dict[str, str], headings: Sequence[str]
    ) -> None:
        self.w = w
        self.named = dict.fromkeys(headings, 1)
        self.problems, self.evidence = problems, evidence
        self.placed: set[str] = set()
        self.depth, self.heading = 1, ""

    def head(self, level: int, text: str) -> int:
        """The depth of a heading: one below the title for level 1, never leaving one out."""
        self.depth = max(2, min(level + 1, self.depth + 1, DEEPEST))
        self.heading = text
        return self.depth

    def region(self, name: str) -> str:
        """The name of a region that no other part of the page bears."""
        self.named[name] = n = self.named.get(name, 0) + 1
        return name if n == 1 else self.region(self.w("html.region", name=name, n=n))

    def anchor(self, text: str) -> str:
        """The id attribute of the paragraph that opens a problem."""
        found = self.problems.get(text, "")
        if not found or found in self.placed:
            return ""
        self.placed.add(found)
        return f' id="{found}"'


def flow(elements: Sequence[Element], c: Context) -> str:
    """All elements of a section."""
    return "\n".join(WRITERS[e["kind"]](e, c) for e in elements)


def _heading(e: Element, c: Context) -> str:
    depth = c.head(e["level"], e["text"])
    return f"<h{depth}>{esc(e['number'] + e['text'])}</h{depth}>"


def _para(e: Element, c: Context) -> str:
    mark = c.anchor(e["runs"][0]["text"]) if e["runs"] else ""
    return f"<p{mark}>{runs(e['runs'])}</p>"


def _prose(e: Element, c: Context) -> str:
    return flow(prose.led(e, c.w), c)


def _table(e: Element, c: Context) -> str:
    table = e["table"]
    anchors: dict[str, str] = {}
    if table["key"] == "evidence":
        anchors = c.evidence
        c.placed |= set(anchors.values())
    label = c.w("html.table", name=c.heading)
    return table_html(table, c.w, label, c.region, e["caption"], anchors)


def _list(e: Element, c: Context) -> str:
    return f"<ol>{''.join(f'<li>{esc(text)}</li>' for text in e['items'])}</ol>"


def _bullets(e: Element, c: Context) -> str:
    items = "".join(f"<li>{_item(item, c)}</li>" for item in e["items"])
    if not e["ordered"]:
        return f"<ul>{items}</ul>"
    start = f' start="{e["start"]}"' if e["start"] != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _item(item: list[Element], c: Context) -> str:
    """An item's only paragraph stands without a paragraph's space around it."""
    if item and item[0]["kind"] == "para":
        return runs(item[0]["runs"]) + flow(item[1:], c)
    return flow(item, c)


def _quote(e: Element, c: Context) -> str:
    return f"<blockquote>{flow(e['body'], c)}</blockquote>"


def _code(e: Element, c: Context) -> str:
    return f'<pre tabindex="0"><code>{esc(e["text"])}</code></pre>'


def _rule(e: Element, c: Context) -> str:
    return "<hr>"


def _placeholder(e: Element, c: Context) -> str:
    return f'<p class="placeholder">{esc(e["text"])}</p>'


def _form(e: Element, c: Context) -> str:
    return form_html(e["form"], c.region)


def _chart(e: Element, c: Context) -> str:
    from perfeval.reports.charts.svg import svg

    name = esc(e["chart"]["caption"])
    region = esc(c.region(e["chart"]["caption"]))
    return (
        f'<figure><div class="scroll" role="region" tabindex="0" aria-label="{region}">'
        f"{svg(e['chart'], c.w.lang)}</div><figcaption>{name}</figcaption></figure>"
    )


WRITERS: dict[str, Callable[[Any, Context], str]] = {
    "bullets": _bullets,
    "chart": _chart,
    "code": _code,
    "form": _form,
    "heading": _heading,
    "list": _list,
    "para": _para,
    "placeholder": _placeholder,
    "prose": _prose,
    "quote": _quote,
    "rule": _rule,
    "table": _table,
}
