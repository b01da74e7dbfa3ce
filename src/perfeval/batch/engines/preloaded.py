"""What the server of processes loads once, for all that start from it."""

import sys
from typing import Any

from perfeval.batch.memory import settled


def _quiet(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """A process that was asked for by one that has ended since has nothing to tell anybody."""
    if not isinstance(error, (FileNotFoundError, EOFError, ConnectionError)):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _quiet
settled()


