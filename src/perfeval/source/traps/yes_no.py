"""PE024: plain `yes`, `no`, `on`, `off`, `y`, `n`, which YAML 1.1 takes for true and false."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfeval.model.finding import Finding
from perfeval.source.node import Mapping, Scalar
from perfeval.source.readings import readings
from perfeval.source.walking import scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.source.node import Node
    from perfeval.source.yaml_reader import Document

WORDS = frozenset(
    ("y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO",
     "on", "On", "ON", "off", "Off", "OFF")
)  # fmt: skip
# keys whose readers take yes and no beside other words
MET = frozenset(("met", "符合"))
# A set of first letters before the look behind it: searching is then as fast as it can be.
_HINT = re.compile(r"[yYnNoO](?<![^\s\[{,:\-].)(?:es|ES|o|O|n|N|ff|FF)?(?=\s*(?:[:,\]}\r\n#]|\Z))")


def check(document: Document) -> Iterator[Finding]:
    if document.root is None or _HINT.search(document.text) is None:
        return
    read = None
    for scalar, key, is_key in scalars(document.root):
        if not scalar.plain or scalar.text not in WORDS:
            continue
        if scalar.text == "off" and not is_key and _is_pack(document.root):
            continue  # a severity, which packs write so
        read = read or readings(document.root)
        meant = scalar.text.lower() in ("yes", "no") and not is_key
        meant = meant and (key in MET or read.is_yes_no(scalar))
        yes = scalar.text.lower() == "yes"
        zh = f"“{'是' if yes else '否'}”" if meant else "文字"
        en = ("true" if yes else "false") if meant else "text"
        params = {"text": scalar.text, "read_zh": zh, "read_en": en}
        yield Finding("PE024", scalar.span, params)


def _is_pack(root: Node) -> bool:
    entry = root.entries.get("perfeval") if isinstance(root, Mapping) else None
    return entry is not None and isinstance(entry[1], Scalar) and entry[1].text == "pack/v1"
