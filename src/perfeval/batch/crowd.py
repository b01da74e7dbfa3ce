"""Whether inputs are many files, guessed from a few names before anything else is loaded."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = (".yaml", ".yml", ".xlsx", ".xlsm")
MOST, FOLDERS = 1_000, 1_000  # names of a folder that are looked at, and folders


def crowd(words: Iterable[str], few: int) -> list[str]:
    """Some files in these folders that may be projects: more than `few` where there are as many, as
    far as can be seen at a glance."""
    todo = list(words)
    found: list[str] = []
    for _ in range(FOLDERS):
        if not todo or len(found) > few:
            break
        try:
            with os.scandir(todo.pop()) as entries:
                for entry in islice(entries, MOST):
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
                    elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
                        found.append(entry.path)
        except (OSError, ValueError):
            continue
    return found
