"""What is asked of a folder's files, all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.batch.peers import Kept
    from perfeval.batch.reporting import Wish

FIRST = "PERFEVAL_FIRST_FILES"  # by which the server of processes is told of files
Task = tuple[str, ...]  # names of files


class Options(NamedTuple):
    """What holds for all files: the file of a set that takes the place of each one's own, and the
    language of the findings."""

    set_path: Path | None = None
    lang: str = "zh"
    peers: Kept | None = None  # the numbers that projects are compared with
    reports: Wish | None = None
    by: tuple[str, ...] = ()  # columns that the summary groups by
