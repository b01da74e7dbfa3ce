"""Making values safe where they stand in Markdown: cells, lines of prose, blocks of user text."""

from __future__ import annotations

import re

from perfeval.reports.texts import flat

_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_START = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+*](?=\s)|>|\d{1,9}(?=[.)]\s)|(?:={3,}|-{3,}|_{3,})\s*$|~{3,}|:{3,})"
)
_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_SCHEME = re.compile(r"\]\(\s*<?\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_REFERENCE = re.compile(r"^( {0,3}\[[^\]]+\]:\s*)(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_FENCE = re.compile(r"^(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ACTIVE = re.compile(r"[#=`~<\[]|^ {0,3}-", re.MULTILINE)
# without one of these, or a break of the line, a value shows as itself; most values have none
_SIGN = re.compile(r"[\\<&*`~\[_\x00-\x1f\x7f\x85\u2028\u2029]")
_MARKUP = re.compile(r"[#=`~<\[-]")
DEEPEST = 6


def inline(text: str) -> str:
    """A plain value inside a line: every sign shows as itself."""
    if _SIGN.search(text) is None:
        return text.strip()
    text = flat(_CONTROL.sub("", text)).replace("\\", "\\\\")
    text = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    for sign in ("*", "`", "~"):
        if text.count(sign) > 1:
            text = text.replace(sign, "\\" + sign)
    if "](" in text or "][" in text or "]:" in text:
        text = text.replace("[", "\\[")
    return _EDGE.sub(r"\\_", text)


def signs_in(text: str) -> bool:
    """Whether something in a text must be escaped in a cell."""
    return "|" in text or _SIGN.search(text) is not None


def line(text: str) -> str:
    """A plain value that may stand at the start of a line."""
    found = inline(text)
    if found[:1].isalpha():
        return found
    return _START.sub(_escaped_start, found)


def _escaped_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    if sign.isdecimal():
        return f"{space}{sign}\\"
    return f"{space}\\{sign}"


def cell(text: str) -> str:
    """A plain value in a table: one line, no bar."""
    return inline(text).replace("|", "\\|")


def block(text: str, level: int) -> str:
    """The user's own Markdown below a heading of `level`: headings deeper than it, no raw HTML."""
    if not text.isprintable():
        text = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if _idle(text):
        return text.strip("\n")
    lines = text.split("\n")
    return "\n".join(_closed(_demoted(lines, level))).strip("\n")


def _idle(text: str) -> bool:
    """Whether nothing in a text is a heading, a fence, HTML or a link."""
    return _MARKUP.search(text) is None or _ACTIVE.search(text) is None


def _demoted(lines: list[str], level: int) -> list[tuple[str, bool]]:
    """(line, inside a fence); setext headings become the others' kind."""
    found: list[tuple[str, bool]] = []
    fence = ""
    shift = _shift(lines, level)
    for number, text in enumerate(lines):
        if fence:
            found.append((text, True))
            fence = "" if _closes(text, fence) else fence
            continue
        opened = _FENCE.match(text)
        if opened:
            fence = opened.group(1)
            found.append((text, True))
            continue
        heading = _HEADING.match(text)
        under = _UNDERLINE.match(text)
        before = lines[number - 1] if number else ""
        if heading:
            title = _unclosed(heading.group(2) or "")
            found.append((_heading(len(heading.group(1)) + shift, title), False))
        elif under and _is_paragraph(before) and found and not found[-1][1]:
            depth = 1 if under.group(1)[0] == "=" else 2
            found[-1] = (_heading(depth + shift, before.strip()), False)
        else:
            found.append((text, False))
    if fence:
        found.append((fence, True))
    return found


def _unclosed(title: str) -> str:
    """The text of a heading without the signs that may close it ("# A #", but not "# C#")."""
    title = title.rstrip(" \t")
    bare = title.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else title


def _is_paragraph(text: str) -> bool:
    """Whether a line could be the text of a setext heading."""
    return bool(text.strip()) and not re.match(
        r"^ {0,3}(#{1,6}\s|>|[-+*]\s|\d+[.)]\s|\||`{3}|~{3})", text
    )


def _closes(text: str, fence: str) -> bool:
    stripped = text.strip()
    return (
        len(text) - len(text.lstrip(" ")) < 4
        and len(stripped) >= len(fence)
        and not stripped.strip(fence[0])
    )


def _shift(lines: list[str], level: int) -> int:
    """How far headings move so that the highest stands one below the section's own."""
    depths = [len(m.group(1)) for m in map(_HEADING.match, lines) if m]
    for number in range(1, len(lines)):
        under = _UNDERLINE.match(lines[number])
        if under and _is_paragraph(lines[number - 1]):
            depths.append(1 if under.group(1)[0] == "=" else 2)
    return level + 1 - min(depths) if depths else 0


def _heading(depth: int, text: str) -> str:
    if depth > DEEPEST:
        return f"**{text.strip().strip('*')}**" if text.strip() else ""
    return f"{'#' * depth} {text}".rstrip()


def _closed(lines: list[tuple[str, bool]]) -> list[str]:
    """Raw HTML and script links outside fences, neutralised."""
    found = []
    for text, inside in lines:
        if not inside:
            text = _TAG.sub("&lt;", text)
            text = _REFERENCE.sub(r"\1#", _SCHEME.sub("](#", text))
        found.append(text)
    return found
