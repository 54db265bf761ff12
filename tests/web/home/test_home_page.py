"""Home as a page: what meets a newcomer, and whoever comes back."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from app.lab.trace import trace_sequence
from app.services.base.site import Site
from app.store import statements
from app.store.exam_dates import set_exam_date
from app.study.plan import Plan
from app.study.question_types.table import type_of
from app.study.status import Status
from app.web.home import live
from app.web.home.strip import status_strip, todays_strip
from app.web.shared.heat import STEPS, heat
from app.web.shared.run_picture import run_picture
from app.web.shared.site import EXTENSION
from tests.builders import ROOT, harbour, tide, write_content
from tests.lab.builders import shipped
from tests.services.overviews.answered import answered
from tests.web.page_client import PageClient, Reply
from tests.web.sittings import save_in_pages, started
from tests.web.visits import answer_in_pages, turned_card, visitor

GULL = replace(visitor("gull"), token="gull" + "A" * 39)
DAY = timedelta(days=1)
PROMISE = "Learn how an LSTM remembers"


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def gull(app: Flask, site: Site) -> PageClient:
    """Somebody who answered one question 40 days ago."""
    answered(site, GULL, "tide", now() - 40 * DAY)
    client = PageClient(app)
    client.browser.set_cookie("keepgate", GULL.token)
    return client


def main_buttons(page: Reply) -> list[str]:
    found = [*page.elements("a"), *page.elements("button")]
    return ["".join(one.itertext()).strip() for one in found if {"btn", "main"} <= set(one.get("class", "").split())]


def labels(page: Reply) -> list[str]:
    return [one.get("aria-label", "") for one in [*page.elements("div"), *page.elements("span")] if one.get("role")]


def test_a_newcomer_reads_what_it_is_and_is_asked_at_once(client: PageClient) -> None:
    home = client.get("/")
    assert home.h1.startswith(PROMISE)
    assert home.form.fields["question"] == "harbour/tide"
    assert [words.split()[0] for words in main_buttons(home)] == ["Check"]
    assert "all new" in home.words
    assert "0%" not in home.words


def test_a_set_names_the_question_that_a_newcomer_meets(client: PageClient, content: Path, site: Site) -> None:
    write_content(content, harbour() | {"first_question": "crew"})
    site.follower.look(settled=True)
    assert client.get("/").form.fields["question"] == "harbour/crew"


def test_whoever_comes_back_reads_what_is_due_and_new_and_how_long_it_takes(gull: PageClient) -> None:
    home = gull.get("/")
    assert home.h1 == "1 due, 3 new about 2 minutes"
    assert "4 questions: 1 due, 3 new" in labels(home)
    assert [words.split()[0] for words in main_buttons(home)] == ["Start"]
    assert home.link("Start") == "/review"
    assert gull.follow(gull.get("/review")).status == 200
    assert home.link("Choose yourself") == "/sets/harbour"


def test_where_nothing_is_due_the_next_day_and_what_is_new_are_told(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    home = client.get("/")
    assert re.fullmatch(r"Nothing is due\. Next (in .*|tomorrow|on \w+): 1\.", home.h1)
    assert home.link("Learn 3 new") == "/review"


def test_no_more_is_promised_than_a_round_brings(client: PageClient, content: Path, site: Site) -> None:
    write_content(content, harbour(tide(), *(tide() | {"id": f"tide-{number}"} for number in range(14))))
    site.follower.look(settled=True)
    answer_in_pages(client, "tide", choice="moon")
    with site.database.writing() as connection:
        connection.exec_driver_sql("UPDATE learner SET new_a_day = 20, round_length = 5")
    home = client.get("/")
    assert home.link("Learn 5 new") == "/review"


def test_where_all_was_met_nothing_more_is_pressed_on_anybody(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice=["lamp", "keeper"])
    answer_in_pages(client, "knots", gap=["knots", "fathom"])
    client.send(turned_card(client).form.filled(grade="good"))
    home = client.get("/")
    assert home.h1.startswith("Nothing is due. You have met every question. Next ")
    assert main_buttons(home) == []
    assert home.link("See how it went") == "/progress"


def test_once_the_day_has_brought_its_new_ones_more_are_there_for_whoever_wants(gull: PageClient, site: Site) -> None:
    with site.database.writing() as connection:
        connection.exec_driver_sql("UPDATE learner SET new_a_day = 0")
        connection.exec_driver_sql("UPDATE memory SET due = due + 3456000000, last_review = last_review + 3456000000")
    home = gull.get("/")
    assert home.h1.startswith("Nothing is due.")
    assert main_buttons(home) == []
    assert gull.follow(gull.get(home.link("Learn something new"))).status == 200


def test_an_exam_stands_on_home_with_what_would_be_recalled_and_promises_nothing(gull: PageClient, site: Site) -> None:
    with site.database.writing() as connection:
        set_exam_date(connection, GULL.person, "harbour", (now() + 6 * DAY).date())
    words = gull.get("/").words
    assert re.search(r"Exam in [67] days [12]?\d% would be recalled on that day", words)
    assert "Without further study; 3 new count as not recalled." in words


def test_the_week_has_seven_days_and_says_what_was_studied(gull: PageClient, site: Site) -> None:
    answered(site, GULL, "tide", now(), repetition=1, elapsed_ms=110_000)
    home = gull.get("/")
    week = next(one for one in home.elements("section") if one.get("aria-label") == "This week")
    days = [" ".join("".join(day.itertext()).split()) for day in week.iter("li")]
    assert [day[:1] for day in days] == list("MTWTFSS")
    assert [day for day in days if "studied" in day and "not" not in day] == [day for day in days if "today" in day]
    assert "2 minutes this week" in home.words


def test_a_running_test_comes_first_with_its_time_and_the_way_back(client: PageClient) -> None:
    page = started(client)
    save_in_pages(client, page)
    home = client.get("/")
    running = next(one for one in home.elements("section") if one.get("aria-label") == "A test is running")
    words = " ".join("".join(running.itertext()).split())
    assert words.startswith("18 minutes left Your test is running: The harbour 1 of 3 answered")
    assert client.get(home.link("Go back to the test")).form.fields["attempt"] == page.form.fields["attempt"]
    assert "What pulls the tide?" not in home.words


def test_an_empty_folder_says_so(start_app: Callable[..., Flask], content: Path) -> None:
    (content / "harbour.yaml").unlink()
    home = PageClient(start_app()).get("/")
    assert home.h1.startswith(PROMISE)
    assert "No study set is published yet." in home.words


@pytest.fixture
def counted(site: Site, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], int]:
    """How many statements something sends to the database."""

    def count(run: Callable[[], object]) -> int:
        with _watched(site, monkeypatch) as sent:
            run()
        return len(sent)

    return count


@contextmanager
def _watched(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    sent: list[str] = []
    rows = statements.Statement.rows

    def counting(self: statements.Statement, *given: object) -> object:
        sent.append(str(self))
        return rows(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(statements.Statement, "rows", counting)
    engines = [value for value in vars(site.database).values() if hasattr(value, "dispatch")]

    def through(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", through)
    yield sent
    for engine in engines:
        event.remove(engine, "before_cursor_execute", through)
    monkeypatch.setattr(statements.Statement, "rows", rows)


def test_home_asks_the_database_as_little_of_many_answers_as_of_few(
    gull: PageClient, site: Site, counted: Callable[[Callable[[], object]], int]
) -> None:
    few = counted(lambda: gull.get("/"))
    for number in range(1, 60):
        answered(site, GULL, "tide", now() - timedelta(minutes=60 - number), repetition=number)
    assert counted(lambda: gull.get("/")) == few <= 16


@pytest.fixture
def in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("in_english")
def test_a_strip_has_rows_of_one_length_and_says_what_it_holds() -> None:
    strip = todays_strip(Plan(due=24, new=5, unseen=9, minutes=14, next=None))
    assert [len(row) for row in strip.rows] == [15, 15]
    assert [cell for row in strip.rows for cell in row] == ["due"] * 24 + ["new"] * 5 + [""]
    assert not strip.is_long
    assert [len(row) for row in todays_strip(Plan(1, 0, 0, 1, None)).rows] == [1]
    assert len(todays_strip(Plan(5_000, 5, 9, 14, None)).cells) == 120


@pytest.mark.usefixtures("in_english")
def test_each_status_of_a_set_is_seen_however_few_have_it() -> None:
    strip = status_strip({Status.NEW: 990, Status.KNOWN: 1, Status.DUE: 9})
    assert strip.words == "1 known, 9 due, 990 new"
    assert strip.cells.count("known") == strip.cells.count("due") == 1
    assert status_strip({}).cells == ()


def test_a_set_is_known_by_its_run_in_the_tokens_colours(client: PageClient, content: Path, site: Site) -> None:
    assert "4 new" in client.get("/").words
    write_content(content, harbour() | {"picture": {"model": "counter", "sequence": "(())"}})
    site.follower.look(settled=True)
    home = client.get("/")
    assert home.text.count('<svg class="run-picture"') == 1
    assert 'class="q-forget"' in home.text


def test_a_link_to_a_set_is_named_by_it_and_not_by_its_picture(client: PageClient, content: Path, site: Site) -> None:
    for added in ({}, {"picture": {"model": "counter", "sequence": "(())"}}):
        write_content(content, harbour() | added)
        site.follower.look(settled=True)
        (link,) = [one for one in client.get("/").elements("a") if one.get("class") == "set"]
        drawn = next(iter(link))
        assert drawn.get("aria-hidden") == "true"
        assert drawn.get("aria-label") is None


@pytest.mark.usefixtures("in_english")
def test_the_cells_of_a_picture_are_the_values_of_the_run() -> None:
    trace = trace_sequence(shipped("latch"), "aXbY")
    picture = run_picture(trace, 1)
    forget = [cell.strength for cell in picture.cells if cell.quantity == "forget"]
    assert forget == [f"{heat(float(row[0]), 1.0) / STEPS:.2f}" for row in trace.layer.rows("forget")]
    candidates = [cell.negative for cell in picture.cells if cell.quantity == "candidate"]
    assert candidates == [float(row[0]) < 0 for row in trace.layer.rows("candidate")]
    assert any(candidates)
    assert picture.symbols == ("a", "X", "b", "Y")


def test_the_live_strip_says_in_the_numbers_of_the_run_what_happens(gull: PageClient) -> None:
    assert "# comes. The forget gate f shuts to 0.01, and the cell c goes from 0.209 to 0.000." in gull.get("/").words


SHIPPED = ROOT / "content"
FIRST_ASKED = [path.name for path in sorted(SHIPPED.glob("*.yaml")) if "\nfirst_question:" in path.read_text()]
RUNS = re.compile(r"/lab/(\w+)|model=(\w+)")


@pytest.mark.parametrize("name", FIRST_ASKED)
def test_no_run_on_a_newcomers_home_is_of_the_model_that_is_asked_about(
    name: str, start_app: Callable[..., Flask], tmp_path: Path
) -> None:
    folder = tmp_path / "shipped"
    shutil.copytree(SHIPPED, folder)
    for path in folder.glob("*.yaml"):
        if path.name != name and "\nfirst_question:" in path.read_text():
            path.unlink()
    app = start_app(KEEPGATE_CONTENT=str(folder))
    home = PageClient(app).get("/")
    site: Site = app.extensions[EXTENSION]
    asked = site.question(home.form.fields["question"])
    assert asked.local_id in (folder / name).read_text()
    model = type_of(asked.body).model_of(asked.body)
    assert model
    assert model not in {shown for found in RUNS.findall(home.text) for shown in found if shown}
    assert "# comes" not in home.words
    assert "( comes. The input gate i opens to 0.99, and the cell c goes from 1.690 to 2.673." in home.words


def test_no_picture_of_a_set_shows_the_model_that_is_asked_about(site: Site, content: Path, client: PageClient) -> None:
    bay = harbour() | {"picture": {"model": "forget", "sequence": "ab#a"}}
    asked = next(one for one in bay["questions"] if one["id"] == "tide")
    asked["lab"] = {"model": "forget", "sequence": "ab#a", "step": 3, "unit": 1, "show": "forget"}
    write_content(content, bay)
    site.follower.look(settled=True)
    assert "run-picture" not in client.get("/").text
    answer_in_pages(client, "tide", choice="moon")
    assert "run-picture" in client.get("/").text


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize("sequence", ["aab#abba#aa", "bbb", "#", "a" * 30, "b#a#b"])
def test_what_is_said_of_a_step_holds_of_it(sequence: str) -> None:
    trace = trace_sequence(shipped("forget"), sequence)
    said = {"a": "opens to", "b": "keeps", "#": "shuts to"}
    told = [str(live.sentence(trace, step, 1)) for step in range(1, len(sequence) + 1)]
    for step, (symbol, sentence) in enumerate(zip(sequence, told, strict=True)):
        cell = [float(row[0]) for row in trace.layer.rows("cell")]
        assert said[symbol] in sentence
        assert f"{cell[step]:.3f}".lstrip("-") in sentence


def test_the_script_tells_a_step_by_the_same_bounds() -> None:
    script = (ROOT / "static/js/elements/live_strip.js").read_text()
    assert f"[SHUT_BELOW, MOVED_BY] = [{live.SHUT_BELOW}, {live.MOVED_BY}]" in script
