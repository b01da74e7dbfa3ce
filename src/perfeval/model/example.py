"""An example of a finding: files that cause it, and the same files mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sample(NamedTuple):
    """A file of an example: its bytes, and how a reader is shown it.

    `encoding` is "" for UTF-8; `binary` content has no text; `repeat` is how often the text stands
    in the file.
    """

    name: str
    data: bytes
    text: str
    encoding: str = ""
    binary: bool = False
    repeat: int = 1


class Example(NamedTuple):
    """`why` by language; `right` has the files that differ from `wrong`.

    The finding comes from `validate` with `options`, or from the call `run`, which `right_run`
    mends; it stands at `at` (file:line:column, of a table "file sheet!F12"), "" when it has no
    place.
    """

    code: str
    why: Mapping[str, str]
    wrong: tuple[Sample, ...] = ()
    right: tuple[Sample, ...] = ()
    at: str = ""
    options: tuple[str, ...] = ()
    run: str = ""
    right_run: str = ""

    @property
    def mended(self) -> tuple[Sample, ...]:
        """All files after the mend."""
        new = {sample.name: sample for sample in self.right}
        kept = tuple(new.pop(sample.name, sample) for sample in self.wrong)
        return (*kept, *new.values())

    @property
    def place(self) -> tuple[str, int, int] | None:
        """File, line and column of the finding; None where it has none or lies in a table."""
        if self.at.count(":") < 2:
            return None
        file, line, column = self.at.rsplit(":", 2)
        return file, int(line), int(column)
