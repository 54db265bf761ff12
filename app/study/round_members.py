"""Which questions take part in a round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from app.study.days import Today
from app.study.memory import Memory, Remembered, Unseen
from app.study.next_question import askable
from app.study.questions import Question
from app.study.round_order import PICTURE_WITHIN, Needs, has_picture
from app.study.rounds import Choice, Only
from app.study.status import Status, status_of

MOST_TRIED = 50  # pictures to make a round around
Memories = Mapping[str, Memory]


def members(
    questions: Iterable[Question], memories: Memories, today: Today, choice: Choice, new: int, needs: Needs
) -> list[Question]:
    """Who takes part: what is due, longest overdue first; then what is new; then what was asked for all the same.

    Where nothing was chosen, at most so many `new` ones, and nothing that is known.
    """
    fitting = [question for question in questions if fits(question, choice)]
    if choice.questions:
        return sorted(fitting, key=lambda question: choice.questions.index(question.id))[: choice.length]
    taken: list[Question] = []
    for group, most in _groups(fitting, memories, today, choice, new):
        taken += _from(group, min(most, choice.length - len(taken)), taken, needs)
    return taken


def fits(question: Question, choice: Choice) -> bool:
    """Whether a question is of what was chosen."""
    return (
        (not choice.sets or question.set_id in choice.sets)
        and choice.concept in ("", question.concept)
        and choice.type in ("", question.type_name)
        and (choice.mode is None or bool(askable([question], choice.mode)))
        and (not choice.questions or question.id in choice.questions)
    )


def _groups(
    questions: Sequence[Question], memories: Memories, today: Today, choice: Choice, new: int
) -> Iterator[tuple[list[Question], int]]:
    """Those that come before the others, and how many of them at most."""

    def back(question: Question) -> datetime:
        memory = memories.get(question.id, Unseen())
        return memory.comes_back(today.days) if isinstance(memory, Remembered) else today.now

    met = sorted((q for q in questions if isinstance(memories.get(q.id), Remembered)), key=back)
    due = [question for question in met if back(question) <= today.now]
    unseen = [question for question in questions if not isinstance(memories.get(question.id), Remembered)]
    if choice.only is not Only.NEW:
        yield (due if choice.only is not Only.MISSED else _missed(met, memories, today)), choice.length
    if choice.only in (None, Only.NEW):
        yield unseen, new if choice.is_todays else choice.length
    if choice.only is None and not choice.is_todays:
        yield met[len(due) :], choice.length


def _missed(met: Iterable[Question], memories: Memories, today: Today) -> list[Question]:
    return [question for question in met if status_of(memories[question.id], today) is Status.MISSED]


def _from(group: Sequence[Question], most: int, before: Sequence[Question], needs: Needs) -> list[Question]:
    """The first of a group; but where none of them could be a picture among the first, such that one can be.

    What a picture needs stands before it, so that much of it waits for another round.
    """
    usual = list(group[:most])
    if len(before) + len(usual) < PICTURE_WITHIN or _is_early([*before, *usual], needs):
        return usual
    pictured = islice((one for one in group if has_picture(one)), MOST_TRIED)
    ways = (_around(one, group, most, before, needs) for one in pictured)
    return next((way for way in ways if len(way) == len(usual)), usual)


def _is_early(chosen: Sequence[Question], needs: Needs) -> bool:
    """Whether a picture can come among the first, after all that it needs."""
    return any(has_picture(one) and sum(needs(one, other) for other in chosen) < PICTURE_WITHIN for one in chosen)


def _around(
    picture: Question, group: Sequence[Question], most: int, before: Sequence[Question], needs: Needs
) -> list[Question]:
    """The first of a group with this one, and no more of what it needs than can come before it."""
    room = PICTURE_WITHIN - 1 - sum(needs(picture, other) for other in before)
    if room < 0:
        return []
    needed = [one for one in group if needs(picture, one)][:room]
    others = [one for one in group if one is not picture and not needs(picture, one)]
    chosen = [picture, *needed, *others][:most]
    return [one for one in group if one in chosen]
