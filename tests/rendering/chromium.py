"""A headless Chromium, spoken to over its debugging pipe: nothing to install beside it."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-extensions", "--remote-debugging-pipe",
)  # fmt: skip
# the browser reads from file 3 and writes to file 4
_START = (
    "import os, sys; a, b = map(int, sys.argv[1:3]); os.dup2(a, 13); os.dup2(b, 14); "
    "os.dup2(13, 3); os.dup2(14, 4); os.execv(sys.argv[3], sys.argv[3:])"
)


def found() -> str | None:
    """The browser's program, or None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Page:
    """One page; `events` are all that the browser has told so far."""

    def __init__(self, send: int, receive: int) -> None:
        self.send, self.receive = send, receive
        self.number, self.rest, self.session = 0, b"", ""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> Any:
        """The result of a command; RuntimeError with the browser's own words when it refuses."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.send, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") != self.number:
                self.events.append(told)
            elif "error" in told:
                raise RuntimeError(f"{method}: {told['error']}")
            else:
                return told["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.receive], [], [], PATIENCE)
            more = os.read(self.receive, 1 << 16) if ready else b""
            if not more:
                raise RuntimeError("the browser has gone or says nothing")
            self.rest += more
        text, _, self.rest = self.rest.partition(b"\0")
        told: dict[str, Any] = json.loads(text)
        return told

    def open(self, address: str, width: int = 1280, height: int = 900, script: bool = True) -> None:
        """Loads a page in a window of a size in CSS pixels, with or without JavaScript."""
        self.resize(width, height)
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self._load("about:blank")
        self._load(address)

    def resize(self, width: int, height: int = 900) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def _load(self, address: str) -> None:
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._next())

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page."""
        told = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(f"{expression}: {told['exceptionDetails']}")
        return told["result"].get("value")

    def key(self, name: str, code: int, text: str = "") -> None:
        """One stroke of a key."""
        given = {"key": name, "code": name, "windowsVirtualKeyCode": code}
        self.call(
            "Input.dispatchKeyEvent", type="keyDown", **given, **({"text": text} if text else {})
        )
        self.call("Input.dispatchKeyEvent", type="keyUp", **given)

    def pdf(self) -> bytes:
        told = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(told["data"])

    def picture(self, whole: bool = True) -> bytes:
        told = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(told["data"])


@contextmanager
def page() -> Iterator[Page]:
    """A page of a browser with a profile of its own, closed afterwards."""
    browser = found()
    if browser is None:
        raise RuntimeError("no Chromium on the PATH: " + ", ".join(NAMES))
    theirs, send = os.pipe()
    receive, answers = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            sys.executable, "-c", _START, str(theirs), str(answers), browser, *FLAGS,
            f"--user-data-dir={Path(profile) / 'profile'}",
        ]  # fmt: skip
        process = subprocess.Popen(
            command, pass_fds=(theirs, answers), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        os.close(answers)
        try:
            yield Page(send, receive)
        finally:
            os.close(send)
            os.close(receive)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
