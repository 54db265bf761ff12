"""Progress is read from the log."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.services.base.site import Site
from app.services.overviews import progress
from app.store.exam_dates import set_exam_date
from app.study.modes import Mode
from tests.builders import crew, harbour, tide, write_yaml
from tests.services.overviews.answered import answered
from tests.web.page_client import PageClient, Reply, words
from tests.web.visits import answer_in_pages, log_rows, turned_card, visitor


def test_a_newcomer_is_told_what_will_be_here(client: PageClient) -> None:
    assert "Nothing answered yet" in client.get("/progress").words


def test_progress_counts_answers_and_their_scores(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["keeper"])
    figures = [words(dl) for dl in client.get("/progress").elements("dl")]
    assert figures == ["answers 2 fully right 1 mean score 75%"]


def test_progress_goes_by_concept_and_lists_every_answer(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    client.sent(turned_card(client).form.filled(grade="good"))
    page = client.get("/progress")
    assert {"Water recalled 0% score 0% 1 answer", "Light recalled 50% score 100% 1 answer"} <= set(parts_of(page))
    assert page.words.index("Which side is port?") < page.words.index("What pulls the tide?")


def parts_of(page: Reply) -> list[str]:
    """The rows of what would be recalled, by part."""
    (rows,) = (one for one in page.elements("ul") if one.get("class") == "parts-recall")
    return [words(row) for row in rows]


def test_every_number_has_its_label(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon", certainty="certain")
    page = client.get("/progress")
    (columns,) = (one for one in page.elements("ol") if one.get("class") == "due-days")
    assert all(re.match(r"\w+ \d+ \w+: \d+ due ", words(column)) for column in columns)
    assert len(list(columns)) == 14
    assert "certain score 100% 1 of 1 right" in page.words
    assert "You studied on 1 of the last 28 days." in page.words


def test_what_nobody_has_met_is_new_and_not_nothing(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    assert "Light new" in parts_of(client.get("/progress"))


def test_what_was_answered_in_the_lab_alone_has_a_score_and_is_still_new(client: PageClient, site: Site) -> None:
    answered(site, replace(visitor("gull"), token="gull" + "A" * 39), "crew", datetime.now(UTC), mode=Mode.LAB)
    client.browser.set_cookie("keepgate", "gull" + "A" * 39)
    facts = parts_of(client.get("/progress"))
    assert "Light new score 100% 1 answer" in facts


def test_a_day_of_a_test_alone_was_studied_and_tells_no_score(client: PageClient, site: Site) -> None:
    gull = replace(visitor("gull"), token="gull" + "A" * 39)
    answered(site, gull, "tide", datetime.now(UTC) - timedelta(days=3))
    answered(site, gull, "crew", datetime.now(UTC) - timedelta(days=1), mode=Mode.TEST)
    client.browser.set_cookie("keepgate", gull.token)
    told = client.get("/progress").words
    assert "You studied on 2 of the last 28 days." in told
    assert len(re.findall(r": a test|: 1 answer, 100% right", told)) == 2


def test_before_anything_holds_no_share_is_told(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    assert client.get("/progress").h1 == "Nothing holds yet: what you answered comes back until it does"


def test_the_headline_tells_what_would_be_recalled_now_and_on_the_day_of_the_exam(
    client: PageClient, site: Site
) -> None:
    answer_in_pages(client, "tide", choice="moon")
    assert re.fullmatch(r"You would recall \d+% today", client.get("/progress").h1)
    person, ahead = log_rows(site)[0].learner_id, datetime.now(UTC).date() + timedelta(days=30)
    with site.database.writing() as connection:
        set_exam_date(connection, person, "harbour", ahead)
    page = client.get("/progress")
    assert re.fullmatch(r"You would recall \d+% today, and \d+% on \d+ \w+ if you stopped here", page.h1)
    assert "if you stop here" in page.words


def test_an_exam_that_is_over_is_told_no_more(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    person, gone = log_rows(site)[0].learner_id, datetime.now(UTC).date() - timedelta(days=2)
    with site.database.writing() as connection:
        set_exam_date(connection, person, "harbour", gone)
    assert "if you stopped here" not in client.get("/progress").h1


def mixed(client: PageClient) -> None:
    """One right, one in part, one certain and wrong, one skipped."""
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["keeper"])
    answer_in_pages(client, "tide", choice="wind", certainty="certain")
    answer_in_pages(client, "crew", skipped="1")


KINDS = {
    "": ["→ skipped What does", "✗ not yet What pulls", "◐ 50% What does", "✓ right What pulls"],
    "not-yet": ["→ skipped What does", "✗ not yet What pulls"],
    "partly": ["◐ 50% What does"],
    "sure": ["✗ not yet What pulls"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_history_is_listed_by_kind(client: PageClient, kind: str) -> None:
    mixed(client)
    page = client.get(f"/progress?show={kind}")
    assert [
        " ".join(row.split()[: len(wanted.split())]) for row, wanted in zip(rows_of(page), KINDS[kind], strict=True)
    ] == (KINDS[kind])
    assert all(client.get(link).status == 200 for link in page.links() if link.startswith("/answers/"))


def rows_of(page: Reply) -> list[str]:
    return [words(row) for one in page.elements("ol") if one.get("class") == "answers-list" for row in one]


def test_a_kind_without_answers_says_so(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    assert "None of your answers is of this kind." in client.get("/progress?show=partly").words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("show=wrong", "There is no such kind"),
        ("before=yesterday", "names no place"),
        ("after=-1", "names no place"),
        ("before=9999999999999999-1", "names no place"),
    ],
)
def test_an_address_that_cannot_be_read_is_told_and_the_rest_shown(client: PageClient, query: str, said: str) -> None:
    answer_in_pages(client, "tide", choice="moon")
    page = client.get(f"/progress?{query}")
    assert page.status == 400
    assert said in page.words
    assert len(rows_of(page)) == 1


def test_the_ways_through_a_history_keep_its_kind(client: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "HISTORY_PAGE", 1)
    mixed(client)
    first = client.get("/progress?show=not-yet")
    second = client.get(first.link("Older answers"))
    assert rows_of(second)[0].startswith("✗ not yet")
    assert rows_of(client.get(second.link("Newer answers"))) == rows_of(first)
    assert rows_of(client.get(second.link("Newest answers"))) == rows_of(first)


def test_every_answer_of_the_history_opens(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind")
    link = next(link for link in client.get("/progress").links() if link.startswith("/answers/"))
    assert client.get(link).h1.startswith("✗ Not yet")


def test_progress_shows_how_certainty_went(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="wind", certainty="certain")
    page = client.get("/progress")
    assert "certain score 0% 0 of 1 right" in page.words
    led = client.get(page.link("See the answer that you were certain of"))
    assert rows_of(led)[0].startswith("✗ not yet What pulls the tide?")


def test_a_personal_page_is_not_kept_nor_indexed(client: PageClient) -> None:
    page = client.get("/progress")
    assert page.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in page.text


def test_a_retired_question_does_not_come_due(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="wind")
    answer_in_pages(client, "crew", choice="anchor")
    assert forecast(client) == 2
    write_yaml(content / "harbour.yaml", harbour(crew()))
    site.follower.look(settled=True)
    assert forecast(client) == 1
    assert "answers 2" in client.get("/progress").words


def forecast(client: PageClient) -> int:
    """How many are said to come due."""
    return sum(int(count) for count in re.findall(r": (\d+) due", client.get("/progress").words))


def test_the_history_of_a_retired_set_still_opens(client: PageClient, site: Site, content: Path) -> None:
    answer_in_pages(client, "tide", choice="wind")
    write_yaml(content / "pier.yaml", harbour(tide(), set="pier"))
    (content / "harbour.yaml").unlink()
    site.follower.look(settled=True)
    assert client.get("/sets/harbour").status == 404
    link = next(link for link in client.get("/progress").links() if link.startswith("/answers/"))
    assert "What pulls the tide?" in client.get(link).words
