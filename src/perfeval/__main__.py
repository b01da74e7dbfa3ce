"""The console script, and `python -m perfeval`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    from perfeval.cli.guard import guarded

    if argv is not None:
        return guarded(list(argv))
    code = guarded(sys.argv[1:])
    # the interpreter's last collections would look at every object once more: a tenth of a short run
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
