"""A text with gaps."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, LinkedIn, original
from app.content.question_types.written import AnticipatedErrorIn, anticipated
from app.content.texts import OWN_LANGUAGE
from app.study.question_types.cloze import ClozeBody, Gap, read_gaps


class ClozeIn(LinkedIn):
    """A text with gaps: `[[right | also right ~ distractor | distractor]]`."""

    type: Literal["cloze"]
    feedback: Annotated[list[AnticipatedErrorIn], Field(max_length=40, default_factory=list)]


class Cloze(DocumentType[ClozeIn, ClozeBody]):
    document = ClozeIn

    def build(self, document: ClozeIn, language: str) -> ClozeBody:
        gaps = read_gaps(original(document.ask, language), language)
        return ClozeBody(gaps, anticipated(document.feedback, language))

    def decides(self, document: ClozeIn, language: str) -> object:
        return [sorted(gap.accepted) for gap in read_gaps(original(document.ask, language))]

    def faults(self, document: ClozeIn, shelf: Shelf) -> Iterator[Fault]:
        return _gaps(document, shelf.language)


def _gaps(question: ClozeIn, language: str) -> Iterator[Fault]:
    if not set(question.ask) & {OWN_LANGUAGE, language}:
        return  # told as a text without words in the set's own language
    try:
        found = read_gaps(original(question.ask, language), language)
    except ValueError as error:
        yield Fault(("ask",), str(error), "a gap is written [[right | also right ~ distractor]]")
        return
    if not found:
        yield Fault(("ask",), "there is no gap", "write one as [[right | also right ~ distractor]]")
    yield from _translated_gaps(question, language, found)
    yield from _gap_feedback(question, {form for gap in found for form in gap.distractors})


def _translated_gaps(question: ClozeIn, language: str, gaps: tuple[Gap, ...]) -> Iterator[Fault]:
    """Whatever language it is read in, a cloze marks the original's gaps: other ones would do nothing."""
    hint = (
        "keep the gaps in their order: of a menu translate each word in its place, with one right form, "
        "[[right ~ distractor | distractor]]; copy a gap that is typed as it is"
    )
    for key in set(question.ask) - {OWN_LANGUAGE, language}:
        try:
            found = read_gaps(question.ask[key], language)
        except ValueError as error:
            yield Fault(("ask", key), str(error), hint)
            continue
        if len(found) != len(gaps):
            yield Fault(("ask", key), f"this has {len(found)} gap(s), the original {len(gaps)}", hint)
            continue
        for number, (gap, other) in enumerate(zip(gaps, found, strict=True), start=1):
            if not gap.can_be_read_as(other):
                yield Fault(("ask", key), f"gap {number} is not the original's", hint)


def _gap_feedback(question: ClozeIn, distractors: set[str]) -> Iterator[Fault]:
    told = Counter(feedback.when for feedback in question.feedback)
    for form in sorted(distractors - set(told)):
        yield Fault(("ask",), f"the distractor `{form}` has no feedback", f"add `- when: {form}` with its `why`")
    for index, feedback in enumerate(question.feedback):
        if feedback.when not in distractors or told[feedback.when] > 1:
            yield Fault(("feedback", index, "when"), f"`{feedback.when}` is no distractor, or is told twice")
