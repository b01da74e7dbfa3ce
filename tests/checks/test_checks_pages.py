"""The reference pages are what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.checks.catalogue import catalogue
from perfeval.checks.pages import FILES, reference

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_up_to_date(lang: str) -> None:
    written = (ROOT / FILES[lang]).read_text("utf-8")
    assert written == reference(lang), "renew it: python tests/docs/generated.py"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_is_on_the_page(lang: str) -> None:
    page = reference(lang)
    assert [code for code in catalogue() if f"| [{code}](" not in page] == []
    assert page.count("\n| [PE") == len(catalogue())
