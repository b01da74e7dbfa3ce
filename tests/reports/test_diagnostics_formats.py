"""What holds for every format of `validate`, and the JSON document."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from diagnostics_samples import EMPTY, ERROR, HOSTILE, MIXED, VALIDATIONS
from hypothesis import given

from perfeval.reports.diagnostics.formats import WRITERS, write
from perfeval.reports.diagnostics.model import Validation


@given(VALIDATIONS)
@pytest.mark.parametrize("name", WRITERS)
def test_any_text_can_be_saved(name: str, found: Validation) -> None:
    text = write(name, found)
    text.encode()
    assert text == write(name, found)
    assert not text or text.endswith("\n")


@given(VALIDATIONS)
@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_any_text_is_json(name: str, found: Validation) -> None:
    json.loads(write(name, found))


def test_only_the_format_asked_for_is_loaded() -> None:
    code = (
        "import sys\nfrom perfeval.reports.diagnostics.formats import write\n"
        "from perfeval.reports.diagnostics.model import Validation\n"
        "write('github', Validation((), ()))\nprint(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    loaded = set(done.stdout.split())
    assert "perfeval.reports.diagnostics.github" in loaded
    assert not loaded & {f"perfeval.reports.diagnostics.{m}" for m in ("sarif", "junit", "gitlab")}
    assert "perfeval.checks.catalogue" not in loaded


def test_the_document_counts_and_lists() -> None:
    document = json.loads(write("json", MIXED))
    assert list(document) == ["perfeval", "files", "counts", "findings", "suppressed"]
    assert document["perfeval"] == "findings/v1"
    assert document["files"] == 4
    assert document["counts"] == {"error": 3, "warning": 1, "info": 1, "suppressed": 1}
    assert len(document["findings"]) == 5
    assert document["suppressed"][0]["reason"] == "合同如此"


def test_a_finding_keeps_its_text_and_place() -> None:
    found = json.loads(write("json", Validation((ERROR.file,), (ERROR,))))["findings"][0]
    assert found == {
        "code": "PE201",
        "severity": "error",
        "message": HOSTILE[:-1] + "\ufffd",  # half a character can't be saved
        "mend": "改为\n98%。",
        "file": "指标/县级 道路#1,养护:终.yaml",
        "line": 3,
        "column": 6,
        "path": ["产出", "达标率"],
    }


def test_a_finding_without_place_says_so() -> None:
    found = json.loads(write("json", MIXED))["findings"][0]
    assert (found["file"], found["line"], found["column"]) == (None, None, None)


def test_chinese_is_readable_and_one_finding_is_one_line() -> None:
    lines = write("json", MIXED).splitlines()
    assert sum("权重之和为99。" in line for line in lines) == 1
    assert json.loads(write("json", EMPTY))["findings"] == []


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_line_of_megabytes_is_not_repeated_with_every_finding(name: str) -> None:
    line = "文" * 1_000_000
    many = tuple(ERROR._replace(source=line, line=1, column=n) for n in range(1, 1_001))
    assert len(write(name, Validation(("a.yaml",), many))) < 2_000_000
