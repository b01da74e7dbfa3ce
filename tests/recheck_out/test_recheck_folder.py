"""A folder of forms: what is read, what is left out, what stops nothing else."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from cli.cli_runs import PROJECT, SET, URUMQI, Run
from docx import Document
from recheck_out.written_forms import two_forms, write_form

from perfeval import forms


def document(run: Run, *words: object) -> dict:
    return json.loads(run("recheck", *words, "--format", "json").out)


def test_one_form_is_shown_with_its_scores_side_by_side(run: Run, tmp_path: Path) -> None:
    path = write_form(tmp_path / "自评表.xlsx", "灌区修复项目")
    done = run("recheck", path)
    assert "灌区修复项目" in done.out
    assert "修复渠道长度" in done.out
    assert "自评总分" in done.out


def test_the_api_gives_one_recheck_a_form(tmp_path: Path) -> None:
    path = two_forms(tmp_path / "两个.xlsx", ("甲项目", "乙项目"))
    assert [one.name for one in forms.recheck(path)] == ["甲项目", "乙项目"]
    assert [sheet for sheet, _ in forms.recheck_file(path).rechecks] == ["项目一", "项目二"]
    assert forms.recheck(tmp_path / "没有.xlsx") == ()
    assert forms.recheck_file(tmp_path / "没有.xlsx").unread


def test_a_folder_is_read_in_order_with_its_folders(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "b.xlsx", "乙")
    write_form(tmp_path / "a" / "深" / "c.xlsx", "丙")
    two_forms(tmp_path / "d.xlsx", ("丁一", "丁二"))
    (tmp_path / "set.yaml").write_text(SET, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    found = document(run, tmp_path)
    assert [one["name"] for one in found["projects"]] == ["丙", "乙", "丁一", "丁二", "小项目"]
    assert found["summary"]["projects"] == 5
    assert found["unread"] == []


def test_what_is_hidden_or_temporary_is_no_form(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    write_form(tmp_path / ".git" / "b.xlsx", "乙")
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05lock")
    (tmp_path / ".~a.xlsx").write_bytes(b"lock")
    (tmp_path / "说明.txt").write_text("文字", encoding="utf-8")
    assert [one["name"] for one in document(run, tmp_path)["projects"]] == ["甲"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_in_a_circle_end(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    (tmp_path / "环").symlink_to(tmp_path)
    (tmp_path / "又.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert len(document(run, tmp_path)["projects"]) == 1


def test_a_file_named_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    path = write_form(tmp_path / "a.xlsx", "甲")
    assert len(document(run, path, tmp_path, path)["projects"]) == 1


def test_a_broken_file_stops_no_other(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "好.xlsx", "甲")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    done = run("recheck", tmp_path, "--format", "json")
    found = json.loads(done.out)
    assert done.code == 1
    assert [one["name"] for one in found["projects"]] == ["甲"]
    assert [Path(one["file"]).name for one in found["unread"]] == ["坏.xlsx"]
    assert found["unread"][0]["findings"][0]["message"]
    assert "坏.xlsx" in run("recheck", tmp_path).out


def test_a_bug_at_one_file_stops_no_other(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    write_form(tmp_path / "b.xlsx", "乙")
    real = forms.recheck_file

    def broken(path: Path, *more: Any) -> forms.Rechecked:
        if path.name == "a.xlsx":
            raise KeyError("unforeseen")
        return real(path, *more)

    monkeypatch.setattr(forms, "recheck_file", broken)
    done = run("recheck", tmp_path, "-o", tmp_path / "汇总.xlsx")
    assert done.code == 1
    assert "unforeseen" in done.err
    sheet = openpyxl.load_workbook(tmp_path / "汇总.xlsx")["读不出的文件"]
    assert "unforeseen" in sheet["C4"].value
    assert [one["name"] for one in document(run, tmp_path)["projects"]] == ["乙"]


def test_forms_of_one_name_are_pointed_out(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_form(tmp_path / f"{name}.xlsx", "同名项目")
    assert "同名项目，请核对是否重复：“同名项目”" in run("recheck", tmp_path).out


def test_nothing_that_can_be_read_is_a_call_in_vain(run: Run, tmp_path: Path) -> None:
    assert run("recheck", tmp_path).code == 2
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    done = run("recheck", tmp_path)
    assert done.code == 2
    assert "坏.xlsx" in done.err
    done = run("recheck", tmp_path / "没有的.xlsx")
    assert done.code == 2
    assert "没有的.xlsx" in done.err


def test_a_readme_is_no_broken_form(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    (tmp_path / "README.md").write_text("# 说明\n\n没有表。\n", encoding="utf-8")
    done = run("recheck", tmp_path, "--format", "json")
    assert json.loads(done.out)["unread"] == []
    assert "1个文本文件" in done.err
    assert run("recheck", tmp_path / "README.md").code == 2  # named outright it should be one


def test_outputs_of_an_earlier_run_are_no_forms(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    summary, opinions = tmp_path / "复核汇总.xlsx", tmp_path / "意见"
    first = run("recheck", tmp_path, "-o", summary, "--opinions", opinions)
    assert first.code in (0, 1), first.err
    data = summary.read_bytes()
    again = run("recheck", tmp_path, "-o", summary, "--opinions", opinions)
    assert summary.read_bytes() == data
    assert [path.name for path in opinions.iterdir()] == ["甲复核意见.docx"]
    assert "跳过" in again.err
    done = run("recheck", summary)
    assert done.code == 2
    assert "复核汇总.xlsx" in done.err


def test_an_opinion_in_markdown_is_no_form(run: Run, tmp_path: Path) -> None:
    path = write_form(tmp_path / "a.xlsx", "甲")
    run("recheck", path, "-o", tmp_path / "意见.md")
    assert len(document(run, tmp_path)["projects"]) == 1
    assert "跳过" in run("recheck", tmp_path).err


def test_what_only_looks_like_a_package_is_read_on(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    whole = (tmp_path / "a.xlsx").read_bytes()
    for n, cut in enumerate((10, len(whole) // 2, len(whole) - 30)):
        (tmp_path / f"{n}.xlsx").write_bytes(whole[:cut])
    at = whole.index(b"docProps/core.xml") + 40
    (tmp_path / "z.xlsx").write_bytes(whole[:at] + b"\xff" * 60 + whole[at + 60 :])
    done = run("recheck", tmp_path, "--format", "json")
    assert done.code == 1
    assert "甲" in [one["name"] for one in json.loads(done.out)["projects"]]


def test_a_summary_that_was_edited_and_saved_is_still_known(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    summary = tmp_path / "汇总.xlsx"
    run("recheck", tmp_path, "-o", summary)
    book = openpyxl.load_workbook(summary)
    book.save(summary)
    assert len(document(run, tmp_path)["projects"]) == 1


def test_an_input_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    path = write_form(tmp_path / "a.xlsx", "甲")
    before = path.read_bytes()
    done = run("recheck", tmp_path, "-o", path)
    assert done.code == 2
    assert path.read_bytes() == before


def test_strict_counts_warnings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, encoding="utf-8")
    text = PROJECT.replace("质量: {actual: 95%, evidence: [E1]}", "质量: {actual: 250%}")
    (tmp_path / "project.yaml").write_text(text, encoding="utf-8")
    found = document(run, tmp_path)["summary"]
    assert (found["errors"], found["warnings"] > 0) == (0, True)
    assert run("recheck", tmp_path).code == 0
    assert run("recheck", tmp_path, "--strict").code == 1


def test_an_opinion_is_about_one_project(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    write_form(tmp_path / "b.xlsx", "乙")
    done = run("recheck", tmp_path, "-o", tmp_path / "意见.docx")
    assert done.code == 2
    assert "--opinions" in done.err
    assert not (tmp_path / "意见.docx").exists()
    run("recheck", tmp_path / "a.xlsx", "-o", tmp_path / "意见.docx")
    assert "甲" in Document(str(tmp_path / "意见.docx")).paragraphs[0].text


def test_opinions_are_told_apart(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write_form(tmp_path / f"{name}.xlsx", "同名项目")
    folder = tmp_path / "意见"
    run("recheck", tmp_path, "--opinions", folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "同名项目复核意见.docx", "同名项目复核意见（2）.docx", "同名项目复核意见（3）.docx",
    ]  # fmt: skip


def test_a_name_never_leads_out_of_the_folder(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "in" / "a.xlsx", "../../外面/\\<坏>: 名*称?")
    write_form(tmp_path / "in" / "b.xlsx", "CON")
    write_form(tmp_path / "in" / "c.xlsx", "长" * 300)
    folder = tmp_path / "意见"
    run("recheck", tmp_path / "in", "--opinions", folder)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert not any(sign in name for name in names for sign in '/\\<>:*?"|')
    assert all(len(name.encode()) < 255 for name in names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "意见"]


def test_numbers_never_meet_a_name(run: Run, tmp_path: Path) -> None:
    for n, name in enumerate(
        ("甲", "甲", "甲复核意见（2）", "甲（2）", "長" * 200 + "1", "長" * 200 + "2")
    ):
        write_form(tmp_path / f"{n}.xlsx", name)
    folder = tmp_path / "意见"
    run("recheck", tmp_path, "--opinions", folder)
    assert len(list(folder.iterdir())) == 6


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    os.mkfifo(tmp_path / "b.xlsx")
    os.mkfifo(tmp_path / "project.yaml")
    assert len(document(run, tmp_path)["projects"]) == 1


def test_a_workbook_to_fill_in_is_a_project(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "填报.xlsx"
    run("export", URUMQI, "-o", book)
    (filled,) = document(run, book)["projects"]
    (plain,) = document(run, URUMQI)["projects"]
    assert filled["totals"]["recomputed"] == plain["totals"]["recomputed"] == 100
    assert filled["counts"] == plain["counts"]
    assert filled["sha256"] == hashlib.sha256(book.read_bytes()).hexdigest()


def test_a_file_of_someone_else_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    write_form(tmp_path / "a.xlsx", "甲")
    folder = tmp_path / "意见"
    folder.mkdir()
    (folder / "甲复核意见.docx").write_bytes(b"somebody's own")
    run("recheck", tmp_path / "a.xlsx", "--opinions", folder)
    assert (folder / "甲复核意见.docx").read_bytes() == b"somebody's own"
    assert ZipFile(folder / "甲复核意见（2）.docx").testzip() is None


def test_opinions_want_a_folder(run: Run, tmp_path: Path) -> None:
    path = write_form(tmp_path / "a.xlsx", "甲")
    done = run("recheck", path, "--opinions", path)
    assert done.code == 2
    assert "文件夹" in done.err
