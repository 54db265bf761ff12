"""What TeX takes away without a word: the rest of a line after `%`, spaces between words, braces, prices."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from app.text.inspection import Inspected, Loss

_BRACES = re.compile(r"(?:^|[\s=(,\[]|\\in)\{[^{}]*,[^{}]*\}")
_TEXT = re.compile(r"\\(text|mathrm|operatorname|textbf|textit|texttt|mathbf|mathit|mbox)\s*\{[^{}]*\}")
# Words that join two formulas, or two prices.
_LITTLE = "and|or|to|of|if|is|for|per|the|in|at|by|with|from|than|each|el|la|los|las|de|del|por|si|en|es|con|para|que"
_RUN_TOGETHER = "the words in ${tex}$ run together"
_FIRST_ALONE = "in ${tex}$ only the first sign after _ or ^ is set lower or higher"
_PRICE = r"a price is written \$5; of a formula all goes between its two dollar signs"
_BELONGS_TO_WORDS = re.compile(r"[\\_^{]")  # CO$_2$, 90$^\circ$, 5$\times$5
_RULES = (
    (re.compile(r"(?<!\\)%"), "what stands after the % in ${tex}$ is not shown", r"write \% for the sign"),
    (
        re.compile(
            r"(?<![\\a-zA-Z])[^\W\d_]{2,}[,.;:]?\s+[^\W\d_]{2,}"
            r"|^[\d.,]+\s+(?:[^\W\d_]\s+)?[^\W\d_]{3,}|^\s+[^\W\d_]{2,}\s+\w"
            rf"|\s(?:{_LITTLE})(?!\w)|(?<![\w\\])(?:{_LITTLE})\s"
        ),
        _RUN_TOGETHER,
        r"a price is written \$5, and words inside TeX \text{like this}",
    ),
    (re.compile(r"(?<!\\)~"), "the ~ in ${tex}$ is shown as a space", r"write \sim for the sign"),
    (
        re.compile(r"[_^](?:[0-9]{2,}|[A-Za-z]{2,}(?![A-Za-z_^(])|[A-Za-z][0-9]|[0-9]*\.[0-9]|[(\[])|\^1/[0-9]"),
        _FIRST_ALONE,
        "put all that belongs there in braces: x_{10}",
    ),
    (
        re.compile(r"[_^][-+−](?:[0-9A-Za-z.(]|\\(?!to\b|rightarrow|left|right|leq?\b|geq?\b|neq?\b|in\b|[,;: ]))"),
        _FIRST_ALONE,
        "put the sign and what follows it in braces: 10^{-3}",
    ),
    (_BRACES, "the braces in ${tex}$ are not shown", r"write \{ and \}"),
    (
        re.compile(r"\\\\"),
        r"the line break \\ in ${tex}$ is not shown",
        r"give each line its own $$…$$, as a line of its own; one \ begins a command",
    ),
)


def tex_losses(found: Inspected) -> Iterator[Loss]:
    """What stands between dollar signs and loses a part of it, and prices that were taken for formulas."""
    parts = list(found.parts)
    for number, part in enumerate(parts):
        if part.type.startswith("math"):
            told = list(_inside(part.content))
            yield from told
            if _is_between_prices(parts, number) and not any("run together" in loss.said for loss in told):
                yield Loss(f"from one $ to the next, ${part.content}$ is shown as a formula", _PRICE)


def _inside(tex: str) -> Iterator[Loss]:
    bare = _TEXT.sub("", tex)
    lined = r"\begin" in bare
    for pattern, said, hint in _RULES:
        if pattern.search(bare) and not (lined and "line break" in said):
            yield Loss(said.replace("{tex}", tex.strip()), hint, grave="%" in hint)


def _is_between_prices(parts: Sequence[Token], number: int) -> bool:
    """Does a formula open behind an amount or a currency's name, or end before an amount?"""
    tex = parts[number].content
    before = parts[number - 1].content if number and parts[number - 1].type == "text" else ""
    after = parts[number + 1].content if number + 1 < len(parts) and parts[number + 1].type == "text" else ""
    if parts[number].type != "math_inline" or _BELONGS_TO_WORDS.match(tex):
        return False
    opens_late = before[-1:].isalnum() or (tex[0] in " ,;./)" and before.rstrip()[-1:].isdigit())
    return opens_late or after[:1].isdigit() or (tex[-1].isspace() and after.lstrip()[:1].isdigit())
