"""Reading a YAML file: nodes, places, and a finding for everything that can be wrong with it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import yaml

from perfeval.checks.reading import CHECKS
from perfeval.source import yaml_reader
from perfeval.source.node import Mapping, Node, Scalar, Sequence
from perfeval.source.yaml_hints import leading_zero, mistyped_colon
from perfeval.source.yaml_reader import Document, parse_yaml, read_yaml

CATALOGUE = {check.code: check for check in CHECKS}


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers must give the same findings."""
    if request.param == "python":
        monkeypatch.setattr(yaml_reader, "Parser", yaml.SafeLoader)


def checked(document: Document) -> Document:
    """The same document, once every finding's texts have been filled in."""
    for finding in document.findings:
        check = CATALOGUE[finding.code]
        for template in (check.zh, check.en, check.mend_zh, check.mend_en):
            assert template.format_map(finding.params)
    return document


def parse(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return checked(parse_yaml(data, "f.yaml"))


def places(document: Document) -> list[tuple[str, int, int]]:
    return [(f.code, f.span.line, f.span.column) for f in document.findings if f.span]


def entries(node: Node | None) -> dict[str, tuple[Scalar, Node]]:
    assert isinstance(node, Mapping)
    return node.entries


def scalar(node: Node | None, *path: str | int) -> Scalar:
    for step in path:
        if isinstance(step, str):
            node = entries(node)[step][1]
        else:
            assert isinstance(node, Sequence)
            node = node.items[step]
    assert isinstance(node, Scalar)
    return node


def at(node: Node) -> tuple[int, int]:
    return node.line, node.column


SAMPLE = """\
# 乌鲁木齐市
名称: 知识产权运营
𠀀指标: [甲, "乙", '丙']
下级:
  - 名称: 立项依据充分性   # 备注
    权重: 4.50
    说明: |
      第一行
      第二行
  - {最低: 90, 分值: }
"""


def test_every_node_knows_its_line_and_column_in_characters() -> None:
    root = parse(SAMPLE).root
    top = entries(root)
    assert list(top) == ["名称", "𠀀指标", "下级"]
    assert at(top["名称"][0]) == (2, 1)
    assert at(top["名称"][1]) == (2, 5)
    assert at(top["𠀀指标"][1]) == (3, 6)
    assert [at(item) for item in top["𠀀指标"][1].items] == [(3, 7), (3, 10), (3, 15)]  # type: ignore[union-attr]
    first = scalar(root, "下级", 0, "名称")
    assert (first.text, at(first)) == ("立项依据充分性", (5, 9))
    assert at(scalar(root, "下级", 0, "权重")) == (6, 9)
    assert at(scalar(root, "下级", 1, "最低")) == (10, 10)
    assert first.span.file == "f.yaml"


def test_scalars_keep_their_text_and_whether_they_were_quoted() -> None:
    root = parse(SAMPLE).root
    assert scalar(root, "下级", 0, "权重").text == "4.50"
    assert scalar(root, "下级", 0, "权重").plain
    assert [scalar(root, "𠀀指标", i).plain for i in range(3)] == [True, False, False]
    block = scalar(root, "下级", 0, "说明")
    assert (block.text, block.plain) == ("第一行\n第二行\n", False)
    assert scalar(root, "下级", 1, "分值").is_null


def test_nothing_is_resolved() -> None:
    root = parse("a: 012\nb: yes\nc: 1:30\nd: 2023-01-01\ne: 1e3\n").root
    texts = [value.text for _, value in entries(root).values() if isinstance(value, Scalar)]
    assert texts == ["012", "yes", "1:30", "2023-01-01", "1e3"]


def test_a_document_carries_text_path_and_hash_of_the_bytes() -> None:
    data = b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"
    document = parse(data)
    assert document.text == "a: 1\r\nb: 2\r\n"
    assert document.path == "f.yaml"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.line(2) == "b: 2"
    assert document.line(9) == ""


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_bom_and_line_ends_move_nothing(bom: str, end: str) -> None:
    document = parse(bom + end.join(["名: 1", "乙: 值", "丙: 3", ""]))
    assert not document.findings
    assert at(scalar(document.root, "名")) == (1, 4)
    assert at(scalar(document.root, "丙")) == (3, 4)


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85"])
def test_what_editors_do_not_break_at_is_no_line_break(char: str) -> None:
    document = parse(f'甲: "一{char}二"\n乙: 三{char}四\n丙: 五\n')
    assert scalar(document.root, "甲").text == "一 二"
    assert at(scalar(document.root, "丙")) == (3, 4)
    assert char in document.line(1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("PE005", 1, 1)),
        ("# 只有注释\n\n", ("PE005", 1, 1)),
        ("---\n", ("PE005", 1, 1)),
        ("名称: 项目: 甲\n", ("PE006", 1, 7)),
        ("名称: 甲\n  权重: 2\n", ("PE006", 2, 5)),
        ("甲:\n    乙: 1\n  丙: 2\n", ("PE006", 3, 3)),
        ("甲:\n  - 乙\n  丙: 2\n", ("PE006", 3, 3)),
        ("甲: [乙, 丙\n丁: 1\n", ("PE006", 2, 2)),
        ("甲: {乙: 1\n", ("PE006", 1, 9)),
        ('名: 1\n甲: "乙\n丙: 1\n', ("PE006", 2, 4)),
        ('甲: "乙"丙\n', ("PE006", 1, 7)),
        ("名称: 甲\n权重\n指标: 1\n", ("PE006", 2, 1)),
        ("指标值: >=90%\n", ("PE006", 1, 7)),
        ("指标值: @甲\n", ("PE006", 1, 6)),
        ("甲: *乙\n", ("PE006", 1, 5)),
        ("甲: *yi\n", ("PE006", 1, 4)),
        ("甲: - 乙\n", ("PE006", 1, 4)),
        ("甲: ]\n", ("PE006", 1, 4)),
        ("%YAML 3.0\n---\na: 1\n", ("PE006", 1, 1)),
        ("甲:\n\t乙: 1\n", ("PE007", 2, 1)),
        ("甲: 1\n\t乙: 1\n", ("PE007", 2, 1)),
        ("甲:\n  乙: 1\n \t丙: 1\n", ("PE007", 3, 2)),
        ("甲: 一\x07\n", ("PE016", 1, 5)),
        ("甲: 1\n乙: \x00\n", ("PE016", 2, 4)),
        ("名称: &a [*a]\n", ("PE022", 1, 9)),
        ("甲: &a {乙: [*a]}\n", ("PE022", 1, 12)),
    ],
)
def test_what_makes_a_document_unusable(text: str, expected: tuple[str, int, int]) -> None:
    document = parse(text)
    assert places(document) == [expected]
    assert document.root is None


