"""Every shipped question that is drawn, with some seeds: the same after a restart, fair, every slip told by name."""

import json
from collections.abc import Iterator

import pytest

from app.content.faults import Seeds
from app.content.loading import check_folder
from app.content.question_types.table import DOCUMENT_TYPES
from app.lab.model import Model
from app.study.drawing import draw, parameters_of, redraw
from app.study.marking import key_of, mark
from app.study.numbers import write_number
from app.study.question_types.computed import ComputedBody, DrawnComputed, slip_of
from app.study.question_types.hotspot import HotspotBody
from app.study.question_types.predict import PredictBody
from app.study.questions import Question
from app.study.reading import read_response
from tests.builders import ROOT
from tests.depth import seeds

SEEDS = seeds(quick=5)


def read_anew() -> tuple[dict[str, Question], dict[str, Model], dict[str, Model]]:
    """What a starting server reads: the drawn questions, the models, and those of tests."""
    checked = check_folder(ROOT / "content", Seeds(0, 0))
    built = (question for study_set in checked.sets.values() for question in study_set.questions)
    drawn = {question.local_id: question for question in built if DOCUMENT_TYPES[question.type_name].is_tried}
    return drawn, dict(checked.assets.models), dict(checked.assets.sealed)


QUESTIONS, MODELS, SEALED = read_anew()
AGAIN, MODELS_AGAIN, _ = read_anew()
COMPUTED = [name for name, question in QUESTIONS.items() if isinstance(question.body, ComputedBody)]


def computed(name: str) -> Iterator[tuple[Question, DrawnComputed]]:
    for seed in SEEDS:
        question = draw(QUESTIONS[name], seed, MODELS)
        assert isinstance(question.body, DrawnComputed)
        yield question, question.body


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_same_seed_gives_the_same_question_key_and_score_after_a_restart(name: str) -> None:
    for seed in SEEDS:
        before, after = draw(QUESTIONS[name], seed, MODELS), draw(AGAIN[name], seed, MODELS_AGAIN)
        assert before == after
        response = read_response(before, key_of(before))
        assert mark(before, response).score == mark(after, response).score == 1.0
        kept = json.loads(json.dumps(parameters_of(before)))
        assert key_of(redraw(QUESTIONS[name], seed, kept)) == key_of(before)


@pytest.mark.parametrize("name", COMPUTED)
def test_each_slip_is_recognised_and_has_its_words(name: str) -> None:
    for question, body in computed(name):
        for slip in body.problem.slips:
            response = {"text": write_number(slip.value)}
            assert mark(question, read_response(question, response)).score == 0.0
            found = slip_of(body, response)
            assert found
            assert found[0].misconception == slip.misconception
            assert found[1]


@pytest.mark.parametrize("name", COMPUTED)
def test_the_key_is_no_slip(name: str) -> None:
    for _question, body in computed(name):
        assert slip_of(body, {"text": write_number(body.problem.key)}) is None


@pytest.mark.parametrize("name", COMPUTED)
def test_every_name_in_the_text_has_its_number(name: str) -> None:
    for question, _body in computed(name):
        assert not any("@" in text for words in (question.ask, question.explain) for text in words.by_language.values())


@pytest.mark.parametrize("name", [n for n, q in QUESTIONS.items() if not isinstance(q.body, ComputedBody)])
def test_a_test_asks_it_about_weights_that_the_lab_does_not_show(name: str) -> None:
    body = QUESTIONS[name].body
    assert isinstance(body, HotspotBody | PredictBody)
    if body.run.model not in SEALED:
        pytest.skip(f"{body.run.model} has no twin: tests leave this question out")
    for seed in SEEDS:
        kept = parameters_of(draw(QUESTIONS[name], seed, SEALED))
        assert kept
        assert kept["digest"] == SEALED[body.run.model].digest
        assert kept["digest"] not in {model.digest for model in MODELS.values()}
