"""The summary of a run: collected as it goes, shown on the terminal, written as papers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.batch.by import SEEN
from perfeval.cli import output, papers
from perfeval.model.indicators import best_first
from perfeval.overview.collector import BY, Collector
from perfeval.overview.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from perfeval.batch.inputs import Inputs
    from perfeval.model.indicators import IndicatorSet
    from perfeval.overview.records import Overview

FORMS = {ending: form for ending, form in papers.FORMATS.items() if form != "table"}
SHOWN = 100  # rows of the ranking that are kept where no workbook lists it; none shows more
SETS = b"sets"  # in a batch's metadata: what the sets found in it are called, and their grades


class Summary:
    """What many projects show together."""

    def __init__(
        self, sets: Iterable[IndicatorSet], by: Sequence[str], files: Iterable[str] = ()
    ) -> None:
        long = any(Path(file).suffix.lower() == ".xlsx" for file in files)
        terms = Terms() if long else Terms(ranking=SHOWN)
        self.collector = Collector(by=by or BY, terms=terms)
        self.groups: dict[str, None] = {}  # that projects have
        self.compared = False  # whether some project was scored beside its peers
        for one in sets:
            names = [grade.name for grade in best_first(one.grades)]
            self.collector.know(one.id, names, one.title)

    def add(self, batch: pa.RecordBatch) -> None:
        """The next projects, with the sets that they brought."""
        told = (batch.schema.metadata or {}).get(SETS)
        seen = (batch.schema.metadata or {}).get(SEEN)
        self.groups.update(dict.fromkeys(json.loads(seen) if seen else ()))
        for key, one in json.loads(told).items() if told else ():
            self.collector.know(key, one["grades"], one["title"])
        if "indicators" in batch.schema.names:
            figures = batch.column("indicators").flatten().field("peers")
            self.compared = self.compared or figures.null_count < len(figures)
        self.collector.add(batch)

    def overview(self, found: Inputs) -> Overview:
        """All projects so far, and what is to be said of the inputs."""
        return self.collector.overview(found.findings)


def show(o: Overview, lang: str) -> str:
    """The summary as the terminal shows it."""
    from perfeval.cli.overview_view import view
    from perfeval.cli.streams import coloured, ruler, width

    return view(o, width(sys.stdout), lang, coloured(sys.stdout), ruler(sys.stdout))


def book(o: Overview, lang: str) -> bytes:
    """The summary as a workbook."""
    from perfeval.reports.overview.paper import paper
    from perfeval.reports.papers.writers import write

    return write(paper(o, lang), ".xlsx")


def put(o: Overview, files: Iterable[str], lang: str) -> bool:
    """Writes the summary into files; False where one could not be written, which has been said."""
    done = True
    for file in files:
        form = FORMS[Path(file).suffix.lower()]
        if form == "json":
            from perfeval.reports.overview.document import document

            done = output.put(document(o, lang), file, lang) and done
        else:
            from perfeval.reports.overview.paper import paper

            done = papers.put(paper(o, lang), form, file, lang) and done
    return done
