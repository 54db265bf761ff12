"""From a cell of the lab to a question about it and back; from a marked answer to the cell that shows it."""

import json
import math
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, quote, urlencode, urlsplit
from xml.etree.ElementTree import tostring

import pytest
from sqlalchemy import select

from app.services.base.asking import recalled
from app.services.base.remembering import memories_of_set
from app.services.base.site import Site
from app.store.tables import learner
from app.study.memory import Memory, Remembered
from tests.builders import every_type, new_id, write_content
from tests.web.page_client import PageClient, Reply, words
from tests.web.solving import SLIPS, Numbers, cell, filled, number, right, seen_in_page, wrong
from tests.web.visits import answer_in_pages, log_rows, question_page, row_counts

NO_FAIR = "No fair question can be made of this cell"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The harbour with a question of every type; `level` is the one about cells."""
    return write_content(tmp_path / "content", every_type())


# Model, sequence, step, unit, changes: cells that make a fair question.
CELLS: dict[str, tuple[str, str, int, int, str]] = {
    "plain": ("forget", "aab#ab", 2, 1, ""),
    "of many units": ("grammar", "BTXSE", 3, 6, ""),
    "of a model that reads numbers": ("input", "0.1 0.5* 0.3 0.7*", 2, 1, ""),
    "with a state that was set": ("counter", "(()())", 6, 1, "c1@2=1.5"),
    "with a gate that is held": ("forget", "aab#ab", 3, 1, "i=0.3"),
    "with several changes": ("counter", "(()())", 3, 1, "c1@2=1.25;b.o1=0.5;f@3=0.875"),
}


def lab_url(model: str, sequence: str, step: int, unit: int, do: str, **more: object) -> str:
    asked = {"sequence": sequence, "step": step, "unit": unit, **({"do": do} if do else {}), **more}
    return f"/lab/{model}?{urlencode(asked)}"


def quiz_address(page: Reply, question: str = "level") -> str:
    """Where the lab's form "Quiz me on this step" leads."""
    form = next(one for one in page.elements("form") if one.get("action", "").endswith("/quiz"))
    assert question in [option.get("value") for option in form.iter("option")]
    fields = [(one.get("name", ""), one.get("value", "")) for one in form.iter("input")]
    return f"{form.get('action')}?{urlencode([*fields, ('question', question)])}"


def lab_cell(client: PageClient, model: str, sequence: str, step: int, unit: int, do: str) -> Any:
    query = f"model={model}&sequence={quote(sequence)}&step={step}&unit={unit}&do={quote(do)}"
    return client.get(f"/api/lab/cell?{query}").json


def numbers_of_cell(client: PageClient, model: str, sequence: str, step: int, unit: int, do: str) -> Numbers:
    """The letters of the question from the lab's own numbers."""
    here = lab_cell(client, model, sequence, step, unit, do)
    before = lab_cell(client, model, sequence, step - 1, unit, do)
    gates = {name[0]: here[name]["value"] for name in ("forget", "input", "output")}
    return {**gates, "g": here["candidate"]["value"], "c": here["previous_cell"], "h": before["hidden_state"]}


def asked_from_lab(client: PageClient, which: str) -> Reply:
    return client.get(quiz_address(client.get(lab_url(*CELLS[which]))))


@pytest.mark.parametrize("which", CELLS)
def test_a_cell_leads_to_a_question_with_its_very_numbers(client: PageClient, which: str) -> None:
    page = asked_from_lab(client, which)
    seen, shown = seen_in_page(page), numbers_of_cell(client, *CELLS[which])
    assert page.form.fields["mode"] == "lab"
    assert seen.numbers == {letter: round(value, 3) + 0.0 for letter, value in shown.items()}
    assert f"at step {CELLS[which][2]}?" in seen.text
    assert page.elements("details") == [], "a question from the lab comes without an example"


