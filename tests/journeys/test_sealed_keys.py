"""The key stays on the server until the answer is in.

Every text that could tell it holds a token of its own (`sealed-…`); no reply before the answer holds any of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from app.services.base.site import Site
from tests.builders import new_id, write_sealed
from tests.web.page_client import Form, PageClient, Reply
from tests.web.sittings import filled, hand_in_form, handed_in, item_of, save_body, started
from tests.web.solving import filled as filled_in
from tests.web.solving import right, seen_in_page, wrong
from tests.web.visits import RIGHT, question_page

QUESTIONS = ("tide", "crew", "knots", "port")
NEW = ("salt", "rope", "fathom", "lights", "landing", "ebb", "flood", "level")
TYPES = (*(name for name in QUESTIONS if name != "port"), *NEW)
WITHOUT_MISCONCEPTIONS = {"landing", "ebb", "flood"}
SEALED_RIGHT: dict[str, dict[str, Any]] = {**RIGHT, "knots": {"gaps": ["acres", "fathoms"]}}
SEALED = re.compile(rb"sealed-[a-z0-9-]+")
WORK = re.compile(rb"sealed-[a-z]+-(authors|title|where|doi)")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a token in every text that tells."""
    return write_sealed(tmp_path / "content")


def tokens(reply: Reply) -> list[bytes]:
    """In any byte. What a whole set cites is listed for everybody, by its letters: a work there is no question's."""
    found = SEALED.findall(reply.raw)
    return [token for token in found if not (reply.path == "/about" and WORK.fullmatch(token))]


MOST_VIEWS = 3  # of one model of the lab


def crawled(client: PageClient, *starts: str) -> Iterator[Reply]:
    """Every page that can be reached by links; of the views of a model, which lead to ever more views, some."""
    waiting, seen, views = list(starts), set(), Counter[str]()
    while waiting:
        path = waiting.pop().partition("#")[0]
        if path in seen or not path.startswith("/") or path.startswith("/static"):
            continue
        seen.add(path)
        page = path.partition("?")[0]
        views[page] += page.startswith("/lab/")
        if views[page] > MOST_VIEWS:
            continue
        reply = client.get(path)
        yield reply
        if reply.is_page and reply.status not in {302, 303}:
            waiting += reply.links()
        elif reply.location:
            waiting.append(reply.location)


STARTS = (
    "/",
    "/styleguide",
    "/healthz",
    "/nowhere",
    "/api/openapi.json",
    "/api/sets",
    "/api/sets/harbour",
    "/api/sets/harbour/next",
    "/api/sets/harbour/next?mode=flashcards",
    "/api/lab/models",
    "/api/lab/trace?model=forget&sequence=aab%23ab",
    "/api/lab/cell?model=forget&sequence=aab%23ab&step=4",
    "/lab/forget?question=tide&step=4&unit=1&show=forget",
    "/sets/harbour/test",
    "/review",
    "/rounds/new",
    "/rounds/new?set=harbour&length=20",
    "/rounds/new?only=missed",
    "/sets/harbour/quiz",
    "/sets/harbour/flashcards",
    "/sets/harbour?only=new",
    *(f"/rounds/new?question=harbour/{name}" for name in (*TYPES, "port")),
    *(f"/sets/harbour/quiz?question={name}" for name in TYPES),
    "/sets/harbour/quiz?question=level&model=forget&sequence=aab%23ab&step=2&unit=1",
    "/sets/harbour/quiz?question=level&model=forget&sequence=aab%23ab&step=1&unit=1",
)


def test_the_tokens_are_planted_everywhere_that_tells(content: Path) -> None:
    planted = set(SEALED.findall(b"".join(path.read_bytes() for path in content.glob("*.yaml"))))
    assert len(planted) >= 100


def test_no_page_and_no_reply_tells_before_the_answer(client: PageClient) -> None:
    replies = list(crawled(client, *STARTS))
    assert {"/progress", "/sets/harbour", "/lab/forget", "/sets/harbour/flashcards"} <= {r.path for r in replies}
    assert {reply.path: tokens(reply) for reply in replies if tokens(reply)} == {}


def test_what_a_set_cites_is_listed_alike_before_and_after_an_answer(client: PageClient) -> None:
    before = client.get("/about")
    client.send(question_page(client, "tide").form.filled(choice="moon"))
    assert SEALED.findall(client.get("/about").raw) == SEALED.findall(before.raw)
    assert tokens(before) == []


def round_of(client: PageClient, *questions: str) -> tuple[Reply, Reply]:
    """How a round of these is started, and its first page."""
    picked = "&".join(f"question=harbour/{question}" for question in questions)
    reply = client.get(f"/rounds/new?{picked}")
    return reply, client.follow(reply)


def in_its_round(client: PageClient, page: Reply) -> list[Reply]:
    """What a round shows beside the page that asks."""
    address = f"/rounds/{page.form.fields['round']}"
    plan = page.form.fields.get("plan", "")
    return [client.get(one) for one in (address, f"{address}?plan={plan}", f"{address}/picture.svg")]


