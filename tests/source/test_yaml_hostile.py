"""Hostile input: whatever the bytes, reading ends soon and raises nothing."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.checks.reading import CHECKS
from perfeval.source import yaml_reader
from perfeval.source.decoding import split_lines
from perfeval.source.node import Mapping, Node, Scalar
from perfeval.source.yaml_limits import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_NODES
from perfeval.source.yaml_reader import Document, parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOGUE = {check.code: check for check in CHECKS}
SAMPLE = """\
perfeval: indicator-set/v1
名称: &a 知识产权运营服务体系建设项目
总分: 100
等级:
  - {名称: 优, 最低: 90}
  - {名称: "良", 最低: '80'}
指标: # 一级
  - 名称: 决策
    说明: |
      第一行
      第二行
    指标值: ≥90%
    佐证材料: [立项批复, *a, "实施\\u65b9案"]
"""
PIECES = (
    "：",
    ": ",
    "- ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<",
    "!!x ",
    "? ",
    '"',
    "'",
    "|",
)
MORE = (
    "\n",
    "\r",
    "\ufeff",
    "\u3000",
    "\u2028",
    "\0",
    "%",
    "---\n",
    "...",
    "#",
    "\\",
    "> ",
    "𠀀",
    "@",
)


def sound(data: bytes) -> Document:
    """Parses, and holds what must be true of every document."""
    document = parse_yaml(data, "f.yaml")
    errors = [f for f in document.findings if CATALOGUE[f.code].severity == "error"]
    assert document.root is not None or errors
    lines = split_lines(document.text)
    for finding in document.findings:
        check = CATALOGUE[finding.code]
        for template in (check.zh, check.en, check.mend_zh, check.mend_en):
            text = template.format_map(finding.params)
            assert text.isprintable()
            assert len(text) < 500
        assert finding.span is not None
        assert 1 <= finding.span.line <= len(lines) + 1
        line = lines[finding.span.line - 1] if finding.span.line <= len(lines) else ""
        assert 1 <= finding.span.column <= len(line) + 1
    if document.root is not None:
        walk(document.root, document.text, 0)
    return document


def walk(node: Node, text: str, depth: int) -> None:
    """Plain one-line scalars stand exactly where they say."""
    assert depth <= MAX_DEPTH
    if isinstance(node, Scalar):
        lines = split_lines(text)
        if node.plain and node.text.isalnum():
            line = lines[node.line - 1]
            assert node.text in line[node.column - 1 :] or line[node.column - 1] in "!&?"
        return
    children = (
        [part for entry in node.entries.values() for part in entry]
        if isinstance(node, Mapping)
        else node.items
    )
    for child in children:
        walk(child, text, depth + 1)


@contextmanager
def chosen(parser: str) -> Iterator[None]:
    """PyYAML's own parser in place of libyaml's, when asked for."""
    before = yaml_reader.Parser
    if parser == "python":
        yaml_reader.Parser = yaml.SafeLoader
    try:
        yield
    finally:
        yaml_reader.Parser = before


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes(parser: str, data: bytes) -> None:
    with chosen(parser):
        sound(data)


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@settings(deadline=None)
@given(pieces=st.lists(st.sampled_from((*PIECES, *MORE, "甲", "a", "1", "  "))))
def test_any_pieces_of_yaml(parser: str, pieces: list[str]) -> None:
    with chosen(parser):
        sound("".join(pieces).encode())


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@settings(max_examples=300, deadline=None)
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, len(SAMPLE)),
            st.integers(0, 6),
            st.one_of(st.sampled_from((*PIECES, *MORE)), st.text(max_size=4)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_valid_file_with_pieces_cut_and_put_in(
    parser: str, edits: list[tuple[int, int, str]]
) -> None:
    text = SAMPLE
    for start, length, piece in edits:
        text = text[:start] + piece + text[start + length :]
    with chosen(parser):
        sound(text.encode("utf-8", "ignore"))


@settings(deadline=None)
@given(cut=st.integers(0, len(SAMPLE.encode())), byte=st.integers(0, 255))
def test_a_valid_file_with_one_byte_changed(cut: int, byte: int) -> None:
    data = SAMPLE.encode()
    sound(data[:cut] + bytes([byte]) + data[cut + 1 :])


def test_the_sample_is_sound() -> None:
    assert sound(SAMPLE.encode()).findings == ()


def chain(levels: int) -> str:
    """Nine times nine times nine …: the billion laughs."""
    lines = ["a0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]"]
    for i in range(1, levels):
        lines.append(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]")
    return "\n".join(lines)


def tower(levels: int) -> str:
    """Each level wraps the one before ten deep."""
    lines = ["a0: &a0 甲"]
    for i in range(1, levels):
        lines.append(f"a{i}: &a{i} {'[' * 10}*a{i - 1}{']' * 10}")
    return "\n".join(lines)


FLOODS = {
    "brackets": ("[" * 100_000, "PE010"),
    "braces": ("{" * 100_000, "PE010"),
    "pairs": ("{a: " * 100_000, "PE010"),
    "dashes": ("- " * 100_000, "PE010"),
    "questions": ("? " * 100_000, "PE010"),
    "indents": ("".join(" " * i + "a:\n" for i in range(2_000)), "PE010"),
    "laughs": (chain(12), "PE011"),
    "tower": (tower(8), "PE010"),
    "aliases": ("甲: &a 1\n乙: [" + "*a, " * (MAX_ALIASES + 1) + "]", "PE011"),
    "nodes": ("- 1\n" * (MAX_NODES + 1), "PE011"),
    "duplicates": ("a: 1\n" * MAX_NODES, "PE011"),
    "documents": ("--- a\n" * 100_000, "PE013"),
    "directives": ("".join(f"%TAG !a{i}! x\n" for i in range(300_000)), "PE006"),
    "size": ("#" * (MAX_BYTES + 1), "PE009"),
    "key": ("甲" * 2_000_000 + ": 1", "PE006"),
    "quote": ('a: "' + "甲\n" * 1_000_000, "PE006"),
}


@pytest.mark.parametrize("name", FLOODS)
def test_floods_end_at_once(name: str) -> None:
    text, code = FLOODS[name]
    begun = time.process_time()
    document = parse_yaml(text.encode(), "f.yaml")
    assert document.findings[-1].code == code
    # a hang guard, generous enough for any machine
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("depth", [MAX_DEPTH, MAX_DEPTH + 1])
def test_the_depth_limit_is_exact(depth: int) -> None:
    document = sound(("[" * depth + "]" * depth).encode())
    assert [f.code for f in document.findings] == (["PE010"] if depth > MAX_DEPTH else [])


def test_a_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert [f.code for f in read_yaml(path).findings] == ["PE009"]
