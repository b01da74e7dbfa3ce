"""Projects that columns are not for: read by example all the same, with every text that is theirs,
and scored by the kernel as if each were the only one."""

from __future__ import annotations

import random
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from batch.folder import drawn
from batch.folder.drawn import laid

from perfeval.api import report
from perfeval.batch.folder import quick
from perfeval.batch.folder.nested import nested
from perfeval.batch.folder.ordinary import Options, Shelf, carded
from perfeval.batch.folder.quick import Desk
from perfeval.batch.folder.whole import whole
from perfeval.model.finding import Span

GATE = "gates: [{name: 执行缓慢, when: 执行率 < 60%, effect: {cap: 59}}]\n"
BONUS = "adjust: [{name: 示范加分, min: 0, max: 3}]\n"
GIVEN = "adjust: [{name: 示范加分, value: 1.5, reason: 省级示范}]\n"
KINDS = ("rate: arrival}, target: ≥100%}", "rate: arrival}, target: ≥100%, evidence: [批复]}")
LATE = "- name: 产出\n    gates: [{name: 人数不足, when: 人数 < 50, effect: zero}]\n"


OF_FIGURES = (
    ("{name: 人数, weight: 15}", "{name: 人数, weight: 15, evidence: [合同, 台账]}"),
    ("target: ≥95%}", "target: ≥95%, evidence: [台账]}"),
    ("{kind: count, points: 2}}", "{kind: count, points: 2}, evidence: [批复]}"),
    ("method: top2}, target: ≥90%}", "method: top2}, target: ≥90%, evidence: [合同]}"),
)


def variants() -> dict[str, str]:
    kinds = figures = drawn.SET.replace(*KINDS)
    assert kinds != drawn.SET
    for old, new in OF_FIGURES:
        assert old in figures
        figures = figures.replace(old, new)
    return {
        "kinds of evidence for a rate": kinds,
        "kinds of evidence for figures": figures,
        "gates": drawn.SET.replace("indicators:\n", GATE + "indicators:\n", 1),
        "gates of a branch": drawn.SET.replace("- name: 产出\n", LATE),
        "bonus": drawn.SET.replace("indicators:\n", BONUS + "indicators:\n", 1),
    }


def rows(found: list[Any], paths: list[Path]) -> list[dict[str, Any]]:
    return nested(found, [path.as_posix() for path in paths], "zh").to_pylist()


@pytest.mark.parametrize("variant", variants())
@pytest.mark.parametrize("seed", range(3))
def test_sets_of_other_kinds(
    tmp_path: Path, variant: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = laid(tmp_path, 60, seed)
    (tmp_path / "set.yaml").write_text(variants()[variant], "utf-8")
    if variant == "bonus":
        for path in paths[::2]:
            path.write_bytes(path.read_bytes().rstrip() + b"\n" + GIVEN.encode())
    desk, shelf = Desk(Options()), Shelf(Options())
    expected = [carded(shelf, path) for path in paths]
    assert sum(one.card is not None for one in expected) > 30
    asked: list[Path] = []

    def counted(kept: Shelf, path: Path) -> Any:
        asked.append(path)
        return carded(kept, path)

    monkeypatch.setattr(quick, "carded", counted)
    monkeypatch.setattr("perfeval.batch.folder.whole.carded", counted)
    found = [one for start in range(0, 60, 20) for one in desk.rows(paths[start : start + 20])]
    for got, wanted in zip(rows(found, paths), rows(expected, paths), strict=True):
        assert got == wanted
    assert len(asked) < 35  # the others were read by example


def said(record: Any) -> Any:
    """All that a record says, but not where."""
    if isinstance(record, Span):
        return None
    if isinstance(record, dict):
        return {key: said(value) for key, value in record.items() if key != "at"}
    if isinstance(record, tuple):
        fields = getattr(record, "_fields", None)
        if fields is None:
            return [said(one) for one in record]
        pairs = zip(fields, record, strict=True)
        return {field: said(value) for field, value in pairs if field not in ("at", "digest")}
    assert record is None or isinstance(record, (str, int, Fraction, bool)) or _date(record), record
    return record


def _date(record: Any) -> bool:
    return hasattr(record, "isoformat")


@pytest.mark.parametrize("seed", range(4))
def test_every_text_is_the_project_s_own(tmp_path: Path, seed: int) -> None:
    """A report prints all of them."""
    paths = laid(tmp_path, 60, 200 + seed)
    desk, shelf = Desk(Options()), Shelf(Options())
    told = 0
    for path in paths:
        wanted, got = carded(shelf, path).card, whole(desk, path).card
        assert (wanted is None) is (got is None)
        if wanted is not None and got is not None:
            assert said(got.project) == said(wanted.project)
            told += bool(wanted.project.narrative)
    assert told > 5


def test_a_text_ends_as_its_file_does(tmp_path: Path) -> None:
    desk, shelf = Desk(Options()), Shelf(Options())
    (tmp_path / "set.yaml").write_text(drawn.SET, "utf-8")
    head = "perfeval: project/v1\nindicator_set: set.yaml\nproject: {name: 甲}\nresults: {人数: {actual: 5人, target: 5人}}\n"
    for number, end in enumerate(("一\n    二\n", "一", "一\n    二", "三\n\n\n", "三\n\n")):
        path = tmp_path / f"{number}.yaml"
        path.write_text(f"{head}narrative:\n  background: |\n    {end}", "utf-8")
        wanted, got = carded(shelf, path).card, whole(desk, path).card
        assert wanted is not None
        assert got is not None
        assert said(got.project) == said(wanted.project)


EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("example", ["chaoyang-2020", "monitoring-2024", "shanghai-2022"])
def test_transfer_payments_and_monitoring(tmp_path: Path, example: str, seed: int) -> None:
    """Their reports ask for texts: what is missing is found, and every sentence is printed."""
    draw = random.Random(seed)
    text = (EXAMPLES / example / "project.yaml").read_text("utf-8")
    paths = []
    for number in range(12):
        own = re.sub("。", lambda _: draw.choice(("。", f"（{number}）。")), text)  # noqa: B023
        lines = own.split("\n")
        for at in draw.sample(range(len(lines)), 3):
            if re.match(r" {2,4}\S", lines[at]) and not number % 3:
                lines[at] = ""
        path = tmp_path / f"{number}.yaml"
        path.write_text("\n".join(lines), "utf-8")
        paths.append(path)
    desk, shelf = Desk(Options()), Shelf(Options())
    expected = [carded(shelf, path) for path in paths]
    found = [*desk.rows(paths[:6]), *desk.rows(paths[6:])]
    assert rows(found, paths) == rows(expected, paths)
    told = 0
    for path, one in zip(paths, expected, strict=True):
        got = whole(desk, path).card
        assert (got is None) is (one.card is None)
        if got is not None and one.card is not None:
            told += 1
            assert report(got, "md").data == report(one.card, "md").data
    assert told > 5
