"""What people's Word has made of a template's tags, mended; and where each tag stands.

Word splits a tag over runs, with spelling marks and bookmarks in between. First every tag is put
into one run again, with its number hidden in white space at its end; then docxtpl's own
preparation turns the tags of rows, cells, paragraphs and runs into plain Jinja; at last every tag
gets a line of its own, so that a line of the template says which tag it is.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.request import Fault
from perfeval.reports.templating.faults import much
from perfeval.reports.templating.syntax import MOST_TAGS, too_open
from perfeval.reports.word.kept import keep_breaks, own_texts, pictured, without_deleted
from perfeval.reports.word.places import Place, Places

if TYPE_CHECKING:
    from collections.abc import Callable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEFT = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_WIDE = re.compile(r"[{｛][{%％#｛]|[}%％#｝][}｝]")
_MARK = re.compile(r" ([ \t]{18})(?=[-+]?[%}]\}$)")
_WHOLE = re.compile(r"^\{[{%#](tr|tc|p|r)\s")
# what is left where a tag of runs stood alone in its run
_EMPTY = re.compile(
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?(?:/>|></w:t>)</w:r>"
)
MOST_FAULTS = 100  # nobody reads more at once
_BITS = 18
_PARENT = {"tr": f"{W}tr", "tc": f"{W}tc"}
_CALLS = {"p": "__block", "tr": "__block", "tc": "__block", "r": "__runs"}


class Tag(NamedTuple):
    """A tag as written; `whole` says what it stands for: tr, tc, p, r or ""; `home` is what holds
    it, which the other tags of its block must share."""

    text: str
    place: Place
    whole: str
    home: str = ""


class Source(NamedTuple):
    """A part as Jinja's source. `lines[n]` is the tag on line n + 2; `tables` says whether rows or
    cells are repeated, so that the tables' grids must be counted again."""

    text: str
    lines: tuple[Tag | None, ...]
    tables: bool
    faults: tuple[Fault, ...] = ()
    order: tuple[Tag, ...] = ()

    def tag(self, line: int) -> Tag | None:
        number = line - 2
        return self.lines[number] if 0 <= number < len(self.lines) else None


def source(name: str, root: Any, say: Callable[[Place], str]) -> Source:
    """A part's tree, which is changed, as Jinja's source."""
    from lxml import etree

    without_deleted(root)
    places = Places(name)
    tags: list[Tag] = []
    taken: list[Any] = []
    faults: list[Fault] = []
    for paragraph in root.iter(f"{W}p"):
        place = places.next(paragraph)
        texts = own_texts(paragraph)
        joined = "".join(text.text or "" for text in texts)
        if not _LEFT.search(joined) and not _WIDE.search(joined):
            continue
        found = [] if too_open(joined) else list(TAG.finditer(joined))
        if len(tags) + len(found) > MOST_TAGS:
            return Source("", tuple(tags), False, (much(),))
        place = place._replace(text=joined)
        if len(faults) > MOST_FAULTS:
            break
        signs = _signs(joined, found)[:MOST_FAULTS]
        faults += [Fault(key, {"place": say(place), **more}) for key, more in signs]
        mine = [_tag(m.group(), place, paragraph) for m in found]
        faults += _whole_faults(paragraph, mine, joined, say)
        if any(tag.whole == "p" for tag in mine):
            taken.append(paragraph)
        _gather(texts, found, len(tags))
        tags += mine
    for paragraph in taken:
        keep_breaks(paragraph)
    xml = etree.tostring(root, encoding="unicode").replace("\r", "").replace("\n", " ")
    if faults:
        return Source("", tuple(tags), False, tuple(faults))
    text, lines = _lined(patched(xml), tags)
    tables = any(tag.whole == "tc" or "colspan" in tag.text or " hm" in tag.text for tag in tags)
    return Source(text, lines, tables, (), tuple(tags))


def patched(xml: str) -> str:
    """docxtpl's preparation."""
    from docxtpl import DocxTemplate

    return _EMPTY.sub("", str(DocxTemplate.patch_xml(None, xml)))


def _tag(text: str, place: Place, paragraph: Any) -> Tag:
    whole = _whole(text)
    holder = paragraph.getparent()
    if whole in _PARENT:
        row = next(paragraph.iterancestors(_PARENT[whole]), None)
        holder = row.getparent() if row is not None else None
    elif whole == "r":
        holder = paragraph
    path = holder.getroottree().getpath(holder) if holder is not None else ""
    return Tag(text, place, whole, f"{whole}:{path}")


def _whole(tag: str) -> str:
    found = _WHOLE.match(tag)
    return found.group(1) if found else ""


