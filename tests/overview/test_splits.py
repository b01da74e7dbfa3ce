"""However projects come, in one batch or many, in parts merged, coded or plain: one overview."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from fractions import Fraction as F
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overview.making import batch, collected, finding, leaf, project
from perfeval.overview import classes, leaves
from perfeval.overview.collector import Collector
from perfeval.overview.records import Overview
from perfeval.overview.terms import Terms

TERMS = Terms(listed=3, refused=3, ranked=3, ranking=5, lines=3, groups=2, alike_rows=2)
STATES = ("scored", "missing", "not_applicable", "not_due", "vetoed")
NAMES = st.sampled_from(
    [None, "", "东区", "西区", "南区", "北区", "a very long name of a district"]
)


@st.composite
def _leaf(draw: st.DrawFn, path: str) -> dict[str, Any]:
    weight = draw(st.sampled_from(["10", "10", "7.5"]))
    score = draw(st.sampled_from(["10", "10", "7.5", "0", "3.33", None]))
    actual = draw(
        st.sampled_from([None, "", "5", "5", "12345678", "已完成并通过竣工验收", "x" * 300])
    )
    return leaf(
        path, weight, score, status=draw(st.sampled_from(STATES)), actual=actual, target="≥5"
    )


@st.composite
def _project(draw: st.DrawFn) -> dict[str, Any]:
    rare = draw(st.integers(0, 9))
    paths = ["产出/甲", "产出/乙", "效益/丙"] if rare < 8 else ["效益/丙", "产出/甲"]
    total = draw(st.one_of(st.none(), st.integers(0, 10_000).map(lambda n: f"{n / 100:.2f}")))
    codes = draw(st.lists(st.sampled_from(["PE103", "PE401", "PE451"]), max_size=3))
    found = project(
        draw(st.sampled_from(["p", "q", "r"])), total,
        draw(st.sampled_from(["优", "良", None])) if total is not None else None,
        department=draw(NAMES), region=draw(NAMES), set=draw(st.sampled_from(["s", "s", "t"])),
        execution=draw(st.sampled_from([None, "0", "0.5", "1", "1.5", "-0.25", "9" * 30])),
        indicators=[draw(_leaf(path)) for path in paths] if total is not None else [],
        findings=[finding(code, "error" if code == "PE103" else "warning", code + "!") for code in codes],
        errors=codes.count("PE103"),
    )  # fmt: skip
    if rare == 9 and total is not None:
        found["max"] = draw(st.sampled_from([F(50), F(300)])).numerator
    return found


def _coded(one: pa.RecordBatch) -> pa.RecordBatch:
    """The same batch with its repeated texts as codes."""
    lists = one.column("indicators")
    inner = lists.flatten()
    children = [inner.field(n) for n in range(inner.type.num_fields)]
    texts = [c.dictionary_encode() if pa.types.is_string(c.type) else c for c in children]
    names = [inner.type.field(n).name for n in range(inner.type.num_fields)]
    struct = pa.StructArray.from_arrays(texts, names=names)
    columns = {name: one.column(name) for name in one.schema.names}
    ends = lists.offsets.to_numpy()
    columns["indicators"] = pa.ListArray.from_arrays(pa.array(ends - ends[0]), struct)
    for name in ("set", "region", "grade", "status", "project"):
        columns[name] = columns[name].dictionary_encode()
    return pa.RecordBatch.from_pydict(columns)


def _summed(parts: list[pa.RecordBatch]) -> Collector:
    return collected(*parts, terms=TERMS)


@settings(deadline=None, max_examples=60)
@given(st.lists(_project(), max_size=25), st.data())
def test_any_split_gives_the_overview_of_one_pass(
    given_: list[dict[str, Any]], data: st.DataObject
) -> None:
    whole = batch(given_)
    expected = _summed([whole]).overview()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(given_)), max_size=4)))
    ends = [0, *cuts, len(given_)]
    parts = [whole.slice(a, b - a) for a, b in itertools.pairwise(ends)]
    assert _summed(parts).overview() == expected
    merged = _summed(parts[:1])
    for part in parts[1:]:
        merged.merge(_summed([_coded(part)] if data.draw(st.booleans()) else [part]))
    assert merged.overview() == expected
    # the other way round: the last two first
    tail = _summed([])
    for part in parts[-2:]:
        tail.merge(_summed([part]))
    head = _summed(parts[:-2])
    head.merge(tail)
    assert head.overview() == expected


@settings(deadline=None, max_examples=40)
@given(st.lists(_project(), max_size=25))
def test_the_figures_are_those_of_plain_counting(given_: list[dict[str, Any]]) -> None:
    o = _summed([batch(given_)]).overview()
    scored = [one for one in given_ if one["status"] == "scored"]
    assert (o.projects, o.scored) == (len(given_), len(scored))
    assert {g.grade or None: g.many for g in o.grades if g.many} == Counter(
        p["grade"] for p in scored
    )
    _classes(o, given_)
    _leaves(o, scored)
    over = [one for one in scored if one["execution"] is not None and one["execution"] > 1]
    assert {p.key: p.many for p in o.patterns}["over"] == len(over)
    assert {c.code: (c.findings, c.many) for c in o.codes} == {
        code: (
            sum(f["code"] == code for one in given_ for f in one["findings"]),
            sum(any(f["code"] == code for f in one["findings"]) for one in given_),
        )
        for code in {f["code"] for one in given_ for f in one["findings"]}
    }


def _classes(o: Overview, given_: list[dict[str, Any]]) -> None:
    seen = Counter(one["region"] or None for one in given_)
    region = o.groupings[1]
    if region.reason:
        assert set(seen) <= {None}
        return
    for line in region.lines:
        assert line.projects == seen[line.name]
    rest = region.rest.projects if region.rest else 0
    assert sum(line.projects for line in region.lines) + rest == len(given_)


def _leaves(o: Overview, scored: list[dict[str, Any]]) -> None:
    rows = [(one["set"], row) for one in scored for row in one["indicators"]]
    for line in o.leaves:
        own = [row for set_, row in rows if (set_, row["path"]) == (line.set, line.path)]
        pointed = [row for row in own if row["score"] is not None]
        whole = sum(F(row["weight"]) for row in pointed)
        assert line.scored == len(pointed)
        assert line.share == (sum(F(row["score"]) for row in pointed) / whole if whole else None)
        assert line.lost == sum(row["score"] < row["weight"] for row in pointed)
        assert line.missing == sum(row["status"] == "missing" for row in own)
    assert {(line.set, line.path) for line in o.leaves} == {(s, row["path"]) for s, row in rows}


def test_a_project_has_one_fingerprint_among_even_and_uneven_tables() -> None:
    def rows(*actuals: str, reverse: bool = False) -> list[dict[str, Any]]:
        found = [
            leaf(f"a/{n}", "10", "9.5", actual=text, target="1") for n, text in enumerate(actuals)
        ]
        return found[::-1] if reverse else found

    alike = project("p", "50", indicators=rows("一", "2", "a long text of more than eight bytes"))
    other = project("q", "50", indicators=rows("1", "2"))
    even, uneven = batch([alike] * 2), batch([other, alike])
    found = collected(even, uneven, terms=TERMS).overview().patterns[1]
    assert (found.many, found.all_groups) == (3, 1)
    turned = project("r", "50", indicators=rows("1", "2", "3", reverse=True))
    straight = project("s", "50", indicators=rows("1", "2", "3"))
    assert collected(batch([turned, straight]), terms=TERMS).overview().patterns[1].many == 0


def test_names_are_found_again_in_merged_parts() -> None:
    parts = [batch([project(f"p{n}-{m}", str(n), "差", region="东区", execution="0.3") for m in range(20)]) for n in range(5)]  # fmt: skip
    plain, first, later = collected(*parts), collected(*parts[:2]), collected(*parts[2:])
    first.merge(later)
    assert plain.overview() == first.overview()
    assert plain.facts.of([41, 99])[41].project == "p2-1"


def test_too_many_classes_are_no_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "MOST_CLASSES", 3)
    monkeypatch.setattr(leaves, "MOST_CLASSES", 3)
    rows = [leaf(f"a/{n}", "10", "9") for n in range(4)]
    given_ = [project(f"p{n}", "50", "差", region=f"r{n}", indicators=rows) for n in range(4)]
    one = collected(batch(given_)).overview()
    parts = collected(batch(given_[:2]))
    parts.merge(collected(batch(given_[2:])))
    for o in (one, parts.overview()):
        assert [g.reason for g in o.groupings] == ["empty", "many"]
        assert o.groupings[1].total.projects == 4
        assert o.leaves_cut


def test_memory_holds_no_indicators() -> None:
    """What is kept for a project is its names and a number, however many indicators it has."""

    def kept(count: int) -> int:
        rows = [leaf(f"a/{n}", "10", "9", actual="x" * 50) for n in range(count)]
        found = collected(batch([project("p", "50", indicators=rows)] * 100))
        names = found.facts.size
        return int(names + sum(one.nbytes for one in found.prints))

    assert kept(40) == kept(2)


def test_names_that_no_packing_makes_smaller_are_kept_too() -> None:
    made = random.Random(5)
    names = ["".join(chr(made.randrange(0x4E00, 0x9FFF)) for _ in range(2000)) for _ in range(200)]
    found = collected(batch([project(name, "50") for name in names]))
    assert [found.facts.of([n])[n].project for n in (0, 199)] == [names[0], names[199]]
