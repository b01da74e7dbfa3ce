"""Mends: what is mended, what is left alone, and that nothing else is ever touched."""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.model.quantity import Quantity, quantity
from perfeval.source.lookalikes import ALIKE, usual
from perfeval.source.mending import mended
from perfeval.source.mending.edits import Change, Edit, moved, placed
from perfeval.source.readings import readings
from perfeval.source.walking import scalars
from perfeval.source.yaml_reader import parse_yaml

HEAD = "perfeval: indicator-set/v1\nid: a\nindicators:\n"


def fixed(text: str) -> str:
    """The text after mending; nothing more is found the second time."""
    done = mended(text.encode(), "f.yaml")
    again = mended(done.data, "f.yaml")
    assert again.data == done.data
    assert not again.edits
    assert bool(done.edits) == (done.data != text.encode())
    return done.data.decode()


def body(text: str) -> str:
    after = fixed(HEAD + text)
    assert after.startswith(HEAD)
    return after[len(HEAD) :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("weight: １０", "weight: 10"),
        ("target: ﹦１００％", "target: =100%"),
        ("target: 80%～120%  # ８０％～", "target: 80%~120%  # ８０％～"),
        ("target: ≧6，747件", "target: ≥6,747件"),
        ("target: ＞６个", 'target: ">6个"'),
        ("target: ＜６个", "target: <6个"),
        ("target: －５", "target: -5"),
        ("target: '≥６个'", "target: '≥6个'"),
        ('target: "≥６，747个"', 'target: "≥6,747个"'),
        ("target: {by: region, 中部: ４０％}", "target: {by: region, 中部: 40%}"),
        ("target: {by: region, 中部: 4，000件}", "target: {by: region, 中部: 4000件}"),
        ("target: {by: region, 中部: ＞4，000件}", 'target: {by: region, 中部: ">4000件"}'),
        ("target: 90\u3000%", "target: 90 %"),
        ("target: ２０２３年6月3０日前", "target: 2023年6月30日前"),
    ],
)
def test_numbers_in_the_usual_characters(before: str, after: str) -> None:
    assert body(f"  - name: 甲１\n    {before}\n") == f"  - name: 甲１\n    {after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "  - name: １０\n", "  - {name: 甲, explain: 完成１００％, note: ６，747件}\n",
        "  - {name: 甲, target: 效果明显，群众满意}\n", "  - name: 甲\n    note: |\n      １００％\n",
        "  - name: 甲\n    target: |\n      １００％\n", "  - name: 甲 # １００％\n",
        "  - name: 甲\n    target: &t １００％\n", '  - name: 甲\n    target: "\\uff11"\n',
        "  - {name: 甲, target: ≥７（含）个，８个}\n",
    ],
)  # fmt: skip
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - name: 甲\n    weight：10\n    target: 5\n", "  - name: 甲\n    weight: 10\n    target: 5\n"),
        ("  - name: 甲\n    weight:10\n", "  - name: 甲\n    weight: 10\n"),
        ("  - name: 甲\n    weight： 10\n", "  - name: 甲\n    weight: 10\n"),
        ("  - 名称：甲\n    权重: 10\n", "  - 名称: 甲\n    权重: 10\n"),
        ("  - 名称：甲\n    权重：10\n", "  - 名称: 甲\n    权重: 10\n"),
        ("  - {name：甲, weight：10}\n", "  - {name: 甲, weight: 10}\n"),
        ("  - name: 甲\n    children：\n      - name：乙\n        weight: 1\n",
         "  - name: 甲\n    children:\n      - name: 乙\n        weight: 1\n"),
    ],
)  # fmt: skip
def test_colons(before: str, after: str) -> None:
    assert body(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "  - {name：甲，weight：10}\n",  # the comma is to be mended too
        "  - name: 甲\n    explain: 说明：如下\n",
        "  - name: 甲\n    explain:\n      说明：如下\n      依据：如上\n",
        "  - name: 甲\n    weight：10\n   target: 5\n",  # the indentation is wrong besides
        "  - name: '甲：乙'\n",
    ],
)
def test_colons_that_are_left_alone(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\t- name: 甲\n\t  weight: 10\n", "  - name: 甲\n    weight: 10\n"),
        ("  -\tname: 甲\n    weight: 10\n", "  - name: 甲\n    weight: 10\n"),
        ("- name: 甲\n\tweight: 10\n", "- name: 甲\n  weight: 10\n"),
        ("\t- name: 甲\n\t  weight：１０\n", "  - name: 甲\n    weight: 10\n"),
        ("    - name: 甲\n    \t# 备注\n      weight: 1\n\t- name: 乙\n",
         "    - name: 甲\n        # 备注\n      weight: 1\n    - name: 乙\n"),
    ],
)  # fmt: skip
def test_tabs(before: str, after: str) -> None:
    assert body(before) == after


