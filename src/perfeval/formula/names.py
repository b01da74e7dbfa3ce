"""Which names an expression asks for."""

from __future__ import annotations

from perfeval.formula.tree import Expression, Name, children


def names(expression: Expression) -> set[str]:
    found: set[str] = set()
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            found.add(node.name)
        waiting.extend(children(node))
    return found


def uses(expression: Expression) -> list[Name]:
    """Every use of a name, from left to right."""
    below = [name for child in children(expression) for name in uses(child)]
    return [expression] if isinstance(expression, Name) else below
