"""The best or the worst of many, in the room of those that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from perfeval.overview.arrays import Ints


class Ends:
    """The first `most` of a ranking: by points of a hundred, by points, by place among all.
    `sign` 1 has the highest first, -1 the lowest."""

    def __init__(self, most: int, sign: int) -> None:
        self.most, self.sign = most, sign
        self.hundred: Ints = np.zeros(0, dtype=np.int64)
        self.total: Ints = np.zeros(0, dtype=np.int64)
        self.place: Ints = np.zeros(0, dtype=np.int64)

    def add(self, hundred: Ints, total: Ints, place: Ints) -> None:
        if not self.most:
            return
        if len(self.hundred) >= self.most:
            last = self.hundred[self.most - 1]
            near = np.flatnonzero(hundred > last if self.sign > 0 else hundred < last)
            tied = np.flatnonzero(hundred == last)
            # of those like the last one only a higher total could still come before it
            beyond = total[tied] * self.sign > self.total[self.most - 1] * self.sign
            kept = np.concatenate((near, tied[beyond]))
            hundred, total, place = hundred[kept], total[kept], place[kept]
        if not len(hundred):
            return
        hundred = np.concatenate((self.hundred, hundred))
        total = np.concatenate((self.total, total))
        place = np.concatenate((self.place, place))
        order = np.lexsort((place, -self.sign * total, -self.sign * hundred))[: self.most]
        self.hundred, self.total, self.place = hundred[order], total[order], place[order]

    def merge(self, later: Ends, shift: int) -> None:
        self.add(later.hundred, later.total, later.place + shift)
