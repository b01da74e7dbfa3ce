"""The JSON Schemas: sound themselves, and of one mind with the loader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from schema_agreement import HIDING, NAMES, SAMPLES, agreed, codes, complaints, toml
from schema_instances import instance
from schema_mutations import mutations
from schema_samples import SET
from schema_slips import WRONG

from perfeval.checks.catalogue import catalogue
from perfeval.library.loading import load_set
from perfeval.source.reference_zh import FIELDS_ZH
from perfeval.source.schema import FRAGMENTS
from perfeval.source.schema_codes import BEYOND, PARTLY, SHAPE_CODES, group_of
from perfeval.source.schema_results import RESULT_OR_NULL
from perfeval.source.types import READERS
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.schemas import kinds, schema

ROOT = Path(__file__).parents[2]


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
    assert keys["PE803"]["title"] == "PE803 · 警告"
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
    assert document.root is not None
    assume(kind != "config" or toml(instance(document.root)) is not None)
    agreed(kind, path)
