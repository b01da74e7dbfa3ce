"""Workbooks without LibreOffice: what is text stays text, what is computed has its value, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest
from rendering.recalculate import values
from reports.report_samples import ENGLISH_PROJECT, ENGLISH_SET, PROJECT, english, example, scored

from perfeval.formula.algebra import absolute, between, ceil, floor, round_to, where
from perfeval.i18n.report_excel import PAIRS, Texts
from perfeval.reports.excel import writer
from perfeval.reports.excel.formula_text import column_name, formula
from perfeval.reports.excel.symbols import Cell, cell, total, value_of
from perfeval.reports.excel.text import LONGEST, clean, sheet_name
from perfeval.reports.excel.writer import write
from perfeval.reports.request import Request
from perfeval.reports.story.story import story

STARTS = ("=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠")
FORMULA = re.compile(r"<f>(.*?)</f>")


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def sheet_text(data: bytes) -> str:
    return "\n".join(
        text for name, text in parts(data).items() if name.startswith("xl/worksheets/sheet")
    )


@pytest.mark.parametrize("start", STARTS)
def test_a_text_that_begins_like_a_formula_is_a_text(tmp_path: Path, start: str) -> None:
    hostile = start + 'HYPERLINK("http://x.example/","go")'
    quoted = '"' + hostile.replace('"', '\\"').replace("\t", "\\t") + '"'
    project = PROJECT.replace("name: 样例项目", f"name: {quoted}").replace(
        "fact: 停电", f"fact: {quoted}"
    )
    data = write(scored(tmp_path, project)).data
    assert "HYPERLINK" not in "".join(FORMULA.findall(sheet_text(data)))
    assert "<hyperlink" not in sheet_text(data)
    assert any(
        hostile.strip() in str(text) for cells in values(data).values() for text in cells.values()
    )


def test_names_in_quotes_do_not_leave_the_formula_of_the_grade(tmp_path: Path) -> None:
    indicators = ENGLISH_SET.replace("name: good", """name: 'a",WEBSERVICE("http://x")&"'""")
    project = ENGLISH_PROJECT.replace("actual: 80 people", "actual: 100 people")
    data = write(scored(tmp_path, project, indicators, "english"), Request("en")).data
    found = [text for text in FORMULA.findall(sheet_text(data)) if "WEBSERVICE" in text]
    assert found
    assert all(
        '"a"",WEBSERVICE"&amp;"(""http://x"")&amp;"""' in text.replace("&quot;", '"')
        for text in found
    )


def test_texts_longer_than_a_cell_are_cut_and_say_so(tmp_path: Path) -> None:
    project = PROJECT.replace("facts: 三个月未公示", "facts: " + "长" * 2_000_000)
    found = values(write(scored(tmp_path, project)).data)
    cut = [
        text for cells in found.values() for text in cells.values()
        if isinstance(text, str) and text.startswith("长长长")
    ]  # fmt: skip
    assert cut
    assert all(len(text) <= LONGEST and "已截断" in text[-20:] for text in cut)


def test_control_characters_leave_no_damaged_part() -> None:
    """Projects with them are refused; what a program gives to the scorecard is cleaned all the same."""
    assert clean("a\x01b\x1bc\ud800\r\nd\te\uffff", "") == "abc\nd\te"
    assert sheet_name("a'b[1]:*?/\\" + "x" * 40) == "a b 1      " + "x" * 20


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["urumqi-2023", "chaoyang-2020", "shanghai-2022"])
def test_the_same_project_gives_the_same_bytes(name: str, lang: str) -> None:
    first, second = (write(example(name), Request(lang)).data for _ in range(2))
    assert first == second


def test_viewers_that_do_not_compute_show_the_scores(tmp_path: Path) -> None:
    """The cached value of every score is the score, the grade's the grade."""
    card = scored(tmp_path)
    sheet = values(write(card).data)["评分"]
    column = next(at[:-1] for at, text in sheet.items() if text == "得分" and at.endswith("5"))
    for row, leaf in enumerate(card.leaves, 6):
        if leaf.score is not None:
            assert sheet[f"{column}{row}"] == pytest.approx(float(leaf.score))
    assert card.grade in [text for at, text in sheet.items() if re.fullmatch(f"{column}\\d+", at)]
    assert "✗" not in sheet.values()


