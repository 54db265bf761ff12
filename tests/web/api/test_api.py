"""The JSON interface: its shapes, and what it says to what it cannot read."""

from typing import Any
from urllib.parse import quote

import pytest

from app.lab.training.presets import PRESETS, Preset
from app.services.base.site import Site
from app.web.api import interface
from tests.builders import new_id
from tests.web.page_client import PageClient, Reply
from tests.web.visits import RIGHT, answer_body, answer_in_pages, log_rows, question_page, row_counts

PROBLEM = {"type", "title", "status", "detail"}
DEEP = b'{"id":' + b"[" * 20_000 + b"]" * 20_000 + b"}"


def assert_problem(reply: Reply, status: int) -> None:
    assert (reply.status, reply.headers["Content-Type"]) == (status, "application/problem+json")
    assert set(reply.json) >= PROBLEM
    assert reply.json["status"] == status


def test_the_sets_are_listed_with_titles_and_counts(client: PageClient) -> None:
    assert client.get("/api/sets").json == [
        {
            "id": "harbour",
            "title": "The harbour",
            "about": "What a keeper knows.",
            "questions": 4,
            "concepts": [
                {"id": "water", "title": "Water", "questions": 2},
                {"id": "light", "title": "Light", "questions": 2},
            ],
        }
    ]


def test_one_set_is_told_as_in_the_list(client: PageClient) -> None:
    assert client.get("/api/sets/harbour").json == client.get("/api/sets").json[0]


def test_the_next_question_has_the_shape_of_the_contract(client: PageClient) -> None:
    asked = client.next_question()
    assert asked["question"] == "harbour/tide"
    assert len(asked["variant"]) == 50
    assert (asked["type"], asked["ask_html"], asked["lab"]) == ("single", "<p>What pulls the tide?</p>\n", None)
    assert sorted(choice["id"] for choice in asked["choices"]) == ["moon", "whale", "wind"]
    assert all(set(choice) == {"id", "html"} for choice in asked["choices"])


def test_a_cloze_is_asked_with_the_options_of_its_menus(client: PageClient) -> None:
    answer_in_pages(client, "tide", choice="moon")
    answer_in_pages(client, "crew", choice="lamp")
    asked = client.next_question()
    assert [sorted(options) for options in asked["gaps"]] == [["acres", "candles", "knots"], []]
    assert asked["ask_html"].count("____") == 2


def test_when_nothing_is_left_it_says_when_something_comes_back(client: PageClient) -> None:
    client.post_json("/api/answers", answer_body(client, "port"))
    told = client.next_question("flashcards")
    assert told["done"] is True
    assert told["next_due"].endswith("Z")


def test_an_answer_gets_score_key_feedback_explanation_sources_and_due(client: PageClient) -> None:
    told = client.post_json("/api/answers", answer_body(client, response={"choice": "wind"})).json
    assert told.pop("due").endswith("Z")
    assert told == {
        "score": 0.0,
        "correct": False,
        "key": {"choice": "moon"},
        "feedback_html": "<p>Wind makes waves.</p>",
        "misconception": "waves-for-tides",
        "misconceptions": [{"id": "waves-for-tides", "name": "waves for tides", "html": ""}],
        "explanation_html": "<p>Two bulges of water follow the moon around the earth.</p>\n",
        "sources": [
            {
                "id": "almanac",
                "text": "Aeolus, W. (1805). The Keeper's Almanac. Harbour Press.",
                "url": "https://doi.org/10.1805/almanac",
            }
        ],
    }


def test_a_gap_gets_the_feedback_of_its_own_distractor(client: PageClient) -> None:
    body = answer_body(client, "knots", response={"gaps": ["candles", "acres"]})
    assert client.post_json("/api/answers", body).json["feedback_html"] == "<p>Candles measure light.</p>"


@pytest.mark.parametrize("question", RIGHT)
def test_each_type_takes_its_response(client: PageClient, site: Site, question: str) -> None:
    assert client.post_json("/api/answers", answer_body(client, question)).json["correct"] is True
    assert log_rows(site)[0].question_id == f"harbour/{question}"


