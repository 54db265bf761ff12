"""A text with gaps: `[[right | also right ~ distractor | distractor]]`."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.study.draws import shuffled
from app.study.placeholders import GAP
from app.study.question_types.anticipated import AnticipatedError
from app.study.question_types.base import (
    Body,
    Feedback,
    MarkingRule,
    Models,
    Plain,
    QuestionType,
    Response,
    UnreadableResponse,
    letters_of,
    message,
)
from app.study.question_types.written import read_text
from app.study.spelling import folded, same


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in a text. With distractors it is a menu, without them it is typed; `language` is the set's own."""

    accepted: tuple[str, ...]
    distractors: tuple[str, ...]
    language: str = ""

    def fits(self, text: str) -> bool:
        """Is `text` one of the accepted forms?"""
        return any(self.same(text, form) for form in self.accepted)

    def same(self, one: str, other: str) -> bool:
        return same(one, other, self.language)

    @property
    def options(self) -> tuple[str, ...]:
        """What a menu offers, the right one first; nothing where the gap is typed."""
        return (self.accepted[0], *self.distractors) if self.distractors else ()

    def can_be_read_as(self, other: "Gap") -> bool:
        """Is `other` this gap in another language: a menu with its own words for each option, or the very same?"""
        alike = len(other.accepted) == 1 and len({folded(word) for word in other.options}) == len(self.options)
        return self == other or (bool(self.options) and alike and len(other.options) == len(self.options))


@dataclass(frozen=True, slots=True)
class ClozeBody(Body):
    """The same gaps in the same order in every language; only what a menu's options are called differs."""

    gaps: tuple[Gap, ...]
    feedback: tuple[AnticipatedError, ...]


@dataclass(frozen=True, slots=True)
class DrawnCloze(Body):
    """`menus` holds the options of each gap in the order that was drawn; none where it is typed."""

    cloze: ClozeBody
    menus: tuple[tuple[str, ...], ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return self.cloze.gaps


@dataclass(frozen=True, slots=True)
class ClozeResponse(Response):
    gaps: tuple[str, ...]

    def plain(self) -> dict[str, object]:
        return {"gaps": list(self.gaps)}


def read_gap(inside: str, language: str = "") -> Gap:
    """The gap written between the brackets; without an accepted form it raises ValueError."""
    right, _, wrong = inside.partition("~")
    gap = Gap(_forms(right), _forms(wrong), language)
    if not gap.accepted:
        raise ValueError("a gap needs at least one right form before the ~")
    if any(gap.fits(form) for form in gap.distractors):
        raise ValueError("a form is both right and a distractor")
    return gap


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in text.split("|") if form.strip())


def read_gaps(text: str, language: str = "") -> tuple[Gap, ...]:
    """Every gap of `text`, in order. Raises ValueError."""
    return tuple(read_gap(found, language) for found in GAP.findall(text))


def given_gaps(body: DrawnCloze, response: Plain) -> list[str]:
    """What was filled in, gap by gap; "" everywhere where the question was skipped."""
    return letters_of(response.get("gaps")) or [""] * len(body.gaps)


def why_wrong(body: DrawnCloze, gap: Gap, given: str) -> AnticipatedError | None:
    """What is said of `given` in this gap; None where it is none of the gap's own distractors."""
    anticipated = {form for form in gap.distractors if gap.same(form, given)}
    return next((said for said in body.cloze.feedback if said.when in anticipated), None)


def share_of_gaps(body: DrawnCloze, response: ClozeResponse) -> float:
    return sum(gap.fits(text) for gap, text in zip(body.gaps, response.gaps, strict=True)) / len(body.gaps)


def _menu(gap: Gap, seed: str) -> tuple[str, ...]:
    return tuple(shuffled(list(gap.options), seed))


class Cloze(QuestionType[ClozeBody, DrawnCloze, ClozeResponse]):
    body, drawn, response = ClozeBody, DrawnCloze, ClozeResponse
    takes = ("gaps",)
    rule = MarkingRule("cloze", "share-of-gaps", 2, share_of_gaps, message("Each gap counts the same."))

    def draw(self, body: ClozeBody, seed: str, _models: Models) -> DrawnCloze:
        return DrawnCloze(body, tuple(_menu(gap, f"{seed}.{n}") for n, gap in enumerate(body.gaps, start=1)))

    def read(self, drawn: DrawnCloze, gaps: object) -> ClozeResponse:
        if not isinstance(gaps, list) or len(gaps) != len(drawn.gaps):
            raise UnreadableResponse(f"fill in {len(drawn.gaps)} gap(s)")
        return ClozeResponse(tuple(read_text(gap, "fill in every gap") for gap in gaps))

    def key(self, drawn: DrawnCloze) -> dict[str, object]:
        return {"gaps": [gap.accepted[0] for gap in drawn.gaps]}

    def feedback(self, drawn: DrawnCloze, response: Plain) -> Iterator[Feedback]:
        for gap, given in zip(drawn.gaps, given_gaps(drawn, response), strict=True):
            if said := why_wrong(drawn, gap, given):
                yield said
