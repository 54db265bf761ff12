"""A text with gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import Field

from app.study.answer_log import Answer
from app.study.placeholders import around_gaps
from app.study.question_types.cloze import DrawnCloze, Gap, given_gaps, read_gaps, why_wrong
from app.study.questions import Question
from app.text.markdown import to_html
from app.web.question_types.base import FormValues, Given, PageType
from app.web.shared.interface_parts import GapText, Strict
from app.web.shared.language import current_language, gettext
from app.web.shared.render import Prose, inline

_ = gettext
GAP_MARK = "\ue000"  # a private character: Markdown leaves it as it is
GAP_HTML = Markup("<span>____</span>")
MenuWords = Mapping[str, str]  # what each option of a menu is called in the language that is read


class GapsResponse(Strict):
    gaps: Annotated[list[GapText], Field(min_length=1, max_length=40)]


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
    given: str
    right: str
    tone: str
    why: Prose | None


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
        gaps = zip(_words(question), body.gaps, given, strict=True)
        return MarkedCloze(*_pieces(question), tuple(_marked(body, *gap) for gap in gaps))

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


def _marked(body: DrawnCloze, words: MenuWords, gap: Gap, given: str) -> MarkedGap:
    said, right = why_wrong(body, gap, given), gap.accepted[0]
    return MarkedGap(
        words.get(given, given),
        words.get(right, right),
        "right" if gap.fits(given) else "wrong",
        inline(said.why) if said else None,
    )
