"""Reads a well-formed call by the table of commands, without importing typer.

Whatever is not plainly well-formed (help, completion, a misspelt option, a missing argument) is
None here and goes to typer, which reads by the same table: so the usual call starts fast, and
there is one place that complains.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perfeval.cli.commands import BY_PATH, LANG, Call, Command, Option
from perfeval.cli.language import of_locale

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLETION = "_PERFEVAL_COMPLETE"


def read(argv: Sequence[str]) -> Call | None:
    """The call, or None when it is not plainly well-formed."""
    if os.environ.get(COMPLETION):
        return None
    rest = list(argv)
    values: dict[str, str] = {}
    if not _leading_language(rest, values) or not rest:
        return None
    command = BY_PATH.get((rest.pop(0),))
    if command is None:
        return None
    deeper = BY_PATH.get((*command.path, rest[0])) if rest else None
    if deeper is not None:
        command = deeper
        rest.pop(0)
    return _parsed(command, rest, values)


def _leading_language(rest: list[str], values: dict[str, str]) -> bool:
    """Takes `--lang en` before the command; False when its value is none."""
    while rest and (rest[0] == "--lang" or rest[0].startswith("--lang=")):
        first = rest.pop(0)
        text = first[len("--lang=") :] if "=" in first else (rest.pop(0) if rest else "")
        if text not in LANG.choices:
            return False
        values["lang"] = text
    return True


def _parsed(command: Command, rest: list[str], values: dict[str, str]) -> Call | None:
    flags = {flag: option for option in command.options for flag in option.flags}
    switches: set[str] = set()
    words: list[str] = []
    while rest:
        word = rest.pop(0)
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        name, equals, value = word.partition("=")
        option = flags.get(name)
        if option is None or (equals and not name.startswith("--")):
            return None
        if not option.metavar:
            if equals:
                return None
            switches.add(option.name)
            continue
        if not equals:
            if not rest or (rest[0].startswith("-") and rest[0] != "-"):
                return None
            value = rest.pop(0)
        if not _allowed(option, value):
            return None
        values[option.name] = value
    required = sum(argument.required for argument in command.arguments)
    if not required <= len(words) <= len(command.arguments):
        return None
    values |= {
        argument.name: word for argument, word in zip(command.arguments, words, strict=False)
    }
    return Call(command, values.get("lang") or of_locale(), values, frozenset(switches))


def _allowed(option: Option, value: str) -> bool:
    return not option.choices or value in option.choices
