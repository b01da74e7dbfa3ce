"""Projects of several years, written small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.systems import followup

if TYPE_CHECKING:
    from pathlib import Path

    from perfeval.followup.moves import Comparison
    from perfeval.followup.records import Recommended

SET = """perfeval: indicator-set/v1
id: small
grades: [{name: 优, min: 90}, {name: 良, min: 80}, {name: 中, min: 60}, {name: 差, min: 0}]
indicators:
  - {name: 人次, weight: 60, target: ≥100人次, score: completion}
  - {name: 满意度, weight: 40, target: ≥90%, score: completion}
"""


def project(
    year: int,
    persons: str = "actual: 100人次",
    pleased: str = "actual: 90%",
    money: str = "budget: 100, spent: 80",
    name: str = "培训",
    set_: str = "set.yaml",
    more: str = "",
) -> str:
    funds = f"funds: {{unit: 万元, lines: [{{name: 拨款, {money}}}]}}\n" if money else ""
    return (
        f"perfeval: project/v1\nindicator_set: {set_}\n"
        f"project: {{name: {name}, period: {{from: {year}-01-01, to: {year}-12-31}}}}\n{funds}{more}"
        f"results:\n  人次: {{{persons}}}\n  满意度: {{{pleased}}}\n"
    )


def laid(folder: Path, **files: str) -> list[Path]:
    """The files in the folder, beside the small set; the paths of the projects, in order."""
    (folder / "set.yaml").write_text(SET, "utf-8")
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.yaml"
        path.write_text(text, "utf-8")
        if text.startswith("perfeval: project"):
            paths.append(path)
    return paths


def recommended(folder: Path, policy: str, **files: str) -> Recommended:
    paths = laid(folder, **files)
    (folder / "policy.yaml").write_text(f"perfeval: policy/v1\nid: p\n{policy}", "utf-8")
    loaded = followup.load_policy(folder / "policy.yaml")
    assert loaded.policy is not None, loaded.findings
    read = followup.read_projects(paths)
    assert not read.unread, read.unread
    return followup.recommend(loaded.policy, read.years)


def compared(folder: Path, **files: str) -> Comparison:
    read = followup.read_projects(laid(folder, **files))
    assert not read.unread, read.unread
    return followup.compare(read.years)
