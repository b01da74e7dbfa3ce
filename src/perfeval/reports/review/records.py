"""What a run of `recheck` has read: rechecks with their files, and files that can't be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfeval.model.finding import Finding
    from perfeval.rechecking.records import Recheck


class Reviewed(NamedTuple):
    """One recheck and the file it comes from, by its path from here; `sheet` as in `Span.sheet`
    ("" for a project file)."""

    file: str
    sheet: str
    sha256: str
    recheck: Recheck


class Unread(NamedTuple):
    """A file without a recheck; the findings say why, `fault` where the program itself failed."""

    file: str
    findings: tuple[Finding, ...]
    fault: str = ""


class Review(NamedTuple):
    """Everything of a run, in the order of the files."""

    projects: tuple[Reviewed, ...]
    unread: tuple[Unread, ...] = ()
