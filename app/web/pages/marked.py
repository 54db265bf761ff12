"""A question after its answer: verdict, feedback, explanation, sources; and a flashcard's back."""

from dataclasses import dataclass
from typing import ClassVar

from flask import url_for
from markupsafe import Markup

from app.services.answering import Marked
from app.services.asking import Asked
from app.services.site import NotThere, Site
from app.study.answers import Answer
from app.study.feedback import chosen_ids, given_gaps, why_wrong
from app.study.marking import fits
from app.study.memory import remember
from app.study.next_question import Standing
from app.study.questions import Choice, Cloze, Flashcard, Gap, LabLink, Question, QuestionSet, Source
from app.study.responses import Grade, Mode
from app.web.language import due_phrase, gettext, percent
from app.web.pages.asking import MODE_VIEWS, Ask, Heading, ask_form, heading, pieces, shown_choices
from app.web.render import Page, Prose, inline, prose
from app.web.site import now

_ = gettext


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it went, in a word and a sign; `tone` names its colour."""

    tone: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A choice after marking: `tone` is right, wrong or none; `why` is there where it helps."""

    number: int
    text: Prose
    tone: str
    label: str
    why: Prose | None


@dataclass(frozen=True, slots=True)
class MarkedGap:
    """A gap after marking."""

    given: str
    right: str
    tone: str
    why: Prose | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned from an answer: the explanation, where to look it up, where to see it."""

    explanation: Prose
    sources: tuple[Source, ...]
    lab_url: str


@dataclass(frozen=True)
class MarkedPage(Page):
    """An answer as it was marked."""

    template: ClassVar[str] = "questions/marked.html"
    section: ClassVar[str] = "sets"
    heading: Heading | None
    verdict: Verdict
    text: Prose
    pieces: tuple[Markup, ...]
    rows: tuple[MarkedRow, ...]
    gaps: tuple[MarkedGap, ...]
    back: Prose | None
    lesson: Lesson
    due: str
    next_name: str
    next_url: str


@dataclass(frozen=True)
class CardBackPage(Page):
    """A flashcard's back, and the two ways to grade it with the day each brings it back."""

    template: ClassVar[str] = "questions/card_back.html"
    section: ClassVar[str] = "sets"
    heading: Heading
    ask: Ask
    back: Prose
    lesson: Lesson
    again_due: str
    good_due: str


def lesson(question: Question) -> Lesson:
    return Lesson(prose(question.explain), question.sources, lab_url(question, question.lab))


def lab_url(question: Question, link: LabLink | None) -> str:
    """The lab at the very cell that shows the answer, with the way back."""
    if link is None:
        return ""
    return url_for(
        "lab.model",
        model_id=link.model,
        sequence=link.sequence,
        step=link.step,
        unit=link.unit,
        show=link.show,
        question=question.id,
    )


def card_back_page(asked: Asked, standing: Standing, site: Site) -> CardBackPage:
    body = asked.question.body
    if not isinstance(body, Flashcard):
        raise NotThere(asked.question.id)
    moment = now()
    dues = {g: due_phrase(remember(asked.memory, g, moment).due, moment) for g in (Grade.AGAIN, Grade.GOOD)}
    head = heading(site.set(asked.question.set_id), asked.question, standing)
    return CardBackPage(
        title=head.set_title.html.striptags(),
        heading=head,
        ask=ask_form(asked, Mode.FLASHCARDS),
        back=prose(body.back),
        lesson=lesson(asked.question),
        again_due=dues[Grade.AGAIN],
        good_due=dues[Grade.GOOD],
    )


def marked_page(marked: Marked, site: Site, standing: Standing | None) -> MarkedPage:
    question, answer = marked.question, marked.answer
    study_set = site.library.sets.get(question.set_id)
    next_name, next_url = _onward(answer, study_set)
    head = heading(study_set, question, standing) if study_set and standing else None
    verdict = _verdict(marked)
    return MarkedPage(
        title=verdict.words,
        heading=head,
        verdict=verdict,
        text=prose(question.ask),
        pieces=pieces(question),
        rows=_rows(marked),
        gaps=_gaps(marked),
        back=prose(question.body.back) if isinstance(question.body, Flashcard) else None,
        lesson=lesson(question),
        due=due_phrase(marked.due, now()) if marked.due else "",
        next_name=next_name,
        next_url=next_url,
    )


def _onward(answer: Answer, study_set: QuestionSet | None) -> tuple[str, str]:
    """From a test's answer back to its results, else to the next question."""
    if answer.attempt:
        return _("Back to the results"), url_for("attempts.show_one", attempt_id=answer.attempt)
    return _("Next"), url_for(MODE_VIEWS[answer.mode], set_id=study_set.id) if study_set else url_for("home.index")


def _verdict(marked: Marked) -> Verdict:
    answer = marked.answer
    if answer.skipped:
        return Verdict("neutral", "→", _("Here is the answer"))
    if answer.correct:
        return Verdict("right", "✓", _("Right"))
    if answer.score > 0:
        return Verdict("partly", "◐", _("Partly right: %(share)s of the points", share=percent(answer.score)))
    return Verdict("wrong", "✗", _("Not yet"))


def _rows(marked: Marked) -> tuple[MarkedRow, ...]:
    chosen = chosen_ids(marked.answer.response)
    choices = enumerate(shown_choices(marked.question), start=1)
    return tuple(_row(number, choice, choice.id in chosen) for number, choice in choices)


_ROW_TONES = {
    (True, True): ("right", "✓"),
    (True, False): ("right", "✓"),
    (False, True): ("wrong", "✗"),
    (False, False): ("none", ""),
}


def _row(number: int, choice: Choice, chosen: bool) -> MarkedRow:
    tone, sign = _ROW_TONES[choice.is_right, chosen]
    said = {
        (True, True): _("your choice, right"),
        (True, False): _("this is right"),
        (False, True): _("your choice, not yet"),
        (False, False): "",
    }[choice.is_right, chosen]
    why = inline(choice.why) if choice.is_right or chosen else None
    return MarkedRow(number, inline(choice.words), tone, f"{sign} {said}".strip(), why)


def _gaps(marked: Marked) -> tuple[MarkedGap, ...]:
    body = marked.question.body
    if not isinstance(body, Cloze):
        return ()
    given = given_gaps(body, marked.answer.response)
    return tuple(_gap(body, gap, text) for gap, text in zip(body.gaps, given, strict=True))


def _gap(body: Cloze, gap: Gap, given: str) -> MarkedGap:
    why = why_wrong(body, gap, given)
    return MarkedGap(given, gap.accepted[0], "right" if fits(gap, given) else "wrong", inline(why) if why else None)
