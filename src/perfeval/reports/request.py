"""What a report is asked to be, and what a writer gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

STAGES = ("plan", "draft", "final")
CHARTS = ("native", "picture", "none")


class Request(NamedTuple):
    """How a report is wanted; None and "" leave it to the project and its indicator set.

    `kind` is the report kind, `stage` one of STAGES, `form` the profile of the official form,
    `template` the user's own template, `charts` one of CHARTS.
    """

    lang: str = "zh"
    kind: str | None = None
    stage: str | None = None
    form: str | None = None
    template: Path | None = None
    charts: str = "native"


class Fault(NamedTuple):
    """Why a report can't be made from what was given: a key of the command's texts, its values."""

    key: str
    params: dict[str, str]


class Rendered(NamedTuple):
    """A finished file, what is still to be written in it, and texts of the project it has no
    place for; with `faults` there is no file."""

    data: bytes
    placeholders: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")


DEFAULT = Request()
