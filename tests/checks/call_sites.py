"""Which findings the engine makes, and with which params, read from its source."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src" / "perfeval"
CODE = re.compile(r"PE\d{3}")
TEXTS = {f"{name}.py" for name in (
    "reading", "choices", "shapes", "sets", "rules", "formulas", "references", "scoring", "review", "funds",
    "surveys", "printed", "rule_lints", "set_lints", "review_lints", "fund_lints", "practice",
    "practice_projects", "documents", "table_files", "tables", "table_values", "workbooks", "recheck",
    "goals", "monitoring", "ledgers", "panels", "answers", "uses", "batches", "folders", "pages",
)}  # fmt: skip

# params that helpers of recheck/look.py add to those they are given
ADDED = {"about": frozenset(("name",)), "of_many": frozenset(("n", "names"))}


class Site(NamedTuple):
    """One place where a code stands; `params` is None where they can't be read off."""

    code: str
    file: str
    line: int
    params: frozenset[str] | None


def sites() -> list[Site]:
    return [site for path in _files() for site in _of(path)]


def _files() -> Iterator[Path]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent.name != "checks" or path.name not in TEXTS:
            yield path


def _of(path: Path) -> Iterator[Site]:
    tree = ast.parse(path.read_text("utf-8"))
    name = path.relative_to(SOURCE).as_posix()
    found: dict[tuple[int, int], Site] = {}
    own = _own(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
            place = (node.lineno, node.col_offset)
            if node is own or (name.startswith("validation/") and _listed(tree, node)):
                continue  # the name of a check's only code, or a list of codes of others
            found.setdefault(place, Site(str(node.value), name, node.lineno, None))
    if name.split("/")[0] != "formula":  # expressions complete their params on the way
        for scope in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            found.update(_calls(scope, name, own))
    return iter(found.values())


def _listed(tree: ast.Module, code: ast.Constant) -> bool:
    """Whether a code stands in a list that the module keeps: codes it knows, not makes."""
    kept = (node for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign)))
    return any(code in ast.walk(node) for node in kept)


def _own(tree: ast.Module) -> ast.Constant | None:
    """The code of a module that is one check: `CODE = "PE462"`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if names == ["CODE"]:
                return node.value
    return None


def _calls(
    scope: ast.FunctionDef, name: str, own: ast.Constant | None
) -> Iterator[tuple[tuple[int, int], Site]]:
    for call in (node for node in ast.walk(scope) if isinstance(node, ast.Call)):
        for index, given in enumerate(call.args):
            arg: ast.expr = given
            if own is not None and isinstance(given, ast.Name) and given.id == "CODE":
                arg = ast.copy_location(ast.Constant(own.value), given)
            if isinstance(arg, ast.Constant) and CODE.fullmatch(str(arg.value)):
                site = Site(str(arg.value), name, arg.lineno, _params(call, index, scope))
                yield (arg.lineno, arg.col_offset), site


def _params(call: ast.Call, index: int, scope: ast.FunctionDef) -> frozenset[str] | None:
    """Params given as keywords, as a mapping, or as a variable that holds one."""
    words = {keyword.arg for keyword in call.keywords}
    if None in words:
        return None
    if words:
        return frozenset(str(word) for word in words) | ADDED.get(_called(call), frozenset())
    for arg in call.args[index + 1 :]:
        found = _keys(arg)
        if found is None and isinstance(arg, ast.Name):
            found = _variable(arg, scope)
        if found is not None:
            return found
    rest = call.args[index + 1 :]
    return frozenset() if len(rest) <= 1 and _is_method(call) else None


def _is_method(call: ast.Call) -> bool:
    """`reader.fault(code, span)` and `fault(context, code, span)` give params by keyword."""
    return _called(call) in ("fault", "_finding")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _keys(node: ast.expr) -> frozenset[str] | None:
    if not isinstance(node, ast.Dict) or not all(isinstance(k, ast.Constant) for k in node.keys):
        return None
    return frozenset(str(key.value) for key in node.keys if isinstance(key, ast.Constant))


def _variable(name: ast.Name, scope: ast.FunctionDef) -> frozenset[str] | None:
    """The mapping last assigned to the variable before it is used."""
    found = None
    for node in ast.walk(scope):
        if not isinstance(node, ast.Assign) or node.lineno > name.lineno:
            continue
        names = [t.id for t in node.targets if isinstance(t, ast.Name)]
        keys = _keys(node.value)
        if name.id in names and keys is not None and (found is None or node.lineno > found[0]):
            found = (node.lineno, keys)
    return None if found is None else found[1]
