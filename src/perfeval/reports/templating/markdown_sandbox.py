"""The sandbox of Markdown templates: values show as themselves, whatever signs they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.reports import escape
from perfeval.reports.templating.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable


class Done(str):
    """Text that is Markdown already."""

    __slots__ = ()


class MarkdownSandbox(Sandbox):
    printing = 6
    done = Done


def shipped_environment() -> Any:
    """For the template of the package: a sandbox too, whose work need not be counted."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Shipped(ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            if type(obj) is dict and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

    found = Shipped(
        undefined=StrictUndefined, autoescape=False, finalize=_shown,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    found.filters |= _filters()
    return found


def environment(loader: Any = None) -> Sandbox:
    found = MarkdownSandbox(
        loader=loader, autoescape=False, finalize=_shown,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    found.add_filters(_filters())
    return found


def _filters() -> dict[str, Callable[..., Done]]:
    return {
        "inline": _done(escape.inline), "line": _done(escape.line),
        "cell": _done(escape.cell), "prose": _done(escape.block),
    }  # fmt: skip


def _shown(value: Any) -> Any:
    return escape.inline(value) if type(value) is str else value


def _done(write: Callable[..., str]) -> Callable[..., Done]:
    def done(value: Any, *more: Any) -> Done:
        return Done(write(str(value), *more))

    return done
