"""A text with gaps."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from app.content.faults import Fault, Shelf
from app.content.question_types.base import DocumentType, LinkedIn, original
from app.content.question_types.gap_rules import form_faults, gap_faults
from app.content.question_types.told import told_faults
from app.content.question_types.written import AnticipatedErrorIn, anticipated
from app.content.texts import OWN_LANGUAGE
from app.study.placeholders import GAP, GAP_MARK
from app.study.question_types.cloze import ClozeBody, Gap, read_gaps


class ClozeIn(LinkedIn):
    """A text with gaps: `[[right | also right ~ distractor | distractor]]`."""

    type: Literal["cloze"]
    feedback: Annotated[list[AnticipatedErrorIn], Field(max_length=40, default_factory=list)]


class Cloze(DocumentType[ClozeIn, ClozeBody]):
    document = ClozeIn
    has_gaps = True

    def markdown_of(self, ask: str) -> str:
        return GAP.sub(GAP_MARK, ask)

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
    written = [
        fault for key, text in question.ask.items() for fault in gap_faults(text, ("ask", key) if key else ("ask",))
    ]
    yield from written
    if any(not fault.warns for fault in written):
        return
    try:
        found = read_gaps(original(question.ask, language), language)
    except ValueError as error:
        yield Fault(("ask",), str(error), "write right forms before the ~ and others behind it: [[right ~ distractor]]")
        return
    if not found:
        yield Fault(("ask",), "there is no gap", "write one as [[right | also right ~ distractor]]")
    for gap in found:
        yield from form_faults(gap.accepted, gap.distractors, language, ("ask",))
    yield from _translated_gaps(question, language, found)
    distractors = sorted({form for gap in found for form in gap.distractors})
    yield from told_faults([said.when for said in question.feedback], distractors, "distractor", ("ask",))


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
            elif gap != other:
                yield from form_faults(other.accepted, other.distractors, key, ("ask", key))
