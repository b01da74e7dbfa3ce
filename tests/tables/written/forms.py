"""Which form each table is written in, and with which habits."""

from __future__ import annotations

from collections.abc import Callable

from tables.facts import CASES, Facts, facts
from tables.written import (
    department_forms,
    evaluation_forms,
    more_forms,
    national_forms,
    odd_forms,
    other_project_forms,
    southwest_forms,
    transfer_forms,
)
from tables.written.page import Habits, Sheet

Form = Callable[[Facts, Habits], Sheet]

FORMS: dict[str, Form] = {
    name: form
    for module in (
        department_forms,
        evaluation_forms,
        more_forms,
        national_forms,
        odd_forms,
        other_project_forms,
        southwest_forms,
        transfer_forms,
    )
    for name, form in vars(module).items()
    if callable(form) and getattr(form, "__module__", "") == module.__name__ and name[0] != "_"
}

HABITS: tuple[Habits, ...] = (
    Habits(),
    Habits(blank="—", breaks=True, numbers="text"),
    Habits(blank="/", levels="repeated", wide=False, equals=False),
    Habits(levels="blank", prefix=True, sign="≧≦=", breaks=True),
    Habits(blank="-", sign="≥≤﹦", numbers="text", spaces=True, levels="blank"),
    Habits(none="无", levels="repeated", unit="name"),
)

SECOND = {
    "034-ningde-earthquake-dept": "dept_tasks",
    "042-yuhua-drc-dept-2022": "weights_beside",
    "040-daying-union-dept-2020": "weights_beside",
    "078-longyang-fertilizer": "fourth_column",
    "002-yongde-mingyang-nutrition": "national",
    "066-suixi-temporary-relief": "city",
    "008-zhongjiang-water-price": "sichuan",
    "054-yuanzhou-potato-seed": "national",
    "032-tianchang-flood-control": "yunnan",
    "018-hengshan-county-grain-reserve": "transfer7",
    "022-xuancheng-anti-drug": "xinjiang",
    "010-nanhua-mushroom-workshop": "hebei",
}

WRITTEN: tuple[tuple[str, str], ...] = (
    *((case, facts(case).form) for case in CASES),
    *SECOND.items(),
)


ODD = tuple(
    (case, form)
    for form in (
        "no_side_label",
        "indicators_first",
        "subtotals",
        "bands",
        "money_in_pairs",
        "one_line_total",
        "target_in_name",
    )
    for case in (
        "002-yongde-mingyang-nutrition",
        "008-zhongjiang-water-price",
        "032-tianchang-flood-control",
        "066-suixi-temporary-relief",
    )
)


def habits_of(case: str, form: str) -> Habits:
    """One office, one set of habits: chosen by the table, the same in every run."""
    return HABITS[(int(case[:3]) // 2 + len(form)) % len(HABITS)]


def sheet(case: str, form: str, habits: Habits | None = None) -> Sheet:
    return FORMS[form](facts(case), habits or habits_of(case, form))
