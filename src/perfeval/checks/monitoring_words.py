"""Words in the findings about monitoring."""

from __future__ import annotations

Table = dict[str, tuple[str, str]]

TABLES: dict[str, Table] = {
    "light_fault": {
        "open": ("没有 max_gap，后面的灯永远亮不了", "has no max_gap, so that those after it never come on"),
        "closed": ("是最后一盏，却有 max_gap，落后更多时没有灯", "is the last and has a max_gap: for wider gaps there is none"),
        "order": ("的 max_gap 没有大于前一盏", "has a max_gap not above that of the one before"),
        "twice": ("与前面的灯同名", "has the name of one before"),
    },
    "step_fault": {
        "month": ("不是日期，也不是1~12的月份", "is neither a date nor a month from 1 to 12"),
        "share": ("的比例不在0~100%之间", "has a share outside 0–100%"),
        "order": ("没有晚于前一个节点", "is not after the step before it"),
        "falls": ("的比例小于前一个节点", "has a share below that of the step before it"),
        "mixed": ("与前一个节点一个写日期、一个写月份", "and the step before it: one is a day, the other a month"),
    },
    "late_fault": {
        "open": ("到期还没有完成", "is not done"),
        "part": ("到期还没有全部完成", "is not done in full"),
        "late": ("实际逾期完成", "was done late"),
    },
    "undated_fault": {"before": ("偏大", "too much"), "after": ("偏小", "too little")},
    "period_fault": {
        "before": ("早于项目期间，还没有应完成的进度", "before the period, when nothing is due"),
        "after": ("晚于项目期间，按全年应完成100%比较", "after the period, when all of it is due"),
    },
    "outside": {
        "years": ("只写月份，而项目期间跨年，不知是哪一年", "a month alone, while the period covers several years"),
    },
}  # fmt: skip
