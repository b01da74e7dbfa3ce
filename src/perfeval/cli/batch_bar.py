"""The progress of a run on a terminal: projects done, how fast, how long it will still take."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perfeval.i18n.cli_batch import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def bar(total: int | None, lang: str) -> Iterator[Callable[[int], None]]:
    """Gives what is to be told how many more are done; says nothing but to a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TaskProgressColumn, TextColumn
    from rich.text import Text

    class Told(ProgressColumn):
        """Counts, rate and time left, in words of the language."""

        def render(self, task: object) -> Text:
            return Text(_told(task, lang))

    columns = (TextColumn(say("bar", lang)), BarColumn(bar_width=24), TaskProgressColumn(), Told())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, refresh_per_second=4) as shown:
        task = shown.add_task("", total=total)
        yield lambda more: shown.advance(task, more)


def _told(task: object, lang: str) -> str:
    done = int(getattr(task, "completed", 0))
    speed, left = getattr(task, "speed", None), getattr(task, "time_remaining", None)
    total = getattr(task, "total", None)
    count = f"{done:,}" if total is None else f"{done:,}/{int(total):,}"
    parts = [count]
    if speed:
        parts.append(say("bar.rate", lang, rate=f"{int(speed):,}"))
    if left is not None and total is not None:
        minutes, seconds = divmod(int(left), 60)
        hours, minutes = divmod(minutes, 60)
        clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        parts.append(say("bar.left", lang, time=clock))
    return say("bar.joint", lang).join(parts)
