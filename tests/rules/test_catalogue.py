"""Every row of the rule catalogue, as a project would be scored."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from perfeval import load_project, score

HERE = Path(__file__).parent


def _entries() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        text = path.read_text("utf-8")
        nodes = yaml.compose(text, yaml.SafeLoader).value
        for entry, node in zip(yaml.load(text, yaml.BaseLoader), nodes, strict=True):
            cases = zip(entry["cases"], _get(node, "cases").value, strict=True)
            for number, (case, case_node) in enumerate(cases, 1):
                name = f"{path.stem}:{entry['row']}:{entry['title'][:24]}:{number}"
                found.append(pytest.param(entry, case, node, case_node, id=name))
    return found


def _get(node: Any, key: str) -> Any:
    """The value of a key, as the node that was written."""
    return next((value for k, value in node.value if k.value == key), None)


def _text(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


def _mapping(pairs: dict[str, Any], more: Any = None) -> yaml.MappingNode:
    entries = [
        (_text(key), _text(v) if isinstance(v, str) else v)
        for key, v in pairs.items()
        if v is not None
    ]
    own = {key.value for key, _ in (more.value if more is not None else [])}
    entries = [(key, value) for key, value in entries if key.value not in own]
    return yaml.MappingNode(
        "tag:yaml.org,2002:map", entries + (list(more.value) if more is not None else [])
    )


def _write(path: Path, node: Any) -> None:
    path.write_text(
        yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=10_000), "utf-8"
    )


def _number(text: str) -> Fraction | None:
    return None if text == "null" else Fraction(Decimal(text))


def run(
    entry: dict[str, Any], case: dict[str, Any], node: Any, case_node: Any, folder: Path
) -> Any:
    """Score one case in files of its own."""
    project = _get(case_node, "project")
    results = _get(project, "results") if project is not None else None
    if "indicator" in entry:
        leaf = _mapping({"name": "案例"}, _get(node, "indicator"))
        name = entry["indicator"].get("name", "案例")
        weight = _get(leaf, "weight")
        leaves = [leaf]
        given = {name: _get(case_node, "result")}
        if weight is None or weight.value in ("0",) or isinstance(weight, yaml.MappingNode):
            judged = _mapping({"kind": "judged"})
            leaves.append(_mapping({"name": "其余", "weight": "100", "score": judged}))
            given["其余"] = _mapping({"judged": "100", "reason": "凑满总分"})
            weight = _text("100")
        tree = yaml.SequenceNode("tag:yaml.org,2002:seq", leaves)
        body = _mapping({"total": weight, "rounding": _get(node, "rounding"), "indicators": tree})
        results = _mapping(given, results)
    else:
        body = _get(node, "set")
    files = _get(node, "files")
    for key, value in files.value if files is not None else []:
        _write(folder / key.value, value)
    _write(folder / "set.yaml", _mapping({"perfeval": "indicator-set/v1", "id": "case"}, body))
    header = _mapping(
        {"name": "案例项目"}, _get(project, "project") if project is not None else None
    )
    rest = [
        (k, v)
        for k, v in (project.value if project is not None else [])
        if k.value not in ("project", "results")
    ]
    whole = {"perfeval": "project/v1", "indicator_set": "set.yaml", "project": header}
    whole["results"] = results if results is not None else _mapping({})
    _write(
        folder / "project.yaml", _mapping(whole, yaml.MappingNode("tag:yaml.org,2002:map", rest))
    )
    loaded = load_project(folder / "project.yaml")
    files_text = "\n".join(
        (folder / name).read_text("utf-8") for name in ("set.yaml", "project.yaml")
    )
    assert loaded.usable, f"{loaded.findings}\n{files_text}"
    return score(loaded)


def _leaf(card: Any, name: str) -> Any:
    fits = [
        x
        for x in card.leaves
        if name in (x.indicator.name, x.indicator.id, "/".join(x.indicator.path))
    ]
    assert len(fits) == 1, name
    return fits[0]


@pytest.mark.parametrize(("entry", "case", "node", "case_node"), _entries())
def test_row(
    entry: dict[str, Any], case: dict[str, Any], node: Any, case_node: Any, tmp_path: Path
) -> None:
    card = run(entry, case, node, case_node, tmp_path)
    notes = [(f.code, dict(f.params)) for f in card.findings]
    if "points" in case:
        leaf = _leaf(card, entry.get("indicator", {}).get("name", "案例"))
        assert leaf.score == _number(case["points"]), (case.get("why"), notes)
        if "status" in case:
            assert leaf.status == case["status"]
        if "completion" in case:
            assert round(float(leaf.completion), 4) == pytest.approx(float(case["completion"]))
    for key in ("total", "max"):
        if key in case:
            assert getattr(card, key) == _number(case[key]), (case.get("why"), notes)
    if "grade" in case:
        assert card.grade == case["grade"], (case.get("why"), notes)
    for name, points in {**case.get("scores", {}), **case.get("outputs", {})}.items():
        assert _leaf(card, name).score == _number(points), (name, case.get("why"), notes)
    for name, status in case.get("statuses", {}).items():
        assert _leaf(card, name).status == status, name
    for name, points in case.get("branches", {}).items():
        branch = next(
            b for b in card.branches if name in (b.indicator.name, "/".join(b.indicator.path))
        )
        assert branch.score == _number(points), (name, case.get("why"), notes)


def test_no_expectation_is_unread() -> None:
    known = {
        "result", "project", "points", "why", "status", "completion", "total", "grade", "max",
        "scores", "branches", "outputs", "statuses",
    }  # fmt: skip
    for parameters in _entries():
        assert set(parameters.values[1]) <= known, parameters.id


def test_every_numbered_row_is_there() -> None:
    rows = {str(parameters.values[0]["row"]) for parameters in _entries()}
    assert {str(n) for n in range(1, 93)} <= rows
    assert {f"V{n}" for n in range(1, 21)} <= rows