@pytest.mark.parametrize(
    "text",
    [
        # the second line may stand beside b or below it
        "a:\n  b:\n\tc: 2\n",
        # how far the text is indented is part of it
        "a: |\n\t第一行\n\t\t第二行\n",
        "a:\tb\n",
        "a: |\n  一\n  \t二\n",
    ],
)
def test_tabs_that_are_left_alone(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("　- name: 甲\n　　weight: 10\n", "  - name: 甲\n    weight: 10\n"),
        ("  - name: 甲\n\u00a0\u00a0  weight: 10\n", "  - name: 甲\n    weight: 10\n"),
        ("　- name：甲\n　　weight: １\n", "  - name: 甲\n    weight: 1\n"),
        # inside of quotes the spaces are text
        ("　- name: 甲\n　　explain: '一\n　　二'\n", "  - name: 甲\n    explain: '一\n　　二'\n"),
    ],
)  # fmt: skip
def test_full_width_indentation(before: str, after: str) -> None:
    assert body(before) == after


@pytest.mark.parametrize(
    "text",
    [
        # with one column for each the key stands beside b, with two below it
        "a:\n  b:\n　　c: 2\n",
        "a: |\n  一\n　　二\n",
        "a: 一\n　　二\n",
        "# 一\n　　# 二\na: 1\n",
    ],
)
def test_full_width_spaces_that_are_left_alone(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - {name: 甲，weight: 10}\n", "  - {name: 甲, weight: 10}\n"),
        ("  - {name: 甲， weight: 10，target: 5}\n", "  - {name: 甲, weight: 10, target: 5}\n"),
        # the first one is followed by no key
        ("  - {name: 甲，乙，weight: 10}\n", "  - {name: 甲，乙, weight: 10}\n"),
    ],
)
def test_commas_between_entries(before: str, after: str) -> None:
    assert body(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "  - {name: 甲，乙: 10}\n",  # no key of an indicator
        "  - {name: 甲，weight: 10，name: 乙}\n",  # given twice
        "  - {name: 甲, accepted: [一，二]}\n",  # a text that holds a comma
        "  - name: 甲，weight\n",
    ],
)
def test_commas_that_are_left_alone(text: str) -> None:
    assert body(text) == text


def test_slips_that_stop_the_parser_one_by_one() -> None:
    item = "- 名称: n\n  权重：1\n  说明: a\n"
    texts = "- 名称: n\n  权重：1\n  说明: |\n    权重：1\n- 名称: n\n  说明: '一\n    权重：1'\n"
    before = HEAD + item * 1_000 + texts + item * 1_000
    begun = perf_counter()
    done = mended(before.encode(), "f.yaml")
    assert perf_counter() - begun < 20
    assert done.data.decode() == before.replace("\n  权重：1\n", "\n  权重: 1\n")
    assert len(done.edits) == 2_001


@pytest.mark.parametrize("code", ["PE007", "PE017", "PE019", "PE026", "PE006"])
def test_what_is_not_allowed_is_left_alone(code: str) -> None:
    texts = {
        "PE007": "\t- name: 甲\n",
        "PE017": "  - name: 甲\n    weight：10\n    target: 5\n",
        "PE019": "　- name: 甲\n",
        "PE026": "  - name: 甲\n    weight: １\n",
        "PE006": "  - {name: 甲，weight: 10}\n",
    }
    for own, text in texts.items():
        data = (HEAD + text).encode()
        done = mended(data, "f.yaml", lambda document: lambda found, line: found != code)
        assert (done.data == data) == (own == code)
        some = mended(data, "f.yaml", lambda document: lambda found, line: line not in (4, 5))
        assert some.data == data


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    text = (
        "\ufeff\ufeff"
        + HEAD.replace("\n", "\r\n")
        + "  - name: 甲\r\n    weight: １\r\r\n    # 完\u2028"
    )
    assert fixed(text) == text.replace("１", "1")


@pytest.mark.parametrize(
    "data", [HEAD.encode("gbk"), "a: １\n".encode("utf-16"), b"PK\x03\x04", b"\xff", b""]
)
def test_what_can_not_be_decoded_is_not_touched(data: bytes) -> None:
    assert mended(data, "f.yaml") == (data, ())


def test_places_are_those_of_the_file_before() -> None:
    text = HEAD + "\t- name：甲\n\t  weight：１\n"
    done = mended(text.encode(), "f.yaml")
    assert done.edits == (
        Edit(4, 1, "\t- ", "  - ", "PE007"), Edit(4, 8, "：", ": ", "PE017"),
        Edit(5, 1, "\t  ", "    ", "PE007"), Edit(5, 10, "：", ": ", "PE017"),
        Edit(5, 11, "１", "1", "PE026"),
    )  # fmt: skip


def test_changes_of_a_changed_text_stand_where_they_would_have_stood_before() -> None:
    # "a：b：c" → "a: b：c" → "a: b: c"
    first, second = Change(1, "：", ": ", "PE017"), Change(4, "：", ": ", "PE017")
    assert moved([second], [first]) == [second._replace(start=3)]
    assert moved([first], []) == [first]
    assert placed("", []) == []


