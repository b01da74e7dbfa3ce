"""The JSON Schemas: sound themselves, and of one mind with the loader."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from schema_instances import instance
from schema_mutations import mutations
from schema_samples import CALENDAR, CONFIG, PACK, PROJECT, SET

from perfeval.checks.catalogue import catalogue
from perfeval.library.calendars import load_calendar
from perfeval.library.configuration import configuration
from perfeval.library.loading import load_project, load_set
from perfeval.model.finding import Finding
from perfeval.source.node import Scalar
from perfeval.source.reference_zh import FIELDS_ZH
from perfeval.source.schema import FRAGMENTS
from perfeval.source.schema_codes import BEYOND, PARTLY, SHAPE_CODES, group_of
from perfeval.source.schema_results import RESULT_OR_NULL
from perfeval.source.types import READERS
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.one import Checker
from perfeval.validation.schemas import kinds, schema
from perfeval.validation.settings import Settings
from perfeval.validation.setup import Wanted, setup

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "indicator-set": SET, "project": PROJECT, "calendar": CALENDAR, "pack": PACK, "config": CONFIG,
}  # fmt: skip
NAMES = {
    "indicator-set": "set.yaml", "project": "project.yaml", "calendar": "calendar.yaml",
    "pack": "pack.yaml", "config": "config.yaml",
}  # fmt: skip
# a name that nobody knows: what stands under it is not read
HIDING = {"PE208", "PE301", "PE302", "PE303", "PE304", "PE305", "PE306", "PE206",
          "PE032"}  # fmt: skip


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schema(kind, "zh"))


def complaints(kind: str, path: Path) -> list[str]:
    """What the schema has to say of a file."""
    root = read_yaml(path).root
    assert root is not None
    return [
        f"{list(e.absolute_path)}: {e.message[:200]}"
        for e in validator(kind).iter_errors(instance(root))
    ]


def codes(kind: str, path: Path) -> set[str]:
    """What the loader finds in a file, in a set whatever its groups choose."""
    if kind == "project":
        found = load_project(path).findings
        return {f.code for f in found if f.span is None or f.span.file == path.name}
    if kind == "calendar":
        findings: list[Finding] = []
        load_calendar(path.parent, path.name, Scalar(path.name, True, "", 1, 1), findings)
        return {f.code for f in findings}
    if kind == "pack":
        return {f.code for f in Checker(path.parent, Settings()).check(path).findings}
    if kind == "config":
        return configured(path)
    loaded = load_set(path)
    all_found = [*loaded.findings]
    groups = loaded.indicator_set.groups if loaded.indicator_set is not None else {}
    for number in range(max(map(len, groups.values()), default=0)):
        chosen = {name: options[number % len(options)] for name, options in groups.items()}
        all_found += load_set(path, chosen).findings
    return {f.code for f in all_found}


def configured(path: Path) -> set[str]:
    """What is found in the file written as TOML."""
    root = read_yaml(path).root
    assert root is not None
    text = toml(instance(root))
    assume(text is not None)
    given = path.with_name("perfeval.toml")
    given.write_text(str(text), "utf-8")
    return {f.code for f in setup(Wanted(), configuration(str(given), path.parent)).findings}


def toml(value: Any, inside: bool = False) -> str | None:
    """A JSON value in TOML; None where it holds a null, which TOML has not."""
    if isinstance(value, list):
        items = [toml(item, True) for item in value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if not isinstance(value, dict):
        return None if value is None else json.dumps(value, ensure_ascii=False)
    pairs = [(json.dumps(key, ensure_ascii=False), toml(x, True)) for key, x in value.items()]
    if any(written is None for _, written in pairs):
        return None
    lines = [f"{key} = {written}" for key, written in pairs]
    return f"{{{', '.join(lines)}}}" if inside else "\n".join(lines)


def agreed(kind: str, path: Path) -> None:
    """Schema and loader say the same of a file."""
    said, found = complaints(kind, path), codes(kind, path)
    if said:
        assert found & (SHAPE_CODES | PARTLY | HIDING), said
    else:
        assert not found & SHAPE_CODES


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("schema")
    for kind, text in SAMPLES.items():
        (made / NAMES[kind]).write_text(text, "utf-8")
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", kinds())
def test_it_is_a_json_schema(kind: str, lang: str) -> None:
    made = schema(kind, lang)
    Draft7Validator.check_schema(made)
    text = json.dumps(made)
    for name in made["definitions"]:
        assert f'"#/definitions/{name}"' in text, f"{name} is used nowhere"
    assert json.loads(text) == made


def test_every_type_that_is_read_has_its_piece() -> None:
    assert set(FRAGMENTS) == set(READERS) | {RESULT_OR_NULL.name}


def test_every_code_is_decided() -> None:
    for code in catalogue():
        assert code in SHAPE_CODES or group_of(code) is not None, code
    known = set(catalogue())
    assert known >= SHAPE_CODES | PARTLY
    for group in BEYOND:
        assert all(any(code.startswith(start) for code in known) for start in group.codes)


def test_hover_texts_are_those_of_the_reference() -> None:
    keys = schema("indicator-set", "zh")["definitions"]["record.indicator"]["properties"]
    assert keys["权重"] == keys["weight"] == keys["分值"]
    assert keys["权重"]["description"].startswith(FIELDS_ZH["indicator"]["weight"])
    assert schema("indicator-set", "en")["definitions"]["record.indicator"]["properties"]["权重"][
        "description"
    ].startswith("points it carries")


def _published() -> list[Path]:
    folders = ("indicator_sets/*.yaml", "examples/*/*.yaml", "src/perfeval/packs/*.yaml")
    return [path for folder in folders for path in sorted(ROOT.glob(folder))]


@pytest.mark.parametrize("path", _published(), ids=lambda p: str(p.relative_to(ROOT)))
def test_what_comes_with_the_program_passes(path: Path) -> None:
    root = read_yaml(path).root
    assert root is not None
    kind = str(instance(root)["perfeval"]).partition("/")[0]
    assert not complaints(kind, path)


@pytest.mark.parametrize("kind", kinds())
def test_the_samples_are_sound(kind: str, folder: Path) -> None:
    assert not complaints(kind, folder / NAMES[kind])
    assert not codes(kind, folder / NAMES[kind]) & (SHAPE_CODES | PARTLY | HIDING)


# what is replaced by what in a sample, and what the loader says to it
WRONG: list[tuple[str, str, str, str]] = [
    ("indicator-set", "rate_digits", "rate_digit", "PE101"),
    ("indicator-set", "name: 完成,", "", "PE102"),
    ("indicator-set", "id: everything", "", "PE102"),
    ("indicator-set", "{name: 优, min: 90}", "{name: 优}", "PE102"),
    ("indicator-set", "{name: 优, min: 90}", "{name: 优, 下限: ~}", "PE102"),
    ("indicator-set", "indicators:", "notes2:", "PE102"),
    ("indicator-set", "total: 100", "total: 100分", "PE103"),
    ("indicator-set", "years: 2", "years: 2.5", "PE103"),
    ("indicator-set", "years: 2", "years: true", "PE103"),
    ("indicator-set", "as_of: 2023-12-31", "as_of: 2023-02-29", "PE103"),
    ("indicator-set", "[15, 100%]", "[15, 100%, 3]", "PE103"),
    ("indicator-set", "pass_line: 60%", "pass_line: 60分", "PE103"),
    ("indicator-set", "anchors: [[15, 100%], [30, 0]]", "anchors: []", "PE103"),
    ("indicator-set", "effect: {cap: 60}", "effect: {cap: 60, grade: 差}", "PE103"),
    ("indicator-set", "西部: \"6\"", "西部: 六", "PE103"),
    ("indicator-set", "{by: region, 中部: 5, 西部: \"6\"}", "{by: region}", "PE107"),
    ("indicator-set", "{by: region, 中部: 5, 西部: \"6\"}", "{中部: 5}", "PE103"),
    ("indicator-set", "weight: 25", "weight: 25, 分值: 25", "PE104"),
    ("indicator-set", "cap: 120%", "cap: 120%, 封顶: 120%", "PE104"),
    ("indicator-set", "止: 2023年12月31日", "起: 2023年12月31日", "PE104"),
    ("indicator-set", "标题: 样样都有", "zzz: 1", "PE105"),
    ("indicator-set", "combine: 合计", "combine: 相加", "PE110"),
    ("indicator-set", "kind: tiers", "kind: tier", "PE112"),
    ("indicator-set", "score: judged", "score: bands", "PE102"),
    ("indicator-set", "indicator-set/v1", "project/v1", "PE114"),
    ("indicator-set", "id: everything", "id: Everything", "PE115"),
    ("indicator-set", "pass_line: 60%", "pass_line: ≥60%", "PE103"),
    ("indicator-set", "cap: 120%", "cap: 120%以内", "PE103"),
    ("project", "share: 95%", "share: ≥95%", "PE103"),
    ("project", "met: 0.5", "met: 1.5", "PE103"),
    ("project", "met: 0.5", "met: 150%", "PE103"),
    ("project", "met: 0.5", "met: -0.5", "PE103"),
    ("project", "met: 0.5", "met: 5万", "PE103"),
    ("project", "reason: 不涉及", "原因: 不涉及, reason: 不涉及", "PE104"),
    ("project", "actual: 7个", "actual: {by: region, 西部: 5}", "PE108"),
    ("project", "amount: 1.2亿元", "amount: 5个", "PE506"),
    ("project", "amount: 1.2亿元", "amount: 几个", "PE103"),
    ("project", "{cumulative: [", "{cumulative: [5, ", "PE103"),
    ("project", "stage: draft", "stage: early", "PE110"),
    ("project", "state: 符合", "state: 合格", "PE110"),
    ("project", "{项目名称: 小项目,", "{", "PE102"),
    ("project", "counts: [12, 4, 0]", "counts: 12", "PE103"),
    ("calendar", "holidays: [2023-01-01,", "holidays: [~,", "PE103"),
    ("calendar", "调休工作日", "调休日子", "PE101"),
    ("pack", "编号: firm", "", "PE102"),
    ("pack", "max_share: 60%, ", "", "PE102"),
    ("pack", "{name: 自评, ", "{", "PE102"),
    ("pack", "checks:", "notes:", "PE104"),
    ("pack", "级别: error", "级别: error, severity: error", "PE104"),
    ("pack", "级别: error", "级别: grave", "PE110"),
    ("pack", "PE284: off", "PE284: grave", "PE110"),
    ("pack", "PE284: off", "PE284: [off]", "PE103"),
    ("pack", "PE284: off", "PE284: ~", "PE103"),
    ("pack", "{severity: warning}", "{severity: warning, zzz: 5}", "PE105"),
    ("pack", "min_valid: 30", "min_valid: 30.5", "PE103"),
    ("pack", "{产出: 50,", "{产出: 五十,", "PE103"),
    ("pack", "keys: [id, 依据]", "keys: [id, 名称]", "PE110"),
    ("pack", "pack/v1", "packs/v1", "PE116"),
    ("config", "strict: true", "strict: 1", "PE103"),
    ("config", "strict: true", "strickt: true", "PE101"),
    ("config", "select: [PE2, PE301]", "select: PE2", "PE103"),
    ("config", "PE8: 关闭", "PE8: 关", "PE110"),
    ("config", "severity: {PE201: warning, PE8: 关闭}", "severity: off", "PE103"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "code"), WRONG)
def test_errors_of_form_are_rejected(
    kind: str, old: str, new: str, code: str, folder: Path
) -> None:
    text = SAMPLES[kind]
    assert old in text
    if "\n" not in new and old.startswith("weight: 25"):
        new = new.replace(", ", "\n    ")
    path = folder / f"wrong-{NAMES[kind]}"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert code in codes(kind, path)
    assert code in SHAPE_CODES
    assert complaints(kind, path)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("pack", "PE284: off", "PE285x: off"), ("pack", "PE803: {", "PE899: {"),
        ("config", "[PE2, PE301]", "[PE2, E301]"), ("config", "PE8: 关闭", "PEX: 关闭"),
    ],
)  # fmt: skip
def test_unknown_codes_are_rejected(kind: str, old: str, new: str, folder: Path) -> None:
    assert old in SAMPLES[kind]
    path = folder / f"unknown-{NAMES[kind]}"
    path.write_text(SAMPLES[kind].replace(old, new, 1), "utf-8")
    assert "PE032" in codes(kind, path)
    assert complaints(kind, path)


@pytest.mark.parametrize("kind", ["pack", "config"])
def test_every_code_is_offered_with_its_meaning(kind: str) -> None:
    made = schema(kind, "zh")
    held = {"pack": "type.checks", "config": "type.severities"}
    keys = made["definitions"][held[kind]]["properties"]
    assert set(keys) == set(catalogue())
    assert keys["PE803"]["title"] == "PE803 · 提示"
    assert keys["PE803"]["description"].startswith("“{name}”一个指标占{weight}分")


@pytest.mark.parametrize("text", ["[1]", "文字", "5"])
def test_a_file_without_keys_is_rejected(text: str, folder: Path) -> None:
    path = folder / "other.yaml"
    path.write_text(text, "utf-8")
    assert "PE113" in codes("indicator-set", path)
    assert complaints("indicator-set", path)


def test_a_set_that_extends_may_leave_keys_to_its_base(folder: Path) -> None:
    path = folder / "county.yaml"
    path.write_text(
        "perfeval: indicator-set/v1\n编号: county\n继承: set.yaml\noverride: {决策/完成: {note: ~}}\n",
        "utf-8",
    )
    assert not codes("indicator-set", path) & SHAPE_CODES
    assert not complaints("indicator-set", path)


@pytest.mark.parametrize("own", ["", "id: ~\n"])
def test_a_set_that_extends_has_an_id_of_its_own(own: str, folder: Path) -> None:
    path = folder / "nameless.yaml"
    path.write_text(f"perfeval: indicator-set/v1\n{own}extends: set.yaml\ntotal: 100\n", "utf-8")
    found = load_set(path).findings
    assert [(f.code, f.params["key"]) for f in found] == [("PE102", "id")]
    assert found[0].span is not None
    assert found[0].span.file.endswith("nameless.yaml")
    assert complaints("indicator-set", path)


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        ("{weight: 6}", True), ("{权重: 6, score: judged}", True), ("{}", True),
        ("{wieght: 6}", False), ("{weight: 六}", False), ("{weight: 6, 权重: 6}", False),
        ("~", False), ("5", False),
        ("{score: ~, 备注: ~}", True), ("{wieght: ~}", False), ("{zzz: ~}", False),
    ],
)  # fmt: skip
def test_changes_of_an_indicator(change: str, sound: bool, folder: Path) -> None:
    """Not with the samples that are damaged: what is changed is not read as it was."""
    path = folder / "changed.yaml"
    path.write_text(SET + f"override: {{决策/完成: {change}}}\n", "utf-8")
    assert bool(codes("indicator-set", path) & SHAPE_CODES) is not sound
    assert bool(complaints("indicator-set", path)) is not sound


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_one_slip_is_judged_alike(data: Any, folder: Path) -> None:
    kind = data.draw(st.sampled_from(kinds()))
    root = read_yaml(folder / NAMES[kind]).root
    assert root is not None
    text = data.draw(mutations(root))
    path = folder / f"slip-{NAMES[kind]}"
    path.write_text(text, "utf-8")
    document = read_yaml(path)
    assume(document.root is not None and not document.findings)
    agreed(kind, path)
