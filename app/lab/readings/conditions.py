"""Conditions on one cell of a trace, as question files write them: `cell > 2 and forget >= 0.9`.

Read through two whitelists, of tokens and of syntax nodes; nothing is ever evaluated by Python itself.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from app.lab.quantities import NAMES
from app.lab.trace import SequenceTrace

LONGEST_CONDITION = 200  # characters

_COMPARISONS: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = MappingProxyType(
    {
        ast.Lt: operator.lt,
        ast.LtE: operator.le,
        ast.Gt: operator.gt,
        ast.GtE: operator.ge,
        ast.Eq: operator.eq,
        ast.NotEq: operator.ne,
    }
)
# Numbers may not touch letters (`1and 2`), which Python would read with a warning.
_TOKEN = re.compile(r" +|[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_.])|[A-Za-z_]+|<=|>=|==|!=|[<>()-]")


class ConditionError(ValueError):
    """The text is no condition; `column` counts from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message, self.column = message, column


@dataclass(frozen=True)
class Condition:
    """A condition that has been read and found valid."""

    text: str
    tree: ast.expr = field(repr=False, compare=False)  # only the nodes that `_check` lets through

    def holds(self, values: Mapping[str, float]) -> bool:
        """Is it true of these values, named as in NAMES? A name that is used but missing is a KeyError."""
        return _holds(self.tree, values)


def parse_condition(text: str) -> Condition:
    """Comparisons of names and numbers, joined by and, or, not and brackets; else ConditionError."""
    if len(text) > LONGEST_CONDITION:
        raise ConditionError(f"longer than {LONGEST_CONDITION} characters", LONGEST_CONDITION + 1)
    _check_tokens(text)
    start = len(text) - len(text.lstrip(" "))
    try:
        tree = ast.parse(text[start:], mode="eval").body
    except (SyntaxError, RecursionError, MemoryError) as problem:  # the last two: brackets nested too deeply
        column = getattr(problem, "offset", 0) or len(text) - start + 1  # 0 where the text stops too early
        raise ConditionError("not a condition such as `forget < 0.1`", start + column) from None
    _check(tree, start + 1)
    return Condition(text, tree)


def _check_tokens(text: str) -> None:
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise ConditionError(f"{text[position]!r} cannot be read here", position + 1)
        position = token.end()


def _check(node: ast.expr, offset: int) -> None:
    """Raise ConditionError unless the node is true or false of a cell."""
    match node:
        case ast.BoolOp(values=parts):
            for part in parts:
                _check(part, offset)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            _check(part, offset)
        case ast.Compare(left=left, ops=signs, comparators=others):
            if any(type(sign) not in _COMPARISONS for sign in signs):
                raise ConditionError("compare with <, <=, >, >=, == or !=", node.col_offset + offset)
            for part in (left, *others):
                _check_value(part, offset)
        case _:
            raise ConditionError("compare it with something, as in `forget < 0.1`", node.col_offset + offset)


def _check_value(node: ast.expr, offset: int) -> None:
    """Raise ConditionError unless the node is one of the names or a number."""
    number = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    named = isinstance(node, ast.Name) and node.id in NAMES
    if not named and not (isinstance(number, ast.Constant) and type(number.value) in (int, float)):
        raise ConditionError(f"neither a number nor one of {', '.join(NAMES)}", node.col_offset + offset)


def _holds(node: ast.expr, values: Mapping[str, float]) -> bool:
    match node:
        case ast.BoolOp(op=joint, values=parts):
            every = isinstance(joint, ast.And)
            return (all if every else any)(_holds(part, values) for part in parts)
        case ast.UnaryOp(operand=part):
            return not _holds(part, values)
        case ast.Compare(left=left, ops=signs, comparators=others):
            numbers = [_number(part, values) for part in (left, *others)]
            return all(_COMPARISONS[type(s)](*pair) for s, pair in zip(signs, pairwise(numbers), strict=True))
    raise AssertionError(f"a {type(node).__name__} got past the checks")


def _rounded(rows: list[list[float]], digits: int) -> list[list[float]]:
    return [[round(value, digits) for value in row] for row in rows]


def _number(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -_number(operand, values)
        case ast.Constant(value=int() | float() as number):
            return float(number)
    raise AssertionError(f"a {type(node).__name__} got past the checks")


def cells_where(
    trace: SequenceTrace, condition: Condition, units: Iterable[int], digits: int | None = None
) -> frozenset[tuple[int, int]]:
    """Every cell of a run (step, unit), from 1, of `units` where the condition holds; with `digits`, when rounded."""
    exact = {name: trace.layer.rows(name) for name in NAMES}  # each (timesteps, units)
    tracks = exact if digits is None else {name: _rounded(rows, digits) for name, rows in exact.items()}
    cells = ((step, unit) for step in range(1, len(trace.symbols) + 1) for unit in units)
    return frozenset(
        (step, unit)
        for step, unit in cells
        if condition.holds({name: rows[step - 1][unit - 1] for name, rows in tracks.items()})
    )
