"""Rules of gaps: their brackets are whole, and a learner can read and write what stands in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.content.faults import Fault
from app.content.nodes import Path
from app.content.plain_words import BY_HAND, IN_A_MENU, alike, plain_faults
from app.study.placeholders import GAP, GAP_MARK, parted
from app.text.inspection import inspected

ESCAPES = r"a sign that belongs to an answer is written \[, \], \| or \~"
_ONE_BRACKET = re.compile(r"(?<!\\)\[[^\[\]]+ [|~] [^\[\]]+\]")
_BRACKET = re.compile(r"(?<!\\)(?:\\\\)*[\[\]]")
_PLACES = (
    ("math", "a gap stands inside $…$, or a $ is not closed", r"end TeX before the gap; a dollar sign is written \$"),
    (
        "code",
        "a gap stands in code",
        "end the backquotes before it and open them again after it; code is written [ [0] ]",
    ),
    ("fence", "a gap stands in code", "let the code end before it; brackets that are code are written [ [0] ]"),
)


def gap_faults(text: str, at: Path) -> Iterator[Fault]:
    """What is wrong with how the gaps of a text are written."""
    for found in GAP.finditer(text):
        inside = found[1]
        if _BRACKET.search(inside) or text[found.end() : found.end() + 1] == "]":
            said = f"there are brackets in the gap `{found[0].splitlines()[0]}`, or it is not closed"
            yield Fault(at, said, f"a gap ends with ]]; {ESCAPES}")
        elif len(parted(inside, "~")) > 2:
            yield Fault(at, f"there are two ~ in the gap `{found[0]}`", f"distractors are parted by |; {ESCAPES}")
        elif len(sides := parted(inside, "~")) == 2 and sides[0].strip() and not sides[1].strip():
            said = f"nothing stands behind the ~ in the gap `{found[0]}`"
            yield Fault(at, said, f"write a distractor there, or take the ~ out; {ESCAPES}")
        else:
            for side in parted(inside, "~"):
                yield from _bars(found[0], side, at)
    yield from _around(GAP.sub(GAP_MARK, text), at)


def _bars(gap: str, side: str, at: Path) -> Iterator[Fault]:
    forms = parted(side, "|")
    if len(forms) > 1 and not all(form.strip() for form in forms):
        yield Fault(at, f"nothing stands beside a | in the gap `{gap}`", f"take the | out; {ESCAPES}")
    yield from bracket_faults(f"the gap `{gap}`", side, at)


def bracket_faults(whole: str, side: str, at: Path) -> Iterator[Fault]:
    """Brackets that a bar among forms parts, so that it was meant as a sign."""
    if any(open_brackets(one) > 0 > open_brackets(other) for one, other in pairwise(parted(side, "|"))):
        yield Fault(at, f"a bracket in {whole} is parted by the |", f"write \\| for it; {ESCAPES}")


def open_brackets(form: str) -> int:
    """How many brackets are opened and not closed; below nothing where it is the other way."""
    return sum(form.count(sign) for sign in "([{") - sum(form.count(sign) for sign in ")]}")


def _around(text: str, at: Path) -> Iterator[Fault]:
    """Every gap stands among words, and no bracket of one is left."""
    parts = list(inspected(text).parts)
    words = [part.content for part in parts if part.type == "text"]
    for kind, said, hint in _PLACES:
        if any(part.type.startswith(kind) and GAP_MARK in part.content for part in parts):
            yield Fault(at, said, hint)
            return
    if sum(part.count(GAP_MARK) for part in words) < text.count(GAP_MARK):
        yield Fault(at, "a gap stands in a picture or in the address of a link", "let it stand among the words")
    for part in words:
        if "[[" in part or "]]" in part:
            yield Fault(at, f"`{part.strip()}` holds one end of a gap alone", f"a gap is written [[…]]; {ESCAPES}")
        elif one := _ONE_BRACKET.search(part):
            yield Fault(at, f"`{one[0]}` is no gap", "a gap has two brackets on each side", warns=True)


def form_faults(accepted: Sequence[str], distractors: Sequence[str], language: str, at: Path) -> Iterator[Fault]:
    """What is wrong with the answers of a gap."""
    forms = [*accepted, *distractors]
    for number, form in enumerate(forms):
        yield from plain_faults(form, at, IN_A_MENU if distractors else BY_HAND)
        if number >= len(accepted) and any(alike(form, other, language) for other in forms[:number]):
            yield Fault(at, f"`{form}` stands twice in a gap", "take one of them out")
