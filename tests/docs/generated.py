"""The pages of docs that are written from the code: `python tests/docs/generated.py` renews them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import packs_page

from perfeval.checks import pages as findings
from perfeval.checks.catalogue import catalogue
from perfeval.checks.code_pages import code_pages
from perfeval.cli.example_run import finding_of
from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.library.examples import examples
from perfeval.library.packs import packaged
from perfeval.reports.outlines import NONE, OUTLINES
from perfeval.source.reference import Heading, reference
from perfeval.source.schema_codes import listing
from perfeval.validation.pack_limits import given_by_packs
from perfeval.validation.schemas import kinds, schema

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SCHEMA_PAGE = "how-to/edit-with-schema.md"


def headings() -> dict[str, list[Heading]]:
    """The sections of each kind of report; those that take no text of the project have no key."""
    return {
        kind: [
            Heading("" if s.narrative == NONE else s.key, s.zh, s.en, s.level)
            for s in outline.sections
        ]
        for kind, outline in OUTLINES.items()
    }


def schemas() -> dict[str, str]:
    """The published schemas, whose hover texts are Chinese."""
    return {
        f"schema/{kind}.json": json.dumps(schema(kind, "zh"), ensure_ascii=False, indent=1) + "\n"
        for kind in kinds()
    }


def schema_page() -> str:
    """The page on schemas, with the findings that a schema makes and those that it can't."""
    start, end = "<!-- codes: generated, edits here are lost -->\n", "<!-- end of codes -->"
    head, _, rest = (DOCS / SCHEMA_PAGE).read_text("utf-8").partition(start)
    return f"{head}{start}\n{listing(catalogue())}\n\n{end}{rest.partition(end)[2]}"


@cache
def pages() -> dict[str, str]:
    """Text by name of file in docs/."""
    known = examples()
    told = {code: x for code, one in known.items() if (x := finding_of(one)) is not None}
    packs = given_by_packs((packaged(),))
    return {
        **{k: v for lang in ("en", "zh") for k, v in code_pages(lang, known, told, packs).items()},
        **{Path(name).name: findings.reference(lang) for lang, name in findings.FILES.items()},
        "reference.md": reference("en", CALENDAR, headings()),
        "reference.zh-CN.md": reference("zh", CALENDAR, headings()),
        SCHEMA_PAGE: schema_page(),
        **{name: packs_page.page(lang, DOCS) for lang, name in packs_page.FILES.items()},
        **schemas(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, "utf-8", newline="\n")
