"""The two examples give what the documents say."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from panel_cases import evaluated, panel_text

from perfeval.panels import records as r
from perfeval.panels.steps import steps
from perfeval.systems import panels

EXAMPLES = Path(__file__).parents[2] / "examples" / "expert-panel"


def test_five_grants_make_22_436() -> None:
    panel = panels.load(EXAMPLES / "grants.yaml").panel
    assert panel is not None
    result = panels.evaluate(panel)
    assert [o.money for o in result.ranked] == [50_000, 50_000, 50_000, 40_000, 34_360]
    assert result.granted == panel.rule.budget == 224_360
    assert not result.findings
    first = result.ranked[0]
    # (88 + 87 + 86 + 85) / 4, 90 and 80 dropped
    assert first.mean == Fraction(173, 2)
    told = steps(panel, first, "zh")
    assert told[2:] == ["平均：(88 + 87 + 86 + 85) / 4 = 86.5", "第1档，80分（含）以上：5万元"]


def test_six_stations_make_17_and_75_itself_is_not_above_75(tmp_path: Path) -> None:
    """One excellent station 4万元, three from 80 on 3万元, two from 60 to 80 2万元."""
    bands = "bands: [{min: 95, money: 4}, {min: 80, below: 95, money: 3}, {min: 60, below: 80, money: 2}], budget: 17"
    scores: dict[str, list[object]] = {
        "A": [96], "B": [80], "C": [88], "D": ["94.99"], "E": ["79.99"], "F": [60], "G": ["59.99"],
    }  # fmt: skip
    result = evaluated(panel_text(scores, bands), tmp_path)
    assert [o.money for o in result.outcomes] == [40_000, 30_000, 30_000, 30_000, 20_000, 20_000, 0]
    assert result.granted == 170_000
    above = "bands: [{above: 75, money: 5.5}]"
    result = evaluated(panel_text({"A": [75], "B": ["75.01"]}, above), tmp_path)
    assert [o.money for o in result.outcomes] == [0, 55_000]


def test_four_of_six_pass_and_the_non_compliant_fails() -> None:
    panel = panels.load(EXAMPLES / "acceptance.yaml").panel
    assert panel is not None
    result = panels.evaluate(panel)
    assert {o.subject.id: o.status for o in result.outcomes} == {
        "P1": r.PASSED, "P2": r.FAILED, "P3": r.NON_COMPLIANT, "P4": r.PASSED,
    }  # fmt: skip
    assert [(o.passes, o.votes) for o in result.outcomes] == [(4, 6), (3, 6), (5, 6), (4, 5)]
