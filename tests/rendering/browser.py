"""Opens HTML reports in a headless Chromium: fold, filter, search, keyboard, narrow screens, print.

    python tests/rendering/browser.py [--pictures FOLDER] [REPORT.html …]

Without reports, the examples' are made and checked in both languages. Prints what is wrong and
leaves with 1. With a folder, it gets the pages as pictures at every width, to be looked at.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from rendering.chromium import Page, page  # noqa: E402

WIDTHS = (360, 800, 1280)
ENTER = ("Enter", 13, "\r")
SHOWN = "document.querySelectorAll('.leaf:not([hidden])').length"
OPEN = "document.querySelectorAll('.tree details[open]').length"
ALL = "document.querySelectorAll('.tree details').length"
CONTROLS = "document.querySelector('.controls').checkVisibility()"


def check(p: Page, path: Path) -> list[str]:
    """All that is wrong with a report, in words."""
    address = path.resolve().as_uri()
    wrong = [*_quiet(p, address), *_narrow(p, address)]
    p.open(address)
    wrong += [*_folds(p), *_keyboard(p), *_filters(p), *_links(p, address)]
    p.open(address, script=False)
    wrong += _plain(p)
    wrong += _prints(p, path)
    return [f"{path.name}: {one}" for one in wrong]


def _quiet(p: Page, address: str) -> list[str]:
    """Nothing is loaded beside the page, nothing is blocked, no script fails."""
    p.open(address)
    wrong = []
    for event in p.events:
        method, told = event.get("method", ""), event.get("params", {})
        if method == "Network.requestWillBeSent" and told["request"]["url"] != address:
            wrong.append(f"loads {told['request']['url'][:80]}")
        elif method in ("Log.entryAdded", "Runtime.exceptionThrown"):
            wrong.append(f"the browser complains: {str(told)[:300]}")
    return wrong


def _narrow(p: Page, address: str) -> list[str]:
    """The page never scrolls sideways; what is wider does so in a region that can be focused."""
    wrong = []
    for width in WIDTHS:
        p.open(address, width)
        if p.ask("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"scrolls sideways at {width}")
        lost = p.ask(
            "[...document.querySelectorAll('.scroll')].filter(r => r.scrollWidth > r.clientWidth"
            " && r.tabIndex !== 0).length"
        )
        if lost:
            wrong.append(f"{lost} regions can't be scrolled by keyboard at {width}")
    return wrong


def _folds(p: Page) -> list[str]:
    wrong = []
    if p.ask("document.querySelector('.leaf > details').open"):
        wrong.append("the indicators don't start folded")
    p.ask("document.querySelector('[data-fold=open]').click()")
    if p.ask(OPEN) != p.ask(ALL):
        wrong.append("expand all leaves something folded")
    p.ask("document.querySelector('[data-fold=close]').click()")
    if p.ask(OPEN) or p.ask("document.querySelector('.leaf').checkVisibility()"):
        wrong.append("fold all leaves something open")
    return wrong


def _keyboard(p: Page) -> list[str]:
    p.ask("document.querySelector('.tree summary').focus()")
    p.key(*ENTER)
    if not p.ask("document.querySelector('.tree details').open"):
        return ["the keyboard opens no branch"]
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    return [] if p.ask(outline) != "none" else ["the focus can't be seen"]


def _filters(p: Page) -> list[str]:
    wrong = []
    leaves = p.ask("document.querySelectorAll('.leaf').length")
    for kind in ("lost", "open", "all"):
        p.ask(f"document.querySelector('input[value={kind}]').click()")
        mark = "" if kind == "all" else f"[data-{kind}]"
        want = p.ask(f"document.querySelectorAll('.leaf{mark}').length")
        seen = p.ask(f"document.querySelectorAll('.leaf{mark}:not([hidden])').length")
        if not p.ask(SHOWN) == seen == want:
            wrong.append(f"filter {kind}: {p.ask(SHOWN)} shown, {want} wanted")
        told = re.findall(r"\d+", p.ask("document.querySelector('.shown').textContent"))
        if told != [str(want), str(leaves)]:
            wrong.append(f"filter {kind}: the count says {told}")
        seen = p.ask("document.querySelector('.leaf:not([hidden])')?.checkVisibility()")
        if want and kind != "all" and not seen:
            wrong.append(f"filter {kind}: what is found stays folded away")
    return wrong + _search(p)


def _search(p: Page) -> list[str]:
    name = p.ask("[...document.querySelectorAll('.leaf .name')].at(-1).textContent")
    p.ask("document.querySelector('input[type=search]').focus()")
    p.call("Input.insertText", text=name)
    wrong = []
    if p.ask("[...document.querySelectorAll('.leaf')].at(-1).hidden"):
        wrong.append(f"search does not find {name}")
    p.call("Input.insertText", text=" no such words")
    if p.ask(SHOWN) != 0:
        wrong.append("search finds what is not there")
    p.ask("document.querySelector('[data-show=all]').click()")
    if p.ask(SHOWN) != p.ask("document.querySelectorAll('.leaf').length"):
        wrong.append("the link of the result does not show all")
    return wrong


def _links(p: Page, address: str) -> list[str]:
    """Every link inside the page leads somewhere; one into the tree opens what it leads to."""
    wrong = []
    dead = p.ask(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(h.slice(1)))"
    )
    if dead:
        wrong.append(f"links lead nowhere: {sorted(set(dead))}")
    p.open(address + "#indicator-1")
    if not p.ask("document.querySelector('#indicator-1 > details').open"):
        wrong.append("a link to an indicator leaves it folded")
    return wrong


def _plain(p: Page) -> list[str]:
    """Without JavaScript: no dead controls, and everything can be read."""
    wrong = []
    if p.ask(CONTROLS):
        wrong.append("controls without JavaScript")
    if not p.ask("[...document.querySelectorAll('.detail')].every(d => d.checkVisibility())"):
        wrong.append("details are hidden without JavaScript")
    return wrong


def _prints(p: Page, path: Path) -> list[str]:
    """All details are on paper, the controls are not: with JavaScript, and folded without it."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.html"
        text = path.read_text(encoding="utf-8")
        bare.write_text(re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL), "utf-8")
        for source in (path, bare):
            p.open(source.resolve().as_uri())
            if source == bare:
                p.ask("document.querySelectorAll('details').forEach(d => { d.open = false })")
            else:
                p.ask("document.querySelector('input[value=lost]').click()")
            paper = _text(p.pdf(), Path(folder))
            told = p.ask("[...document.querySelectorAll('.detail dd')].map(d => d.textContent)")
            gone = [one for one in told if _tight(one) not in paper]
            if gone:
                kind = "without JavaScript" if source == bare else "with JavaScript"
                wrong.append(f"{len(gone)} texts are not printed {kind}: {gone[0][:40]}")
            if _tight(p.ask("document.querySelector('[data-fold=open]').textContent")) in paper:
                wrong.append("the controls are printed")
            if source == path and p.ask("document.querySelector('.leaf > details').open"):
                wrong.append("printing leaves the page unfolded")
    return wrong


