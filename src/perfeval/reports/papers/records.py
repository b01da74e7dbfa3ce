"""What a paper is: a title and elements, whatever kind of file it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.reports.story.elements import Element


class Sheet(NamedTuple):
    """A sheet of a workbook: tables, forms and charts below one another, each as in the text."""

    name: str
    body: tuple[Element, ...]
    note: str = ""


class Paper(NamedTuple):
    """A document of its own: a monitoring table, a notification, a list.

    `body` are the elements of `reports.story.elements`; `subtitle` a line below the title (unit,
    as-of day); `signature` lines at the end (who, when; "" for room to sign); `properties` what the
    file says of itself (subject, digest, source). `landscape` turns the whole paper. A workbook
    has `sheets`; without any, one sheet for each table, form and chart of the body.
    """

    kind: str
    title: str
    lang: str
    body: tuple[Element, ...]
    subtitle: str = ""
    signature: tuple[str, ...] = ()
    properties: Mapping[str, str] = {}
    landscape: bool = False
    sheets: tuple[Sheet, ...] = ()
