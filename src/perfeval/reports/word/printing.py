"""How values are printed in a Word template: as text, whatever they hold."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from perfeval.reports.templating.sandbox import Sandbox
from perfeval.reports.templating.work import TooMuch
from perfeval.reports.word.xml import run

_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile("[\x00-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


class _Placed(Markup):
    """Paragraphs or runs where they may stand."""


def environment(body: bool) -> Sandbox:
    """For parts with text in `w:t` (the body, headers, notes), or for properties."""
    sandbox = Sandbox(autoescape=True, finalize=_text if body else _property)
    sandbox.add_filters({"__block": _block, "__runs": _runs, "__attribute": _attribute})
    return sandbox


def _finished(value: Any) -> bool:
    return hasattr(value, "__html__") and not isinstance(value, _Placed)


def _text(value: Any) -> Any:
    if type(value) is str:
        if not _ODD.search(value):
            return value
        text = str(escape(_BAD.sub("", value)))
        return _Placed(_LINE.sub(_BREAK, text).replace("\t", _TAB))
    if _finished(value) and str(value.__html__()).lstrip().startswith("<w:"):
        raise TooMuch("finished")
    return value


def _property(value: Any) -> Any:
    return " ".join(_BAD.sub("", value).split()) if type(value) is str else value


def _block(value: Any) -> _Placed:
    """In place of a paragraph, row or cell."""
    if _finished(value):
        return _Placed(value.__html__())
    return _Placed(f"<w:p>{run(str(value))}</w:p>") if str(value) else _Placed()


def _runs(value: Any) -> _Placed:
    if _finished(value):
        found = str(value.__html__())
        if found.lstrip().startswith(("<w:p>", "<w:p ", "<w:tbl")):
            raise TooMuch("finished")
        return _Placed(found)
    return _Placed(run(str(value)))


def _attribute(value: Any) -> str:
    return re.sub(r"[^\w.#-]", "", str(value))
