"""Lines of styled text, written plainly or with colours."""

from __future__ import annotations

from perfeval.cli.cells import cells, clean, wrap

Span = tuple[str, str]  # text, style
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Page:
    """What is to be printed, `width` columns wide."""

    def __init__(self, width: int, rule: str = "─") -> None:
        self.width = width
        self.rule_mark = rule
        self.lines: list[list[Span]] = []

    def line(self, *spans: Span | str) -> None:
        self.lines.append([span if isinstance(span, tuple) else (span, "") for span in spans])

    def gap(self) -> None:
        """An empty line, but never two and never at the top."""
        if self.lines and self.lines[-1]:
            self.lines.append([])

    def rule(self, columns: int = 0) -> None:
        self.line((self.rule_mark * (columns or self.width), "dim"))

    def paragraph(self, text: str, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """A wrapped text; lines after the first are indented by `hang` more."""
        room = max(12, self.width - indent - hang)
        first = True
        for part in text.splitlines() or [""]:
            for line in wrap(clean(part).strip(), room):
                self.line((" " * (indent if first else indent + hang) + line, style))
                first = False

    def entry(self, label: str, text: str, column: int, indent: int = 0, style: str = "") -> None:
        """A label and its text, wrapped in a column of its own."""
        start = indent + max(column, cells(label) + 2)
        lines = [
            line for part in text.splitlines() or [""]
            for line in wrap(clean(part).strip(), max(12, self.width - start))
        ]  # fmt: skip
        lead = " " * indent + label + " " * (start - indent - cells(label))
        for index, line in enumerate(lines):
            self.line((lead if index == 0 else " " * start, "dim"), (line, style))

    def text(self, coloured: bool = False) -> str:
        return "".join(_painted(line, coloured) + "\n" for line in self.lines)


def _painted(line: list[Span], coloured: bool) -> str:
    texts = [(clean(text), style) for text, style in line]
    if not coloured:
        return "".join(text for text, _ in texts).rstrip()
    while texts and not texts[-1][0].strip():
        texts.pop()
    if texts:
        texts[-1] = (texts[-1][0].rstrip(), texts[-1][1])
    parts = []
    for text, style in texts:
        codes = ";".join(_CODES[name] for name in style.split())
        parts.append(f"\x1b[{codes}m{text}\x1b[0m" if codes and text.strip() else text)
    return "".join(parts)
