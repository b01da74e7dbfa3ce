"""Complaints about a call, in the chosen language, from what typer found wrong with it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from perfeval.cli.commands import BY_PATH, TOPS, Command, below
from perfeval.cli.complaints import refuse
from perfeval.cli.helping import PROGRAM
from perfeval.i18n.cli_usage import say


def complain(fault: Any, argv: list[str], lang: str) -> None:
    """Says what is wrong and where the help is."""
    command = _command(argv)
    refuse(_text(fault, argv, command, lang))
    path = " ".join((PROGRAM, *(command.path if command is not None else ())))
    refuse(say("try", lang, command=path))


def _command(argv: list[str]) -> Command | None:
    """The command that the call is about, as far as it can be told."""
    words = [word for word in argv if not word.startswith("-") and word not in ("zh", "en")]
    for length in (2, 1):
        found = BY_PATH.get(tuple(words[:length]))
        if found is not None:
            return found
    return None


def _text(fault: Any, argv: list[str], command: Command | None, lang: str) -> str:
    kind = type(fault).__name__
    if kind == "NoSuchOption":
        known = sorted(fault.possibilities or ()) or _flags(command)
        near = get_close_matches(fault.option_name, known, n=1, cutoff=0.6)
        if near:
            return say("no.option.near", lang, name=fault.option_name, near=near[0])
        return say("no.option", lang, name=fault.option_name)
    if kind == "MissingParameter":
        parameter = fault.param
        name = getattr(parameter, "metavar", None) or (
            parameter.opts[0] if parameter is not None else ""
        )
        return say(f"missing.{getattr(parameter, 'param_type_name', 'argument')}", lang, name=name)
    if kind == "BadOptionUsage":
        return say(
            "no.value" if _is_switch(fault.option_name, command) else "missing.value",
            lang,
            name=fault.option_name,
        )
    if kind == "BadParameter" and fault.param is not None:
        found = _bad_choice(fault, argv, lang)
        if found:
            return found
    if command is None:
        return _no_command(argv, lang)
    extra = _extra(argv, command)
    inner = [one.path[-1] for one in below(command.path)]
    near = get_close_matches(extra[0], inner, n=1, cutoff=0.6) if extra else []
    if near:
        return say("no.command.near", lang, name=extra[0], near=near[0])
    if extra:
        return say("extra", lang, words=" ".join(extra))
    return say("bad", lang, text=fault.format_message())


def _flags(command: Command | None) -> list[str]:
    options = command.options if command is not None else ()
    return ["--help", "--version", *(flag for option in options for flag in option.flags)]


def _is_switch(flag: str, command: Command | None) -> bool:
    options = command.options if command is not None else ()
    return any(flag in option.flags and not option.metavar for option in options)


def _bad_choice(fault: Any, argv: list[str], lang: str) -> str:
    choices = tuple(
        str(getattr(choice, "value", choice)) for choice in getattr(fault.param.type, "choices", ())
    )
    if not choices:
        return ""
    name = fault.param.opts[-1]
    gap = "、" if lang == "zh" else ", "
    return say("bad.choice", lang, name=name, value=_value(name, argv), choices=gap.join(choices))


def _value(flag: str, argv: list[str]) -> str:
    for index, word in enumerate(argv):
        if word == flag and index + 1 < len(argv):
            return argv[index + 1]
        if word.startswith(flag + "="):
            return word[len(flag) + 1 :]
    return ""


def _no_command(argv: list[str], lang: str) -> str:
    name = next(
        (word for word in argv if not word.startswith("-") and word not in ("zh", "en")), None
    )
    if name is None:
        return say("missing.command", lang)
    near = get_close_matches(name, [command.path[0] for command in TOPS], n=1, cutoff=0.6)
    if near:
        return say("no.command.near", lang, name=name, near=near[0])
    if Path(name).suffix in (".yaml", ".yml"):
        return say("near.file", lang, name=name)
    return say("no.command", lang, name=name)


def _extra(argv: list[str], command: Command) -> list[str]:
    """Words beyond the command's arguments."""
    takes = {flag for option in command.options if option.metavar for flag in option.flags}
    words: list[str] = []
    skip = False
    for word in argv:
        if skip or word.startswith("-"):
            skip = word in takes and not skip
        else:
            words.append(word)
    return words[len(command.path) + len(command.arguments) :]
