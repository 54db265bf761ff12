"""Starting a round: what takes part is chosen and put in order once, and nothing is written yet."""

from dataclasses import dataclass, replace

from app.services.base.asking import recalled
from app.services.base.exam_guard import tested_sets
from app.services.base.refusals import NotThere, RunningTest
from app.services.base.remembering import memories_of_person
from app.services.base.site import Site, Visitor
from app.services.study.plans import new_plan, planned
from app.store import study_times
from app.study.days import Today
from app.study.memory import Memory
from app.study.next_question import Done, next_question
from app.study.questions import Question, QuestionSet
from app.study.round_members import fits, members
from app.study.round_order import in_order, needs_of
from app.study.rounds import Choice, Round
from app.study.teaching import in_teaching_order


@dataclass(frozen=True, slots=True)
class Started:
    """A round, and the plan that its address carries."""

    round: Round
    plan: str


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """No question fits what was chosen; `done` says when the next of these comes back, and `new` how many wait."""

    choice: Choice
    done: Done
    new: int


def start_round(site: Site, visitor: Visitor, choice: Choice, today: Today, new_a_day: int) -> Started | NothingToAsk:
    """A round of what was chosen. Raises NotThere for what is not published, RunningTest where nothing else is left."""
    choice = _by_todays_ids(site, choice)
    sets = _sets(site, choice)
    with site.database.reading() as connection:
        tested = tested_sets(connection, visitor.person, today.now)
    running = [tested[one.id] for one in sets if one.id in tested]
    free = [one for one in sets if one.id not in tested]
    if running and not free:
        raise RunningTest(running[0])
    memories, left = _known(site, visitor.person, free, today, new_a_day)
    questions = [question for one in free for question in in_teaching_order(one, site.library.concepts)]
    needs = needs_of(site.library.concepts)
    chosen = members(questions, memories, today, choice, left, needs)
    if not chosen:
        return _nothing([one for one in questions if fits(one, choice)], memories, choice, today)
    ordered = tuple(question.id for question in in_order(chosen, needs))
    plan = new_plan(site, choice, ordered)
    found = planned(site, visitor.learner, plan)
    if found is None:
        raise NotThere(plan)
    return Started(found, plan)


def _by_todays_ids(site: Site, choice: Choice) -> Choice:
    """With the questions that were picked under the ids that they have now, without those that are gone.

    Raises NotThere where all of them are.
    """
    found = dict.fromkeys(one.id for one in map(site.find_question, choice.questions) if one)
    if choice.questions and not found:
        raise NotThere(choice.questions[0])
    return replace(choice, questions=tuple(found), length=len(found) or choice.length)


def _sets(site: Site, choice: Choice) -> list[QuestionSet]:
    """The sets to choose from, where all that was chosen is published. Raises NotThere."""
    picked = dict.fromkeys(one.partition("/")[0] for one in choice.questions)
    sets = [site.set(one) for one in choice.sets or picked or site.library.sets]
    if choice.concept and not any(choice.concept in one.concepts for one in sets):
        raise NotThere(choice.concept)
    return sets


def _known(
    site: Site, person: str, sets: list[QuestionSet], today: Today, new_a_day: int
) -> tuple[dict[str, Memory], int]:
    """What a person remembers, and how many new questions the day may still bring."""
    with site.database.reading() as connection:
        memories = recalled(memories_of_person(connection, person, sets))
        met = study_times.met_today(connection, person, today)
    return memories, max(0, new_a_day - met)


def _nothing(questions: list[Question], memories: dict[str, Memory], choice: Choice, today: Today) -> NothingToAsk:
    """When what fits comes back."""
    met = [question for question in questions if question.id in memories]
    following = next_question(met, memories, today)
    done = following if isinstance(following, Done) else Done(None)
    return NothingToAsk(choice, done, sum(question.id not in memories for question in questions))
