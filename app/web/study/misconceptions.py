"""What an answer looks like: the misconceptions behind it, ready to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.study.misconceptions import Misconception
from app.web.shared.render import Prose, inline


@dataclass(frozen=True, slots=True)
class MisconceptionNote:
    """A misconception by its name, and why it is not so where somebody wrote that."""

    name: Prose
    sentence: Prose | None


def misconception_notes(found: Iterable[Misconception]) -> tuple[MisconceptionNote, ...]:
    return tuple(MisconceptionNote(inline(one.name), inline(one.sentence) if one.sentence else None) for one in found)
