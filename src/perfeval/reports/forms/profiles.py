"""The profiles of official forms by name, and which of them a report has."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfeval.model.scorecard import Scorecard
    from perfeval.reports.forms.profile import Profile

NAMES = ("national", "yunnan", "sichuan", "hubei", "transfer-payment")
USUAL = {"self-assessment": "national", "transfer-payment": "transfer-payment"}


def chosen(card: Scorecard, kind: str, asked: str | None) -> str:
    """The profile that was asked for, else the set's, else that of the report kind; or ""."""
    if asked:
        return asked
    own = card.indicator_set.form
    if own and kind != "transfer-payment":
        return own
    return USUAL.get(kind, "")


def profile(key: str) -> Profile:
    """A profile by one of NAMES."""
    name = key.replace("-", "_")
    found: Profile = getattr(import_module(f"perfeval.reports.forms.{name}"), name.upper())
    return found
