"""Words about papers: documents that are no evaluation report."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "file.needed": (
        "{ending} 文件不能输出到屏幕，请用 -o 给出文件名，如 -o 结果{ending}。",
        "A {ending} file can't go to the screen: name the file with -o, as in -o result{ending}.",
    ),
}  # fmt: skip

say = speaker(TEXTS)
