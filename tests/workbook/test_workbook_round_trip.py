"""A project through the workbook and back is the same project with the same scores."""

from __future__ import annotations

import json
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from reference.generate import as_yaml_leaf, as_yaml_result, cases
from rendering.recalculate import need_office
from workbook_projects import project
from workbook_sameness import assert_same, through

from perfeval import api

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/project.yaml"))
SETS = sorted(path.stem for path in (ROOT / "indicator_sets").glob("*.yaml"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str, lang: str, tmp_path: Path) -> None:
    source = tmp_path / "project.yaml"
    shutil.copy(ROOT / "examples" / name / "project.yaml", source)
    assert_same(source, through(source, lang))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", SETS)
def test_sets_with_every_block_of_a_project(name: str, seed: int, tmp_path: Path) -> None:
    found = api.load_indicator_set(name).indicator_set
    assert found is not None
    source = tmp_path / "p.yaml"
    source.write_text(project(found, name, seed), "utf-8")
    assert_same(source, through(source, "zh" if seed % 2 else "en"))


@pytest.mark.parametrize("seed", range(4))
def test_every_measure_with_every_rule(seed: int, tmp_path: Path) -> None:
    leaves, results = [], {}
    for number, (leaf, result) in enumerate(cases(seed + 100, 40)):
        leaves.append({**as_yaml_leaf(leaf), "name": f"指标{number}"})
        results[f"指标{number}"] = as_yaml_result(result)
    total = sum((Fraction(str(leaf["weight"])) for leaf in leaves), Fraction(0))
    made = {
        "perfeval": "indicator-set/v1", "id": "drawn", "total": float(total),
        "grades": [{"name": "优", "min": 0}], "indicators": [{"name": "全部", "children": leaves}],
    }  # fmt: skip
    (tmp_path / "drawn.yaml").write_text(json.dumps(made, ensure_ascii=False, indent=1), "utf-8")
    told = {
        "perfeval": "project/v1", "indicator_set": "drawn.yaml", "project": {"name": "甲"},
        "results": results,
    }  # fmt: skip
    source = tmp_path / "p.yaml"
    source.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    assert api.load_project(source).usable
    assert_same(source, through(source))


def test_a_workbook_of_a_workbook_is_the_same(tmp_path: Path) -> None:
    source = tmp_path / "project.yaml"
    shutil.copy(ROOT / "examples" / "shanghai-2022" / "project.yaml", source)
    first = through(source)
    again = through(first)
    assert again.read_bytes() == first.read_bytes()


def test_texts_longer_than_a_cell_and_blanks_at_their_beginning(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(
        "perfeval: indicator-set/v1\nid: s\ntotal: 10\n"
        "indicators: [{name: 甲, weight: 10, target: ≥5个}]\n", "utf-8"
    )  # fmt: skip
    told = {
        "perfeval": "project/v1", "indicator_set": "s.yaml", "project": {"name": "p"},
        "results": {"甲": {"actual": "5个", "analysis": "字 句\n" * 20_000}},
        "narrative": {"background": "    缩进的第一行\n第二行", "other": '"引号"'},
    }  # fmt: skip
    source = tmp_path / "p.yaml"
    source.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    assert_same(source, through(source))


def test_saved_again_by_libreoffice(tmp_path: Path) -> None:
    need_office()
    sources = []
    for name in EXAMPLES:
        sources.append(tmp_path / f"{name}.yaml")
        shutil.copy(ROOT / "examples" / name / "project.yaml", sources[-1])
    name = "yunnan-bridging-funds-2022"
    found = api.load_indicator_set(name).indicator_set
    assert found is not None
    sources.append(tmp_path / "p.yaml")
    sources[-1].write_text(project(found, name, 5), "utf-8")
    made = [through(source) for source in sources]
    saved = tmp_path / "saved"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "xlsx", "--outdir", str(saved), *map(str, made)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for source, workbook in zip(sources, made, strict=True):
        copy = source.with_name("saved-" + workbook.name)
        shutil.copy(saved / workbook.name, copy)
        assert_same(source, copy)
