"""A set that can't be had is looked for once, and told to each project that names it, in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.batch.folder.ordinary import Options, Shelf, carded
from perfeval.library import places


def laid(home: Path) -> list[Path]:
    leaf = "indicators:\n  - {name: 人数, weight: 100, target: ≥3人}\n"
    (home / "set.yaml").write_text(
        f"perfeval: indicator-set/v1\nid: s\nextends: nowhere-set\n{leaf}", "utf-8"
    )
    (home / "other.yaml").write_text("perfeval: project/v1\nproject: {name: 乙}\n", "utf-8")
    paths = []
    for number in range(4):
        path = home / f"p{number}" / "project.yaml"
        path.parent.mkdir()
        remarks = "# 说明\n" * number
        name = ("set.yaml", "other.yaml")[number % 2]
        path.write_text(
            f"perfeval: project/v1\n{remarks}indicator_set: ../{name}\nproject: {{name: 甲}}\n"
            "results:\n  人数: {actual: 3人}\n",
            "utf-8",
        )
        paths.append(path)
    return paths


def test_each_project_is_told_as_if_it_were_alone(tmp_path: Path) -> None:
    paths = laid(tmp_path)
    shelf = Shelf(Options())
    together = [carded(shelf, path) for path in paths]
    alone = [carded(Shelf(Options()), path) for path in paths]
    assert [one.findings for one in together] == [one.findings for one in alone]
    codes = [[finding.code for finding in one.findings] for one in together]
    assert codes == [["PE305"], ["PE114"], ["PE305"], ["PE114"]]
    lines = [one.findings[0].span.line for one in together if one.findings[0].code == "PE114"]  # type: ignore[union-attr]
    assert lines == [3, 5]  # where each of them names the set


def test_the_folder_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    usual = places.by_id

    def counted(name: str, folder: Path | None) -> Path | None:
        asked.append(name)
        return usual(name, folder)

    monkeypatch.setattr(places, "by_id", counted)
    shelf = Shelf(Options())
    for path in laid(tmp_path):
        carded(shelf, path)
    assert asked == ["nowhere-set"]
