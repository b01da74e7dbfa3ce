"""The outermost layer: streams made safe, nothing but a message where the program fails."""

from __future__ import annotations

import os
import sys

BROKEN_PIPE, INTERRUPTED, INTERNAL = 141, 130, 70


def guarded(argv: list[str]) -> int:
    """Run a call; a bug becomes a short message, unless PERFEVAL_DEBUG asks for the traceback."""
    from perfeval.cli.streams import prepare

    prepare()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader has gone: nobody is to be told, not even at interpreter exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("PERFEVAL_DEBUG"):
            raise
        return _internal(argv, error)
    return code


def _run(argv: list[str]) -> int:
    from importlib import import_module

    from perfeval.cli.arguments import read

    call = read(argv)
    if call is None:
        from perfeval.cli.typed import run

        return run(argv)
    return int(import_module(call.command.module).run(call))


def _internal(argv: list[str], error: Exception) -> int:
    from perfeval.cli.cells import clean
    from perfeval.cli.language import of_call
    from perfeval.i18n.cli_words import say

    lang = of_call(argv)
    text = clean(f"{type(error).__name__}: {error}")[:300]
    print(say("internal", lang, error=text), file=sys.stderr)
    return INTERNAL
