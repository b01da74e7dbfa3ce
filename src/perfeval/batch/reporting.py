"""Reports of many projects: rendered where they are scored, put in place by name at the end."""

from __future__ import annotations

import gc
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from perfeval.model.finding import Finding, Span
from perfeval.reports.request import Request
from perfeval.reports.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from perfeval.batch.cards import Carded
    from perfeval.model.scorecard import Scorecard

STAGED, NOTED = ".report", b"reports"
FORMS = ("docx", "html", "xlsx", "md")
MOST = 200  # signs of a reason
_LARGE = 31 << 20
_ALLOCATIONS = 50_000


class Wish(NamedTuple):
    """How reports are wanted; `folder` keeps them until the run is done."""

    folder: str
    form: str = "docx"
    lang: str = "zh"


@cache
def tuned() -> None:
    """Makes this process ready for thousands of reports.

    A block as large as the C library ever takes from the system anew, given back, lets it keep
    those that every report needs (a third of the time was page faults); what has been loaded by
    now is not searched for garbage again and again.
    """
    bytes(_LARGE)
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)


class Staged(NamedTuple):
    """Projects, with a finding where there can be no report; the names of the others' files."""

    items: list[Carded]
    names: list[str]


def staged(wish: Wish, items: Iterable[Carded]) -> Staged:
    """Renders the reports of projects that are scored."""
    tuned()
    found: list[Carded] = []
    names: list[str] = []
    for item in items:
        made = "" if item.card is None else _stage(wish, item, item.card)
        if isinstance(made, str):
            found.append(item)
            names += [made] if made else []
        else:
            found.append(_with(item, made))
    return Staged(found, names)


def noted(batch: pa.RecordBatch, names: list[str]) -> pa.RecordBatch:
    """The batch of the projects with the names of their files, which go where it goes."""
    known = batch.schema.metadata or {}
    return batch.replace_schema_metadata({**known, NOTED: " ".join(names).encode()})


def _stage(wish: Wish, item: Carded, card: Scorecard) -> Finding | str:
    try:
        rendered = write(card, f".{wish.form}", Request(wish.lang))
        reason = "; ".join(fault.key for fault in rendered.faults)
    except Exception as error:  # one report must never end a batch of a million
        reason = f"{type(error).__name__}: {error}"[:MOST]
    if reason:
        return Finding("PE994", Span(Path(item.source).name, 1, 1), {"reason": reason})
    data = rendered.data
    name = f"{key_of(item.source, item.row)}-{crc32(data):08x}{STAGED}"
    beside = Path(wish.folder, f"{name}.{os.getpid()}.new")
    beside.write_bytes(data)
    beside.replace(Path(wish.folder, name))
    return name


def _with(item: Carded, problem: Finding) -> Carded:
    findings = (*item.findings, problem)
    card = item.card._replace(findings=findings) if item.card is not None else None
    return item._replace(card=card, findings=findings)


def key_of(source: str, row: int | None) -> str:
    """What a project's staged report is called."""
    whole = f"{source}\0{'' if row is None else row}"
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
