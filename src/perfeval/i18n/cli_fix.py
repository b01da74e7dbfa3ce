"""Words of `perfeval validate --fix` and `--diff`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "changed": ("已改正“{path}”：{n}处。", "Mended “{path}”: {n} places."),
    "changed.1": ("已改正“{path}”：{n}处。", "Mended “{path}”: {n} place."),
    "summary": ("共改正{files}个文件的{n}处。", "{n} places in {files} files were mended."),
    "summary.1": ("共改正{files}个文件的{n}处。", "{n} places in {files} file were mended."),
    "would": (
        "--fix 会改正{files}个文件的{n}处。",
        "--fix would mend {n} places in {files} files.",
    ),
    "would.1": (
        "--fix 会改正{files}个文件的{n}处。",
        "--fix would mend {n} places in {files} file.",
    ),
    "nothing": ("没有能自动改正的地方。", "There is nothing that can be mended by itself."),
}
say = speaker(TEXTS)