@pytest.mark.parametrize("question", RIGHT)
def test_every_type_can_be_skipped(client: PageClient, question: str) -> None:
    told = client.post_json("/api/answers", answer_body(client, question, response={"skipped": True}))
    assert (told.status, told.json["score"]) == (200, 0.0)


def test_a_reveal_tells_the_back(client: PageClient) -> None:
    asked = client.next_question("flashcards")
    told = client.post_json("/api/reveals", {"question": asked["question"], "variant": asked["variant"]})
    assert told.json["back_html"] == "<p>The left one, looking ahead.</p>\n"


def test_a_newcomer_by_json_gets_a_session(client: PageClient) -> None:
    reply = client.post_json("/api/answers", answer_body(client))
    assert reply.headers["Set-Cookie"].startswith("keepgate=")
    assert client.next_question()["question"] == "harbour/crew"


def test_the_models_are_listed(client: PageClient) -> None:
    models = {model["id"]: model for model in client.get("/api/lab/models").json}
    assert models["counter"]["alphabet"] == ["(", ")"]
    assert set(models["forget"]) == {"id", "alphabet", "units", "outputs", "digest"}


def test_a_trace_has_a_row_for_each_step_and_a_number_for_each_unit(client: PageClient) -> None:
    trace = client.get("/api/lab/trace?model=counter&sequence=(()())&digits=3").json
    units = next(m["units"] for m in client.get("/api/lab/models").json if m["id"] == "counter")
    assert trace["symbols"] == list("(()())")
    rows = [*trace["gates"].values(), trace["candidate"], trace["cell"], trace["hidden"]]
    assert {(len(one), len(one[0])) for one in rows} == {(6, units)}


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_every_model_can_be_traced_and_has_its_page(client: PageClient, preset: Preset) -> None:
    trace = client.get(f"/api/lab/trace?model={preset.id}&sequence={quote(preset.start)}").json
    assert len(trace["symbols"]) == len(trace["truth"]) == len(trace["outputs"])
    assert client.get(f"/lab/{preset.id}").status == 200


UNREADABLE = {
    "input&sequence=0.1, half": "Entry 2, half, is not a decimal number: this model reads numbers from 0 to 1.",
    "input&sequence=2": "Number 1, 2, is out of range: this model reads numbers from 0 to 1.",
    "temperature&sequence=5 6*": "Entry 2, 6*, is marked, but this model reads no marks.",
    "temperature&sequence=0,5 0,3": "Entry 1, 0,5, could be one number or two: write 0.5 for one, 0, 5 for two.",
    "input&sequence=;": "Type at least one symbol: this model reads numbers from 0 to 1.",
    "text&sequence=tea%07": "Symbol 4, U+0007, is not one that this model knows",
}


@pytest.mark.parametrize("query", UNREADABLE)
def test_what_a_model_cannot_read_is_told_in_a_sentence(client: PageClient, query: str) -> None:
    reply = client.get(f"/api/lab/trace?model={query}")
    assert_problem(reply, 422)
    assert UNREADABLE[query] in reply.json["detail"]


def test_a_trace_is_rounded_or_exact(client: PageClient) -> None:
    address = "/api/lab/trace?model=counter&sequence=(()())&digits="
    short, exact = client.get(f"{address}3").json["cell"][2][0], client.get(f"{address}17").json["cell"][2][0]
    assert short != exact
    assert short == pytest.approx(exact, rel=1e-2)


def test_a_cell_tells_its_terms(client: PageClient) -> None:
    cell = client.get("/api/lab/cell?model=forget&sequence=aab%23ab&step=4&unit=1").json
    assert (cell["symbol"], cell["step"]) == ("#", 4)
    forget = cell["forget"]
    assert forget["sum"] == pytest.approx(forget["from_input"] + forget["from_hidden"] + forget["bias"])
    kept = forget["value"] * cell["previous_cell"]
    assert cell["cell_state"] == pytest.approx(kept + cell["input"]["value"] * cell["candidate"]["value"])


