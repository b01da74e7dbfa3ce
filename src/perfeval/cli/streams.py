"""Standard streams: encodings that can't fail, colours only where they are seen, the width."""

from __future__ import annotations

import os
import sys
from typing import Any, TextIO

PIPED_WIDTH = 100
NARROWEST, WIDEST = 48, 160


def prepare() -> None:
    """UTF-8 with plain newlines into files and pipes; a terminal's own encoding, never failing."""
    for stream in (sys.stdout, sys.stderr):
        change: Any = getattr(stream, "reconfigure", None)
        if change is None:  # replaced by a caller, as in tests
            continue
        if stream.isatty():
            change(errors="replace")
        else:
            change(encoding="utf-8", errors="replace", newline="\n")


def coloured(stream: TextIO) -> bool:
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # older Windows consoles print the escapes
    return os.name != "nt" or any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))


def width(stream: TextIO) -> int:
    """Columns: COLUMNS before the terminal's own; a fixed width where there is no terminal."""
    given = os.environ.get("COLUMNS", "")
    columns = int(given) if given.isascii() and given.isdigit() else 0
    if not columns and stream.isatty():
        try:
            columns = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
    return max(NARROWEST, min(columns or PIPED_WIDTH, WIDEST))


def ruler(stream: TextIO) -> str:
    """What rules are drawn with: legacy Chinese consoles show a box line two columns wide."""
    encoding = (getattr(stream, "encoding", "") or "").lower()
    return "─" if encoding.startswith("utf") else "-"
