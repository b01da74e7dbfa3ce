"""Valid files broken at random: never an exception, always a place where somebody can look."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.library.configuration import Configured
from perfeval.model.finding import Finding
from perfeval.source.pack_shape import Config
from perfeval.validation.run import Outcome, validate
from perfeval.validation.settings import Settings
from perfeval.validation.setup import Wanted, setup

ROOT = Path(__file__).parents[2]
SETS = sorted((ROOT / "indicator_sets").glob("*.yaml"))
PROJECTS = sorted((ROOT / "examples").glob("*/project.yaml"))
TEXTS = {path: path.read_bytes() for path in (*SETS, *PROJECTS)}
CHECKED = setup(Wanted(pack=()), Configured(Config())).settings
SCALARS = (
    b"yes", b"012", b"1:30", b"[]", b"{}", b"[1, 2]", b"{a: 1}", b"~", b"-3", b"1e400", b"0x1F", b".inf",
    "≥".encode(), "效果明显".encode(), "≥80%~120%".encode(), b"2023-02-30", b"'", b"*a", b"&a 1", b"!!python/none x",
    b"100000000000000000000000000000000000000000000000", b"x / 0", b"{by: region}", "{by: 地区, 中部: 1}".encode(),
)  # fmt: skip
BOUNDED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
THOROUGH = settings(BOUNDED, max_examples=3000)
VALUE = re.compile(rb"(?<=: )[^\n{}\[\],#]+")
KEY = re.compile(rb"(?m)^( *(?:- )?)([^\s:#{}\[\],'\"-][^\s:#]*):(?= |$)")


def checked(data: bytes, name: str) -> tuple[Outcome, Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return validate([path], Path(folder), CHECKED), path


def holds(data: bytes, name: str) -> None:
    """Every finding has a place, and a place in the file itself is inside it."""
    outcome, _ = checked(data, name)
    lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    for finding in outcome.findings:
        assert finding.span is not None, finding
        if finding.span.file == name:
            inside(finding, lines)


def inside(finding: Finding, lines: list[str]) -> None:
    assert finding.span is not None
    assert 1 <= finding.span.line <= len(lines), finding
    # a text that is not UTF-8 counts its columns in its own encoding
    if finding.code not in ("PE004", "PE020"):
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1, finding


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    data = TEXTS[draw(st.sampled_from(list(TEXTS)))]
    for _ in range(draw(st.integers(1, 3))):
        data = draw(st.sampled_from((cut, drop_line, new_value, new_key, insert)))(draw, data)
    return data


def cut(draw: st.DrawFn, data: bytes) -> bytes:
    """At any byte, also in the middle of a character."""
    return data[: draw(st.integers(0, len(data)))]


def drop_line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return b"\n".join(lines)


def new_value(draw: st.DrawFn, data: bytes) -> bytes:
    found = list(VALUE.finditer(data))
    if not found:
        return data
    place = draw(st.sampled_from(found))
    return data[: place.start()] + draw(st.sampled_from(SCALARS)) + data[place.end() :]


def new_key(draw: st.DrawFn, data: bytes) -> bytes:
    found = list(KEY.finditer(data))
    if not found:
        return data
    place = draw(st.sampled_from(found))
    name = draw(
        st.sampled_from(
            (b"weight", b"target", b"nmae", "权重".encode(), b"perfeval", b"<<", b"kind")
        )
    )
    return data[: place.start(2)] + name + data[place.end(2) :]


def insert(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    junk = draw(
        st.sampled_from(
            (
                b"\t",
                b"\x00",
                b"\xff",
                b"'",
                b'"',
                b"[",
                b"}",
                b"|",
                b"#",
                "：".encode(),
                b"\r",
                b"\xef\xbb\xbf",
            )
        )
    )
    return data[:at] + junk + data[at:]


@BOUNDED
@given(mutants())
def test_a_broken_file_is_told_of_at_its_place(data: bytes) -> None:
    holds(data, "broken.yaml")


@pytest.mark.slow
@THOROUGH
@given(mutants())
def test_many_broken_files(data: bytes) -> None:
    holds(data, "broken.yaml")


@pytest.mark.parametrize("path", [SETS[0], PROJECTS[0]], ids=lambda path: path.parent.name)
def test_a_file_cut_anywhere(path: Path) -> None:
    """Every line's end, and the bytes around it."""
    data = TEXTS[path]
    ends = [place for place, byte in enumerate(data) if byte == 10]
    for end in ends[:: max(1, len(ends) // 25)]:
        for size in (end - 1, end, end + 1):
            holds(data[:size], "cut.yaml")


@BOUNDED
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    holds(b"perfeval: project/v1\n" + data, "any.yaml")


def test_an_unbroken_file_stays_without_errors() -> None:
    """The ground under the others: what they break is sound to begin with."""
    for path in (*SETS, *PROJECTS):
        outcome = validate([path], ROOT, Settings())
        assert not [f for f in outcome.findings if f.severity == "error"], path