TRACES = {
    "501 symbols": "model=counter&sequence=" + "(" * 501,
    "an unknown symbol": "model=counter&sequence=((x",
    "an empty sequence": "model=counter&sequence=",
    "no sequence": "model=counter",
    "no model": "sequence=((",
    "NUL": "model=counter&sequence=(%00(",
    "a lone surrogate": "model=counter&sequence=(%ED%A0%80",
    "bytes that are not UTF-8": "model=counter&sequence=%FF",
    "other digits": "model=counter&sequence=((&digits=4",
    "an unknown key": "model=counter&sequence=((&loud=1",
    "a model that is no id": "model=../counter&sequence=((",
}


@pytest.mark.parametrize("query", TRACES.values(), ids=TRACES)
def test_a_trace_refuses(client: PageClient, query: str) -> None:
    assert_problem(client.get(f"/api/lab/trace?{query}"), 422)


def test_500_symbols_are_traced(client: PageClient) -> None:
    assert len(client.get("/api/lab/trace?model=counter&sequence=" + "()" * 250).json["symbols"]) == 500


def test_an_unknown_model_is_not_there(client: PageClient) -> None:
    assert_problem(client.get("/api/lab/trace?model=kraken&sequence=(("), 404)


@pytest.mark.parametrize("sequence", ["(" * 501, "((x", "", "(%00(", "(%ED%A0%80"])
def test_the_lab_page_says_what_it_cannot_read(client: PageClient, sequence: str) -> None:
    page = client.get(f"/lab/counter?sequence={sequence}")
    assert page.status == 422


CELLS = {
    "step 0": "step=0",
    "a step behind the end": "step=7",
    "a unit that is not there": "step=1&unit=1000",
    "a step over 63 bits": f"step={2**63}",
    "a step of ten thousand digits": "step=" + "9" * 10_000,
    "a word": "step=last",
    "true": "step=true",
    "a fraction": "step=1.5",
    "no step": "unit=1",
}


@pytest.mark.parametrize("query", CELLS.values(), ids=CELLS)
def test_a_cell_refuses(client: PageClient, query: str) -> None:
    assert_problem(client.get(f"/api/lab/cell?model=counter&sequence=((()))&{query}"), 422)


@pytest.mark.parametrize("mode", ["exam", "", "QUIZ", "test"])
def test_next_refuses_a_mode_that_is_not_there(client: PageClient, mode: str) -> None:
    assert_problem(client.get(f"/api/sets/harbour/next?mode={mode}"), 422)


@pytest.mark.parametrize("path", ["/api/sets/atlantis", "/api/sets/atlantis/next", "/api/nowhere", "/api/sets/%00"])
def test_what_is_not_there_is_a_problem_document(client: PageClient, path: str) -> None:
    assert_problem(client.get(path), 404)


def test_a_wrong_method_is_a_problem_document(client: PageClient) -> None:
    assert_problem(client.get("/api/answers"), 405)


BODIES: dict[str, tuple[dict[str, Any], int]] = {
    "no id": ({"id": None}, 422),
    "an id that is no UUID": ({"id": "1"}, 422),
    "an id in capitals": ({"id": new_id().upper().replace("0", "A")}, 422),
    "an unknown key": ({"score": 1.0}, 422),
    "an unknown mode": ({"mode": "exam"}, 422),
    "a mode that asks other types": ({"mode": "flashcards"}, 422),
    "an unknown question": ({"question": "harbour/kraken"}, 404),
    "an unknown set": ({"question": "atlantis/tide"}, 404),
    "a question that is no id": ({"question": "Harbour/Tide"}, 422),
    "a question with NUL": ({"question": "harbour/tide\0"}, 422),
    "an unknown choice": ({"response": {"choice": "kraken"}}, 422),
    "a choice with NUL": ({"response": {"choice": "moon\0"}}, 422),
    "a choice that is true": ({"response": {"choice": True}}, 422),
    "a response of another type": ({"response": {"gaps": ["moon"]}}, 422),
    "two responses at once": ({"response": {"choice": "moon", "choices": ["moon"]}}, 422),
    "an empty response": ({"response": {}}, 422),
    "a list for the response": ({"response": []}, 422),
    "null for the response": ({"response": None}, 422),
    "not skipped": ({"response": {"skipped": False}}, 422),
    "skipped as a number": ({"response": {"skipped": 1}}, 422),
    "true for hints": ({"hints": True}, 422),
    "a word for hints": ({"hints": "3"}, 422),
    "hints below zero": ({"hints": -1}, 422),
    "hints over 63 bits": ({"hints": 2**63}, 422),
    "hints over 64 bits": ({"hints": 2**64}, 422),
    "a time over 63 bits": ({"elapsed_ms": 2**63}, 422),
    "a time longer than a day": ({"elapsed_ms": 86_400_001}, 422),
    "true for a time": ({"elapsed_ms": True}, 422),
    "an unknown certainty": ({"certainty": "sure"}, 422),
    "an attempt, which is not there yet": ({"attempt": new_id()}, 422),
    "a variant that is none": ({"variant": "x"}, 422),
    "a variant beyond counting": ({"variant": f"{2**63}.0a0a0a0a"}, 422),
}