@pytest.mark.parametrize("escape", [r'"\q"', r'"\xzz"'])
def test_bad_escapes(escape: str) -> None:
    document = parse(f"名称: {escape}\n")
    assert [(code, line) for code, line, _ in places(document)] == [("PE006", 1)]


def test_the_mend_quotes_the_value_at_fault() -> None:
    params = parse("指标值: >=90%\n").findings[0].params
    assert params["mend_zh"] == '请给值加引号，如 ">=90%"'
    params = parse('名称: "甲"项目\n').findings[0].params
    assert params["mend_en"] == "Put the whole value in quotes, as in '\"甲\"项目'"


@pytest.mark.parametrize(
    ("text", "expected", "keys"),
    [
        ("甲: 1\n乙: 2\n甲: 3\n", ("PE008", 3, 1), ["甲", "乙"]),
        ('1: a\n"1": b\n', ("PE008", 2, 1), ["1"]),
        ("甲: !!python/object:os.system []\n", ("PE012", 1, 4), ["甲"]),
        ("甲: !秘 1\n", ("PE006", 1, 5), None),
        ("甲: !secret 1\n", ("PE012", 1, 4), ["甲"]),
        ("甲: !!map []\n", ("PE012", 1, 4), ["甲"]),
        ("甲: 1\n---\n乙: 2\n", ("PE013", 2, 1), ["甲"]),
        ("? [甲]\n: 1\n乙: 2\n", ("PE014", 1, 3), ["乙"]),
        ("甲: &a {乙: 1}\n丙:\n  <<: *a\n", ("PE015", 3, 3), ["甲", "丙"]),
        ('甲: "一\\e[31m"\n', ("PE016", 1, 4), ["甲"]),
        ("甲: 1\n　乙: 2\n", ("PE019", 2, 1), ["甲", "乙"]),
        ("  甲: 1\n　 乙: 1\n", ("PE019", 2, 1), ["甲", "乙"]),
    ],
)
def test_what_is_reported_and_read_all_the_same(
    text: str, expected: tuple[str, int, int], keys: list[str] | None
) -> None:
    document = parse(text)
    assert places(document) == [expected]
    assert (list(entries(document.root)) if document.root else None) == keys


