"""The types of questions on pages and in JSON: the one list of this room."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator

from app.study.answer_log import Answer
from app.study.marking import rule_of
from app.study.questions import Question
from app.study.reading import holds_nothing
from app.web.question_types.base import FormValues, Given, Note, PageType
from app.web.question_types.boolean import Boolean
from app.web.question_types.cloze import Cloze
from app.web.question_types.computed import Computed
from app.web.question_types.flashcard import Flashcard
from app.web.question_types.hotspot import Hotspot
from app.web.question_types.matching import Matching
from app.web.question_types.multiple import Multiple
from app.web.question_types.numeric import Numeric
from app.web.question_types.ordering import Ordering
from app.web.question_types.predict import Predict
from app.web.question_types.single import Single
from app.web.question_types.typed import Typed
from app.web.shared.interface_parts import Strict
from app.web.shared.language import gettext

AnyPageType = PageType[Any, object, object]  # here the types are erased; `type_of` gives each question to its own
# In the order in which a response's JSON is tried: each form of answer by the first type that has it.
_TYPES: tuple[AnyPageType, ...] = (
    Single(),
    Multiple(),
    Boolean(),
    Typed(),
    Cloze(),
    Numeric(),
    Matching(),
    Ordering(),
    Computed(),
    Hotspot(),
    Predict(),
    Flashcard(),
)
PAGE_TYPES: Mapping[str, AnyPageType] = MappingProxyType({one.name: one for one in _TYPES})


def _no_number(given: object) -> object:
    """To Python 1 is True; to a sender it is a number."""
    return None if type(given) is not bool else given


class SkippedResponse(Strict):
    skipped: Annotated[Literal[True], BeforeValidator(_no_number)]


if TYPE_CHECKING:
    ResponseIn = Strict
else:
    _SO_FAR = [one.so_far for one in _TYPES if one.so_far]
    ResponseIn = reduce(or_, [*dict.fromkeys(one.response for one in _TYPES), *_SO_FAR, SkippedResponse])


def type_of(question: Question) -> AnyPageType:
    """The type of a drawn question. Raises TypeError where it has not been drawn."""
    found = PAGE_TYPES[question.type_name]
    if not isinstance(question.body, found.body):
        raise TypeError(f"{question.id} has not been drawn")
    return found


def type_names() -> dict[str, str]:
    """What the types are called, by the names that questions have in their files."""
    return {name: one.title() for name, one in PAGE_TYPES.items()}


def missing_sentence(type_name: str) -> str:
    """What to do where nothing was answered."""
    found = PAGE_TYPES.get(type_name)
    return found.missing() if found else gettext("Choose or fill in an answer first.")


def asked(question: Question, given: Given) -> object:
    """What a drawn question can be answered with, with what was `given` before where it could not be read."""
    return type_of(question).asked(question, question.body, given)


def marked(question: Question, answer: Answer) -> object:
    """What was answered, what was right in it, and why the rest was not."""
    return type_of(question).marked(question, question.body, answer)


def key_words(question: Question) -> str:
    """The key in a word or two; "" where it is longer, or has parts."""
    return type_of(question).key_words(question, question.body)


def why_not(question: Question, answer: Answer) -> tuple[Note, ...]:
    """What is said of the parts of an answer that were not right."""
    return type_of(question).why_not(question, question.body, answer)


def why(question: Question) -> tuple[Note, ...]:
    """What is said of what is right, beside the question's own explanation."""
    return type_of(question).why(question, question.body)


def rule_sentence(question: Question) -> str:
    """How an answer is marked, where that is more than right or wrong."""
    sentence = rule_of(question).sentence
    return gettext(sentence.text, **sentence.values) if sentence else ""


def posted_response(form: FormValues) -> dict[str, object]:
    """The response in the JSON of the interface; {} where nothing was chosen."""
    if "skipped" in form:
        return {"skipped": True}
    found = PAGE_TYPES.get(form.get("type", ""))
    return found.from_form(form) if found else {}


def is_untouched(form: FormValues) -> bool:
    """Whether nobody has touched what a form holds: it says nothing, or what it says from the start."""
    found, response = PAGE_TYPES.get(form.get("type", "")), posted_response(form)
    return holds_nothing(response) or bool(found and found.is_untouched(response))


def form_values(type_name: str, response: Mapping[str, Any]) -> dict[str, list[str]]:
    """The fields of a form that give `response`: the way back of `posted_response`."""
    return {"skipped": ["1"]} if "skipped" in response else PAGE_TYPES[type_name].to_form(response)
