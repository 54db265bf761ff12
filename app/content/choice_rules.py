"""Rules of choices and gaps."""

from collections import Counter
from collections.abc import Iterator

from app.content.digests import original
from app.content.faults import Fault, Shelf, repeated
from app.content.question_documents import ClozeIn, MultipleIn, QuestionIn, SingleIn
from app.content.texts import OWN_LANGUAGE
from app.study.bodies import Gap
from app.study.cloze import around_gaps, read_gaps

TELLING = {"right", "wrong", "correct", "incorrect", "true", "false", "key", "answer"}  # in a choice's id


def choices(question: QuestionIn, _shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, SingleIn | MultipleIn):
        return
    yield from repeated((("choices", i, "id"), choice.id) for i, choice in enumerate(question.choices))
    for index, choice in enumerate(question.choices):
        if TELLING & set(choice.id.split("-")):
            hint = "ids reach the browser before the answer: use a, b, c"
            yield Fault(("choices", index, "id"), f"the id `{choice.id}` tells the key", hint)
    unclear = [i for i, choice in enumerate(question.choices) if (choice.right is None) == (choice.wrong is None)]
    for index in unclear:
        yield Fault(("choices", index), "a choice has `right:` or `wrong:`, one of the two")
    if not unclear:
        yield from _right_ones(question)


def _right_ones(question: SingleIn | MultipleIn) -> Iterator[Fault]:
    right = sum(choice.right is not None for choice in question.choices)
    wanted = right == 1 if isinstance(question, SingleIn) else right >= 1
    if not wanted:
        exactly = "exactly one" if isinstance(question, SingleIn) else "at least one"
        hint = "with several right ones the type is `multiple`" if right > 1 else "mark the key with `right:`"
        yield Fault(("choices",), f"{exactly} choice is right; here it is {right}", hint)
    if right == len(question.choices):
        yield Fault(("choices",), "every choice is right: ticking all wins", "add a plausible wrong one")


def gaps(question: QuestionIn, shelf: Shelf) -> Iterator[Fault]:
    if not isinstance(question, ClozeIn) or not set(question.ask) & {OWN_LANGUAGE, shelf.language}:
        return
    try:
        found = read_gaps(original(question.ask, shelf.language))
    except ValueError as error:
        yield Fault(("ask",), str(error), "a gap is written [[right | also right ~ distractor]]")
        return
    if not found:
        yield Fault(("ask",), "there is no gap", "write one as [[right | also right ~ distractor]]")
    yield from _translated_gaps(question, shelf.language, found)
    yield from _gap_feedback(question, {form for gap in found for form in gap.distractors})


def _translated_gaps(question: ClozeIn, language: str, gaps: tuple[Gap, ...]) -> Iterator[Fault]:
    """Whatever language it is read in, a cloze offers and marks the original's gaps: no other would do anything."""
    hint = "the answers stay in the set's own language: copy each [[…]] as it is, in the same order"
    for key in set(question.ask) - {OWN_LANGUAGE, language}:
        try:
            found = read_gaps(question.ask[key])
        except ValueError as error:
            yield Fault(("ask", key), str(error), hint)
            continue
        if len(found) != len(gaps):
            yield Fault(("ask", key), f"this has {len(found)} gap(s), the original {len(gaps)}", hint)
        elif found != gaps:
            number = next(n for n, (one, other) in enumerate(zip(found, gaps, strict=True), start=1) if one != other)
            yield Fault(("ask", key), f"gap {number} is not the original's", hint)


def _gap_feedback(question: ClozeIn, distractors: set[str]) -> Iterator[Fault]:
    told = Counter(feedback.when for feedback in question.feedback)
    for form in sorted(distractors - set(told)):
        yield Fault(("ask",), f"the distractor `{form}` has no feedback", f"add `- when: {form}` with its `why`")
    for index, feedback in enumerate(question.feedback):
        if feedback.when not in distractors or told[feedback.when] > 1:
            yield Fault(("feedback", index, "when"), f"`{feedback.when}` is no distractor, or is told twice")


def around(question: QuestionIn, _shelf: Shelf) -> Iterator[Fault]:
    """A gap cannot stand inside TeX: the pieces around it are shown as they are."""
    for key, text in question.ask.items():
        if any(piece.replace("\\$", "").count("$") % 2 for piece in around_gaps(text)):
            yield Fault(("ask", key) if key else ("ask",), "a gap stands inside $…$, or a $ is not closed")
