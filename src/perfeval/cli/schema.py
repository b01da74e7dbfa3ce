"""`perfeval schema`: the JSON Schema of a kind of file, for editors."""

from __future__ import annotations

import json
from difflib import get_close_matches

from perfeval.cli.commands import DONE, UNUSABLE, Call
from perfeval.cli.complaints import refuse
from perfeval.cli.output import put, refused, target_of
from perfeval.i18n.cli_usage import say
from perfeval.validation.schemas import kinds, schema


def run(call: Call) -> int:
    kind, lang = call.value("kind"), call.lang
    if kind not in kinds():
        refuse(_unknown(kind, lang))
        return UNUSABLE
    target = target_of(call)
    if refused(target, [], lang):
        return UNUSABLE
    text = json.dumps(schema(kind, lang), ensure_ascii=False, indent=1) + "\n"
    return DONE if put(text, target, lang, safe=True) else UNUSABLE


def _unknown(kind: str, lang: str) -> str:
    near = get_close_matches(kind.lower(), kinds(), n=1)
    options = (", " if lang == "en" else "、").join(kinds())
    key = "no.kind.near" if near else "no.kind"
    return say(key, lang, kind=kind, near="".join(near), kinds=options)
