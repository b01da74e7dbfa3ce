"""Which records are put together by their example: a project's header, its money, its surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfeval.batch.folder.holes import filler
from perfeval.batch.folder.uses import Filling
from perfeval.model.funds import Funds
from perfeval.source.fund_shape import FUNDS
from perfeval.source.project_shape import HEADER
from perfeval.source.reading import BAD
from perfeval.source.result_shape import RESULT

if TYPE_CHECKING:
    from perfeval.batch.folder.holes import Filler
    from perfeval.batch.folder.template import Template


class HeaderFilling(Filling):
    """Of a block's value with its places."""

    def learned(self, template: Template, record: Any, values: tuple[str, ...]) -> Filler | None:
        if record is None or record[0] is BAD:
            return None
        return filler(HEADER, template.node, template.slots, record[0], values)

    def filled(self, filler: Filler, record: Any, values: tuple[str, ...]) -> Any:
        return filler.filled(record[0], values), record[1]


class FundsFilling(Filling):
    """Of a block's value with its places; running totals are read in the ordinary way."""

    def learned(self, template: Template, record: Any, values: tuple[str, ...]) -> Filler | None:
        if record is None or not isinstance(record[0], Funds):
            return None
        funds = record[0]
        if any(line.cumulative for line in funds.lines):
            return None
        lines = "lines"
        return filler(FUNDS, template.node, template.slots, funds, values, funds.factor, lines)

    def filled(self, filler: Filler, record: Any, values: tuple[str, ...]) -> Any:
        funds = record[0]
        return filler.filled(funds, values, funds.factor), record[1]


class SurveyFilling(Filling):
    """Of a result with its name and what is to be known of it."""

    def learned(self, template: Template, record: Any, values: tuple[str, ...]) -> Filler | None:
        if record is None or not record[1].survey:
            return None
        return filler(RESULT, template.node, template.slots, record[1], values, only="survey")

    def filled(self, filler: Filler, record: Any, values: tuple[str, ...]) -> Any:
        return record[0], filler.filled(record[1], values), record[2]


BLOCKS: dict[str, Filling] = {"project": HeaderFilling(), "funds": FundsFilling()}
