"""Every refusal: a stable code, a status, and a sentence in the language of the one who asked.

Pages and the JSON interface tell it from here; `docs/refusals.md` lists them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge

from app.lab.edits.notation import EditProblem
from app.lab.readings.terms import NoSuchCell
from app.lab.tasks.sequence_readers import SequenceProblem
from app.services.accounts.settings import UnknownZone
from app.services.base.refusals import (
    AnswerConflict,
    Away,
    Busy,
    NotThere,
    NotYourTest,
    OtherOwner,
    RunningTest,
    SlotTaken,
)
from app.services.exams.save import StaleSave, TimeOver
from app.services.lab.runs import UnreadableChange, UnreadableSequence
from app.services.study.answering import StaleVariant
from app.study.question_types.base import Unaskable, UnreadableResponse
from app.study.rounds import MOST_PICKED
from app.web.shared.bad_requests import (
    IncompleteForm,
    NoCellNamed,
    NoSuchRound,
    NothingPicked,
    NotJson,
    TooManyPicked,
    Unconfirmed,
    UnfitBody,
    UnknownLanguage,
    WrongOrigin,
)
from app.web.shared.language import gettext, ngettext
from app.web.shared.number_sentences import number_sentence
from app.web.shared.sequence_sentences import sequence_sentence

_ = gettext
PROBLEMS = "/problems/"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is told where something is refused. A page says the sentence where `on_page`, else what its status means.

    `faults` says where in what was sent the fault lies, for programs. `retry` is after how many seconds to try again.
    What comes from a `foreign` page is not shown on one of ours.
    """

    code: str
    status: int
    sentence: Callable[[Any], str]
    on_page: bool = False
    faults: Callable[[Any], list[dict[str, str]]] | None = None
    retry: int | None = None
    foreign: bool = False

    @property
    def type(self) -> str:
        """The problem's type in a problem document."""
        return f"{PROBLEMS}{self.code}"


def _no_such_run(_error: Exception) -> str:
    return _("The lab has no such run. Go back to the lab and try again.")


def _not_now(_error: Exception) -> str:
    return _("Busy for a moment: nothing was written, send it again.")


def _away(_error: Exception) -> str:
    return _("The database is away for a moment. Send it again: it is counted once.")


def _unreadable(problem: UnreadableResponse) -> str:
    return number_sentence(problem) or _("This answer does not fit the question.")


