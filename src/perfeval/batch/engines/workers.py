"""Processes that each have a pipe of their own.

One that dies, at whatever moment, leaves no lock taken and no half message behind for the others,
and is missed at once; the standard library's pool shares its pipes among processes and, started
from a server, may not notice the death of the newest one (found with Python 3.11.7).
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from contextlib import suppress
from multiprocessing import connection
from multiprocessing.reduction import ForkingPickler
from typing import TYPE_CHECKING, Any, NamedTuple

from perfeval.batch.hearing import deaf, held

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import BaseContext

    Work = Callable[[Any], Any]

AHEAD = 2  # tasks that a process is given at a time, so that it never waits for the next
END = b"end"  # what no pickled task is
MOST = 30  # as many as Windows waits for at a time, each with its pipe and its end
TRIES = 2  # how many processes in a row may end before they begin

# what starting or telling a process raises where it, or the server it comes from, is dead
GONE = (EOFError, OSError)


class NoProcessesError(Exception):
    """None can be started here."""


class Result(NamedTuple):
    """What came of a task: its value, or what the work raised, or that its process `died`."""

    value: Any = None
    raised: BaseException | None = None
    died: bool = False


class Workers:
    """Up to `jobs` processes that do `work`. Not for several threads."""

    def __init__(self, context: BaseContext, jobs: int, work: Work) -> None:
        self.context, self.work = context, work
        self.jobs = min(jobs, MOST) if sys.platform == "win32" else jobs
        self.alive: list[_Worker] = []
        self.waiting: deque[tuple[int, bytes]] = deque()
        self.made: dict[int, Result] = {}
        self.count = self.failures = 0

    def submit(self, task: Any) -> int:
        """The number by which its result is asked for. Raises `NoProcessesError`, and what comes of
        a task that can't be pickled."""
        sent = bytes(ForkingPickler.dumps(task))
        self.count += 1
        self.waiting.append((self.count, sent))
        self._hear(0)
        self._hand_out()
        return self.count

    def result(self, number: int) -> Result:
        """Waits for it. Raises `NoProcessesError`, and KeyError where nobody has been asked for it."""
        while number not in self.made and self._in_hand():
            self._turn()
        return self.made.pop(number)

    def rest(self) -> None:
        """Waits until nothing is in hand. Raises `NoProcessesError`."""
        while self._in_hand():
            self._turn()

    def _in_hand(self) -> bool:
        return bool(self.waiting) or any(one.given for one in self.alive)

    def _turn(self) -> None:
        self._hand_out()
        self._hear(None)
        self._hand_out()

    def _hear(self, patience: float | None) -> None:
        """All there is to hear, waiting that long for the first of it."""
        while told := self._told(patience):
            patience = 0
            for worker in list(self.alive):
                if worker.link in told:
                    try:
                        with held():
                            self._take(worker)
                    except GONE:
                        self._miss(worker)
                elif not worker.ready and worker.process.sentinel in told:
                    self._miss(worker)

    def _told(self, patience: float | None) -> list[Any]:
        """Of pipes and ends of processes, which have something to say."""
        links: list[Any] = [one.link for one in self.alive]
        # the pipe of one that never began may still be open elsewhere
        links += [one.process.sentinel for one in self.alive if not one.ready]
        return connection.wait(links, patience) if links else []

    def _take(self, worker: _Worker) -> None:
        """What a process says: first that it has begun, then results. Raises what `GONE` names."""
        said = worker.link.recv_bytes()
        if not worker.ready:
            worker.ready, self.failures = True, 0
            return
        number, _ = worker.given.popleft()
        try:
            self.made[number] = pickle.loads(said)
        except Exception as error:
            self.made[number] = Result(raised=error)

    def _hand_out(self) -> None:
        while self.waiting:
            free = min(self.alive, key=lambda one: len(one.given), default=None)
            if (free is None or free.given) and len(self.alive) < self.jobs:
                self._start()
                continue
            if free is None or len(free.given) >= AHEAD:
                return
            with held():
                free.given.append(self.waiting.popleft())
                try:
                    free.link.send_bytes(free.given[-1][1])
                except GONE:
                    self._miss(free)

    def _start(self) -> None:
        try:
            with held(), deaf():  # half a process started is one that nobody ends
                self.alive.append(_Worker(self.context, self.work))
        except GONE as error:
            self._failed(error)

    def _miss(self, worker: _Worker) -> None:
        """What it was doing has ended it; what it would have done next others do."""
        with held():
            with suppress(*GONE):  # what it had still to say
                while worker.link.poll():
                    self._take(worker)
            self.alive.remove(worker)
            worker.kill()
            if worker.ready and worker.given:
                self.made[worker.given.popleft()[0]] = Result(died=True)
            self.waiting.extendleft(reversed(worker.given))
        if not worker.ready:
            self._failed(None)

    def _failed(self, cause: BaseException | None) -> None:
        self.failures += 1
        if self.failures < TRIES:
            return
        if not self.alive:
            raise NoProcessesError from cause
        self.jobs = len(self.alive)

    def close(self) -> None:
        """Lets them end; nothing is in hand."""
        with held():
            for worker in self.alive:
                with suppress(*GONE):
                    worker.link.send_bytes(END)

    def joined(self) -> None:
        """Waits until those that were told to end have ended."""
        with held():
            while self.alive:
                worker = self.alive.pop()
                worker.process.join()
                worker.link.close()

    def end(self) -> None:
        """Ends them in the midst of their work, however long that would still take."""
        with held():
            for worker in self.alive:
                worker.process.kill()
            while self.alive:
                self.alive.pop().kill()


class _Worker:
    """A process, its pipe and what it was given: (number, task), the first being what it does."""

    def __init__(self, context: BaseContext, work: Work) -> None:
        self.given: deque[tuple[int, bytes]] = deque()
        self.ready = False
        self.link, theirs = context.Pipe()
        made: Any = context
        self.process = made.Process(target=_serve, args=(theirs, work), daemon=True)
        try:
            self.process.start()
        except BaseException:
            self.link.close()
            raise
        finally:
            theirs.close()  # so that its death ends the pipe

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.link.close()


def _serve(link: Any, work: Work) -> None:
    """What a process does: it leaves Ctrl-C to the one that started it, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(link, tasks), daemon=True).start()
    gc.freeze()
    try:
        link.send_bytes(b"begun")
        while (given := tasks.get()) != END:
            link.send_bytes(_done(work, given))
    except GONE:
        os._exit(1)


def _listen(link: Any, tasks: queue.SimpleQueue[bytes]) -> None:
    """Takes what is sent at once, so that neither side ever waits for the other to read. Where the
    pipe ends, so has the process at its other end: there is nothing left to do."""
    try:
        while True:
            tasks.put(link.recv_bytes())
    finally:  # of a task that there is no memory for, too
        os._exit(1)


def _done(work: Work, given: bytes) -> bytes:
    """The result, as it is sent."""
    try:
        return bytes(ForkingPickler.dumps(Result(work(pickle.loads(given)))))
    except Exception as error:
        error.add_note(traceback.format_exc())
        return pickle.dumps(Result(raised=_sent(error)))


def _sent(error: Exception) -> Exception:
    """An error as it can be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(repr(error))
    return error
