"""Why Jinja can't read a tag, in the reader's language."""

from __future__ import annotations

import re

from perfeval.i18n.cli_template import say

_KNOWN = {
    "empty": re.compile(r"[Ee]xpected an expression"),
    "end": re.compile(r"unexpected 'end of |Unexpected end of template"),
    "expected": re.compile(r"expected token '([^']*)', got '([^']*)'"),
    "instead": re.compile(r"unexpected '(?P<got>[^']*)', expected '(?P<name>[^']*)'"),
    "quote": re.compile(r"unexpected char [\"']+ at"),
    "sign": re.compile(r"unexpected char '(.+)' at"),
    "unexpected": re.compile(r"unexpected '([^']*)'"),
    "unknown": re.compile(r"unknown tag '([^']*)'"),
    "assign": re.compile(r"can't assign to"),
    "name": re.compile(r"expected name or number"),
    "arguments": re.compile(r"invalid syntax for function call|non-default argument"),
}
_NAMES = ("name", "string", "integer", "float", "operator")


def reason(message: str, lang: str) -> str:
    """Jinja's message in words of the language; one that is not known, as it is."""
    for key, pattern in _KNOWN.items():
        found = pattern.search(message)
        if found is None:
            continue
        if not _visible(found):
            return say("reason.hidden", lang)
        named = found.groupdict() or dict(zip(("name", "got"), found.groups(), strict=False))
        tokens = {name: _token(text, lang) for name, text in named.items()}
        key = "expected.end" if tokens.get("name") == say("token.end", lang) else key
        return say(f"reason.{key}", lang, **{"name": "", "got": "", **tokens})
    return message


def _visible(found: re.Match[str]) -> bool:
    """Whether the sign complained of can be seen at all: text from web pages brings others."""
    return not any(one and len(one) > 2 and one.startswith("\\") for one in found.groups())


def _token(text: str, lang: str) -> str:
    if text.startswith("end of"):
        return say("token.end", lang)
    return say(f"token.{text}", lang) if text in _NAMES else f"“{text}”"
