"""How a process that works on columns holds its memory, settled before Arrow is loaded."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Any

# new objects between two looks for circles: hardly any go in circles, and modules are many objects
_OBJECTS = 200_000
# of glibc: (M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD, M_ARENA_MAX) by their numbers
_OPTIONS = ((-1, 1 << 30), (-2, 32 << 20), (-3, 32 << 20), (-8, 1))


def settled() -> None:
    """Python looks for circles seldom. Memory given back is used again, not handed to the system:
    new pages cost more than what is computed on them. And Arrow is loaded without pandas, which it
    looks for wherever it is installed and which takes longer to load than all the rest; whoever
    asks Arrow for pandas still gets it."""
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("MIMALLOC_PURGE_DELAY", "-1")
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):  # another C library
            libc = ctypes.CDLL(None)
            for option, value in _OPTIONS:
                libc.mallopt(option, value)
    if "pandas" not in sys.modules:
        _looked_for_pandas()


def _looked_for_pandas() -> None:
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        import pyarrow as pa

        pa.array([])
    finally:
        sys.meta_path.remove(hidden)


class _Hidden:
    """Finds that there is no pandas."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name, name=name)
