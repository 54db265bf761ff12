"""What is marked is what was shown, whatever comes between a page and its answer."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from itsdangerous import Signer

from app.services.base.site import Site
from app.study.draws import Variant
from app.web.shared.site import EXTENSION
from tests.builders import every_type, level, new_id, reworded, write_content, write_yaml
from tests.conftest import StartApp
from tests.depth import DEEP
from tests.web.page_client import Form, PageClient
from tests.web.sittings import started
from tests.web.solving import filled, right, seen_in_json, seen_in_page, wrong
from tests.web.visits import answer_in_pages, log_rows, question_page, row_counts, turned_card

DRAWN = ("tide", "crew", "lights", "landing", "ebb", "flood", "level")
NUMBERS = ("ebb", "flood", "level")


@pytest.fixture(params=["sqlite", "postgresql"] if DEEP else ["sqlite"])
def kind(request: pytest.FixtureRequest) -> str:
    """What is drawn and marked is the same on both; that a draw is answered once is also tested in test_one_row.py."""
    return str(request.param)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type."""
    return write_content(tmp_path / "content", every_type())


@dataclass
class Scene:
    """A visitor's browser, how to start another server on the same database, and the site."""

    client: PageClient
    restart: Callable[[], Flask]
    site: Site

    def shown(self, name: str) -> Form:
        """The page's form with the right answer to what it shows."""
        page = question_page(self.client, name)
        return filled(page.form, right(seen_in_page(page)))


@pytest.fixture
def scene(client: PageClient, site: Site, start_app: StartApp) -> Scene:
    return Scene(client, start_app, site)


def nothing(scene: Scene) -> PageClient:
    return scene.client


def a_first_tab_answers(scene: Scene) -> PageClient:
    """Both tabs were opened before there was any cookie: the last one's holds."""
    other = PageClient(scene.client.app)
    answer_in_pages(other, "salt", choice="false")
    return other


def another_question_is_answered(scene: Scene) -> PageClient:
    answer_in_pages(scene.client.tab(), "salt", choice="false")
    return scene.client


def the_first_answer_comes_from_another_tab(scene: Scene) -> PageClient:
    tab = scene.client.tab()
    answer_in_pages(tab, "salt", choice="false")
    return tab


def the_cookie_is_cleared(scene: Scene) -> PageClient:
    scene.client.restarted()
    return scene.client


def a_known_learner_loses_the_cookie(scene: Scene) -> PageClient:
    answer_in_pages(scene.client, "salt", choice="false")
    scene.client.restarted()
    return scene.client


def somebody_else_comes(scene: Scene) -> PageClient:
    """With a history of their own, in which every question was met."""
    other = PageClient(scene.client.app)
    for name in DRAWN:
        page = question_page(other, name)
        other.sent(filled(page.form, wrong(seen_in_page(page))))
    return other


def another_language(scene: Scene) -> PageClient:
    scene.client.post("/language", {"language": "es", "back": "/"})
    return scene.client


def the_server_restarts(scene: Scene) -> PageClient:
    tab = scene.client.tab()
    tab.app = scene.restart()
    return tab.tab()


def pages_are_looked_at(scene: Scene) -> PageClient:
    for path in ("/", "/sets/harbour", "/progress", *(f"/sets/harbour/quiz?question={name}" for name in DRAWN)):
        scene.client.get(path)
    return scene.client


def the_session_was_swept(scene: Scene) -> PageClient:
    turned_card(scene.client)
    with scene.site.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM session")
    return scene.client


WAYS: Mapping[str, Callable[[Scene], PageClient]] = {
    way.__name__: way
    for way in (
        nothing,
        a_first_tab_answers,
        another_question_is_answered,
        the_first_answer_comes_from_another_tab,
        the_cookie_is_cleared,
        a_known_learner_loses_the_cookie,
        somebody_else_comes,
        another_language,
        the_server_restarts,
        pages_are_looked_at,
        the_session_was_swept,
    )
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", DRAWN)
def test_a_right_answer_to_what_was_shown_is_right(scene: Scene, name: str, way: str) -> None:
    form = scene.shown(name)
    verdict = WAYS[way](scene).sent(form)
    row = log_rows(scene.site)[-1]
    assert (row.question_id, row.score, verdict.status) == (f"harbour/{name}", 1.0, 200)
    assert row.seed == Variant.parse(form.fields["variant"]).draw(row.question_id).seed(scene.site.secret)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NUMBERS)
