"""What one run of `perfeval validate` hands to the writers."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 4_000


class Diagnosis(NamedTuple):
    """One finding ready to be written.

    `severity` is "error", "warning" or "info"; `message` and `mend` are in the language of the
    run. `file` is relative to the working folder, with "/", and empty when the finding has no
    place; `line` and `column` count from 1, one 汉字 is one column, and are 0 when there is no
    place. `source` is the text of that line without its end. `suppressed` is the reason given in
    an ignore comment, None when the finding is not suppressed. In a table `sheet` and `cell` name
    the place, `where` both in words; line and column are those of the cell then.
    """

    code: str
    severity: str
    message: str
    mend: str
    file: str
    line: int
    column: int
    source: str = ""
    path: tuple[str, ...] = ()
    suppressed: str | None = None
    sheet: str = ""
    cell: str = ""
    where: str = ""

    @property
    def place(self) -> str:
        """file:line:column, of a table the file and `where`; "" without a file."""
        if not self.file:
            return ""
        if self.where:
            return f"{self.file} {self.where}"
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def quoted(self) -> str:
        """`source` where it may be repeated with every finding: a file may be one line of megabytes
        with thousands of them, and then it is ""."""
        return self.source if len(self.source) <= LONGEST else ""


class Validation(NamedTuple):
    """What one run of `validate` found.

    `files` are all files checked, in order; `diagnoses` are in order of file, line, column and
    code, without the suppressed ones.
    """

    files: tuple[str, ...]
    diagnoses: tuple[Diagnosis, ...]
    suppressed: tuple[Diagnosis, ...] = ()
    lang: str = "zh"