@pytest.mark.parametrize("which", CELLS)
def test_the_answer_is_the_cell_state_of_the_lab(client: PageClient, which: str) -> None:
    page = asked_from_lab(client, which)
    truth = lab_cell(client, *CELLS[which])["cell_state"]
    assert math.isclose(cell(seen_in_page(page).numbers), truth, rel_tol=0.01)
    assert client.sent(page.form.filled(text=number(truth))).h1 == "✓ Right"


@pytest.mark.parametrize("which", CELLS)
def test_an_answer_in_the_lab_is_logged_with_what_it_was_about(client: PageClient, site: Site, which: str) -> None:
    page = asked_from_lab(client, which)
    client.sent(filled(page.form, wrong(seen_in_page(page))))
    (row,) = log_rows(site)
    kept = json.loads(row.parameters)
    assert (row.mode, row.question_id, row.score) == ("lab", "harbour/level", 0.0)
    assert (kept["model"], kept["sequence"], kept["step"], kept["unit"], kept["edits"]) == CELLS[which]


@pytest.mark.parametrize("which", CELLS)
def test_an_answer_in_the_lab_leads_back_to_its_cell(client: PageClient, which: str) -> None:
    page = asked_from_lab(client, which)
    marked = client.sent(filled(page.form, wrong(seen_in_page(page))))
    assert "This looks like: gates swapped" in marked.words
    back = urlsplit(marked.link("Back to the lab"))
    model, sequence, step, unit, do = CELLS[which]
    query = dict(parse_qsl(back.query))
    assert back.path == f"/lab/{model}"
    assert (query["sequence"], query["step"], query["unit"], query.get("do", "")) == (
        sequence,
        str(step),
        str(unit),
        do,
    )
    assert client.get(marked.link("Back to the lab")).status == 200


def test_the_schedule_stays_as_it_was_for_who_never_met_the_question(client: PageClient, site: Site) -> None:
    page = asked_from_lab(client, "plain")
    marked = client.sent(filled(page.form, right(seen_in_page(page))))
    assert "comes back" not in marked.words
    assert not any(isinstance(memory, Remembered) for memory in remembered(site).values())
    assert status_of_level(client).endswith("new")
    assert "Worked, with other numbers" in question_page(client, "level").words


def status_of_level(client: PageClient) -> str:
    """What the page of the set says of the question."""
    page = client.get("/sets/harbour")
    return next(words(row) for row in page.elements("li") if "quiz?question=level" in str(tostring(row)))


def remembered(site: Site) -> dict[str, Memory]:
    """What the only learner there is remembers."""
    with site.database.reading() as connection:
        person = str(connection.scalar(select(learner.c.id)))
    with site.database.reading() as connection:
        return recalled(memories_of_set(connection, person, site.set("harbour")))


def test_the_schedule_stays_as_it_was_for_who_had_answered_before(client: PageClient, site: Site) -> None:
    page = question_page(client, "level")
    client.sent(filled(page.form, right(seen_in_page(page))))
    before, told_before = remembered(site), status_of_level(client)
    assert not told_before.endswith("new")
    for _time in range(3):
        page = asked_from_lab(client, "plain")
        client.sent(filled(page.form, wrong(seen_in_page(page))))
    assert row_counts(site)["answer"] == 4
    assert remembered(site) == before
    assert status_of_level(client) == told_before


def test_the_same_answer_sent_twice_is_counted_once(client: PageClient, site: Site) -> None:
    page = asked_from_lab(client, "with several changes")
    form = filled(page.form, right(seen_in_page(page)))
    assert client.send(form).location == client.send(form).location
    assert row_counts(site)["answer"] == 1


def test_what_cannot_be_read_costs_nothing_and_the_cell_is_still_asked_about(client: PageClient, site: Site) -> None:
    page = asked_from_lab(client, "with several changes")
    again = client.send(page.form.filled(text="10,400"))
    assert again.status == 422
    assert "Write 10400 or 10.4000" in again.words
    assert row_counts(site)["answer"] == 0
    assert seen_in_page(again) == seen_in_page(page)
    assert client.sent(filled(again.form, right(seen_in_page(again)))).h1 == "✓ Right"


