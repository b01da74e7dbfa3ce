"""The sums of a ledger on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.table import Column, Row, draw
from perfeval.i18n.cli_ledger import counted, say
from perfeval.ledger.statuses import word
from perfeval.model.rounding import fixed, plain
from perfeval.reports.ledgers.figures import Printer
from perfeval.reports.ledgers.overall import stated_whole
from perfeval.source.reading import shorten

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from perfeval.cli.page import Page
    from perfeval.ledger.records import Group, LedgerStatus, Tally

MOST = 30


def rate(value: Fraction | None) -> str:
    return "—" if value is None else fixed(value * 100, 2) + "%"


def put_whole(page: Page, status: LedgerStatus, lang: str) -> None:
    whole, printer = status.whole, Printer(status, lang)
    head = counted("whole", lang, whole.items, finished=whole.finished, rate=rate(whole.rate))
    states = say("joint", lang).join(
        say("state", lang, word=word(name, lang), n=n) for name, n in whole.by_status.items() if n
    )
    stated = stated_whole(printer)
    page.paragraph(
        _joined([head, say("states", lang, states=states) if states else "", *stated], lang)
    )
    for unit, tally in whole.counts.items():
        page.paragraph(_things(tally, unit, printer))
    if whole.amount.found or whole.amount.alone:
        page.paragraph(_money(whole.amount, printer))
    made = [
        say(f"{key}.1" if n == 1 else key, lang, n=plain(n))
        for key, n in (("rules", whole.rules), ("people", whole.people))
        if n
    ]
    if made:
        page.paragraph(_joined(made, lang))
    for key, own in (
        ("relapsed", [s for s in status.items if s.relapse is not None]),
        ("void", [s for s in status.items if s.closings and not s.closings[-1].holds]),
    ):
        if own:
            titles = printer("list").join(shorten(s.item.title, MOST) for s in own)
            page.paragraph(say(key, lang, titles=titles))


def _joined(parts: list[str], lang: str) -> str:
    return ("" if lang == "zh" else " ").join(part for part in parts if part)


def _things(tally: Tally, unit: str, printer: Printer) -> str:
    lang = printer.lang

    def show(value: Fraction) -> str:
        return printer.count(value, shorten(unit, 8))

    head = ""
    if tally.found and tally.rate is None:
        return _joined(
            [say("silent.things", lang, found=show(tally.found)), *_rest(tally, show, lang)], lang
        )
    if tally.found:
        adjusted = say("adjusted", lang, n=show(tally.adjusted)) if tally.adjusted else ""
        settled = say("settled", lang, rate=rate(tally.settled)) if tally.adjusted else ""
        head = say(
            "things", lang, found=show(tally.found), done=show(tally.done), adjusted=adjusted,
            rate=rate(tally.rate), settled=settled,
        )  # fmt: skip
    return _joined([head, *_rest(tally, show, lang)], lang)


def _money(tally: Tally, printer: Printer) -> str:
    lang, head = printer.lang, ""
    if tally.found and tally.rate is None:
        head = say("silent.money", lang, found=printer.amount(tally.found))
    elif tally.found:
        head = say(
            "money", lang, found=printer.amount(tally.found), done=printer.amount(tally.done),
            rate=rate(tally.rate),
        )  # fmt: skip
    return _joined([head, *_rest(tally, printer.amount, lang)], lang)


def _rest(tally: Tally, show: Callable[[Fraction], str], lang: str) -> list[str]:
    """What is open, not stated, beyond what was found."""
    found = []
    if tally.open:
        found.append(say("open", lang, n=show(tally.open)))
    for key in ("unstated", "back", "over", "alone"):
        value = getattr(tally, key) if key != "unstated" or tally.rate is not None else None
        if value:
            found.append(say(key, lang, n=show(value)))
    return found


def put_groups(page: Page, status: LedgerStatus, lang: str) -> None:
    """By unit, and by source and category where there are several."""
    printer, cut = Printer(status, lang), False
    for kind, title, groups in (
        ("unit", "responsible", status.by_unit), ("source", "source", status.by_source),
        ("category", "category", status.by_category),
    ):  # fmt: skip
        if len(groups) > 1:
            page.gap()
            _table(page, title, f"nobody.{kind}", groups, status, lang)
            cut = cut or printer.cut(v for g in groups for v in (g.amount.found, g.amount.done))
    if cut:
        page.paragraph(say("rounded", lang), style="dim")


def _table(
    page: Page, title: str, nobody: str, groups: tuple[Group, ...], status: LedgerStatus, lang: str
) -> None:
    printer = Printer(status, lang)
    with_money = bool(status.whole.amount.found)
    columns = [Column(say(title, lang), "<", 12)]
    keys = ["items", "finished", "rate"]
    keys += ["found", "right", "money_rate"] if with_money else []
    columns += [Column(say(key, lang), ">") for key in keys]
    rows = []
    for group in (*groups, status.whole):
        name = say("total", lang) if group is status.whole else group.name or say(nobody, lang)
        cells = [shorten(name, MOST), str(group.items), str(group.finished), rate(group.rate)]
        if with_money:
            money = group.amount
            has = bool(money.found)
            cells += [
                printer.money(money.found) if has else "—",
                printer.money(money.done) if money.rate is not None else "—", rate(money.rate),
            ]  # fmt: skip
        rows.append(Row(tuple(cells), "bold" if group is status.whole else ""))
    draw(page, columns, rows, 1)