def _signs(joined: str, found: list[re.Match[str]]) -> list[tuple[str, dict[str, str]]]:
    """Tags that are not closed, and full-width signs that look like a tag's."""
    wrong = []
    rest, at = "", 0
    for match in found:
        rest += joined[at : match.start()] + "\x00"
        at = match.end()
        inner = match.group()[2:-2]
        if "{{" in inner or "{%" in inner:
            wrong.append(("tag.open", {"tag": short(match.group())}))
        elif _whole(match.group()) and re.search("[%}]", inner):
            wrong.append(("tag.percent", {"tag": short(match.group())}))
    rest += joined[at:]
    wide = [m for m in _WIDE.finditer(rest) if re.search("[｛｝％]", m.group())]
    if wide:
        wrong.append(("tag.wide", {"sign": wide[0].group()}))
    else:
        wrong += [
            ("tag.open", {"tag": short(rest[m.start() : m.start() + 80])})
            for m in islice(_LEFT.finditer(rest), MOST_FAULTS)
        ]
    return wrong


def short(text: str, most: int = 40) -> str:
    text = " ".join(text.replace("\x00", "…").split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _whole_faults(
    paragraph: Any, tags: list[Tag], joined: str, say: Callable[[Place], str]
) -> list[Fault]:
    """Tags of rows outside rows; and tags that would take other text away with them."""
    faults = []
    for tag in tags:
        params = {"place": say(tag.place), "tag": short(tag.text), "whole": tag.whole}
        parent = _PARENT.get(tag.whole)
        holder = paragraph if tag.whole == "p" else None
        if parent is not None:
            holder = next(paragraph.iterancestors(parent), None)
            if holder is None:
                faults.append(Fault("tag.outside", params))
                continue
        if holder is None or tag.text.startswith("{#"):
            continue
        text = joined if tag.whole == "p" else "".join(t.text or "" for t in holder.iter(f"{W}t"))
        other = (text.replace(tag.text, "", 1)).strip()
        # a mark put by this same pass into a neighbour's tag is no text
        if other:
            faults.append(Fault("tag.alone", {**params, "other": short(other)}))
        elif tag.whole == "p" and pictured(paragraph):
            faults.append(Fault("tag.picture", params))
    return faults


def _gather(texts: list[Any], found: list[re.Match[str]], first: int) -> None:
    """Puts every tag whole into the run in which it begins, with its number."""
    contents = [text.text or "" for text in texts]
    starts, at = [], 0
    for content in contents:
        starts.append(at)
        at += len(content)
    for number, match in reversed(list(enumerate(found, first))):
        begin = max(i for i, s in enumerate(starts) if s <= match.start() and contents[i])
        end = max(i for i, s in enumerate(starts) if s < match.end())
        offset = match.start() - starts[begin]
        behind = contents[end][match.end() - starts[end] :]
        tag = _numbered(match.group(), number)
        if begin == end:
            contents[begin] = contents[begin][:offset] + tag + behind
            continue
        contents[begin] = contents[begin][:offset] + tag
        for i in range(begin + 1, end):
            contents[i] = ""
        contents[end] = behind
    for text, content in zip(texts, contents, strict=True):
        if text.text != content:
            text.text = content
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _numbered(tag: str, number: int) -> str:
    if tag.startswith("{#"):
        return tag
    dash = tag[-3] if tag[-3] in "-+" else ""
    inner = tag[2 : -3 if dash else -2].rstrip()
    bits = format(number, f"0{_BITS}b").replace("0", " ").replace("1", "\t")
    return f"{tag[:2]}{inner} {bits}{dash}{tag[-2:]}"


def _lined(xml: str, tags: list[Tag]) -> tuple[str, tuple[Tag | None, ...]]:
    """Each tag on a line of its own, printing what it stands for."""
    lines: list[Tag | None] = []

    def one(match: re.Match[str]) -> str:
        text = match.group()
        if text.startswith("{#"):
            return ""
        mark = _MARK.search(text)
        tag = None
        if mark:
            number = int(mark.group(1).replace(" ", "0").replace("\t", "1"), 2)
            tag = tags[number]
            text = text[: mark.start()] + " " + text[mark.end() :]
        lines.append(tag)
        dash = text[2] if text[2] in "-+" else ""
        inner = (
            text[2 + len(dash) : -2].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
        )
        call = _CALLS.get(tag.whole, "") if tag else ""
        if text.startswith("{{"):
            if xml[: match.start()].endswith('="'):
                call = "__attribute"
            if call:
                inner = f"({inner.rstrip('-+ ')}) | {call} "
        return f"{text[:2]}{dash}\n{inner}{text[-2:]}"

    return TAG.sub(one, xml), tuple(lines)
