"""Word reports: what is found in documents that are laid out wrongly or tell other numbers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cases.running import call
from reports.report_samples import english, example, scored

from perfeval import api
from perfeval.checks.catalogue import message
from perfeval.library.configuration import configuration
from perfeval.library.word_samples import word_bytes
from perfeval.model.scorecard import Scorecard
from perfeval.reports.request import Request
from perfeval.reports.word import writer
from perfeval.source.word_layout import layout
from perfeval.source.word_numbering import counted
from perfeval.source.word_package import open_word
from perfeval.validation.document import check
from perfeval.validation.setup import LAYOUT, Wanted, setup

PROSE = "本项目由市科技局实施，用于支持企业开展专利导航和人才培训，资金已全部拨付到位。"
SET = """perfeval: indicator-set/v1
id: example
total: 100
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
indicators:
  - name: 产出
    children:
      - {name: 培训人次, weight: 60, target: ≥200人次}
      - {name: 合格率, weight: 30, target: ≥90%}
  - {name: 满意度调查, weight: 10, target: ≥90%}
"""
PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {name: 示例}
funds: {unit: 万元, lines: [{name: 财政拨款, budget: 300, arrived: 300, spent: 200}]}
results:
  培训人次: {actual: 190人次}
  合格率: {actual: 81%}
  满意度调查: {actual: 93%}
"""
# 57.00 + 27.00 + 10.00 = 94.00


def found(folder: Path, given: Any, *more: str) -> list[str]:
    """`line code` of every finding about a document."""
    data = given if isinstance(given, bytes) else word_bytes(given)
    (folder / "report.docx").write_bytes(data)
    _, out, errors = call(folder, ["check-docx", "report.docx", "--lang", "en", *more])
    lines = (text for text in (out + errors).splitlines() if text.startswith("report.docx:"))
    return [f"{text.split(':')[1]} {text.split()[2]}" for text in lines]


def against(folder: Path, *lines: Any) -> list[str]:
    (folder / "set.yaml").write_text(SET, "utf-8")
    (folder / "project.yaml").write_text(PROJECT, "utf-8")
    return found(folder, {"lines": list(lines)}, "--against", "project.yaml", "--select", "PE92")


def test_a_report_by_the_layout_has_no_findings(tmp_path: Path) -> None:
    lines = [
        {"text": "一、基本情况", "level": 1}, {"text": PROSE}, {"text": "（一）项目概况", "level": 2}, {"text": PROSE},
        {"text": "（二）绩效目标", "level": 2}, {"text": PROSE}, {"text": "二、评价结论", "level": 1}, {"text": PROSE},
    ]  # fmt: skip
    assert found(tmp_path, {"lines": lines}) == []


def test_paragraphs_that_differ_alike_are_one_finding_with_all_places(tmp_path: Path) -> None:
    lines = [{"text": PROSE, "east": "宋体"} for _ in range(3)] + [
        {"text": PROSE},
        {"text": PROSE, "east": "宋体"},
    ]
    (tmp_path / "report.docx").write_bytes(word_bytes({"lines": lines}))
    _, out, _ = call(tmp_path, ["check-docx", "report.docx", "--lang", "en"])
    assert out.count("PE903") == 1
    assert "(at 1–3, 5; 4 in all)" in out


def test_numbers_of_headings_are_followed_through_the_levels(tmp_path: Path) -> None:
    texts = [
        ("一、甲部分", 1), ("（一）子一", 2), ("（二）子二", 2), ("二、乙部分", 1), ("（一）子一", 2), ("（三）子三", 2), ("四、丁部分", 1),
    ]  # fmt: skip
    lines = [{"text": text, "level": level} for text, level in texts]
    assert found(tmp_path, {"lines": lines}) == ["6 PE909", "7 PE909"]


