import itertools

import numpy as np
import pytest

from app.lab.tasks import TASKS, Task, share_right
from app.lab.tasks.reber import ALPHABET as REBER
from app.lab.tasks.reber import outer_is_due
from app.lab.tasks.sentences import ALPHABET
from app.lab.tasks.task import Within, likeliest


@pytest.mark.parametrize(
    ("task", "sequence", "truth"),
    [
        ("counter", "(()())", (1, 2, 1, 2, 1, 0)),
        ("counter", "())(", (1, 0, -1, 0)),
        ("forget", "aab#ab", (1, 2, 2, 0, 1, 1)),
        ("forget", "##ba#a", (0, 0, 0, 1, 0, 1)),
        ("reset", "a(b(a)b)", (0, 1, 1, 1, 1, 0, 0, 0)),
        ("input", "1, 0.5*, .25, 0.125*", (0, 0.5, 0.5, 0.625)),
        ("order", "aXbYc", (0, 2, 2, 1, 1)),
        ("order", "YYXd", (-2, -3, -3, -3)),
        ("count-match", "aabbab", (1, 2, 1, 0, 1, 0)),
        ("count-match", "ba", (-1, 0)),
        ("latch", "aYbX", (0, -1, -1, -1)),
        ("text", 'a "i" .', (0, 0, 1, 1, 0, 0, 0)),
        ("grammar", "BTBPVVETE", (0, 1, 1, 1, 1, 1, 1, 0, 0)),
        ("grammar", "BPEEBT", (0, -1, 0, 0, 0, 1)),
        ("temperature", "1 2.5 -3", (2.5, -3, -3)),
        ("reverse", "CAB", (1, 2, 3)),
    ],
)
def test_the_truth_is_what_a_perfect_memory_would_hold(task: str, sequence: str, truth: tuple[float, ...]) -> None:
    assert tuple(TASKS[task].truth(read(task, sequence)).tolist()) == truth


@pytest.mark.parametrize(
    ("task", "sequence", "answers"),
    [
        ("counter", "())", ["110", "101", "100"]),
        ("forget", "a#", ["1", "0"]),
        ("reset", "a()", ["0", "1", "0"]),
        ("order", "aXbY", ["0000", "0000", "0000", "0100"]),
        ("count-match", "aabb", ["110", "110", "010", "101"]),
        ("latch", "aXb", ["0", "1", "1"]),
        ("reverse", "AAE", ["00001", "10000", "10000"]),
    ],
)
def test_the_targets_are_the_answers_of_a_perfect_network(task: str, sequence: str, answers: list[str]) -> None:
    targets = TASKS[task].targets(read(task, sequence))

    assert ["".join(f"{target:g}" for target in row) for row in targets] == answers


@pytest.mark.parametrize(
    ("task", "sequence", "counted"),
    [
        ("input", ".1 .2* .3", [0, 0, 1]),
        ("order", "XaY", [0, 0, 1]),
        ("order", "aaY", [0, 0, 0]),
        ("latch", "Xa", [0, 1]),
        ("latch", "aa", [0, 0]),
        ("text", "tea", [1, 1, 0]),
        ("temperature", "1 2 3", [1, 1, 0]),
        ("reverse", "ABC", [1, 1, 1]),
        ("grammar", "BT", [1, 1]),
    ],
)
def test_only_steps_with_an_answer_count(task: str, sequence: str, counted: list[int]) -> None:
    assert TASKS[task].counted(read(task, sequence)).tolist() == [bool(step) for step in counted]


@pytest.mark.parametrize(
    ("word", "legal"),
    [("B", "TP"), ("BT", "B"), ("BTBT", "SX"), ("BTBPVVE", "T"), ("BPBPVVE", "P"), ("BPBPVVEP", "E"), ("BTE", "B")],
)
def test_grammar_knows_what_may_follow(word: str, legal: str) -> None:
    targets = TASKS["grammar"].targets(read("grammar", word))

    assert "".join(itertools.compress(REBER, targets[-1])) == "".join(sorted(legal, key=REBER.index))


def test_the_outer_symbol_is_due_once_the_inner_word_is_over() -> None:
    assert outer_is_due(read("grammar", "BTBPVVETE")).tolist() == [False] * 6 + [True, False, False]


