"""Words of `perfeval validate --fix` and `--diff`."""

from __future__ import annotations

from perfeval.i18n.cli_speaker import speaker

TEXTS = {
    "changed": ("已改正“{path}”：{places}。", "Mended “{path}”: {places}."),
    "summary": ("共改正{places}，涉及{files}。", "Mended {places} in {files}."),
    "would": ("--fix 会改正{places}，涉及{files}。", "--fix would mend {places} in {files}."),
    "places": ("{n}处", "{n} places"),
    "places.1": ("1处", "1 place"),
    "files": ("{n}个文件", "{n} files"),
    "files.1": ("1个文件", "1 file"),
    "nothing": ("没有能自动改正的地方。", "There is nothing that can be mended by itself."),
}
say = speaker(TEXTS)
