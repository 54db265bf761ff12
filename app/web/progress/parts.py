"""What would be recalled, by set and concept: now, and on the day of its exam."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for

from app.services.overviews.progress import Progress
from app.services.overviews.recall import Recall, SetRecall
from app.study.mastery import Mastery
from app.web.shared.language import day, gettext, ngettext, percent
from app.web.shared.recall_line import RecallLine, recall_line
from app.web.shared.render import Prose, inline

_ = gettext


@dataclass(frozen=True, slots=True)
class Part:
    """A concept: what would be recalled, and what its answers add up to; nothing of what nobody has met yet."""

    title: Prose
    url: str
    line: RecallLine
    score: str
    answers: str


@dataclass(frozen=True, slots=True)
class SetParts:
    """The concepts of a set, the firmest first. `exam` says when its exam is, where one is ahead."""

    title: Prose
    sentence: str
    exam: str
    parts: tuple[Part, ...]


def headline(progress: Progress) -> str:
    """What would be recalled in all; where one set was met, on the day of its exam too."""
    if not progress.recall.recall:
        return _("Nothing holds yet: what you answered comes back until it does")
    if len(progress.sets) == 1:
        return _sentence(progress.sets[0].whole)
    return _("You would recall %(share)s today", share=percent(progress.recall.recall))


def size(mastery: Mastery) -> str:
    """Of how many questions that is said."""
    questions = ngettext("%(num)d question", "%(num)d questions", mastery.questions)
    unseen = mastery.questions - mastery.seen
    new = ngettext("%(num)d new", "%(num)d new", unseen)
    return f"{questions}, {new}" if unseen else questions


def set_parts(progress: Progress) -> Iterator[SetParts]:
    for one in progress.sets:
        exam = one.whole.exam
        yield SetParts(
            inline(one.study_set.title),
            _sentence(one.whole) + "." if len(progress.sets) > 1 else "",
            day(exam.day) if exam else "",
            tuple(_part(one, concept, recall) for concept, recall in _firmest_first(one)),
        )


def _sentence(recall: Recall) -> str:
    today = percent(recall.now.recall)
    if recall.exam is None:
        return _("You would recall %(share)s today", share=today)
    then, when = percent(recall.exam.mastery.recall), day(recall.exam.day)
    return _(
        "You would recall %(share)s today, and %(then)s on %(day)s if you stopped here",
        share=today,
        then=then,
        day=when,
    )


def _firmest_first(one: SetRecall) -> list[tuple[str, Recall]]:
    """What nobody has met yet stands at the end."""
    return sorted(one.concepts.items(), key=lambda item: (not item[1].now.seen, -item[1].now.recall))


def _part(one: SetRecall, concept: str, recall: Recall) -> Part:
    answers = recall.practised.answers
    return Part(
        inline(one.study_set.concepts[concept]),
        url_for("sets.overview", set_id=one.study_set.id, concept=concept),
        recall_line(recall.now, recall.exam.mastery if recall.exam else None),
        percent(recall.practised.score) if answers else "",
        ngettext("%(num)d answer", "%(num)d answers", answers) if answers else "",
    )
