"""Results: to standard output, or whole into a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.cli.commands import Call


STDOUT = "-"
FORMATS = {
    ".txt": "table",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
}


def target_of(call: Call) -> str | None:
    """The file that the call names; None for standard output, which is also written `-`."""
    target = call.given("output")
    return None if target == STDOUT else target


def format_of(
    target: str | None,
    given: str | None,
    lang: str,
    formats: Mapping[str, str] = FORMATS,
    usual: str = "table",
) -> str | None:
    """The format: as given, as the file's ending says, or the usual; None when the two disagree."""
    ending = Path(target).suffix.lower() if target else ""
    if not target or not ending:
        return given or usual
    meant = formats.get(ending)
    if meant is not None and given in (None, meant):
        return meant
    known = say("joint", lang).join(f"{end} ({form})" for end, form in formats.items())
    key = "ending.unknown" if meant is None else "ending.other"
    refuse(say(key, lang, path=target, ending=ending, meant=meant, given=given, known=known))
    return None


def refused(target: str | None, inputs: list[Path], lang: str) -> bool:
    """Whether the output can't be written, which has then been said."""
    if target is None:
        return False
    from perfeval.cli.writing import obstacle

    why = obstacle(Path(target), inputs, lang) if target else say("write.folder", lang, path=".")
    if target and not why and target.endswith(("/", "\\")):
        why = say("write.folder", lang, path=target)
    if why:
        refuse(why)
    return bool(why)


def put(text: str, target: str | None, lang: str, safe: bool = False) -> bool:
    """Prints or writes a finished document; False when it could not be written.

    What is not `safe` may hold control characters of the input, which no terminal is to see.
    """
    if target is None:
        if not safe and sys.stdout.isatty():
            from perfeval.cli.cells import clean_document

            text = clean_document(text)
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return True
    return put_bytes(text.encode("utf-8", "surrogateescape"), target, lang)


def put_bytes(data: bytes, target: str | None, lang: str) -> bool:
    """Writes a finished file; text may also go to standard output, with no target."""
    if target is None:
        return put(data.decode("utf-8"), None, lang)
    from perfeval.cli.writing import write

    why = write(Path(target), data, lang)
    refuse(why or say("written", lang, path=target))
    return not why
