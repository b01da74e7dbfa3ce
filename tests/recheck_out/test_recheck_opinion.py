"""The review opinion: what it says, and its layout by the checks of documents."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from cli.cli_runs import Run
from docx import Document
from recheck_out.recheck_samples import SHA, line, reviewed, sample

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
    assert "多评1.05分" in text
    assert "复核发现3个错误" in text
    assert "（绩效自评表!G13）" in text
    assert "改法：请重新加总" in text


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
