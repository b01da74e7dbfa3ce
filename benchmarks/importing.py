"""Importing workbooks: those of 100,000 rows against python-calamine, one form cold.

Ratios of medians, alternated in one run; every run is a process of its own, so both sides pay for
their imports.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from startup import fresh

from perfeval import forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LONG, COLD = 2, 15
LONG_RUNS, COLD_RUNS = 3, 15
ROWS, COLUMNS, FORMS = 100_000, 12, 300
PLAIN = (
    "import sys, python_calamine as c;"
    "c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
)
FORM: tuple[tuple[object, ...], ...] = (
    ("项目支出绩效自评表",),
    ("（2023年度）",),
    ("项目名称", "", "县图书馆修缮项目", "", "", "", "", "", "", ""),
    ("主管部门", "", "县文化和旅游局", "", "", "实施单位", "", "县图书馆", "", ""),
    ("项目资金\n（万元）", "", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分", ""),
    ("", "", "年度资金总额", 100, 120, 118.2, 10, 0.985, 9.85, ""),
    ("年度总体目标", "预期目标", "", "", "", "", "实际完成情况", "", "", ""),
    ("", "完成馆舍修缮并重新开放", "", "", "", "", "已完成", "", "", ""),
    ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施", ""),
    ("", "产出指标", "数量指标", "修缮面积", "≥1200平方米", "1230平方米", 25, 25, "", ""),
    ("", "", "质量指标", "验收合格率", "100%", "100%", 25, 25, "", ""),
    ("", "效益指标", "社会效益指标", "年到馆人次", "≥80000人次", "76000人次", 30, 28.5, "临时闭馆", ""),
    ("", "满意度指标", "服务对象满意度指标", "读者满意度", "≥90%", "93%", 10, 10, "", ""),
    ("总分", "", "", "", "", "", 100, 98.35, "", ""),
)  # fmt: skip


Line: TypeAlias = "Sequence[object]"


def ledger(start: int, rows: int, columns: int = COLUMNS) -> Iterator[Line]:
    """Rows of no form, a few texts again and again."""
    for row in range(start, start + rows):
        yield [
            f"第{row % (700 + column)}号明细"
            if column < 5
            else (row * 37 + column * 11) % 90_000 / 100
            for column in range(columns)
        ]


def at_top() -> Iterator[Line]:
    yield from (*FORM, (), ())
    yield from ledger(0, ROWS)


def in_the_middle() -> Iterator[Line]:
    yield from ledger(0, ROWS // 2)
    yield from ((), (), *FORM, (), ())
    yield from ledger(0, ROWS // 2)


def at_the_end() -> Iterator[Line]:
    yield from ledger(0, ROWS)
    yield from ((), (), *FORM)


def many_forms() -> Iterator[Line]:
    for number in range(FORMS):
        yield from FORM
        yield from ledger(number, ROWS // FORMS, 10)


def heading_words() -> Iterator[Line]:
    for row in range(ROWS):
        yield [f"三级指标{row % 50}", "指标值", row, row + 1, "预算执行率"]


def indicators() -> Iterator[Line]:
    yield FORM[8]
    for row in range(ROWS):
        name = f"指标{row}"
        yield [
            "绩效指标",
            "产出指标",
            "数量指标",
            name,
            "≥5公里",
            f"{row % 7 + 3}公里",
            1,
            1,
            "",
            "",
        ]


SHEETS: tuple[tuple[str, Callable[[], Iterator[Line]]], ...] = (
    ("a form above the rows", at_top),
    ("a form amid the rows", in_the_middle),
    ("a form below the rows", at_the_end),
    (f"{FORMS} forms amid the rows", many_forms),
    ("heading words in every row", heading_words),
    ("indicators in every row", indicators),
)


def main() -> int:
    """Prints the numbers; 1 when one of them misses its target."""
    with tempfile.TemporaryDirectory() as folder:
        results = [_cold(Path(folder))]
        results += [_long(Path(folder), title, lines) for title, lines in SHEETS]
    return 0 if all(results) else 1


def _cold(folder: Path) -> bool:
    """The whole process for one form against the start of a bare interpreter."""
    path = folder / "form.xlsx"
    _write(path, FORM)
    bare = (sys.executable, "-c", "pass")
    one, other = _compared(folder, bare, _import(path), COLD_RUNS)
    print(f"python -c pass       {one * 1000:7.1f} ms  (median of {COLD_RUNS})")
    print(f"perfeval import      {other * 1000:7.1f} ms  (median of {COLD_RUNS})")
    print(f"ratio                {other / one:7.2f}     (target: at most {COLD})")
    return other / one <= COLD


def _long(folder: Path, title: str, lines: Callable[[], Iterator[Line]]) -> bool:
    """A sheet of some 100,000 rows against a plain reading of the same file."""
    path = folder / "long.xlsx"
    rows = _write(path, lines())
    plain = (sys.executable, "-c", PLAIN, str(path))
    one, other = _compared(folder, plain, _import(path), LONG_RUNS)
    print(f"{title}: {rows} rows, {_told(path)}")
    print(f"python-calamine      {one:7.2f} s   (median of {LONG_RUNS})")
    print(f"perfeval import      {other:7.2f} s   (median of {LONG_RUNS})")
    print(f"ratio                {other / one:7.2f}     (target: at most {LONG})", flush=True)
    return other / one <= LONG


def _told(path: Path) -> str:
    """What an import makes of the file."""
    opened = forms.open_tables(path)
    read = sum(len(grid.rows) for grid in opened.book.grids)
    refused = next(
        (f for f in opened.findings if f.code == "PE048" and f.severity == "error"), None
    )
    if refused is not None and refused.span is not None:
        return f"refused: the form at row {refused.span.line} goes beyond what is read (PE048)"
    return f"{read} of them read, {len(opened.forms)} form(s) found"


def _import(path: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "perfeval", "import", str(path))


def _compared(
    folder: Path, plain: tuple[str, ...], ours: tuple[str, ...], runs: int
) -> tuple[float, float]:
    """Medians of both commands in seconds."""
    environment = fresh(str(folder / "cache"))
    for command in (plain, ours):
        _seconds(command, environment)  # compiles what an installed package has compiled
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        times[0].append(_seconds(plain, environment))
        times[1].append(_seconds(ours, environment))
    return median(times[0]), median(times[1])


def _seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """The time of a command, which may refuse the file."""
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 2):
        raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode()}")
    return time.perf_counter() - start


def _write(path: Path, lines: Iterable[Line]) -> int:
    """The lines as a workbook; how many they are."""
    import xlsxwriter

    rows = 0
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("绩效自评表")
        share = workbook.add_format({"num_format": "0.00%"})
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                if value != "":
                    sheet.write(row, column, value, share if value == 0.985 else None)
            rows = row + 1
    return rows


if __name__ == "__main__":
    sys.exit(main())
