"""What TeX takes away without a word: the rest of a line after `%`, spaces between words, braces."""

import re
from collections.abc import Iterator

from app.text.inspection import Inspected, Loss

_BRACES = re.compile(r"(?:^|[\s=(,\[]|\\in)\{[^{}]*,[^{}]*\}")
_TEXT = re.compile(r"\\(text|mathrm|operatorname|textbf|textit|texttt|mathbf|mathit|mbox)\s*\{[^{}]*\}")
_RULES = (
    (re.compile(r"(?<!\\)%"), "what stands after the % in ${tex}$ is not shown", r"write \% for the sign"),
    (
        re.compile(r"(?<![\\a-zA-Z])[^\W\d_]{2,}[,.;:]?\s+[^\W\d_]{2,}|^[\d.,]+\s+[^\W\d_]{3,}"),
        "the words in ${tex}$ run together",
        r"a price is written \$5, and words inside TeX \text{like this}",
    ),
    (re.compile(r"(?<!\\)~"), "the ~ in ${tex}$ is shown as a space", r"write \sim for the sign"),
    (
        re.compile(r"[_^](?:[0-9]{2,}|[A-Za-z]{2,}(?![A-Za-z_^(]))"),
        "in ${tex}$ only the first sign after _ or ^ is set lower or higher",
        "put all that belongs there in braces: x_{10}",
    ),
    (_BRACES, "the braces in ${tex}$ are not shown", r"write \{ and \}"),
    (
        re.compile(r"\\\\"),
        r"the line break \\ in ${tex}$ is not shown",
        r"give each line its own $$…$$, as a line of its own; one \ begins a command",
    ),
)


def tex_losses(found: Inspected) -> Iterator[Loss]:
    """What stands between dollar signs and loses a part of it."""
    for part in found.parts:
        if part.type.startswith("math"):
            bare = _TEXT.sub("", part.content)
            lined = r"\begin" in bare
            for pattern, said, hint in _RULES:
                if pattern.search(bare) and not (lined and "line break" in said):
                    yield Loss(said.replace("{tex}", part.content.strip()), hint, grave="%" in hint)
