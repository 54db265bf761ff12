"""The run as the strips draw it: what the page shows and no more, from the same address."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from app.lab.quantities import NAMES
from app.lab.trace import over_time
from app.services.lab.runs import run as run_of
from app.web.shared.language import COOKIE
from tests.lab.builders import SHIPPED, shipped
from tests.web.page_client import PageClient, Reply


def asked(client: PageClient, model: str = "order", **query: object) -> Reply:
    return client.get(f"/lab/{model}/run?{urlencode({'sequence': 'abXcY', **query})}")


def run(client: PageClient, model: str = "order", **query: object) -> dict[str, Any]:
    reply: dict[str, Any] = asked(client, model, **query).json
    return reply


@pytest.mark.parametrize("model", SHIPPED)
def test_every_model_has_its_run_and_its_page_carries_the_same(client: PageClient, model: str) -> None:
    page = client.get(f"/lab/{model}")
    strips = next(page.root.iter("gate-strips"))
    assert json.loads(strips.get("data-run", "")) == client.get(f"/lab/{model}/run").json


def test_the_chosen_unit_has_its_rows_and_every_unit_its_memory(client: PageClient) -> None:
    told, trace = run(client, unit=3), run_of(shipped("order"), "abXcY")
    assert (told["drawn"], told["units"]) == ([3], 6)
    assert told["rows"] == {name: over_time(trace, name, 3, [3]) for name in NAMES}
    assert told["overview"] == over_time(trace, "cell", 2)


def test_every_unit_has_its_rows_where_all_are_drawn(client: PageClient) -> None:
    told, trace = run(client, every=1), run_of(shipped("order"), "abXcY")
    assert told["rows"] == {name: over_time(trace, name, 3) for name in NAMES}
    assert told["overview"] == []


def size(rows: list[list[float]]) -> float:
    return max(abs(value) for row in rows for value in row)


@pytest.mark.parametrize("drawn", [{"every": 1}, {"unit": 2}])
def test_full_colour_is_the_largest_of_the_units_that_are_drawn(client: PageClient, drawn: dict[str, int]) -> None:
    told = run(client, **drawn)
    assert size(told["rows"]["cell"]) <= told["full"]["cell"] <= 1.1 * size(told["rows"]["cell"])
    assert told["full"]["forget"] == 1


@pytest.mark.parametrize("held", ["0.3", "1"])
def test_a_change_and_what_was_before_have_one_scale(client: PageClient, held: str) -> None:
    """The larger of both, so that a square that stays as it was keeps its colour where the change makes c smaller."""
    plain = run(client, "text", sequence='say "no" to me')
    told = run(client, "text", sequence='say "no" to me', do=f"f={held}")
    sizes = [size(one["rows"]["cell"]) for one in (plain, told)]
    assert sizes[0] != sizes[1]
    assert told["before"]["rows"] == plain["rows"]
    assert max(sizes) <= told["full"]["cell"] <= 1.1 * max(sizes)


@pytest.mark.parametrize(("model", "do"), [("input", "f=0"), ("latch", "f=0"), ("order", "f@3=0"), ("forget", "f=1")])
def test_the_answer_that_the_sentence_names_has_its_step(client: PageClient, model: str, do: str) -> None:
    told = client.get(f"/lab/{model}/run?{urlencode({'do': do})}").json
    assert f"step {told['answer_at']}" in told["sentence"]
    assert told["answers"] != told["before"]["answers"]


def test_a_sentence_that_names_no_answer_has_no_step(client: PageClient) -> None:
    assert run(client, "forget", sequence="a", do="f=0.5")["answer_at"] is None
    assert run(client)["answer_at"] is None


def test_without_changes_there_is_nothing_before(client: PageClient) -> None:
    told = run(client)
    assert (told["before"], told["changed_at"], told["sentence"], told["problems"]) == (None, None, "", [])


def test_with_changes_the_untouched_run_is_there_too(client: PageClient) -> None:
    told, untouched = run(client, do="f@3=0", unit=3), run(client, unit=3)
    assert told["before"] == {name: untouched[name] for name in ("rows", "answers", "right")}
    assert told["rows"]["forget"][0][2:] == [0, 0, 0]
    assert told["rows"]["forget"][0][:2] == untouched["rows"]["forget"][0][:2]
    assert told["changed_at"] == 4
    assert "step 5" in told["sentence"]


def test_a_run_changes_at_the_first_step_at_which_a_drawn_c_or_h_is_told_apart(client: PageClient) -> None:
    """By a twentieth of the most that the unit holds: at step 3 of unit 3 it is less, in another unit more."""
    told = run(client, do="f@3=0", unit=3)
    apart = [
        {step for step, (now, was) in enumerate(zip(*both, strict=True), 1) if abs(now - was) > 0.05 * size}
        for name in ("cell", "hidden")
        for both in [(told["rows"][name][0], told["before"]["rows"][name][0])]
        for size in [max(abs(value) for row in both for value in row)]
    ]
    assert told["changed_at"] == min(set.union(*apart)) == 4
    assert told["rows"]["cell"][0][2] != told["before"]["rows"]["cell"][0][2]
    assert run(client, do="f@3=0", every=1)["changed_at"] == 3


def test_a_change_that_changes_nothing_changes_at_no_step(client: PageClient) -> None:
    told = run(client, "forget", sequence="aab", do="f@1=0.5")
    assert told["changed_at"] is not None
    first_step_has_no_memory = run(client, "forget", sequence="a", do="f=0.5")
    assert first_step_has_no_memory["changed_at"] is None
    assert first_step_has_no_memory["before"] is not None


@pytest.mark.parametrize("gate", ["forget", "input", "output"])
@pytest.mark.parametrize("changes", [{}, {"do": "c1@2=1"}, {"every": 1, "do": "h1@2=1"}])
def test_what_is_to_be_guessed_is_nowhere_in_it(client: PageClient, gate: str, changes: dict[str, object]) -> None:
    reply = asked(client, "forget", sequence="aab#a", predict=gate, **changes)
    told = reply.json
    for rows in (told["rows"], told["full"], (told["before"] or told)["rows"]):
        assert set(rows) == set(NAMES) - {gate}
    (hidden,) = over_time(run_of(shipped("forget"), "aab#a"), gate, 3)
    assert json.dumps(hidden, separators=(",", ":")) not in reply.text
    assert told["guess"] is None


def test_a_guess_that_is_made_stands_beside_the_true_gate(client: PageClient) -> None:
    told = run(client, predict="forget", curve="0,0.5,1,0.25,0")
    assert told["guess"] == [0, 0.5, 1, 0.25, 0]
    assert "forget" in told["rows"]


def test_a_guess_that_cannot_be_read_is_told_and_keeps_the_gate_hidden(client: PageClient) -> None:
    told = run(client, predict="forget", curve="0,1")
    assert told["problems"] == ["The guess has 2 values: it needs one for every step."]
    assert "forget" not in told["rows"]


@pytest.mark.parametrize(
    ("model", "sequence", "detail"),
    [
        ("counter", "", "Type at least one symbol"),
        ("counter", "(" * 501, "longer than 500"),
        ("counter", "((?", "Symbol 3, ?"),
        ("input", "0.1, nan", "Entry 2, nan, is not a decimal number"),
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "text/html", "*/*", ""])
def test_what_cannot_be_read_is_a_problem_document(
    client: PageClient, model: str, sequence: str, detail: str, accept: str
) -> None:
    reply = client.browser.get(f"/lab/{model}/run?{urlencode({'sequence': sequence})}", headers={"Accept": accept})
    assert (reply.status_code, reply.mimetype) == (422, "application/problem+json")
    problem = json.loads(reply.data)
    assert problem["type"] == "/problems/unreadable-sequence"
    assert detail in problem["detail"]


def test_a_model_that_is_not_there_is_one_too(client: PageClient) -> None:
    reply = client.get("/lab/kraken/run")
    assert (reply.status, reply.json["type"]) == (404, "/problems/not-there")


def test_it_is_kept_for_a_minute_by_the_browser_alone_and_compressed(client: PageClient) -> None:
    reply = client.browser.get("/lab/text/run?every=1", headers={"Accept-Encoding": "gzip"})
    assert reply.headers["Cache-Control"] == "private, max-age=60"
    assert {"Cookie", "Accept-Language", "Accept-Encoding"} <= set(reply.headers["Vary"].split(", "))
    assert reply.headers["Content-Encoding"] == "gzip"


def test_its_sentences_are_in_the_visitors_language(client: PageClient) -> None:
    english = run(client, do="f=0;f9=1")
    client.browser.set_cookie(COOKIE.name, "es")
    spanish = run(client, do="f=0;f9=1")
    assert english["rows"] == spanish["rows"]
    assert english["sentence"] != spanish["sentence"]
    assert spanish["problems"] == ["El cambio «f9=1» nombra una unidad que no existe; se dejó fuera."]
    refused = client.get("/lab/counter/run?sequence=((x").json["detail"]
    assert "Símbolo 3" in refused or "símbolo 3" in refused


def test_500_symbols_with_sixteen_changes_are_drawn(client: PageClient) -> None:
    told = run(client, "reverse", sequence="ABCD" * 125, do=";".join(f"c{unit}@9=9" for unit in range(1, 17)))
    assert len(told["symbols"]) == 1000
    assert told["changed_at"] == 9


def test_a_slider_that_is_dragged_for_minutes_is_never_refused(client: PageClient) -> None:
    """Thirty requests a second: nothing counts them, each is bounded by itself."""
    statuses = {asked(client, "forget", sequence="aab#a", do=f"f={n % 100 / 100}").status for n in range(300)}
    assert statuses == {200}
