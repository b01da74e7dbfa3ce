"""Annotations, read back as a runner reads them."""

from __future__ import annotations

from diagnostics_samples import EMPTY, ERROR, FILE, MIXED, VALIDATIONS
from hypothesis import given

from perfeval.reports.diagnostics.github import write
from perfeval.reports.diagnostics.model import Validation


def _read(line: str) -> tuple[str, dict[str, str], str]:
    """(command, properties, message), by the rules of the runner: it splits, then unescapes."""
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    command, _, rest = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
    return command, {key: _plain(text) for key, text in properties.items()}, _plain(data)


def _plain(text: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def test_severities_and_places() -> None:
    read = [_read(line) for line in write(MIXED).splitlines()]
    assert [command for command, _, _ in read] == ["error", "notice", "error", "error", "warning"]
    assert read[4][1] == {"file": FILE, "line": "7", "col": "1", "title": "PE301"}
    assert read[4][2] == "权重之和为99。\n请核对。"
    assert read[0][1] == {"title": "PE001"}
    assert read[2][1] == {"file": "c.yaml", "title": "PE004"}


def test_a_message_can_not_become_a_command() -> None:
    [line] = write(Validation((FILE,), (ERROR,))).splitlines()
    assert line.startswith(
        "::error file=指标/县级 道路#1%2C养护%3A终.yaml,line=3,col=6,title=PE201::100%25 <b>"
    )
    assert "\r" not in line
    assert "\x1b" not in line
    assert "\x00" not in line
    assert line.endswith("😀\ufffd%0A改为%0A98%25。")


def test_nothing_found_is_nothing_said() -> None:
    assert write(EMPTY) == ""


@given(VALIDATIONS)
def test_one_line_each(found: Validation) -> None:
    lines = write(found).splitlines()
    assert len(lines) == len(found.diagnoses)
    for line, one in zip(lines, found.diagnoses, strict=True):
        assert _read(line)[1]["title"] == one.code
