"""How an answer went, in the words of the bar at the bottom."""

from app.services.study.answering import Marked
from app.services.study.round_state import RoundState
from app.study.answer_log import Answer
from app.study.round_score import is_judged, was_known
from app.study.slots import is_open, slot_of
from app.web.question_types.table import key_words
from app.web.questions.names import was_certain
from app.web.shared.context import Context
from app.web.shared.language import due_phrase, gettext, percent
from app.web.shared.signs import Verdict

_ = gettext


def bar_notes(context: Context, marked: Marked, state: RoundState | None) -> tuple[str, ...]:
    """How sure the learner was, and when the question comes back: a sentence each, where there is one."""
    return tuple(filter(None, (_certainty(marked), _returns(context, marked, state))))


def verdict_of(marked: Marked) -> Verdict:
    answer, key = marked.answer, key_words(marked.question)
    if answer.skipped:
        return Verdict("neutral", "→", _("It is %(key)s", key=key) if key else _("Here is the answer"))
    if is_judged(answer):
        return _judged(answer)
    if answer.correct:
        return Verdict("right", "✓", _("Right"))
    if answer.score > 0:
        return Verdict("partly", "◐", _("Partly right: %(share)s of the points", share=percent(answer.score)))
    if answer.unreadable:
        return Verdict("wrong", "?", _("This could not be read"))
    return Verdict("wrong", "✗", _("Not yet: it is %(key)s", key=key) if key else _("Not yet"))


def _judged(card: Answer) -> Verdict:
    """Nobody marked it: the words say so."""
    if was_known(card):
        return Verdict("judged", "✓", _("Known, as you judged"))
    return Verdict("wrong", "✗", _("Not yet"))


def _certainty(marked: Marked) -> str:
    """How sure they said they were; nothing where they said that they did not know."""
    answer = marked.answer
    return was_certain(answer.certainty) if answer.certainty and not answer.skipped else ""


def _returns(context: Context, marked: Marked, state: RoundState | None) -> str:
    """When the question comes back: a miss of a round once more before its end."""
    if state and _is_repeated(state, marked.answer):
        return _("It comes back in this round.")
    due = marked.due(context.days)
    return _("It comes back %(when)s.", when=due_phrase(due, context.today)) if due else ""


def _is_repeated(state: RoundState, answer: Answer) -> bool:
    """Whether a miss comes once more in its round."""
    questions = state.round.questions
    again = slot_of(questions, answer.slot + len(questions)) if answer.slot else None
    asked = answer.question_id not in state.gone
    return asked and again is not None and is_open(questions, state.answers, again)
