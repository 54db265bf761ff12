"""The stones of a round's arch as they are shown: each with the mark of its answer."""

from dataclasses import dataclass

from flask import url_for

from app.services.study.round_state import RoundState
from app.study.answer_log import Answer
from app.web.questions.round_bar import answer_look
from app.web.shared.language import gettext
from app.web.study.arch import Arch, Stone, arch

_ = gettext
GONE, OPEN = "gone", "open"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a first answer went: `tone` names its look, `words` say it. `answer` is "" where there is none."""

    number: int
    tone: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class LaidStone:
    """A stone with its mark; `url` leads to its answer, "" where there is none."""

    stone: Stone
    mark: Mark
    url: str


def marks_of(state: RoundState) -> tuple[Mark, ...]:
    """The marks of a round, in its order. What is gone does not count, answered or not."""
    firsts = enumerate(state.firsts(), 1)
    return tuple(_mark(number, answer, gone=one in state.gone) for number, (one, answer) in firsts)


def _mark(number: int, answer: Answer | None, *, gone: bool) -> Mark:
    answered = answer.id if answer else ""
    if gone:
        return Mark(number, GONE, _("no longer asked, does not count"), answered)
    if answer is None:
        return Mark(number, OPEN, _("not answered"), "")
    tone, _sign, words = answer_look(answer)
    return Mark(number, tone, words, answered)


def laid(state: RoundState) -> tuple[Arch, tuple[LaidStone, ...]]:
    """The arch of a round."""
    marks = marks_of(state)
    found = arch(len(marks))
    stones = zip(found.stones, marks, strict=True)
    return found, tuple(LaidStone(stone, mark, _url(mark)) for stone, mark in stones)


def _url(mark: Mark) -> str:
    return url_for("verdicts.show_one", answer_id=mark.answer) if mark.answer else ""
