"""One mistake does not hide the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.validation.run import validate
from perfeval.validation.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "perfeval: indicator-set/v1\nid: x\ntotal: 100\nindicators:\n"
EVERYTHING = Settings()


def found(
    folder: Path, settings: Settings = EVERYTHING, **texts: str
) -> list[tuple[str, int, int]]:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    last = folder / f"{list(texts)[-1]}.yaml"
    outcome = validate([last], folder, settings)
    return [(f.code, f.span.line, f.span.column) for f in outcome.findings if f.span]


WEIGHTS = (
    HEAD
    + "  - {name: 甲数, weight: 50, target: 2}\n  - {name: 乙满意度, weight: 49, target: ≥90%}\n"
)


def test_a_wrong_sum_hides_no_review(tmp_path: Path) -> None:
    codes = [code for code, *_ in found(tmp_path, set=WEIGHTS)]
    assert codes == ["PE202", "PE284", "PE431", "PE282"]


def test_what_is_not_selected_turns_no_check_off(tmp_path: Path) -> None:
    chosen = found(tmp_path, Settings(select=("PE28",)), set=WEIGHTS)
    assert [code for code, *_ in chosen] == ["PE284", "PE282"]
    rest = found(tmp_path, Settings(ignore=("PE202",)), set=WEIGHTS)
    assert [code for code, *_ in rest] == ["PE284", "PE431", "PE282"]


def test_an_indicator_with_an_error_is_not_reviewed_but_the_next_one_is(tmp_path: Path) -> None:
    text = HEAD + (
        "  - {name: 甲数, weight: 50, target: [2]}\n  - {name: 乙数, weight: 50, target: 2}\n"
    )
    codes = found(tmp_path, set=text)
    assert ("PE103", 5, 36) in codes
    assert ("PE284", 6, 36) in codes
    assert not [one for one in codes if one[1] == 5 and one[0] != "PE103"]


PROJECT = "perfeval: project/v1\nindicator_set: set.yaml\n"
RESULTS = "results:\n  甲数: {actual: 完成}\n  乙满意度: {actual: ≥90%}\n"


def test_a_mistyped_key_of_the_header_hides_no_result(tmp_path: Path) -> None:
    text = PROJECT + "project: {name: 甲, nmae: 乙}\n" + RESULTS
    codes = found(tmp_path, set=WEIGHTS.replace("49", "50"), project=text)
    assert [code for code, *_ in codes] == ["PE101", "PE404", "PE408"]


def test_a_header_without_name_hides_no_result(tmp_path: Path) -> None:
    codes = found(tmp_path, set=WEIGHTS, project=PROJECT + "project: {code: A1}\n" + RESULTS)
    assert ("PE102", 3, 10) in codes
    assert {"PE202", "PE404", "PE408"} <= {code for code, *_ in codes}


def test_a_key_without_space_before_its_brace(tmp_path: Path) -> None:
    codes = found(tmp_path, set=WEIGHTS, project=PROJECT + "project:{name: 甲}\n" + RESULTS)
    assert ("PE017", 3, 1) in codes
    assert "PE105" not in [code for code, *_ in codes]


def test_all_wrong_colons_are_told(tmp_path: Path) -> None:
    text = HEAD + "  - name：甲数\n    weight：50\n  - {name: 丙， weight: 50}\n"
    assert found(tmp_path, set=text) == [("PE017", 5, 5), ("PE017", 6, 5), ("PE006", 7, 13)]


def test_comments_between_wrong_colons(tmp_path: Path) -> None:
    text = HEAD + "  - name：甲数   # c\n    # d\n    weight：100\n    target: ≥1个\n"
    assert found(tmp_path, set=text) == [("PE017", 5, 5), ("PE017", 7, 5)]


def test_full_width_indentation_is_all_that_is_told(tmp_path: Path) -> None:
    text = HEAD + "　- name: 甲数\n　　weight: 100\n"
    assert found(tmp_path, set=text) == [("PE019", 5, 1), ("PE019", 6, 1)]


def test_a_comma_between_braces(tmp_path: Path) -> None:
    text = HEAD + (
        "  - {name: 甲数, weight: 50, target: ≥6,747件}\n"
        "  - {name: 乙数, weight: 50, target: ≥6件, score: {kind: formula, expr: w * min(x / t, 1)}}\n"
    )
    assert found(tmp_path, set=text) == [("PE006", 5, 36), ("PE006", 6, 70)]


def test_no_key_says_what_the_file_is(tmp_path: Path) -> None:
    for text, slip in (("id: a\n", ""), ("id: a\nperfevel: project/v1\n", "perfevel")):
        (tmp_path / "a.yaml").write_text(text, "utf-8")
        (finding,) = validate([tmp_path / "a.yaml"], tmp_path, Settings()).findings
        assert (finding.code, finding.params["slip"]) == ("PE116", slip)
        assert finding.params["missing"] == "perfeval"
