"""What is wrong with what somebody typed into the lab, in sentences."""

from app.lab.edits.notation import EditProblem, EditReason
from app.lab.readings.predictions import GuessProblem, GuessReason
from app.web.shared.language import gettext

_ = gettext


def edit_sentence(problem: EditProblem) -> str:
    """Why an edit cannot be made."""
    reasons = {
        EditReason.TOO_MANY: _("At most 16 changes can be made at once: the others were left out."),
        EditReason.UNREADABLE: _("The change “%(text)s” cannot be read; it was left out."),
        EditReason.NO_SUCH_STEP: _("The change “%(text)s” names a step that is not there; it was left out."),
        EditReason.ENDS_EARLIER: _("The change “%(text)s” ends before it starts; it was left out."),
        EditReason.NO_SUCH_UNIT: _("The change “%(text)s” names a unit that is not there; it was left out."),
        EditReason.NO_SUCH_SOURCE: _("The change “%(text)s” names a weight that is not there; it was left out."),
        EditReason.NOT_A_SHARE: _("The change “%(text)s”: a gate lies between 0 and 1; it was left out."),
        EditReason.TOO_LARGE: _("The change “%(text)s”: at most 100, either sign; it was left out."),
    }
    return reasons[problem.reason] % {"text": problem.text}


def guess_sentence(problem: GuessProblem) -> str:
    """Why a guess cannot be marked."""
    reasons = {
        GuessReason.NOT_ONE_A_STEP: _("The guess has %(position)d values: it needs one for every step."),
        GuessReason.NOT_A_SHARE: _("Value %(position)d of the guess, %(text)s, is not a number from 0 to 1."),
        GuessReason.NO_SUCH_STEP: _("There is no step %(text)s to guess."),
        GuessReason.UNTOUCHED: _(
            "Your guess still says 0.5 at every step, as it began. Draw it or type it, then compare."
        ),
    }
    return reasons[problem.reason] % {"position": problem.position, "text": problem.text}
