"""A graph's operations in order, run over columns a piece at a time in buffers that are used again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfeval.columns.compiled_graph import Graph, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfeval.columns.compiled_graph import Truth, Whole

PIECE = 16_384  # rows: a few columns of it stay in a core's cache
UFUNCS: dict[str, Any] = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.floor_divide,
    "shift": np.right_shift, "bitand": np.bitwise_and, "min": np.minimum, "max": np.maximum,
    "lt": np.less, "gt": np.greater, "le": np.less_equal, "eq": np.equal,
    "and": np.logical_and, "or": np.logical_or, "not": np.logical_not,
}  # fmt: skip


class Step(NamedTuple):
    """One operation: where its operands and its result stand among the places; "constant" operands
    stand there from the start."""

    call: Callable[..., Any] | None
    args: tuple[int, ...]
    out: int


class Plan(NamedTuple):
    """`columns` are the inputs that are used, by number, with their places; `results` say for each
    output the place that holds it, or the constant that it is."""

    steps: tuple[Step, ...]
    constants: Mapping[int, int]
    columns: tuple[tuple[int, int], ...]
    wholes: tuple[int, ...]
    truths: tuple[int, ...]
    places: int
    results: tuple[tuple[int, Whole | Truth], ...]


def plan(graph: Graph, outputs: Sequence[Whole | Truth]) -> Plan:
    """Only what the outputs need, each buffer free again after its last use."""
    needed = _needed(graph, outputs)
    last: dict[int, int] = {}
    for at, node in enumerate(needed):
        for arg in node.args:
            if isinstance(arg, Node):
                last[arg.place] = at
    kept = {node.place for node in outputs if isinstance(node, Node)}
    place: dict[int, int] = {}
    constants: dict[int, int] = {}
    shared: dict[int, int] = {}
    free: dict[bool, list[int]] = {True: [], False: []}
    buffers: dict[bool, list[int]] = {True: [], False: []}
    columns: list[tuple[int, int]] = []
    steps: list[Step] = []
    count = 0

    def new() -> int:
        nonlocal count
        count += 1
        return count - 1

    for at, node in enumerate(needed):
        if node.op == "column":
            place[node.place] = new()
            columns.append((node.args[0], place[node.place]))
            continue
        args: list[int] = []
        for arg in node.args:
            if isinstance(arg, Node):
                args.append(place[arg.place])
                continue
            if arg not in shared:
                shared[arg] = new()
                constants[shared[arg]] = arg
            args.append(shared[arg])
        # an operation may write over an operand that nothing else needs, but for a choice
        ended = [
            arg for arg in dict.fromkeys(a for a in node.args if isinstance(a, Node))
            if last[arg.place] == at and arg.place not in kept and arg.op != "column"
        ]  # fmt: skip
        if node.op != "where":
            for arg in ended:
                free[arg.truth].append(place[arg.place])
        if free[node.truth]:
            out = free[node.truth].pop()
        else:
            out = new()
            buffers[node.truth].append(out)
        if node.op == "where":
            for arg in ended:
                free[arg.truth].append(place[arg.place])
        place[node.place] = out
        steps.append(Step(UFUNCS.get(node.op), tuple(args), out))
    results = tuple((place[x.place], 0) if isinstance(x, Node) else (-1, x) for x in outputs)
    return Plan(
        tuple(steps), constants, tuple(columns), tuple(buffers[False]), tuple(buffers[True]),
        count, results,
    )  # fmt: skip


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
    """Fill `into` (one array an output, of n rows) from the columns."""
    size = min(PIECE, n)
    places: list[Any] = [None] * program.places
    for at, constant in program.constants.items():
        places[at] = np.int64(constant)
    wholes = {at: np.empty(size, np.int64) for at in program.wholes}
    truths = {at: np.empty(size, np.bool_) for at in program.truths}
    for start in range(0, n, PIECE):
        end = min(start + PIECE, n)
        if start == 0 or end - start != size:
            short = slice(0, end - start)
            for at, buffer in (*wholes.items(), *truths.items()):
                places[at] = buffer[short]
        for number, at in program.columns:
            places[at] = columns[number][start:end]
        for call, args, out in program.steps:
            if call is None:
                np.copyto(places[out], np.where(*(places[at] for at in args)))
            else:
                call(*(places[at] for at in args), out=places[out])
        for (at, constant), target in zip(program.results, into, strict=True):
            if at >= 0 or not isinstance(target, bool):
                target[start:end] = places[at] if at >= 0 else constant
