"""Comments such as `# perfeval: ignore[PE201] reason`: findings of one line that are accepted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from perfeval.model.finding import Finding, Span
from perfeval.source.comments import comments

if TYPE_CHECKING:
    from collections.abc import Iterator

# other words may stand before it, such as those for another program
MARK = re.compile(r"(#\s*)?\bperfeval\s*[:：]\s*ignore\b", re.IGNORECASE)
CODES = re.compile(r"\s*[\[［【〔]([^\]］】〕]*)[\]］】〕]\s*[:：,，-]?\s*(.*)", re.DOTALL)
CODE = re.compile(r"PE\d{1,3}\Z")


class Ignore(NamedTuple):
    """One comment: the line it speaks of, its codes, and why."""

    line: int
    codes: tuple[str, ...]
    reason: str
    span: Span


class Ignores(NamedTuple):
    """The comments of one file, and what is wrong with them."""

    entries: tuple[Ignore, ...] = ()
    findings: tuple[Finding, ...] = ()


def ignores(text: str, file: str, known: tuple[str, ...]) -> Ignores:
    """Comments at the end of a line speak of that line; alone on a line, of the next line that
    holds more than a comment."""
    # most files have no such word, and looking for it alone takes a hundredth of the time
    if ("gnore" not in text and "GNORE" not in text) or MARK.search(text) is None:
        return Ignores()
    entries: list[Ignore] = []
    findings: list[Finding] = []
    for comment in comments(text):
        for start, text, rest in _marks(comment.text):
            span = Span(file, comment.line, comment.column + start)
            body = CODES.match(rest)
            codes = _codes(body[1]) if body else ()
            if not codes or body is None:
                findings.append(Finding("PE028", span, {"text": text[:60]}))
                continue
            right = tuple(_known(codes, known, span, findings))
            reason = body[2].strip()
            if not reason:
                findings.append(Finding("PE029", span, {"codes": "、".join(codes)}))
            if right:
                entries.append(Ignore(comment.about, right, reason, span))
    return Ignores(tuple(entries), tuple(findings))


def _marks(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each mark of a comment begins, its text, and what of it comes after `ignore`.

    Words that only speak of such comments have neither `#` before them nor codes behind them.
    """
    marks = list(MARK.finditer(text))
    for number, match in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        rest = text[match.end() : end].rstrip("# \t;；,，")
        if match[1] or CODES.match(rest):
            yield match.start(), text[match.start() : end].strip(), rest


def _codes(text: str) -> tuple[str, ...]:
    parts = (part.strip().upper() for part in re.split("[,，、\\s]+", normalize("NFKC", text)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _known(
    codes: tuple[str, ...], known: tuple[str, ...], span: Span, findings: list[Finding]
) -> Iterator[str]:
    for code in codes:
        if CODE.match(code) and _begins(code, known):
            yield code
        else:
            findings.append(Finding("PE027", span, {"code": code[:20]}))


@cache
def _begins(code: str, known: tuple[str, ...]) -> bool:
    return any(name.startswith(code) for name in known)


def beginnings(code: str) -> tuple[str, ...]:
    """What a comment can write to mean a code."""
    return code[:3], code[:4], code[:5]