def test_a_number_typed_without_a_style_counts_as_a_heading(tmp_path: Path) -> None:
    lines = [
        {"text": "一、甲部分", "east": "黑体"},
        {"text": PROSE},
        {"text": "三、丙部分", "east": "宋体"},
    ]
    assert found(tmp_path, {"lines": lines}) == ["3 PE907", "3 PE909"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("综合得分94分。", []),
        ("综合得分为94.00分，评级为“优”。", []),
        ("经评价，总分为９４分。", []),
        ("总得分93.9分", ["1 PE924"]),
        ("满分100分，综合得分49分，评价等级为差。", ["1 PE924", "1 PE925"]),
        ("等级为“良”", ["1 PE925"]),
        ("满意度调查满分10分，得9分。", ["1 PE926"]),
        ("满意度调查满分10分，得10.00分。", []),
        ("预算执行率为66.67%。", []),
        ("预算执行率66.7%，资金到位率100%。", []),
        ("预算执行率为67%。", []),
        ("预算执行率为66%。", ["1 PE927"]),
        ("资金到位率99%", ["1 PE927"]),
        ("去年培训人次得分率为95%，今年满意度调查90%。", []),
        ("各一级指标得分与分值：产出84/90、满意度调查10/10。", []),
        ("各一级指标得分与分值：产出85/90、满意度调查10/10。", ["1 PE926"]),
        ("其中：产出84分（满分90分，得分率93.33%）；满意度调查9分。", ["1 PE926"]),
        ("其中：产出84分（满分90分，得分率95%）；满意度调查10分。", ["1 PE926"]),
        ("培训人次：实际完成190人次，完成率95%。该指标满分60分，扣3分，得57分。", []),
        ("培训人次：实际完成199人次，完成率96%。该指标满分50分，扣2分，得58分。", ["1 PE926"] * 5),
        ("培训人次每少1%扣2分，低于60%的得0分。", []),
        ("扣分的指标2项，共扣6分：培训人次扣3分；合格率扣3分。", []),
        ("扣分的指标3项，共扣9分：培训人次扣3分；合格率扣3分。", ["1 PE926"] * 2),
        ("培训人次扣3分，其中计划不周扣1分，组织不力扣2分。", []),
        ("全年预算300万元，支出200万元，预算执行率66.67%。", []),
        ("全年预算390万元，支出0.02亿元。", ["1 PE929"]),
        ("全年预算300万元，支出210万元。", ["1 PE929"]),
        ("支出办公费3万元、差旅费支出2万元。", []),
        ("The total score is 94 of 100, the grade “优”.", []),
        ("The total score is 95 of 100, the grade “良”.", ["1 PE924", "1 PE925"]),
        ("The budget was 300 万元, an execution rate of 66.67%.", []),
        ("The budget was 310 万元, an execution rate of 67.66%.", ["1 PE927", "1 PE929"]),
    ],
)
def test_numbers_in_sentences(text: str, expected: list[str], tmp_path: Path) -> None:
    assert against(tmp_path, {"text": text}) == expected


def test_numbers_in_tables_are_matched_by_name_not_by_position(tmp_path: Path) -> None:
    rows = [
        ["一级指标", "三级指标", "指标值", "分值", "自评得分"],
        ["满意度调查", "满意度调查", "≥90%", "10", "10"],
        ["产出", "合格率", "≥90%", "30", "27.0"],
        ["产出", "培训人次", "≥200人次", "60分", "57分"],
        ["产出小计", "", "", "90", "84.00"],
        ["总分", "", "", "100", "94"],
    ]
    assert against(tmp_path, {"table": rows}) == []
    rows[2][4] = "28"
    rows[4][4] = "85"
    assert against(tmp_path, {"table": rows}) == ["15 PE921", "25 PE922"]


def test_every_column_of_a_score_table_is_compared(tmp_path: Path) -> None:
    rows = [
        ["指标", "分值", "指标值", "完成值", "完成率", "得分", "得分率"],
        ["培训人次", "60", "≥200人次", "190人次", "95%", "57", "95.00%"],
        ["合格率", "30", "≥90%", "81%", "90%", "27", "90.00%"],
        ["满意度调查", "10", "≥90%", "93%", "103.33%", "10", "100%"],
    ]
    assert against(tmp_path, {"table": rows}) == []
    for column, other in enumerate(["50", "≥210人次", "180人次", "96%", "58", "96%"], 1):
        changed = [*rows[1][:column], other, *rows[1][column + 1 :]]
        one = against(tmp_path, {"table": [rows[0], changed, *rows[2:]]})
        assert one == [f"{8 + column} PE921"], column


def test_ballots_of_experts_are_no_scores(tmp_path: Path) -> None:
    named = [["指标", "专家", "评分"], ["满意度调查", "甲", "95"], ["满意度调查", "乙", "88"]]
    repeated = [["指标", "姓名", "得分"], ["满意度调查", "甲", "95"], ["满意度调查", "乙", "88"]]
    assert against(tmp_path, {"table": named}, {"text": PROSE}, {"table": repeated}) == []


def test_each_score_table_has_all_indicators(tmp_path: Path) -> None:
    whole = [
        ["指标", "分值", "得分"],
        ["培训人次", "60", "57"],
        ["合格率", "30", "27"],
        ["满意度调查", "10", "10"],
    ]
    assert against(tmp_path, {"table": whole}, {"text": PROSE}, {"table": whole[:3]}) == [
        "14 PE923"
    ]
    # a table that goes on in another one is whole
    second = {"table": [whole[0], whole[3]]}
    assert against(tmp_path, {"table": whole[:3]}, {"text": PROSE}, second) == []