def test_a_duplicate_names_the_first_place_and_keeps_the_first_value() -> None:
    document = parse("甲:\n  权重: 1\n  名: 2\n  权重: 3\n")
    assert document.findings[0].params == {"key": "权重", "first_line": "2", "first_column": "3"}
    assert scalar(document.root, "甲", "权重").text == "1"


def test_core_tags_and_quoted_merge_signs_are_accepted() -> None:
    document = parse('a: !!str 12\nb: !!int "3"\nc: !!seq [1]\nd: !!map {}\n"<<": 1\n')
    assert not document.findings
    assert not scalar(document.root, "a").plain
    assert scalar(document.root, "b").plain


def test_aliases_share_their_node() -> None:
    root = parse("甲: &a {乙: 1}\n丙: *a\n丁: &b 戊\n*b : 2\n").root
    assert entries(root)["甲"][1] is entries(root)["丙"][1]
    assert scalar(root, "戊").text == "2"


def test_control_characters_from_escapes_do_not_reach_the_text() -> None:
    assert scalar(parse(r'甲: "一\0二\n三\t"').root, "甲").text == "一二\n三\t"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("名称: 决策\n权重：20\n目标: 1\n", [(2, 1)]),
        ("名称: 决策\n权重:20\n", [(2, 1)]),
        ("甲:\n  - 名称：决策\n    权重: 20\n", [(2, 5)]),
        ("甲:\n  - 名称：决策\n    权重：20\n    目标: 1\n", [(2, 5), (3, 5)]),
        ("perfeval：indicator-set/v1\nid：x\n", [(1, 1), (2, 1)]),
    ],
)
def test_colons_that_are_none(text: str, expected: list[tuple[int, int]]) -> None:
    document = parse(text)
    assert places(document) == [("PE017", *place) for place in expected]
    assert document.root is None


def test_colons_that_are_none_between_braces_are_read_as_meant() -> None:
    document = parse("- {min：90, 分值:3, 名称： 优}\n")
    assert places(document) == [("PE017", 1, 4), ("PE017", 1, 12), ("PE017", 1, 18)]
    assert [scalar(document.root, 0, key).text for key in ("min", "分值", "名称")] == [
        "90",
        "3",
        "优",
    ]
    assert at(scalar(document.root, 0, "名称")) == (1, 22)


@pytest.mark.parametrize(
    "text",
    [
        "说明: 优：90分以上\n  良：80分以上\n",
        "- 优：90分\n- 良：80分\n- 网址 http://example.org\n",
        "{甲：乙: 1, 时间: 10:30, 丙: }\n",
        "甲: 说明：\n  - 乙\n",
        "a:\n  '优：良'\n",
    ],
)
def test_colons_that_belong_to_a_text_raise_no_alarm(text: str) -> None:
    assert not parse(text).findings