REFUSALS: Mapping[type[Exception], Refusal] = {
    NotThere: Refusal("not-there", 404, lambda error: _("There is no %(name)s here.", name=repr(error.args[0]))),
    NotYourTest: Refusal(
        "not-your-test",
        404,
        lambda _error: _(
            "No test is open to this browser here: its cookie may be gone, or the test was started elsewhere. Open the "
            "test's own link (“Continue on another device”), or send its key. What was saved in a test stays."
        ),
        on_page=True,
    ),
    Unaskable: Refusal(
        "no-fair-question",
        422,
        lambda _error: _(
            "No fair question can be made of this cell: a number is held or too small, or two answers would be alike. "
            "Go back to the lab and choose another step."
        ),
        on_page=True,
    ),
    SequenceProblem: Refusal("no-such-run", 422, _no_such_run, on_page=True),
    UnreadableSequence: Refusal(
        "unreadable-sequence", 422, lambda error: sequence_sentence(error.problem, error.model), on_page=True
    ),
    EditProblem: Refusal("no-such-change", 422, _no_such_run, on_page=True),
    UnreadableChange: Refusal(
        "unreadable-change",
        422,
        lambda error: _("The change “%(text)s” cannot be made, and nothing was run.", text=error.problem.text),
        on_page=True,
        faults=lambda error: [{"at": "do", "message": str(error)}],
    ),
    NoSuchCell: Refusal(
        "no-such-cell",
        422,
        lambda _error: _("The run has no such step or unit."),
        faults=lambda error: [{"at": "step", "message": str(error)}],
    ),
    RunningTest: Refusal(
        "running-test",
        409,
        lambda _error: _("A test of this set is running: its questions are not for practice until it has ended."),
    ),
    SlotTaken: Refusal(
        "slot-taken",
        409,
        lambda _error: _("This question of the round was answered in the other tab. The first answer counts."),
        on_page=True,
    ),
    StaleVariant: Refusal(
        "stale-variant", 409, lambda _error: _("This question has changed since it was asked: answer the fresh one.")
    ),
    AnswerConflict: Refusal(
        "answer-conflict", 409, lambda _error: _("This id belongs to another answer: make a new one.")
    ),
    StaleSave: Refusal(
        "stale-save", 409, lambda _error: _("A newer answer was saved elsewhere: nothing was overwritten.")
    ),
    TimeOver: Refusal("time-over", 409, lambda _error: _("The test has ended: this was not saved.")),
    UnreadableResponse: Refusal(
        "unreadable-response",
        422,
        lambda error: " ".join([_unreadable(error), _("Nothing was counted.")]),
        faults=lambda error: [{"at": "response", "message": str(error)}],
    ),
    OtherOwner: Refusal("owner-changed", 503, _not_now, retry=1),
    Busy: Refusal("busy", 503, _not_now, retry=1),
    Away: Refusal("database-away", 503, _away, retry=5),
    WrongOrigin: Refusal(
        "wrong-origin", 403, lambda _error: _("This was sent from another site, so nothing was done."), foreign=True
    ),
    IncompleteForm: Refusal(
        "incomplete-form",
        422,
        lambda _error: _("This form is not complete. Go back, reload the page and try again."),
    ),
    NoCellNamed: Refusal(
        "no-cell-named",
        422,
        lambda _error: _("This link names no cell of the lab. Go back to the lab and try again."),
    ),
    NoSuchRound: Refusal(
        "no-such-round",
        422,
        lambda _error: _("This link asks for a round that cannot be. Choose again on the page of a set."),
        on_page=True,
    ),
    TooManyPicked: Refusal(
        "too-many-picked",
        422,
        lambda _error: ngettext(
            "A round has at most %(num)d question. Choose fewer.",
            "A round has at most %(num)d questions. Choose fewer.",
            MOST_PICKED,
        ),
        on_page=True,
    ),
    NothingPicked: Refusal(
        "nothing-picked",
        422,
        lambda _error: _("Nothing is picked yet. Go back and pick some questions, or study all that is shown there."),
        on_page=True,
    ),
    UnknownLanguage: Refusal("unknown-language", 422, lambda _error: _("Keepgate does not speak that language yet.")),
    UnknownZone: Refusal("unknown-zone", 422, lambda _error: _("Keepgate does not know that time zone."), on_page=True),
    Unconfirmed: Refusal(
        "unconfirmed",
        422,
        lambda _error: _("Nothing was forgotten. Tick the box first: this cannot be undone."),
        on_page=True,
    ),
    NotJson: Refusal("not-json", 400, lambda _error: _("This is not JSON."), faults=lambda error: error.faults),
    UnfitBody: Refusal(
        "unfit-request", 422, lambda _error: _("This could not be read. See errors."), faults=lambda error: error.faults
    ),
    NotFound: Refusal("no-such-address", 404, lambda _error: _("There is nothing at this address.")),
    MethodNotAllowed: Refusal("wrong-method", 405, lambda _error: _("This address cannot be asked in that way.")),
    RequestEntityTooLarge: Refusal("too-large", 413, lambda _error: _("At most 64 KiB can be sent.")),
    BadRequest: Refusal("bad-request", 400, lambda _error: _("This request could not be read.")),
    HTTPException: Refusal("refused", 400, lambda error: error.description or _("That did not work.")),
    Exception: Refusal(
        "broken",
        500,
        lambda _error: _("Something broke on our side. Try again in a moment: the same id is counted once."),
    ),
}


def refusal_of(error: Exception) -> Refusal:
    """That of the error's own class, or of the nearest above it."""
    return next(REFUSALS[kind] for kind in type(error).__mro__ if kind in REFUSALS)


def usual_words(status: int) -> tuple[str, str]:
    """The title of a page of this status, and what it says; "" where that is the refusal's own sentence."""
    return {
        400: (_("That could not be read"), ""),
        403: (_("That is not allowed"), _("This was sent from another site, so nothing was done.")),
        404: (_("There is nothing here"), _("The page may have moved, or belong to somebody else.")),
        405: (_("That does not work here"), _("Go back and use the page's own buttons.")),
        413: (_("That is too much at once"), _("At most 64 KiB can be sent.")),
        422: (_("That could not be read"), _("Go back, reload the page and try again. Nothing was counted.")),
        500: (
            _("Something broke on our side"),
            _("Try again in a moment. An answer sent again is counted once."),
        ),
        503: (_("Busy for a moment"), _("Nothing was counted. Send it again: it will be counted once.")),
    }.get(status, (_("That did not work"), ""))
