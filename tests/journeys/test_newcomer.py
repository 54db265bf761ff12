"""A newcomer answers the quiz without JavaScript."""

from app.services.base.site import Site
from tests.web.page_client import PageClient
from tests.web.visits import answer_in_pages, log_rows, question_page, round_count, row_counts, turned_card


def test_the_home_page_asks_a_newcomer_a_first_question(client: PageClient) -> None:
    home = client.get("/")
    assert "What pulls the tide?" in home.words
    assert home.form.action == "/answers"


def test_looking_around_writes_nothing(client: PageClient, site: Site) -> None:
    pages = ("/", "/sets/harbour", "/sets/harbour/quiz", "/sets/harbour/flashcards", "/lab/forget", "/progress")
    assert [client.visit(path).status for path in pages] == [200] * len(pages)
    assert {*row_counts(site).values(), round_count(site)} == {0}


def test_a_first_answer_leads_to_its_verdict_and_on_to_the_next_question(client: PageClient) -> None:
    reply = client.send(client.get("/").form.filled(choice="moon"))
    assert reply.status == 303
    verdict = client.get(reply.location)
    assert verdict.h1 == "✓ Right"
    assert "It pulls the near side harder than the far side." in verdict.words
    assert "Two bulges of water follow the moon" in verdict.words
    assert "The Keeper's Almanac" in verdict.words
    assert "https://doi.org/10.1805/almanac" in verdict.links()
    following = client.visit(verdict.link("Next")).form.fields
    assert following["slot"] == "1"
    assert following["question"].partition("/")[2] in {"crew", "knots", "port"}


def test_a_wrong_choice_gets_its_own_feedback_and_the_right_one(client: PageClient) -> None:
    verdict = answer_in_pages(client, "tide", choice="wind")
    assert verdict.h1 == "✗ Not yet: it is “The moon”"
    assert "Wind makes waves." in verdict.words
    assert "It pulls the near side harder than the far side." in verdict.words
    assert "Whales follow the tide." not in verdict.words


def test_the_verdict_links_to_the_lab_at_the_step_that_shows_it_and_back(client: PageClient) -> None:
    verdict = answer_in_pages(client, "tide", choice="moon")
    lab_link = next(link for link in verdict.links() if link.startswith("/lab/forget?"))
    assert "step=4" in lab_link
    lab = client.get(lab_link)
    assert lab.status == 200
    assert client.get(lab.link("Back to the question")).h1 == verdict.h1


def test_half_of_the_right_choices_are_half_of_the_point(client: PageClient, site: Site) -> None:
    verdict = answer_in_pages(client, "crew", choice=["keeper"])
    assert verdict.h1 == "◐ Partly right: 50% of the points"
    assert log_rows(site)[0].score == 0.5


def test_ticking_everything_earns_nothing(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "crew", choice=["keeper", "lamp", "anchor", "sail"])
    assert log_rows(site)[0].score == 0.0


def test_ticking_the_right_ones_is_right(client: PageClient) -> None:
    assert answer_in_pages(client, "crew", choice=["lamp", "keeper"]).h1 == "✓ Right"


def test_filling_every_gap_is_right_whatever_the_capitals(client: PageClient) -> None:
    assert answer_in_pages(client, "knots", gap=["knots", " FATHOM "]).h1 == "✓ Right"


def test_a_wrong_gap_costs_its_share_and_gets_its_feedback(client: PageClient, site: Site) -> None:
    verdict = answer_in_pages(client, "knots", gap=["acres", "fathoms"])
    assert "Acres measure fields." in verdict.words
    assert "Why not “acres” in gap 1" in verdict.words
    assert "It is “knots”." in verdict.words
    assert log_rows(site)[0].score == 0.5


def test_not_knowing_is_an_answer_that_shows_the_key(client: PageClient, site: Site) -> None:
    verdict = client.sent(question_page(client, "tide").form.filled(skipped="1"))
    assert verdict.h1 == "→ It is “The moon”"
    assert "Two bulges of water" in verdict.words
    assert log_rows(site)[0].score == 0.0


def test_how_sure_one_is_is_kept(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon", certainty="certain")
    assert log_rows(site)[0].certainty == "certain"


def test_when_all_is_answered_the_review_says_when_it_goes_on(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["lamp", "keeper"])
    answer_in_pages(client, "knots", gap=["knots", "fathom"])
    client.sent(turned_card(client).form.filled(grade="good"))
    done = client.get("/review")
    assert done.h1 == "Nothing is due."
    assert "The next one comes back in 2 days." in done.words


def test_whoever_wants_more_gets_a_round_of_what_is_known(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    page = client.visit("/rounds/new?question=harbour/tide")
    assert client.sent(page.form.filled(choice="moon")).h1 == "✓ Right"


def test_another_visitor_sees_nothing_of_it(client: PageClient, other_client: PageClient) -> None:
    verdict = client.send(client.get("/").form.filled(choice="moon")).location
    assert other_client.get(verdict).status == 404
    assert "Nothing answered yet" in other_client.get("/progress").words
