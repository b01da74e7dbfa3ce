"""What the server of processes loads once, for all that start from it."""

import gc
import sys
from typing import Any

from perfeval.batch.memory import settled


def _quiet(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    """A process that was asked for by one that has ended since has nothing to tell anybody."""
    if not isinstance(error, (FileNotFoundError, BlockingIOError, EOFError, ConnectionError)):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _quiet
settled()

import numpy.ma  # noqa: E402, F401
import pyarrow.compute  # noqa: E402, F401
import yaml  # noqa: E402, F401

import perfeval.batch.cards  # noqa: E402
import perfeval.batch.folder.identity  # noqa: E402
import perfeval.batch.folder.totals  # noqa: E402
import perfeval.batch.folder.work  # noqa: E402
import perfeval.columns.compiled  # noqa: E402
import perfeval.columns.grades  # noqa: E402
import perfeval.columns.rollup  # noqa: E402
import perfeval.reports.score_document  # noqa: E402, F401
from perfeval.batch.folder import first  # noqa: E402

first.read()
gc.freeze()  # what all processes share is not gone through by each
