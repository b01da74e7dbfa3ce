"""DuckDB, loaded so that it leaves without a word."""

from __future__ import annotations

import atexit
import gc
from functools import cache
from typing import Any


@cache
def duckdb() -> Any:
    """The module. It complains at exit of objects that the collector may not look at any more,
    which `__main__` asks for."""
    import duckdb as module

    atexit.register(gc.unfreeze)
    return module
