"""Which files are checked, in which order, each once; and files that are no files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cases.running import call, run

from perfeval.library.discovery import discover

SET = """\
perfeval: indicator-set/v1
id: {id}
total: 10
indicators:
  - {{name: 培训人次, weight: 10, target: ≥200人次}}
"""
LINKS = pytest.mark.skipif(os.name == "nt", reason="links and pipes need a POSIX system")


def put(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SET.format(id=f"set-{number}"), "utf-8")


def names(*words: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [path.as_posix() for path in discover(words, exclude).files]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_are_gone_through_in_order(here: Path) -> None:
    put(here, "b.yaml", "a.yml", "sub/c.YAML", "sub/a.yaml", "项目/甲.yaml")
    assert names(".") == ["a.yml", "b.yaml", "sub/a.yaml", "sub/c.YAML", "项目/甲.yaml"]


def test_the_order_is_that_of_names_not_of_the_call(here: Path) -> None:
    put(here, "b.yaml", "a.yaml")
    assert names("b.yaml", "a.yaml") == names("a.yaml", "b.yaml") == ["a.yaml", "b.yaml"]


def test_a_file_is_taken_once_however_often_it_is_named(here: Path) -> None:
    put(here, "a.yaml", "sub/b.yaml")
    words = ("a.yaml", ".", "./a.yaml", "sub/../a.yaml", str(here / "a.yaml"), "*.yaml", "sub")
    assert len(names(*words)) == 2


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.yaml", ["a.yaml"]),
        ("**/*.yaml", ["a.yaml", "sub/b.yaml", "sub/deep/c.yaml"]),
        ("sub/?.yaml", ["sub/b.yaml"]),
        ("[a-z].yaml", ["a.yaml"]),
        ("su*", ["sub/b.yaml", "sub/deep/c.yaml"]),
    ],
)
def test_patterns_that_no_shell_expanded(here: Path, pattern: str, found: list[str]) -> None:
    put(here, "a.yaml", "sub/b.yaml", "sub/deep/c.yaml")
    assert names(pattern) == found


def test_a_name_with_brackets_is_a_name_first(here: Path) -> None:
    put(here, "a[1].yaml", "a1.yaml")
    assert names("a[1].yaml") == ["a[1].yaml"]


def test_words_that_name_nothing(here: Path) -> None:
    put(here, "a.yaml")
    found = discover(("a.yaml", "b.yaml", "x/*.yaml", ""))
    assert found.missing == ("b.yaml", "x/*.yaml", "")


def test_of_a_folder_only_what_means_to_be_ours(here: Path) -> None:
    put(here, "a.yaml", ".hidden.yaml", ".git/b.yaml", "node_modules/c.yaml", "d.yaml.bak")
    (here / "ci.yaml").write_text("jobs: {test: {}}\n", "utf-8")
    (here / "no-header.yaml").write_text("指标体系: a\n", "utf-8")
    (here / "gbk.yaml").write_bytes("文件类型: indicator-set/v1\n".encode("gbk"))
    (here / "wide.yaml").write_bytes("perfeval: indicator-set/v1\n".encode("utf-16"))
    assert names(".") == ["a.yaml", "gbk.yaml", "no-header.yaml", "wide.yaml"]
    assert discover((".",)).others == 1
    assert names("ci.yaml") == ["ci.yaml"]


def test_files_that_do_not_say_what_they_are(here: Path) -> None:
    (here / "days.yaml").write_text("# 2023年\nholidays:\n- 2023-01-02\n", "utf-8")
    (here / "节假日.yaml").write_text("---\n节假日: []\n调休工作日: []\n", "utf-8")
    (here / "empty.yaml").write_text("\n", "utf-8")
    (here / "other.yaml").write_text("holidays: []\nfestivals: []\n", "utf-8")
    (here / "remarks.yaml").write_text("# nothing yet\n", "utf-8")
    assert names(".") == ["days.yaml", "节假日.yaml"]


def test_remarks_before_the_content_may_be_long(here: Path) -> None:
    remark = "# 依据：财预〔2020〕10号\n" * 4_000
    (here / "a.yaml").write_text(remark + SET.format(id="a"), "utf-8")
    (here / "b.yaml").write_text(remark + "jobs: {}\n", "utf-8")
    assert names(".") == ["a.yaml"]


def test_folders_that_can_not_be_looked_into(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here, "a.yaml", "shut/b.yaml")
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = discover((".",))
    assert [path.as_posix() for path in found.files] == ["a.yaml"]
    assert found.closed == ("shut",)
    code, _, errors = call(here, ["validate", ".", "--lang", "en"])
    assert code == 2
    assert "“shut” can't be looked into" in errors


@pytest.mark.parametrize("pattern", ["sub", "sub/", "sub/*", "b.yaml", "*/b.yaml", "./sub/b.yaml"])
def test_what_is_excluded(here: Path, pattern: str) -> None:
    put(here, "a.yaml", "sub/b.yaml")
    assert names(".", exclude=(pattern,)) == ["a.yaml"]
    assert names("sub/b.yaml", exclude=(pattern,)) == ["sub/b.yaml"]


@LINKS
def test_links_in_a_circle_end(here: Path) -> None:
    put(here, "a.yaml", "sub/b.yaml")
    (here / "sub" / "up").symlink_to("..")
    (here / "self.yaml").symlink_to("self.yaml")
    (here / "again.yaml").symlink_to("a.yaml")
    assert len(names(".")) == 2
    done = call(here, ["validate", "self.yaml", "--lang", "en"])
    assert done[0] == 1
    assert "self.yaml:1:1: error PE003" in done[1]


@LINKS
def test_what_is_no_file_is_not_read(here: Path) -> None:
    """Reading them would never end."""
    os.mkfifo(here / "pipe.yaml")
    (here / "zero.yaml").symlink_to("/dev/zero")
    (here / "gone.yaml").symlink_to("nowhere.yaml")
    (here / "folder.yaml").mkdir()
    put(here, "a.yaml")
    assert names(".") == ["a.yaml"]
    words = ["validate", "pipe.yaml", "zero.yaml", "gone.yaml", "--format", "json"]
    code, out, _ = call(here, words)
    assert code == 1
    assert [(x["file"], x["code"]) for x in json.loads(out)["findings"]] == [
        ("gone.yaml", "PE001"),
        ("pipe.yaml", "PE003"),
        ("zero.yaml", "PE003"),
    ]


@LINKS
@pytest.mark.parametrize("name", ["a\nb.yaml", "表 格.yaml", "😀.yaml", "\x1b[31m.yaml", "-x.yaml"])
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_names_of_any_kind(here: Path, name: str, form: str) -> None:
    (here / name).write_text("perfeval: indicator-set/v1\n", "utf-8")
    code, out, errors = call(here, ["validate", ".", "--format", form])
    assert code == 1, errors
    assert "PE102" in out
    if form == "text":
        assert "\x1b" not in out


@LINKS
def test_a_name_that_is_not_utf_8(here: Path) -> None:
    try:
        (here / os.fsdecode(b"\xff\xfe.yaml")).write_text("perfeval: indicator-set/v1\n", "utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    for form in ("json", "sarif", "gitlab"):
        code, _, _ = call(here, ["validate", ".", "--format", form, "-o", f"out-{form}.json"])
        assert code in (1, 2)


def test_a_file_that_goes_away_meanwhile(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here, "a.yaml", "b.yaml")
    from perfeval.cli import validate as command

    def and_remove(*given: object) -> object:
        found = discover(*given)  # type: ignore[arg-type]
        (here / "a.yaml").unlink()
        return found

    monkeypatch.setattr(command, "discover", and_remove)
    assert run(here, []).lines == ["a.yaml:1:1 error PE001"]


def test_a_big_file_and_a_long_line_are_quick(here: Path) -> None:
    (here / "big.yaml").write_bytes(b"# perfeval\n" * 900_000)
    (here / "long.yaml").write_text(SET.format(id="long") + f"x: {'汉' * 300_000}\n", "utf-8")
    code, out, _ = call(here, ["validate", ".", "--lang", "en"])
    assert code == 1
    assert "big.yaml:1:1: error PE009" in out
    assert "long.yaml:6:1: error PE105" in out
    assert max(map(len, out.splitlines())) < 1000


def test_ten_thousand_findings_are_all_told(here: Path) -> None:
    extra = "".join(f"处室{number}: 1\n" for number in range(10_000))
    (here / "a.yaml").write_text(SET.format(id="many") + extra, "utf-8")
    lines = run(here, []).lines
    assert len(lines) == 10_000
    assert lines[-1] == "a.yaml:10005:1 error PE105"


@LINKS
def test_patterns_do_not_follow_links_in_a_circle(here: Path) -> None:
    put(here, "a/b/set.yaml")
    for number in range(4):
        (here / f"a/again{number}").symlink_to(".", target_is_directory=True)
    assert names("a/**/*.yaml") == ["a/b/set.yaml"]


def test_what_is_left_out_is_left_out_of_patterns_too(here: Path) -> None:
    put(here, "a/set.yaml", "a/old/set.yaml", "a/.cache/set.yaml")
    assert names("a/**/*.yaml", exclude=("old",)) == ["a/set.yaml"]
    assert names("a/.cache/*.yaml") == ["a/.cache/set.yaml"]
    whole = (here / "a" / "*.yaml").as_posix()
    assert names(whole) == [(here / "a" / "set.yaml").as_posix()]
