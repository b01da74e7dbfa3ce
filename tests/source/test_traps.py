"""What stands in a text and trips other programs, and what only comes close to it."""

from __future__ import annotations

import pytest

from perfeval.model.quantity import Quantity, quantity
from perfeval.source.lookalikes import ALIKE
from perfeval.source.traps import trapped
from perfeval.source.traps.document_numbers import check as numbers
from perfeval.source.yaml_reader import parse_yaml

SET = "perfeval: indicator-set/v1\nid: a\nindicators:\n"
PROJECT = "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 甲}\nresults:\n"


def found(text: str) -> list[tuple[str, int, int]]:
    document = parse_yaml(text.encode(), "f.yaml")
    assert document.root is not None
    return [(f.code, f.span.line, f.span.column) for f in trapped(document) if f.span]


def params(text: str, code: str) -> list[dict[str, str]]:
    document = parse_yaml(text.encode(), "f.yaml")
    return [dict(f.params) for f in trapped(document) if f.code == code]


def rights(value: str) -> list[str]:
    """The right forms proposed for a `doc_no`."""
    text = f"evidence:\n  - {{id: E1, doc_no: '{value}'}}\n"
    return [f.params["right"] for f in numbers(parse_yaml(text.encode(), "f.yaml"))]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("乌政办规〔2023〕年8号", "乌政办规〔2023〕8号"),
        ("财预【2020】10号", "财预〔2020〕10号"),
        ("财预[2020]10号", "财预〔2020〕10号"),
        ("财预［2020］10号", "财预〔2020〕10号"),
        ("财预(2020)10号", "财预〔2020〕10号"),
        ("财预（2020）10号", "财预〔2020〕10号"),
        ("财预﹝2020﹞10号", "财预〔2020〕10号"),
        ("财预〔2020］10号", "财预〔2020〕10号"),
        ("财预〔2020年〕10号", "财预〔2020〕10号"),
        ("财预〔20〕10号", "财预〔2020〕10号"),
        ("财预〔98〕10号", "财预〔1998〕10号"),
        ("财预〔2020〕10", "财预〔2020〕10号"),
        ("财预〔2020〕第10号", "财预〔2020〕10号"),
        ("财预〔2020〕010号", "财预〔2020〕10号"),
        ("财预〔2020〕 10 号", "财预〔2020〕10号"),
        ("财预〔２０２０〕１０号", "财预〔2020〕10号"),
        ("财预〔220〕10号", "财预〔____〕10号"),
        ("关于印发办法的通知（财预[2020]10号）", "财预〔2020〕10号"),
    ],
)
def test_malformed_document_numbers(written: str, right: str) -> None:
    assert rights(written) == [right]


@pytest.mark.parametrize(
    "value",
    [
        "财预〔2020〕10号", "国发〔2018〕5号", "京财绩效〔2021〕1837号", "财预〔2020〕10号附件2",
        "财预〔2020〕10号、财预〔2021〕101号", "https://example.org/[2020]10.htm", "http://a.cn/(2020)10/x",
        "《预算法》", "《预算法》（2018年修正）", "中华人民共和国预算法（2018）", "财政部令第102号",
        "财政部公告2023年第1号", "GB/T 9704-2012", "（2020）京01民终123号", "方案（2020）3个附件",
        "实施方案（2020）第3章", "〔2020〕", "报告[2020]", "指标（2）3号线", "",
    ],
)  # fmt: skip
def test_what_is_no_malformed_document_number(value: str) -> None:
    assert rights(value) == []


def test_within_sentences_too_where_an_agency_stands_before() -> None:
    text = SET + "  - {name: 甲【2020】10号, explain: 见财预【2020】10号, 依据: 财预【2020】10号}\n"
    assert found(text) == [("PE117", 4, 36), ("PE117", 4, 53)]
    assert params(text, "PE117")[0] == {"written": "财预【2020】10号", "right": "财预〔2020〕10号"}


@pytest.mark.parametrize(
    "value",
    [
        "2020年10号文", "第10号", "财政部令2020年10号", "合同[2020]10号", "附件【2020】1号", "财预〔2020〕 10号",
        "开发2020年10号地块", "环保局（2020）第10号公告", "财预2020年10号完成", "租用审批【2020】2号楼",
    ],
)  # fmt: skip
def test_sentences_that_only_look_like_it(value: str) -> None:
    assert found(SET + f"  - {{name: 甲, explain: '{value}'}}\n") == []


@pytest.mark.parametrize(
    ("written", "right", "column"),
    [
        ("财预 〔2020〕 10 号", "财预〔2020〕10号", 23), ("财预2020年10号", "财预〔2020〕10号", 23),
        ("财预〔二〇二〇〕10号", "财预〔2020〕10号", 25), ("乌政办〔2020〕一号", "乌政办〔2020〕1号", 26),
        ("乌政办〔2020〕二十三号", "乌政办〔2020〕23号", 26), ("财预〔1920〕10号", "财预〔____〕10号", 25),
        ("财预〔2020〕0号", "财预〔2020〕____号", 25), ("财预〔2020〕一百零三号", "财预〔2020〕103号", 25),
    ],
)  # fmt: skip
def test_numbers_that_are_told_otherwise(written: str, right: str, column: int) -> None:
    text = f"evidence:\n  - {{id: E1, doc_no: '{written}'}}\n"
    assert rights(written) == [right]
    assert found(text) == [("PE117", 2, column)]


