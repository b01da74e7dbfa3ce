"""The workbook as a file: sheets with drop-downs, checks, locked headings, remarks."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from perfeval.workbook.book import laid
from perfeval.workbook.guide import guide
from perfeval.workbook.marks import Marks, Place
from perfeval.workbook.paths import show
from perfeval.workbook.sheets import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from collections.abc import Sequence

    from perfeval.model.indicators import IndicatorSet
    from perfeval.source.node import Mapping
    from perfeval.workbook.marks import SetText


def workbook(
    indicator_set: IndicatorSet,
    project: Mapping | None,
    set_texts: Sequence[SetText],
    lang: str,
    set_name: str = "",
    variants: MappingOf[str, IndicatorSet] | None = None,
) -> bytes:
    """An .xlsx file to fill in; the same input gives the same bytes.

    `project` are the nodes of a project file, whose values are filled in as they were written.
    `set_name` is what the workbook calls its set: an id, or a path relative to the workbook.
    `variants` are the set by the options of its groups, where the project has not chosen one.
    """
    name = set_name or indicator_set.id
    book = laid(indicator_set, project, name, lang, variants or {})
    target = BytesIO()
    register = next((len(table.rows) for table in book.tables if table.id == "evidence"), 0)
    writer = Writer(target, lang, register)
    guide(writer, indicator_set, book.tables)
    sheets = tuple((table.id, writer.table(table)) for table in book.tables)
    places = tuple(Place(show(s.path), s.label, s.title) for s in book.slots)
    marks = Marks(
        lang, name, indicator_set.id, indicator_set.digest, places, sheets, tuple(set_texts)
    )
    writer.marks(marks)
    writer.close()
    return target.getvalue()
