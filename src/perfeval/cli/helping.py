"""Help, made from the table of commands in the chosen language."""

from __future__ import annotations

from perfeval.cli.cells import cells
from perfeval.cli.commands import LANG, TOPS, Argument, Command, Option, below
from perfeval.cli.page import Page
from perfeval.i18n.cli_usage import TEXTS, say

PROGRAM = "perfeval"
EXAMPLES = {
    "": (
        "perfeval score project.yaml",
        "perfeval report project.yaml -o report.docx",
        "perfeval recheck form.xlsx",
        "perfeval validate .",
        "perfeval explain PE301",
    ),
    "score": (
        "perfeval score project.yaml",
        "perfeval score project.yaml -o score.json",
        "perfeval score project.yaml --as-of 2023-03-31",
        "perfeval score filled.xlsx",
    ),
    "init": (
        "perfeval init --set mof-2020-10-self-assessment",
        "perfeval init --set mof-2020-10-self-assessment --keys zh -o mine.yaml",
        "perfeval init --set mof-2020-10-self-assessment --excel filled.xlsx",
    ),
    "import": (
        "perfeval import form.xlsx -o project.yaml",
        "perfeval import form.docx --format json",
    ),
    "export": (
        "perfeval export project.yaml -o filled.xlsx",
        "perfeval export project.yaml -o form.xlsx --form empty.xlsx",
    ),
    "check-docx": (
        "perfeval check-docx report.docx",
        "perfeval check-docx report.docx --against project.yaml",
    ),
    "recheck": (
        "perfeval recheck form.xlsx",
        "perfeval recheck forms/ -o summary.xlsx",
        "perfeval recheck forms/ --opinions opinions/",
    ),
    "monitor": (
        "perfeval monitor project.yaml --as-of 2023-07-31",
        "perfeval monitor project.yaml --as-of 2023-07-31 -o monitoring.docx",
    ),
    "ledger": (
        "perfeval ledger ledger.yaml",
        "perfeval ledger ledger.yaml --report notification -o notification.docx",
        "perfeval ledger ledgers/*.yaml --report summary -o summary.xlsx",
        "perfeval ledger --open project.yaml -o ledger.yaml",
        "perfeval ledger ledger.yaml --open form.xlsx -o longer.yaml",
    ),
    "panel": (
        "perfeval panel panel.yaml",
        "perfeval panel panel.yaml --sheets sheets/",
        "perfeval panel panel.yaml --read sheets/ -o filled.yaml",
        "perfeval panel filled.yaml -o result.docx",
        "perfeval panel filled.yaml -o ballots.yaml",
    ),
    "survey": ("perfeval survey survey.yaml", "perfeval survey survey.yaml -o survey.docx"),
    "compare": (
        "perfeval compare 2022.yaml 2023.yaml",
        "perfeval compare 2022.yaml 2023.yaml -o comparison.docx",
    ),
    "recommend": (
        "perfeval recommend project.yaml --policy policy.yaml",
        "perfeval recommend 2022.yaml 2023.yaml --policy policy.yaml -o recommendation.docx",
    ),
    "batch": (
        "perfeval batch projects/",
        "perfeval batch projects/ -o scores.xlsx --summary summary.docx",
        "perfeval batch table.csv --set mof-2020-10-self-assessment -o scores.parquet",
        "perfeval batch projects/ --reports reports/ --format docx --resume",
        "perfeval batch table.parquet --set set.yaml -o scores.parquet --engine spark",
    ),
    "validate": (
        "perfeval validate indicator_sets/ project.yaml",
        "perfeval validate . --format sarif -o perfeval.sarif",
        "perfeval validate set.yaml --fix --diff",
    ),
    "report": (
        "perfeval report project.yaml -o report.docx",
        "perfeval report project.yaml -o report.docx --template ours.docx",
    ),
    "template": ("perfeval template list", "perfeval template export report.docx -o my.docx"),
    "template-list": ("perfeval template list",),
    "template-export": (
        "perfeval template export report.docx -o my.docx",
        "perfeval report project.yaml -o report.docx --template my.docx",
    ),
    "explain": ("perfeval explain project.yaml 预算执行率", "perfeval explain PE301"),
    "schema": ("perfeval schema indicator-set -o indicator-set.json", "perfeval schema project"),
    "sets": ("perfeval sets", "perfeval sets show mof-2020-10-evaluation"),
    "sets-show": (
        "perfeval sets show mof-2020-10-evaluation",
        "perfeval sets show --report evaluation",
    ),
}


def program_help(lang: str, width: int) -> str:
    """What the program is and which commands it has."""
    page = Page(width)
    page.paragraph(say("about", lang))
    page.gap()
    page.line(say("usage", lang), f"{PROGRAM} [--lang zh|en] COMMAND …")
    _section(page, say("commands", lang), [(c.path[-1], say(c.key, lang)) for c in TOPS])
    switches = [("--help", "help"), ("--version", "version"), ("--install-completion", "install-completion"),
                ("--show-completion", "show-completion")]  # fmt: skip
    rows = [_option(LANG, lang), *((flag, say(f"opt.{key}", lang)) for flag, key in switches)]
    _section(page, say("options", lang), rows)
    _examples(page, "", lang)
    page.gap()
    page.paragraph(say("exit", lang))
    page.paragraph(say("more", lang))
    return page.text()


def command_help(command: Command, lang: str, width: int) -> str:
    page = Page(width)
    page.paragraph(say(f"{command.key}.long", lang))
    page.gap()
    page.line(say("usage", lang), usage(command))
    _section(page, say("arguments", lang), [_argument(command, a, lang) for a in command.arguments])
    _section(
        page, say("commands", lang), [(c.path[-1], say(c.key, lang)) for c in below(command.path)]
    )
    options = [
        *(_option(o, lang, command.key) for o in command.options),
        ("--help", say("opt.help", lang)),
    ]
    _section(page, say("options", lang), options)
    if command.key == "ledger":
        _definitions(page, lang)
    _examples(page, command.key, lang)
    return page.text()


def _definitions(page: Page, lang: str) -> None:
    """The statuses of a ledger's items, as they are computed."""
    from perfeval.i18n.cli_ledger import say as said
    from perfeval.ledger.statuses import definitions

    rows = [(one.word, one.sentence) for one in definitions(lang)]
    _section(page, said("definitions", lang), rows)


def usage(command: Command) -> str:
    words = [PROGRAM, *command.path]
    names = [(a, a.metavar + "…" if a.many else a.metavar) for a in command.arguments]
    words += [name if a.required else f"[{name}]" for a, name in names]
    return " ".join([*words, "[OPTIONS]"])


def _argument(command: Command, argument: Argument, lang: str) -> tuple[str, str]:
    return argument.metavar, say(f"arg.{command.key}.{argument.name}", lang)


def _option(option: Option, lang: str, command: str = "") -> tuple[str, str]:
    flags = ", ".join(option.flags) + (f" {option.metavar}" if option.metavar else "")
    own = f"opt.{option.name}.{command}"
    text = say(own if own in TEXTS else f"opt.{option.name}", lang)
    if option.choices:
        gap = "；" if lang == "zh" else "; "
        text += gap + say("choices", lang, choices=" ".join(option.choices))
    return flags, text


def _section(page: Page, title: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    page.gap()
    page.line(title)
    column = max(cells(name) for name, _ in rows) + 2
    for name, text in rows:
        page.entry(name, text, column, 2)


def _examples(page: Page, key: str, lang: str) -> None:
    page.gap()
    page.line(say("examples", lang))
    for text in EXAMPLES[key]:
        page.line("  " + text)
