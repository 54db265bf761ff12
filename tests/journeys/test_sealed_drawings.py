"""What is drawn for a question tells nothing: neither its numbers, nor an order, nor how long anything is."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.lab.generators import result
from app.services.base.site import Site
from app.study.drawing import draw
from app.study.draws import Variant
from app.study.marking import key_of
from app.study.numbers import write_number
from app.study.question_types.computed import DrawnComputed
from app.study.question_types.hotspot import DrawnHotspot
from app.study.question_types.predict import DrawnPredict
from app.study.questions import Question
from app.web.shared.heat import heat
from app.web.shared.site import EXTENSION
from tests.builders import (
    PICTURE,
    Document,
    ebb,
    every_type,
    fathom,
    landing,
    level,
    lights,
    rope,
    salt,
    tide,
    write_content,
    write_picture,
    write_sealed,
)
from tests.conftest import StartApp
from tests.web.page_client import PageClient, Reply
from tests.web.solving import seen_in_json, seen_in_page
from tests.web.visits import answer_in_pages, log_rows, question_page

LEARNERS = 40
# What the strips of home draw and how, and what stands under them: the same for everybody.
STRIPS = re.compile(r'data-(?:drawn-by|run)="[^"]*"|<p class="caption" data-caption>.*?</p>', re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])[0-9]+\.[0-9]+(?![\w.])")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The sealed harbour: its conditions and numbers are like no others."""
    return write_sealed(tmp_path / "content")


def drawn_for(site: Site, page: Reply, seed_end: str = "") -> Question:
    """The question that the server drew for a newcomer's page."""
    fields = page.form.fields
    seed = Variant.parse(fields["variant"]).draw(fields["question"]).seed(site.secret)
    return draw(site.question(fields["question"]), seed + seed_end, site.library.models)


def numbers_of(value: object) -> set[str]:
    return set(NUMBER.findall(json.dumps(value) if not isinstance(value, str) else value))


def found_in(replies: list[Reply], app: Flask) -> set[str]:
    """The numbers in any byte, but for what a stranger's home page says of its strips."""
    common = set(STRIPS.findall(PageClient(app).get("/").text))
    texts = [reply.raw.decode() for reply in replies]
    assert {strips for text in texts for strips in STRIPS.findall(text)} <= common
    return {number for text in texts for number in numbers_of(STRIPS.sub("", text))}


def met(client: PageClient, name: str) -> tuple[Reply, list[Reply]]:
    """A newcomer's page of a question, and everything else they get before they answer it."""
    page = question_page(client, name)
    form = page.form
    refused = [
        client.send(form.filled(text="", curve=["x"], spot="0.0")),
        client.send(form.filled(text="10.400", curve=["1"] * 8, spot="99.1").filled(variant="7.00000000")),
        client.send(form.filled(mode="lab", text="1")),
        client.get("/sets/harbour"),
        client.get("/progress"),
        client.get("/"),
    ]
    return page, [page, *refused]


@pytest.mark.parametrize("_learner", range(4))
def test_the_key_of_a_computed_question_is_in_no_byte(
    client: PageClient, app: Flask, site: Site, _learner: int
) -> None:
    page, replies = met(client, "level")
    asked, example = drawn_for(site, page), drawn_for(site, page, ".example")
    assert isinstance(asked.body, DrawnComputed)
    assert isinstance(example.body, DrawnComputed)
    problem, other = asked.body.problem, example.body.problem
    named = [problem.shown[name] for name in re.findall(r"@(\w+)", level()["ask"])]
    assert all(value in page.text for value in named if not value.startswith("-"))
    values = (problem.key, *(slip.value for slip in problem.slips))
    secret = {text.removeprefix("-") for value in values for text in (result(value), write_number(value), str(value))}
    shown = numbers_of(json.dumps([dict(problem.shown), dict(other.shown), other.working]))
    found = found_in(replies, app)
    assert (secret - shown) & found == set()
    assert len(secret - shown) >= 2 * len(values) - 2


def run_numbers(question: Question) -> set[str]:
    """The values of a run, as they are kept and as a page would write them."""
    body = question.body
    assert isinstance(body, DrawnHotspot | DrawnPredict)
    values = [value for unit in body.run.values for value in unit]
    return {text for value in values for text in (str(value), f"{value:.2f}", f"{value:.3f}")} - {"0.5", "1.0", "0.0"}


@pytest.mark.parametrize("name", ["ebb", "flood"])
def test_the_values_of_a_hidden_run_are_in_no_byte(client: PageClient, app: Flask, site: Site, name: str) -> None:
    page, replies = met(client, name)
    secret = run_numbers(drawn_for(site, page))
    found = found_in(replies, app)
    assert len(secret) >= 4  # it opens and closes: two values at least, each with two digits and with three
    assert secret & found == set()
    assert "0.1875" not in found