def missed(client: PageClient, page: Reply) -> Reply:
    """Answered wrongly; a card was not known. What the answer shows, or what the round asks next."""
    if "/reveals" in page.form.action:
        return client.sent(client.send(page.form).form.filled(grade="again"))
    return client.sent(filled_in(page.form, wrong(seen_in_page(page))))


@pytest.mark.parametrize("question", [*QUESTIONS, *NEW])
def test_a_round_tells_nothing_before_the_answer(client: PageClient, question: str) -> None:
    started_, page = round_of(client, question)
    unread = client.send(Form("/answers", page.form.fields).filled(choice="kraken", gap=["x"], text="", curve=[]))
    late = client.send(Form("/answers", page.form.fields).filled(slot="9", skipped="1"))
    assert (unread.status, late.status) == (422, 404)
    replies = [started_, page, *in_its_round(client, page), unread, late, client.get("/"), client.get("/sets/harbour")]
    assert [SEALED.findall(reply.raw) for reply in replies] == [[]] * len(replies)


@pytest.mark.parametrize("question", [*QUESTIONS, *NEW])
def test_what_a_round_tells_is_of_what_was_answered(client: PageClient, question: str) -> None:
    """Its next page, its bar, its picture, its repeat: of a question that is still to come, nothing."""
    other = "tide" if question != "tide" else "crew"
    _started, page = round_of(client, question, other)
    after = missed(client, page)
    following = client.get(f"/rounds/{page.form.fields['round']}")
    assert following.form.fields["question"] == f"harbour/{other}"
    told = {token.decode() for reply in (after, *in_its_round(client, page)) for token in SEALED.findall(reply.raw)}
    assert {token for token in told if not token.startswith(f"sealed-{question}-")} == set()
    assert not SEALED.search(following.raw)


@pytest.mark.parametrize("question", [*QUESTIONS, *NEW])
def test_what_comes_back_in_a_round_is_asked_as_if_for_the_first_time(client: PageClient, question: str) -> None:
    _started, page = round_of(client, question)
    missed(client, page)
    again = client.get(f"/rounds/{page.form.fields['round']}")
    assert (again.form.fields["slot"], again.form.fields["mode"]) == ("2", "extra")
    assert again.form.fields["variant"] != page.form.fields["variant"]
    assert not SEALED.search(again.raw)
    missed(client, again)
    end = client.get(f"/rounds/{page.form.fields['round']}")
    told = {token.decode() for token in SEALED.findall(end.raw)}
    assert end.h1.startswith("Round done")
    assert {token for token in told if not token.startswith(f"sealed-{question}-")} == set()
    assert not SEALED.search(client.get(f"{end.path}/picture.svg").raw)


def test_a_card_that_was_turned_in_a_round_opens_no_other(client: PageClient) -> None:
    _started, page = round_of(client, "port", "tide")
    back = client.send(page.form)
    told = {token.decode() for token in SEALED.findall(back.raw)}
    assert "sealed-port-back" in told
    assert {token for token in told if not token.startswith("sealed-port-")} == set()
    assert not SEALED.search(b"".join(reply.raw for reply in in_its_round(client, page)))


@pytest.mark.parametrize("question", [*QUESTIONS, *NEW])
def test_no_refusal_tells(client: PageClient, question: str) -> None:
    page = question_page(client, question)
    form = Form("/answers", page.form.fields).filled(curve=[])
    body = {
        "id": new_id(),
        "question": f"harbour/{question}",
        "variant": "7.00000000",
        "mode": form.fields["mode"],
        "response": SEALED_RIGHT.get(question) or right(seen_in_page(page)),
    }
    nonsense: dict[str, str | list[str]] = {"choice": "kraken", "gap": ["x"], "text": "", "spot": "0.0", "curve": ["x"]}
    replies = [
        client.send(form),
        client.send(form.filled(**nonsense)),
        client.send(form.filled(variant="7.00000000", choice="moon")),
        client.post_json("/api/answers", body),
        client.post_json("/api/answers", {**body, "variant": form.fields["variant"], "response": {"choice": "x"}}),
        client.post_json("/api/reveals", {"question": f"harbour/{question}", "variant": "7.00000000"}),
    ]
    assert {reply.status for reply in replies} <= {404, 409, 422}
    assert [SEALED.findall(reply.raw) for reply in replies] == [[]] * len(replies)


@pytest.mark.parametrize("question", TYPES)
def test_what_is_no_flashcard_cannot_be_turned(client: PageClient, question: str) -> None:
    asked = question_page(client, question).form.fields
    page = client.post("/reveals", {"question": asked["question"], "variant": asked["variant"]})
    api = client.post_json("/api/reveals", {"question": asked["question"], "variant": asked["variant"]})
    assert (page.status, api.status) == (404, 404)
    assert not SEALED.search(page.raw + api.raw)


