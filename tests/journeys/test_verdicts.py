"""What stands where after an answer: rows in their order, the key in words, then the run, the reasons, the sources."""

from pathlib import Path
from typing import Any

import pytest

from app.services.base.site import Site
from tests.builders import every_type, write_content
from tests.journeys.test_every_type import filled, log_rows
from tests.web.page_client import PageClient, Reply, words
from tests.web.solving import partly, right, seen_in_page, wrong
from tests.web.visits import question_page


@pytest.fixture
def kind() -> str:
    """Pages are the same on either database."""
    return "sqlite"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content", every_type())


QUIZ = ("tide", "crew", "knots", "salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")


def answered(client: PageClient, name: str, how: Any) -> tuple[Reply, Reply]:
    page = question_page(client, name)
    form = page.form.filled(skipped="1") if how is None else filled(page.form, how(seen_in_page(page)))
    return page, client.sent(form)


def classed(page: Reply, name: str) -> list[str]:
    return [words(one) for one in page.root.iter() if name in (one.get("class") or "").split()]


KEYS = {"tide": "“The moon”", "salt": "false", "rope": "“hawser”", "fathom": "0.5"}


@pytest.mark.parametrize("name", KEYS)
def test_a_short_key_is_told_in_the_verdict(client: PageClient, name: str) -> None:
    assert answered(client, name, wrong)[1].h1 == f"✗ Not yet: it is {KEYS[name]}"


@pytest.mark.parametrize("name", KEYS)
def test_who_has_no_idea_is_told_the_key(client: PageClient, name: str) -> None:
    assert answered(client, name, None)[1].h1 == f"→ It is {KEYS[name]}"


@pytest.mark.parametrize("name", ["crew", "knots", "lights", "landing", "flood"])
def test_a_key_of_parts_is_no_word(client: PageClient, name: str) -> None:
    assert answered(client, name, wrong)[1].h1 == "✗ Not yet"
    assert answered(client, name, None)[1].h1 == "→ Here is the answer"


@pytest.mark.parametrize("name", ["tide", "crew", "salt"])
@pytest.mark.parametrize("how", [right, wrong, None])
def test_rows_keep_their_order(client: PageClient, name: str, how: Any) -> None:
    page, told = answered(client, name, how)
    before = [row.split(maxsplit=1)[1] for row in classed(page, "row")]
    after = [row.split(maxsplit=1)[1] for row in classed(told, "row")]
    assert [said.startswith(text) for text, said in zip(before, after, strict=True)] == [True] * len(before)


@pytest.mark.parametrize("name", QUIZ)
def test_no_text_is_put_into_what_was_answered(client: PageClient, name: str) -> None:
    """The reasons stand beside."""
    _page, told = answered(client, name, wrong)
    left = next(one for one in told.root.iter() if one.get("class") == "left")
    notes = classed(told, "note")
    assert not [note for note in notes if note in words(left)]


@pytest.mark.parametrize("name", QUIZ)
@pytest.mark.parametrize("how", [right, wrong, None])
def test_first_why_not_then_the_run_then_why_then_folded_sources(client: PageClient, name: str, how: Any) -> None:
    told = answered(client, name, how)[1].text
    places = [told.find(mark) for mark in ('class="why-not"', 'class="live"', 'class="why"', 'class="sources"')]
    found = [place for place in places if place >= 0]
    assert found == sorted(found)
    assert places[2] >= 0
    assert '<details class="sources">' in told
    assert "1 source" in told


@pytest.mark.parametrize("name", ["tide", "ebb", "flood", "level"])
def test_where_there_is_a_run_it_is_live_after_the_answer_and_never_before(client: PageClient, name: str) -> None:
    page, told = answered(client, name, wrong)
    assert 'class="live"' not in page.text
    assert not [one for one in page.elements("input") if one.get("name") == "live"]
    steps = [one for one in told.elements("input") if one.get("name") == "live"]
    assert len(steps) > 3
    assert len([one for one in steps if "checked" in one.attrib]) == 1


@pytest.mark.parametrize("name", ["salt", "rope", "lights"])
def test_where_there_is_none_there_is_no_strip(client: PageClient, name: str) -> None:
    assert 'class="live"' not in answered(client, name, wrong)[1].text


def test_how_sure_one_was_and_when_it_comes_back_stand_beside_the_verdict(client: PageClient) -> None:
    page = question_page(client, "tide")
    told = client.sent(page.form.filled(choice="wind", certainty="certain"))
    assert classed(told, "said") == ["✗ Not yet: it is “The moon” You were certain. It comes back in 10 minutes."]


@pytest.mark.parametrize("name", ["tide", "rope", "fathom", "level", "lights", "landing", "ebb", "crew"])
def test_an_answer_that_cannot_be_read_is_tied_to_its_field(client: PageClient, name: str) -> None:
    page = question_page(client, name)
    again = client.send(page.form.without("text") if "text" in page.form.fields else page.form)
    assert again.status == 422
    tied = [one for one in again.root.iter() if "answer-problem" in (one.get("aria-describedby") or "")]
    assert tied
    assert next(one for one in again.root.iter() if one.get("data-focus") is not None) in tied
    assert classed(again, "problem")


@pytest.mark.parametrize("name", ["knots", "lights"])
def test_a_part_of_the_points_is_told_with_what_was_not_right(client: PageClient, site: Site, name: str) -> None:
    told = answered(client, name, partly)[1]
    assert told.h1.startswith("◐ Partly right: ")
    assert 0 < log_rows(site)[0].score < 1
    assert classed(told, "note")


def test_lines_of_a_sum_stand_at_their_signs_of_equality(client: PageClient) -> None:
    told = answered(client, "level", wrong)[1]
    lines = [one for one in told.elements("li") if "on" in (one.get("class") or "").split()]
    assert lines
    assert all(words(line)[0] in "=≈" or "=" not in words(line) for line in lines)
