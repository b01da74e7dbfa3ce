"""The console script, and `python -m perfeval`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    if argv is not None:
        from perfeval.cli.guard import guarded

        return guarded(list(argv))
    try:
        from perfeval.cli.guard import guarded

        code = guarded(sys.argv[1:])
        if (signal := sys.modules.get("signal")) is not None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # everything is done, and has been said
    except KeyboardInterrupt:  # before there was anything to interrupt
        code = 130
    # the interpreter's last collections would look at every object once more: a tenth of a short run
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
