"""What the changes of a run did to its answers, in a sentence or two, and the step that they name."""

from dataclasses import dataclass

from app.lab.edits.comparison import VISIBLE, Change, OtherAnswer, compare
from app.web.lab.experiments import answer_named
from app.web.lab.models import output_name
from app.web.lab.state import Scene
from app.web.shared.language import gettext, ngettext
from app.web.shared.numbers import written
from app.web.shared.outputs import answers, are_numbers

_ = gettext


@dataclass(frozen=True, slots=True)
class Told:
    """`step` is that of the answer which the sentence names, from 1; None where it names none."""

    sentence: str
    step: int | None


def told_changes(scene: Scene) -> Told:
    """Of a scene without changes there is nothing to say."""
    if not scene.state.edits:
        return Told("", None)
    change = compare(scene.untouched, scene.trace, answers)
    if not change.changed:
        return _unchanged(change)
    return _answers(change, answer_named(scene), numbers=are_numbers(scene.trace.model))


def _answers(change: Change, named: int | None, *, numbers: bool) -> Told:
    """How many answers are others now; of numbers the one that moved most, of words the first.

    Where an experiment has `named` another answer already, that one is meant.
    """
    shown = change.moved_most if numbers else change.changed[0]
    if named is None or named == shown.step:
        return Told(f"{_sentence(change, shown, numbers=numbers)} {_score(change)}", shown.step)
    count = _("%(count)d of %(asked)d answers changed.", count=len(change.changed), asked=change.asked)
    return Told(f"{count} {_score(change)}", named)


def _sentence(change: Change, shown: OtherAnswer, *, numbers: bool) -> str:
    return _how_many(change, numbers=numbers) % {
        "count": len(change.changed),
        "asked": change.asked,
        "step": shown.step,
        "before": _quoted(shown.before, bare=numbers),
        "after": _quoted(shown.after, bare=numbers),
    }


def _how_many(change: Change, *, numbers: bool) -> str:
    if change.asked == 1:
        return _("The answer changed: step %(step)d said %(before)s, now says %(after)s.")
    if len(change.changed) == 1:
        return _("1 of %(asked)d answers changed: step %(step)d said %(before)s, now says %(after)s.")
    if numbers:
        return _(
            "%(count)d of %(asked)d answers changed, most at step %(step)d: it said %(before)s, now says %(after)s."
        )
    return _("%(count)d of %(asked)d answers changed, first at step %(step)d: it said %(before)s, now says %(after)s.")


def _quoted(said: str, *, bare: bool) -> str:
    return said if bare else _("“%(said)s”", said=said)


def _unchanged(change: Change) -> Told:
    """What moved most where every answer is shown as before."""
    stands = _stands(change)
    if abs(change.largest.after - change.largest.before) < VISIBLE:
        return Told(stands, None)
    moved = _(
        "What moved most: “%(output)s” at step %(step)d, from %(before)s to %(after)s.",
        output=output_name(change.largest.output),
        step=change.largest.step,
        before=written(change.largest.before),
        after=written(change.largest.after),
    )
    return Told(f"{stands} {moved}", change.largest.step)


def _stands(change: Change) -> str:
    if change.asked == 1 and change.right_before == change.right_after:
        return _("The answer is right, as before.") if change.right_after else _("The answer is not right, as before.")
    none = ngettext("The answer did not change.", "No answer changed.", change.asked)
    return f"{none} {_score(change)}" if change.asked else none


def _score(change: Change) -> str:
    if change.asked == 1:
        return _of_one(was=bool(change.right_before), now=bool(change.right_after))
    if change.right_before == change.right_after:
        return _("Right: %(right)d of %(asked)d, as before.", right=change.right_after, asked=change.asked)
    return _("Right: %(before)d before, %(after)d now.", before=change.right_before, after=change.right_after)


def _of_one(*, was: bool, now: bool) -> str:
    if was == now:
        return _("It is right, as before.") if now else _("It is not right, as before.")
    return _("It is right now.") if now else _("It was right, and is not any more.")
