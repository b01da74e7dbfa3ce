"""The console script, and `python -m perfeval`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    from perfeval.cli.guard import guarded

    return guarded(list(sys.argv[1:] if argv is None else argv))


if __name__ == "__main__":
    sys.exit(main())
