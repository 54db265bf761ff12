"""What a picture of the strips says: what it is of, what was changed, what its marks mean."""

from collections.abc import Iterator
from textwrap import wrap

from app.lab.readings.predictions import StepMark
from app.web.lab.edit_words import edit_text
from app.web.lab.experiments import experiments
from app.web.lab.legend import is_some_unasked
from app.web.lab.model_words import words_of
from app.web.lab.picture_plan import Plan
from app.web.shared.language import gettext
from app.web.shared.numbers import is_below_zero, visible
from app.web.shared.outputs import SHORT_END

_ = gettext


def title(made: Plan) -> str:
    return f"{words_of(made.scene.state.model).name}: {' '.join(map(visible, made.scene.trace.symbols))}"


def head(made: Plan) -> tuple[str, ...]:
    """The lines under the name of the model."""
    return tuple(line for said in said_of(made) for line in wrap(said, made.line))


def said_of(made: Plan) -> Iterator[str]:
    """Which units and which step are seen, and what the changes are and did."""
    yield " · ".join(_seen(made))
    edits = made.scene.state.edits
    if edits:
        yield _("Changed: %(changes)s.", changes="; ".join(edit_text(one, made.scene.trace.model) for one in edits))
    if claim := experiments(made.scene).claim:
        yield claim
    if made.run["sentence"]:
        yield made.run["sentence"]


def _seen(made: Plan) -> Iterator[str]:
    state, units = made.scene.state, made.run["units"]
    if len(made.units) > 1:
        yield _("all %(units)d units", units=units)
    elif units > 1:
        yield _("unit %(unit)d of %(units)d", unit=state.unit, units=units)
    if len(made.units) > 1 and state.sort:
        yield _("sorted by how well c follows the truth")
    if made.turned & set(made.units):
        yield _("turned where c runs against it")
    yield _("framed: step %(step)d, %(symbol)s", step=state.step, symbol=made.symbols[state.step - made.first])


def marks(made: Plan) -> Iterator[tuple[str, str]]:
    """Each mark that is there, and what it means."""
    yield "scale", _("pale: near 0; full colour: the end of the range")
    if any(is_below_zero(value) for rows in made.run["rows"].values() for row in rows for value in row):
        yield "below", _("hatched: below 0")
    if made.run["before"]:
        yield "ghost", _("foot: before the change")
    if isinstance(made.scene.mark, StepMark):
        yield "named", _("triangle: the step that you named")
    if is_some_unasked(made.run):
        yield "unasked", _("pale answer: not asked for here")
    if False in made.run["right"]:
        yield "wrong", _("underlined: a wrong answer")
    if any(SHORT_END in answer for answer in made.run["answers"]):
        yield "end", _("□ in an answer: the end")
    yield "truth", _("bars: what is true")
