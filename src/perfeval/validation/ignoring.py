"""Comments such as `# perfeval: ignore[PE201] reason`: findings of one line that are accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfeval.model.finding import Finding, Span
from perfeval.source.comments import comments

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile(r"#\s*perfeval\s*[:：]\s*ignore\b(.*)", re.IGNORECASE)
CODES = re.compile(r"\s*[\[［]([^\]］]*)[\]］]\s*[:：,，-]?\s*(.*)", re.DOTALL)
CODE = re.compile(r"PE\d{1,3}\Z")


class Ignore(NamedTuple):
    """One comment: the line it speaks of, its codes, and why."""

    line: int
    codes: tuple[str, ...]
    reason: str
    span: Span

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks of a finding of its line."""
        return finding.code.startswith(self.codes)


class Ignores(NamedTuple):
    """The comments of one file, and what is wrong with them."""

    entries: tuple[Ignore, ...] = ()
    findings: tuple[Finding, ...] = ()


def ignores(text: str, file: str, known: tuple[str, ...]) -> Ignores:
    """Comments at the end of a line speak of that line; alone on a line, of the next line that
    holds more than a comment."""
    if MARK.search(text) is None:
        return Ignores()
    entries: list[Ignore] = []
    findings: list[Finding] = []
    for comment in comments(text):
        # there may be another remark before it
        match = MARK.search(comment.text)
        if match is None:
            continue
        span = Span(file, comment.line, comment.column + match.start())
        body = CODES.match(match[1])
        codes = _codes(body[1]) if body else ()
        if not codes or body is None:
            findings.append(Finding("PE028", span, {"text": match[0].strip()[:60]}))
            continue
        right = tuple(_known(codes, known, span, findings))
        reason = body[2].strip()
        if not reason:
            findings.append(Finding("PE029", span, {"codes": "、".join(codes)}))
        if right:
            entries.append(Ignore(comment.about, right, reason, span))
    return Ignores(tuple(entries), tuple(findings))


def _codes(text: str) -> tuple[str, ...]:
    parts = (part.strip().upper() for part in re.split("[,，、\\s]+", text))
    return tuple(part for part in parts if part)


def _known(
    codes: tuple[str, ...], known: tuple[str, ...], span: Span, findings: list[Finding]
) -> Iterator[str]:
    for code in codes:
        if CODE.match(code) and any(name.startswith(code) for name in known):
            yield code
        else:
            findings.append(Finding("PE027", span, {"code": code[:20]}))
