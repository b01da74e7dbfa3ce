"""What can be called: commands, their arguments and options, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

DONE, FOUND, UNUSABLE = 0, 1, 2
LANGUAGES = ("zh", "en")


class Option(NamedTuple):
    """An option; without a `metavar` it is a switch; `many` may be repeated or list with commas."""

    name: str
    flags: tuple[str, ...]
    metavar: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False


class Argument(NamedTuple):
    """A word of the call; `many` takes all that are left, and stands last."""

    name: str
    metavar: str
    required: bool = True
    many: bool = False


class Command(NamedTuple):
    """One command; its `module` has `run(call: Call) -> int`."""

    path: tuple[str, ...]
    module: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()

    @property
    def key(self) -> str:
        return "-".join(self.path)


class Call(NamedTuple):
    """One command with what was given to it."""

    command: Command
    lang: str
    values: Mapping[str, str]
    switches: frozenset[str] = frozenset()
    lists: Mapping[str, tuple[str, ...]] = {}

    def value(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def given(self, name: str) -> str | None:
        return self.values.get(name)

    def switch(self, name: str) -> bool:
        return name in self.switches

    def all(self, name: str) -> tuple[str, ...]:
        """What was given for a word or an option that may be given many times."""
        return self.lists.get(name, ())


REPORTS = (
    "evaluation",
    "self-assessment",
    "transfer-payment",
    "department",
    "ex-ante",
    "monitoring",
)
STAGES = ("plan", "draft", "final")
FORMS = ("national", "yunnan", "sichuan", "hubei", "transfer-payment")
LANG = Option("lang", ("--lang",), "LANG", LANGUAGES)
OUTPUT = Option("output", ("-o", "--output"), "FILE")
PROJECT = Argument("project", "PROJECT")
AS_OF = Option("as_of", ("--as-of",), "DATE")
STRICT = Option("strict", ("--strict",))
SHOWN = Option("format", ("--format",), "FORMAT", ("table", "json", "markdown"))

COMMANDS = (
    Command(
        ("init",), "perfeval.cli.init", (),
        (
            Option("set", ("--set",), "ID"), OUTPUT, Option("excel", ("--excel",), "FILE"),
            Option("keys", ("--keys",), "KEYS", ("zh", "en")), LANG,
        ),
    ),
    Command(
        ("import",), "perfeval.cli.importing", (Argument("file", "FILE"),),
        (OUTPUT, Option("format", ("--format",), "FORMAT", ("text", "json")), Option("keys", ("--keys",), "KEYS", ("zh", "en")), LANG),
    ),
    Command(
        ("score",), "perfeval.cli.score", (PROJECT,),
        (
            Option("format", ("--format",), "FORMAT", ("table", "json", "csv", "markdown")),
            AS_OF, OUTPUT, STRICT, LANG,
        ),
    ),
    Command(
        ("report",), "perfeval.cli.report", (PROJECT,),
        (
            OUTPUT, AS_OF, Option("kind", ("--kind",), "KIND", REPORTS),
            Option("stage", ("--stage",), "STAGE", STAGES), Option("form", ("--form",), "PROFILE", FORMS),
            Option("charts", ("--charts",), "CHARTS", ("native", "picture", "none")),
            Option("template", ("--template",), "FILE"),
            LANG,
        ),
    ),
    Command(
        ("explain",), "perfeval.cli.explain",
        (Argument("subject", "PROJECT|CODE"), Argument("indicator", "INDICATOR", required=False)), (LANG,),
    ),
    Command(
        ("validate",), "perfeval.cli.validate", (Argument("paths", "PATH", required=False, many=True),),
        (
            Option("format", ("--format",), "FORMAT", ("text", "json", "github", "gitlab", "sarif", "junit")),
            OUTPUT, Option("strict", ("--strict",)),
            Option("select", ("--select",), "CODES", many=True), Option("ignore", ("--ignore",), "CODES", many=True),
            Option("pack", ("--pack",), "PACK", many=True), Option("exclude", ("--exclude",), "GLOB", many=True),
            Option("config", ("--config",), "FILE"), Option("statistics", ("--statistics",)),
            Option("fix", ("--fix",)), Option("diff", ("--diff",)), LANG,
        ),
    ),
    Command(
        ("check-docx",), "perfeval.cli.check_docx", (Argument("file", "FILE", many=True),),
        (
            Option("against", ("--against",), "PROJECT"),
            Option("format", ("--format",), "FORMAT", ("text", "json", "github", "gitlab", "sarif", "junit")),
            OUTPUT, Option("strict", ("--strict",)),
            Option("select", ("--select",), "CODES", many=True), Option("ignore", ("--ignore",), "CODES", many=True),
            Option("pack", ("--pack",), "PACK", many=True), Option("config", ("--config",), "FILE"), LANG,
        ),
    ),
    Command(
        ("recheck",), "perfeval.cli.recheck", (Argument("paths", "PATH", many=True),),
        (
            Option("format", ("--format",), "FORMAT", ("table", "json")), OUTPUT,
            Option("opinions", ("--opinions",), "FOLDER"), Option("pack", ("--pack",), "PACK", many=True),
            Option("strict", ("--strict",)), LANG,
        ),
    ),
    Command(("monitor",), "perfeval.cli.monitor", (PROJECT,), (AS_OF, SHOWN, OUTPUT, STRICT, LANG)),
    Command(
        ("ledger",), "perfeval.cli.ledger", (Argument("files", "FILE", required=False, many=True),),
        (
            AS_OF, Option("report", ("--report",), "REPORT", ("notification", "lists", "summary")),
            Option("open", ("--open",), "PROJECT", many=True),
            Option("keys", ("--keys",), "KEYS", ("zh", "en")), SHOWN, OUTPUT, STRICT, LANG,
        ),
    ),
    Command(
        ("panel",), "perfeval.cli.panel",
        (Argument("file", "FILE"), Argument("more", "SHEET", required=False, many=True)),
        (
            Option("sheets", ("--sheets",), "FOLDER"), Option("read", ("--read",), "FILE", many=True),
            SHOWN, OUTPUT, STRICT, LANG,
        ),
    ),
    Command(("survey",), "perfeval.cli.survey", (Argument("file", "FILE"),), (SHOWN, OUTPUT, STRICT, LANG)),
    Command(
        ("compare",), "perfeval.cli.compare", (Argument("projects", "PROJECT", many=True),),
        (SHOWN, OUTPUT, STRICT, LANG),
    ),
    Command(
        ("recommend",), "perfeval.cli.recommend", (Argument("projects", "PROJECT", many=True),),
        (Option("policy", ("--policy",), "FILE"), SHOWN, OUTPUT, STRICT, LANG),
    ),
    Command(
        ("batch",), "perfeval.cli.batch", (Argument("inputs", "INPUT", many=True),),
        (
            Option("set", ("--set",), "ID"), OUTPUT, Option("detail", ("--detail",), "DETAIL", ("long", "wide")),
            Option("layout", ("--layout",), "LAYOUT", ("long", "wide")), Option("table", ("--table",), "NAME"),
            Option("summary", ("--summary",), "FILE", many=True), Option("by", ("--by",), "COLUMN", many=True),
            Option("reports", ("--reports",), "FOLDER"),
            Option("format", ("--format",), "FORMAT", ("docx", "html", "xlsx", "md")),
            Option("engine", ("--engine",), "ENGINE", ("local", "spark", "dask")),
            Option("master", ("--master",), "URL"), Option("jobs", ("--jobs",), "N"),
            Option("resume", ("--resume",)), STRICT, LANG,
        ),
    ),
    Command(
        ("export",), "perfeval.cli.export", (PROJECT,), (OUTPUT, Option("form", ("--form",), "FILE"), LANG)
    ),
    Command(("template",), "perfeval.cli.template", (), (LANG,)),
    Command(("template", "list"), "perfeval.cli.template", (), (LANG,)),
    Command(
        ("template", "export"), "perfeval.cli.template_export", (Argument("name", "NAME"),), (OUTPUT, LANG)
    ),
    Command(("sets",), "perfeval.cli.sets", (), (LANG,)),
    Command(
        ("sets", "show"), "perfeval.cli.sets_show", (Argument("set", "ID", required=False),),
        (Option("report", ("--report",), "KIND", REPORTS), LANG),
    ),
    Command(
        ("schema",), "perfeval.cli.schema", (Argument("kind", "KIND"),), (OUTPUT, LANG)
    ),
)  # fmt: skip
BY_PATH = {command.path: command for command in COMMANDS}
TOPS = tuple(command for command in COMMANDS if len(command.path) == 1)


def below(path: tuple[str, ...]) -> tuple[Command, ...]:
    """The commands of a group, such as `sets show` of `sets`."""
    return tuple(c for c in COMMANDS if len(c.path) > len(path) and c.path[: len(path)] == path)
