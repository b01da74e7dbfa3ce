"""A graph's operations in order, run over columns a piece at a time in buffers that are used again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.compiled_graph import NARROW, Graph, Node, bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfeval.columns.compiled_graph import Truth, Whole

PIECE = 16_384  # rows: a few columns of it stay in a core's cache
UFUNCS: dict[str, Any] = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "times": np.multiply, "div": np.floor_divide,
    "shift": np.right_shift, "bitand": np.bitwise_and, "min": np.minimum, "max": np.maximum,
    "lt": np.less, "gt": np.greater, "le": np.less_equal, "eq": np.equal,
    "and": np.logical_and, "or": np.logical_or, "not": np.logical_not,
}  # fmt: skip


class Step(NamedTuple):
    """One operation: where its operands and its result stand among the places (None: a copy into
    another width); `wide` that narrow operands give a wide result."""

    call: Callable[..., Any] | None
    args: tuple[int, ...]
    out: int
    wide: bool = False


class Plan(NamedTuple):
    """`columns` are the inputs that are used, by number, with their places; `constants` and `buffers`
    say what stands in the other places; `results` for each output the place that holds it, or -1 and
    the constant that it is."""

    steps: tuple[Step, ...]
    constants: Mapping[int, Any]
    columns: tuple[tuple[int, int], ...]
    buffers: tuple[tuple[int, Any], ...]
    places: int
    results: tuple[tuple[int, Whole | Truth], ...]


class _Layout:
    """Gives places to values; a buffer is free again after the last use of what it holds."""

    def __init__(self) -> None:
        self.count = 0
        self.constants: dict[int, Any] = {}
        self.shared: dict[Any, int] = {}
        self.free: dict[Any, list[int]] = {np.bool_: [], np.int32: [], np.int64: []}
        self.buffers: list[tuple[int, Any]] = []

    def new(self) -> int:
        self.count += 1
        return self.count - 1

    def constant(self, value: int, kind: Any) -> int:
        key = (value, kind)
        if key not in self.shared:
            self.shared[key] = self.new()
            self.constants[self.shared[key]] = kind(value)
        return self.shared[key]

    def buffer(self, kind: Any) -> int:
        if self.free[kind]:
            return self.free[kind].pop()
        self.buffers.append((self.new(), kind))
        return self.buffers[-1][0]


def plan(graph: Graph, outputs: Sequence[Whole | Truth]) -> Plan:
    """Only what the outputs need."""
    needed = _needed(graph, outputs)
    last: dict[int, int] = {}
    for at, node in enumerate(needed):
        last.update((arg.place, at) for arg in node.args if isinstance(arg, Node))
    kept = {node.place for node in outputs if isinstance(node, Node)}
    layout = _Layout()
    place: dict[int, int] = {}
    columns: list[tuple[int, int]] = []
    steps: list[Step] = []
    for at, node in enumerate(needed):
        kind = _kind(node)
        if node.op == "column":
            place[node.place] = layout.new()
            columns.append((node.args[0], place[node.place]))
            if kind is np.int32:
                narrow = layout.buffer(kind)
                steps.append(Step(None, (place[node.place],), narrow))
                place[node.place] = narrow
            continue
        wide = _width(node)
        args = tuple(
            place[arg.place] if isinstance(arg, Node) else layout.constant(arg, wide)
            for arg in node.args
        )
        ended = [
            arg for arg in dict.fromkeys(a for a in node.args if isinstance(a, Node))
            if last[arg.place] == at and arg.place not in kept and not _is_input(arg)
        ]  # fmt: skip
        # an operation may write over an operand that nothing else needs, but for a choice
        if node.op != "where":
            for arg in ended:
                layout.free[_kind(arg)].append(place[arg.place])
        out = layout.buffer(kind if node.truth else wide)
        if node.op == "where":
            for arg in ended:
                layout.free[_kind(arg)].append(place[arg.place])
        call = np.where if node.op == "where" else UFUNCS[node.op]
        widened = wide is np.int64 and not node.truth and node.op != "where"
        steps.append(Step(call, args, out, widened and not any(map(_is_wide, node.args))))
        if not node.truth and wide is not kind:
            narrow = layout.buffer(kind)
            steps.append(Step(None, (out,), narrow))
            layout.free[wide].append(out)
            out = narrow
        place[node.place] = out
    results = tuple((place[x.place], 0) if isinstance(x, Node) else (-1, x) for x in outputs)
    return Plan(
        tuple(steps), layout.constants, tuple(columns), tuple(layout.buffers), layout.count, results
    )


def _kind(node: Node) -> Any:
    """The type that holds all the node can give."""
    if node.truth:
        return np.bool_
    return np.int32 if node.low >= -NARROW and node.high <= NARROW else np.int64


def _is_input(node: Node) -> bool:
    return node.op == "column" and _kind(node) is np.int64


def _width(node: Node) -> Any:
    """The type that an operation is done in: of its result and all its operands."""
    values = [(node.low, node.high), *(bounds(arg) for arg in node.args if not _truth(arg))]
    narrow = all(low >= -NARROW and high <= NARROW for low, high in values)
    return np.int32 if narrow else np.int64


def _is_wide(arg: Any) -> bool:
    return isinstance(arg, Node) and _kind(arg) is np.int64


def _truth(arg: Any) -> bool:
    return isinstance(arg, Node) and arg.truth


def _needed(graph: Graph, outputs: Sequence[Whole | Truth]) -> list[Node]:
    wanted: set[int] = set()
    waiting = [node for node in outputs if isinstance(node, Node)]
    while waiting:
        node = waiting.pop()
        if node.place not in wanted:
            wanted.add(node.place)
            waiting += [arg for arg in node.args if isinstance(arg, Node)]
    return [node for node in graph.nodes if node.place in wanted]


def run(
    program: Plan, columns: Sequence[np.ndarray[Any, Any]], n: int, into: Sequence[Any]
) -> None:
    """Fill `into` (an array an output, of n rows; a constant truth stays as it is) from the columns."""
    size = min(PIECE, n)
    places: list[Any] = [None] * program.places
    for at, constant in program.constants.items():
        places[at] = constant
    buffers = [(at, np.empty(size, kind)) for at, kind in program.buffers]
    for start in range(0, n, PIECE):
        end = min(start + PIECE, n)
        if start == 0 or end - start != size:
            for at, buffer in buffers:
                places[at] = buffer[: end - start]
        for number, at in program.columns:
            places[at] = columns[number][start:end]
        for call, args, out, wide in program.steps:
            if call is None:
                np.copyto(places[out], places[args[0]], casting="unsafe")
            elif call is np.where:
                places[out] = np.where(places[args[0]], places[args[1]], places[args[2]])
            elif wide:
                call(*[places[at] for at in args], out=places[out], dtype=np.int64)
            else:
                call(*[places[at] for at in args], out=places[out])
        for (at, constant), target in zip(program.results, into, strict=True):
            if at >= 0 or not isinstance(target, bool):
                target[start:end] = places[at] if at >= 0 else constant
