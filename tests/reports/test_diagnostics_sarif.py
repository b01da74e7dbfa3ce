"""SARIF, against the schema of the standard and against what its readers do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from diagnostics_samples import EMPTY, ERROR, FILE, LINE, MIXED, VALIDATIONS
from hypothesis import given

from perfeval.checks.catalogue import catalogue
from perfeval.reports.diagnostics.model import Validation
from perfeval.reports.diagnostics.sarif import write
from perfeval.version import VERSION

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def _run(found: Validation) -> dict[str, Any]:
    document = json.loads(write(found))
    VALIDATOR.validate(document)
    [run] = document["runs"]
    assert isinstance(run, dict)
    return run


def _result(found: Validation = MIXED, code: str = "PE201") -> dict[str, Any]:
    results = [r for r in _run(found)["results"] if r["ruleId"] == code]
    assert isinstance(results[0], dict)
    return results[0]


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": "2.0.0", "runs": []})


@given(VALIDATIONS)
def test_any_finding_fits_the_schema(found: Validation) -> None:
    run = _run(found)
    placed = [one for one in found.diagnoses if one.file]
    assert len(run["results"]) == len(placed)
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        [location] = result["locations"]  # GitHub refuses the whole file without
        place = location["physicalLocation"]["artifactLocation"]
        assert place["uri"].isascii()
        assert run["artifacts"][place["index"]]["location"] == place
    marks = [tuple(r["partialFingerprints"].values()) for r in run["results"]]
    assert len(set(marks)) == len(marks)


def test_the_tool_and_its_rules() -> None:
    run = _run(MIXED)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("perfeval", VERSION)
    assert [rule["id"] for rule in driver["rules"]] == [
        "PE001", "PE004", "PE201", "PE301", "PE302",
    ]  # fmt: skip
    first = driver["rules"][0]
    assert first["shortDescription"]["text"] == "找不到文件“{path}”。"
    assert first["help"]["text"] == "请核对文件名和所在文件夹。"
    for rule in driver["rules"]:
        own = catalogue()[rule["id"]].severity
        assert rule["defaultConfiguration"]["level"] == {"info": "note"}.get(own, own)


def test_a_place_counts_code_points() -> None:
    run = _run(MIXED)
    assert run["columnKind"] == "unicodeCodePoints"
    region = _result()["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 6)
    # the region ends with its line, and its text is what stands there
    assert region["snippet"]["text"] == "达标率: 98%"
    assert LINE.index("达") + 1 == 6
    around = _result()["locations"][0]["physicalLocation"]["contextRegion"]
    assert around == {"startLine": 3, "snippet": {"text": LINE}}


def test_files_are_relative_and_encoded() -> None:
    place = _result()["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(place["uri"]) == FILE
    assert "%231%2C" in place["uri"]  # a bare # would cut the address
    assert place["uri"].startswith("%E6%8C%87%E6%A0%87/")
    assert place["uriBaseId"] == "%SRCROOT%"
    assert "uri" not in _run(MIXED)["originalUriBaseIds"]["%SRCROOT%"]


def test_a_misencoded_name_keeps_its_bytes() -> None:
    found = Validation(
        (), (ERROR._replace(file=b"\xd6\xb8.yaml".decode("utf-8", "surrogateescape")),)
    )
    place = _result(found)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "%D6%B8.yaml"


@pytest.mark.parametrize(
    ("file", "uri"),
    [("/opt/甲.yaml", "file:///opt/%E7%94%B2.yaml"), ("D:/a b.yaml", "file:///D:/a%20b.yaml")],
)
def test_a_file_elsewhere_has_no_root(file: str, uri: str) -> None:
    place = _result(Validation((), (ERROR._replace(file=file),)))["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": uri, "index": 0}


def test_levels_and_indicator() -> None:
    levels = {r["ruleId"]: r["level"] for r in _run(MIXED)["results"]}
    assert levels == {"PE201": "error", "PE301": "warning", "PE302": "note", "PE004": "error"}
    [indicator] = _result()["locations"][0]["logicalLocations"]
    assert indicator == {"name": "达标率", "fullyQualifiedName": "产出/达标率"}


def test_what_has_no_place_is_a_notification() -> None:
    run = _run(MIXED)
    [told] = run["invocations"][0]["toolExecutionNotifications"]
    assert told["associatedRule"] == {"id": "PE001", "index": 0}
    assert told["message"]["text"] == "找不到文件。\n请核对文件名。"
    assert "locations" not in told
    assert "PE001" not in {r["ruleId"] for r in run["results"]}


def test_a_whole_file_is_shown_at_its_first_line() -> None:
    place = _result(code="PE004")["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 1}


def test_what_a_comment_ignores_is_no_alert() -> None:
    assert MIXED.suppressed
    assert len(_run(MIXED)["results"]) == sum(bool(one.file) for one in MIXED.diagnoses)


def test_a_message_is_no_link() -> None:
    text = _result()["message"]["text"]
    assert r"\[点我](http" in text
    assert text.startswith("100% <b>&\"'</b>\r\n::error")
    assert "{0}" in text


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en-US")])
def test_language(lang: str, code: str) -> None:
    run = _run(MIXED._replace(lang=lang))
    assert run["language"] == code
    assert run["tool"]["driver"]["language"] == code


def test_nothing_found_is_a_run_with_its_files() -> None:
    run = _run(EMPTY)
    assert run["results"] == []
    assert [unquote(a["location"]["uri"]) for a in run["artifacts"]] == ["好.yaml"]
