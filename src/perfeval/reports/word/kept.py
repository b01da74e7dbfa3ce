"""What stands in the paragraph of a `{{p … }}` or `{%p … %}` tag beside the tag, and must stay when
that paragraph is taken away: ends of sections, page breaks. And what is a paragraph's own text."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURES = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_MARKS = tuple(f"{W}{name}" for name in ("rPr", "trPr", "tcPr", "pPr"))
_LINE = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}


def without_deleted(root: Any) -> None:
    """The tree without texts that are deleted but still tracked: their tags are no tags."""
    for element in [*root.iter(f"{W}del", f"{W}moveFrom")]:
        parent = element.getparent()
        if parent is None or parent.tag in _MARKS:
            continue
        _dropped(element)


def _dropped(element: Any) -> None:
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def own_texts(paragraph: Any) -> list[Any]:
    """The paragraph's own texts; not those of a text box that hangs on it."""
    return [
        text for text in paragraph.iter(f"{W}t")
        if next(text.iterancestors(f"{W}p"), None) is paragraph
    ]  # fmt: skip


def pictured(paragraph: Any) -> bool:
    return next(paragraph.iter(*_PICTURES), None) is not None


def keep_breaks(paragraph: Any) -> None:
    """Moves a page break to a paragraph before, the end of a section to one behind."""
    own = paragraph.find(f"{W}pPr")
    broken = [one for one in paragraph.iter(f"{W}br") if one.get(f"{W}type") == "page"]
    ahead = own is not None and own.find(f"{W}pageBreakBefore") is not None
    if broken or ahead:
        new = _thin(paragraph)
        run = _under(new, "r")
        _under(run, "br").set(f"{W}type", "page")
        paragraph.addprevious(new)
    section = own.find(f"{W}sectPr") if own is not None else None
    if section is not None:
        new = _thin(paragraph)
        new[0].append(deepcopy(section))
        own.remove(section)
        paragraph.addnext(new)


def _thin(paragraph: Any) -> Any:
    """A paragraph of one point."""
    new = paragraph.makeelement(f"{W}p")
    spacing = _under(_under(new, "pPr"), "spacing")
    for name, value in _LINE.items():
        spacing.set(f"{W}{name}", value)
    return new


def _under(parent: Any, name: str) -> Any:
    child = parent.makeelement(f"{W}{name}")
    parent.append(child)
    return child
