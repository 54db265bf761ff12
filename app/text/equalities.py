r"""Lines of TeX that follow on each other, parted at their first sign of equality, to be aligned at it."""

import re
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|.", re.DOTALL)
_DEPTH = dict.fromkeys((r"\begin", r"\{", "{", "(", "["), 1) | dict.fromkeys((r"\end", r"\}", "}", ")", "]"), -1)
_RELATIONS = frozenset({"=", "<", ">", r"\approx", r"\le", r"\leq", r"\ge", r"\geq", r"\lt", r"\gt", r"\equiv"})


def aligned(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each line what stands left of its sign of equality, and the rest with the sign.

    A left side that repeats that of the line above is left out: it is read from there.
    """
    last = ""
    for line in lines:
        left, right = parted(line)
        yield ("" if left == last else left), right
        last = left or last


def parted(line: str) -> tuple[str, str]:
    """A line before its first sign of equality outside brackets, and from there on; without one all of it is right."""
    depth = 0
    for token in _TOKEN.finditer(line):
        depth += _DEPTH.get(token[0], 0)
        if not depth and token[0] in _RELATIONS:
            return line[: token.start()].strip(), line[token.start() :].strip()
    return "", line.strip()