def test_the_verdict_speaks_of_what_was_shown(scene: Scene, name: str, way: str) -> None:
    page = question_page(scene.client, name)
    seen = seen_in_page(page)
    verdict = WAYS[way](scene).sent(filled(page.form, wrong(seen)))
    assert log_rows(scene.site)[-1].score < 1
    if name == "level":
        assert all(f"{value:g}".lstrip("-") in verdict.words for value in seen.numbers.values())
    else:
        kept = json.loads(log_rows(scene.site)[-1].parameters)
        assert tuple(kept["symbols"]) == seen.symbols


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", DRAWN)
def test_what_cannot_be_read_comes_back_as_it_was_shown(scene: Scene, name: str, way: str) -> None:
    page = question_page(scene.client, name)
    form = page.form.without("choice").filled(text="10.400.000", spot="", curve=["x"]).filled(type="")
    again = WAYS[way](scene).send(form)
    assert again.status == 422
    if way != "another_language":
        assert seen_in_page(again) == seen_in_page(page)
        assert again.choice_order() == page.choice_order()
    assert again.form.fields["variant"] == page.form.fields["variant"]


@pytest.mark.parametrize("name", DRAWN)
def test_by_json_too(client: PageClient, other_client: PageClient, site: Site, name: str) -> None:
    """With the grant of a first visit, without it, and with somebody else's cookie."""
    answer_in_pages(other_client, "salt", choice="false")
    senders: list[tuple[PageClient, bool]] = [
        (PageClient(client.app), True),
        (PageClient(client.app), False),
        (other_client, False),
    ]
    for sender, granted in senders:
        put = shown_in_json(PageClient(client.app), name)
        body = {
            "id": new_id(),
            "question": put["question"],
            "variant": put["variant"],
            "mode": "quiz",
            "response": right(seen_in_json(put)),
            **({"learner": put["learner"]} if granted else {}),
        }
        assert sender.post_json("/api/answers", body).json["score"] == 1.0, (granted, name)


def shown_in_json(newcomer: PageClient, name: str) -> Any:
    """A question as the interface puts it: what comes before it in the set is refused until it is there."""
    stale = {"id": new_id(), "question": f"harbour/{name}", "variant": "A" * 50, "mode": "quiz"}
    reply = newcomer.post_json("/api/answers", {**stale, "response": {"skipped": True}})
    assert reply.status == 409
    return reply.json["fresh"]


def test_a_card_is_graded_as_it_was_turned(client: PageClient, other_client: PageClient, site: Site) -> None:
    answer_in_pages(other_client, "salt", choice="false")
    front = question_page(client, "port")
    back = other_client.send(front.form)
    assert back.status == 200
    client.restarted()
    assert client.send(back.form.filled(grade="good")).status == 303
    assert log_rows(site)[-1].score == 1.0


@pytest.mark.parametrize("name", DRAWN)
def test_in_a_test_too(client: PageClient, other_client: PageClient, site: Site, name: str) -> None:
    """The paper is fixed: by its link on another device, after a restart of the browser, whatever was answered."""
    page = started(client)
    for number in range(1, 13):
        page = client.get(f"{page.path}?item={number}")
        if page.form.fields.get("question") == f"harbour/{name}":
            break
    else:
        pytest.skip(f"{name} is not asked in this test")
    form = filled(page.form, right(seen_in_page(page)))
    answer_in_pages(other_client, "salt", choice="false")
    assert client.tab().send(form).status == 303
    client.sent(Form("/endings", form.fields.__class__({"attempt": form.fields["attempt"], "sure": "1"})))
    scores = {row.question_id: row.score for row in log_rows(site)}
    assert scores[f"harbour/{name}"] == 1.0


@pytest.mark.parametrize("name", DRAWN)
def test_a_draw_is_answered_once(client: PageClient, site: Site, name: str) -> None:
    page = question_page(client, name)
    form = filled(page.form, right(seen_in_page(page)))
    client.sent(form)
    again = client.send(form.filled(id=new_id()))
    assert again.status == 409
    assert again.form.fields["variant"] != form.fields["variant"]
    assert row_counts(site)["answer"] == 1
    assert client.sent(filled(again.form, right(seen_in_page(again)))).status == 200
    assert [row.score for row in log_rows(site)] == [1.0, 1.0]


