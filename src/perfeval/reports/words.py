"""The fixed words of reports, by language."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Words(NamedTuple):
    """One language's table of texts."""

    lang: str
    texts: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        return self.texts[key].format(**values) if values else self.texts[key]

    def pick(self, prefix: str, key: str) -> str:
        """The text of `prefix.key`, or the key itself where the table does not know it."""
        return self.texts.get(f"{prefix}.{key}", key)

    def listed(self, parts: list[str]) -> str:
        return self.texts["list"].join(part for part in parts if part)


def words(lang: str) -> Words:
    """The table of a language; anything unknown reads Chinese."""
    lang = lang if lang in LANGUAGES else "zh"
    return Words(lang, import_module(f"perfeval.i18n.report_{lang}").TEXTS)
