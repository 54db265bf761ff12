"""Wrong answers that authors anticipated."""

from dataclasses import dataclass

from app.study.words import Words


@dataclass(frozen=True, slots=True)
class AnticipatedError:
    """A wrong answer and why it is wrong; `when` is how it is written, or its misconception."""

    when: str
    why: Words
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class AnticipatedNumber:
    """A wrong number and why it is wrong."""

    when: float
    why: Words
    misconception: str | None = None
