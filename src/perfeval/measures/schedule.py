"""`schedule`: how many days, working days, months or years late (negative: early)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.measures.calendar import Calendar, months, moved, workdays
from perfeval.measures.measured import Context, Measured
from perfeval.model.quantity import from_number
from perfeval.model.rounding import plain
from perfeval.model.shape import Field, Shape, Type, choice

if TYPE_CHECKING:
    from datetime import date

    from perfeval.formula.algebra import Value
    from perfeval.model.results import Result


class Params(NamedTuple):
    unit: str = "day"
    calendar: Calendar = Calendar()


SHAPE = Shape(
    "measure.schedule",
    (
        Field(
            "unit",
            "单位",
            choice(day="天", workday="工作日", month="月", year="年"),
            "what is counted",
        ),
        Field("calendar", "日历", Type("calendar"), "file of holidays and make-up working days"),
    ),
    Params,
)
READS = ("planned", "finished")
NAMES = {
    "day": ("天", "days"), "workday": ("个工作日", "working days"),
    "month": ("个月", "months"), "year": ("年", "years"),
}  # fmt: skip


def read(result: Result, p: Params, context: Context) -> Measured:
    planned, finished = result.planned, result.finished
    if planned is None or finished is None:
        return Measured(missing=tuple(k for k in READS if getattr(result, k) is None))
    late = _late(planned, finished, result.excused, p)
    zh, en = NAMES[p.unit]
    amount = plain(abs(late), 2)
    dates = f"{planned.isoformat()} → {finished.isoformat()}"
    excused = plain(result.excused)
    words = (
        f"计划与完成：{dates}{f'，扣除{excused}天' if result.excused else ''}，"
        f"{'提前' if late < 0 else '逾期'} {amount} {zh}",
        f"planned → finished: {dates}{f', {excused} days excused' if result.excused else ''}, "
        f"{amount} {en} {'early' if late < 0 else 'late'}",
    )
    return Measured(from_number(late, "", f"{plain(late, 2)}{zh}"), words)


def days_late(planned: Value, finished: Value, excused: Value) -> Value:
    """Days after the planned one, both as ordinals."""
    return finished - planned - excused


def _late(planned: date, finished: date, excused: Fraction, p: Params) -> Fraction:
    if p.unit == "day":
        return Fraction(days_late(planned.toordinal(), finished.toordinal(), excused))
    if p.unit == "workday":
        return workdays(planned, finished, p.calendar) - excused
    return months(moved(planned, int(excused)), finished, 12 if p.unit == "year" else 1)


def sentence(p: Params, lang: str) -> str:
    zh, en = NAMES[p.unit]
    return f"完成时间−计划时间（{zh}）" if lang == "zh" else f"finished − planned ({en})"
