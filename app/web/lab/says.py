"""What the network says at the chosen step, beside the truth, and beside what it said before a change."""

from dataclasses import dataclass

from app.lab.model import Model
from app.lab.readings.likeliest import AnswerKind, Output, StepAnswer, answer_at
from app.lab.stage.cells import END
from app.lab.trace import SequenceTrace
from app.web.shared.language import gettext
from app.web.shared.numbers import visible, written
from app.web.shared.outputs import SAYINGS

_ = gettext
MOST = 5  # of the likeliest symbols
TALL = 36.0  # a bar of likelihood 1, in the units of its drawing
GROUND = 37.0  # where it stands


@dataclass(frozen=True, slots=True)
class Bar:
    """One probability as a bar that grows upwards."""

    label: str
    share: str
    short: str  # the share where there is little room
    top: float
    height: float
    before: float | None  # where its top was in the untouched run
    note: str  # what is true of it
    is_true: bool


@dataclass(frozen=True, slots=True)
class Says:
    """Without an `answer` the network only reads here. `together`: the bars of all outputs make 1."""

    question: str
    answer: str
    truth: str
    verdict: str  # right, wrong, or nothing where no answer is asked for
    note: str
    how: str  # where a number comes from, and when it is right
    before: str  # the answer of the untouched run, where it is another
    bars: tuple[Bar, ...]
    together: bool

    @property
    def likeliest(self) -> tuple[Bar, ...]:
        """The few that a line has room for, the likeliest first."""
        return tuple(sorted(self.bars, key=lambda bar: bar.top)[:MOST])


def says(trace: SequenceTrace, untouched: SequenceTrace, step: int) -> Says:
    """At `step`, from 1. Without changes both runs are one."""
    now, before = answer_at(trace, step), answer_at(untouched, step)
    question = _question(trace.model.recipe.task)
    if now is None or before is None:
        note = _("It only reads here; it answers once it has read the whole word.")
        return Says(question, "", "", "", note, "", "", (), together=False)
    say = SAYINGS[trace.model.task.loss_name]
    answer, earlier = (say(*_named(one.outputs)) for one in (now, before))
    return Says(
        question=question,
        answer=answer,
        truth=_truth(now, trace.model.task.loss_name),
        verdict=("right" if now.right else "wrong") if now.asked else "",
        note=_note(now),
        how=_how(trace.model, now.kind),
        before=earlier if earlier != answer else "",
        bars=_bars(now, before, changed=trace is not untouched),
        together=now.kind is AnswerKind.ONE_OF_MANY,
    )


def _question(task: str) -> str:
    """What a task asks for at each step; a task that is not known here asks nothing in words."""
    may = _("Which symbols may come next?")
    questions = {
        "forget": _("How many a since the last #?"),
        "counter": may,
        "count-match": may,
        "grammar": may,
        "reset": _("Is this inside ( )?"),
        "input": _("What is the sum of the marked numbers?"),
        "order": _("Which of X and Y came, and in which order?"),
        "latch": _("Did X come first?"),
        "text": _("Which symbol comes next?"),
        "temperature": _("How many degrees is it in an hour?"),
        "reverse": _("The word backwards: which symbol comes now?"),
    }
    return questions.get(task, "")


def _named(outputs: tuple[Output, ...]) -> tuple[tuple[str, ...], list[float]]:
    return tuple(output.name for output in outputs), [output.value for output in outputs]


def _truth(answer: StepAnswer, loss_name: str) -> str:
    """The true answer in the words of the answers; nothing where nobody knows it."""
    targets = [output.target for output in answer.outputs if output.target is not None]
    if not answer.is_known:
        return ""
    text = SAYINGS[loss_name](tuple(output.name for output in answer.outputs), targets)
    return text.rstrip("0").rstrip(".") if answer.kind is AnswerKind.NUMBER else text


def _note(answer: StepAnswer) -> str:
    if answer.asked:
        return ""
    return _("Asked only at the last step.") if answer.is_known else _("Nobody knows the true answer here.")


def _how(model: Model, kind: AnswerKind) -> str:
    """From h to the answer; of numbers, how near is right."""
    made = (
        _("The readout, a last layer of weights, turns h into the answer.")
        if model.units == 1
        else _("The readout, a last layer of weights, turns the h of all units into the answer.")
    )
    if kind is not AnswerKind.NUMBER or model.task.tolerance is None:
        return made
    near = _("Right if within %(limit)s.", limit=f"{model.task.tolerance:g}")
    return f"{made} {near}"


def _bars(now: StepAnswer, before: StepAnswer, *, changed: bool) -> tuple[Bar, ...]:
    """The likeliest symbols, or every likelihood; none where the answer is a number."""
    if now.kind is AnswerKind.NUMBER:
        return ()
    if len(now.outputs) == 1:
        return _yes_or_no(now.outputs[0], before.outputs[0] if changed else None)
    earlier = {output.name: output.value for output in before.outputs} if changed else {}
    shown = now.likeliest(MOST) if now.kind is AnswerKind.ONE_OF_MANY else now.outputs
    note = _is_it if now.kind is AnswerKind.ONE_OF_MANY else _may_it
    return tuple(
        _bar(_symbol(one.name), one.value, earlier.get(one.name), note(one), is_true=one.target == 1.0) for one in shown
    )


def _yes_or_no(output: Output, before: Output | None) -> tuple[Bar, ...]:
    """A single likelihood and what is left of it."""
    sides = ((_("yes"), 1.0, output.value), (_("no"), 0.0, 1.0 - output.value))
    return tuple(
        _bar(
            label,
            value,
            None if before is None else 1.0 - abs(target - before.value),
            _("truth") if output.target == target else "",
            is_true=output.target == target,
        )
        for label, target, value in sides
    )


def _bar(label: str, value: float, before: float | None, note: str, *, is_true: bool) -> Bar:
    top = _top(value)
    earlier = None if before is None else _top(before)
    return Bar(
        label, written(value), written(value, 2).removeprefix("0"), top, round(GROUND - top, 2), earlier, note, is_true
    )


def _top(value: float) -> float:
    return round(GROUND - TALL * value, 2)


def _symbol(name: str) -> str:
    """The symbol of an output, which stands last in its name."""
    last = (name.split() or [name])[-1]
    return _("end") if last == END else visible(last)


def _is_it(output: Output) -> str:
    return _("truth") if output.target == 1.0 else ""


def _may_it(output: Output) -> str:
    if output.target is None:
        return ""
    return _("may") if output.target > 0.5 else _("no")
