"""Words run the way that their language is written, whichever way the page runs."""

from pathlib import Path

import pytest

from app.web.shared.language import direction
from tests.builders import every_type, write_content
from tests.web.page_client import PageClient
from tests.web.visits import question_page

QUIZ = ("tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour of every type, said to be in Arabic: the words themselves do not matter."""
    study_set = every_type(
        language="ar", title="الميناء", about="ما يعرفه الحارس", concepts={"water": "ماء", "light": "ضوء"}
    )
    return write_content(tmp_path / "content", study_set)


@pytest.mark.parametrize(("code", "way"), [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("xx", "ltr")])
def test_every_language_has_its_direction(code: str, way: str) -> None:
    assert direction(code) == way


@pytest.mark.parametrize("name", QUIZ)
def test_a_question_before_and_after_the_answer_runs_as_its_words_do(client: PageClient, name: str) -> None:
    page = question_page(client, name)
    assert page.root.get("dir") == "ltr"
    answered = client.sent(page.form.filled(skipped="1"))
    for one in (page, answered):
        foreign = [element for element in one.root.iter() if element.get("lang") == "ar"]
        assert foreign
        assert {element.get("dir") for element in foreign} == {"rtl"}


@pytest.mark.parametrize(
    "path", ["/", "/sets/harbour", "/sets/harbour/flashcards", "/sets/harbour/quiz", "/rounds/new", "/progress"]
)
def test_other_pages_turn_what_is_foreign(client: PageClient, path: str) -> None:
    client.sent(question_page(client, "tide").form.filled(choice="wind"))
    foreign = [element for element in client.visit(path).root.iter() if element.get("lang") == "ar"]
    assert foreign
    assert {element.get("dir") for element in foreign} == {"rtl"}


def test_the_end_of_a_round_turns_what_is_foreign(client: PageClient) -> None:
    page = client.visit("/rounds/new?question=harbour/tide")
    for _slot in range(2):
        verdict = client.sent(page.form.filled(choice="wind"))
        page = client.get(verdict.link("Next"))
    assert page.h1.startswith("Round done")
    foreign = [element for element in page.root.iter() if element.get("lang") == "ar"]
    assert foreign
    assert {element.get("dir") for element in foreign} == {"rtl"}


def test_what_a_student_writes_runs_as_it_is_written(client: PageClient) -> None:
    page = question_page(client, "rope")
    assert [field.get("dir") for field in page.root.iter("input") if field.get("id") == "written"] == ["auto"]
    answered = client.sent(page.form.filled(text="مرساة"))
    assert next(element.text for element in answered.root.iter("bdi")) == "مرساة"
