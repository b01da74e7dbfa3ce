"""`perfeval init`: a new project file that is ready to be filled in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_runs import Run

SETS = sorted((Path(__file__).parents[2] / "indicator_sets").glob("*.yaml"))
CHOICE = {
    "air-pollution-action-plan-2014": "region",
    "poverty-alleviation-funds-provincial": "region",
}


def _started(run: Run, folder: Path, name: str, *more: str) -> Path:
    target = folder / "project.yaml"
    done = run("init", "--set", name, "-o", str(target), *more)
    assert done.code == 0, done.err
    return target


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
@pytest.mark.parametrize("keys", ["en", "zh"])
def test_a_new_project_is_read_and_lacks_only_results(
    run: Run, path: Path, keys: str, tmp_path: Path
) -> None:
    target = _started(run, tmp_path, path.stem, "--keys", keys, "--lang", keys)
    text = target.read_text("utf-8")
    if path.stem in CHOICE:
        assert "# groups:" in text or "# 分组:" in text
        text = re.sub(r"^# ((?:groups|分组): \{.*\})$", r"\1", text, flags=re.MULTILINE)
        target.write_text(text, "utf-8")
    done = run("score", str(target), "--format", "json", "--lang", "en")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    errors = {f["code"] for f in found["findings"] if f["severity"] == "error"}
    # PE447: what a gate asks for can't be known yet either
    assert errors <= {"PE401", "PE402", "PE447"}, "nothing is wrong but what is missing"
    assert not found["total"], "nothing scores before it is known"
    assert not re.search(r"PE3(01|02|03)", json.dumps(found["findings"])), "every name is known"


def test_filled_in_it_scores(run: Run, tmp_path: Path) -> None:
    """The places to fill are the ones that count."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "perfeval: indicator-set/v1\nid: own\ntitle: 自己的\nindicators:\n"
        "  - {name: 培训人数, weight: 60, target: ≥200人}\n"
        "  - {name: 制度, weight: 40, score: {kind: checklist, items: [有制度, 有执行]}}\n",
        "utf-8",
    )
    (tmp_path / "one").mkdir()
    target = tmp_path / "one" / "project.yaml"
    done = run("init", "--set", str(own), "-o", str(target), "--lang", "zh")
    assert done.code == 0, done.err
    text = target.read_text("utf-8")
    assert "indicator_set: ../own.yaml" in text
    text = re.sub(r"actual:.*", "actual: 150人", text)
    text = re.sub(r"met:.*", "met: [1]", text)
    target.write_text(text, "utf-8")
    scored = json.loads(run("score", str(target), "--format", "json").out)
    assert scored["total"] == 65  # 60 × 150/200 + 40 × 1/2


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "project.yaml"
    target.write_text("mine", "utf-8")
    done = run("init", "--set", "mof-2020-10-evaluation", "-o", str(target), "--lang", "zh")
    assert done.code == 2
    assert "已经存在" in done.err
    assert target.read_text("utf-8") == "mine"


def test_the_set_must_be_named_and_known(run: Run, tmp_path: Path) -> None:
    assert run("init", "--lang", "en").code == 2
    done = run("init", "--set", "mof-2020-10-evaluatoin", "-o", str(tmp_path / "p.yaml"))
    assert done.code == 2
    assert "mof-2020-10-evaluation" in done.err, "the nearest id is named"
    assert not (tmp_path / "p.yaml").exists()
