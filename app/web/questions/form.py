"""The form of a question: what is asked, what can be answered, what identifies the answer."""

import uuid
from dataclasses import dataclass

from app.services.base.asking import Asked
from app.services.study.submission import RoundPlace
from app.study.fading import Support
from app.study.feedback import working
from app.study.modes import Certainty, Mode
from app.web.question_types.table import asked as asked_field
from app.web.question_types.table import rule_sentence, type_of
from app.web.questions.links import spot_fields
from app.web.questions.names import certainty_name
from app.web.shared.language import gettext
from app.web.shared.render import Prose, TexLine, prose, steps

_ = gettext


@dataclass(frozen=True, slots=True)
class Worked:
    """A problem worked step by step; `ask` is there where it is another than the one that is asked."""

    title: str
    ask: Prose | None
    steps: tuple[TexLine, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question's form: what is asked, what can be answered, and what identifies the answer.

    `field` is what the type's own template shows; without a `text` it holds the question's text too. `rule` says how an
    answer is marked.
    """

    type: str
    question: str
    variant: str
    mode: str
    answer_id: str
    heading: str
    text: Prose | None
    field: object
    rule: str
    worked: Worked | None
    spot: tuple[tuple[str, str], ...]
    place: RoundPlace | None
    certainties: tuple[tuple[str, str], ...]
    certainty: str


def ask_form(
    asked: Asked, mode: Mode, given: dict[str, list[str]] | None = None, place: RoundPlace | None = None
) -> Ask:
    """The form of `asked`, in a round with its `place`, with what was `given` before where it could not be read."""
    given = given or {}
    question, its_type = asked.question, type_of(asked.question)
    return Ask(
        type=question.type_name,
        question=question.id,
        variant=str(asked.variant),
        mode=str(mode),
        answer_id=str(uuid.uuid4()),
        heading=its_type.heading(),
        text=None if its_type.holds_text else prose(question.ask),
        field=asked_field(question, given),
        rule=rule_sentence(question),
        worked=worked(asked),
        spot=spot_fields(asked.spot) if asked.spot else (),
        place=place,
        certainties=tuple((str(c), certainty_name(c)) for c in Certainty),
        certainty=next(iter(given.get("certainty", [])), ""),
    )


def worked(asked: Asked) -> Worked | None:
    """What is worked beside a question: an example with other numbers, or its own but for the result."""
    if asked.example:
        return Worked(_("Worked, with other numbers"), prose(asked.example.ask), steps(working(asked.example)))
    if asked.support is Support.COMPLETED:
        return Worked(_("Worked, except for the result"), None, steps(working(asked.question)[:-1]))
    return None
