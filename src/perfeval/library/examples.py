"""Examples of findings, one file a code, from the package's data."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from perfeval.model.example import Example, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).resolve().parent.parent / "checks" / "examples"


def example(code: str) -> Example | None:
    """The example of a code; None where there is none."""
    import yaml

    try:
        text = (FOLDER / f"{code}.yaml").read_text("utf-8")
    except FileNotFoundError:
        return None
    raw: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    right = raw.get("right") or {}
    return Example(
        code=code,
        why={lang: " ".join(str(said).split()) for lang, said in raw["why"].items()},
        wrong=_samples(raw.get("wrong") or {}),
        right=() if isinstance(right, str) else _samples(right),
        at=raw.get("at") or "",
        options=tuple((raw.get("options") or "").split()),
        run=raw.get("run") or "",
        right_run=right if isinstance(right, str) else raw.get("right_run") or "",
    )


def examples() -> dict[str, Example]:
    """All examples by code."""
    names = sorted(path.stem for path in FOLDER.glob("PE*.yaml"))
    return {name: found for name in names if (found := example(name)) is not None}


def _samples(files: Mapping[str, Any]) -> tuple[Sample, ...]:
    return tuple(_sample(name, content) for name, content in files.items())


def _sample(name: str, content: Any) -> Sample:
    if isinstance(content, str):
        return Sample(name, content.encode(), content)
    if "hex" in content:
        data = bytes.fromhex(content["hex"])
        text = data.decode("utf-8", "replace")
        return Sample(name, data, text, binary=any(c < " " and c not in "\t\r\n" for c in text))
    if "word" in content:
        from perfeval.library.word_samples import word_bytes, word_text

        return Sample(name, word_bytes(content["word"]), word_text(content["word"]))
    if "locked" in content:
        from perfeval.library.table_samples import locked_bytes

        data = locked_bytes()
        return Sample(name, data, data.decode("latin-1"), binary=True)
    if "table" in content or "tables" in content:
        from perfeval.library.table_samples import table_bytes, table_text

        return Sample(name, table_bytes(content, name), table_text(content))
    encoding = content.get("encoding", "utf-8")
    text, times = content["text"], int(content.get("repeat", 1))
    shown = "" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding.upper()
    return Sample(name, (text * times).encode(encoding), text, shown, repeat=times)


@contextmanager
def laid_out(found: Example) -> Iterator[Path]:
    """A folder with the wrong example's files, for as long as it is wanted."""
    with TemporaryDirectory(prefix="perfeval-") as name:
        folder = Path(name)
        for sample in found.wrong:
            path = folder / sample.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sample.data)
        yield folder
