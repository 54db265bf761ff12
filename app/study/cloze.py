"""Reading the gaps of a cloze: `[[right | also right ~ distractor | distractor]]`."""

import re

from app.study.bodies import Gap
from app.study.spelling import fits

GAP = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in text.split("|") if form.strip())


def read_gap(inside: str) -> Gap:
    """The gap written between the brackets; without an accepted form it raises ValueError."""
    right, _, wrong = inside.partition("~")
    gap = Gap(_forms(right), _forms(wrong))
    if not gap.accepted:
        raise ValueError("a gap needs at least one right form before the ~")
    if any(fits(gap, wrong) for wrong in gap.distractors):
        raise ValueError("a form is both right and a distractor")
    return gap


def read_gaps(text: str) -> tuple[Gap, ...]:
    """Every gap of `text`, in order."""
    return tuple(read_gap(found) for found in GAP.findall(text))


def around_gaps(text: str) -> tuple[str, ...]:
    """The text before, between and after the gaps: always one piece more than there are gaps."""
    return tuple(GAP.split(text)[::2])
