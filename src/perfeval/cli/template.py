"""`perfeval template list`: the templates that can be exported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perfeval.cli.commands import DONE
from perfeval.cli.page import Page
from perfeval.cli.streams import width
from perfeval.i18n.cli_template import say
from perfeval.reports.shipped_templates import NAMES

if TYPE_CHECKING:
    from perfeval.cli.commands import Call


def run(call: Call) -> int:
    page = Page(width(sys.stdout))
    for name in NAMES:
        page.entry(name, say(name, call.lang), max(map(len, NAMES)) + 2, 0)
    page.gap()
    page.paragraph(say("how", call.lang))
    sys.stdout.write(page.text())
    return DONE
