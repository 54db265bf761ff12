"""The rules of what a set shows first: its picture, and the question that a newcomer meets."""

from collections.abc import Iterator
from dataclasses import replace

from app.content.documents import SetIn
from app.content.faults import Fault, Shelf
from app.content.nearest import nearest
from app.content.question_types.runs import no_such_model, readable
from app.lab.tasks.sequence_readers import SequenceProblem
from app.study.modes import Mode
from app.study.question_types.table import BY_NAME


def picture_faults(document: SetIn, shelf: Shelf) -> Iterator[Fault]:
    """The model is there, and reads the sequence."""
    if (picture := document.picture) is None:
        return
    model = shelf.models.get(picture.model)
    if model is None:
        yield replace(no_such_model(picture.model, shelf), path=("picture", "model"))
        return
    try:
        model.task.reader.read(picture.sequence)
    except SequenceProblem as problem:
        yield Fault(("picture", "sequence"), str(problem), readable(model))


def first_question_faults(document: SetIn, shelf: Shelf) -> Iterator[Fault]:
    """It is a question of the set, and one of its quiz."""
    if (first := document.first_question) is None:
        return
    asked = [question.id for question in document.questions if Mode.QUIZ in BY_NAME[question.type].modes]
    if first in asked:
        return
    hint = nearest(first, asked, f"take one of its quiz: {', '.join(asked[:3])}" if asked else "leave it out")
    if any(first == question.id for question in document.questions):
        yield Fault(("first_question",), f"`{first}` is not asked in the quiz", hint)
    else:
        follows = not shelf.whole_set
        yield Fault(("first_question",), f"`{first}` is not a question of this set", hint, follows=follows)