@pytest.mark.parametrize(("changes", "status"), BODIES.values(), ids=BODIES)
def test_an_answer_refuses(client: PageClient, site: Site, changes: dict[str, Any], status: int) -> None:
    assert_problem(client.post_json("/api/answers", answer_body(client, **changes)), status)
    assert set(row_counts(site).values()) == {0}


GAPS = {"NUL": ["knots", "fathoms\0"], "too long": ["knots", "f" * 201], "one missing": ["knots"], "none": []}


@pytest.mark.parametrize("gaps", GAPS.values(), ids=GAPS)
def test_a_cloze_refuses(client: PageClient, site: Site, gaps: list[str]) -> None:
    body = answer_body(client, "knots", response={"gaps": gaps})
    assert_problem(client.post_json("/api/answers", body), 422)
    assert set(row_counts(site).values()) == {0}


TEXTS = {
    "nothing": (b"", 400),
    "not JSON": (b"id=1", 400),
    "half of it": (b'{"id": "', 400),
    "not UTF-8": (b'{"id": "\xff"}', 400),
    "a lone surrogate": (b'{"id": "\\ud800"}', 400),
    "a lone surrogate as bytes": (b'{"id": "\xed\xa0\x80"}', 400),
    "twenty thousand brackets": (DEEP, 400),
    "NaN": (b"NaN", 422),
    "a list": (b"[]", 422),
    "null": (b"null", 422),
    "true": (b"true", 422),
    "a number of a thousand digits": (b'{"hints": ' + b"9" * 1000 + b"}", 422),
}


@pytest.mark.parametrize("path", ["/api/answers", "/api/reveals"])
@pytest.mark.parametrize(("text", "status"), TEXTS.values(), ids=TEXTS)
def test_a_body_that_cannot_be_read_is_refused(
    client: PageClient, site: Site, path: str, text: bytes, status: int
) -> None:
    assert_problem(client.post_bytes(path, text), status)
    assert set(row_counts(site).values()) == {0}


@pytest.mark.parametrize("path", ["/api/answers", "/api/reveals"])
def test_a_body_over_64_kib_is_too_large(client: PageClient, path: str) -> None:
    assert_problem(client.post_bytes(path, b" " * 65_537), 413)


def test_where_a_body_could_not_be_read_is_told(client: PageClient) -> None:
    told = client.post_json("/api/answers", answer_body(client, hints=True)).json
    assert [error["at"] for error in told["errors"]] == ["hints"]


def test_a_reveal_of_a_stale_variant_gets_the_fresh_one(client: PageClient) -> None:
    reply = client.post_json("/api/reveals", {"question": "harbour/port", "variant": "3.00000000"})
    assert_problem(reply, 409)
    assert reply.json["fresh"]["variant"] == question_page(client, "port").form.fields["variant"]


def test_every_promised_type_is_strict() -> None:
    shapes = [shape for shape in vars(interface).values() if isinstance(shape, type) and shape.__name__.endswith("In")]
    assert shapes
    assert all(shape.model_config["strict"] and shape.model_config["extra"] == "forbid" for shape in shapes)
