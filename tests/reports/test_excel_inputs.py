"""Inputs of workbooks: every one counts, is checked when typed, and says what it can't change."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rendering.recalculate import MAIN, values
from reports.report_samples import PROJECT, SET, example, scored

from perfeval.reports.excel.writer import write
from perfeval.reports.request import Request

CELL = re.compile(r"(?:'([^']+)'!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
EXAMPLES = ("urumqi-2023", "chaoyang-2020", "shanghai-2022")
Key = tuple[str, str]

AMPLIFIED_SET = """
perfeval: indicator-set/v1
id: sample
title: 放大
rounding: {rate_digits: 0}
indicators:
  - {name: 三公, weight: 40, target: ≤0%, score: {kind: completion, amplify: 10}}
  - {name: 成本, weight: 30, target: ≤90万元}
  - {name: 有无, weight: 30, score: {kind: yes_no, expect: no}}
"""
AMPLIFIED = """
perfeval: project/v1
indicator_set: sample.yaml
project: {name: 放大, date: 2024-03-01}
results: {三公: {actual: 3%, reason: 涨}, 成本: {actual: 80万元}, 有无: {actual: 否}}
"""


def sheets(data: bytes) -> dict[str, ElementTree.Element]:
    """Every sheet's root by its name, in the order of the workbook."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        names = [
            str(x.get("name"))
            for x in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        return {
            name: ElementTree.fromstring(book.read(f"xl/worksheets/sheet{n}.xml"))
            for n, name in enumerate(names, 1)
        }


def unlocked(data: bytes) -> set[Key]:
    """The cells that hold a number and may be changed."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    formats = styles.find(f"{MAIN}cellXfs")
    assert formats is not None
    free = {
        str(n) for n, one in enumerate(formats)
        if (p := one.find(f"{MAIN}protection")) is not None and p.get("locked") == "0"
    }  # fmt: skip
    return {
        (name, str(cell.get("r")))
        for name, root in sheets(data).items() for cell in root.iter(f"{MAIN}c")
        if cell.get("s") in free and cell.find(f"{MAIN}v") is not None
    }  # fmt: skip


def number(column: str) -> int:
    found = 0
    for sign in column:
        found = found * 26 + ord(sign) - 64
    return found


def readers(data: bytes) -> dict[Key, set[Key]]:
    """For each cell the formulas that name it."""
    found: dict[Key, set[Key]] = {}
    for name, root in sheets(data).items():
        for cell in root.iter(f"{MAIN}c"):
            text = cell.findtext(f"{MAIN}f")
            if not text:
                continue
            sheet = name
            for other, col, row, last, end in CELL.findall(text):
                sheet = other or name
                for y in range(int(row), int(end or row) + 1):
                    for x in range(number(col), number(last or col) + 1):
                        letters = col if x == number(col) else _letters(x)
                        key = (sheet, f"{letters}{y}")
                        found.setdefault(key, set()).add((name, str(cell.get("r"))))
    return found


def _letters(n: int) -> str:
    text = ""
    while n:
        n, rest = divmod(n - 1, 26)
        text = chr(65 + rest) + text
    return text


def idle(data: bytes) -> list[Key]:
    """Inputs that no score, sum or rate follows from: all that reads them are copies and checks."""
    read, held = readers(data), values(data)
    scores = held["评分"]
    head = {
        text: at[:-1] for at, text in scores.items() if at.endswith("5") and not at[-2].isdigit()
    }
    ends = [head[t] for t in ("得分（未取整）", "得分", "完成率", "分值") if t in head]
    found = []
    for start in sorted(unlocked(data)):
        seen, waiting = {start}, [start]
        reached = False
        while waiting and not reached:
            for one in read.get(waiting.pop(), ()):
                column = one[1].rstrip("0123456789")
                reached = reached or one[0] == "资金" or (one[0] == "评分" and column in ends)
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        if not reached:
            found.append(start)
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_something_follows_from_every_input_of_the_examples(name: str) -> None:
    assert idle(write(example(name)).data) == []


def test_something_follows_from_every_input_of_a_small_set(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert idle(write(scored(tmp_path / "one", PROJECT, SET)).data) == []
    data = write(scored(tmp_path / "two", AMPLIFIED, AMPLIFIED_SET)).data
    assert idle(data) == []
    assert len([key for key in unlocked(data) if key[0] == "自评表"]) == 3
    formula = {c.get("r"): c.findtext(f"{MAIN}f") for c in sheets(data)["评分"].iter(f"{MAIN}c")}
    rate = next(at[:-1] for at, text in values(data)["评分"].items() if text == "完成率")
    assert formula[f"{rate}6"], "the completion that is not wanted at all is a formula too"


def test_every_input_is_checked_when_it_is_typed(tmp_path: Path) -> None:
    data = write(scored(tmp_path, AMPLIFIED, AMPLIFIED_SET)).data
    checked = {
        (name, at)
        for name, root in sheets(data).items() for one in root.iter(f"{MAIN}dataValidation")
        for at in str(one.get("sqref")).split()
    }  # fmt: skip
    assert checked == unlocked(data)
    said = [one.get("prompt") for one in sheets(data)["自评表"].iter(f"{MAIN}dataValidation")]
    assert "单位：万元" in said


def test_a_draft_says_so_in_the_form_and_on_every_page(tmp_path: Path) -> None:
    data = write(scored(tmp_path), Request("zh", stage="draft")).data
    assert "（征求意见稿）" in values(data)["自评表"].values()
    assert all(
        "征求意见稿" in (root.findtext(f".//{MAIN}oddHeader") or "")
        for root in sheets(data).values()
    )


def test_a_plan_has_indicators_and_no_results(tmp_path: Path) -> None:
    card = scored(tmp_path, AMPLIFIED, AMPLIFIED_SET)
    found = values(write(card, Request("zh", stage="plan")).data)
    assert list(found) == ["指标体系"]
    texts = [str(text) for text in found["指标体系"].values()]
    assert "三公" in texts
    assert not any("80万元" in text or text == "得分" for text in texts)
