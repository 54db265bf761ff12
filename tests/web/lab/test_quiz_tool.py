"""Quiz me: what is fair at the chosen cell, and where the rest would be."""

from pathlib import Path

import pytest

from app.lab.trace import trace_sequence
from app.services.base.site import Site
from app.services.lab.questions import MOST_TRIES, questions_about
from app.study.cell_questions import is_fair_at
from tests.builders import every_type, write_content
from tests.lab.builders import shipped
from tests.web.lab.pages import lab, links, part
from tests.web.page_client import PageClient, Reply, words


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type; `level` is the one about cells."""
    return write_content(tmp_path / "content", every_type())


def quiz_forms(page: Reply) -> list[str]:
    return [one.get("action", "") for one in page.elements("form") if one.get("action", "").endswith("/quiz")]


@pytest.mark.parametrize(
    ("model", "sequence", "step", "unit"),
    [("forget", "aab#ab", 1, 1), ("forget", "aab#ab", 4, 1), ("order", "XabY", 1, 3)],
)
def test_where_nothing_is_fair_the_nearest_fair_cell_is_a_link_away(
    client: PageClient, model: str, sequence: str, step: int, unit: int
) -> None:
    page = lab(client, model, sequence=sequence, step=step, unit=unit)
    assert quiz_forms(page) == []
    assert f"No fair question can be made of step {step}" in page.words

    where, address = next(iter(links(part(page, "quiz")).items()))
    there = client.get(address)

    assert quiz_forms(there)
    assert f"Ask me, at {where}, about:" in words(part(there, "quiz"))


def test_a_first_step_is_told_as_such(client: PageClient) -> None:
    first, fourth = (words(part(lab(client, "forget", sequence="aab#ab", step=step), "quiz")) for step in (1, 4))

    assert "no memory comes before it" in first
    assert "two answers would be alike" in fourth


def test_a_fair_cell_sends_nobody_elsewhere(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#ab", step=2)

    assert quiz_forms(page)
    assert links(part(page, "quiz")) == {}


def test_what_is_found_elsewhere_is_fair_there_and_not_here(site: Site) -> None:
    trace = trace_sequence(shipped("grammar"), "BTBPVVETE")

    for step in range(1, 10):
        found = questions_about(site, trace, step, 6)
        assert found is not None
        for other in found.elsewhere:
            assert not is_fair_at(other.asked.question, trace, step, 6)
            assert is_fair_at(other.asked.question, trace, other.step, other.unit)
            assert abs(other.step - step) <= 12


def test_the_search_has_an_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[int, int]] = []

    def never(_question: object, _trace: object, step: int, unit: int) -> bool:
        looked.append((step, unit))
        return False

    monkeypatch.setattr("app.services.lab.questions.is_fair_at", never)
    trace = trace_sequence(shipped("text"), "we hear rain. " * 8)
    found = questions_about(site, trace, 60, 9)

    assert found is not None
    assert (found.questions, found.elsewhere) == ((), ())
    assert 20 < len(looked) <= MOST_TRIES + 1
    assert looked[:4] == [(60, 9), (59, 9), (61, 9), (60, 1)]


def test_while_a_guess_is_awaited_the_tool_says_why_it_asks_nothing(client: PageClient) -> None:
    page = lab(client, "forget", sequence="aab#ab", step=2, predict="forget")

    assert "they would tell what is hidden" in words(part(page, "quiz"))


class TestWithoutQuestionsAboutCells:
    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        return write_content(tmp_path / "content")

    def test_there_is_no_quiz(self, client: PageClient) -> None:
        page = lab(client, "forget", tool="quiz")

        assert "quiz" not in [one.get("data-tab") for one in page.root.iter()]
        assert [one.get("id") for one in page.elements("section") if "chosen" in one.get("class", "")] == ["tool-look"]