def test_every_score_of_the_sample_is_a_formula(tmp_path: Path) -> None:
    data = write(scored(tmp_path)).data
    assert "由 perfeval 计算，非公式" not in "".join(parts(data).values())


def test_english_workbooks_have_english_labels(tmp_path: Path) -> None:
    found = values(write(english(tmp_path), Request("en")).data)
    assert {"Form", "Scores", "Funds", "Inputs"} <= set(found)
    texts = "".join(str(text) for text in found["Scores"].values())
    assert not re.search("[一-鿿]", texts)


def at(row: int, value: int | str, typed: bool = True) -> object:
    return cell(Cell("S", row, 2, Fraction(value), typed))


def test_formulas_read_like_ones_written_by_hand() -> None:
    x, w = at(0, 3), at(1, 10)
    assert formula(w * between(x, 0, 1), "S") == "=C2*MAX(MIN(C1,1),0)"
    assert formula(w * between(x, 0, 1), "T") == "='S'!C2*MAX(MIN('S'!C1,1),0)"
    assert formula(where(x < Fraction(9, 10), 0, w), "S") == "=IF(C1<0.9,0,C2)"
    assert formula(absolute(x), "S") == "=ABS(C1)"
    assert formula(total([at(n, 1) for n in (2, 3, 4, 7)]), "S") == "=SUM(C3:C5,C8)"
    assert formula(w - (x - w), "S") == "=C2-(C1-C2)"
    assert formula(w * Fraction(1, 3), "S") == "=C2/3"
    assert formula(where(x + 0 <= w + 0, 1, x + 0), "S") == "=IF(C1<=C2,1,C1)"


def test_steps_and_ties_are_guarded_against_binary_fractions() -> None:
    """0.9 − 0.87 is three steps of 0.01, and 1.005 rounds to 1.01: what a formula rounds first."""
    x = at(0, "0.87", typed=False)
    steps = ceil((Fraction(9, 10) - x) * 100)
    assert value_of(steps) == 3
    assert "ROUND(" in str(formula(steps, "S"))
    assert "ROUND(" in str(formula(floor(x * 100), "S"))
    assert formula(round_to(x, 2, "half-up"), "S") == "=ROUND(ROUND(C1,10),2)"
    assert "ROUND(C1-1/3,10)<0" in str(formula(where(x < Fraction(1, 3), 0, 1), "S"))


def test_a_formula_too_long_for_a_cell_is_none() -> None:
    deep = at(0, 1)
    for row in range(1, 200):
        deep = where(at(row, 0) < row, deep, row)
    assert formula(deep, "S") is None


def test_rules_of_any_size_give_a_workbook(tmp_path: Path) -> None:
    """A hundred points stay a formula; bands nested deeper than formulas go are a marked number."""
    items = ", ".join(f"要点{n}" for n in range(400))
    bands = ", ".join(f"{{min: {1000 - n}, points: {10 - n // 100}}}" for n in range(1000))
    indicators = f"""
perfeval: indicator-set/v1
id: sample
title: 大
indicators:
  - {{name: 要点, weight: 90, score: {{kind: checklist, items: [{items}]}}}}
  - {{name: 分档, weight: 10, score: {{kind: bands, bands: [{bands}, {{below: 1, points: 0}}]}}}}
"""
    project = """
perfeval: project/v1
indicator_set: sample.yaml
project: {name: 大}
results: {要点: {met: all}, 分档: {actual: 3}}
"""
    found = values(write(scored(tmp_path, project, indicators)).data)
    notes = [str(t) for t in found["评分"].values() if "由 perfeval 计算" in str(t)]
    assert any("1个数" in note and "须重新评分：分档" in note for note in notes), notes