def test_an_answer_opens_its_own_question_and_no_other(client: PageClient) -> None:
    verdict = client.sent(question_page(client, "tide").form.filled(choice="wind"))
    told = {token.decode() for token in SEALED.findall(verdict.raw)}
    assert {"sealed-tide-explain", "sealed-tide-why-wind", "sealed-tide-why-moon", "sealed-tide-authors"} <= told
    assert {"sealed-tide-slip-wind-name", "sealed-tide-slip-wind-sentence"} <= told
    assert not {"sealed-tide-why-whale", "sealed-tide-slip-whale-name"} & told
    assert all(token.startswith("sealed-tide-") for token in told)


def test_after_an_answer_the_others_stay_sealed(client: PageClient) -> None:
    client.send(question_page(client, "tide").form.filled(choice="moon"))
    told = {token for reply in crawled(client, *STARTS) for token in tokens(reply)}
    assert told
    assert all(token.startswith(b"sealed-tide-") for token in told)


@pytest.mark.parametrize("question", TYPES)
def test_a_misconception_is_told_by_its_name_after_the_answer(client: PageClient, question: str) -> None:
    page = question_page(client, question)
    verdict = client.sent(filled_in(page.form, wrong(seen_in_page(page))))
    assert f"sealed-{question}-explain".encode() in verdict.raw
    assert b"-slip" not in page.raw
    assert (f"sealed-{question}-slip".encode() in verdict.raw) == (question not in WITHOUT_MISCONCEPTIONS)


@pytest.mark.parametrize("question", TYPES)
def test_an_answer_of_any_type_opens_its_own_question_and_no_other(client: PageClient, question: str) -> None:
    page = question_page(client, question)
    client.send(filled_in(page.form, wrong(seen_in_page(page))))
    told = {token.decode() for reply in crawled(client, *STARTS) for token in tokens(reply)}
    assert f"sealed-{question}-explain" in told
    assert {token for token in told if not token.startswith(f"sealed-{question}-")} == set()
    assert {token for token in told if "-item-" in token} == set()


@pytest.mark.parametrize("question", [*QUESTIONS, *NEW])
def test_the_reply_to_an_answer_tells_its_explanation_and_source(client: PageClient, question: str) -> None:
    client.send(question_page(client, "tide" if question != "tide" else "crew").form.filled(skipped="1"))
    asked = question_page(client, question).form.fields
    body = {
        "id": new_id(),
        "question": asked["question"],
        "variant": asked["variant"],
        "mode": asked["mode"],
        "response": {"skipped": True},
    }
    told = client.post_json("/api/answers", body).json
    assert f"sealed-{question}-explain" in told["explanation_html"]
    assert f"sealed-{question}-title" in told["sources"][0]["text"]


def test_a_turned_card_tells_its_back(client: PageClient) -> None:
    assert b"sealed-port-back" in client.send(question_page(client, "port").form).raw


def first_places(app: Flask, question: str, mark: str, learners: int = 24) -> Counter[int]:
    """How often `mark` stands at each place, over newcomers."""
    places: Counter[int] = Counter()
    for _newcomer in range(learners):
        page = question_page(PageClient(app), question)
        shown = page.choice_order() or [o.get("value", "") for o in page.elements("option") if o.get("value")]
        places[shown.index(mark)] += 1
    return places


def test_the_right_choice_stands_everywhere(app: Flask, site: Site) -> None:
    assert set(first_places(app, "tide", "moon", 40)) == {0, 1, 2}


def test_the_right_option_of_a_menu_stands_everywhere(app: Flask, site: Site) -> None:
    assert set(first_places(app, "knots", "knots", 40)) == {0, 1, 2}


def test_a_learner_sees_one_order_until_the_answer(client: PageClient) -> None:
    client.send(question_page(client, "crew").form.filled(choice="lamp"))
    orders = {tuple(question_page(client, "tide").choice_order()) for _look in range(8)}
    assert len(orders) == 1


def test_nothing_tells_before_a_test_has_ended(client: PageClient, other_client: PageClient) -> None:
    page = started(client)
    elsewhere = urlsplit(page.link("Continue on another device"))
    link = f"{elsewhere.path}?{elsewhere.query}"
    replies = [page, *crawled(client, *STARTS, page.path), *crawled(other_client, link)]
    for question in QUESTIONS[:3]:
        item = item_of(client, page, question)
        other = item_of(other_client, other_client.get(link), question)
        replies += [
            item,
            client.send(filled(item.form, {"choice": "kraken"})),
            client.post_json("/api/answers", save_body(item, {"choice": "kraken"})),
            client.post_json("/api/answers", save_body(item, SEALED_RIGHT[question])),
            client.post_json("/api/answers", save_body(item, SEALED_RIGHT[question])),
            other_client.send(filled(other.form, {"choice": "x", "gap": ["x", "x"]})),
            client.get("/sets/harbour/test"),
            item_of(client, page, question),
        ]
    confirm = started(other_client)
    replies += [confirm, other_client.send(hand_in_form(confirm)), *crawled(client, *STARTS, page.path)]
    assert {reply.status for reply in replies} >= {200, 409, 422}
    assert {(reply.path, token) for reply in replies for token in tokens(reply)} == set()
    told = [reply for reply in crawled(client, handed_in(client, page).path) if tokens(reply)]
    assert {reply.path.split("/")[1] for reply in told} == {"answers", "settings"}  # verdicts, and the own data
