"""What was found good is not looked at again, and a memory that cannot be trusted is none."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import app.content.rules as rules
import app.content.trials as trials
from app.content.faults import Seeds
from app.content.loading import check_folder
from app.content.memory import LARGEST_MEMORY, KeptMemory, code_stamp, fact_of
from app.content.problems import Problem
from app.study.questions import Question
from tests.content.question_types.test_documents import COAST
from tests.content.yaml_files import HARBOUR, harbour, write_folder

SEEDS = Seeds(5, 50)
FACTS = [fact_of(number) for number in range(3)]


class Looks:
    """Counts what is looked at: the texts of questions, and the draws of each."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self.draws: dict[str, int] = {}
        read, draw = rules._texts, trials.draw

        def texts(question: object, shelf: object) -> object:
            self.texts.append(question.id)  # type: ignore[attr-defined]
            return read(question, shelf)  # type: ignore[arg-type]

        def drawn(question: Question, *more: object) -> Question:
            self.draws[question.local_id] = self.draws.get(question.local_id, 0) + 1
            return draw(question, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(rules, "_RULES", (texts, *rules._RULES[1:]))
        monkeypatch.setattr(trials, "draw", drawn)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(monkeypatch)


@pytest.fixture
def check(tmp_path: Path, looks: Looks) -> Callable[..., tuple[Problem, ...]]:
    """Check a folder as the command does, and forget what was counted before."""

    def checked(**files: str) -> tuple[Problem, ...]:
        looks.texts.clear()
        looks.draws.clear()
        memory = KeptMemory(tmp_path / "memory", "stamp")
        found = check_folder(write_folder(tmp_path / "content", **files), SEEDS, memory, builds=False)
        memory.save()
        return found.problems

    return checked


def test_only_the_question_that_changed_is_looked_at(check: Callable[..., object], looks: Looks) -> None:
    check(harbour=HARBOUR)
    assert looks.texts == ["tide", "crew", "knots", "port"]
    check(harbour=HARBOUR)
    assert looks.texts == []
    check(harbour=harbour(("It goes nowhere.", "It stands still.")))
    assert looks.texts == ["crew"]


def test_a_problem_is_told_again_until_it_is_mended(check: Callable[..., tuple[Problem, ...]], looks: Looks) -> None:
    broken = harbour(("wrong: The wind", "wrong: $\\frac$"))
    first = check(harbour=broken)
    assert first
    assert check(harbour=broken) == first
    assert looks.texts == ["tide"]
    assert check(harbour=HARBOUR) == ()


def test_what_its_surroundings_decide_is_always_looked_up(check: Callable[..., tuple[Problem, ...]]) -> None:
    assert check(harbour=HARBOUR) == ()
    assert check(harbour=HARBOUR, sources="sources: {chart: {authors: A, year: 1805, title: B}}")
    assert check(
        harbour=harbour(("  light: Light\n", "")), sources="sources: {almanac: {authors: A, year: 1, title: B}}"
    )


def test_a_cold_folder_is_drawn_five_times_and_what_changed_fifty_times(
    check: Callable[..., object], looks: Looks
) -> None:
    check(harbour=COAST)
    assert looks.draws == {"ebb": 10, "flood": 10, "parts": 5}  # two models each: the lab's, and the one of tests
    check(harbour=COAST)
    assert looks.draws == {}
    check(harbour=COAST.replace("tolerance: 1%", "tolerance: 2%"))
    assert looks.draws == {"parts": 50}


def test_words_have_no_part_in_what_is_drawn(check: Callable[..., object], looks: Looks) -> None:
    check(harbour=COAST)
    check(harbour=COAST.replace("How many parts has", "How many numbers hold"))
    assert (looks.texts, looks.draws) == (["parts"], {})


def test_another_model_is_drawn_again(check: Callable[..., object], looks: Looks, tmp_path: Path) -> None:
    check(harbour=COAST)
    model = tmp_path / "content" / "models" / "sealed" / "forget.json"
    model.write_text(model.read_text().replace("}", "} ", 1))
    looks.draws.clear()
    memory = KeptMemory(tmp_path / "memory", "stamp")
    check_folder(tmp_path / "content", SEEDS, memory, builds=False)
    assert looks.draws == {"ebb": 10, "flood": 10, "parts": 5}


def kept(path: Path, *facts: str, stamp: str = "stamp") -> None:
    memory = KeptMemory(path, stamp)
    for fact in facts:
        memory.keep(fact)
    memory.save()


def test_a_memory_is_kept_from_one_run_to_the_next(tmp_path: Path) -> None:
    kept(tmp_path / "new" / "memory", *FACTS[:2])
    memory = KeptMemory(tmp_path / "new" / "memory", "stamp")
    assert not memory.cold
    assert [memory.knows(fact) for fact in FACTS] == [True, True, False]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"stamp",
        b"stamp\nnonsense\n" + b"a" * 63 + b"\n",
        b"other\n" + FACTS[0].encode(),
        b"x" * 10**7,
    ],
    ids=["empty", "bytes", "cut off", "no digests", "another stamp", "too large"],
)
def test_a_broken_memory_is_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "memory"
    path.write_bytes(content)
    memory = KeptMemory(path, "stamp")
    assert (memory.cold, memory.knows(FACTS[0])) == (True, False)
    kept(path, FACTS[0])
    assert KeptMemory(path, "stamp").knows(FACTS[0])


def test_a_memory_that_cannot_be_read_or_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "memory").mkdir()
    kept(tmp_path / "memory", FACTS[0])
    assert KeptMemory(tmp_path / "memory", "stamp").cold
    (tmp_path / "file").write_text("")
    kept(tmp_path / "file" / "memory", FACTS[0])


def test_a_memory_is_bounded_and_keeps_what_was_met_last(tmp_path: Path) -> None:
    old = [fact_of("old", number) for number in range(LARGEST_MEMORY)]
    kept(tmp_path / "memory", *old)
    kept(tmp_path / "memory", FACTS[0])
    lines = (tmp_path / "memory").read_text().split()
    assert len(lines) == 1 + LARGEST_MEMORY
    assert lines[1] == FACTS[0]


def test_runs_side_by_side_leave_a_memory_that_can_be_read(tmp_path: Path) -> None:
    facts = [fact_of(number) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda fact: kept(tmp_path / "memory", fact), facts))
    first, *lines = (tmp_path / "memory").read_text().split()
    assert first == "stamp"
    assert set(lines) <= set(facts)
    assert [path.name for path in tmp_path.iterdir()] == ["memory"]


def test_the_stamp_is_that_of_the_code() -> None:
    assert code_stamp() == code_stamp()
    assert len(code_stamp()) == 64
