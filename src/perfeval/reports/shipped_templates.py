"""The templates that users may take and change."""

from __future__ import annotations

NAMES = ("report.docx", "report.md")


def exported(name: str, lang: str) -> bytes:
    """A template as a file; the same bytes every time."""
    if name == "report.md":
        from perfeval.reports.markdown import TEMPLATES

        return (TEMPLATES / name).read_bytes()
    from perfeval.reports.word.package import package
    from perfeval.reports.word.writer import shipped_parts

    return package(shipped_parts(lang))
