"""A progress bar on a terminal, where a run takes long enough to want one."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FEWEST = 20


@contextmanager
def progress(total: int, lang: str) -> Iterator[Callable[[], None] | None]:
    """Gives what is to be called after each step; None where no bar is shown."""
    if total < FEWEST or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from perfeval.i18n.cli_validate import say

    columns = (TextColumn(say("progress", lang)), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
