"""The golden folders: what is found in them, character by character."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.running import lay, options, run

from perfeval.checks.catalogue import catalogue

HERE = Path(__file__).parent
# Word documents are not what `validate` looks at
DOCUMENTS = dict.fromkeys(
    (code for code in catalogue() if "PE900" <= code < "PE950"),
    "check-docx finds it: tried in test_documents.py and by its example",
)
# tables are not what `validate` looks at
TABLES = dict.fromkeys(
    (c for c in catalogue() if "PE040" <= c <= "PE099" or "PE711" <= c <= "PE750"),
    "import and recheck find it: tried by its example and in tests/tables",
)
# what another day leaves out, `validate` has no day to ask for
DAYS = dict.fromkeys(("PE547", "PE548", "PE549"), "score --as-of finds it: tried by its example")
# scoring sheets are read beside their panel
SHEETS = dict.fromkeys(
    (code for code in catalogue() if "PE645" <= code <= "PE650" or code in ("PE656", "PE658")),
    "panel --read finds it: tried by its example and in tests/panels",
)
# years side by side, and policies applied to projects, are not what `validate` looks at
USES = dict.fromkeys(
    (
        c
        for c in catalogue()
        if "PE780" <= c <= "PE789" or c in ("PE792", "PE794", "PE795", "PE797", "PE798")
    ),
    "compare and recommend find it: tried by its example and in tests/followup",
)
# many projects at once
MANY = dict.fromkeys(
    (c for c in catalogue() if "PE950" <= c <= "PE979" or "PE990" <= c <= "PE999"),
    "batch finds it: tried in tests/batch",
)
# a case holds texts, and this is of a workbook's sheets
SHEET_OF_ANSWERS = {"PE691": "survey finds it: tried by its example and in tests/surveys"}
# codes without a case of either kind, and why
WITHOUT: dict[str, dict[str, str]] = {
    "err": {
        "PE001": "validate says of a word that names nothing that it names nothing",
        "PE002": "validate goes through a folder instead of reading it",
        "PE003": "a case holds files only; pipes and devices are tried in test_discovery.py",
        "PE776": "the day of the command is earlier than the file's: its example runs monitor",
        **DOCUMENTS,
        **TABLES,
        **SHEET_OF_ANSWERS,
        **SHEETS,
        **DAYS,
        **USES,
        **MANY,
    },
    "ok": {
        "PE001": "every file that is there comes close",
        "PE003": "every file that can be read comes close",
        "PE776": "the day of the command is earlier than the file's: its example runs monitor",
        **DOCUMENTS,
        **TABLES,
        **SHEET_OF_ANSWERS,
        **SHEETS,
        **DAYS,
        **USES,
        **MANY,
    },
}


def _cases(kind: str) -> list[Path]:
    return sorted(path for path in (HERE / kind).iterdir() if path.is_dir())


@pytest.fixture(autouse=True)
def no_own_sets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PERFEVAL_SETS", str(tmp_path / ".none"))


@pytest.mark.parametrize("case", _cases("err"), ids=lambda path: path.name)
def test_every_finding_stands_where_it_should(case: Path, tmp_path: Path) -> None:
    expected = (case / "expected.txt").read_text("utf-8").splitlines()
    lay(case, tmp_path)
    done = run(tmp_path, options(case))
    assert done.lines == expected, done.errors
    assert any(line.endswith(case.name[:5]) for line in expected)
    failed = any(" error " in f" {line}" for line in expected)
    # nothing is checked where the configuration or the call can't be used
    assert done.code == (2 if done.unusable else 1 if failed else 0)


@pytest.mark.parametrize("case", _cases("ok"), ids=lambda path: path.name)
def test_near_misses_are_silent(case: Path, tmp_path: Path) -> None:
    lay(case, tmp_path)
    done = run(tmp_path, options(case))
    assert (done.code, done.lines) == (0, []), done.errors


@pytest.mark.parametrize("kind", ["err", "ok"])
def test_every_code_has_a_case(kind: str) -> None:
    shown = {case.name[:5] for case in _cases(kind)}
    assert shown <= set(catalogue())
    assert set(catalogue()) - shown - set(WITHOUT[kind]) == set()
    assert shown & set(WITHOUT[kind]) == set(), "no longer an exception"