def test_two_numbers_of_one_text() -> None:
    assert rights("财预(2020)10号，国发[2018]5号") == ["财预〔2020〕10号", "国发〔2018〕5号"]


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "y", "N"])
def test_plain_booleans_of_yaml_1_1(word: str) -> None:
    assert found(f"a: {word}\n") == [("PE024", 1, 4)]
    assert found(f"- {word}\n") == [("PE024", 1, 3)]
    assert found(f"{word}: 1\n") == [("PE024", 1, 1)]
    assert found(f"[1, {word}]\n") == [("PE024", 1, 5)]
    for other in (f"a: '{word}'\n", f'a: "{word}"\n', f"a: {word}甲\n", f"a: 1 # {word}\n"):
        assert found(other) == []


def test_it_is_said_how_a_boolean_is_read_here() -> None:
    text = PROJECT + "  甲: {actual: yes}\n  乙: {met: No, analysis: on}\n  丙: {note: yes}\n"
    assert [(p["read_zh"], p["read_en"]) for p in params(text, "PE024")] == [
        ("“是”", "true"),
        ("“否”", "false"),
        ("文字", "text"),
        ("文字", "text"),
    ]


@pytest.mark.parametrize(
    ("text", "value"), [("1:30", "90"), ("10:20:30", "37230"), ("-1:30", "-90"), ("0:30.5", "30")]
)
def test_numbers_to_the_base_of_sixty(text: str, value: str) -> None:
    assert found(f"a: {text}\n") == [("PE025", 1, 4)]
    assert params(f"a: {text}\n", "PE025")[0]["value"] == value


@pytest.mark.parametrize(
    "text", ["'1:30'", "1:75", "1：30", "2023-01-01 10:20:30", "a:30", "http://a:30"]
)
def test_what_is_no_number_to_the_base_of_sixty(text: str) -> None:
    assert found(f"a: {text}\n") == []


def test_leading_zeros_by_what_they_are_read_as() -> None:
    text = PROJECT + "  甲: {actual: 012, note: 007}\n"
    assert found(text) == [("PE018", 5, 15), ("PE018", 5, 26)]
    assert [p["read_en"] for p in params(text, "PE018")] == [
        "as decimal 12",
        "as a text, as it stands",
    ]


def test_a_byte_order_mark() -> None:
    assert found("\ufeffa: 1\n") == [("PE023", 1, 1)]
    assert found("a: \ufeff\n") == []


def test_look_alikes_in_every_kind_of_number() -> None:
    text = SET + (
        "  - name: 甲\n    weight: １\n    target: {by: region, 中部: ４０％, 西部: 30%}\n"
        "    score: {kind: bands, bands: [{min: ９０%, points: 5}, {below: '９0%', share: ＋0.5}]}\n"
    )
    assert found(text) == [
        ("PE026", 5, 13), ("PE026", 6, 30), ("PE026", 7, 40), ("PE026", 7, 66), ("PE026", 7, 79),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "read", "chars"),
    [
        ("﹦１００％", "=100%", "﹦１００％"),
        ("≥６,747件", "≥6,747件", "６"),
        ("80%～120%", "80%~120%", "～"),
        ("6，747件", "6,747件", "，"),
        ("２０２３-01-01", "2023-01-01", "２０２３"),
        ("90\u3000%", "90 %", "U+3000"),
    ],
)
def test_look_alikes_are_read_as_what_they_mean(value: str, read: str, chars: str) -> None:
    (one,) = params(PROJECT + f"  甲:\n    actual: {value}\n", "PE026")
    assert (one["read"], one["chars"]) == (read, chars)


def test_look_alikes_of_prose_are_left_in_peace() -> None:
    text = PROJECT + (
        "  甲１: {actual: 效果明显，完成１００％, analysis: １００％, reason: ６，747件, evidence: [Ｅ１ 第３页]}\n"
        "evidence: [{id: E1, title: ２０２３年报告, doc_no: 财预〔2020〕10号}]\n"
        "objectives: [{expected: ≥９０％}]\nproblems: [{id: P1, amount: １０万元}]\n"
    )
    assert found(text) == []


@pytest.mark.parametrize("char", [c for c in ALIKE if c not in "，\u3000\xa0"])
def test_every_look_alike_is_one_to_quantities(char: str) -> None:
    """What is said to be read as something is read so."""
    usual = ALIKE[char]
    for frame in ("{}5", "5{}", "5{}6", "≥{}%"):
        one, other = quantity(frame.format(char)), quantity(frame.format(usual))
        if isinstance(one, Quantity) and isinstance(other, Quantity):
            assert one._replace(text="") == other._replace(text="") or one.kind == "text"
    assert any(
        isinstance(q := quantity(frame.format(char)), Quantity) and q.kind in ("number", "range")
        for frame in ("{}5", "5{}", "5{}6")
    )