@pytest.mark.parametrize("name", ["ebb", "flood", "level", "fathom"])
def test_the_key_is_in_no_byte_of_the_json(client: PageClient, site: Site, name: str) -> None:
    """Of one whose session has begun, whose next question it is."""
    answer_in_pages(client, "tide", choice="moon")
    while (put := client.next_question())["question"] != f"harbour/{name}":
        answer_in_pages(client, put["question"].partition("/")[2], skipped="1")
    reply = client.get("/api/sets/harbour/next?mode=quiz")
    told = client.sent(question_page(client, name).form.filled(skipped="1"))
    key = json.loads(_newest_key(site))
    secret = {number for number in numbers_of(json.dumps(key)) if number not in {"0.0", "1.0"}}
    assert secret & numbers_of(reply.raw.decode()) == set()
    assert told.h1.startswith("→ ")
    if name in {"ebb", "flood"}:
        assert put["lab"]["values"] is None
    always = {
        "question",
        "variant",
        "type",
        "ask_html",
        "choices",
        "sides",
        "gaps",
        "gap_words",
        "rule",
        "lab",
        "learner",
    }
    assert set(put) == always


def _newest_key(site: Site) -> str:
    return str(log_rows(site)[-1].key)


def test_the_cells_of_a_hidden_run_differ_in_nothing_but_their_step_and_symbol(client: PageClient) -> None:
    page = question_page(client, "ebb")
    cells = re.findall(r"<td.*?</td>", page.text, re.DOTALL)
    plain = {re.sub(r'value="[0-9]+\.1"|aria-label="step [0-9]+, ."', "", cell) for cell in cells}
    assert (len(cells), len(plain)) == (8, 1)


def test_the_steps_of_a_curve_all_start_alike(client: PageClient) -> None:
    page = question_page(client, "flood")
    assert page.form.fields.getlist("curve") == ["0.5"] * 8


class TestShownMaps:
    """Where the values are shown, which of them are hits is not."""

    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        return write_content(tmp_path / "content", every_type(questions=[{**ebb(), "map": "shown"}]))

    def test_a_cell_shows_its_value_and_no_mark(self, client: PageClient, site: Site) -> None:
        page = question_page(client, "ebb")
        body = drawn_for(site, page).body
        assert isinstance(body, DrawnHotspot)
        cells = re.findall(r"<td class=\"(.*?)\">.*?heat-([0-9]+)\b(.*?)\">.*?</td>", page.text, re.DOTALL)
        assert [tone for tone, _level, _more in cells] == [""] * 8
        assert [int(level) for _tone, level, _more in cells] == [heat(value, 1.0) for value in body.run.of_unit]
        assert "✓" not in page.text


# Orders


def places(app: Flask, name: str, where: Callable[[Reply], object]) -> Counter[object]:
    """What `where` finds in the pages of newcomers."""
    return Counter(where(question_page(PageClient(app), name)) for _newcomer in range(LEARNERS))


def letter_of(page: Reply, text: str) -> str:
    return next(letter for letter, said in seen_in_page(page).choices.items() if said == text)


@pytest.mark.parametrize("text", ["Red", "Green", "White", "Violet"])
def test_each_option_of_a_matching_has_every_letter(app: Flask, site: Site, text: str) -> None:
    assert set(places(app, "lights", lambda page: letter_of(page, text))) == set("ABCD")


def test_letters_are_always_in_the_order_in_which_they_stand(app: Flask, site: Site) -> None:
    for name in ("lights", "landing"):
        found = places(app, name, lambda page: tuple(seen_in_page(page).choices))
        assert set(found) == {tuple("ABCD")}


def test_the_pairs_stand_in_one_order_whatever_the_options(app: Flask, site: Site) -> None:
    assert len(places(app, "lights", lambda page: tuple(seen_in_page(page).sides.items()))) == 1


@pytest.mark.parametrize("text", ["It sights the lamp", "It takes the pilot aboard", "It passes the mole"])
def test_each_thing_to_be_put_in_order_stands_at_every_place(app: Flask, site: Site, text: str) -> None:
    def place(page: Reply) -> int:
        return list(seen_in_page(page).choices.values()).index(text)

    assert set(places(app, "landing", place)) == {0, 1, 2, 3}


def test_no_place_is_filled_in_before_somebody_does(app: Flask, site: Site) -> None:
    page = question_page(PageClient(app), "landing")
    assert {value for name, value in page.form.fields.items() if name.startswith("place.")} == {""}


def test_a_statement_is_offered_in_one_order_whatever_is_right(app: Flask, site: Site) -> None:
    assert places(app, "salt", lambda page: tuple(page.choice_order())) == {("true", "false"): LEARNERS}