def test_columns_are_named_as_worksheets_name_them() -> None:
    assert [column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


HOSTILE_SET = """
perfeval: indicator-set/v1
id: sample
title: 奇
grades: [{name: SORT(优), min: 90}, {name: 差, min: 0}]
indicators:
  - name: SORT(A1),"FILTER(x)
    weight: 60
    children:
      - {name: 资金, weight: 40, target: ≥1.2亿元}
      - {name: 率, weight: 20, target: ≤85.5%}
  - name: 乙
    weight: 40
    children:
      - {name: 日, weight: 40, target: 2023-12-31前}
"""
HOSTILE = """
perfeval: project/v1
indicator_set: sample.yaml
project: {name: 奇}
results: {资金: {actual: 1.3亿元}, 率: {actual: 86.25%}, 日: {actual: 2023-07-13}}
"""


def test_names_of_functions_in_names_stay_names(tmp_path: Path) -> None:
    """The library would make SORT( a function of the newest Excel, even inside a quoted text."""
    data = write(scored(tmp_path, HOSTILE, HOSTILE_SET)).data
    found = parts(data)
    assert "_xlfn" not in "".join(found.values())
    assert "xl/metadata.xml" not in found, "no array formula"
    assert 'SORT(A1),"FILTER(x)，得分率99.72%' in values(data)["图表"].values()


def test_what_was_achieved_is_typed_in_the_form_and_read_by_the_scores(tmp_path: Path) -> None:
    """Each number stands in one cell: 1.3亿元 is 1.3 there and 130000000 in the calculation."""
    data = write(scored(tmp_path, HOSTILE, HOSTILE_SET)).data
    sheets = values(data)
    form = {text for at, text in sheets["自评表"].items() if isinstance(text, float)}
    assert {1.3, 0.8625, 45120.0} <= form  # 45120 is 2023-07-13 as worksheets count
    read = [
        text
        for text in FORMULA.findall(parts(data)["xl/worksheets/sheet2.xml"])
        if "自评表" in text
    ]
    assert len(read) == 3
    assert sum('*100000000,"")' in text.replace("&quot;", '"') for text in read) == 1
    styles = parts(data)["xl/styles.xml"]
    for form_ in (
        "General&quot;亿元&quot;",
        "[=0.8625]0.00%;0.00##%",
        "yyyy&quot;年&quot;m&quot;月&quot;d",
    ):
        assert form_ in styles


@pytest.mark.parametrize("name", ["urumqi-2023", "chaoyang-2020", "shanghai-2022"])
def test_charts_are_those_of_the_report(name: str) -> None:
    """The captions with their numbers, the series and every value."""
    card = example(name)
    charts = story(card, Request("zh"))["charts"]
    found = parts(write(card).data)
    drawn = [text for part, text in sorted(found.items()) if part.startswith("xl/charts/chart")]
    texts = [re.findall(r"<a:t>(.*?)</a:t>", text) for text in drawn]
    assert sorted(one for text in texts for one in text) == sorted(
        c["caption"] for c in charts.values()
    )
    for chart in charts.values():
        part = next(text for text in drawn if chart["caption"] in text)
        for one in chart["series"]:
            assert f"<c:v>{one['name']}</c:v>" in part
        held = [float(v) for v in re.findall(r"<c:v>(-?\d[\d.]*)</c:v>", part)]
        wanted = [float(v) for one in chart["series"] for v in one["values"] if v]
        assert held == pytest.approx(wanted, abs=0.00501)


def test_one_thing_is_counted_as_one() -> None:
    t = Texts("en")
    assert t("scores.constants", n=1, cells="A1").startswith("1 number was")
    assert t("scores.constants", n=2, cells="A1, A2").startswith("2 numbers were")


def test_no_word_of_other_reports_is_kept_twice() -> None:
    """Where a workbook says what the other reports say, it says it in their words."""
    for lang in ("zh", "en"):
        others = import_module(f"perfeval.i18n.report_{lang}").TEXTS
        assert not set(PAIRS) & set(others)
    sources = "".join(path.read_text("utf-8") for path in Path(writer.__file__).parent.glob("*.py"))
    unused = [key for key in PAIRS if f'"{key}"' not in sources and not key.startswith("scores.")]
    assert not unused
