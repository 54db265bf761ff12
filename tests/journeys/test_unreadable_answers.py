"""An answer that cannot be read costs nothing, and what was filled in stays."""

import pytest

from app.services.base.site import Site
from tests.web.page_client import PageClient
from tests.web.visits import question_page, row_counts, turned_card


@pytest.mark.parametrize("question", ["tide", "crew", "knots"])
def test_an_empty_form_comes_back_with_a_word_and_nothing_is_logged(
    client: PageClient, site: Site, question: str
) -> None:
    again = client.send(question_page(client, question).form)
    assert again.status == 422
    assert "Nothing was counted" in again.words
    assert set(row_counts(site).values()) == {0}


def test_the_filled_gap_and_the_certainty_are_kept(client: PageClient) -> None:
    form = question_page(client, "knots").form.filled(gap=["acres", ""], certainty="fairly")
    again = client.send(form)
    assert again.status == 422
    assert again.form.fields.getlist("gap") == ["acres", ""]
    assert again.form.fields["certainty"] == "fairly"


def test_the_typed_gap_is_kept(client: PageClient) -> None:
    again = client.send(question_page(client, "knots").form.filled(gap=["", "<b>fathoms</b>"]))
    assert again.form.fields.getlist("gap") == ["", "<b>fathoms</b>"]


def test_the_form_that_comes_back_can_be_sent(client: PageClient) -> None:
    again = client.send(question_page(client, "tide").form)
    assert client.sent(again.form.filled(choice="moon")).h1 == "✓ Right"


def test_a_card_without_a_grade_shows_the_card_again(client: PageClient) -> None:
    again = client.send(turned_card(client).form)
    assert again.status == 422
    assert "Which side is port?" in again.words
    assert again.form.action == "/reveals"


@pytest.mark.parametrize("field", ["id", "question", "variant", "mode"])
def test_a_form_without_what_identifies_the_answer_is_refused(client: PageClient, site: Site, field: str) -> None:
    form = question_page(client, "tide").form.filled(choice="moon").without(field)
    assert client.send(form).status == 422
    assert row_counts(site)["answer"] == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "1"),
        ("question", "harbour"),
        ("question", "harbour/tide\0"),
        ("variant", "x"),
        ("variant", "99999999999999999999.0a0a0a0a"),
        ("mode", "exam"),
        ("certainty", "sure"),
        ("choice", "kraken"),
        ("choice", "moon\0"),
    ],
)
def test_a_tampered_field_is_refused(client: PageClient, site: Site, field: str, value: str) -> None:
    form = question_page(client, "tide").form.filled(choice="moon").filled(**{field: value})
    assert client.send(form).status == 422
    assert row_counts(site)["answer"] == 0


@pytest.mark.parametrize("typed", ["fathoms\0", "fath\x07oms", "f" * 201, "\ufdd0"])
def test_a_gap_takes_no_control_characters_and_no_novel(client: PageClient, site: Site, typed: str) -> None:
    form = question_page(client, "knots").form.filled(gap=["knots", typed])
    assert client.send(form).status == 422
    assert row_counts(site)["answer"] == 0


def test_a_question_of_the_quiz_is_no_flashcard(client: PageClient, site: Site) -> None:
    form = question_page(client, "tide").form.filled(mode="flashcards", grade="good")
    assert client.send(form).status in {404, 422}
    assert row_counts(site)["answer"] == 0
