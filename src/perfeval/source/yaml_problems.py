"""What the YAML parser complains of, turned into findings."""

from __future__ import annotations

import re

import yaml

from perfeval.model.finding import Finding, Span
from perfeval.source.decoding import place, split_lines
from perfeval.source.yaml_hints import clip, mistyped_key
from perfeval.source.yaml_messages import AFTER_CLOSE, END, OTHER, TABLE, Row
from perfeval.source.yaml_nodes import ODD_SPACES
from perfeval.source.yaml_wide import wide_sign

_NOT_ALLOWED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENT = re.compile(rf"[ \t{ODD_SPACES}]*")
_INDENTING = (
    "cannot start any token",
    "mapping values are not allowed",
    "could not find expected ':'",
    "expected key",
    "'-' indicator",
    "document start>",
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_MOST_ABOVE = 1000
# what the parser says of a key below a line that it took for text
_AFTER_SLIP = (
    "mapping values are not allowed",
    "expected key",
    "'-' indicator",
    "document start>",
)
# The parser notices these far behind the place where they are to be mended.
_AT_BEGINNING = ("unexpected end of stream", "could not find expected ':'")


def problem_findings(error: Exception, text: str, file: str) -> tuple[Finding, ...]:
    """One finding or more for an error the parser raised on `text`."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if mark is not None:
            return _Problem(error, mark, text, file).findings()
    bad = _NOT_ALLOWED.search(text)
    if bad is not None:
        char = {"char": f"U+{ord(bad[0]):04X}"}
        return (Finding("PE016", Span(file, *place(text, bad.start())), char),)
    return (_syntax(OTHER, Span(file, 1, 1), {"message": clip(str(error), 120)}),)


class _Problem:
    """One complaint of the parser with the lines around it."""

    def __init__(self, error: yaml.MarkedYAMLError, mark: yaml.Mark, text: str, file: str) -> None:
        self.message = _common(error.problem or "", error.context or "")
        self.lines = split_lines(text)
        self.file = file
        self.row, self.at = mark.line, mark.column
        begun = error.context_mark or mark
        self.begun_row, self.begun_at = begun.line, begun.column

    def findings(self) -> tuple[Finding, ...]:
        if found := self.indentation() or self.colons() or self.signs():
            return found
        span = Span(self.file, self.row + 1, self.at + 1)
        line = self.line(self.row)
        begun = self.line(self.begun_row)[self.begun_at :]
        before = line[: self.at].rstrip()
        params = {
            "since": str(self.begun_row + 1),
            "char": clip(line[self.at : self.at + 1]),
            "start": clip(begun[:1]),
            "rest": clip(begun.rstrip()),
            "message": clip(self.message, 120),
        }
        if "expected key" in self.message and before[-1:] in ("'", '"', "]", "}"):
            params.update(closer=before[-1], tail=clip(line[self.at :].rstrip(), 20))
            params["rest"] = clip(_value(line))
            return (_syntax(AFTER_CLOSE, span, params),)
        if any(part in self.message for part in _AT_BEGINNING):
            span = Span(self.file, self.begun_row + 1, self.begun_at + 1)
        row = next((row for row in TABLE if row[0] in self.message), OTHER)
        if self.ended() and not any(part in self.message for part in _AT_BEGINNING):
            span = self.last()
            row = row if "{since}" in row[1] else END
        return (_syntax(row, span, params),)

    def signs(self) -> tuple[Finding, ...]:
        """Full-width signs in the lines that broke the parsing."""
        for row in dict.fromkeys((self.begun_row, self.row, self.row - 1)):
            if sign := wide_sign(self.line(row)):
                span = Span(self.file, row + 1, sign.at + 1)
                return (_syntax(sign.row, span, {"char": sign.char, "right": sign.right}),)
        return ()

    def ended(self) -> bool:
        """Whether nothing but white space stands from here to the end of the text."""
        rest = (self.line(self.row)[self.at :], *self.lines[self.row + 1 :])
        return not any(line.strip() for line in rest)

    def last(self) -> Span:
        """Behind the last character of the text, line ends and spaces left aside."""
        row = next((n for n in range(len(self.lines), 0, -1) if self.lines[n - 1].strip()), 1)
        return Span(self.file, row, len(self.line(row - 1).rstrip()) + 1)

    def line(self, row: int) -> str:
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def indentation(self) -> tuple[Finding, ...]:
        if not any(part in self.message for part in ("tab character", *_INDENTING)):
            return ()
        for row in dict.fromkeys((self.row, self.begun_row)):
            indent = _INDENT.match(self.line(row))
            for column, char in enumerate(indent[0] if indent else "", 1):
                span = Span(self.file, row + 1, column)
                if char == "\t":
                    return (Finding("PE007", span),)
                if char != " ":
                    return (Finding("PE019", span, {"char": f"U+{ord(char):04X}"}),)
        if "tab character" in self.message or self.line(self.row)[self.at : self.at + 1] == "\t":
            return (Finding("PE007", Span(self.file, self.row + 1, self.at + 1)),)
        return ()

    def colons(self) -> tuple[Finding, ...]:
        """Lines such as `权重：20`, where they are what broke the mapping."""
        if "could not find expected ':'" in self.message:
            rows = [self.begun_row]
        elif any(part in self.message for part in _AFTER_SLIP):
            rows = self.slips_above()
        else:
            return ()
        found = []
        for row in rows:
            at, content = _content(self.line(row))
            if key := mistyped_key(content):
                params = {"key": clip(key[0]), "written": clip(content, 20)}
                found.append(Finding("PE017", Span(self.file, row + 1, at + 1), params))
        return tuple(found)

    def slips_above(self) -> list[int]:
        """The lines above that lack a proper colon, comments and empty lines left aside."""
        rows: list[int] = []
        column = _content(self.line(self.row))[0]
        for row in range(self.row - 1, max(-1, self.row - _MOST_ABOVE), -1):
            at, content = _content(self.line(row))
            if not content:
                continue
            if at > column or mistyped_key(content) is None or ": " in content:
                break
            column = at
            rows.insert(0, row)
        return rows


def _content(line: str) -> tuple[int, str]:
    """Where the line's content begins, after its indentation and any `- `, and the content without
    a comment."""
    dashes = re.match(r" *(?:- +)*", line)
    at = dashes.end() if dashes else 0
    return at, _COMMENT.sub("", line[at:]).rstrip()


def _value(line: str) -> str:
    """What stands after the key of a line."""
    content = _content(line)[1]
    return content.partition(": ")[2].strip() or content


def _common(problem: str, context: str) -> str:
    """One wording for what libyaml and PyYAML's own parser say differently."""
    if problem.startswith("expected <block end>"):
        return "did not find expected key"
    if "comment or line break" in problem and "block scalar" in context:
        return "expected chomping or indentation indicators"
    if problem.startswith("expected '<document start>'"):
        return "did not find expected <document start>"
    if "directive" in context or "YAML" in problem:
        return f"directive: {problem}"
    return f"tag: {problem}" if context.endswith(" tag") else problem


def _syntax(row: Row, span: Span, params: dict[str, str]) -> Finding:
    names = ("problem_zh", "problem_en", "mend_zh", "mend_en")
    texts = {name: row[i].format_map(params) for i, name in enumerate(names, 1)}
    return Finding("PE006", span, texts)
