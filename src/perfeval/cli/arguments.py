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
    lists: dict[str, tuple[str, ...]] = {}
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
        if option.many:
            lists[option.name] = lists.get(option.name, ()) + listed(value)
        else:
            values[option.name] = value
    if not _placed(command, words, values, lists):
        return None
    return Call(command, values.get("lang") or of_locale(), values, frozenset(switches), lists)


def listed(value: str) -> tuple[str, ...]:
    """The parts of `PE201,PE3`."""
    return tuple(part for part in (x.strip() for x in value.replace("，", ",").split(",")) if part)


def _placed(
    command: Command, words: list[str], values: dict[str, str], lists: dict[str, tuple[str, ...]]
) -> bool:
    """Gives the words to the arguments; False when there are too few or too many."""
    arguments = command.arguments
    required = sum(argument.required for argument in arguments)
    endless = bool(arguments) and arguments[-1].many
    if len(words) < required or (len(words) > len(arguments) and not endless):
        return False
    for number, argument in enumerate(arguments):
        if argument.many:
            lists[argument.name] = tuple(words[number:])
        elif number < len(words):
            values[argument.name] = words[number]
    return True


def _allowed(option: Option, value: str) -> bool:
    return not option.choices or value in option.choices
