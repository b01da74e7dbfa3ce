"""Ctrl-C in a run: heard once, where it does no harm, and the end that it asks for is sure."""

from __future__ import annotations

import _thread
import os
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

PATIENCE = 1.5  # seconds in which the run may end by itself


class _Ear:
    """What has been heard; `held`: how many wait for it not to be told just now."""

    def __init__(self) -> None:
        self.held = 0
        self.came = self.told = self.over = False

    def hear(self, number: int, frame: FrameType | None) -> None:
        if self.came:
            return
        self.came = True
        self.tell()

    def tell(self) -> None:
        if self.came and not self.told and not self.held:
            self.told = True
            raise KeyboardInterrupt


_EAR = _Ear()


@contextmanager
def listening(force: Callable[[], int]) -> Iterator[None]:
    """Raises one KeyboardInterrupt at the first Ctrl-C and leaves those after it unheard.

    Should the program still be in here a while later, waiting for what will not come, `force` is
    called, by another thread, and the process ends with the exit code that it gives.
    """
    global _EAR
    known = threading.current_thread() is threading.main_thread()
    if not known or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    ear = _EAR = _Ear()

    def sure() -> None:
        time.sleep(PATIENCE)
        if not ear.over:
            os._exit(force())

    def heard(number: int, frame: FrameType | None) -> None:
        if not ear.came and not ear.over:
            _thread.start_new_thread(sure, ())  # which takes no lock that is held just now
        ear.hear(number, frame)

    signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        ear.over = True
        signal.signal(signal.SIGINT, signal.default_int_handler)


def too_late() -> None:
    """What is done from here on is done to its end, which is near: results get their names. A
    Ctrl-C from before is told now, one that comes later goes unheard."""
    _EAR.tell()
    _EAR.told = _EAR.over = True


@contextmanager
def held() -> Iterator[None]:
    """What is done in here is done whole: a Ctrl-C that comes meanwhile is told afterwards."""
    ear = _EAR
    ear.held += 1
    try:
        yield
    finally:
        ear.held -= 1
        ear.tell()


@contextmanager
def deaf() -> Iterator[None]:
    """What is started now never hears Ctrl-C, which goes to all processes of a terminal: this one
    alone ends the run and says so. It hears one that comes meanwhile a moment later."""
    if not hasattr(signal, "pthread_sigmask"):  # not on this system
        yield
        return
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
