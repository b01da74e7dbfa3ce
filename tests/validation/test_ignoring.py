"""Comments that accept a finding: where they count, what they cover, and what is no comment."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from cases.running import Run, call, run

from perfeval.checks.catalogue import catalogue
from perfeval.validation.ignoring import Ignores, ignores

KNOWN = tuple(catalogue())
MARK = "# perfeval: ignore[PE018] 原表如此"
# the leading zero of the weight is a warning, PE018
SET = """\
perfeval: indicator-set/v1
id: training
total: 10
indicators:
  - name: 培训人次
    weight: 010
    target: ≥200人次
"""


def read(text: str) -> Ignores:
    return ignores(text, "set.yaml", KNOWN)


def checked(folder: Path, text: str, *more: str) -> Run:
    (folder / "set.yaml").write_bytes(text.encode())
    return run(folder, list(more))


@pytest.mark.parametrize(
    "text",
    [
        SET.replace("010", f"010  {MARK}"),
        SET.replace("010", f"010\t{MARK}"),
        SET.replace("    weight", f"    {MARK}\n    weight"),
        SET.replace("    weight", f"{MARK}\n\n# 单位：分\n    weight"),
        SET.replace("    weight", f"\t{MARK}\n    weight"),
        SET.replace("010", f"010  # 满分10分 {MARK}"),
        SET.replace("010", "010  #perfeval:ignore[PE018]原表如此"),
        SET.replace("010", "010  # PERFEVAL: IGNORE[pe018] 原表如此"),
        SET.replace("010", "010  # perfeval：ignore［PE018］：原表如此"),
        SET.replace("010", "010  # perfeval：ignore【ＰＥ０１８】原表如此"),
        SET.replace("010", "010  # noqa perfeval: ignore[PE018] 原表如此"),
        SET.replace(
            "010", "010  # perfeval: ignore[PE441] 试行 # perfeval: ignore[PE018] 原表如此"
        ),
        SET.replace("010", "010  # perfeval: ignore[PE441、PE018] 原表如此"),
        SET.replace("010", "010  # perfeval: ignore[PE0] 原表如此"),
        SET.replace("\n", "\r\n").replace("010", f"010  {MARK}"),
        "\ufeff" + SET.replace("010", f"010  {MARK}"),
    ],
    ids=range(16),
)
def test_it_covers_the_line_it_speaks_of(text: str, tmp_path: Path) -> None:
    assert [x for x in checked(tmp_path, text).lines if "PE018" in x] == []


@pytest.mark.parametrize(
    "text",
    [
        SET.replace("培训人次", f"'培训人次 {MARK}'"),
        SET.replace("培训人次", f'"培训人次 {MARK}"'),
        SET.replace("培训人次", f'"培训人次\n      {MARK}"'),
        SET + f"notes: |\n  写法：\n  {MARK}\n",
        SET + f"notes: >-\n\n  写法：\n\n  {MARK}\n",
        SET + f"notes:\n  - |\n    {MARK}\n  - 试行\n",
        SET.replace("≥200人次", f"≥200人次{MARK}"),
        SET + f"notes: https://example.org/{MARK.replace(' ', '')}\n",
    ],
    ids=range(8),
)
def test_a_text_is_no_comment(text: str) -> None:
    assert read(text) == Ignores()


def test_behind_the_mark_of_a_block_there_may_be_a_comment() -> None:
    found = read(SET + f"notes: |  {MARK}\n  试行\n").entries
    assert [(x.line, x.codes, x.reason) for x in found] == [(8, ("PE018",), "原表如此")]
    assert (found[0].span.line, found[0].span.column) == (8, 11)


def test_a_remark_before_it_moves_its_place() -> None:
    (entry,) = read(SET.replace("010", f"010  # 满分 {MARK}")).entries
    # `    weight: 010` takes 15 columns, two blanks and `# 满分 ` seven more
    assert (entry.span.line, entry.span.column) == (6, 23)


def test_each_mark_of_a_comment_has_its_own_reason() -> None:
    first, second = "# perfeval: ignore[PE018] 原表如此", "# perfeval: ignore[PE441] 试行"
    found = read(SET.replace("010", f"010  {first} {second}")).entries
    assert [(x.codes, x.reason) for x in found] == [(("PE018",), "原表如此"), (("PE441",), "试行")]
    # `    weight: 010` takes 15 columns, two blanks follow
    assert [x.span.column for x in found] == [18, 18 + len(first) + 1]


def test_at_the_end_of_a_file_it_speaks_of_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, SET + MARK).lines == [
        "set.yaml:6:13 warning PE018",
        "set.yaml:8:1 info PE030",
    ]


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("# perfeval: ignore", ["PE028"]),
        ("# perfeval: ignore[]", ["PE028"]),
        ("# perfeval: ignore[,，、 ] 原表如此", ["PE028"]),
        ("# perfeval: ignore[PE018 原表如此", ["PE028"]),
        ("# perfeval: ignore PE018", ["PE028"]),
        ("# perfeval: ignore[PE]", ["PE027", "PE029"]),
        ("# perfeval: ignore[E018] 原表如此", ["PE027"]),
        ("# perfeval: ignore[*] 原表如此", ["PE027"]),
        ("# perfeval: ignore[PE018][PE441] 原表如此", []),
        ("# perfeval: ignored[PE018]", []),
        ("# perfeval: ignore[PE018] 原表如此; perfeval: ignore[PE441] 试行", []),
        ("# perfeval: ignore[PE018] # perfeval: ignore", ["PE029", "PE028"]),
        ("# 这里可以写 perfeval: ignore 注释", []),
        ("# perfeval-ignore: PE018", []),
    ],
)
def test_what_is_wrong_with_a_comment(comment: str, codes: list[str]) -> None:
    found = read(SET.replace("010", f"010  {comment}"))
    assert [finding.code for finding in found.findings] == codes


def test_a_long_comment_is_not_quoted_whole() -> None:
    (finding,) = read("# perfeval: ignore " + "很" * 5000).findings
    assert len(finding.params["text"]) <= 60


def test_in_a_file_that_can_not_be_parsed(tmp_path: Path) -> None:
    text = SET.replace("010", f"010  {MARK}") + "x: [1\n"
    (line,) = checked(tmp_path, text).lines
    assert line.endswith("error PE006")
    text = SET + "# perfeval: ignore[PE006] 抄自原件\nx: 'y\n"
    (line,) = checked(tmp_path, text).lines
    assert line.endswith("error PE006")


def test_errors_can_be_accepted_and_then_do_not_fail(tmp_path: Path) -> None:
    text = SET.replace("010", "10").replace(
        "200人次", "200人次\n    # perfeval: ignore[PE105] 内部用\n    处室: 一处"
    )
    done = checked(tmp_path, text)
    assert (done.code, done.lines) == (0, [])


def test_a_finding_in_a_set_is_accepted_in_the_set(tmp_path: Path) -> None:
    """Also where only the project is checked, whose run finds it."""
    given = "{by: 地区, 中部: ≥200人次}  # perfeval: ignore[PE108] 地区另行确定"
    (tmp_path / "set.yaml").write_text(SET.replace("010", "10").replace("≥200人次", given), "utf-8")
    (tmp_path / "project.yaml").write_text(
        "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 技能培训}\n"
        "results: {培训人次: {actual: 210人次}}\n",
        "utf-8",
    )
    code, out, _ = call(tmp_path, ["validate", "project.yaml", "--format", "json"])
    assert "地区另行确定" in out
    assert code == 0


@pytest.mark.parametrize("code", ["PE0", "PE006", "PE1", "PE116"])
@pytest.mark.parametrize("text", ["a: [", "perfeval: indicators/v1\nid: a\n"])
def test_what_keeps_a_file_from_being_looked_into_is_never_hidden(
    code: str, text: str, tmp_path: Path
) -> None:
    done = checked(tmp_path, f"# perfeval: ignore[{code}] 以后再说\n{text}")
    assert done.code == 1
    assert len([x for x in done.lines if " error PE" in x]) == 1


def test_a_code_whose_numbers_no_pack_gave_was_not_looked_for(tmp_path: Path) -> None:
    marked = SET.replace("010", "10").replace(
        "  - name", "  # perfeval: ignore[PE813] 无\n  - name"
    )
    assert [x for x in checked(tmp_path, marked).lines if "PE030" in x] == []
    pack = tmp_path / "firm.yaml"
    pack.write_text("perfeval: pack/v1\nid: f\nchecks: {PE813: {keys: [target]}}\n", "utf-8")
    found = checked(tmp_path, marked, "--pack", "firm.yaml").lines
    assert len([x for x in found if "PE030" in x]) == 1


def test_other_line_breaks_do_not_move_a_comment(tmp_path: Path) -> None:
    marked = SET.replace("id: tr", 'title: "甲\u2028# 乙\u2029\x85丙"\nid: tr')
    marked = marked.replace("010", f"010  {MARK}")
    assert [x for x in checked(tmp_path, marked).lines if "PE018" in x] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{MARK}\n" * 100_000,
        f"{MARK}\na: [" + '"b #c", ' * 300_000 + "]\n",
        f"{MARK}\na: " + "[" * 1_000_000,
        f"{MARK}\na: '" + " #" * 1_000_000 + "'\n",
    ],
    ids=["comments", "quotes", "brackets", "hashes"],
)
def test_time_grows_with_the_text_not_with_its_square(text: str) -> None:
    begun = perf_counter()
    read(text)
    assert perf_counter() - begun < 10
