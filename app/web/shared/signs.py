"""How an answer went, as a sign and a word beside it."""

from dataclasses import dataclass

from app.study.answer_log import Answer
from app.study.round_score import is_judged, was_known
from app.web.shared.language import gettext, percent

_ = gettext
_TONES = {True: ("✓", "right"), False: ("✗", "wrong")}


@dataclass(frozen=True, slots=True)
class Sign:
    """`tone` names its colour."""

    sign: str
    verdict: str
    tone: str


def sign_of(answer: Answer) -> Sign:
    """What one judged oneself stands apart from what was marked."""
    if is_judged(answer) and was_known(answer):
        return Sign("✓", _("known, as you judged"), "judged")
    if answer.skipped:
        return Sign("→", _("skipped"), "neutral")
    if 0 < answer.score < 1:
        return Sign("◐", percent(answer.score), "partly")
    if answer.unreadable:
        return Sign("?", _("could not be read"), "wrong")
    sign, tone = _TONES[answer.correct]
    return Sign(sign, _("right") if answer.correct else _("not yet"), tone)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it went, in a word and a sign; `tone` names its colour."""

    tone: str
    sign: str
    words: str
