"""Figures of a few projects, worked out by hand."""

from __future__ import annotations

from fractions import Fraction as F

from overview.making import batch, collected, finding, leaf, overview, project

TWO = ("产出/数量/培训人次", "效益/满意度")


def _rows(first: str | None, second: str | None, **more: str) -> list[dict[str, object]]:
    return [leaf(TWO[0], "60", first, **more), leaf(TWO[1], "40", second, **more)]


FIVE = [
    project("甲", "90.5", "优", department="教育局", region="东区", execution="0.4999", indicators=_rows("60", "30.5")),
    project("乙", "100", "优", department="教育局", region="西区", execution="1", indicators=_rows("60", "40")),
    project("丙", "75.25", "中", department="水利局", region="东区", execution="1.2", indicators=_rows("45.25", "30")),
    project("丁", "75.25", "中", department=None, region="东区", indicators=_rows("40.25", "35")),
    project("戊", None, department="水利局", region="东区", errors=2, findings=[finding("PE103", message="不是数"), finding("PE103")]),
]  # fmt: skip


def test_numbers_of_projects_and_totals() -> None:
    o = overview(FIVE)
    assert (o.projects, o.scored, o.unusable, o.with_errors, o.with_warnings) == (5, 4, 1, 1, 0)
    t = o.totals
    assert t is not None
    # 75.25 75.25 90.5 100: the quartiles lie at places 0.75, 1.5 and 2.25 from the first
    assert (t.many, t.least, t.most) == (4, F("75.25"), F(100))
    assert (t.first, t.median, t.third) == (F("75.25"), F("82.875"), F("92.875"))
    assert t.mean == F(341, 4)
    assert [(b.low, b.high, b.many) for b in t.bins] == [
        (F("0.75"), F("0.8"), 2), (F("0.8"), F("0.85"), 0), (F("0.85"), F("0.9"), 0),
        (F("0.9"), F("0.95"), 1), (1, 1, 1),
    ]  # fmt: skip


def test_grades_stand_in_the_sets_order() -> None:
    o = overview(FIVE)
    assert [(g.grade, g.many, g.share) for g in o.grades] == [
        ("优", 2, F(1, 2)), ("良", 0, 0), ("中", 2, F(1, 2)), ("差", 0, 0),
    ]  # fmt: skip


def test_grades_of_an_unknown_set_stand_by_their_totals() -> None:
    given = [project("a", "60", "B", set="x"), project("b", "80", "A", set="x"), project("c", "70", "A", set="x")]  # fmt: skip
    assert [g.grade for g in overview(given).grades] == ["A", "B"]


def test_classes_are_the_largest_first_and_foot() -> None:
    departments, regions = overview(FIVE).groupings
    assert [(one.name, one.projects, one.scored, one.mean, one.execution) for one in departments.lines] == [
        ("教育局", 2, 2, F("95.25"), F("0.74995")), ("水利局", 2, 1, F("75.25"), F("1.2")), (None, 1, 1, F("75.25"), None),
    ]  # fmt: skip
    assert [one.grades for one in departments.lines] == [(2, 0, 0, 0), (0, 0, 1, 0), (0, 0, 1, 0)]
    assert departments.total.projects == 5
    assert departments.total.grades == (2, 0, 2, 0)
    assert departments.total.execution == F("2.6999") / 3
    assert [(one.name, one.projects) for one in regions.lines] == [("东区", 4), ("西区", 1)]


def test_the_rest_of_many_classes_is_summed_up() -> None:
    many = [project(f"p{n}", str(n), "差", region=f"r{n % 30:02}") for n in range(61)]
    region = overview(many).groupings[1]
    assert (len(region.lines), region.others) == (20, 10)
    assert region.rest is not None
    assert region.lines[0].name == "r00"  # 0, 30 and 60
    assert sum(one.projects for one in region.lines) + region.rest.projects == 61
    # r20 to r29: 20…29 and 50…59
    assert (region.rest.projects, region.rest.mean) == (20, F(245 + 545, 20))


def test_equal_totals_share_a_place() -> None:
    o = overview(FIVE)
    assert [(one.place, one.project.project, one.points) for one in o.ranking.rows] == [
        (1, "乙", 100), (2, "甲", F("90.5")), (3, "丙", F("75.25")), (3, "丁", F("75.25")),
    ]  # fmt: skip
    assert [one.project.project for one in o.ranking.bottom] == ["丙", "丁", "甲", "乙"]
    assert o.ranking.all == 4


def test_indicators_with_the_least_of_their_weight_come_first() -> None:
    o = overview(FIVE)
    assert [(one.path, one.scored, one.share, one.lost, one.missing) for one in o.leaves] == [
        (TWO[1], 4, F("135.5") / 160, 3, 0), (TWO[0], 4, F("205.5") / 240, 2, 0),
    ]  # fmt: skip
    assert [(one.path, one.share) for one in o.sections] == [
        ("产出", F("205.5") / 240), ("效益", F("135.5") / 160),
    ]  # fmt: skip