def test_the_step_that_is_right_is_at_many_places(app: Flask, site: Site) -> None:
    assert len(places(app, "ebb", lambda page: seen_in_page(page).symbols.index("#"))) >= 5


def test_newcomers_meet_other_numbers(app: Flask, site: Site) -> None:
    numbers = places(app, "level", lambda page: tuple(seen_in_page(page).numbers.items()))
    assert len(numbers) >= LEARNERS // 2


# Lengths: of two harbours that differ in what is right alone, a page is as long in the one as in the other


def turned(question: Document, **changes: Any) -> Document:
    return {**question, "explain": "E" * 321, **changes}


def swapped_rights() -> list[Document]:
    pairs = lights()["pairs"]
    rights = [pair["right"] for pair in pairs]
    return [{**p, "right": r, "why": "W" * 99} for p, r in zip(pairs, rights[1:] + rights[:1], strict=True)]


def other_choice() -> list[Document]:
    moon, wind, whale = tide()["choices"]
    return [
        {"id": "moon", "wrong": moon["right"], "why": "M" * 77},
        {"id": "wind", "right": wind["wrong"], "why": "W" * 99},
        {**whale, "why": "V"},
    ]


TURNED = {
    "tide": turned(tide(), choices=other_choice()),
    "salt": turned(salt(), right=True, why="W" * 99),
    "rope": turned(rope(), right=["a cable that is laid of three hawsers"], feedback=[]),
    "fathom": turned(fathom(), right=123456.789, tolerance="3%", feedback=[]),
    "lights": turned(lights(), pairs=swapped_rights()),
    "landing": turned(landing(), items=landing()["items"][::-1]),
    "ebb": turned(ebb(), hit="cell > 0.1 and cell < 3"),
}


@pytest.mark.parametrize("name", TURNED)
def test_what_is_right_changes_no_length(start_app: StartApp, tmp_path: Path, migrated_file: Path, name: str) -> None:
    plain = next(question for question in every_type()["questions"] if question["id"] == name)
    lengths, keys = [], []
    for number, question in enumerate((plain, TURNED[name])):
        folder = write_content(tmp_path / str(number), every_type(questions=[question]))
        fresh = shutil.copy(migrated_file, tmp_path / f"{number}.db")
        app = start_app(KEEPGATE_CONTENT=str(folder), DATABASE_URL=f"sqlite:///{fresh}")
        client = PageClient(app)
        page, refused = question_page(client, name), client.send(question_page(client, name).form)
        put = client.get("/api/sets/harbour/next?mode=quiz")
        lengths.append([len(reply.bytes) for reply in (page, refused, put, client.get("/sets/harbour"))])
        keys.append(key_of(drawn_for(app.extensions[EXTENSION], page)))
    assert lengths[0] == lengths[1]
    assert keys[0] != keys[1] or name in {"lights", "landing", "ebb"}


# Pictures


class TestPictures:
    """A picture is served by its name, and nothing else of the folder is."""

    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        asked = {**salt(), "ask": "![A buoy](buoy.svg) Is it sweet?", "explain": "![A whale](whale.svg) No."}
        folder = write_content(tmp_path / "content", every_type(questions=[asked]))
        return write_picture(write_picture(folder), "whale.svg")

    def test_the_page_names_the_picture_that_is_asked_about_alone(self, client: PageClient) -> None:
        page = question_page(client, "salt")
        assert b'<img src="/images/buoy.svg" alt="A buoy">' in page.raw
        assert b"whale" not in page.raw
        assert b"whale" not in client.get("/sets/harbour").raw
        assert "whale.svg" in client.sent(page.form.filled(choice="true")).text

    def test_a_picture_is_served_as_it_is(self, client: PageClient) -> None:
        reply = client.get("/images/buoy.svg")
        assert (reply.status, reply.bytes) == (200, PICTURE)
        assert reply.headers["Content-Type"] == "image/svg+xml"
        assert "max-age=60" in reply.headers["Cache-Control"]
        again = client.get("/images/buoy.svg", If_None_Match=reply.headers["ETag"])
        assert (again.status, again.bytes) == (304, b"")

    @pytest.mark.parametrize(
        "name",
        ["", "gull.svg", "../sources.yaml", "..%2fsources.yaml", "%2e%2e/harbour.yaml", "buoy", "BUOY.svg", ".", ".."],
    )
    def test_nothing_else_is_served(self, client: PageClient, name: str) -> None:
        reply = client.get(f"/images/{name}")
        assert reply.status in {404, 308}
        assert b"almanac" not in reply.raw

    def test_the_json_names_the_picture_that_is_asked_about_alone(self, client: PageClient) -> None:
        put = client.next_question()
        assert "/images/buoy.svg" in put["ask_html"]
        assert "whale" not in json.dumps(put)
        assert seen_in_json(put).text == "Is it sweet?"