def test_a_question_of_the_lab_answered_elsewhere_comes_back_fresh(client: PageClient) -> None:
    first, second = asked_from_lab(client, "plain"), asked_from_lab(client, "plain")
    client.sent(filled(first.form, right(seen_in_page(first))))
    fresh = client.send(filled(second.form, right(seen_in_page(second))))
    assert fresh.status == 409
    assert seen_in_page(fresh).numbers == seen_in_page(second).numbers
    assert client.sent(filled(fresh.form, right(seen_in_page(fresh)))).h1 == "✓ Right"


# Cells that make no fair question: no state before, a state that somebody set, all numbers as good as alike.
UNFAIR = {
    "the first step": ("forget", "aab#ab", 1, 1, ""),
    "a state that is set there": ("forget", "aab#ab", 3, 1, "c1@3=1.5"),
    "a state that is forgotten": ("forget", "aab#ab", 4, 1, ""),
}


@pytest.mark.parametrize("which", UNFAIR)
def test_a_cell_that_makes_no_fair_question_says_so(client: PageClient, site: Site, which: str) -> None:
    lab = client.get(lab_url(*UNFAIR[which]))
    assert lab.status == 200
    assert f"No fair question can be made of step {UNFAIR[which][2]}: " in lab.words
    assert not [one for one in lab.elements("form") if one.get("action", "").endswith("/quiz")]
    model, sequence, step, unit, do = UNFAIR[which]
    forged = {"question": "level", "model": model, "sequence": sequence, "do": do, "step": step, "unit": unit}
    refused = client.get(f"/sets/harbour/quiz?{urlencode(forged)}")
    assert refused.status == 422
    assert NO_FAIR in refused.words
    assert row_counts(site)["answer"] == 0


def test_while_a_gate_is_to_be_guessed_the_lab_asks_nothing_that_tells_it(client: PageClient) -> None:
    lab = client.get(lab_url(*CELLS["plain"], predict="forget"))
    assert not [one for one in lab.elements("form") if one.get("action", "").endswith("/quiz")]


