"""The pages of findings, a page a hundred: texts, why it matters, a wrong and a right example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.checks.catalogue import mend, message
from perfeval.checks.pages import GROUPS, SEVERITIES, escaped, page_of
from perfeval.checks.rendering import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfeval.checks.check import Check
    from perfeval.model.example import Example, Sample
    from perfeval.model.finding import Finding

    # by code: pack, and its keys and values
    Packs = Mapping[str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]]

# (zh, en)
WORDS = {
    "back": ("[全部检查项](../findings.zh-CN.md)", "[All findings](../findings.md)"),
    "mend": ("改法：", "Mend: "),
    "why": ("缘由：", "Why: "),
    "wrong": ("错误写法", "Wrong"),
    "right": ("正确写法", "Right"),
    "place": ("，第{line}行第{column}列", ", line {line}, column {column}"),
    "from": ("，从 {text} 起", ", at {text}"),
    "encoding": ("，以{encoding}编码保存", ", saved as {encoding}"),
    "repeat": ("，以下内容写{n}遍", ", this text {n} times"),
    "binary": ("，不是文本，开头的字节是 {bytes}", ", not text; it begins with the bytes {bytes}"),
    "packs": ("检查包：", "Packs: "),
    "pack": ("{pack}（{settings}）", "{pack} ({settings})"),
    "joint": ("，", ", "),
    "gap": ("、", ", "),
    "end": ("。", "."),
}


def code_pages(
    lang: str, examples: Mapping[str, Example], told: Mapping[str, Finding], packs: Packs
) -> dict[str, str]:
    """Text by name of file in docs/; `told` are the findings that the examples give."""
    found: dict[str, list[str]] = {}
    for group in GROUPS:
        checks = group.checks()
        if not checks:
            continue
        title, name = group.zh if lang == "zh" else group.en, page_of(group.first, lang)
        if name in found:  # the second one of a hundred
            found[name][0] += f"、{title}" if lang == "zh" else f", {title[0].lower()}{title[1:]}"
        parts = found.setdefault(name, [f"# {title}", _say("back", lang)])
        for check in checks:
            parts += _section(check, examples.get(check.code), packs, told.get(check.code), lang)
    return {name: "\n\n".join(parts) + "\n" for name, parts in found.items()}


def _say(key: str, lang: str, **values: object) -> str:
    return WORDS[key][0 if lang == "zh" else 1].format(**values)


def _section(
    check: Check, found: Example | None, packs: Packs, told: Finding | None, lang: str
) -> list[str]:
    zh = lang == "zh"
    level = SEVERITIES[check.severity] if zh else check.severity
    colon = "：" if zh else ": "
    parts = [
        f"## {check.code}",
        f"**{level}**{colon}{escaped(shown(check.zh if zh else check.en))}",
        _say("mend", lang) + escaped(shown(check.mend_zh if zh else check.mend_en)),
    ]
    if found is not None:
        parts.append(_say("why", lang) + escaped(found.why[lang]))
    if check.code in packs:
        parts.append(_packs(packs, check.code, lang))
    if found is not None:
        parts += _side(found, found.wrong, found.run, lang, wrong=True)
        if told is not None:
            words = (message(told, lang), _say("mend", lang) + mend(told, lang))
            parts.append("\n".join(f"> {escaped(text)}<br>" for text in words).removesuffix("<br>"))
        parts += _side(found, found.right, found.right_run, lang, wrong=False)
    return parts


def _packs(packs: Packs, code: str, lang: str) -> str:
    texts = []
    for pack, settings in packs[code]:
        words = (f"{key or 'severity'}: {value}" for key, value in settings)
        texts.append(_say("pack", lang, pack=pack, settings=_say("joint", lang).join(words)))
    return _say("packs", lang) + escaped(_say("gap", lang).join(texts)) + _say("end", lang)


def _side(
    found: Example, samples: tuple[Sample, ...], run: str, lang: str, wrong: bool
) -> list[str]:
    label = f"**{_say('wrong' if wrong else 'right', lang)}**"
    if not run and found.options and wrong:
        run = " ".join(("perfeval validate .", *found.options))
    parts = [label, _fenced(run, "sh")] if run else []
    for number, sample in enumerate(samples):
        lead = "" if number or run else f"{label} · "
        parts.append(f"{lead}`{sample.name}`{_about(found, sample, lang, wrong)}")
        if not sample.binary:
            parts.append(_fenced(sample.text, "toml" if sample.name.endswith(".toml") else "yaml"))
    return parts


def _about(found: Example, sample: Sample, lang: str, wrong: bool) -> str:
    text = ""
    if sample.binary:
        text += _say("binary", lang, bytes=sample.data[:8].hex(" ").upper())
    if sample.encoding:
        text += _say("encoding", lang, encoding=sample.encoding)
    if sample.repeat > 1:
        text += _say("repeat", lang, n=sample.repeat)
    if not wrong or found.place is None or found.place[0] != sample.name:
        return text
    _, line, column = found.place
    text += _say("place", lang, line=line, column=column)
    lines = sample.text.split("\n")
    here = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    if here and not sample.binary and here.isprintable():
        short = here if len(here) <= 24 else here[:23] + "…"
        text += _say("from", lang, text=f"`{short}`") if "`" not in short else ""
    return text


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"
