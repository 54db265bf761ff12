"""The same seed draws the same question; what is kept of it makes it again."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest

from app.content.model_files import read_model
from app.lab.generators import Spot, Tolerance
from app.lab.model import Model
from app.study.drawing import draw, draw_at, fingerprint, has_others, parameters_of, redraw, shown_of
from app.study.marking import key_of, mark
from app.study.question_types.base import Body, Unaskable
from app.study.question_types.computed import ComputedBody, DrawnComputed
from app.study.question_types.hotspot import DrawnHotspot, HotspotBody
from app.study.question_types.matching import DrawnMatching, MatchingBody, Pair
from app.study.question_types.ordering import DrawnOrdering, OrderingBody
from app.study.question_types.predict import DrawnPredict, PredictBody
from app.study.question_types.runs import RunPlan
from app.study.questions import Question
from app.study.reading import read_response
from tests.builders import MODELS
from tests.study.values import multiple, question, single, words

SEEDS = [f"{number:032x}" for number in range(50)]


@pytest.fixture(scope="module")
def models() -> Mapping[str, Model]:
    return {path.stem: read_model(path.read_bytes()) for path in sorted(MODELS.glob("*.json"))}


def matching() -> Question:
    pairs = tuple(Pair(id_, words(f"left {id_}"), words(f"right {id_}"), words("why")) for id_ in "abc")
    return question(MatchingBody(pairs, (words("fits nothing"),)), "flags")


def ordering() -> Question:
    return question(OrderingBody(tuple(words(f"item {n}") for n in range(4))), "watch")


def hotspot(sequence: str | None = None, hit: str = "forget < 0.2") -> Question:
    return question(HotspotBody(RunPlan("forget", sequence, 1, "forget"), hit, by_cell=False, mapped=False), "beam")


def predict(sequence: str | None = None) -> Question:
    return question(PredictBody(RunPlan("forget", sequence, 1, "forget")), "swell")


def computed() -> Question:
    return question(ComputedBody("cell-update", Tolerance(0.01), ()), "sum")


def half_life() -> Question:
    return question(ComputedBody("memory-half-life", Tolerance(0.01), ()), "ebb")


EVERY = [single(), multiple(), matching(), ordering(), hotspot(), predict(), computed()]


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.type_name)
def test_the_same_seed_draws_the_same_question(asked: Question, models: Mapping[str, Model]) -> None:
    for seed in SEEDS:
        assert draw(asked, seed, models) == draw(asked, seed, models)


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.type_name)
def test_the_key_is_worth_everything(asked: Question, models: Mapping[str, Model]) -> None:
    for seed in SEEDS:
        drawn = draw(asked, seed, models)
        assert mark(drawn, read_response(drawn, key_of(drawn))).correct, seed


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.type_name)
def test_what_is_kept_makes_the_same_question_without_any_model(asked: Question, models: Mapping[str, Model]) -> None:
    for seed in SEEDS[:10]:
        drawn = draw(asked, seed, models)
        kept = json.loads(json.dumps(parameters_of(drawn)))
        again = redraw(asked, seed, kept)
        assert (again.ask, key_of(again), again.type_name) == (drawn.ask, key_of(drawn), drawn.type_name)
        assert _seen(again.body) == _seen(drawn.body)


def _seen(body: Body) -> object:
    return body.problem if isinstance(body, DrawnComputed) else body


def test_letters_tell_nothing() -> None:
    """Every option of a pair, and every item, stands under every letter for some seed."""
    pairs: Counter[tuple[str, str]] = Counter()
    firsts: Counter[str] = Counter()
    for seed in SEEDS * 2:
        drawn, ordered = draw(matching(), seed, {}).body, draw(ordering(), seed, {}).body
        assert isinstance(drawn, DrawnMatching)
        assert isinstance(ordered, DrawnOrdering)
        pairs.update(drawn.key.items())
        firsts[ordered.key[0]] += 1
        assert [option.id for option in drawn.options] == list("ABCD")
    assert len(pairs) == 3 * 4
    assert len(firsts) == 4


def test_a_hotspot_is_hit_somewhere_and_not_nearly_everywhere(models: Mapping[str, Model]) -> None:
    for seed in SEEDS:
        body = draw(hotspot(), seed, models).body
        assert isinstance(body, DrawnHotspot)
        hits = {step for step, _unit in body.hits}
        assert {n for n, value in enumerate(body.run.of_unit, start=1) if value < 0.2} == hits
        assert 0 < len(hits) <= len(body.run.symbols) / 2


def test_a_gate_that_is_foretold_opens_and_closes(models: Mapping[str, Model]) -> None:
    for seed in SEEDS:
        body = draw(predict(), seed, models).body
        assert isinstance(body, DrawnPredict)
        assert max(body.run.of_unit) - min(body.run.of_unit) >= 0.5


@pytest.mark.parametrize(
    "asked", [hotspot(hit="forget > 2"), hotspot(hit="forget < 2"), hotspot("aaaa"), predict("aaaa")], ids=str
)
def test_what_never_happens_is_not_asked(asked: Question, models: Mapping[str, Model]) -> None:
    with pytest.raises(Unaskable):
        draw(asked, SEEDS[0], models)


@pytest.mark.parametrize("asked", [hotspot(), predict(), computed()], ids=lambda one: one.type_name)
def test_without_its_model_it_is_not_asked(asked: Question) -> None:
    with pytest.raises(Unaskable):
        draw(asked, SEEDS[0], {})


def test_another_model_shows_something_else(models: Mapping[str, Model]) -> None:
    one, other = draw(predict("a#a"), SEEDS[0], models), draw(predict("a#a"), SEEDS[0], {"forget": _retrained(models)})
    assert shown_of(one) != shown_of(other)
    assert shown_of(one) == shown_of(draw(predict("a#a"), SEEDS[1], models))


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.type_name)
def test_what_is_shown_differs_where_the_draw_differs_and_can_be_written(
    asked: Question, models: Mapping[str, Model]
) -> None:
    for one, other in pairwise(SEEDS[:6]):
        shown, otherwise = draw(asked, one, models), draw(asked, other, models)
        assert (shown.body == otherwise.body) is (json.dumps(shown_of(shown)) == json.dumps(shown_of(otherwise)))


def test_numbers_have_a_fingerprint_that_the_log_has_too(models: Mapping[str, Model]) -> None:
    for asked in (computed(), hotspot(), predict()):
        kept = parameters_of(draw(asked, SEEDS[0], models))
        assert fingerprint(kept) == fingerprint(json.loads(json.dumps(kept)))
        assert fingerprint(kept) != fingerprint(parameters_of(draw(asked, SEEDS[1], models)))
    assert fingerprint(None) is None


@pytest.mark.parametrize(
    ("asked", "others"),
    [
        (computed(), True),
        (hotspot(), True),
        (predict(), True),
        (hotspot("a#a"), False),
        (predict("a#a"), False),
        (single(), False),
    ],
)
def test_a_fixed_run_has_no_other_numbers(asked: Question, others: bool) -> None:
    assert has_others(asked) is others


def _retrained(models: Mapping[str, Model]) -> Model:
    return replace(models["forget"], digest="0" * 64)


def test_a_cell_of_the_lab_makes_a_question(models: Mapping[str, Model]) -> None:
    spot = Spot("forget", "", "aab#ab", 5, 1, "")
    body = draw_at(half_life(), models, spot).body
    assert isinstance(body, DrawnComputed)
    assert body.problem.spot == Spot("forget", models["forget"].digest, "aab#ab", 5, 1, "forget")


def test_a_cell_whose_numbers_are_alike_makes_none(models: Mapping[str, Model]) -> None:
    with pytest.raises(Unaskable):
        draw_at(computed(), models, Spot("counter", "", "(()(", 3, 1, ""))


@pytest.mark.parametrize("spot", [Spot("kraken", "", "(", 1, 1, ""), Spot("counter", "", "(()(", 9, 1, "")], ids=str)
def test_where_there_is_no_cell_nothing_is_asked(spot: Spot, models: Mapping[str, Model]) -> None:
    with pytest.raises(Unaskable):
        draw_at(computed(), models, spot)
