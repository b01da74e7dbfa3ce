"""Who does the work: this machine's processors or a cluster's; none knows a rule."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from perfeval.batch.engines.local import Done
    from perfeval.batch.source import Chunk, Source

    Read = Callable[[Chunk], pa.RecordBatch | None]
    Mapped = Callable[[Source, Read | None], Iterator[Done]]


class EngineError(Exception):
    """An engine that can't be used, in the words of a language: (zh, en)."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.texts = {"zh": zh, "en": en}


def engine(name: str, jobs: int = 0, master: str | None = None) -> Mapped:
    """What maps a source's work over its chunks, in order; raises `EngineError`."""
    if name == "local":
        from perfeval.batch.engines.local import mapped

        return partial(mapped, jobs=jobs)
    try:
        module = import_module(f"perfeval.batch.engines.{name}")
    except ImportError:
        raise EngineError(
            f"没有安装 {name}：请用 pip install 'perfeval[{name}]' 安装后再试，或改用 --engine local。",
            f"{name} is not installed: pip install 'perfeval[{name}]', or use --engine local.",
        ) from None
    found: Mapped = partial(module.mapped, jobs=jobs, master=master)
    return found
