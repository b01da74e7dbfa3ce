"""Papers of a command: which endings there are, and a paper put where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli import output

if TYPE_CHECKING:
    from perfeval.reports.papers.records import Paper

# for `output.format_of`: what the command itself writes, and the papers
FORMATS = {
    ".txt": "table", ".json": "json", ".md": "markdown", ".markdown": "markdown",
    ".docx": "docx", ".html": "html", ".htm": "html", ".xlsx": "xlsx",
}  # fmt: skip
WRITTEN = {"markdown": ".md", "docx": ".docx", "html": ".html", "xlsx": ".xlsx"}
BINARY = ("docx", "xlsx")


def form_of(target: str | None, given: str | None, lang: str) -> str | None:
    """What is asked for: table, json, markdown, docx, html or xlsx; None after saying what is
    wrong (an unknown ending, a format that the ending contradicts, Word or Excel without a file).
    """
    if target is None and given in BINARY:
        from perfeval.cli.complaints import refuse
        from perfeval.i18n.paper_words import say

        refuse(say("file.needed", lang, ending=WRITTEN[given]))
        return None
    return output.format_of(target, given, lang, FORMATS)


def put(paper: Paper, form: str, target: str | None, lang: str) -> bool:
    """Writes a paper (`form` a key of WRITTEN) whole or not at all; without a target Markdown or
    HTML go to standard output. False when it could not be written, which has then been said."""
    from perfeval.reports.papers.writers import write

    data = write(paper, WRITTEN[form])
    if target is None:
        return output.put(data.decode("utf-8"), None, lang)
    return output.put_bytes(data, target, lang)
