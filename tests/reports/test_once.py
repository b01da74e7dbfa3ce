"""What a report works out once: within it alone, and of a set for as long as that is the same."""

from __future__ import annotations

from perfeval.model.indicators import IndicatorSet
from perfeval.reports.once import of_set, once, remembering

CALLS: list[str] = []


@once
def shouted(text: str) -> str:
    CALLS.append(text)
    return text.upper()


def test_once_within_a_report_and_anew_in_the_next() -> None:
    CALLS.clear()
    word = "".join(["a", "b"])
    for _ in range(2):
        with remembering():
            assert [shouted(word), shouted(word)] == ["AB", "AB"]
    assert CALLS == ["ab", "ab"]


def test_equal_objects_are_not_one() -> None:
    CALLS.clear()
    with remembering():
        for _ in range(3):
            assert shouted("".join(["c", "d"])) == "CD"
    assert CALLS == ["cd"] * 3  # each is another object, none's answer is given to another


def test_nothing_is_kept_outside_of_a_report() -> None:
    CALLS.clear()
    word = "".join(["e", "f"])
    assert [shouted(word), shouted(word)] == ["EF", "EF"]
    assert CALLS == ["ef", "ef"]


def test_a_report_in_a_report_shares_its_memory_and_leaves_it() -> None:
    CALLS.clear()
    word = "".join(["g", "h"])
    with remembering():
        shouted(word)
        with remembering():
            shouted(word)
        shouted(word)
    assert CALLS == ["gh"]


def test_a_failure_ends_the_memory() -> None:
    CALLS.clear()
    word = "".join(["i", "j"])
    try:
        with remembering():
            shouted(word)
            raise RuntimeError
    except RuntimeError:
        shouted(word)
    assert CALLS == ["ij", "ij"]


def test_texts_of_a_set_are_those_of_that_set() -> None:
    def title(indicator_set: IndicatorSet, lang: str) -> str:
        return f"{indicator_set.title} {lang}"

    sets = [IndicatorSet(f"id{n}", f"title{n}", "", ()) for n in range(40)]
    for one in (*sets, *sets):
        assert of_set(title, one, "zh") == f"{one.title} zh"
        assert of_set(title, one, "en") == f"{one.title} en"
