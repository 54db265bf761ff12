"""A repetition draws other numbers than the last times, where there are others."""

import json
from pathlib import Path

import pytest

from app.services.base.asking import with_example
from app.services.base.site import Site
from app.study.drawing import draw, gives_away
from app.study.question_types.base import Models
from app.study.questions import Question
from tests.builders import ebb, every_type, harbour, write_content
from tests.web.page_client import PageClient
from tests.web.solving import filled, seen_in_page, wrong
from tests.web.visits import asked, log_rows, question_page, visitor

NUMBERS = ("level", "ebb", "flood")


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    fixed = {**ebb(), "id": "fixed", "lab": {**ebb()["lab"], "sequence": "aab#ab"}}
    return write_content(tmp_path / "content", harbour(*every_type()["questions"], fixed))


def answer_again(client: PageClient, name: str) -> None:
    page = question_page(client, name)
    response = {"skipped": True} if name == "fixed" else wrong(seen_in_page(page))
    client.sent(filled(page.form, response))


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("_learner", range(3))
def test_none_of_the_last_five_comes_again(client: PageClient, site: Site, name: str, _learner: int) -> None:
    for _time in range(12):
        answer_again(client, name)
    drawn = [row.parameters for row in log_rows(site)]
    assert all(drawn[n] not in drawn[max(0, n - 5) : n] for n in range(12))


def test_a_draw_that_was_there_lately_is_passed_over_by_the_token(
    client: PageClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With chance that gives the same twice, the second try is shown, marked and shown again."""
    monkeypatch.setattr("app.services.base.asking.draw", _coarse)
    for _time in range(5):
        answer_again(client, "ebb")
    kept = [json.loads(row.parameters)["sequence"] for row in log_rows(site)]
    assert len(set(kept)) == 5


def _coarse(question: Question, seed: str, models: Models) -> Question:
    return draw(question, f"{int(seed, 16) % 8:032x}", models)


def test_a_fixed_run_comes_again(client: PageClient, site: Site) -> None:
    for _time in range(3):
        answer_again(client, "fixed")
    assert len({row.parameters for row in log_rows(site)}) == 1
    assert len({row.seed for row in log_rows(site)}) == 3


def test_at_most_eight_draws_are_tried(client: PageClient, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for _time in range(3):
        answer_again(client, "ebb")
    tried: list[str] = []

    def same(question: Question, seed: str, models: Models) -> Question:
        tried.append(seed)
        return draw(question, "0" * 32, models)

    monkeypatch.setattr("app.services.base.asking.draw", same)
    answer_again(client, "ebb")
    tried.clear()
    assert question_page(client, "ebb").status == 200
    assert len(tried) == len(set(tried)) == 8


@pytest.mark.parametrize(("telling", "left"), [(".example", 1), (".example1", 2), ("", 0)])
def test_an_example_whose_numbers_show_the_key_is_passed_over(
    site: Site, monkeypatch: pytest.MonkeyPatch, telling: str, left: int
) -> None:
    """Where every one would, there is none."""
    shown = asked(site, visitor("anna"), "harbour/level")
    seeds = [f"{shown.seed}.example{again or ''}" for again in range(8)]
    telling_seeds = seeds[: seeds.index(shown.seed + telling) + 1] if telling else seeds

    def drawn(question: Question, seed: str, models: Models) -> Question:
        return shown.question if seed in telling_seeds else draw(question, seed, models)

    monkeypatch.setattr("app.services.base.asking.draw", drawn)
    example = with_example(site, shown).example

    assert (example is None) == (not left)
    assert example is None or not gives_away(example, shown.question)
    assert gives_away(shown.question, shown.question)