ODD = {}
for char, plain in ALIKE.items():
    ODD.setdefault(plain, []).append(char)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """A valid set, and the same with look-alikes where numbers stand."""
    random = Random(draw(st.integers(0, 10**9)))
    lines, odd_lines = [HEAD], [HEAD]
    for index in range(draw(st.integers(1, 4))):
        number = draw(
            st.sampled_from(
                ("≥7个", "=100%", "80%~120%", "≤6,747件", "<5", ">3", "2023-06-30前", "-5%")
            )
        )
        weight = str(draw(st.integers(0, 99)))
        quote = draw(st.sampled_from(("", "'", '"')))
        note = draw(st.sampled_from(("完成１００％", "a＝b", "６，747件")))
        form = draw(st.sampled_from((
            "  - name: 指标{i}１\n    weight: {w}\n    target: {t}  # ７％\n    note: {n}\n",
            "  - {{name: 指标{i}, weight: {w}, target: {t}, note: {n}}}\n",
        )))  # fmt: skip
        flow = "{{" in form
        quote = quote or ("'" if number[0] in ">-" or (flow and "," in number) else "")
        for out, odd in ((lines, False), (odd_lines, True)):
            twist = (
                (
                    lambda s: "".join(
                        random.choice(ODD[c])
                        if c in ODD and random.random() < 0.5 and c != " "
                        else c
                        for c in s
                    )
                )
                if odd
                else str
            )
            out.append(
                form.format(i=index, w=twist(weight), t=quote + twist(number) + quote, n=note)
            )
    return "".join(lines), "".join(odd_lines)


@given(files())
@settings(max_examples=150, deadline=None)
def test_look_alikes_are_taken_back(pair: tuple[str, str]) -> None:
    clean, odd = pair
    before, after = parse_yaml(odd.encode(), "f"), parse_yaml(fixed(odd).encode(), "f")
    assert before.root is not None
    assert after.root is not None
    read = readings(before.root)
    for one, other in zip(scalars(before.root), scalars(after.root), strict=True):
        if one.scalar.text == other.scalar.text:
            assert one.scalar.plain == other.scalar.plain
            continue
        assert read.is_number(one.scalar)
        a, b = quantity(one.scalar.text), quantity(other.scalar.text)
        assert isinstance(a, Quantity)
        assert isinstance(b, Quantity)
        assert a._replace(text="") == b._replace(text="")
        assert usual(other.scalar.text) == other.scalar.text
    assert fixed(clean) == clean


ALPHABET = "ab:： \t\u3000\n-{}[],，'\"|>#１％≥7甲&*!"


@given(st.one_of(st.binary(max_size=200), st.text(ALPHABET, max_size=80).map(str.encode)))
@settings(max_examples=400, deadline=None)
def test_arbitrary_bytes(data: bytes) -> None:
    """Nothing raises; what could be read before can be read after and means the same but for
    colons; what stands in no mend stays byte for byte."""
    done = mended(data, "f.yaml")
    again = mended(done.data, "f.yaml")
    assert again == (done.data, ())
    if not done.edits:
        assert done.data == data
        return
    assert parse_yaml(done.data, "f.yaml").root is not None
    text = data.decode().removeprefix("\ufeff")
    for edit in reversed(done.edits):
        line = text.split("\n")[edit.line - 1] if "\r" not in text else None
        assert line is None or line[edit.column - 1 :].startswith(edit.old)


@given(st.text("\t \n-ab:", max_size=40), st.sampled_from(("１", "７％", "≥8")))
@settings(max_examples=300, deadline=None)
def test_tabs_never_change_what_can_be_read(text: str, number: str) -> None:
    document = parse_yaml(text.encode(), "f.yaml")
    done = mended(text.encode(), "f.yaml")
    if document.root is not None and not document.findings:
        assert done.data == text.encode()
    assert done.data.decode().replace("\t", "").replace(" ", "") == text.replace("\t", "").replace(
        " ", ""
    )


@given(st.text("\u3000\u00a0 \n-ab:'|", max_size=40))
@settings(max_examples=300, deadline=None)
def test_odd_spaces_never_change_a_text(text: str) -> None:
    """Where the reading complains of none, none is touched; each that is mended stands before
    the content of its line."""
    document = parse_yaml(text.encode(), "f.yaml")
    done = mended(text.encode(), "f.yaml")
    if document.root is not None and not document.findings:
        assert done.data == text.encode()
    for edit in done.edits:
        assert edit.code != "PE019" or (edit.column == 1 and not edit.new.strip(" -"))


def test_thousands_of_slips_are_mended_in_no_time() -> None:
    text = HEAD + "".join(f"  - 名称：{n}\n    权重：１\n" for n in range(4_000))
    begun = perf_counter()
    done = mended(text.encode(), "f.yaml")
    assert len(done.edits) == 12_000
    assert perf_counter() - begun < 20


def test_a_leading_zero_is_left_to_the_writer() -> None:
    assert body("  - {name: 甲, weight: ０１０}\n") == "  - {name: 甲, weight: ０１０}\n"
    assert body("  - {name: 甲, weight: ０．５}\n") == "  - {name: 甲, weight: 0.5}\n"