def test_hints_for_builders() -> None:
    root = parse('a: 名称：决策\nb: "名称：决策"\nc: 012\nd: "012"\ne: 0.12\nf: 10:30\ng: 0\n').root
    finding = mistyped_colon(scalar(root, "a"))
    assert finding is not None
    assert finding.params == {"key": "名称", "written": "名称：决策"}
    assert mistyped_colon(scalar(root, "b")) is None
    assert mistyped_colon(scalar(root, "f")) is None
    finding = leading_zero(scalar(root, "c"))
    assert finding is not None
    assert (finding.code, finding.params["value"]) == ("PE018", "12")
    assert [leading_zero(scalar(root, key)) for key in "deg"] == [None, None, None]


CHINESE = "# 说明\n名称: 决策\n说明: 资金使用合规，完成率达标\n"


@pytest.mark.parametrize(
    ("data", "encoding", "place"),
    [
        (CHINESE.encode("gbk"), "GBK", (1, 3)),
        (("a: 1\n" + CHINESE).encode("gbk"), "GBK", (2, 3)),
        ("a: 㐀\n说明: 资金合规\n".encode("gb18030"), "GB18030", (1, 4)),
        ("名: 決策\n說明: 資金使用合規，完成率達標\n".encode("big5"), "Big5", (1, 1)),
        (CHINESE.encode("utf-16"), "UTF-16 LE", (1, 1)),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "UTF-16 BE", (1, 1)),
        ("name: x\nweight: 20\n".encode("utf-16-le"), "UTF-16 LE", (1, 1)),
        ("name: x\nweight: 20\n".encode("utf-16-be"), "UTF-16 BE", (1, 1)),
        (CHINESE.encode("utf-32"), "UTF-32 LE", (1, 1)),
    ],
)
def test_other_encodings_are_named(data: bytes, encoding: str, place: tuple[int, int]) -> None:
    document = parse(data)
    assert places(document) == [("PE004", *place)]
    assert document.findings[0].params["encoding"] == encoding
    assert document.root is None
    assert ":" in document.text


def test_the_text_of_a_gbk_file_can_be_shown() -> None:
    assert parse(CHINESE.encode("gbk")).line(2) == "名称: 决策"


def test_damaged_utf8_is_not_called_another_encoding() -> None:
    document = parse(CHINESE.encode() + b"x: \xe7\x81\n")
    assert places(document) == [("PE020", 4, 4)]
    assert document.findings[0].params["byte"] == "0xE7"


def test_office_files_are_named() -> None:
    assert places(parse(b"PK\x03\x04\x14\0")) == [("PE021", 1, 1)]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    missing = checked(read_yaml(tmp_path / "无.yaml", "无.yaml"))
    assert places(missing) == [("PE001", 1, 1)]
    assert missing.findings[0].params == {"path": "无.yaml"}
    assert missing.sha256 == ""
    (tmp_path / "项目.yaml").write_text("a: 1", encoding="utf-8")
    folder = checked(read_yaml(tmp_path, "甲"))
    assert places(folder) == [("PE002", 1, 1)]
    assert folder.findings[0].params["example"] == "甲/项目.yaml"
    assert places(read_yaml(tmp_path / "项目.yaml" / "x")) == [("PE001", 1, 1)]
    assert read_yaml(tmp_path / "项目.yaml").root is not None


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_impossible_names(name: str) -> None:
    assert places(checked(read_yaml(Path(name)))) == [("PE003", 1, 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert places(checked(read_yaml(pipe))) == [("PE003", 1, 1)]
    assert places(checked(read_yaml(Path("/dev/zero")))) == [("PE003", 1, 1)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1", encoding="utf-8")
    path.chmod(0)
    assert places(checked(read_yaml(path))) == [("PE003", 1, 1)]


def test_codes_are_unique_and_in_order() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))
    assert all(check.severity in ("error", "warning", "info") for check in CHECKS)