@pytest.mark.parametrize("name", NUMBERS)
def test_a_page_from_before_another_repetition_still_counts(client: PageClient, site: Site, name: str) -> None:
    """On another device, or about a cell of the lab, the question was answered in between: those were other draws."""
    page = question_page(client, name)
    other = PageClient(client.app)
    answer_in_pages(other, "salt", choice="false")
    for _time in range(2):
        there = question_page(other, name)
        other.sent(filled(there.form, wrong(seen_in_page(there))))
    other.send(filled(page.form, right(seen_in_page(page))))
    assert [row.score == 1.0 for row in log_rows(site)][-1]


@pytest.mark.parametrize("name", DRAWN)
def test_another_text_is_refused_at_no_cost_with_the_question_as_it_is(
    client: PageClient, site: Site, content: Path, name: str
) -> None:
    page = question_page(client, name)
    changed = [reworded(one, f"{one['ask']} Now?") if one["id"] == name else one for one in every_type()["questions"]]
    write_yaml(content / "harbour.yaml", {**every_type(), "questions": changed})
    site.follower.look(settled=True)
    reply = client.send(filled(page.form, right(seen_in_page(page))))
    assert reply.status == 409
    assert "Now?" in reply.words
    assert "has changed, or was answered elsewhere" in reply.words
    assert row_counts(site) == {"learner": 0, "session": 0, "answer": 0, "retraction": 0}
    assert client.sent(filled(reply.form, right(seen_in_page(reply)))).status == 200


@pytest.mark.parametrize("name", ["ebb", "flood"])
def test_a_retrained_model_is_refused_at_no_cost(client: PageClient, site: Site, content: Path, name: str) -> None:
    page = question_page(client, name)
    site.follower.library = _retrained(site)
    reply = client.send(filled(page.form, right(seen_in_page(page))))
    assert reply.status == 409
    assert row_counts(site)["answer"] == 0
    assert client.sent(filled(reply.form, right(seen_in_page(reply)))).status == 200


def _retrained(site: Site) -> Any:
    """The library with the same weights under another digest."""
    models = {id_: replace(model, digest="0" * 64) for id_, model in site.library.models.items()}
    return replace(site.library, models=models)


def test_another_secret_is_refused_at_no_cost(client: PageClient, site: Site, start_app: StartApp) -> None:
    page = question_page(client, "level")
    elsewhere = PageClient(start_app(SECRET_KEY="another lighthouse keeper's"))
    reply = elsewhere.send(filled(page.form, right(seen_in_page(page))))
    assert (reply.status, row_counts(site)["answer"]) == (409, 0)


@pytest.mark.parametrize("part", range(0, 50, 7))
def test_a_forged_token_is_refused(client: PageClient, site: Site, part: int) -> None:
    page = question_page(client, "level")
    token = page.form.fields["variant"]
    forged = token[:part] + ("A" if token[part] != "A" else "B") + token[part + 1 :]
    reply = client.send(filled(page.form, right(seen_in_page(page))).filled(variant=forged))
    assert (reply.status, row_counts(site)["answer"]) == (409, 0)


def test_a_token_of_another_question_is_refused(client: PageClient, site: Site) -> None:
    other = question_page(client, "ebb").form.fields["variant"]
    page = question_page(client, "level")
    reply = client.send(filled(page.form, right(seen_in_page(page))).filled(variant=other))
    assert (reply.status, row_counts(site)["answer"]) == (409, 0)


@pytest.mark.parametrize("name", DRAWN)
def test_reloads_tabs_and_languages_show_the_same(client: PageClient, site: Site, name: str) -> None:
    shown = question_page(client, name)
    tab = client.tab()
    for look in (client, tab, client):
        page = question_page(look, name)
        assert page.form.fields["variant"] == shown.form.fields["variant"]
        assert (seen_in_page(page), page.choice_order()) == (seen_in_page(shown), shown.choice_order())
        client.get("/")
    tab.post("/language", {"language": "es", "back": "/"})
    assert question_page(tab, name).form.fields["variant"] == shown.form.fields["variant"]
    assert row_counts(site) == {"learner": 0, "session": 0, "answer": 0, "retraction": 0}


def test_a_visitor_has_one_learner_from_the_first_page_on(client: PageClient, site: Site) -> None:
    first, second = question_page(client, "level"), question_page(client, "ebb")
    client.tab().sent(filled(second.form, right(seen_in_page(second))))
    client.sent(filled(first.form, right(seen_in_page(first))))
    answer_in_pages(client, "tide", choice="moon")
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 3, "retraction": 0}
    assert len({row.learner_id for row in log_rows(site)}) == 1


