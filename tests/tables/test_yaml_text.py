"""What is written as YAML reads back as the same nodes, whatever the texts are."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.model.finding import SheetFile
from perfeval.source.key_names import renamed
from perfeval.source.node import Added, Mapping, Node, Scalar, Sequence
from perfeval.source.yaml_reader import parse_yaml
from perfeval.source.yaml_text import clean, dump, scalar

FILE = SheetFile("自评表.xlsx", "绩效自评表")
HOSTILE = [
    "", " ", "~", "null", "Null", "true", "是", "否", "no", "012", "1e3", "0x1F", "1_000", "1:30", "2023-01-01",
    "# 注", "甲 # 乙", "甲: 乙", "名称：决策", "甲:乙", "- 甲", "? 甲", "=", "=SUM(A1)", "<<", "*a", "&a", "!a",
    "|", ">5", "≥7个", "%", "@", "`", "'", '"', "'\"", "it's", '"引"', "\\", "a\\n", "[甲]", "{甲}", "甲,乙", "100%",
    "甲\n乙", "甲\n\n乙\n", "\n甲", " 甲", "甲 ", "\t甲", "甲\t乙", "甲\r\n乙", "甲\r乙", "  甲\n乙", "甲\n  乙", "甲\n# 乙",
    "甲\n---\n乙", "---", "...", "\x00甲\x07", "\x85", "\u2028甲", "\ufeff甲", "\u3000甲", "甲\u3000", "\ud800", "\U0001f600",
    "\ufffe", "x" * 5_000, "甲" * 3_000, "％", "－", "perfeval: ignore[PE202]", "http://a.b/c#d", "a: ", "key:", "-1", "+1", ".5",
    "｛甲｝", "甲；乙", "<!-- -->", "，", "\xa0", "甲\u200b乙",
]  # fmt: skip


def leaf(text: str, plain: bool = False, line: int = 3, column: int = 6) -> Scalar:
    return Scalar(text, plain, FILE, line, column)


def keyed(**values: Node) -> Mapping:
    return named(values)


def named(values: dict[str, Node]) -> Mapping:
    return Mapping({key: (leaf(key), value) for key, value in values.items()}, FILE, 1, 1)


def back(root: Mapping, origins: bool = True) -> Node:
    text = dump(root, "自评表.xlsx\n第二行", "en", "zh", origins)
    document = parse_yaml(text.encode(), "a.yaml")
    assert document.root is not None, (text, document.findings)
    assert document.findings == (), (text, document.findings)
    return document.root


def same(one: Node, other: Node) -> bool:
    if isinstance(one, Scalar):
        return isinstance(other, Scalar) and clean(one.text) == other.text
    if isinstance(one, Mapping):
        return (
            isinstance(other, Mapping)
            and [clean(key) for key in one.entries] == list(other.entries)
            and all(
                same(a[1], b[1])
                for a, b in zip(one.entries.values(), other.entries.values(), strict=True)
            )
        )
    return (
        isinstance(other, Sequence)
        and len(one.items) == len(other.items)
        and all(same(a, b) for a, b in zip(one.items, other.items, strict=True))
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_come_back(text: str) -> None:
    root = keyed(
        a=leaf(text), b=Sequence([leaf(text), keyed(c=leaf(text))], FILE, 1, 1), c=leaf("末")
    )
    read = back(root)
    assert same(root, read)
    # a text never becomes nothing
    first = read.entries["a"][1]  # type: ignore[union-attr]
    assert isinstance(first, Scalar)
    assert not first.is_null
    if text:
        assert same(
            named({text: leaf("值"), "末": leaf("1", True)}),
            back(named({text: leaf("值"), "末": leaf("1", True)})),
        )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_one_line_texts_are_the_same_to_another_reader(text: str) -> None:
    written = f"a: {scalar(text)}\n"
    read = yaml.load(written, Loader=yaml.SafeLoader)["a"]
    assert str(read) == clean(text)  # of a day, its usual form


CHARS = st.text(
    st.sampled_from("甲乙#:：-'\"\\ \n\t\r,[]{}&*!|>%@`?=~≥1.0是\x00\x85\u2028\ufeff\u3000")
    | st.characters(),
    max_size=25,
)
TREES = st.recursive(
    CHARS.map(leaf),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: Sequence(items, FILE, 1, 1))
        | st.dictionaries(CHARS.map(clean).filter(lambda t: t != "<<"), inner, max_size=3).map(
            named
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abc甲"), TREES, min_size=1, max_size=3).map(named),
    st.booleans(),
)
def test_any_tree_comes_back(root: Mapping, origins: bool) -> None:
    assert same(root, back(root, origins))


def test_numbers_stay_numbers_and_texts_that_look_like_them_texts() -> None:
    text = dump(
        keyed(a=leaf("9.80", True), b=leaf("9.80"), c=leaf("012"), d=leaf("是")), origins=False
    )
    assert text == 'a: 9.80\nb: "9.80"\nc: "012"\nd: 是\n'


def test_the_cell_stands_behind_its_value_and_nothing_behind_ours() -> None:
    own = Added("form-1", True, FILE, 1, 1)
    text = dump(keyed(a=leaf("甲"), b=leaf("一\n二"), c=own), "头", "en", "zh")
    assert text.splitlines() == [
        "# 头", "a: 甲  # 自评表.xlsx 绩效自评表!F3", "b: |-  # 自评表.xlsx 绩效自评表!F3", "  一", "  二", "c: form-1",
    ]  # fmt: skip


def test_a_sheet_named_like_an_instruction_is_none() -> None:
    odd = SheetFile("a.xlsx", "perfeval: ignore[PE202]\nb: 1")
    text = dump(Mapping({"a": (leaf("a"), Scalar("甲", False, odd, 1, 1))}, odd, 1, 1))
    assert text.count("\n") == 1
    assert "perfeval:" not in text


def test_keys_in_chinese() -> None:
    root = keyed(
        perfeval=leaf("project/v1"), indicator_set=leaf("x"), project=keyed(name=leaf("甲"), period=keyed(**{"from": leaf("2023-01-01")})),
        funds=keyed(lines=Sequence([keyed(name=leaf("总"), budget=leaf("1", True))], FILE, 1, 1)),
        results=named({"name": keyed(actual=leaf("1"), statement=keyed(state=leaf("符合")))}),
    )  # fmt: skip
    text = dump(root, keys="zh", origins=False)
    assert text.splitlines() == [
        "文件类型: project/v1", "指标体系: x", "项目:", "  项目名称: 甲", "  项目期间:", "    起: 2023-01-01",
        "资金:", "  资金明细:", "    - 名称: 总", "      全年预算数: 1", "指标结果:", "  name:", "    完成值: \"1\"",
        "    情况说明:", "      结论: 符合",
    ]  # fmt: skip


def test_rules_keep_the_keys_of_their_kind_in_chinese() -> None:
    tiers = Sequence(
        [keyed(name=leaf("达成"), **{"from": leaf("80%"), "to": leaf("100%")})], FILE, 1, 1
    )
    score = keyed(kind=leaf("tiers"), tiers=tiers)
    root = keyed(
        perfeval=leaf("indicator-set/v1"),
        indicators=Sequence([keyed(name=leaf("甲"), measure=keyed(kind=leaf("funds"), rate=leaf("execution")), score=score)], FILE, 1, 1),
    )  # fmt: skip
    made = renamed(root).entries["指标"][1]
    assert isinstance(made, Sequence)
    first = made.items[0]
    assert isinstance(first, Mapping)
    assert list(first.entries) == ["名称", "取值", "评分规则"]
    rule = first.entries["评分规则"][1]
    assert isinstance(rule, Mapping)
    assert next(iter(rule.entries)) == "类型"
    assert "kind" not in rule.entries
    assert "tiers" not in rule.entries
