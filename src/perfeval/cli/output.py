"""Results: to standard output, or whole into a file."""

from __future__ import annotations

import sys
from pathlib import Path

from perfeval.cli.complaints import refuse
from perfeval.i18n.cli_words import say


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
    from perfeval.cli.writing import write

    why = write(Path(target), text.encode("utf-8", "surrogateescape"), lang)
    refuse(why or say("written", lang, path=target))
    return not why
