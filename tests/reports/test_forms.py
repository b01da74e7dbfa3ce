"""Official forms: their layout, what stands in it, that it adds up, in every writer."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from report_samples import scored

from perfeval.cli.commands import FORMS
from perfeval.model.scorecard import Scorecard
from perfeval.reports import forms, markdown
from perfeval.reports.forms.profiles import NAMES, profile
from perfeval.reports.request import Request
from perfeval.reports.word import writer as word
from perfeval.reports.words import words
from perfeval.source.set_shape import FORMS as WRITTEN

SET = """
perfeval: indicator-set/v1
id: own
grades: [{name: 优, min: 90}, {name: 差, min: 0}]
indicators:
  - name: 预算执行率指标
    weight: 20
    children:
      - {name: 预算执行率, weight: 20, measure: {kind: funds}, target: =100%}
  - name: 产出指标
    weight: 60
    children:
      - name: 数量指标
        children:
          - {name: 培训人次, weight: 30, target: ≥100人次}
          - {name: 教材册数, weight: 10, measure: {kind: average, of: score}}
      - name: 时效指标
        children: [{name: 完成时间, weight: 20, target: 2023-12-31前}]
  - {name: 满意度, weight: 20, target: ≥90%}
"""
PROJECT = """
perfeval: project/v1
indicator_set: own.yaml
report: self-assessment
project: {name: "培训 {{ 7*7 }} <项目>", department: 某局, implementer: 某中心, nature: 一次性项目,
  manager: 张三, period: {from: 2023-01-01, to: 2023-12-31}, as_of: 2023-12-31}
funds:
  unit: 万元
  lines:
    - {name: 省级补助, budget: 60, spent: 40.5}
    - {name: 市级财政, budget: 20, spent: 20}
    - {name: 上年结转, budget: 10, spent: 10}
    - {name: 门票, budget: 10, spent: 10}
objectives: [{expected: 办好培训, achieved: 已办好}]
results:
  预算执行率: {reason: 招标晚}
  培训人次: {actual: 90人次, reason: 疫情, improvement: 补课}
  教材册数: {items: [{name: 甲教材, target: ≥10册, actual: 10册}, {name: 乙教材, target: ≥10册, actual: 5册}]}
  完成时间: {actual: 2023-12-01}
  满意度: {not_applicable: {reason: 没有服务对象}}
problems: [{id: P1, title: 招标晚, suggestion: 提前招标}]
"""
UNSCORED = """
perfeval: indicator-set/v1
id: own
scoring: none
indicators:
  - name: 资金管理情况
    children: [{name: 分配科学性, score: {kind: none}}]
  - name: 产出指标
    children:
      - name: 数量指标
        children: [{name: 培训人次, target: ≥100人次}]
"""
FILLED = """
perfeval: project/v1
indicator_set: own.yaml
project: {name: 某转移支付, central_department: 某部}
funds: {unit: 万元, lines: [{name: 中央资金, budget: 10, spent: 8}, {name: 县级配套, budget: 2, spent: 2}]}
results:
  分配科学性: {statement: {state: 部分符合, text: 按因素法分配。, problem: 数据旧, measures: 更新数据}}
  培训人次: {actual: 90人次, reason: 疫情}
