"""Packs: where they come from, what they change, and what is told of one that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.running import Run, run

from perfeval.checks.catalogue import catalogue
from perfeval.i18n.cli_usage import TEXTS
from perfeval.library.packs import known_packs, packaged
from perfeval.source.yaml_reader import read_yaml
from perfeval.validation.packs import read_pack

SET = """\
perfeval: indicator-set/v1
id: training
total: 10
indicators:
  - {name: 培训人次, weight: 7, target: ≥200}
  - {name: 合格率, weight: 3, target: ≥90%}
"""
PACK = """\
perfeval: pack/v1
id: firm
checks:
  PE803: {max_share: 60%, min_leaves: 2, severity: error}
  PE284: off
"""


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The user's own sets lie in `own/indicator_sets`, and packs beside them."""
    folder = tmp_path / "own"
    (folder / "packs").mkdir(parents=True)
    monkeypatch.setenv("PERFEVAL_SETS", str(folder / "indicator_sets"))
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "set.yaml").write_text(SET, "utf-8")
    return folder


def found(folder: Path, *options: str) -> list[str]:
    return run(folder, list(options)).lines


def refused(folder: Path, *options: str) -> Run:
    """A run that ends before any file is checked, telling what is wrong with the call."""
    done = run(folder, list(options))
    assert done.code == 2
    assert not any(line.startswith("set.yaml") for line in done.lines)
    return done


FIRM = ["set.yaml:5:26 error PE803"]


def test_without_a_pack_of_its_own(work: Path) -> None:
    assert found(work) == ["set.yaml:5:37 warning PE284"]


def test_from_the_users_folder_by_name(work: Path, own_folder: Path) -> None:
    (own_folder / "packs" / "firm.yaml").write_text(PACK, "utf-8")
    assert known_packs() == ["firm", "gbt9704", "hubei", "national", "sichuan"]
    assert found(work, "--pack", "firm") == FIRM


def test_by_path(work: Path) -> None:
    (work / "checks").mkdir()
    (work / "checks" / "firm.yaml").write_text(PACK, "utf-8")
    assert found(work, "--pack", "checks/firm.yaml") == FIRM


def test_from_the_configuration_beside_its_file(work: Path) -> None:
    (work / "firm.yaml").write_text(PACK, "utf-8")
    (work / "perfeval.toml").write_text('pack = ["firm.yaml"]\n', "utf-8")
    assert found(work) == FIRM


def test_the_configurations_severity_comes_last(work: Path) -> None:
    (work / "firm.yaml").write_text(PACK, "utf-8")
    text = 'pack = ["firm.yaml"]\n[severity]\nPE803 = "info"\n'
    (work / "perfeval.toml").write_text(text, "utf-8")
    assert found(work) == ["set.yaml:5:26 info PE803"]


def test_the_later_pack_replaces_what_an_earlier_said(work: Path) -> None:
    (work / "firm.yaml").write_text(PACK, "utf-8")
    later = PACK.replace("60%", "90%").replace("firm", "later").replace("off", "info")
    (work / "later.yaml").write_text(later, "utf-8")
    both = ("--pack", "firm.yaml", "--pack", "later.yaml")
    assert found(work, *both) == ["set.yaml:5:37 info PE284"]


def test_none_drops_the_national_pack(work: Path) -> None:
    (work / "set.yaml").write_text(
        SET.replace("≥90%", "≥90家").replace("≥200}", "≥200人次}"), "utf-8"
    )
    assert found(work) == ["set.yaml:6:36 warning PE808"]
    assert found(work, "--pack", "none") == []


def test_an_unknown_pack_is_refused_with_the_nearest(work: Path) -> None:
    done = refused(work, "--pack", "sichaun", "--lang", "en")
    assert "sichaun" in done.errors
    assert "sichuan" in done.errors


BROKEN = [
    ("PE803: {max_share: 60%, min_leafs: 2}", "firm.yaml:4:27", "min_leaves"),
    ("PE803: {min_leaves: 2}", "firm.yaml:4:10", "max_share"),
    ("PE803: {max_share: many}", "firm.yaml:4:22", "many"),
    ("PE808: {units: [{endings: [率]}]}", "firm.yaml:4:19", "units"),
    ("PE803: {max_share: 60%, severity: fatal}", "firm.yaml:4:37", "fatal"),
    ("PE201: {min: 3}", "firm.yaml:4:11", "min"),
    ("PE840: error", "firm.yaml:4:3", "PE840"),
    ("PE803: gone", "firm.yaml:4:10", "gone"),
]


@pytest.mark.parametrize(("line", "place", "word"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_pack_is_refused_at_its_place(
    work: Path, line: str, place: str, word: str
) -> None:
    text = f"perfeval: pack/v1\nid: firm\nchecks:\n  {line}\n"
    (work / "firm.yaml").write_text(text, "utf-8")
    done = refused(work, "--pack", "firm.yaml", "--lang", "en")
    assert place in done.errors
    assert word in done.errors
    assert place in " ".join(found(work, "--select", "PE0,PE1"))  # the pack as a file says the same


def test_every_pack_of_the_program_is_in_order() -> None:
    for path in sorted(packaged().iterdir()):
        root = read_yaml(path).root
        pack = read_pack(root)  # type: ignore[arg-type]
        assert pack.findings == (), path.name
        assert pack.id == path.stem
        assert pack.limits
        assert set(pack.limits) <= set(catalogue())


def test_the_help_names_every_pack_of_the_program() -> None:
    for told in zip(TEXTS["opt.pack"], TEXTS["opt.pack.check-docx"], strict=True):
        said = " ".join(told)
        assert [path.stem for path in packaged().iterdir() if path.stem not in said] == []


@pytest.mark.parametrize("page", ["packs.md", "packs.zh-CN.md"])
def test_the_pack_on_the_page_works(page: str, work: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "how-to"
    _, _, rest = (docs / page).read_text("utf-8").partition("```yaml\n")
    (work / "firm.yaml").write_text(rest.partition("```")[0], "utf-8")
    assert found(work, "--pack", "firm.yaml") == [
        "set.yaml:1:1 warning PE810",  # no kind of report
        "set.yaml:5:5 info PE813",  # no explanation
        "set.yaml:5:5 info PE813",  # no source of the data
        "set.yaml:5:37 error PE284",  # no unit, an error by the pack
    ]


def test_a_beginning_in_the_configuration_counts_over_a_code_in_a_pack(tmp_path: Path) -> None:
    (tmp_path / "set.yaml").write_text(SET, "utf-8")
    (tmp_path / "firm.yaml").write_text(PACK, "utf-8")
    config = 'pack = ["firm.yaml"]\n[severity]\nPE80 = "%s"\n'
    for level, lines in (("info", 1), ("off", 0)):
        (tmp_path / "perfeval.toml").write_text(config % level, "utf-8")
        found = [x for x in run(tmp_path, []).lines if "PE803" in x]
        assert len(found) == lines
        assert not any("error" in x for x in found)
