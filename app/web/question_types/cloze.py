"""A text with gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import Field

from app.study.answer_log import Answer
from app.study.placeholders import GAP_MARK, around_gaps
from app.study.question_types.cloze import DrawnCloze, Gap, given_gaps, read_gaps, why_wrong
from app.study.questions import Question
from app.text.markdown import to_html
from app.web.question_types.base import FormValues, Given, Note, PageType
from app.web.question_types.choices import quoted
from app.web.shared.interface_parts import GapSoFar, Strict
from app.web.shared.language import current_language, gettext
from app.web.shared.render import inline, interface_line

_ = gettext
GAP_HTML = Markup("<span>____</span>")
MenuWords = Mapping[str, str]  # what each option of a menu is called in the language that is read


class GapsResponse(Strict):
    """A text for each gap; "" in one that is still empty, which a test keeps."""

    gaps: Annotated[list[GapSoFar], Field(min_length=1, max_length=40)]


@dataclass(frozen=True, slots=True)
class GapOption:
    """What a menu offers: what is sent back, and what it is called."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class GapField:
    """A hole to fill: a menu where there are options, else to be typed in."""

    number: int
    options: tuple[GapOption, ...]
    given: str


@dataclass(frozen=True, slots=True)
class ClozeField:
    """The text around the gaps is whole HTML once they are put between its `pieces`."""

    language: str
    pieces: tuple[Markup, ...]
    gaps: tuple[GapField, ...]


@dataclass(frozen=True, slots=True)
class MarkedGap:
    """A gap in the place and size that it had; `given` is what is shown in it, `right` what belongs there."""

    number: int
    options: tuple[GapOption, ...]
    given: str
    right: str
    tone: str


@dataclass(frozen=True, slots=True)
class MarkedCloze:
    language: str
    pieces: tuple[Markup, ...]
    gaps: tuple[MarkedGap, ...]


class Cloze(PageType[DrawnCloze, ClozeField, MarkedCloze]):
    name, body, response, holds_text = "cloze", DrawnCloze, GapsResponse, True

    def title(self) -> str:
        return _("gaps")

    def heading(self) -> str:
        return _("Fill in the gaps")

    def missing(self) -> str:
        return _("Fill in every gap.")

    def from_form(self, form: FormValues) -> dict[str, object]:
        return {"gaps": form.getlist("gap")}

    def to_form(self, response: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"gap": list(response["gaps"])}

    def asked(self, question: Question, body: DrawnCloze, given: Given) -> ClozeField:
        shown = ["".join(c for c in gap if c.isprintable()) for gap in given.get("gap", [])]
        filled = [*shown, *[""] * len(body.gaps)]
        menus = zip(_words(question), body.menus, filled, strict=False)
        gaps = (GapField(n, _options(words, menu), gap) for n, (words, menu, gap) in enumerate(menus, start=1))
        return ClozeField(*_pieces(question), tuple(gaps))

    def marked(self, question: Question, body: DrawnCloze, answer: Answer) -> MarkedCloze:
        given = given_gaps(body, answer.response)
        gaps = zip(_words(question), body.menus, body.gaps, given, strict=True)
        return MarkedCloze(*_pieces(question), tuple(_marked(number, *gap) for number, gap in enumerate(gaps, start=1)))

    def key_words(self, question: Question, body: DrawnCloze) -> str:
        if len(body.gaps) != 1:
            return ""
        right = body.gaps[0].accepted[0]
        return quoted(_words(question)[0].get(right, right))

    def why_not(self, question: Question, body: DrawnCloze, answer: Answer) -> tuple[Note, ...]:
        """Each gap that holds something else than it should: what was written, what belongs there, and why."""
        given = given_gaps(body, answer.response)
        gaps = zip(_words(question), body.gaps, given, strict=True)
        found = (_note(body, number, *gap) for number, gap in enumerate(gaps, start=1))
        return tuple(note for note in found if note)

    def ask_html(self, question: Question, _body: DrawnCloze) -> str:
        return GAP_HTML.join(_pieces(question)[1])

    def gaps(self, body: DrawnCloze) -> list[list[str]]:
        return [list(menu) for menu in body.menus]

    def gap_words(self, question: Question, body: DrawnCloze) -> list[list[str]]:
        menus = zip(_words(question), body.menus, strict=True)
        return [[option.text for option in _options(words, menu)] for words, menu in menus]


def _pieces(question: Question) -> tuple[str, tuple[Markup, ...]]:
    """The language that the text is read in, and its HTML around the gaps."""
    reading = question.ask.reading(current_language())
    html = to_html(GAP_MARK.join(around_gaps(reading.text)))
    return reading.language, tuple(Markup(piece) for piece in html.split(GAP_MARK))


def _words(question: Question) -> list[MenuWords]:
    """For each gap, what the options of its menu are called; a gap that is typed has none."""
    texts = (question.ask.original, question.ask.reading(current_language()).text)
    gaps, others = (read_gaps(text, question.ask.language) for text in texts)
    return [dict(zip(gap.options, other.options, strict=True)) for gap, other in zip(gaps, others, strict=True)]


def _options(words: MenuWords, menu: Sequence[str]) -> tuple[GapOption, ...]:
    return tuple(GapOption(option, words.get(option, option)) for option in menu)


def _marked(number: int, words: MenuWords, menu: Sequence[str], gap: Gap, given: str) -> MarkedGap:
    right = words.get(gap.accepted[0], gap.accepted[0])
    tone = "none" if not given else "right" if gap.fits(given) else "wrong"
    return MarkedGap(number, _options(words, menu), words.get(given, given) or right, right, tone)


def _note(body: DrawnCloze, number: int, words: MenuWords, gap: Gap, given: str) -> Note | None:
    if not given or gap.fits(given):
        return None
    said, right = why_wrong(body, gap, given), gap.accepted[0]
    about = _("“%(given)s” in gap %(number)s", given=words.get(given, given), number=number)
    right_is = _("It is “%(word)s”.", word=words.get(right, right))
    return Note(inline(said.why) if said else None, interface_line(about), right=interface_line(right_is))
