"""The form of a question: what is asked, what can be answered, what identifies the answer."""

import uuid
from dataclasses import dataclass

from markupsafe import Markup

from app.services.base.asking import Asked
from app.study.bodies import Cloze
from app.study.cloze import around_gaps
from app.study.fading import Support
from app.study.model_bodies import DrawnComputed
from app.study.questions import Question
from app.study.responses import Certainty, Mode
from app.text.markdown import to_html
from app.web.question_types.fields import Fields, fields
from app.web.questions.links import spot_fields
from app.web.questions.names import certainty_name
from app.web.shared.language import gettext
from app.web.shared.render import Prose, prose, reading_of
from app.web.shared.workings import steps

_ = gettext
GAP_MARK = "\ue000"  # a private character: Markdown leaves it as it is


@dataclass(frozen=True, slots=True)
class Worked:
    """A problem worked step by step; `ask` is there where it is another than the one that is asked."""

    title: str
    ask: Prose | None
    steps: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question's form: what is asked, what can be answered, and what identifies the answer."""

    type: str
    question: str
    variant: str
    mode: str
    answer_id: str
    text: Prose
    pieces: tuple[Markup, ...]
    fields: Fields
    worked: Worked | None
    spot: tuple[tuple[str, str], ...]
    certainties: tuple[tuple[str, str], ...]
    certainty: str


def ask_form(asked: Asked, mode: Mode, given: dict[str, list[str]] | None = None) -> Ask:
    """The form of `asked`, with what was `given` before where it could not be read."""
    given = given or {}
    question, text = asked.question, prose(asked.question.ask)
    return Ask(
        type=question.type_name,
        question=question.id,
        variant=str(asked.variant),
        mode=str(mode),
        answer_id=str(uuid.uuid4()),
        text=text,
        pieces=pieces(question),
        fields=fields(question, asked.seed, given),
        worked=worked(asked),
        spot=spot_fields(asked.spot) if asked.spot else (),
        certainties=tuple((str(c), certainty_name(c)) for c in Certainty),
        certainty=next(iter(given.get("certainty", [])), ""),
    )


def pieces(question: Question) -> tuple[Markup, ...]:
    """The text of a cloze around its gaps, as HTML that is whole once the gaps are put between."""
    if not isinstance(question.body, Cloze):
        return ()
    text = reading_of(question.ask).text
    html = to_html(GAP_MARK.join(around_gaps(text)))
    return tuple(Markup(piece) for piece in html.split(GAP_MARK))


def worked(asked: Asked) -> Worked | None:
    """What is worked beside a computed question: an example with other numbers, or its own but for the result."""
    if asked.example and isinstance(asked.example.body, DrawnComputed):
        return Worked(
            _("Worked, with other numbers"), prose(asked.example.ask), steps(asked.example.body.problem.working)
        )
    if asked.support is Support.COMPLETED and isinstance(asked.question.body, DrawnComputed):
        return Worked(_("Worked, but for the result"), None, steps(asked.question.body.problem.working[:-1]))
    return None
