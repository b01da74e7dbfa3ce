"""The example of `examples/use-of-results`: its amounts by hand, and what it is to show."""

from __future__ import annotations

from pathlib import Path

from perfeval.systems import followup

FOLDER = Path(__file__).parents[2] / "examples" / "use-of-results"
WAN = 10_000


def test_the_recommendations() -> None:
    loaded = followup.load_policy(FOLDER / "policy.yaml")
    assert loaded.policy is not None
    made = followup.recommend(loaded.policy, followup.read_projects([FOLDER]).years)
    found = {one.key: (one.action, one.amount, one.base) for one in made.projects}
    assert found == {
        # 优: 80 + 5%
        "R-07": ("increase", 84 * WAN, 80 * WAN),
        # 良 keeps; 121 of 220 spent (55%), half of the unspent 99 goes
        "T-01": ("cut", 170.5 * WAN, 220 * WAN),
        # 差 in 2023 and in 2024
        "M-03": ("stop", 0, 120 * WAN),
    }
    assert made.amount == 254.5 * WAN
    assert {f.code for f in made.findings} == {"PE795", "PE796", "PE797"}


def test_the_comparison() -> None:
    read = followup.read_projects(FOLDER / f"training-{year}.yaml" for year in (2022, 2023, 2024))
    made = followup.compare(read.years)
    assert [float(move.change or 0) for move in made.movements] == [-4.2, -6.62]
    last = {move.leaf.indicator.name: move for move in made.movements[1].leaves}
    # the target went from 1000 to 900 with the result: 20 × 900/1000 = 18 without it
    assert last["服务人次"].causes == {"actual": -2, "target": 2}
    assert last["就业转化率"].change == 1
    assert last["服务对象满意度"].change == -1.5
    assert {f.code for f in made.findings} == {"PE781", "PE782"}
