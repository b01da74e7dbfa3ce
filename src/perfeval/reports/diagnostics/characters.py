"""Characters that a format can't hold."""

from __future__ import annotations

import json
import re

REPLACEMENT = "\ufffd"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def whole(text: str) -> str:
    """Text that UTF-8 can hold: half characters, as in misencoded file names, are replaced."""
    return _SURROGATE.sub(REPLACEMENT, text)


def printable(text: str) -> str:
    """Text without control characters other than tabs and line ends."""
    return _CONTROL.sub("", whole(text))


def xml(text: str) -> str:
    """Text without the characters that XML 1.0 has no way to write."""
    return _NO_XML.sub("", text)


def json_text(document: object) -> str:
    """An indented JSON document that ends with a newline."""
    return whole(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
