"""The review opinion: what it says, and its layout by the checks of documents."""

from __future__ import annotations

import io
from fractions import Fraction as F
from pathlib import Path
from zipfile import ZipFile

import pytest
from cli.cli_runs import Run
from docx import Document
from recheck_out.recheck_samples import SHA, cell, line, reviewed, sample

from perfeval.model.finding import Finding, Span
from perfeval.rechecking import records as r
from perfeval.reports.review import plain, word
from perfeval.reports.review.records import Reviewed


def texts(one: Reviewed, lang: str = "zh") -> list[str]:
    found = Document(io.BytesIO(word.write(one, lang)))
    cells = [c.text for t in found.tables for row in t.rows for c in row.cells]
    return [p.text for p in found.paragraphs if p.text] + cells


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_layout_is_that_of_official_documents(lang: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "意见.docx"
    path.write_bytes(word.write(reviewed(), lang))
    done = run("check-docx", path)
    assert done.code == 0, done.out


def test_it_says_whose_form_it_is_and_which_file() -> None:
    found = texts(reviewed(file="/home/someone/报送/自评表.xlsx"))
    assert found[0] == "关于乡村道路建设项目绩效自评的复核意见"
    assert SHA in found
    assert "自评表.xlsx" in found
    assert "绩效自评表" in found
    assert not any("/home/someone" in text for text in found)


def test_totals_and_problems_are_told_with_their_cells() -> None:
    text = "\n".join(texts(reviewed()))
    assert "自评总分98，复算总分95.24（1项无法复算，按自评计），复核总分97.64。" in text
    assert (
        "得分与复算不一致的有2项，见第三部分。除得分差异外，复核发现1个错误，详见第四部分。" in text
    )
    assert "（绩效自评表!G20）" in text
    assert "改法：请重新加总" in text


def test_a_difference_is_told_once_with_its_figures_and_reason() -> None:
    text = "\n".join(texts(reviewed()))
    assert text.count("新建道路长度") == 1
    assert "指标值“≥735米”，完成值“700米”；可由此得出：20×95.2381%＝19.05" in text
    assert "与复算不一致的得分有2项" in text
    total = next(t for t in Document(io.BytesIO(word.write(reviewed(), "zh"))).tables[1].rows if t.cells[0].text == "合计")  # fmt: skip
    assert "+2.76" in [cell.text for cell in total.cells]


def test_nothing_else_is_said_beside_differences_when_there_is_nothing_else() -> None:
    found = tuple(f for f in sample().findings if f.code == "PE701")
    text = "\n".join(texts(reviewed(sample(findings=found))))
    assert "此外未发现其他问题。" in text
    assert "未发现错误" not in text


def test_a_reviewer_is_named_with_score_date_and_remark() -> None:
    rows = list(sample(reviewed=False).lines)
    rows[1] = rows[1]._replace(
        reviewed=F(18), opinion="验收单只有700米", reviewer="李复核", review_date="2024-03-10"
    )
    totals = sample().totals._replace(reviewed=F("96.64"))
    grade = sample().grade._replace(reviewed="良")
    text = "\n".join(texts(reviewed(sample(lines=tuple(rows), totals=totals, grade=grade))))
    assert (
        "复核人李复核（2024-03-10）复核了1项指标（1项低于自评），复核总分96.64，等级为“良”" in text
    )
    for shown in ("验收单只有700米", "李复核", "2024-03-10"):
        assert shown in text.splitlines()


def test_full_marks_without_evidence_are_asked_about() -> None:
    params = {"n": "2", "names": "受益人口、带动就业"}
    asked = Finding("PE726", cell(14, 7), params)
    good = line("受益人口", ("产出",), r.AGREES, 9, reported=F(10), computed=F(10))
    text = "\n".join(texts(reviewed(sample(lines=(good,), findings=(asked,)))))
    assert "受益人口、带动就业（绩效自评表!G14）。请提供佐证材料。" in text
    assert "无。" not in text.splitlines()


def test_a_project_file_is_cited_by_name_and_indicator() -> None:
    path = ("产出指标", "数量指标", "新建道路长度")
    place = Span("报送/project.yaml", 47, 3)
    odd = Finding(
        "PE441", place, {"rate": "210%", "limit": "130%", "target": "20次", "actual": "42次"}, path
    )
    bare = Finding("PE451", place, {"name": "新建道路长度"}, path)
    one = reviewed(sample(findings=(odd, bare)), "报送/project.yaml")._replace(sheet="")
    text = "\n".join(texts(one))
    assert "（project.yaml，产出指标 / 数量指标）" in text
    assert "47" not in text
    assert "没有错的，请在偏差原因里说明超额的原因" in text
    assert "请提供以下指标的佐证材料：新建道路长度。" in text
    for word_of_files in ("reason", "evidence", "perfeval "):
        assert word_of_files not in text


def test_what_figures_can_not_decide_is_asked_for() -> None:
    text = "\n".join(texts(reviewed()))
    assert "“一次验收合格率”的自评分与复算不一致" in text
    assert "带动当地经济发展：自评30分（分值30），指标值“显著”，完成值“显著”。" in text
    for part in ("复核人（签字）：", "复核单位（盖章）：", "日期："):
        assert part in text


def test_a_sound_form_has_a_short_opinion() -> None:
    good = line("长度", ("产出",), r.AGREES, 9, reported=10, computed=10)
    counts = {key: int(key == r.AGREES) for key in r.VERDICTS}
    one = reviewed(sample(lines=(good,), counts=counts, findings=(), convention=None))
    text = "\n".join(texts(one))
    assert "未发现问题。" in text
    assert "不一致" not in text.replace("“不一致”", "").split("资金执行情况复核")[0]


def test_hostile_names_stay_texts() -> None:
    name = "</w:t>&<b>{{ title }}{% for x in y %}\x00\ud800名"
    data = word.write(reviewed(sample(name)), "zh")
    assert ZipFile(io.BytesIO(data)).testzip() is None
    found = Document(io.BytesIO(data))
    assert "</w:t>&<b>{{ title }}" in found.paragraphs[0].text
    assert b"{{ title }}" in plain.write(reviewed(sample(name)), "zh")


def test_the_same_recheck_gives_the_same_bytes() -> None:
    assert word.write(reviewed(), "zh") == word.write(reviewed(), "zh")


def test_markdown_says_the_same() -> None:
    text = plain.write(reviewed(), "zh").decode()
    assert text.startswith("# 关于乡村道路建设项目绩效自评的复核意见\n")
    assert "## 四、主要问题" in text
    assert "| 新建道路长度 | 20 | 19.05 | 18 | 18 | +1.05 |" in text
