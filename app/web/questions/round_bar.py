"""The bar of a round: a segment for each question, filled by its first answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from app.services.study.round_state import RoundState
from app.study.answer_log import Answer
from app.study.slots import Slot
from app.web.shared.language import gettext
from app.web.shared.signs import sign_of

_ = gettext


@dataclass(frozen=True, slots=True)
class Segment:
    """One question of a round: `tone` names its look, `words` say it. `current` is the one on the page."""

    tone: str
    sign: str
    words: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class RoundBar:
    """A round's segments, and which of its questions is on the page; `repeats` where it comes once more."""

    segments: tuple[Segment, ...]
    number: int
    total: int
    leave_url: str
    repeats: bool = False


def round_bar(state: RoundState, shown: Slot) -> RoundBar:
    """The bar while this slot is asked, or just after it was answered."""
    place = shown.number - len(state.round.questions) * shown.repeats
    segments = tuple(_segments(state, place))
    number = sum(segment.tone != "gone" for segment in segments[:place])
    total = sum(segment.tone != "gone" for segment in segments)
    sets = state.round.choice.sets
    leave_url = url_for("sets.overview", set_id=sets[0]) if len(sets) == 1 else url_for("home.index")
    return RoundBar(segments, number, total, leave_url, shown.repeats)


def _segments(state: RoundState, place: int) -> Iterator[Segment]:
    for number, (question_id, answer) in enumerate(state.firsts(), 1):
        tone, sign, words = _look(state, question_id, answer)
        yield Segment("now" if tone == "open" and number == place else tone, sign, words, number == place)


def _look(state: RoundState, question_id: str, answer: Answer | None) -> tuple[str, str, str]:
    if question_id in state.gone:
        return "gone", "–", _("no longer asked")
    if answer:
        return answer_look(answer)
    if question_id.partition("/")[0] in state.paused:
        return "paused", "…", _("waits until your test has ended")
    return "open", "", _("to come")


def answer_look(answer: Answer) -> tuple[str, str, str]:
    """How an answer stands in a bar or an arch: its tone, its sign and a word."""
    sign = sign_of(answer)
    return sign.tone, sign.sign, sign.verdict
