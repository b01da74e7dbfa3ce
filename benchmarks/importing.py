"""Importing workbooks: one of 100,000 rows against python-calamine, one form cold.

Ratios of medians, alternated in one run; every run is a process of its own, so both sides pay for
their imports.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from startup import fresh, seconds

LONG, COLD = 2, 15
LONG_RUNS, COLD_RUNS = 5, 15
ROWS, COLUMNS = 100_000, 20
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


def main() -> int:
    """Prints the numbers; 1 when one of them misses its target."""
    with tempfile.TemporaryDirectory() as folder:
        results = [_cold(Path(folder)), _long(Path(folder))]
    return 0 if all(results) else 1


def _cold(folder: Path) -> bool:
    """The whole process for one form against the start of a bare interpreter."""
    path = folder / "form.xlsx"
    _write(path, 0)
    bare = (sys.executable, "-c", "pass")
    one, other = _compared(folder, bare, _import(path), COLD_RUNS)
    print(f"python -c pass       {one * 1000:7.1f} ms  (median of {COLD_RUNS})")
    print(f"perfeval import      {other * 1000:7.1f} ms  (median of {COLD_RUNS})")
    print(f"ratio                {other / one:7.2f}     (target: at most {COLD})")
    return other / one <= COLD


def _long(folder: Path) -> bool:
    """A form above a list of many rows against a plain reading of the same file."""
    path = folder / "long.xlsx"
    _write(path, ROWS)
    plain = (sys.executable, "-c", PLAIN, str(path))
    one, other = _compared(folder, plain, _import(path), LONG_RUNS)
    print(f"python-calamine      {one:7.2f} s   (median of {LONG_RUNS}, {ROWS} rows)")
    print(f"perfeval import      {other:7.2f} s   (median of {LONG_RUNS})")
    print(f"ratio                {other / one:7.2f}     (target: at most {LONG})")
    return other / one <= LONG


def _import(path: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "perfeval", "import", str(path))


def _compared(
    folder: Path, plain: tuple[str, ...], ours: tuple[str, ...], runs: int
) -> tuple[float, float]:
    """Medians of both commands in seconds."""
    environment = fresh(str(folder / "cache"))
    for command in (plain, ours):
        seconds(command, environment)  # compiles what an installed package has compiled
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        times[0].append(seconds(plain, environment))
        times[1].append(seconds(ours, environment))
    return median(times[0]), median(times[1])


def _write(path: Path, rows: int) -> None:
    """The form with a list of that many rows below it, a few texts again and again."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": rows > 0}) as workbook:
        sheet = workbook.add_worksheet("绩效自评表")
        share = workbook.add_format({"num_format": "0.00%"})
        for row, line in enumerate(FORM):
            for column, value in enumerate(line):
                sheet.write(row, column, value, share if value == 0.985 else None)
        below = len(FORM) + 2
        for row in range(rows):
            for column in range(COLUMNS):
                if column < 5:
                    sheet.write_string(below + row, column, f"第{row % (700 + column)}号明细")
                else:
                    sheet.write_number(below + row, column, (row * 37 + column * 11) % 90_000 / 100)


if __name__ == "__main__":
    sys.exit(main())
