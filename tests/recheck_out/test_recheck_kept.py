"""What a run never writes over: a reviewer's work, and files of others."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from cli.cli_runs import Run
from docx import Document
from recheck_out.recheck_samples import reviewed
from recheck_out.written_forms import two_forms, write_form

from perfeval.library.outputs import CHANGED, FOREIGN, FREE, OWN, standing
from perfeval.reports.review import plain, word, workbook
from perfeval.reports.review.records import Review


@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".md"])
def test_an_output_is_known_until_it_is_edited(tmp_path: Path, ending: str) -> None:
    data = {
        ".xlsx": workbook.write(Review((reviewed(),)), "zh"),
        ".docx": word.write(reviewed(), "zh"), ".md": plain.write(reviewed(), "zh"),
    }[ending]  # fmt: skip
    path = tmp_path / f"a{ending}"
    assert standing(path) == FREE
    path.write_bytes(b"")
    assert standing(path) == FREE
    path.write_bytes(data)
    assert standing(path) == OWN
    if ending == ".md":
        path.write_bytes(data.replace("复核意见".encode(), "复核结论".encode(), 1))
    else:
        changed = io.BytesIO()
        with ZipFile(io.BytesIO(data)) as old, ZipFile(changed, "w") as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(
                    name, part + b" " if name.endswith(("sheet2.xml", "document.xml")) else part
                )
        path.write_bytes(changed.getvalue())
    assert standing(path) == CHANGED
    path.write_bytes(data[: len(data) // 2])
    assert standing(path) == FOREIGN


def test_a_summary_with_reviewed_scores_is_not_written_over(run: Run, tmp_path: Path) -> None:
    form, summary = write_form(tmp_path / "a.xlsx", "甲"), tmp_path / "汇总.xlsx"
    assert run("recheck", form, "-o", summary).code in (0, 1)
    assert run("recheck", form, "-o", summary).code in (0, 1)  # as it was written
    book = openpyxl.load_workbook(summary)
    book["自评复算复核对照"]["J5"] = 38
    book.save(summary)
    before = summary.read_bytes()
    done = run("recheck", form, "-o", summary, "--opinions", tmp_path / "意见")
    assert done.code == 2
    assert "汇总.xlsx”写出后改动过" in done.err
    assert "-o" in done.err
    assert summary.read_bytes() == before
    assert not (tmp_path / "意见").exists()


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_a_file_of_another_unit_is_not_written_over(run: Run, tmp_path: Path, ending: str) -> None:
    form, other = write_form(tmp_path / "a.xlsx", "甲"), tmp_path / f"乙单位{ending}"
    if ending == ".xlsx":
        two_forms(other, ("乙", "丙"))
    else:
        Document().save(str(other))
    before = other.read_bytes()
    done = run("recheck", form, "-o", other)
    assert done.code == 2
    assert "不是 perfeval 写出的复核文件" in done.err
    assert other.read_bytes() == before


def test_an_edited_opinion_is_kept_beside_the_new_one(run: Run, tmp_path: Path) -> None:
    form, folder = write_form(tmp_path / "a.xlsx", "甲"), tmp_path / "意见"
    run("recheck", form, "--opinions", folder)
    first = folder / "甲复核意见.docx"
    document = Document(str(first))
    document.add_paragraph("同意自评结果。")
    document.save(str(first))
    before = first.read_bytes()
    for _ in range(2):  # the second run replaces the untouched number 2
        done = run("recheck", form, "--opinions", folder)
        assert (
            "“甲复核意见.docx”写出后改动过，予以保留；新的复核意见写入“甲复核意见（2）.docx”"
            in done.err
        )
    assert sorted(path.name for path in folder.iterdir()) == [
        "甲复核意见.docx",
        "甲复核意见（2）.docx",
    ]
    assert first.read_bytes() == before


def test_a_form_and_the_project_read_from_it_count_once(run: Run, tmp_path: Path) -> None:
    form = write_form(tmp_path / "a.xlsx", "甲")
    assert run("import", form, "-o", tmp_path / "project.yaml").code in (0, 1)
    done = run("recheck", tmp_path, "-o", tmp_path / "汇总.xlsx")
    assert "共1个项目" in done.err
    assert "a.xlsx”已由 perfeval import 读入“" in done.err
    book = openpyxl.load_workbook(form)
    book.active["A1"] = "项目支出绩效自评表（修改稿）"
    book.save(form)
    assert (
        "共2个项目" in run("recheck", tmp_path, "-o", tmp_path / "汇总2.xlsx").err
    )  # another file now


def test_one_project_of_several_forms_leaves_the_others_in(run: Run, tmp_path: Path) -> None:
    two_forms(tmp_path / "a.xlsx", ("甲", "乙"))
    run("import", tmp_path / "a.xlsx", "-o", tmp_path / "project.yaml")
    projects = sorted(p for p in tmp_path.glob("*.yaml") if "indicators" not in p.name)
    assert len(projects) == 2
    assert "共2个项目" in run("recheck", tmp_path, "-o", tmp_path / "1.json").err
    projects[0].unlink()
    assert "共3个项目" in run("recheck", tmp_path, "-o", tmp_path / "2.json").err


def test_a_reviewers_cells_are_carried_into_the_next_summary(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "in" / "a.xlsx", "甲")
    two_forms(tmp_path / "in" / "b.xlsx", ("乙", "丙"))
    old, new = tmp_path / "汇总.xlsx", tmp_path / "新汇总.xlsx"
    run("recheck", tmp_path / "in", "-o", old)
    book = openpyxl.load_workbook(old)
    sheet = book["自评复算复核对照"]
    at = {cell.value: cell.column for cell in sheet[3]}
    rows = {(row[0].value, row[3].value): row[0].row for row in sheet.iter_rows(min_row=4)}
    first, other = rows["甲", "修复渠道长度"], rows["丙", "验收合格率"]
    sheet.cell(first, at["复核"], 38.5)
    sheet.cell(first, at["复核意见"], "按实测长度")
    sheet.cell(first, at["复核人"], "李复核")
    sheet.cell(other, at["复核"], "约20")
    book.save(old)
    done = run("recheck", tmp_path / "in", old, "-o", new, "--opinions", tmp_path / "意见")
    assert done.code in (0, 1)
    assert "带入1项指标" in done.err
    assert "其中1行没有带入" in done.err
    assert "丙 / 验收合格率" in done.err
    found = openpyxl.load_workbook(new)["自评复算复核对照"]
    assert [found.cell(first, at[key]).value for key in ("复核", "复核意见", "复核人")] == [
        38.5, "按实测长度", "李复核",
    ]  # fmt: skip
    opinion = Document(str(tmp_path / "意见" / "甲复核意见.docx"))
    assert "复核总分88.5" in "\n".join(p.text for p in opinion.paragraphs)


def test_a_score_that_changed_since_takes_no_old_review(run: Run, tmp_path: Path) -> None:
    form, old = write_form(tmp_path / "a.xlsx", "甲"), tmp_path / "汇总.xlsx"
    run("recheck", form, "-o", old)
    book = openpyxl.load_workbook(old)
    book["自评复算复核对照"]["J5"] = 38
    book.save(old)
    changed = openpyxl.load_workbook(form)
    assert changed.active is not None
    changed.active["G8"] = 41
    changed.save(form)
    done = run("recheck", form, old, "-o", tmp_path / "新.xlsx")
    assert "带入0项指标" in done.err
    assert "甲 / 修复渠道长度" in done.err
