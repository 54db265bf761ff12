"""What every type's room of the web answers for: its forms, its JSON, its fields before and after marking."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from werkzeug.datastructures import MultiDict

from app.study.answer_log import Answer
from app.study.feedback import reasons
from app.study.question_types.base import Body
from app.study.questions import Question
from app.text.markdown import to_html
from app.web.shared.interface_parts import RunOut, Strict
from app.web.shared.language import current_language, gettext
from app.web.shared.render import Prose, TexLine, inline

_ = gettext
Given = Mapping[str, Sequence[str]]  # what was sent before, where it could not be read, by the names of the fields
FormValues = MultiDict[str, str]
D = TypeVar("D", bound=Body)  # as drawn
F = TypeVar("F", covariant=True)  # what its template's macro `asked` shows
M = TypeVar("M", covariant=True)  # what its template's macro `marked` shows


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a part of an answer: `about` names the part, `right` says what belongs there.

    `sum` is the working behind a number that was given.
    """

    why: Prose | None
    about: Prose | None = None
    right: Prose | None = None
    sum: tuple[TexLine, ...] = ()


class PageType(ABC, Generic[D, F, M]):
    """A type of question on pages and in JSON. Its template is `question_types/<name>.html`."""

    name: str
    body: type[D]
    response: type[Strict]  # what an answer's JSON holds
    so_far: type[Strict] | None = None  # what it holds in a test while parts are missing, where that is another
    holds_text: bool = False  # whether its fields stand inside the question's own text

    @abstractmethod
    def title(self) -> str:
        """What the type is called."""

    def heading(self) -> str:
        """The heading of a question, for those who cannot see it."""
        return _("Question")

    def missing(self) -> str:
        """What to do where nothing was answered."""
        return _("Choose or fill in an answer first.")

    @abstractmethod
    def from_form(self, form: FormValues) -> dict[str, object]:
        """The response in the JSON of the interface; {} where nothing was chosen."""

    @abstractmethod
    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        """The fields of a form that give `response`."""

    def is_untouched(self, _response: Mapping[str, Any]) -> bool:
        """Whether a form that nobody has touched sends this response."""
        return False

    @abstractmethod
    def asked(self, question: Question, body: D, given: Given) -> F:
        """What can be answered, ready to show."""

    @abstractmethod
    def marked(self, question: Question, body: D, answer: Answer) -> M:
        """What was answered, what was right in it, and why the rest was not."""

    def key_words(self, _question: Question, _body: D) -> str:
        """The key in a word or two, to end "it is"; "" where it is longer, or has parts."""
        return ""

    def why_not(self, question: Question, _body: D, answer: Answer) -> tuple[Note, ...]:
        """What is said of the parts of an answer that were not right."""
        return tuple(Note(inline(why)) for why in reasons(question, answer.response))

    def why(self, _question: Question, _body: D) -> tuple[Note, ...]:
        """What is said of what is right, beside the question's own explanation."""
        return ()

    def ask_html(self, question: Question, _body: D) -> str:
        """What is asked, in JSON."""
        return to_html(question.ask.reading(current_language()).text)

    def gaps(self, _body: D) -> list[list[str]]:
        """For each gap to be filled, its options."""
        return []

    def gap_words(self, _question: Question, _body: D) -> list[list[str]]:
        """What the options of each gap are called in the language that is read."""
        return []

    def run(self, _body: D) -> RunOut | None:
        """The run that is asked about; its values only where the question shows them."""
        return None


def first(given: Given, name: str, longest: int = 2000) -> str:
    """What was given under a name, without what cannot be shown: longer than it may be, so that it is not cut off."""
    return "".join(c for c in next(iter(given.get(name, [])), "") if c.isprintable())[:longest]


def one_field(name: str, form: FormValues) -> dict[str, object]:
    return {name: form[name]} if name in form else {}