"""


def card_of(folder: Path, project: str = PROJECT, indicators: str = SET) -> Scorecard:
    return scored(folder, project, indicators, "own")


def grid_of(card: Scorecard, asked: str, lang: str = "zh") -> dict[str, Any]:
    found = forms.form(card, words(lang), "evaluation", asked)
    assert found is not None
    grid: dict[str, Any] = found["grid"]
    return grid


def cells(grid: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for row in grid["rows"] for cell in row["cells"]]


def of(grid: dict[str, Any], kind: str, **ref: Any) -> list[str]:
    wanted = {"of": kind, **ref}.items()
    return [c["text"] for c in cells(grid) if c["ref"] and wanted <= as_items(c["ref"])]


def as_items(ref: dict[str, Any]) -> Any:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in ref.items()}.items()


def rows_with(grid: dict[str, Any], text: str) -> list[list[str]]:
    rows = [[cell["text"] for cell in row["cells"]] for row in grid["rows"]]
    return [row for row in rows if text in row]


def labels(grid: dict[str, Any]) -> list[str]:
    return [cell["text"] for cell in cells(grid) if cell["head"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("project", "indicators"), [(PROJECT, SET), (FILLED, UNSCORED)])
def test_every_row_of_every_form_fills_the_grid(
    tmp_path: Path, name: str, lang: str, project: str, indicators: str
) -> None:
    grid = grid_of(card_of(tmp_path, project, indicators), name, lang)
    assert sum(grid["columns"]) == 100
    assert min(grid["columns"]) > 0
    taken: dict[tuple[int, int], str] = {}
    for at, row in enumerate(grid["rows"]):
        column = 0
        for cell in row["cells"]:
            while (at, column) in taken:
                column += 1
            for down in range(cell["rowspan"]):
                for over in range(cell["colspan"]):
                    place = (at + down, column + over)
                    assert place not in taken
                    taken[place] = cell["text"]
            column += cell["colspan"]
    assert len(taken) == len(grid["rows"]) * len(grid["columns"])


def test_the_names_of_the_profiles_are_the_same_everywhere() -> None:
    assert tuple(FORMS) == NAMES == tuple(WRITTEN)
    assert [profile(name).key for name in NAMES] == list(NAMES)


def test_money_stands_in_the_printed_rows_and_adds_up(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "national")
    assert of(grid, "funds", line="fiscal", field="budget") == ["80.00"]
    assert of(grid, "funds", line="carried", field="spent") == ["10.00"]
    assert of(grid, "funds", line="other", field="budget") == [""]
    assert of(grid, "funds", line="门票", field="spent") == ["10.00"]
    for field in ("budget", "spent"):
        amounts = [Decimal(text) for text in of(grid, "funds", field=field) if text]
        assert amounts[0] == sum(amounts[1:])
    assert of(grid, "funds", line="total", field="execution") == ["80.50%"]
    assert of(grid, "funds", line="fiscal", field="weight") == ["—"]


@pytest.mark.parametrize("name", ["national", "yunnan", "sichuan"])
def test_weights_and_scores_come_to_the_total(tmp_path: Path, name: str) -> None:
    full = PROJECT.replace("{not_applicable: {reason: 没有服务对象}}", "{actual: 95%}")
    grid = grid_of(card_of(tmp_path, full), name)
    for field in ("weight", "score"):
        money = Decimal(of(grid, "funds", line="total", field=field)[0])
        leaves = sum(Decimal(text) for text in of(grid, "leaf", field=field) if text)
        assert [str(money + leaves)] == [str(Decimal(t)) for t in of(grid, "total", field=field)]
    assert not of(grid, "leaf", path=("预算执行率指标", "预算执行率"))


def test_a_row_explains_what_makes_the_total_differ_from_the_sum(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "national")
    assert len(rows_with(grid, "合计")) == 1
    assert [row[0] for row in rows_with(grid, "折算（×1.25）")] == ["折算（×1.25）"]
    assert rows_with(grid, "不适用")[0][-2:] == ["—", "没有服务对象。"]


def test_names_of_levels_are_merged_and_a_short_path_is_wide(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "national")
    found = {cell["text"]: cell for cell in cells(grid)}
    assert found["产出指标"]["rowspan"] == 4  # 培训人次, two items, 完成时间
    assert found["数量指标"]["rowspan"] == 3
    assert found["满意度"]["colspan"] == 3
    assert found["绩效指标"]["rowspan"] == 6


def test_items_are_the_projects_own_indicators(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "national")
    assert rows_with(grid, "甲教材")[0][:3] == ["甲教材", "≥10册", "10册"]
    assert rows_with(grid, "乙教材") == [["乙教材", "≥10册", "5册"]]
    path = ("产出指标", "数量指标", "教材册数")
    score = [c for c in cells(grid) if c["ref"] and ("path", path) in as_items(c["ref"])
             and c["ref"]["field"] == "score"]  # fmt: skip
    assert [(c["text"], c["rowspan"]) for c in score] == [("7.50", 2)]


@pytest.mark.parametrize("depth", [1, 2, 4, 6])
def test_other_depths_make_a_good_table(tmp_path: Path, depth: int) -> None:
    inner = "{name: 底, weight: 100, target: ≥1个}"
    for level in range(depth - 1, 0, -1):
        inner = f"{{name: 级{level}, children: [{inner}]}}"
    head = "perfeval: indicator-set/v1\nid: own\nindicators:\n  - "
    project = "perfeval: project/v1\nindicator_set: own.yaml\nproject: {name: 某}\nresults: {底: {actual: 1个}}"
    grid = grid_of(card_of(tmp_path, project, head + inner), "national")
    heads = [text for text in labels(grid) if re.fullmatch(".级指标", text)]
    assert len(heads) == min(depth, 3)
    row = next(row for row in grid["rows"] if any("底" in c["text"] for c in row["cells"]))
    name = next(c for c in row["cells"] if "底" in c["text"])
    assert name["text"] == {4: "级3–底", 6: "级3–级4–级5–底"}.get(depth, "底")


def test_the_target_in_three_columns(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "yunnan")
    assert rows_with(grid, "培训人次")[0][-7:-4] == ["≥", "100", "人次"]
    assert "年度指标值" in labels(grid)
    assert rows_with(grid, "总分")[0][-1] == "评价等级：差"


def test_sichuan_takes_its_points_from_the_set(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "sichuan")
    printed = labels(grid)
    assert "预算执行情况（20分）" in printed
    assert "绩效指标（80分）" in printed
    assert grid["code"] == "报表编号：510000_0013zp"
    assert rows_with(grid, "总额")[0][-1] == "招标晚。"
    assert of(grid, "funds", line="special", field="score") == ["/"]
    assert rows_with(grid, "存在问题") == [["存在问题", "招标晚。"]]
    assert rows_with(grid, "改进措施") == [["改进措施", "1. 提前招标。\n2. 补课。"]]
    assert grid["signatures"][0] == {"label": "项目负责人", "value": "张三"}


def test_hubei_ticks_the_nature_and_names_the_formula(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "hubei")
    assert rows_with(grid, "项目类型")[0][1].endswith("3. 一次性项目 ☑")
    assert "1. 常年性项目 □" in rows_with(grid, "项目类型")[0][1]
    assert "得分（20分×执行率）" in labels(grid)
    assert rows_with(grid, "培训人次（30分）")[0][-1] == "27.00"
    assert [row[0] for row in rows_with(grid, "总分（100分）")] == ["总分（100分）"]


def test_the_transfer_form_has_the_matters_of_fund_management(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path, FILLED, UNSCORED), "transfer-payment")
    assert rows_with(grid, "分配科学性")[0][-2:] == [
        "部分符合。按因素法分配。",
        "数据旧。更新数据。",
    ]
    assert of(grid, "funds", line="central", field="budget") == ["10.00"]
    assert of(grid, "funds", line="local", field="execution") == ["100.00%"]
    assert "分值" not in labels(grid)
    assert rows_with(grid, "培训人次")[0][-3:] == ["≥100人次", "90人次", "疫情。"]
    assert len(grid["notes"]) > 3


def test_the_seven_matters_are_printed_where_the_set_has_none(tmp_path: Path) -> None:
    printed = labels(grid_of(card_of(tmp_path), "transfer-payment"))
    assert sum(item in printed for item in ("分配科学性", "下达及时性", "支出责任履行情况")) == 3


def test_who_gets_a_form(tmp_path: Path) -> None:
    card, w = card_of(tmp_path), words("zh")
    assert forms.form(card, w, "evaluation") is None
    own = forms.form(card, w, "self-assessment")
    assert own is not None
    assert own["grid"]["key"] == "national"
    hubei = card._replace(indicator_set=card.indicator_set._replace(form="hubei"))
    for kind in ("self-assessment", "evaluation"):
        found = forms.form(hubei, w, kind)
        assert found is not None
        assert found["grid"]["key"] == "hubei"
    asked = forms.form(hubei, w, "self-assessment", "yunnan")
    assert asked is not None
    assert asked["grid"]["key"] == "yunnan"


def test_a_set_names_its_form(tmp_path: Path) -> None:
    card = card_of(tmp_path, indicators=SET.replace("id: own", "id: own\nform: sichuan"))
    assert card.indicator_set.form == "sichuan"


@pytest.mark.parametrize("name", NAMES)
def test_word_merges_cells_on_exact_widths(tmp_path: Path, name: str) -> None:
    request = Request("zh", "evaluation", form=name, charts="none")
    data = word.write(card_of(tmp_path), request).data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    start = text.index(profile(name).title[0])
    table = text[text.index("<w:tbl>", start) : text.index("</w:tbl>", start)]
    sizes = [int(n) for n in re.findall(r'<w:gridCol w:w="(\d+)"', table)]
    width = re.search(r'<w:tblW w:w="(\d+)"', table)
    assert width is not None
    assert sum(sizes) == int(width.group(1))
    for row in re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL):
        spans = [
            re.search(r'gridSpan w:val="(\d+)"', tc)
            for tc in re.findall(r"<w:tcPr>.*?</w:tcPr>", row)
        ]
        assert sum(int(s.group(1)) if s else 1 for s in spans) == len(sizes)
        cell_widths = [int(n) for n in re.findall(r'<w:tcW w:w="(\d+)"', row)]
        assert sum(cell_widths) == sum(sizes)
    assert "培训 {{ 7*7 }} &lt;项目&gt;" in table


def test_markdown_has_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    card = card_of(tmp_path)
    text = markdown.write(card, Request("zh", "self-assessment", form="sichuan")).text
    section = text[text.index("部门预算项目支出绩效自评表") :]
    at = 0
    for cell in cells(grid_of(card, "sichuan")):
        plain = cell["text"].strip("　")
        if plain.isalnum():
            at = section.index(plain, at)
    assert "| 绩效指标（80分） | 一级指标 | 二级指标 | 三级指标 |" in section


def test_a_date_is_said_by_its_sign_alone(tmp_path: Path) -> None:
    for name in ("yunnan", "sichuan"):
        texts = [cell["text"] for cell in cells(grid_of(card_of(tmp_path), name))]
        assert texts[texts.index("2023-12-31") - 1] == "≤"


def test_the_cause_beside_the_fund_rows_is_left_to_the_hand(tmp_path: Path) -> None:
    grid = grid_of(card_of(tmp_path), "sichuan")
    below = [cell["text"] for cell in cells(grid) if cell["ref"] and cell["ref"]["of"] == "funds"
             and cell["ref"]["field"] == "reason" and cell["ref"]["line"] != "total"]  # fmt: skip
    assert below == [""]
    assert "90%" in grid["notes"][0]


def test_a_text_longer_than_its_place_keeps_whole_sentences_and_says_so(tmp_path: Path) -> None:
    long = "".join(f"第{n}条措施要在年底以前由各单位分头落实到位。" for n in range(20))
    card = card_of(tmp_path, PROJECT.replace("提前招标", long))
    grid = grid_of(card, "sichuan")
    told = next(row[1] for row in rows_with(grid, "改进措施"))
    assert len(told) <= 200
    assert told.startswith("1. 第0条措施")
    assert told.endswith("落实到位。")
    assert any("改进措施" in note and "200字" in note for note in grid["notes"])
    assert not any("存在问题" in note for note in grid["notes"])
    uncut = rows_with(grid_of(card, "hubei"), "改进措施及结果应用方案")
    assert any(long in text for row in uncut for text in row)


def test_what_a_form_prints_of_the_texts_is_not_called_unused(tmp_path: Path) -> None:
    given = PROJECT + "narrative: {项目主要内容: 办了三期班。}\n"
    card = card_of(tmp_path, given)
    assert rows_with(grid_of(card, "sichuan"), "办了三期班。")
    for name, unused in (("sichuan", ()), ("national", ("项目主要内容",))):
        assert markdown.write(card, Request(form=name)).unused == unused


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_the_indicators_comes_again_on_every_page(tmp_path: Path, name: str) -> None:
    data = word.write(card_of(tmp_path), Request(form=name)).data
    text = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", text[text.rindex("附件1") :], re.DOTALL)
    own = [table for table in tables if "二级指标" in table]
    assert own
    head, *others = re.findall(r"<w:tr>.*?</w:tr>", own[0], re.DOTALL)
    assert "<w:tblHeader/>" in head
    last = [row for row in (head, *others) if "<w:tblHeader/>" in row][-1]
    assert "二级指标" in last
    # nothing reaches out of the head: the row below it begins all its cells anew
    below = others[[head, *others].index(last)]
    assert "<w:vMerge/>" not in below
