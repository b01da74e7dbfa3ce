"""The pages of docs that are written from the code: `python tests/docs/generated.py` renews them."""

from __future__ import annotations

from pathlib import Path

from perfeval.checks import pages as findings
from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.reports.outlines import NONE, OUTLINES
from perfeval.source.reference import Heading, reference

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def headings() -> dict[str, list[Heading]]:
    """The sections of each kind of report; those that take no text of the project have no key."""
    return {
        kind: [
            Heading("" if s.narrative == NONE else s.key, s.zh, s.en, s.level)
            for s in outline.sections
        ]
        for kind, outline in OUTLINES.items()
    }


def pages() -> dict[str, str]:
    """Text by name of file."""
    return {
        **{Path(name).name: findings.reference(lang) for lang, name in findings.FILES.items()},
        "reference.md": reference("en", CALENDAR, headings()),
        "reference.zh-CN.md": reference("zh", CALENDAR, headings()),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8", newline="\n")
