"""The shipped study set is good, whole, and can be answered."""

import shutil
from pathlib import Path

import pytest

from app.content.known_names import known_names
from app.content.layers import Layers
from app.content.loading import Checked
from app.content.question_types.table import DOCUMENT_TYPES
from app.content.schema import FILES, schema_text
from app.study.question_types.cloze import ClozeBody
from app.study.question_types.multiple import MultipleBody
from app.study.question_types.single import SingleBody
from app.study.questions import Question
from tests.builders import ROOT
from tests.conftest import StartApp
from tests.repeated import checked_once
from tests.web.page_client import PageClient

CONTENT = ROOT / "content"
ITEMS = {f"S{number:02}" for number in range(1, 23)}


@pytest.fixture(scope="module")
def checked() -> Checked:
    return checked_once(CONTENT)


@pytest.fixture(scope="module")
def questions(checked: Checked) -> list[Question]:
    return [question for study_set in checked.sets.values() for question in study_set.questions]


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The shipped folder."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def test_there_is_no_problem_in_it(checked: Checked) -> None:
    assert list(map(str, checked.problems)) == []


def test_nothing_in_it_is_unused(checked: Checked) -> None:
    assert list(map(str, checked.warnings)) == []


def test_every_concept_and_misconception_is_told_in_both_languages(checked: Checked) -> None:
    texts = [(id_, one.name) for id_, one in checked.vocabulary.concepts.items()]
    for id_, one in checked.vocabulary.misconceptions.items():
        texts += [(id_, one.name), (id_, one.sentence)]
    assert [id_ for id_, text in texts if set(text) != {"en", "es"}] == []


def test_a_sentence_on_a_misconception_is_one(checked: Checked) -> None:
    sentences = [line for one in checked.vocabulary.misconceptions.values() for line in one.sentence.values()]
    assert [line for line in sentences if not line.endswith(".") or ". " in line] == []


def test_every_item_is_asked(questions: list[Question]) -> None:
    assert ITEMS - {question.covers for question in questions} == set()


def test_every_wrong_choice_has_feedback(questions: list[Question]) -> None:
    for question in questions:
        if isinstance(question.body, SingleBody | MultipleBody):
            assert all(choice.why.original for choice in question.body.choices), question.id
        if isinstance(question.body, ClozeBody):
            told = {feedback.when for feedback in question.body.feedback}
            assert {form for gap in question.body.gaps for form in gap.distractors} <= told, question.id


def test_every_question_has_an_explanation_and_a_source(questions: list[Question]) -> None:
    assert [q.id for q in questions if not q.explain.original or not q.sources] == []


def test_every_work_is_cited(checked: Checked, questions: list[Question]) -> None:
    assert set(checked.sources) == {source.id for question in questions for source in question.sources}


@pytest.mark.parametrize("name", FILES)
def test_the_editors_schema_is_current(name: str) -> None:
    assert (CONTENT / name).read_text() == schema_text(name, known_names(Layers(CONTENT))), (
        "write it: flask --app wsgi content schema"
    )


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.name)
def test_every_file_names_its_schema_on_its_first_line(path: Path) -> None:
    first = path.read_text().splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).exists()


def test_every_question_is_shown_as_a_good_page_and_can_be_answered(
    start_app: StartApp, questions: list[Question]
) -> None:
    client = PageClient(start_app())
    for question in questions:
        mode = "flashcards" if question.type_name == "flashcard" else "quiz"
        page = client.get(f"/sets/{question.set_id}/{mode}?question={question.local_id}")
        if mode == "flashcards":
            page = client.send(page.form)
            assert client.send(page.form.filled(grade="good")).status == 303, question.id
        else:
            verdict = client.sent(page.form.filled(skipped="1"))
            assert verdict.status == 200, question.id


def test_the_set_names_the_type_of_every_question(start_app: StartApp, questions: list[Question]) -> None:
    page = PageClient(start_app()).get("/sets/rnn-lstm")
    assert page.status == 200
    assert {question.type_name for question in questions} == set(DOCUMENT_TYPES)


def test_every_lab_link_opens(start_app: StartApp, questions: list[Question]) -> None:
    client = PageClient(start_app())
    linked = [question for question in questions if question.lab]
    assert linked
    for question in linked:
        page = client.get(f"/sets/{question.set_id}/quiz?question={question.local_id}")
        if question.type_name == "flashcard":
            page = client.get(f"/sets/{question.set_id}/flashcards?question={question.local_id}")
            verdict = client.send(page.form)
        else:
            verdict = client.sent(page.form.filled(skipped="1"))
        link = next(link for link in verdict.links() if link.startswith("/lab/"))
        assert client.get(link).status == 200, question.id


def test_no_choice_tells_the_key_by_its_id(checked: Checked) -> None:
    """Ids reach the browser before the answer, so they are letters in the order of the file."""
    for document in checked.documents.values():
        for question in document.questions:
            ids = [choice.id for choice in getattr(question, "choices", [])]
            assert ids == list("abcdefghi"[: len(ids)]), question.id