SPOT = {"model": "forget", "sequence": "aab#ab", "do": "", "step": "2", "unit": "1"}
FORGED: dict[str, dict[str, str]] = {
    "unknown model": {"model": "kraken"},
    "model that is a path": {"model": "../forget"},
    "no model": {"model": ""},
    "long model": {"model": "m" * 10_000},
    "step 9999": {"step": "9999"},
    "step beyond the run": {"step": "7"},
    "step 0": {"step": "0"},
    "negative step": {"step": "-1"},
    "huge step": {"step": "9" * 5000},
    "step that is none": {"step": "third"},
    "step of another script": {"step": "٣"},
    "step with a fraction": {"step": "3.5"},
    "no step": {"step": ""},
    "unit 2 of 1": {"unit": "2"},
    "unit 0": {"unit": "0"},
    "unit 9999": {"unit": "9999"},
    "unreadable sequence": {"sequence": "aab?ab"},
    "empty sequence": {"sequence": ""},
    "sequence of a zero byte": {"sequence": "aa\0b"},
    "sequence of half a character": {"sequence": "aa\ufdd0"},
    "sequence of 501": {"sequence": "a" * 501},
    "sequence of 10,000": {"sequence": "a" * 10_000},
    "bad change": {"do": "f=nan"},
    "change beyond the run": {"do": "c1@99=1"},
    "change of no unit": {"do": "f7=1"},
    "change that is no share": {"do": "f=2"},
    "seventeen changes": {"do": ";".join(["f=1"] * 17)},
    "changes of 10,000": {"do": "f=1;" * 2500},
    "change that is code": {"do": "__import__('os')"},
    "everything at once": {"model": "x", "sequence": "\0", "do": "x", "step": "x", "unit": "x"},
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_cell_is_refused_wherever_it_comes(client: PageClient, site: Site, what: str) -> None:
    forged = {**SPOT, **FORGED[what]}
    form = asked_from_lab(client, "plain").form
    body = {"id": new_id(), "question": "harbour/level", "variant": form.fields["variant"], "mode": "lab"}
    numbered = {name: int(forged[name]) if _plain(forged[name]) else forged[name] for name in ("step", "unit")}
    replies = {
        "link": client.get(f"/sets/harbour/quiz?{urlencode({'question': 'level', **forged})}"),
        "form": client.send(form.filled(**forged, text="1")),
        "json": client.post_json("/api/answers", {**body, "response": {"text": "1"}, "lab": {**forged, **numbered}}),
    }
    assert {name: reply.status for name, reply in replies.items() if not 400 <= reply.status < 500} == {}
    assert row_counts(site)["answer"] == 0


def _plain(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


@pytest.mark.parametrize("name", ["model", "sequence", "step", "unit"])
def test_a_cell_that_lacks_a_part_is_refused(client: PageClient, name: str) -> None:
    spot = {key: value for key, value in SPOT.items() if key != name}
    refused = client.get(f"/sets/harbour/quiz?{urlencode({'question': 'level', **spot})}")
    assert refused.status == 422
    assert refused.h1 == "That could not be read"


@pytest.mark.parametrize("question", ["tide", "salt", "fathom", "ebb", "flood", "lights"])
def test_a_question_that_is_about_no_cell_is_not_asked_of_one(client: PageClient, question: str) -> None:
    refused = client.get(f"/sets/harbour/quiz?{urlencode({'question': question, **SPOT})}")
    assert 400 <= refused.status < 500


def test_the_lab_takes_no_answer_without_a_cell_and_the_quiz_none_with_one(client: PageClient, site: Site) -> None:
    lab, quiz = asked_from_lab(client, "plain").form, question_page(client, "level").form
    bare = lab
    for name in SPOT:
        bare = bare.without(name)
    for form in (bare, lab.filled(mode="quiz"), quiz.filled(mode="lab"), quiz.filled(**SPOT)):
        assert 400 <= client.send(form.filled(text="1")).status < 500
    assert row_counts(site)["answer"] == 0


def test_an_answer_in_the_lab_by_json(client: PageClient, site: Site) -> None:
    answer_in_pages(client, "tide", choice="moon")
    page = asked_from_lab(client, "with several changes")
    model, sequence, step, unit, do = CELLS["with several changes"]
    body = {
        "id": new_id(),
        "question": "harbour/level",
        "variant": page.form.fields["variant"],
        "mode": "lab",
        "response": {"text": number(SLIPS["write-left-out"][1](seen_in_page(page).numbers))},
        "lab": {"model": model, "sequence": sequence, "do": do, "step": step, "unit": unit},
    }
    told = client.post_json("/api/answers", body)
    assert (told.status, told.json["misconception"], told.json["due"]) == (200, "write-left-out", None)
    assert log_rows(site)[-1].mode == "lab"


# From a marked answer to the lab


def told(page: Reply) -> str:
    """What the lab says of an answer on arrival."""
    return next((words(one) for one in page.elements("p") if one.get("class") == "told"), "")


def test_a_computed_answer_opens_the_lab_at_its_cell_and_says_both_numbers(client: PageClient) -> None:
    page = question_page(client, "level")
    seen = seen_in_page(page)
    given = number(SLIPS["write-left-out"][1](seen.numbers))
    marked = client.sent(page.form.filled(text=given))
    address = urlsplit(marked.link("See it in the lab"))
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    model, step, unit = address.path.rpartition("/")[2], int(query["step"]), int(query["unit"])
    shown = numbers_of_cell(client, model, query["sequence"], step, unit, "")
    assert seen.numbers == {letter: round(value, 3) + 0.0 for letter, value in shown.items()}
    assert f"at step {step}?" in seen.text
    lab = client.get(marked.link("See it in the lab"))
    key = cell(seen.numbers)
    assert told(lab) == f"You said {given}. It is {key:.{3 if abs(round(key, 3)) >= 0.1 else 4}f}."
    assert lab.link("Back to the question") == marked.path


@pytest.mark.parametrize("text", ["1/2", "0,5", "5e-1", "-.5"])
def test_the_lab_repeats_the_answer_as_it_was_written(client: PageClient, text: str) -> None:
    marked = answer_in_pages(client, "level", text=text)
    assert told(client.get(marked.link("See it in the lab"))).startswith(f"You said {text}. It is ")


def test_who_skipped_said_nothing(client: PageClient) -> None:
    marked = answer_in_pages(client, "level", skipped="1")
    lab = client.get(marked.link("See it in the lab"))
    assert (lab.status, told(lab)) == (200, "")


def test_an_answer_about_a_changed_run_opens_the_lab_with_the_changes(client: PageClient) -> None:
    page = asked_from_lab(client, "with several changes")
    marked = client.sent(page.form.filled(text="77"))
    address = marked.link("See it in the lab")
    assert dict(parse_qsl(urlsplit(address).query))["do"] == CELLS["with several changes"][4]
    assert told(client.get(address)).startswith("You said 77. It is ")


@pytest.mark.parametrize("name", ["ebb", "flood"])
def test_an_answer_about_a_run_opens_the_lab_with_that_run(client: PageClient, name: str) -> None:
    page = question_page(client, name)
    seen = seen_in_page(page)
    marked = client.sent(filled(page.form, wrong(seen)))
    query = dict(parse_qsl(urlsplit(marked.link("See it in the lab")).query))
    assert query["sequence"] == "".join(seen.symbols)
    assert query["step"] == str(seen.symbols.index("#") + 1)  # where the gate shuts
    lab = client.get(marked.link("See it in the lab"))
    assert (lab.status, told(lab)) == (200, "")


@pytest.mark.parametrize("said", ["<b>1</b>", "very much", "1" * 61, "1e999", "\u202eone", "1\n2", ""])
@pytest.mark.parametrize("name", ["said", "truth"])
def test_a_forged_saying_is_not_repeated(client: PageClient, name: str, said: str) -> None:
    lab = client.get(lab_url("forget", "aab#ab", 3, 1, "", **{"said": "1", "truth": "2", name: said}))
    assert (lab.status, told(lab)) == (200, "")


# The way back


def test_from_the_lab_the_way_back_leads_to_the_very_answer_in_its_round(client: PageClient, site: Site) -> None:
    page = client.follow(client.get("/rounds/new?question=harbour/level&question=harbour/ebb"))
    marked = client.sent(page.form.filled(skipped="1"))
    lab = client.get(marked.link("See it in the lab"))

    back = client.get(lab.link("Back to the question"))

    assert (back.status, back.path, back.h1) == (200, marked.path, marked.h1)
    assert back.link("Next") == marked.link("Next")
    assert marked.link("Next").startswith(f"/rounds/{page.form.fields['round']}")
    assert row_counts(site)["answer"] == 1


def test_the_way_back_outlives_what_is_done_in_the_lab(client: PageClient) -> None:
    marked = answer_in_pages(client, "level", text="77")
    address = urlsplit(marked.link("See it in the lab"))
    asked = {**dict(parse_qsl(address.query)), "new_what": "f", "new_value": "0"}

    changed = client.get(client.get(f"{address.path}/edits?{urlencode(asked)}").location)

    assert changed.link("Back to the question") == marked.path


def test_without_an_answer_the_way_back_leads_to_the_question(client: PageClient) -> None:
    lab = client.get(lab_url("forget", "aab#ab", 3, 1, "", question="harbour/level"))
    assert lab.link("Back to the question") == "/sets/harbour/quiz?question=level"


@pytest.mark.parametrize("answer", ["", "../rounds/new", "0123", "https://example.org", "x" * 36])
def test_no_forged_answer_is_a_way_back(client: PageClient, answer: str) -> None:
    lab = client.get(lab_url("forget", "aab#ab", 3, 1, "", answer=answer))
    assert "Back to the question" not in lab.words
