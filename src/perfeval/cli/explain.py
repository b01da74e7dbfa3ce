"""`perfeval explain`: one indicator's whole calculation, or what a finding's code means."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval.cli import loading
from perfeval.cli.commands import DONE, UNUSABLE, Call
from perfeval.cli.complaints import complain, refuse
from perfeval.i18n.cli_explain import say
from perfeval.model.finding import Finding

if TYPE_CHECKING:
    from perfeval.model.indicators import Indicator, IndicatorSet

CODE = re.compile(r"[Pp][Ee]\d*")


def run(call: Call) -> int:
    subject, indicator, lang = call.value("subject"), call.given("indicator"), call.lang
    if CODE.fullmatch(subject) and not Path(subject).exists():
        from perfeval.cli.explain_code import explain_code

        if indicator is not None:
            refuse(say("code.extra", lang, code=subject))
            return UNUSABLE
        return explain_code(subject.upper(), lang)
    path = Path(subject)
    loaded = loading.project(path, lang)
    if loaded is None or loaded.indicator_set is None:
        return UNUSABLE
    if indicator is None:
        first = loaded.indicator_set.leaves()[0].name if loaded.indicator_set.leaves() else "…"
        refuse(say("question", lang, project=subject, name=first))
        return UNUSABLE
    leaf = find_leaf(loaded.indicator_set, indicator, path.parent, lang)
    if leaf is None:
        return UNUSABLE
    from perfeval import api
    from perfeval.cli.explain_view import explain_page
    from perfeval.cli.sources import Sources
    from perfeval.cli.streams import coloured, ruler, width

    card = api.score(loaded)
    found = next(x for x in card.leaves if x.indicator.path == leaf.path)
    page = explain_page(
        card, found, Sources(path.parent), lang, width(sys.stdout), ruler(sys.stdout)
    )
    sys.stdout.write(page.text(coloured(sys.stdout)))
    return DONE


def find_leaf(indicator_set: IndicatorSet, name: str, base: Path, lang: str) -> Indicator | None:
    """The one leaf that an id, a name or (the end of) a path means; None when that was refused."""
    wanted = tuple(part.strip() for part in name.split("/"))
    leaves = indicator_set.leaves()
    fits = [x for x in leaves if name in (x.id, x.name, "/".join(x.path))]
    fits = fits or [x for x in leaves if x.path[-len(wanted) :] == wanted]
    if len(fits) == 1:
        return fits[0]
    if fits:
        gap = "、" if lang == "zh" else ", "
        paths = gap.join("/".join(x.path) for x in fits)
        complain([Finding("PE302", None, {"key": name, "paths": paths})], base, lang)
        return None
    branch = next((b for b in indicator_set.branches() if b.name == name or b.path == wanted), None)
    if branch is not None:
        inside = [x for x in leaves if x.path[: len(branch.path)] == branch.path]
        names = ("、" if lang == "zh" else ", ").join(x.name for x in inside)
        refuse(say("branch", lang, name=branch.name, n=len(inside), names=names))
        return None
    from perfeval.source.reading import nearest, shorten

    known = [key for x in leaves for key in (x.name, x.id, "/".join(x.path)) if key]
    params = {"key": shorten(name), "near": nearest(name, known), "set": indicator_set.id}
    complain([Finding("PE301", None, params)], base, lang)
    return None
