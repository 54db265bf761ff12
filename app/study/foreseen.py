"""Wrong answers that were foreseen."""

from dataclasses import dataclass

from app.study.words import Words


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A wrong answer that was foreseen, and why it is wrong; `when` is how it is written, or its misconception."""

    when: str
    why: Words
    misconception: str | None = None