def test_missing_and_inapplicable_indicators_are_counted_apart() -> None:
    rows = [
        leaf("a/b", "10", "0", status="missing"),
        leaf("a/c", "10", None, status="not_applicable"),
        leaf("a/d", "10", None, status="not_due"),
        leaf("a/e", "0", "0"),
    ]
    found = {one.path: one for one in overview([project("p", "50", indicators=rows)]).leaves}
    assert (found["a/b"].scored, found["a/b"].lost, found["a/b"].missing) == (1, 1, 1)
    assert (found["a/c"].scored, found["a/c"].share, found["a/c"].absent) == (0, None, 1)
    assert (found["a/d"].absent, found["a/e"].share) == (1, None)


def test_execution_by_class_and_grade() -> None:
    given = [
        project("a", "90", "优", execution="0.4999"), project("b", "80", "良", execution="0.5"),
        project("c", "70", "中", execution="0.8999"), project("d", "90", "优", execution="1"),
        project("e", "60", "差", execution="1.0001"), project("f", "95", "优"),
    ]  # fmt: skip
    bands = overview(given).bands
    assert [(b.low, b.high, b.line.projects, b.line.grades) for b in bands] == [
        (None, F(1, 2), 1, (1, 0, 0, 0)), (F(1, 2), F(4, 5), 1, (0, 1, 0, 0)),
        (F(4, 5), F(9, 10), 1, (0, 0, 1, 0)), (F(9, 10), 1, 1, (1, 0, 0, 0)), (1, None, 1, (0, 0, 0, 1)),
        (None, None, 1, (1, 0, 0, 0)),
    ]  # fmt: skip
    assert bands[4].line.mean == 60


def test_what_deserves_a_look() -> None:
    o = overview(FIVE)
    found = {one.key: (one.many, [fact.project for fact in one.projects]) for one in o.patterns}
    assert found == {"full": (1, ["乙"]), "alike": (0, []), "low": (1, ["甲"]), "over": (1, ["丙"])}


def test_little_spent_counts_by_points_where_a_set_has_no_grades() -> None:
    given = [project("a", "90", execution="0.1"), project("b", "89.99", execution="0.1")]
    found = {one.key: one for one in overview(given).patterns}
    assert [fact.project for fact in found["low"].projects] == ["a"]


def test_a_total_of_very_many() -> None:
    given = [project(f"p{n}", "88") for n in range(10)] + [
        project(f"q{n}", str(n)) for n in range(9)
    ]
    assert [(one.points, one.many, one.share) for one in overview(given).same] == [
        (F(88), 10, F(10, 19))
    ]
    assert overview(given[1:]).same == ()  # nine are not many


def test_equal_tables_need_enough_rows_that_say_something() -> None:
    def rows(last: str, count: int = 5, score: str = "10") -> list[dict[str, object]]:
        values = [*(str(n) for n in range(count - 1)), last]
        return [leaf(f"a/{n}", "10", score, target="≥1", actual=v) for n, v in enumerate(values)]

    def groups(*tables: list[dict[str, object]]) -> list[list[str]]:
        given = [project(f"p{n}", "50", indicators=t) for n, t in enumerate(tables)]
        alike = overview(given).patterns[1]
        return [[fact.project for fact in one.projects] for one in alike.groups]

    assert groups(rows("7"), rows("8"), rows("7")) == [["p0", "p2"]]
    assert groups(rows("7", 4), rows("7", 4)) == []  # too few rows
    long = "已建成并投入使用的标准化卫生室"
    assert groups(rows(long + "甲"), rows(long + "乙"), rows(long + "甲")) == [["p0", "p2"]]
    assert groups(rows("7"), rows("7", score="9")) == []  # not the same scores
    # without actuals the scores decide, unless they are all full marks
    bare = [leaf(f"a/{n}", "10", "9") for n in range(5)]
    full = [leaf(f"a/{n}", "10", "10") for n in range(5)]
    assert groups(bare, full, bare, full) == [["p0", "p2"]]


def test_projects_that_cannot_be_scored_say_why() -> None:
    o = overview(FIVE)
    assert [(one.project.project, one.message) for one in o.refused] == [("戊", "不是数")]
    assert [(c.code, c.severity, c.findings, c.many, c.message) for c in o.codes] == [
        ("PE103", "error", 2, 1, "不是数")
    ]


def test_different_full_scores_are_compared_as_points_of_a_hundred() -> None:
    one = batch([project("a", "45", "优", max="50"), project("b", "3.33", max="9", set="t")])
    two = batch([project("c", "80.005", "良")], digits=3)
    o = collected(one, two).overview()
    assert o.scale.full is None
    # 90, 37 and 80.005, each rounded half-up to hundredths
    assert [(r.project.project, r.points) for r in o.ranking.rows] == [
        ("a", 90), ("c", F("80.01")), ("b", 37),
    ]  # fmt: skip
    assert o.totals is not None
    assert o.totals.mean == F("207.01") / 3
    assert [(s.id, s.line.projects, s.line.mean) for s in o.sets] == [
        ("s", 2, F("170.01") / 2), ("t", 1, 37),
    ]  # fmt: skip


def test_sums_beyond_any_machine_number_stay_exact() -> None:
    rows = [leaf("a/b", "900000000000", "899999999999.99")]
    given = [project(f"p{n}", "1", indicators=rows) for n in range(30)]
    assert overview(given).leaves[0].share == F("899999999999.99") / 900000000000


def test_nothing_scored_is_an_overview_too() -> None:
    o = overview([project("a", None)])
    assert (o.totals, o.ranking.all, o.grades, o.unusable) == (None, 0, (), 1)
    assert collected().overview().projects == 0
