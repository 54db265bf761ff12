"""Sums, right and wrong, as text: in symbols, with the numbers put in, and with what comes out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from app.lab.generators.problem import Kind, Problem, Slip, Spot, Value

DECIMALS = 3  # of everything that is read off a model
SMALL = 0.1  # below it a result is written with one more, so that it can be compared

Numbers = Mapping[str, float]


def rounded(value: float) -> float:
    """As it is shown, and never a negative zero."""
    return round(float(value), DECIMALS) + 0.0


def number(value: float) -> str:
    """A number that is given."""
    return str(value) if isinstance(value, int) else f"{value + 0.0:.{DECIMALS}f}"


def result(value: Value) -> str:
    """A value that came out of a sum: `0.749`, `0.0234`, `14`, `(32, 20, 8)`."""
    if isinstance(value, float) and abs(rounded(value)) < SMALL:
        return f"{value:.{DECIMALS + 1}f}"
    return number(value) if isinstance(value, float) else str(value)


def bracketed(value: float) -> str:
    """A number as a factor or an addend: in brackets where it is negative."""
    return f"({number(value)})" if value < 0 else number(value)


def filled(template: str, numbers: Numbers) -> str:
    """Every `@name` replaced by its number; brackets are never doubled."""
    text = re.sub("@([a-z]+[0-9]*)", lambda found: bracketed(numbers[found[1]]), template)
    return re.sub(r"\(\((-[0-9.]+)\)\)", r"(\1)", text)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = (header, ["---"] * len(header), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown_symbol(symbol: str) -> str:
    """A blank would be invisible."""
    return symbol.replace(" ", "\N{OPEN BOX}")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a value."""

    formula: str  # TeX in symbols
    template: str  # TeX in which @name stands for a number
    value: Callable[[Numbers], Value]

    def slip(self, misconception: str, numbers: Numbers) -> Slip:
        value = self.value(numbers)
        put_in = filled(self.template, numbers)
        end = "" if put_in == result(value) else f" {came_out(value)}"
        return Slip(misconception, value, f"{self.formula} = {put_in}{end}")


Wrong = Mapping[str, Way]  # by the misconception that takes this way


def came_out(value: Value) -> str:
    """TeX: what comes out, rounded or exact."""
    text = result(value)
    exact = not isinstance(value, float) or isclose(value, float(text), abs_tol=1e-9)
    return f"= {text}" if exact else rf"\approx {text}"


def problem(
    kind: Kind, shown: Mapping[str, str], name: str, right: Way, wrong: Wrong, numbers: Numbers, spot: Spot | None
) -> Problem:
    """The problem of working out `name` (TeX) from `numbers`."""
    key = right.value(numbers)
    put_in = filled(right.template, numbers)
    working = (f"{name} = {right.formula}", f"{name} = {put_in}", f"{name} {came_out(key)}")
    slips = tuple(way.slip(misconception, numbers) for misconception, way in wrong.items())
    return Problem(kind, shown, key, slips, working, spot)
