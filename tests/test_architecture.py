"""The rooms of the house: who may import whom, and who may touch files and the terminal."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

SRC = Path(__file__).parent.parent / "src"
PACKAGE = SRC / "perfeval"

# What each room may import of the others, in the order in which values flow.
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "formula": {"model"},
    "rules": {"model", "formula"},
    "measures": {"model", "formula", "rules.achievement"},
    "scoring": {"model", "formula", "rules", "measures"},
    "source": {"model", "formula", "rules", "measures"},
    # what tables mean; the keys of files are the shapes' (source)
    "intake": {"model", "formula", "rules", "measures", "source", "i18n"},
    # the workbook to fill in prints the rules' own sentences
    "workbook": {"model", "formula", "rules", "measures", "scoring", "source", "i18n"},
    "library": {"model", "formula", "rules", "measures", "source", "intake", "workbook"},
    "rechecking": {"model", "formula", "rules", "measures", "scoring", "checks", "i18n"},
    # the systems around the score: each takes records and gives records, none touches a file
    "monitoring": {"model", "formula", "rules", "measures", "scoring", "checks", "i18n"},
    "ledger": {"model", "formula", "rules", "measures", "scoring", "checks", "rechecking", "i18n"},
    "panels": {"model", "formula", "rules", "measures", "scoring", "checks", "i18n"},
    "surveys": {"model", "formula", "rules", "measures", "scoring", "checks", "i18n"},
    "followup": {"model", "formula", "rules", "measures", "scoring", "checks", "i18n"},
    "i18n": set(),
    # findings name keys as the input files do, so `names` reads the shapes (data, no reading)
    "checks": {
        "model",
        "formula",
        "rules",
        "measures",
        "scoring",
        "source.fund_shape",
        "source.project_shape",
        "source.result_shape",
    },
    # a form is filled in the cells that it was read from, so both count them in one way
    "reports": {
        "model",
        "formula",
        "rules",
        "measures",
        "scoring",
        "checks",
        "rechecking",
        "monitoring",
        "ledger",
        "panels",
        "surveys",
        "followup",
        "overview",
        "i18n",
        "version",
        "source.tables.word_places",
    },
    # many projects of one set as columns; numpy and Arrow, no file
    "columns": {"model", "formula", "rules", "measures", "scoring", "checks", "i18n"},
    # what many outcomes show together
    "overview": {"model", "columns", "checks", "i18n"},
    "batch": {
        "model",
        "formula",
        "rules",
        "measures",
        "scoring",
        "checks",
        "source",
        "intake",
        "workbook",
        "library",
        "columns",
        "overview",
        "reports",
        "api",
        "forms",
        "i18n",
        "version",
    },
    # the public function for dataframes
    "frames": {
        "model",
        "scoring",
        "source",
        "library",
        "checks",
        "columns",
        "batch",
        "api",
        "i18n",
    },
    "validation": {
        "model",
        "formula",
        "rules",
        "measures",
        "scoring",
        "checks",
        "source",
        "library",
        "monitoring",
        "ledger",
        "panels",
        "surveys",
        "followup",
    },
    "api": {
        "model",
        "checks",
        "library",
        "scoring",
        "reports",
        "validation",
        "source.pack_shape",
        "i18n",
    },
    "forms": {
        "model",
        "api",
        "checks",
        "library",
        "scoring",
        "reports",
        "source",
        "intake",
        "workbook",
        "rechecking",
        "validation",
        "i18n",
    },
    # the public functions of the systems around the score: one file a system
    "systems": {
        "model",
        "api",
        "forms",
        "checks",
        "library",
        "scoring",
        "reports",
        "source",
        "intake",
        "workbook",
        "rechecking",
        "monitoring",
        "ledger",
        "panels",
        "surveys",
        "followup",
        "validation",
        "i18n",
    },
    "version": set(),
}
ANYTHING = {"cli", "__init__", "__main__"}
TALKERS = {"source", "library", "reports", "batch", "cli", "__main__"}
READERS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "mkdir", "unlink",
    "rename",
}  # fmt: skip
FORBIDDEN_BUILTINS = {"open", "print", "input"}
GENERATORS = {"formula/compiled.py"}  # writes functions of nothing but its own names
SLOW = {
    "pydantic", "jinja2", "markupsafe", "rich", "typer", "yaml", "openpyxl", "docx", "docxtpl", "lxml",
    "xlsxwriter", "python_calamine", "xlrd", "markdown_it", "matplotlib", "pandas", "scipy", "numpy",
}  # fmt: skip
# scoring needs none of these, so it runs where they can't be installed
PLAIN = ("perfeval.scoring.kernel", "perfeval.scoring.compiled", "perfeval.rules.completion")


class Import(NamedTuple):
    file: Path
    line: int
    module: str


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def _imports(path: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            if module == "perfeval":
                yield from (Import(path, node.lineno, f"perfeval.{a.name}") for a in node.names)
            elif module.count(".") == 1:
                # `from perfeval.rules import checklist` may name a module
                yield from (Import(path, node.lineno, f"{module}.{a.name}") for a in node.names)
            else:
                yield Import(path, node.lineno, module)
        elif isinstance(node, ast.Import):
            yield from (Import(path, node.lineno, alias.name) for alias in node.names)


def _allowed(room: str, module: str) -> bool:
    inner = module.removeprefix("perfeval.")
    target = inner.split(".")[0]
    return target == room or any(
        inner == may or inner.startswith(f"{may}.") for may in ALLOWED.get(room, set())
    )


def test_every_room_has_a_rule() -> None:
    rooms = {_room(path) for path in _files()}
    assert rooms <= set(ALLOWED) | ANYTHING


def test_imports_go_one_way() -> None:
    wrong = [
        f"{i.file.relative_to(SRC)}:{i.line}: {_room(i.file)} imports {i.module}"
        for path in _files()
        if _room(path) not in ANYTHING
        for i in _imports(path)
        if i.module.startswith("perfeval.") and not _allowed(_room(path), i.module)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_rules_of_imports_have_no_cycle() -> None:
    """A room that may import another is never imported by it."""
    reached: dict[str, set[str]] = {}

    def below(room: str, trail: tuple[str, ...] = ()) -> set[str]:
        assert room not in trail, " → ".join((*trail, room))
        if room not in reached:
            direct = {may for may in ALLOWED[room] if "." not in may}
            reached[room] = direct.union(*(below(r, (*trail, room)) for r in direct), set())
        return reached[room]

    for room in ALLOWED:
        assert room not in below(room)


def _calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_BUILTINS:
            yield node.lineno, node.func.id
        elif isinstance(node.func, ast.Attribute) and node.func.attr in READERS:
            yield node.lineno, node.func.attr


def test_only_the_edges_touch_files_and_terminals() -> None:
    wrong = [
        f"{path.relative_to(SRC)}:{line}: {call}"
        for path in _files()
        if _room(path) not in TALKERS
        for line, call in _calls(path)
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_evaluates_text() -> None:
    wrong = []
    for path in _files():
        names = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        if names & {"eval", "exec"} and path.relative_to(PACKAGE).as_posix() not in GENERATORS:
            wrong.append(str(path.relative_to(SRC)))
    assert not wrong


def test_only_the_command_line_knows_the_command_line() -> None:
    wrong = [
        f"{i.file.relative_to(SRC)}:{i.line}: {i.module}"
        for path in _files()
        if _room(path) != "cli"
        for i in _imports(path)
        if i.module.split(".")[0] in {"typer", "rich", "click"}
    ]
    assert not wrong, "\n".join(wrong)


def test_no_binary_float_is_written() -> None:
    """A literal such as 0.1, or float(…), would put a binary fraction beside exact numbers."""
    exact = {"model", "formula", "rules", "measures", "scoring"}
    wrong = []
    for path in _files():
        if _room(path) not in exact:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        # a likeness of words is no number of ours
        likeness = {
            keyword.value
            for keyword in ast.walk(tree)
            if isinstance(keyword, ast.keyword) and keyword.arg == "cutoff"
        }
        for node in ast.walk(tree):
            if node in likeness:
                continue
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            made = (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"float", "round"}
            )
            if literal or made:
                wrong.append(f"{path.relative_to(SRC)}:{getattr(node, 'lineno', 0)}")
    assert not wrong, "\n".join(wrong)


def _loaded(statement: str) -> set[str]:
    code = f"import sys\nsys.path.insert(0, {str(SRC)!r})\n{statement}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", PLAIN)
def test_scoring_needs_no_installed_package(module: str) -> None:
    assert not _loaded(f"import {module}") & SLOW


def test_importing_perfeval_loads_next_to_nothing() -> None:
    code = "import perfeval\nassert not [m for m in sys.modules if m.startswith('perfeval.api')]"
    assert not _loaded(code) & SLOW