def test_a_first_visit_ends_after_a_day(client: PageClient) -> None:
    shown = question_page(client, "level").form.fields["variant"]
    random, _dot, since = client.browser.get_cookie("keepgate").value.partition(".")  # type: ignore[union-attr]
    client.browser.set_cookie("keepgate", f"{random}.{int(since, 16) - 90_000:08x}")
    fresh = question_page(client, "level")
    assert fresh.form.fields["variant"] != shown
    assert "Set-Cookie" in fresh.headers


def test_a_cookie_whose_session_was_ended_lets_nobody_in(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    with site.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM session")
    assert "Nothing answered yet" in client.get("/progress").words
    answer_in_pages(client, "crew", choice="lamp")
    assert row_counts(site)["learner"] == 2


def test_a_grant_opens_nothing_once_its_learner_has_answered(client: PageClient, site: Site) -> None:
    put = PageClient(client.app).next_question()
    body = {"id": new_id(), "question": put["question"], "variant": put["variant"], "mode": "quiz"}
    body |= {"learner": put["learner"], "response": {"skipped": True}}
    assert PageClient(client.app).post_json("/api/answers", body).status == 200
    other = PageClient(client.app)
    fresh = shown_in_json(other, "crew")
    later = {**body, "id": new_id(), "question": "harbour/crew", "variant": fresh["variant"]}
    stranger = PageClient(client.app)
    assert stranger.post_json("/api/answers", later).status == 200
    assert len({row.learner_id for row in log_rows(site)}) == 2


def test_the_grant_of_a_repeat_opens_the_same_session_each_time(client: PageClient, site: Site) -> None:
    put = PageClient(client.app).next_question()
    body = {"id": new_id(), "question": put["question"], "variant": put["variant"], "mode": "quiz"}
    body |= {"learner": put["learner"], "response": {"skipped": True}}
    for _time in range(5):
        assert PageClient(client.app).post_json("/api/answers", body).status == 200
    assert row_counts(site) == {"learner": 1, "session": 1, "answer": 1, "retraction": 0}


def test_tokens_are_of_one_length_and_name_no_key(client: PageClient, app: Flask) -> None:
    site: Site = app.extensions[EXTENSION]
    tokens = {name: question_page(client, name).form.fields["variant"] for name in (*DRAWN, "knots", "salt", "rope")}
    assert {len(token) for token in tokens.values()} == {50}
    named = {(one.learner, one.repetition, one.retry) for one in map(Variant.parse, tokens.values())}
    assert len(named) == 1
    assert row_counts(site)["answer"] == 0


def test_two_orders_of_the_same_things_cannot_be_told_by_their_tokens(app: Flask, site: Site) -> None:
    """Whoever tries every order without the secret finds no seal that fits."""
    page = question_page(PageClient(app), "landing")
    token = Variant.parse(page.form.fields["variant"])
    draw = token.draw("harbour/landing")
    asked = site.question("harbour/landing")
    for order in permutations("ABCD"):
        assert not Variant.of(draw, f"{asked.revision} {asked.wording}", list(order), b"").same(token)


def test_an_old_page_is_taken_once(client: PageClient, site: Site) -> None:
    """What version 0002 carried: `n.revision`, and the learner of a newcomer."""
    page = question_page(client, "tide")
    revision, learner = site.question("harbour/tide").revision[:8], Variant.parse(page.form.fields["variant"]).learner
    signed = Signer(site.secret, salt="learner").sign(learner).decode()
    form = filled(page.form, right(seen_in_page(page))).filled(variant=f"0.{revision}", learner=signed)
    assert client.send(form).status == 303
    assert client.send(form.filled(id=new_id())).status == 409
    assert client.send(form.filled(id=new_id(), variant=page.form.fields["variant"])).status == 409
    assert len(log_rows(site)) == 1


def test_the_harbours_level_is_drawn_anew_for_each_newcomer(app: Flask) -> None:
    """The tests above could not fail if all visitors saw the same numbers."""
    shown = {str(seen_in_page(question_page(PageClient(app), "level")).numbers) for _visitor in range(6)}
    assert len(shown) > 3
    assert level()["type"] == "computed"