def test_temperature_reads_the_hour_from_the_place() -> None:
    inputs = TASKS["temperature"].inputs(read("temperature", "20 " * 7))

    np.testing.assert_allclose(inputs[0], [1.0, 0.0, 1.0], atol=1e-12)
    np.testing.assert_allclose(inputs[6], [1.0, 1.0, 0.0], atol=1e-12)


def test_brackets_to_learn_from_never_close_what_is_not_open(rng: np.random.Generator) -> None:
    batch = TASKS["counter"].batch(rng, 50, 40)

    assert batch.truth.min() == 0
    assert batch.truth.max() > 5


def test_halves_to_learn_from_are_whole_words_of_every_length_up_to_ten(rng: np.random.Generator) -> None:
    batch = TASKS["count-match"].batch(rng, 50, 60)

    assert batch.truth.min() == 0
    assert batch.truth.max() == 10
    starts = (batch.raw[:, 1:] == 0) & (batch.raw[:, :-1] == 1)
    assert (batch.truth[:, :-1][starts] == 0).all()


def test_grammar_draws_only_what_may_follow(rng: np.random.Generator) -> None:
    batch = TASKS["grammar"].batch(rng, 50, 60)

    allowed = np.take_along_axis(batch.targets[:, :-1], batch.raw[:, 1:, np.newaxis], axis=-1)
    assert allowed.all()
    assert set(np.unique(batch.truth)) == {-1, 0, 1}


def test_text_is_whole_sentences_with_quotes_that_close(rng: np.random.Generator) -> None:
    batch = TASKS["text"].batch(rng, 20, 200)
    texts = ["".join(ALPHABET[position] for position in row) for row in batch.raw]

    assert all(text.count('"') >= 1 and ". " in text for text in texts)
    assert any("(" in text for text in texts)
    assert 0.1 < batch.truth.mean() < 0.7


@pytest.mark.parametrize("task", ["order", "latch", "input"])
def test_what_is_asked_at_the_end_can_be_known_by_then(task: str, rng: np.random.Generator) -> None:
    batch = TASKS[task].batch(rng, 40, 20)

    assert batch.counted[:, -1].all()
    assert not batch.counted[:, :-1].any()


@pytest.mark.parametrize("task", TASKS.values(), ids=list(TASKS))
def test_every_array_has_the_shape_that_it_should(task: Task, rng: np.random.Generator) -> None:
    batch = task.batch(rng, 5, 9)

    steps = batch.inputs.shape[:2]
    assert batch.inputs.shape == (*steps, task.features)
    assert batch.targets.shape == (*steps, len(task.outputs))
    assert batch.truth.shape == batch.counted.shape == steps
    assert task.right(batch.targets, batch.targets)[batch.counted].all()


@pytest.mark.parametrize("task", TASKS.values(), ids=list(TASKS))
def test_the_same_generator_gives_the_same_batch(task: Task) -> None:
    one, other = (task.batch(np.random.default_rng(3), 5, 9).raw for _ in range(2))

    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("task", TASKS.values(), ids=list(TASKS))
def test_no_word_is_too_improper_to_be_asked_about(task: Task, rng: np.random.Generator) -> None:
    for _ in range(50):
        pieces = rng.choice(task.alphabet or ("0.5 ", "1 "), size=rng.integers(1, 12))
        raw = task.reader.read("".join(pieces)).raw
        assert np.isfinite(task.truth(raw)).all()
        assert np.isfinite(task.targets(raw)).all()


def test_a_step_is_right_only_when_all_its_outputs_are() -> None:
    outputs = np.array([[0.9, 0.2], [0.9, 0.8]])  # (timesteps, outputs)

    assert Within(0.5)(outputs, np.array([[1.0, 0.0], [1.0, 0.0]])).tolist() == [True, False]
    assert likeliest(outputs, np.array([[1.0, 0.0], [0.0, 1.0]])).tolist() == [True, False]


def test_the_score_is_that_of_the_counted_steps() -> None:
    right = np.array([True, False, True, False])  # (timesteps)

    assert share_right(right, np.array([True, True, False, False])) == 0.5
    assert np.isnan(share_right(right, np.zeros(4, dtype=bool)))


def read(task: str, sequence: str) -> np.ndarray:
    return TASKS[task].reader.read(sequence).raw