def test_amounts_of_fund_tables_are_compared_by_line(tmp_path: Path) -> None:
    rows = [
        ["资金", "全年预算数", "到位数", "全年执行数", "执行率"],
        ["财政拨款", "300", "300.00", "200", "66.67%"],
        ["合计", "300", "300", "200", "66.67%"],
    ]
    assert against(tmp_path, {"table": rows}) == []
    rows[1][3], rows[2][4] = "210", "67.66%"
    assert against(tmp_path, {"table": rows}) == ["9 PE929", "15 PE929"]


ADJUSTED = SET.replace("indicators:", "adjust: [{name: 加分, max: 5}]\nindicators:")


def test_the_sum_before_a_bonus_is_not_the_total(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(ADJUSTED, "utf-8")
    bonus = PROJECT + "adjust: [{name: 加分, value: 2, reason: 创新}]\n"
    (tmp_path / "project.yaml").write_text(bonus, "utf-8")

    def codes(before: str, total: str) -> list[str]:
        rows = [
            ["指标", "得分"],
            ["培训人次", "57"],
            ["合格率", "27"],
            ["满意度调查", "10"],
            ["合计", before],
            ["总分", total],
        ]
        return found(
            tmp_path, {"lines": [{"table": rows}]}, "--against", "project.yaml", "--select", "PE922"
        )

    assert codes("94", "96") == []
    assert codes("96", "94") == ["10 PE922", "12 PE922"]


def test_numbers_typed_before_automatic_ones(tmp_path: Path) -> None:
    texts = ["基本情况", "三、评价结论", "3.5万亩农田建设"]
    lines = [{"text": text, "level": 1, "numbered": True} for text in texts]
    assert found(tmp_path, {"lines": lines}) == ["2 PE917"]


def test_several_files_and_a_folder(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(word_bytes({"lines": [{"text": PROSE, "east": "宋体"}]}))
    code, out, _ = call(tmp_path, ["check-docx", "a.docx", "b.docx", "--strict", "--lang", "en"])
    assert code == 1
    assert "a.docx:1:1: warning PE903" in out
    assert "b.docx:1:1: warning PE903" in out
    assert "2 files checked: 2 warnings" in out
    code, out, errors = call(tmp_path, ["check-docx", ".", "a.docx", "--lang", "en"])
    assert code == 2
    assert "it is a folder" in errors
    assert "a.docx:1:1: warning PE903" in out


def test_a_document_without_a_score_table_lacks_none(tmp_path: Path) -> None:
    assert against(tmp_path, {"table": [["资金", "预算数"], ["财政拨款", "300"]]}) == []


def test_a_report_of_perfeval_agrees_with_its_project(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, "utf-8")
    for lang in ("en", "zh"):
        call(tmp_path, ["report", "project.yaml", "-o", "own.docx", "--lang", lang])
        code, out, _ = call(
            tmp_path, ["check-docx", "own.docx", "--against", "project.yaml", "--select", "PE92", "--lang", "en"]
        )  # fmt: skip
        assert (code, out) == (0, "1 file checked: nothing found.\n")
    (tmp_path / "project.yaml").write_text(PROJECT.replace("190人次", "180人次"), "utf-8")
    _, out, _ = call(
        tmp_path, ["check-docx", "own.docx", "--against", "project.yaml", "--lang", "en"]
    )
    assert {"PE921", "PE922", "PE924", "PE928"} <= {
        word for word in out.split() if word.startswith("PE9")
    }


EVERY_KIND = """perfeval: indicator-set/v1
id: kinds
total: 100
report: self-assessment
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 差, min: 0}]
indicators:
  - name: 预算执行率
    children: [{name: 预算执行率, weight: 10, target: 100%, measure: funds}]
  - name: 产出
    children:
      - {name: 数量, weight: 20, target: ≥100个, score: {kind: completion, cap: 1.2}}
      - {name: 上课, weight: 10, target: =100%, measure: {kind: average}}
      - {name: 程序, weight: 12, score: {kind: checklist, items: [甲项, 乙项, 丙项, 丁项]}}
      - name: 工程
        children: [{name: 叶1-12, weight: 9, target: ≥9}, {name: 叶11-2, weight: 9, target: ≥9}]
  - {name: 群众满意度, weight: 30, target: ≥90%, measure: survey}
"""
KINDS_PROJECT = """perfeval: project/v1
indicator_set: set.yaml
project: {name: 示例}
funds: {unit: 万元, lines: [{name: 财政拨款, source: 中央, budget: 300, arrived: 300, spent: 200}]}
results:
  数量: {actual: 131个}
  上课: {items: [{name: 上课, target: ≥10, actual: 12}, {name: 乙上课, target: ≥10, actual: 8}]}
  程序: {items: {1: {met: 0}, 2: {met: 0}, 3: {met: 0.5}}}
  叶1-12: {actual: 9}
  叶11-2: {actual: 3}
  群众满意度:
    survey:
      - {name: 居民, sent: 60, returned: 55, valid: 50, counts: [20, 20, 10, 0, 0]}
      - {name: 企业, sent: 12, returned: 11, valid: 10, counts: [7, 1, 2, 0, 0]}
"""


def numbers_wrong(folder: Path, card: Scorecard, request: Request) -> list[str]:
    (folder / "own.docx").write_bytes(writer.write(card, request).data)
    ready = setup(Wanted(("PE917", "PE92"), (), ()), configuration(None, folder), LAYOUT)
    findings = check(folder / "own.docx", "own.docx", ready.settings, card).findings
    return [message(one, "en") for one in findings if one.code != "PE928"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_perfeval_writes_has_no_wrong_number(lang: str, tmp_path: Path) -> None:
    forms = ("national", "yunnan", "sichuan", "hubei", "transfer-payment")
    kinds = scored(tmp_path, KINDS_PROJECT, EVERY_KIND, "set")
    for form in forms:
        assert numbers_wrong(tmp_path, kinds, Request(lang, form=form)) == [], form
    for card in (scored(tmp_path), english(tmp_path), example("urumqi-2023")):
        for wanted in (None, "national"):
            assert numbers_wrong(tmp_path, card, Request(lang, form=wanted)) == []


@pytest.mark.parametrize("form", ["national", "sichuan"])
def test_the_only_indicator_of_a_branch_may_bear_its_name(form: str, tmp_path: Path) -> None:
    card = scored(tmp_path, KINDS_PROJECT, EVERY_KIND, "set")
    data = writer.write(card, Request("zh", form=form)).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    score = "6.67"  # 200 of 300, of 10 points
    ready = setup(Wanted(("PE92",), (), ()), configuration(None, tmp_path), LAYOUT)
    places = [place.start() for place in re.finditer(rf">{re.escape(score)}<", text)]
    assert len(places) >= 3  # its row, the branch's, the fund row of the form
    for at in places:
        parts["word/document.xml"] = (text[: at + 1] + "7" + text[at + 2 :]).encode()
        with zipfile.ZipFile(tmp_path / "changed.docx", "w") as changed:
            for name, part in parts.items():
                changed.writestr(name, part)
        codes = {
            one.code for one in check(tmp_path / "changed.docx", "x", ready.settings, card).findings
        }
        assert codes & {"PE921", "PE922"}, text[at - 300 : at]


def test_surveys_are_compared_by_indicator_and_group(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(EVERY_KIND, "utf-8")
    (tmp_path / "project.yaml").write_text(KINDS_PROJECT, "utf-8")
    rows = [
        ["指标", "对象", "发放", "回收", "有效", "选项及份数", "满意度"],
        ["群众满意度", "居民", "60", "55", "50", "满意20、较满意20、一般10、较差0、差0", "80%"],
        ["", "企业", "12", "11", "10", "满意7、较满意1、一般2、较差0、差0", "80%"],
        ["", "合并", "72", "66", "60", "", "80%"],
    ]

    def codes() -> list[str]:
        more = ("--against", "project.yaml", "--select", "PE921")
        return found(tmp_path, {"lines": [{"table": rows}]}, *more)

    assert codes() == []
    for row, column, other in (
        (1, 2, "61"), (1, 4, "51"), (1, 6, "88%"), (2, 3, "12"), (2, 5, "满意6、较满意2、一般2、较差0、差0"),
        (3, 2, "73"), (3, 6, "81%"),
    ):  # fmt: skip
        right, rows[row][column] = rows[row][column], other
        assert set(codes()) == {f"{7 * row + column + 1} PE921"}, (row, column)
        rows[row][column] = right


def test_points_lost_piece_by_piece_are_added_up(tmp_path: Path) -> None:
    rows = [
        ["指标", "扣分", "事实"],
        ["培训人次", "1", "甲"],
        ["", "1.50", "乙"],
        ["", "0.5", "丙"],
    ]
    assert against(tmp_path, {"table": rows}) == []
    rows[2][1] = "1.60"
    assert against(tmp_path, {"table": rows}) == ["5 PE921"]


def test_other_counts_are_no_count_of_indicators_that_lose_points(tmp_path: Path) -> None:
    text = "未完成或扣分的指标3项：甲、乙、丙。未达到指标值、按评分标准不扣分的指标1项：丙。"
    assert against(tmp_path, {"text": text}) == []


NUMBERS = re.compile(r"(?<![\d.过按×])\d+(?:\.\d+)?(?=分(?!（含|为)|%|万元|/\d)")


def test_one_changed_number_is_found_wherever_it_stands(tmp_path: Path) -> None:
    """Of scores, weights, rates and amounts that `perfeval` prints, at least 9 in 10."""
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, "utf-8")
    call(tmp_path, ["report", "project.yaml", "-o", "own.docx", "--lang", "zh"])
    with zipfile.ZipFile(tmp_path / "own.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    places = [
        (runs.start(1) + number.start(), number.group())
        for runs in re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)
        for number in (
            [*NUMBERS.finditer(runs.group(1))]
            or [*re.finditer(r"^\d+\.\d\d$", runs.group(1))]
        )
    ]  # fmt: skip
    loaded = api.load_project(tmp_path / "project.yaml")
    card, ready = (
        api.score(loaded),
        setup(Wanted((), (), ()), configuration(None, tmp_path), LAYOUT),
    )
    missed = []
    for at, number in places[:: max(len(places) // 60, 1)]:
        digit = str((int(number[0]) + 1) % 10)
        parts["word/document.xml"] = (text[:at] + digit + text[at + 1 :]).encode()
        with zipfile.ZipFile(tmp_path / "changed.docx", "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        checked = check(tmp_path / "changed.docx", "changed.docx", ready.settings, card)
        if not any(one.code >= "PE921" and one.code != "PE928" for one in checked.findings):
            missed.append(text[max(at - 40, 0) : at + 12])
    tried = len(places[:: max(len(places) // 60, 1)])
    assert tried > 40
    assert 10 * len(missed) <= tried, missed


def test_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(word_bytes({"lines": [{"text": PROSE, "east": "宋体"}]}))
    assert call(tmp_path, ["check-docx", "report.docx"])[0] == 0
    assert call(tmp_path, ["check-docx", "report.docx", "--strict"])[0] == 1
    assert call(tmp_path, ["check-docx", "report.docx", "--strict", "--pack", "none"])[0] == 0
    assert call(tmp_path, ["check-docx", "gone.docx"])[0] == 2


def test_a_house_style_replaces_the_measures(tmp_path: Path) -> None:
    pack = "perfeval: pack/v1\nid: firm\nchecks:\n  PE903: {fonts: [宋体]}\n  PE904: off\n"
    (tmp_path / "firm.yaml").write_text(pack, "utf-8")
    own = {"lines": [{"text": PROSE, "east": "宋体", "size": 14}]}
    assert found(tmp_path, own, "--pack", "firm.yaml") == []
    assert found(tmp_path, {"lines": [{"text": PROSE}]}, "--pack", "firm.yaml") == ["1 PE903"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200, b"<html></html>"])
def test_what_is_no_document_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(data)
    code, out, errors = call(tmp_path, ["check-docx", "report.docx"])
    assert (code, out) == (2, "")
    assert "PE900" in errors


def test_hostile_archives_are_refused(tmp_path: Path) -> None:
    def packed(xml: str, times: int = 1) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", xml * times)
        return out.getvalue()

    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    for data in (packed(entity), packed(" " * 1_000_000, 300), packed("<a"), packed("")):
        assert found(tmp_path, data) == []
        assert call(tmp_path, ["check-docx", "report.docx"])[0] == 2


def test_every_cut_of_a_document_is_read_or_refused(tmp_path: Path) -> None:
    whole = word_bytes({"lines": [{"text": PROSE}, {"table": [["a", "b"], ["c", "d"]]}]})
    for size in range(0, len(whole), len(whole) // 40):
        (tmp_path / "report.docx").write_bytes(whole[:size])
        assert call(tmp_path, ["check-docx", "report.docx"])[0] in (0, 2)


def test_numbers_that_word_makes_are_read_as_printed(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    document.save(str(tmp_path / "report.docx"))
    read = layout(open_word(tmp_path / "report.docx").parts, "report.docx")
    assert [(line.label, line.text) for line in read.lines] == [("1.", "甲"), ("2.", "乙")]
    forms = [counted(n, "chineseCountingThousand") for n in (1, 10, 11, 20, 21, 99)]
    assert forms == ["一", "十", "十一", "二十", "二十一", "九十九"]
