"""Texts of `perfeval check-docx`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "places": (
        "冒号后的第一个数字是段落的序号，表格里的段落也计入。",
        "The first number behind the colon counts the paragraphs, those of tables too.",
    ),
}
say = speaker(TEXTS)
