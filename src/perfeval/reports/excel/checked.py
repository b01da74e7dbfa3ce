"""What may be typed into an input cell: a number in its bounds, a day, a yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.reports.excel.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from perfeval.i18n.report_excel import Texts

MOST = 10**15
LAST_DAY = 2_958_465  # 9999-12-31 as worksheets count
NUMBER, DAYS, FLAGS = "number", "day", "flag"


class Check(NamedTuple):
    """A kind of number, its bounds, its unit."""

    kind: str = NUMBER
    low: Fraction | int | None = None
    high: Fraction | int | None = None
    unit: str = ""


def check_of(num_format: str, flag: str) -> Check:
    """The check that belongs to a number format."""
    if num_format == flag:
        return Check(FLAGS)
    if num_format.startswith("yyyy"):
        return Check(DAYS)
    if num_format.endswith("%"):
        return Check(unit="%")
    unit = num_format.partition('"')[2].rpartition('"')[0]
    return Check(unit=unit if '"' not in unit else "")


def write_checks(page: Any, cells: Mapping[tuple[int, int], Check], t: Texts) -> None:
    """One validation for all cells of a sheet with the same check."""
    groups: dict[Check, list[tuple[int, int]]] = {}
    for place, check in cells.items():
        groups.setdefault(check, []).append(place)
    for check, places in groups.items():
        row, col = places[0]
        rule = _rule(check, t)
        if len(places) > 1:
            rule["other_cells"] = [[y, x, y, x] for y, x in places[1:]]
        page.data_validation(row, col, row, col, rule)


def _rule(check: Check, t: Texts) -> dict[str, Any]:
    low = -MOST if check.low is None else float(check.low)
    high = MOST if check.high is None else float(check.high)
    bounded = check.low is not None or check.high is not None
    rule: dict[str, Any] = {"criteria": "between", "minimum": low, "maximum": high}
    rule["validate"] = "decimal"
    key = "check.between" if bounded else "check.number"
    if check.kind == DAYS:
        rule |= {"validate": "integer", "minimum": 1, "maximum": LAST_DAY}
        key = "check.day"
    elif check.kind == FLAGS:
        rule |= {"validate": "integer", "minimum": 0, "maximum": 1}
        key = "check.flag"
    said = t(key, low=_plain(low), high=_plain(high))
    if check.unit:
        unit = clean(check.unit, "").strip()[:40]
        rule["input_message"] = t("check.unit", unit=unit)
        said = t("check.error_unit", said=said, unit=unit)
    rule["error_title"] = t("check.title")
    rule["error_message"] = said[:250]
    return rule


def _plain(number: float) -> str:
    return f"{number:.10g}"