def _text(pdf: bytes, folder: Path) -> str:
    """The text layer without spaces, line ends, page numbers; poppler's pdftotext reads it."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, encoding="utf-8", check=True
    )
    return _tight(re.sub(r"^— \d+ —$|\f", "", done.stdout, flags=re.MULTILINE))


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def examples(folder: Path) -> list[Path]:
    """The reports of all examples in both languages."""
    from perfeval import api
    from perfeval.reports.html.writer import write
    from perfeval.reports.request import Request

    found = []
    for project in sorted((ROOT / "examples").glob("*/project.yaml")):
        card = api.score(api.load_project(project))
        for lang in ("zh", "en"):
            path = folder / f"{project.parent.name}.{lang}.html"
            path.write_bytes(write(card, Request(lang)).data)
            found.append(path)
    return found


def main(arguments: list[str]) -> int:
    pictures = Path(arguments.pop(1)) if arguments[:1] == ["--pictures"] else None
    arguments = arguments[1:] if pictures is not None else arguments
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder, page() as p:
        for path in [Path(name) for name in arguments] or examples(Path(folder)):
            wrong += check(p, path)
            for width in WIDTHS if pictures is not None else ():
                p.open(path.resolve().as_uri(), width)
                (pictures / f"{path.stem}-{width}.png").write_bytes(p.picture())
    print("\n".join(wrong) or "all well")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
