"""The typer application, built from the table of commands, and its complaints in two languages.

It reads what `perfeval.cli.arguments` leaves: help, completion, and every call that is not well-formed.
"""

from __future__ import annotations

import inspect
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from perfeval.cli.arguments import listed
from perfeval.cli.commands import LANG, TOPS, UNUSABLE, Call, Command, below
from perfeval.cli.helping import PROGRAM, command_help, program_help
from perfeval.cli.language import of_call, of_locale
from perfeval.cli.streams import width

# ClickException; click's module is vendored in some releases of typer and not in others
UsageFault: type[Exception] = typer.BadParameter.__mro__[2]


def run(argv: list[str]) -> int:
    """Read the call and run it; the exit code."""
    lang = of_call(argv)
    if not argv:
        sys.stdout.write(program_help(lang, width(sys.stdout)))
        return 0
    try:
        done = typer.main.get_command(application(lang))(
            argv, prog_name=PROGRAM, standalone_mode=False
        )
    except UsageFault as fault:
        from perfeval.cli.faults import complain

        complain(fault, argv, lang)
        return UNUSABLE
    return done if isinstance(done, int) else 0


def application(lang: str) -> typer.Typer:
    app = typer.Typer(name=PROGRAM, cls=_group(None, lang), rich_markup_mode=None)
    app.callback()(_root())
    for command in TOPS:
        inner = below(command.path)
        if not inner:
            app.command(command.path[-1], cls=_command(command, lang))(_function(command))
            continue
        group = typer.Typer(name=command.path[-1], cls=_group(command, lang), rich_markup_mode=None)
        group.callback(invoke_without_command=True)(_function(command, leads=True))
        for one in inner:
            group.command(one.path[-1], cls=_command(one, lang))(_function(one))
        app.add_typer(group)
    return app


def _command(command: Command, lang: str) -> type[TyperCommand]:
    class Localised(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return command_help(command, lang, width(sys.stdout)).rstrip("\n")

    return Localised


def _group(command: Command | None, lang: str) -> type[TyperGroup]:
    class Localised(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            columns = width(sys.stdout)
            text = (
                program_help(lang, columns)
                if command is None
                else command_help(command, lang, columns)
            )
            return text.rstrip("\n")

    return Localised


def _root() -> Any:
    def show(value: bool) -> None:
        if value:
            from perfeval.version import VERSION

            typer.echo(f"{PROGRAM} {VERSION}")
            raise typer.Exit

    def root(ctx: typer.Context, **given: Any) -> None:
        ctx.obj = given.get("lang")

    parameters = [
        _parameter("ctx", typer.Context, inspect.Parameter.empty),
        _parameter("version", bool, typer.Option(False, "--version", callback=show, is_eager=True)),
        _parameter(LANG.name, _choice(LANG.name, LANG.choices), typer.Option(None, *LANG.flags)),
    ]
    return _signed(root, parameters)


def _function(command: Command, leads: bool = False) -> Any:
    """A function with the command's parameters; a group's own runs only when nothing follows it."""

    def invoke(ctx: typer.Context, **given: Any) -> int:
        lang = _text(given.get("lang")) or _text(ctx.obj)
        if leads and ctx.invoked_subcommand:
            ctx.obj = lang or None
            return 0
        values = {
            name: _text(value)
            for name, value in given.items()
            if value is not None and not isinstance(value, (bool, list, tuple))
        }
        several = {option.name for option in command.options if option.many}
        lists = {
            name: tuple(
                part for word in value for part in (listed(word) if name in several else (word,))
            )
            for name, value in given.items()
            if isinstance(value, (list, tuple))
        }
        switches = frozenset(name for name, value in given.items() if value is True)
        call = Call(command, lang or of_locale(), values, switches, lists)
        return int(import_module(command.module).run(call))

    parameters = [_parameter("ctx", typer.Context, inspect.Parameter.empty)]
    for argument in command.arguments:
        default = ... if argument.required else None
        shape: Any = list[str] if argument.many else str
        parameters.append(
            _parameter(argument.name, shape, typer.Argument(default, metavar=argument.metavar))
        )
    for option in command.options:
        if option.metavar:
            kind: Any = _choice(option.name, option.choices) if option.choices else str
            kind = list[str] if option.many else kind
            default = typer.Option(None, *option.flags, metavar=option.metavar)
        else:
            kind, default = bool, typer.Option(False, *option.flags)
        parameters.append(_parameter(option.name, kind, default))
    return _signed(invoke, parameters)


def _choice(name: str, choices: tuple[str, ...]) -> Any:
    from enum import Enum

    return Enum(name, {choice: choice for choice in choices})


def _text(value: Any) -> str:
    return str(getattr(value, "value", value)) if value is not None else ""


def _parameter(name: str, kind: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _signed(function: Any, parameters: list[inspect.Parameter]) -> Any:
    """The function as typer is to see it."""
    function.__signature__ = inspect.Signature(parameters)
    function.__annotations__ = {p.name: p.annotation for p in parameters}
    return function
