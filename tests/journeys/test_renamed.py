"""A question gets another id, or goes away: what was answered stays, under the words that it has or had."""

import re
from pathlib import Path

import pytest

from app.services.base.rebuilding import differences, rebuild
from app.services.base.remembering import memory_of
from app.services.base.site import Site
from app.store import memories, persons
from app.study.question_memory import QuestionMemory
from app.study.tallies import Counted, counted_as_today
from tests.builders import crew, harbour, tide, write_yaml
from tests.web.page_client import PageClient, words
from tests.web.visits import answer_in_pages, log_rows, question_page

RENAMED = {**tide(), "id": "moon-tide", "aka": ["tide"]}


def publish(site: Site, content: Path, *questions: dict[str, object]) -> None:
    write_yaml(content / "harbour.yaml", harbour(*questions))
    site.follower.look(settled=True)
    assert site.library.problems == ()


@pytest.fixture
def renamed(client: PageClient, site: Site, content: Path) -> PageClient:
    """Somebody who answered before, and again after the question got another id."""
    answer_in_pages(client, "tide", choice="moon")
    publish(site, content, RENAMED, crew())
    answer_in_pages(client, "moon-tide", choice="moon")
    return client


def remembered(site: Site) -> QuestionMemory:
    with site.database.reading() as connection:
        person = persons.all_persons(connection)[0]
        return memory_of(connection, person, site.question("harbour/moon-tide"))


def history(client: PageClient) -> list[str]:
    section = next(
        one for one in client.get("/progress").elements("section") if one.get("aria-labelledby") == "history"
    )
    return [words(row) for row in section.iter("li")]


def forecast(client: PageClient) -> int:
    return sum(int(count) for count in re.findall(r": (\d+) due", client.get("/progress").words))


def test_a_renamed_question_is_as_well_known_as_before(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="moon")
    publish(site, content, RENAMED, crew())
    assert client.next_question()["question"] == "harbour/crew"
    assert forecast(client) == 1
    assert (remembered(site).practice.answers, remembered(site).repetitions) == (1, 1)


def test_answers_under_both_ids_are_one_history(renamed: PageClient, site: Site) -> None:
    assert [(row.question_id, row.repetition) for row in log_rows(site)] == [
        ("harbour/tide", 0),
        ("harbour/moon-tide", 1),
    ]
    assert (remembered(site).right, remembered(site).practice.answers, remembered(site).repetitions) == (2, 2, 2)
    assert "answers 2" in renamed.get("/progress").words
    assert forecast(renamed) == 1


def test_the_second_answer_comes_back_as_late_as_without_the_new_id(
    client: PageClient, site: Site, content: Path
) -> None:
    other = client.tab()
    answer_in_pages(client, "tide", choice="moon")
    stays = answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(other, "tide", choice="moon")
    publish(site, content, RENAMED, crew())
    assert dues(answer_in_pages(other, "moon-tide", choice="moon").words) == dues(stays.words) != []


def dues(page: str) -> list[str]:
    return re.findall(r"[Cc]omes back [^.]*", page)


def test_the_history_speaks_of_it_in_its_words_of_today(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="moon")
    publish(site, content, {**RENAMED, "ask": "What heaves the tide?"}, crew())
    assert [row for row in history(client) if "What heaves the tide?" in row]


def test_what_stands_beside_the_log_is_what_a_rebuild_makes(renamed: PageClient, site: Site) -> None:
    assert list(differences(site.database)) == []
    before = remembered(site)
    rebuild(site.database)
    assert remembered(site) == before


def test_an_answer_under_the_earlier_id_can_be_taken_back(renamed: PageClient, site: Site) -> None:
    first = log_rows(site)[0].id
    renamed.post("/retractions", {"answer": first})
    assert (remembered(site).standing, remembered(site).practice.answers) == (1, 1)
    assert list(differences(site.database)) == []


def test_tallies_of_the_earlier_id_count_for_todays(renamed: PageClient, site: Site) -> None:
    study_set = site.library.sets["harbour"]
    with site.database.reading() as connection:
        sums = {
            key: one
            for id_ in study_set.questions[0].every_id
            for key, one in memories.tallies(connection, id_).items()
        }
    today = counted_as_today(sums, study_set.misconceptions, study_set.renamed)
    answered = [(key.question_id, one.answers) for key, one in today.items() if key.counted is Counted.ANSWERS]
    assert answered == [("harbour/moon-tide", 1)] * 2  # one for each revision


def test_an_earlier_id_changes_no_revision(client: PageClient, site: Site, content: Path) -> None:
    before = site.question("harbour/tide")
    publish(site, content, RENAMED, crew())
    after = site.question("harbour/moon-tide")
    assert after.key_hash == before.key_hash
    publish(site, content, {**tide(), "aka": ["older"]}, crew())
    again = site.question("harbour/tide")
    assert (again.revision, again.wording) == (before.revision, before.wording)


def test_a_page_from_before_leads_to_the_question_of_today(client: PageClient, site: Site, content: Path) -> None:
    form = question_page(client, "tide").form.filled(choice="moon")
    publish(site, content, RENAMED, crew())
    again = client.send(form)
    assert again.status == 409
    assert client.sent(again.form.filled(choice="moon")).h1 == "✓ Right"
    assert [row.question_id for row in log_rows(site)] == ["harbour/moon-tide"]


def test_the_earlier_address_shows_the_question(client: PageClient, site: Site, content: Path) -> None:
    publish(site, content, RENAMED, crew())
    page = question_page(client, "tide")
    assert page.status == 200
    assert page.form.fields["question"] == "harbour/moon-tide"


def test_a_question_that_is_gone_keeps_its_words_in_the_history(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="moon")
    publish(site, content, crew())
    assert [row for row in history(client) if "What pulls the tide?" in row]


def test_a_question_of_a_set_that_is_gone_keeps_its_words_too(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="moon")
    write_yaml(content / "pier.yaml", harbour(crew(), set="pier"))
    (content / "harbour.yaml").unlink()
    site.follower.look(settled=True)
    assert [row for row in history(client) if "What pulls the tide?" in row]
