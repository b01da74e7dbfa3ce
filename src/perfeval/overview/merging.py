"""Two collectors as one: the second's projects follow the first's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.overview.counting import Counts
from perfeval.overview.noted import Noted

if TYPE_CHECKING:
    from perfeval.overview.collector import Collector


def merge(c: Collector, later: Collector) -> None:
    shift, most = c.count, c.terms.listed
    for set_id, names in later.known.items():
        c.know(set_id, names, later.titles.get(set_id, ""))
    c.with_errors += later.with_errors
    c.with_warnings += later.with_warnings
    for name in later.grades:
        c.grades.setdefault(name, len(c.grades))
    places = [c.grades[name] for name in later.grades]
    for name, classes in c.classes.items():
        classes.merge(later.classes[name], places)
    c.absent &= later.absent
    for full, counts in later.frames.items():
        c.frames.setdefault(full, Counts()).join(counts.values, counts.counts)
    for pair, low in later.lowest.items():
        c.lowest[pair] = min(c.lowest.get(pair, low), low)
    c.bands.merge(later.bands, places)
    for pair_, many in later.graded.items():
        c.graded[pair_] = c.graded.get(pair_, 0) + many
    for key, noted in later.low.items():
        c.low[key] = c.low.get(key, Noted()).then(noted, shift, most)
    c.unusable = c.unusable.then(later.unusable, shift, c.terms.refused)
    c.full, c.over = c.full.then(later.full, shift, most), c.over.then(later.over, shift, most)
    c.top.merge(later.top, shift)
    c.bottom.merge(later.bottom, shift)
    c.leaves.merge(later.leaves)
    c.prints += later.prints
    c.called += later.called
    for code, one in later.found.codes.items():
        c.found.put(code, one, shift)
    c.facts.merge(later.facts)
    c.count += later.count
