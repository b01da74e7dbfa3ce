"""What people wrote as WordprocessingML: paragraphs, lists, quotes, code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.reports.word.table import table_xml
from perfeval.reports.word.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.reports.story.elements import Element, Run
    from perfeval.reports.word.page import Page
    from perfeval.reports.words import Words

_STEP = 632  # two characters of the body, in twips
_BULLETS = ("•", "◦")
_DEEPEST = 6  # steps that a paragraph moves to the right
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'


def written(elements: Sequence[Element], w: Words, page: Page, depth: int = 0) -> str:
    """Elements of prose, `depth` steps to the right."""
    return "".join(_one(e, w, page, depth) for e in elements)


def _one(e: Element, w: Words, page: Page, depth: int) -> str:
    match e["kind"]:
        case "para":
            return paragraph("ReportBody", runs(e["runs"]), _indent(depth))
        case "heading":
            return paragraph("Subheading", run(e["text"]))
        case "bullets":
            return _bullets(e, w, page, depth)
        case "quote":
            return written(e["body"], w, page, depth + 1)
        case "code":
            return paragraph(
                "ReportBody", run(e["text"]), _indent(depth, 0) + '<w:jc w:val="left"/>'
            )
        case "table":
            return table_xml(e["table"], w, page, e["caption"])
        case _:
            return paragraph("ReportBody", "", _RULE)


def _bullets(e: Element, w: Words, page: Page, depth: int) -> str:
    """Items with their number or sign as text, so that no program counts otherwise."""
    found = []
    for n, item in enumerate(e["items"], e["start"]):
        sign = f"{n}{e['sign']} " if e["ordered"] else f"{_BULLETS[depth % 2]} "
        first = item[0]["runs"] if item and item[0]["kind"] == "para" else []
        found.append(paragraph("ReportBody", run(sign) + runs(first), _indent(depth)))
        found.append(written(item[bool(first) :], w, page, depth + 1))
    return "".join(found)


def _indent(depth: int, first: int = 2) -> str:
    """A place to the right of the body's own; "" for the body's."""
    if not depth and first:
        return ""
    left = _STEP * min(depth, _DEEPEST)
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:firstLineChars="{first * 100}" '
        f'w:firstLine="{_STEP if first else 0}"/>'
    )


def runs(given: Sequence[Run]) -> str:
    """Runs with their weight; behind the text of a link stands its address."""
    return "".join(_run(one) for one in given)


def _run(one: Run) -> str:
    if len(one) == 2:
        return run(one["text"], one["bold"])
    after = ("<w:i/><w:iCs/>" if one.get("italic") else "") + (
        "<w:strike/>" if one.get("strike") else ""
    )
    text, link = one["text"], one.get("link", "")
    if link and link not in (text, f"mailto:{text}"):
        text += f"（{link}）"
    return run(text, one["bold"], after=after)
