"""The examples of findings do what they say: the wrong one gives the finding, the right one none."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path

import pytest
from cases.running import Run, call, run, told

from perfeval.checks.catalogue import catalogue
from perfeval.library.examples import examples
from perfeval.model.example import Example, Sample

EXAMPLES = examples()
# codes without an example, and why
WITHOUT: dict[str, str] = {
    "PE992": "only a worker that dies brings it about: tried in tests/batch/folder",
    "PE993": "only a defect of the program brings it about: tried in tests/batch/folder",
    "PE994": "only a defect of the program brings it about: tried in tests/batch/reporting",
}
CJK = re.compile(r"[\u4e00-\u9fff]")
MOST_LINES = 40
# a line of the summary of a batch, which counts the findings of its projects by kind
SUMMED = re.compile(r"^(error|warning|info) +(PE\d{3}) ", re.MULTILINE)


@pytest.fixture(autouse=True)
def no_own_sets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PERFEVAL_SETS", str(tmp_path / "none"))


def lay(samples: tuple[Sample, ...], folder: Path) -> Path:
    for sample in samples:
        path = folder / sample.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sample.data)
    return folder


def ran(folder: Path, command: str, options: tuple[str, ...]) -> Run:
    """What a call of the example, or else `validate`, finds in the folder."""
    if not command:
        return run(folder, list(options))
    words = shlex.split(command)
    assert words[0] == "perfeval"
    if words[1] == "recheck":
        return rechecked(folder, words)
    code, out, errors = call(folder, [*words[1:], "--lang", "en"])
    if words[1] == "batch":
        kinds = ((level, kind) for level, kind in SUMMED.findall(out))
        return Run(code, [*told(errors), *(f"{level} {kind}" for level, kind in kinds)], errors)
    return Run(code, told(out + errors), errors)


def rechecked(folder: Path, words: list[str]) -> Run:
    """A table stands in the way of lines, so findings are taken from the document."""
    code, out, errors = call(folder, [*words[1:], "--lang", "en", "--format", "json"])
    found = [f for one in json.loads(out)["projects"] for f in one["findings"]] if out else []
    lines = [
        f"{f['file']} {f['sheet']}!{f['cell']} {f['severity']} {f['code']}"
        if f["sheet"]
        else f"{f['file']}:{f['line']}:{f['column']} {f['severity']} {f['code']}"
        for f in found
    ]
    return Run(code, lines, errors)


def test_every_code_has_an_example() -> None:
    assert set(catalogue()) - set(EXAMPLES) == set(WITHOUT)
    assert set(EXAMPLES) <= set(catalogue())


@pytest.mark.parametrize("found", EXAMPLES.values(), ids=list(EXAMPLES))
def test_it_says_why(found: Example) -> None:
    assert set(found.why) == {"zh", "en"}
    assert CJK.search(found.why["zh"])
    assert found.why["zh"].endswith("。")
    assert found.why["en"].endswith(".")
    for sample in (*found.wrong, *found.right):
        assert sample.text.count("\n") <= MOST_LINES, sample.name
        assert "\\" not in sample.name
    assert found.right or found.right_run


@pytest.mark.parametrize("found", EXAMPLES.values(), ids=list(EXAMPLES))
def test_the_wrong_one_is_found_and_the_right_one_is_not(found: Example, tmp_path: Path) -> None:
    if "/dev/" in found.run and os.name == "nt":
        pytest.skip("there are no devices among the files")
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    wrong.mkdir()
    right.mkdir()
    done = ran(lay(found.wrong, wrong), found.run, found.options)
    level = catalogue()[found.code].severity
    at = f"{found.at} " if found.at else ""
    assert any(
        re.fullmatch(rf"{re.escape(at)}(error|warning|info) {found.code}", line)
        for line in done.lines
    ), (at + level, done)
    done = ran(lay(found.mended, right), found.right_run, found.options)
    assert not [x for x in done.lines if x.endswith(found.code) or "error " in x], done
    assert done.code == 0, done


@pytest.mark.parametrize("found", EXAMPLES.values(), ids=list(EXAMPLES))
def test_only_files_that_differ_are_given_as_right(found: Example) -> None:
    wrong = {sample.name: sample.data for sample in found.wrong}
    assert [x.name for x in found.right if wrong.get(x.name) == x.data] == []
