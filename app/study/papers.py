"""A test's paper: which questions of a set, in which order."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import floor
from random import Random

from app.study.modes import Mode
from app.study.next_question import askable
from app.study.question_types.table import type_of
from app.study.questions import Level, Question, QuestionSet


def can_be_put(question: Question, models: Collection[str]) -> bool:
    """Does a test with these models ask it? What asks about a run needs the run's model."""
    model = type_of(question.body).model_of(question.body)
    return bool(askable([question], Mode.TEST)) and (model is None or model in models)


def draw_paper(study_set: QuestionSet, seed: str) -> tuple[Question, ...]:
    """The questions of a test, in the order that they are put.

    Concepts share the places as evenly as they have questions; the levels come in the set's own proportions, as far as
    the concepts allow. The same seed draws the same paper.
    """
    rng = Random(seed)
    questions = askable(study_set.questions, Mode.TEST)
    size = min(study_set.test.questions, len(questions))
    wanted = _shares(Counter(question.level for question in questions), size)
    places = _places(Counter(question.concept for question in questions), size, rng)
    return tuple(_filled(places, questions, wanted, rng))


def _places(capacity: Mapping[str, int], size: int, rng: Random) -> list[str]:
    """A concept for each place, in the order of the paper: each in turn, until it has no more questions."""
    places: list[str] = []
    given: Counter[str] = Counter()
    while len(places) < size:
        round_ = [concept for concept, most in capacity.items() if given[concept] < most]
        rng.shuffle(round_)
        taken = round_[: size - len(places)]
        given.update(taken)
        places += taken
    rng.shuffle(places)
    return places


def _shares(counts: Mapping[Level, int], size: int) -> dict[Level, int]:
    """`size` places in the proportions of `counts`, by largest remainders."""
    total = sum(counts.values()) or 1
    exact = {level: size * count / total for level, count in counts.items()}
    shares = {level: floor(share) for level, share in exact.items()}
    by_remainder = sorted(exact, key=lambda level: shares[level] - exact[level])
    for level in by_remainder[: size - sum(shares.values())]:
        shares[level] += 1
    return shares


def _filled(
    places: Sequence[str], questions: Iterable[Question], wanted: Mapping[Level, int], rng: Random
) -> list[Question]:
    """A question for each place: of the level that is wanted most among those that the concept still has."""
    left = list(questions)
    missing = dict(wanted)
    paper = []
    for concept in places:
        its = [question for question in left if question.concept == concept]
        most = max(missing[question.level] for question in its)
        chosen = rng.choice([question for question in its if missing[question.level] == most])
        missing[chosen.level] -= 1
        left.remove(chosen)
        paper.append(chosen)
    return paper
