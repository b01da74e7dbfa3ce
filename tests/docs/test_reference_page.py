"""The reference says what the shapes say, in both languages, and leaves nothing out."""

from __future__ import annotations

import pytest
from generated import DOCS, pages

from perfeval.checks.lints import shapes as check_shapes
from perfeval.library.calendars import SHAPE as CALENDAR
from perfeval.model.shape import Shape
from perfeval.source.pack_shape import CHECK
from perfeval.source.reference import LATER, inside, shapes
from perfeval.source.reference_words import TYPES
from perfeval.source.reference_zh import FIELDS_ZH, SHAPES_ZH
from perfeval.source.types import READERS


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_what_the_code_says(name: str) -> None:
    said = (DOCS / name).read_text("utf-8")
    assert said == pages()[name], "renew it: python tests/docs/generated.py"


def parameters() -> dict[str, Shape]:
    """The shapes of what a pack gives to checks."""
    return {s.name: s for shape in check_shapes().values() for s in inside(shape)}


def test_every_key_has_a_meaning_in_both_languages() -> None:
    found = shapes(CALENDAR)
    assert set(SHAPES_ZH) == set(found)
    found |= parameters()
    assert set(FIELDS_ZH) == set(found)
    for name, shape in found.items():
        assert list(FIELDS_ZH[name]) == [field.key for field in shape.fields], name
        for field in shape.fields:
            assert field.zh, f"{name}.{field.key} has no Chinese name"
            assert field.en, f"{name}.{field.key} has no meaning"
            assert FIELDS_ZH[name][field.key]


def test_names_are_unique_in_a_mapping() -> None:
    """Otherwise a Chinese key could stand for two things."""
    for name, shape in {**shapes(CALENDAR), **parameters()}.items():
        words = [word for field in shape.fields for word in (field.key, field.zh, field.also)]
        words = [word for word in words if word]
        # a pack writes the severity beside the parameters
        words += list(CHECK.known()) if name.startswith("check.") else []
        assert len(words) == len(set(words)), name


def test_every_type_is_explained() -> None:
    built_in = {"choice", "record", "list", "one-or-list", "map", "any-of", "plan"}
    for rows in TYPES.values():
        assert {name for name, _, _ in rows} == set(READERS) - built_in


def test_keys_read_later_exist() -> None:
    found = shapes(CALENDAR)
    for name, key in LATER:
        assert key in found[name].known()
