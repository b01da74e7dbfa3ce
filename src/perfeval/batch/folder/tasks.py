"""What is done with files, by functions that load what they need when they are called: a process
that leaves the work to others can name them, and begins at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from perfeval.batch.folder.options import Options, Task


def work(options: Options, task: Task) -> pa.RecordBatch:
    """As `work.work`."""
    from perfeval.batch.folder.work import work

    return work(options, task)


def lost(options: Options, task: Task, reason: str) -> pa.RecordBatch:
    """As `work.lost`."""
    from perfeval.batch.folder.work import lost

    return lost(options, task, reason)


def digest(options: Options, task: Task) -> str:
    """As `identity.digest`."""
    from perfeval.batch.folder.identity import digest

    return digest(options, task)


def split(task: Task) -> list[Task]:
    """A task for each file, to find the one that ends its worker."""
    return [(name,) for name in task]
