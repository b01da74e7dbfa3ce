"""The glance at a table of bands never takes an unsound one for sound."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from perfeval.model.indicators import Indicator, MeasureUse, ScoreUse
from perfeval.model.points import Points
from perfeval.model.quantity import Quantity, quantity
from perfeval.rules import band_faults
from perfeval.rules.bands import Band, Params


def _quantity(text: str) -> Quantity:
    found = quantity(text)
    assert isinstance(found, Quantity)
    return found


EDGES = ("0%", "50%", "60%", "80%", "90%", "100%", "0", "3", "100", "-5%")
BANDS = st.builds(
    lambda key, edge: Band(**{key: _quantity(edge)}, points=Points(1, False, "1")),  # type: ignore[arg-type]
    st.sampled_from(("min", "above", "max", "below")),
    st.sampled_from(EDGES),
)


@st.composite
def cascades(draw: st.DrawFn) -> list[Band]:
    """Tables as they are printed: edges in order, the last band for the rest, or nearly so."""
    numbers = sorted(draw(st.sets(st.sampled_from((0, 50, 60, 80, 90, 100)), min_size=2)))
    falling = draw(st.booleans())
    keys = ("min", "above") if falling else ("max", "below")
    turned = ("max", "below") if falling else ("min", "above")
    edges = [f"{n}%" for n in (reversed(numbers) if falling else numbers)]
    bands = [{draw(st.sampled_from(keys)): edge} for edge in edges]
    bands.append({draw(st.sampled_from((*keys, *turned))): edges[-1]})
    if draw(st.booleans()):
        del bands[-2]
    return [
        Band(**{k: _quantity(v) for k, v in band.items()}, points=Points(1, False, "1"))  # type: ignore[arg-type]
        for band in bands
    ]


LEAVES = st.builds(
    lambda measure, target: Indicator(
        "甲",
        ("甲",),
        measure=MeasureUse(measure, None),
        target=target,
        score=ScoreUse("bands", None),
    ),
    st.sampled_from(("value", "growth", "schedule")),
    st.sampled_from((None, _quantity("≥80%"), _quantity("≤5"))),
)


@given(
    st.one_of(st.lists(BANDS, min_size=1, max_size=5), cascades()),
    st.sampled_from(("value", "completion", "deviation", "magnitude")),
    LEAVES,
)
def test_what_passes_at_a_glance_passes_the_whole_check(
    bands: list[Band], over: str, leaf: Indicator
) -> None:
    p = Params(tuple(bands), over)
    quick: Any = band_faults.plainly_sound
    try:
        band_faults.plainly_sound = lambda *_: False  # type: ignore[attr-defined]
        whole = band_faults.band_faults(p, leaf)
    finally:
        band_faults.plainly_sound = quick  # type: ignore[attr-defined]
    assert [f.code for f in band_faults.band_faults(p, leaf)] == [f.code for f in whole]
